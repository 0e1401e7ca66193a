import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLens } from '#tests/support/lens.ts'
import type { LensApp } from '#tests/support/lens.ts'
import type { Ask } from '#tests/support/planning.ts'
import { measureKeys, measures } from './contract.ts'
import type { FigureBeside } from './contract.ts'
import type { FigureRow } from './contract.figures.ts'
import { happenings, letHappen } from './happenings.fixture.ts'
import { bindMeasures } from './routes.ts'
import { applies } from './sums.ts'

let own: LensApp
let ask: Ask
const ids = { departments: [] as string[], services: [] as string[], agents: [] as string[] }

beforeAll(async () => {
  own = await startLens(bindMeasures)
  ask = await own.as('lead')
  own.clock.set(new Date('2026-04-20T12:00:00Z'))
  const { make } = own
  for (let n = 0; n < 2; n += 1) ids.departments.push((await make.department()).id)
  const [one = '', two = ''] = ids.departments
  for (const departmentId of [one, two])
    ids.services.push(
      (await make.service({ departmentId, levels: ['self_service', 'one_stop', 'expert'] })).id,
    )
  for (const departmentId of [one, one, two]) ids.agents.push((await make.agent({ departmentId })).id)
  for (const course of fc.sample(happenings, { numRuns: 40, seed: 11 }))
    await letHappen(own.database, ids, course, () => Promise.resolve())
}, 120_000)
afterAll(() => own.close())

const address = (path: string, asked: Record<string, unknown>) => {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined)
  return `/measures/${path}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)] as [string, string])).toString()}`
}
async function answer<T>(path: string, asked: Record<string, unknown>): Promise<T> {
  const { status, body } = await ask('GET', address(path, asked))
  expect([status, body]).toEqual([200, expect.anything()])
  return body as T
}
const figures = async (asked: Record<string, unknown>) =>
  new Map(
    (await answer<{ figures: FigureBeside[] }>('figures', asked)).figures.map((one) => [one.measure, one]),
  )

async function allRows(asked: Record<string, unknown>): Promise<FigureRow[]> {
  const rows: FigureRow[] = []
  for (let cursor: string | undefined; ;) {
    const page = await answer<{ items: FigureRow[]; next: string | null }>('rows', { ...asked, cursor })
    rows.push(...page.items)
    if (page.next === null) return rows
    cursor = page.next
  }
}

const added = (rows: readonly FigureRow[]) => ({
  sum: rows.reduce((total, row) => total + row.addsToSum, 0),
  count: rows.reduce((total, row) => total + row.addsToCount, 0),
})

const day = (index: number) =>
  new Date(Date.parse('2026-02-10') + index * 86_400_000).toISOString().slice(0, 10)
const periods = fc
  .tuple(fc.nat({ max: 80 }), fc.nat({ max: 80 }))
  .map(([a, b]) => ({ from: day(Math.min(a, b)), to: day(Math.max(a, b)) }))
const filters = fc.record({
  serviceId: fc.option(fc.constantFrom(0, 1), { nil: undefined }),
  departmentId: fc.option(fc.constantFrom(0, 1), { nil: undefined }),
  channel: fc.option(fc.constantFrom('chat', 'phone'), { nil: undefined }),
  demand: fc.option(fc.constantFrom('value', 'failure'), { nil: undefined }),
})
const asked = fc.tuple(periods, filters).map(([period, { serviceId, departmentId, ...rest }]) => ({
  ...period,
  ...rest,
  serviceId: serviceId === undefined ? undefined : () => ids.services[serviceId],
  departmentId: departmentId === undefined ? undefined : () => ids.departments[departmentId],
}))
const withIds = ({
  serviceId,
  departmentId,
  ...rest
}: {
  serviceId?: (() => string | undefined) | undefined
  departmentId?: (() => string | undefined) | undefined
}) => ({
  ...rest,
  serviceId: serviceId?.(),
  departmentId: departmentId?.(),
})

describe('R24, R26: every figure opens its rows, and they make it up', () => {
  test('R24: what the rows add is the figure, whatever is looked at', async () => {
    await fc.assert(
      fc.asyncProperty(
        asked,
        fc.constantFrom(...measureKeys),
        fc.integer({ min: 1, max: 60 }),
        async (given, measure, limit) => {
          const filter = withIds(given)
          const figure = (await figures(filter)).get(measure)
          const rows = await allRows({ ...filter, measure, limit })
          expect(added(rows)).toEqual({ sum: figure?.sum, count: figure?.count })
          expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
          const latestFirst = rows.map((row) => Date.parse(row.at))
          expect(latestFirst).toEqual(latestFirst.toSorted((a, b) => b - a))
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)

  test.each(measureKeys)(
    'R26: %s of two months: its rows make it up, and those of the sum alone the sum',
    async (measure) => {
      const filter = { from: '2026-02-14', to: '2026-05-10' }
      const figure = (await figures(filter)).get(measure)
      expect(added(await allRows({ ...filter, measure, limit: 200 }))).toEqual({
        sum: figure?.sum,
        count: figure?.count,
      })
      const ofSum = await allRows({ ...filter, measure, limit: 200, only: 'sum' })
      expect(added(ofSum).sum).toBe(figure?.sum)
      expect(ofSum.every((row) => row.addsToSum > 0)).toBe(true)
    },
  )

  test('R26: the parts that a measure is split into add up to it', async () => {
    const bys = ['service', 'department', 'channel', 'demand', 'weekday', 'hour', 'level'] as const
    await fc.assert(
      fc.asyncProperty(
        asked,
        fc.constantFrom(...measureKeys),
        fc.constantFrom(...bys),
        async (given, measure, by) => {
          const filter = withIds(given)
          const figure = (await figures(filter)).get(measure)
          const { items } = await answer<{ items: { sum: number; count: number; key: string }[] }>('split', {
            ...filter,
            measure,
            by,
          })
          const { rows } = measures[measure]
          const channels = { ...filter, ...(by === 'channel' || by === 'demand' ? { [by]: 'chat' } : {}) }
          const can =
            applies(rows, channels) &&
            (by !== 'hour' || rows === 'contact' || rows === 'work') &&
            (by !== 'level' || (rows === 'need' && measure !== 'needs_opened'))
          if (!can) return
          const sum = items.reduce((total, item) => total + item.sum, 0)
          const count = items.reduce((total, item) => total + item.count, 0)
          expect([sum, count]).toEqual([figure?.sum, figure?.count])
        },
      ),
      { numRuns: 80 },
    )
  }, 60_000)

  test('R26: a distribution counts what the figure counts, and its percentiles rise', async () => {
    const filter = { from: '2026-02-14', to: '2026-05-10' }
    const all = await figures(filter)
    for (const measure of measureKeys.filter((key) => measures[key].spread)) {
      const spread = await answer<{ count: number; percentiles: Record<string, number> | null }>('spread', {
        ...filter,
        measure,
      })
      expect([measure, spread.count]).toEqual([measure, all.get(measure)?.count])
      const rising = Object.values(spread.percentiles ?? {})
      expect(rising).toEqual(rising.toSorted((a, b) => a - b))
      expect(spread.percentiles).toEqual(all.get(measure)?.percentiles)
    }
  })

  test('R26: the period before is as long and lies just before', async () => {
    const now = await figures({ from: '2026-03-20', to: '2026-04-02' })
    const before = await figures({ from: '2026-03-06', to: '2026-03-19' })
    for (const measure of measureKeys) expect(now.get(measure)?.before).toBe(before.get(measure)?.value)
  })

  test('what a filter cannot be applied to has no value, and is no nought', async () => {
    const byChannel = await figures({ channel: 'chat' })
    const byDemand = await figures({ demand: 'failure' })
    const without = (found: typeof byChannel) =>
      new Set(
        [...found.values()]
          .filter(({ value, count }) => value === null && count === 0)
          .map(({ rows }) => rows),
      )
    expect(byChannel.get('needs_closed')).toMatchObject({ value: null, sum: 0, count: 0 })
    expect(byDemand.get('attempts')).toMatchObject({ value: null, sum: 0, count: 0 })
    expect(byChannel.get('attempts')?.value).not.toBeNull()
    expect(without(byDemand)).toContain('promise')
  })
})

describe('R24: the period is settled and told', () => {
  test('28 days up to today, where nothing is asked for; counted up to now', async () => {
    const { period } = await answer<{ period: object }>('figures', {})
    expect(period).toEqual({
      from: '2026-03-24',
      to: '2026-04-20',
      zone: 'Europe/London',
      upTo: '2026-04-20T12:00:00.000Z',
      live: true,
    })
  })

  test.each([
    [{ from: '2026-04-02', to: '2026-04-01' }, 'period_backwards'],
    [{ from: '2010-01-01', to: '2026-04-01' }, 'period_too_long'],
  ])('%o is refused: %s', async (period, code) => {
    const { status, body } = await ask('GET', address('figures', period))
    expect([status, body]).toEqual([422, expect.objectContaining({ code })])
  })

  test('a share has no distribution, and a cursor that was never given leads nowhere', async () => {
    const share = await ask('GET', address('spread', { measure: 'lost_share' }))
    expect(share.body).toMatchObject({ code: 'no_such_spread' })
    for (const cursor of [
      'nonsense',
      Buffer.from('2026-01-01 x 2026-01-01 00:00:00+00').toString('base64url'),
    ]) {
      const rows = await ask('GET', address('rows', { measure: 'contacts', cursor }))
      expect([rows.status, rows.body]).toEqual([400, expect.objectContaining({ code: 'invalid_input' })])
    }
  })

  test('today counts to the second: what has just happened is in the figure', async () => {
    const today = { from: '2026-04-20', to: '2026-04-20' }
    const before = (await figures(today)).get('contacts')?.sum ?? 0
    await own.database.pool.query(
      `insert into ledger (at, kind, actor, contact_id, facts) values ('2026-04-20T11:59:59Z', 'contact.arrived', 'client',
         gen_random_uuid(), '{"channel":"chat","direction":"in","stakes":"ordinary","known":false}')`,
    )
    expect((await figures(today)).get('contacts')?.sum).toBe(before + 1)
  })
})

test('R26: an agent sees no figures; a lead, a planner and an admin do', async () => {
  for (const [role, status] of [
    ['agent', 403],
    ['lead', 200],
    ['planner', 200],
    ['admin', 200],
  ] as const)
    expect([role, (await (await own.as(role))('GET', '/measures/figures')).status]).toEqual([role, status])
})
