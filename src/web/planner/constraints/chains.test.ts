import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { chainsOf, leadsTo, totalCost } from './chains.ts'
import { constraint, cost } from './register.fixture.ts'

const keys = constraint({ id: 'keys' })
const building = constraint({ id: 'building', behindId: 'keys' })
const monday = constraint({ id: 'monday', behindId: 'building' })
const tuesday = constraint({ id: 'tuesday', behindId: 'building' })

const ids = (items: Parameters<typeof chainsOf>[0]) =>
  chainsOf(items).map(({ links }) => links.map(({ constraint: { id }, isTold }) => (isTold ? `(${id})` : id)))

describe('R34: chains of constraints', () => {
  test.each([
    ['from what is felt to what lies behind', [keys, building, monday], [['monday', 'building', 'keys']]],
    [
      'what stands in two chains is told in full once',
      [keys, building, monday, tuesday],
      [
        ['monday', 'building', 'keys'],
        ['tuesday', '(building)', '(keys)'],
      ],
    ],
    ['one by itself is a chain', [keys], [['keys']]],
    ['nothing is no chain', [], []],
  ])('%s', (_reason, items, expected) => {
    expect(ids(items)).toEqual(expected)
  })

  test('one that is gone ends the chain and is named; one before it that is gone hides nothing', () => {
    const gone = { ...building, state: 'gone' as const }
    const [chain, other] = chainsOf([keys, gone, monday])
    expect(chain?.links.map(({ constraint: { id } }) => id)).toEqual(['keys'])
    expect(other?.links.map(({ constraint: { id } }) => id)).toEqual(['monday'])
    expect(other?.goneBehind?.id).toBe('building')
  })

  test('every one that stands is told in full exactly once, whatever lies behind what', () => {
    const links = fc.array(fc.integer({ min: -1, max: 9 }), { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(links, (behind) => {
        // Only what came earlier may lie behind, as the service allows no circles.
        const items = behind.map((at, index) =>
          constraint({ id: String(index), behindId: at >= 0 && at < index ? String(at) : null }),
        )
        const told = chainsOf(items).flatMap(({ links }) =>
          links.filter(({ isTold }) => !isTold).map(({ constraint: { id } }) => id),
        )
        expect(told.toSorted()).toEqual(items.map(({ id }) => id).toSorted())
      }),
    )
  })

  test('a circle is seen before it is closed', () => {
    const all = [keys, building, monday]
    expect(leadsTo('keys', 'monday', all)).toBe(true)
    expect(leadsTo('keys', 'keys', all)).toBe(true)
    expect(leadsTo('monday', 'keys', all)).toBe(false)
  })
})

describe('R34: what all of them cost clients', () => {
  test.each([
    [
      'once along a chain: the larger',
      [{ ...keys, cost: cost(30) }, building, { ...monday, cost: cost(100) }],
      100,
    ],
    [
      'it may cost more behind',
      [{ ...keys, cost: cost(130) }, building, { ...monday, cost: cost(100) }],
      130,
    ],
    [
      'what stands before it adds up',
      [keys, building, { ...monday, cost: cost(100) }, { ...tuesday, cost: cost(20) }],
      120,
    ],
    [
      'gone costs nothing',
      [
        { ...monday, behindId: null, cost: cost(10) },
        { ...tuesday, state: 'gone' as const, cost: cost(90) },
      ],
      10,
    ],
    ['what nobody knows is not nought', [keys, monday], null],
  ])('%s', (_reason, items, expected) => {
    expect(totalCost(items).waitingMinutes).toBe(expected)
  })

  test('chains without any price are counted', () => {
    expect(totalCost([keys, building, monday, constraint({ id: 'other', cost: cost(1) })]).unpriced).toBe(1)
    expect(totalCost([{ ...keys, cost: cost(null, 2) }, building, monday]).unpriced).toBe(0)
  })
})
