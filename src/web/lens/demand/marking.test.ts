import { expect, test } from 'vitest'
import type { DemandKind } from '#domain/demand/contract.ts'
import { mineOf, nextUnmarked } from './marking.ts'
import type { Item } from './marking.ts'

const items = (...marks: Item['mine'][]): Item[] => marks.map((mine, at) => ({ contactId: `c${at}`, mine }))

type Case = [Item[], [string, DemandKind][], after: number, next: number | undefined, because: string]
const CASES: Case[] = [
  [items(null, null, null), [], -1, 0, 'the first one to begin with'],
  [items('value', null, null), [], 0, 1, 'the one after'],
  [items(null, 'value', 'failure'), [], 1, 0, 'from the beginning again'],
  [items('value', 'failure', 'value'), [], 0, undefined, 'all have a mark'],
  [items('value', null), [['c1', 'failure']], 0, undefined, 'what was said a moment ago counts'],
  [items(null), [], 0, 0, 'the same one when it is the only one'],
  [[], [], -1, undefined, 'an empty sheet'],
]

test.each(CASES)('%j %j after %s: %s (%s)', (all, said, after, expected) => {
  expect(nextUnmarked(all, new Map(said), after)).toBe(expected)
})

test('what was said a moment ago stands over what the server told', () => {
  expect(mineOf({ contactId: 'a', mine: 'value' }, new Map([['a', 'failure']]))).toBe('failure')
})
