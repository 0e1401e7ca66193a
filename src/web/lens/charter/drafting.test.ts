import { describe, expect, test } from 'vitest'
import { boundTo, bodyOf, isStale, moved, newDraft } from './drafting.ts'

const [a, b, c] = ['a', 'b', 'c'].map((key) => ({ ...newDraft(key), id: key, text: ` ${key} ` })) as [
  ReturnType<typeof newDraft>,
  ReturnType<typeof newDraft>,
  ReturnType<typeof newDraft>,
]
const keys = (drafts: readonly { key: string }[]) => drafts.map(({ key }) => key).join('')

describe('lines that move', () => {
  test.each([
    ['b', -1, 'bac', 'up'],
    ['b', 1, 'acb', 'down'],
    ['a', -1, 'abc', 'the first goes no further up'],
    ['c', 1, 'abc', 'the last goes no further down'],
    ['x', 1, 'abc', 'one that is not there moves nothing'],
  ] as const)('%s by %i: %s, %s', (key, by, order, _why) => {
    expect(keys(moved([a, b, c], key, by))).toBe(order)
  })
})

describe('written by somebody else meanwhile', () => {
  const seen = (...ids: string[]) => ids.map((id) => ({ id, version: 1 }))
  test.each([
    [seen('a', 'b'), seen('a', 'b'), false, 'as it was'],
    [seen('a', 'b'), seen('b', 'a'), true, 'in another order'],
    [seen('a', 'b'), seen('a'), true, 'one is gone'],
    [seen('a'), seen('a', 'b'), true, 'one has come'],
    [seen('a'), [{ id: 'a', version: 2 }], true, 'one was changed'],
    [[], [], false, 'nothing before and now'],
  ])('%o and %o: %s, %s', (begun, now, stale) => {
    expect(isStale(begun, now)).toBe(stale)
  })

  test('lines that are gone are written as new ones, none is sent that is not known', () => {
    expect(bodyOf([a, b, newDraft('new')], seen('b')).map(({ id, text }) => [id, text])).toEqual([
      [null, 'a'],
      ['b', 'b'],
      [null, ''],
    ])
  })
})

test('bound to another measure, a line keeps only what that can be narrowed to', () => {
  const line = { ...a, filter: { serviceId: 's', channel: 'chat', demand: 'failure' } as const }
  expect(boundTo(line, 'wait').filter).toEqual({ serviceId: 's', channel: 'chat', demand: 'failure' })
  expect(boundTo(line, 'attempts').filter).toEqual({ serviceId: 's', channel: 'chat' })
  expect(boundTo(line, 'end_to_end').filter).toEqual({ serviceId: 's' })
})
