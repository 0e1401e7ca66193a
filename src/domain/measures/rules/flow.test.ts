import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#platform/refusal.ts'
import { pathsOf } from './flow-paths.ts'
import type { Ended, Moved, Path } from './flow-paths.ts'
import { drawFlow } from './flow.ts'
import { byWeight } from './journey-chance.ts'
import { readCursor, writeCursor } from './journey-cursor.ts'

const NOW = new Date(1_000_000_000)
const MINUTE = 60_000
const open: Ended = { caseId: 'k', closedAt: null, outcome: null }
const closed = (minutes: number, outcome = 'met'): Ended => ({
  ...{ caseId: 'k', closedAt: new Date(minutes * MINUTE), outcome },
})

/** `kind` or `kind what` or `kind @department`, a minute after each other. */
const told = (...rows: string[]): Moved[] =>
  rows.map((row, i) => {
    const [kind = '', rest = ''] = row.split(' ')
    const [what, departmentId] = rest.split('@')
    return {
      ...{ need: 0, at: i * MINUTE, kind: `${kind.includes('.') ? '' : 'contact.'}${kind}` },
      ...{ what: what || null, departmentId: departmentId ?? null },
    }
  })
const places = (ends: Ended, rows: readonly Moved[]) =>
  pathsOf([ends], rows, NOW)[0]?.visits.map(({ place }) => place)

describe('R26: where a need was', () => {
  const arrived = ['arrived phone', 'segment_began waiting']
  test.each<[reason: string, ends: Ended, rows: string[], expected: string[]]>([
    [
      'met in one conversation',
      closed(9),
      [...arrived, 'segment_began talking@A', 'ended met'],
      ['channel:phone', 'waiting', 'department:A', 'end:met'],
    ],
    [
      'an expert is brought in, the client is put on hold, another takes over',
      closed(9),
      [
        'segment_began talking@A',
        'brought_in @B',
        'segment_began hold',
        'segment_began talking@A',
        'handed_over @C',
      ],
      ['department:A', 'department:B', 'hold', 'department:A', 'department:C', 'end:met'],
    ],
    [
      'promised, asked of others, broken, tried, back by another channel',
      open,
      [
        ...['segment_began talking@A', 'commitment.made', 'case.leg_opened @L', 'commitment.broken'],
        ...['case.attempted', 'arrived chat'],
      ],
      ['department:A', 'promise', 'leg:L', 'promise:broken', 'attempt', 'channel:chat', 'end:open'],
    ],
    ['the client goes', open, [...arrived, 'ended left_waiting'], ['channel:phone', 'waiting', 'end:lost']],
    [
      'the client went and came again',
      open,
      [...arrived, 'ended left_waiting', 'arrived chat', 'segment_began talking@A'],
      ['channel:phone', 'waiting', 'channel:chat', 'department:A', 'end:open'],
    ],
    [
      'closed before, opened again, given up',
      closed(9, 'withdrawn_by_client'),
      ['arrived form', 'segment_began talking@A', 'case.reopened', 'segment_began talking@A'],
      ['channel:form', 'department:A', 'reopened', 'department:A', 'end:withdrawn'],
    ],
    [
      'we call',
      closed(9),
      ['arrived out', 'segment_began talking@A'],
      ['outbound', 'department:A', 'end:met'],
    ],
    [
      'what is no place is passed over, and somebody of no department too',
      closed(9),
      ['arrived visit', 'segment_began strange', 'segment_began talking', 'case.snoozed'],
      ['channel:visit', 'end:met'],
    ],
  ])('%s', (_reason, ends, rows, expected) => {
    expect(places(ends, told(...rows))).toEqual(expected)
  })

  test('who is answered at once has not waited; a wait that goes on is one', () => {
    const rows = told('arrived phone', 'segment_began waiting', 'segment_began talking@A').map((row) => ({
      ...row,
      at: 0,
    }))
    expect(places(closed(1), rows)).toEqual(['channel:phone', 'department:A', 'end:met'])
    expect(places(open, rows.slice(0, 2))).toEqual(['channel:phone', 'waiting', 'end:open'])
  })

  test('a conversation lasts until it ends, a promise until something comes of it', () => {
    const rows = told(
      'segment_began talking@A',
      'ended owned',
      'arrived chat',
      'commitment.made',
      'ended owned',
      'segment_began talking@A',
    )
    expect(pathsOf([open], rows, NOW)[0]?.visits).toEqual([
      { at: 0, left: MINUTE, place: 'department:A' },
      { at: 2 * MINUTE, left: 3 * MINUTE, place: 'channel:chat' },
      { at: 3 * MINUTE, left: 5 * MINUTE, place: 'promise' },
      { at: 5 * MINUTE, left: NOW.getTime(), place: 'department:A' },
      { at: NOW.getTime(), left: NOW.getTime(), place: 'end:open' },
    ])
  })

  test('of which nothing is told is no way', () => {
    expect(pathsOf([open], [], NOW)).toEqual([])
  })
})

const path = (caseId: string, way: string): Path => ({
  caseId,
  visits: [...way].map((place, i) => ({
    at: i * MINUTE,
    left: i * MINUTE + (i + 1 < way.length ? 15_000 : 0),
    place,
  })),
})
const names = new Map([['A', 'Housing']])

describe('R28: what a flow shows', () => {
  const flow = drawFlow([path('1', 'cwAcwAe'), path('2', 'cwAe'), path('3', 'cwAe')], names)

  test('every place once, with how often and how long; what turns back is told', () => {
    expect(flow.map.nodes).toEqual(
      expect.arrayContaining([
        { key: 'A', name: 'Housing', kind: 'A', count: 4, medianSeconds: 15 },
        { key: 'e', name: 'e', kind: 'e', count: 3, medianSeconds: null },
      ]),
    )
    expect(flow.map.links.find(({ from, to }) => from === 'A' && to === 'c')).toEqual({
      ...{ from: 'A', to: 'c', count: 1, medianSeconds: 45, back: true },
    })
    expect(flow.map.links.find(({ from, to }) => from === 'c' && to === 'w')).toMatchObject({
      ...{ count: 4, back: false },
    })
  })

  test('so many went straight through: met, and nowhere twice', () => {
    const ended = (way: string, end: string): Path => {
      const { caseId, visits } = path(way, way)
      return { caseId, visits: [...visits, { at: 60 * MINUTE, left: 60 * MINUTE, place: end }] }
    }
    const ways = [ended('cwA', 'end:met'), ended('cwAcw', 'end:met'), ended('cA', 'end:open')]
    expect(drawFlow(ways, names).straight).toBe(1)
  })

  test('the first six steps, each by itself', () => {
    expect(flow.sankey.nodes.map(({ key, step, count }) => [key, step, count])).toEqual([
      ['0:c', 0, 3],
      ['1:w', 1, 3],
      ['2:A', 2, 3],
      ['3:e', 3, 2],
      ['3:c', 3, 1],
      ['4:w', 4, 1],
      ['5:A', 5, 1],
    ])
    expect(flow.sankey.links.filter(({ back }) => back).map(({ from, to }) => `${from} ${to}`)).toEqual([
      ...['2:A 3:c', '3:c 4:w', '4:w 5:A'],
    ])
  })

  test('circles of unhappiness by the hours of clients, with needs to read', () => {
    expect(flow.loops).toEqual([
      { path: ['c', 'w', 'A'], times: 1, needs: 1, clientHours: 2.75 / 60, caseIds: ['1'] },
    ])
  })

  test('the commonest ways, with their share', () => {
    expect(flow.variants[0]).toEqual({
      path: ['c', 'w', 'A', 'e'],
      needs: 2,
      share: 2 / 3,
      medianSeconds: 180,
    })
  })

  test('nothing is drawn of nothing', () => {
    expect(drawFlow([], names)).toEqual({
      straight: 0,
      ...{ sankey: { nodes: [], links: [] }, map: { nodes: [], links: [] }, loops: [], variants: [] },
    })
  })

  test('rare places of a step are one, and what flows in is what there is', () => {
    const ways = fc.array(
      fc.string({ unit: fc.constantFrom(...'abcdefghijklmn'), minLength: 2, maxLength: 9 }),
      {
        ...{ minLength: 1, maxLength: 60 },
      },
    )
    fc.assert(
      fc.property(ways, (all) => {
        const { sankey } = drawFlow(
          all.map((way, i) => path(String(i), way)),
          names,
        )
        for (const step of [0, 1, 2, 3, 4, 5]) {
          const nodes = sankey.nodes.filter((node) => node.step === step)
          expect(nodes.length).toBeLessThanOrEqual(9)
          expect(nodes.reduce((sum, { count }) => sum + count, 0)).toBe(
            all.filter((way) => way.length > step).length,
          )
        }
        for (const { key, step, count } of sankey.nodes.filter((node) => node.step > 0)) {
          const into = sankey.links.filter(({ to }) => to === key)
          expect([step, into.reduce((sum, link) => sum + link.count, 0)]).toEqual([step, count])
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('the nth of all needs is found on its day', () => {
  const days = byWeight([
    { day: '2026-03-02', needs: 2 },
    { day: '2026-03-01', needs: 1 },
    { day: '2026-03-02', needs: 1 },
  ])
  expect(days.total).toBe(4)
  expect([0, 1, 2, 3].map((nth) => days.at(nth))).toEqual([
    { day: '2026-03-01', place: 0 },
    { day: '2026-03-02', place: 0 },
    { day: '2026-03-02', place: 1 },
    { day: '2026-03-02', place: 2 },
  ])
  expect(() => days.at(4)).toThrow(RangeError)
})

test('a cursor comes back as it went; what is none of ours is refused', () => {
  const place = { value: 7, lastUs: 1_772_445_600_123_456, caseId: '019c0000-0000-7000-8000-000000000001' }
  expect(readCursor(writeCursor(place))).toEqual(place)
  expect(readCursor(undefined)).toBeUndefined()
  for (const cursor of ['x', '', Buffer.from(`1 9999999999999999 ${place.caseId}`).toString('base64url')])
    expect(() => readCursor(cursor)).toThrow(Refusal)
})
