import { expect, test } from 'vitest'
import { ownAddress } from './own-address.ts'

test.each([
  ['/desk/cases?state=open', '/desk/cases?state=open', 'a page of ours'],
  [undefined, '/desk', 'nothing said'],
  ['https://evil.example/desk', '/desk', 'another site'],
  ['//evil.example/desk', '/desk', 'another site without a scheme'],
  ['/\\evil.example', '/desk', 'what browsers read as two slashes'],
  ['javascript:alert(1)', '/desk', 'a script'],
  ['desk', '/desk', 'no address'],
])('after signing in, %s leads to %s: %s', (to, expected, reason) => {
  expect(ownAddress(to), reason).toBe(expected)
})
