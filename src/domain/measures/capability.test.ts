import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, daysFrom, isoWeekday } from '#core/calendars/moments.ts'
import { chanceFrom } from '#core/chance.ts'
import { newId } from '#platform/ids.ts'
import { OFFICE_HOURS } from '#tests/support/factories.ts'
import { startLens, tellContacts } from '#tests/support/lens.ts'
import type { LensApp, Told } from '#tests/support/lens.ts'
import type { Ask } from '#tests/support/planning.ts'
import type { CapabilityChart } from './contract.figures.ts'
import { chartFor } from './queries/capability.ts'
import { bindCapability } from './routes.capability.ts'

const FIRST = '2026-01-05'
const TODAY = '2026-03-25'
const NOW = new Date(`${TODAY}T12:00:00Z`)
const HOLIDAY = '2026-02-18'
const QUIET = '2026-02-19'

let own: LensApp
let lead: Ask
let serviceId: string
beforeAll(async () => {
  own = await startLens(bindCapability)
  own.clock.set(NOW)
  lead = await own.as('lead')
  const calendar = await own.make.calendar({ hours: OFFICE_HOURS })
  serviceId = (await own.make.service({ name: 'Housing', calendarId: calendar.id })).id
  await own.database.pool.query(`insert into special_days (day, name, closed) values ($1, 'Shrove', true)`, [
    HOLIDAY,
  ])
  await tellContacts(own.database, weeks())
})
afterAll(() => own.close())

/** Working days of eleven weeks and a half: about twelve contacts each; waits get shorter with March. */
function weeks(): Told[] {
  const chance = chanceFrom('eleven weeks')
  const days = daysFrom(FIRST, 80).filter(
    (day) => day <= TODAY && isoWeekday(day) <= 5 && day !== HOLIDAY && day !== QUIET,
  )
  return days.flatMap((day) =>
    Array.from({ length: chance.integer(10, 14) }, (_, n): Told => {
      const at = new Date(`${day}T${String(9 + (n % 3)).padStart(2, '0')}:${10 + n}:00Z`)
      const demand = chance.happens(0.3) ? ('failure' as const) : ('value' as const)
      const waitSeconds = Math.round(chance.uniform(50, 70)) - (day >= '2026-03-02' ? 40 : 0)
      return { at, serviceId, caseId: newId(at), waitSeconds, demand, talkSeconds: 200 }
    }),
  )
}

const ALL = `from=${FIRST}&to=${TODAY}`
const chart = async (query: string) =>
  (await lead('GET', `/measures/capability?${query}`)).body as CapabilityChart
async function annotate(day: string, kind: 'note' | 'change', given: { measure?: string; filter?: object }) {
  await own.database.pool.query(
    `insert into annotations (id, measure, filter, day, kind, name, made_at) values ($1, $2, $3, $4, $5, 'Two more people', $6)`,
    [newId(NOW), given.measure ?? null, JSON.stringify(given.filter ?? {}), day, kind, NOW],
  )
}

describe('R26: any measure over time', () => {
  test('R26: contacts by day: closed days absent, an open day without anybody is nought, today goes on', async () => {
    const { points, period, phases, warnings } = await chart(`measure=contacts&${ALL}`)
    expect(period).toMatchObject({ from: FIRST, to: TODAY, live: true })
    expect(points).toHaveLength(57)
    expect(points.map(({ day }) => day)).not.toContain(HOLIDAY)
    expect(points.find(({ day }) => day === QUIET)).toMatchObject({ value: 0, signals: ['outside'] })
    expect(points.filter(({ unfinished }) => unfinished).map(({ day }) => day)).toEqual([TODAY])
    expect(phases).toMatchObject([{ from: FIRST, to: addDays(TODAY, -1), points: 56, name: null }])
    expect(phases[0]?.centre).toBeGreaterThan(11)
    expect(warnings.map(({ code }) => code)).not.toContain('few_points')
  })

  test('R26: a day without anybody has no share, which is not nought', async () => {
    const { points } = await chart(`measure=failure_share&${ALL}`)
    expect(points.map(({ day }) => day)).not.toContain(QUIET)
    expect(points.every(({ value }) => value >= 0 && value <= 1)).toBe(true)
  })

  test('R26: by week and by month in whole steps, the running one unfinished', async () => {
    const weekly = await chart(`measure=contacts&step=week&from=2026-01-07&to=${TODAY}`)
    expect(weekly.period.from).toBe(FIRST)
    expect(weekly.points.map(({ day }) => day)).toEqual(
      Array.from({ length: 12 }, (_, n) => addDays(FIRST, 7 * n)),
    )
    expect(weekly.points.at(-1)?.unfinished).toBe(true)
    expect(weekly.warnings).toContainEqual({ code: 'few_points', facts: { points: 11, needed: 20 } })
    const monthly = await chart('measure=wait&step=month')
    expect(monthly.points.map(({ day, unfinished }) => [day, unfinished])).toEqual([
      ['2026-01-01', false],
      ['2026-02-01', false],
      ['2026-03-01', true],
    ])
  })

  test('R26: before the change of a system and after it there are limits of their own', async () => {
    const before = await chart(`measure=wait&${ALL}`)
    expect(before.phases).toHaveLength(1)
    expect(before.points.filter(({ signals }) => signals.includes('run')).length).toBeGreaterThan(5)
    await annotate('2026-03-02', 'change', { measure: 'wait' })
    await annotate('2026-03-09', 'note', {})
    const after = await chart(`measure=wait&${ALL}`)
    expect(after.annotations.map(({ day, kind }) => [day, kind])).toEqual([
      ['2026-03-02', 'change'],
      ['2026-03-09', 'note'],
    ])
    expect(after.phases.map(({ from, name }) => [from, name])).toEqual([
      [FIRST, null],
      ['2026-03-02', 'Two more people'],
    ])
    expect(after.phases[1]?.upper).toBeLessThan(after.phases[0]?.lower ?? 0)
    expect((await chart(`measure=talk&${ALL}`)).phases).toHaveLength(1)
  })

  test('R26: a change that was named for one service begins no new limits of all', async () => {
    await annotate('2026-02-09', 'change', { measure: 'hold', filter: { serviceId } })
    await annotate('2026-02-09', 'change', { measure: 'value_share', filter: { serviceId } })
    expect((await chart(`measure=value_share&${ALL}`)).phases).toHaveLength(1)
    expect((await chart(`measure=value_share&${ALL}&serviceId=${serviceId}`)).phases).toHaveLength(2)
  })

  test('R26: like weekdays compared where asked for', async () => {
    const { likeWeekdays, points } = await chart(`measure=contacts&${ALL}&likeWeekdays=true`)
    expect(likeWeekdays).toBe(true)
    expect(points).toHaveLength(57)
  })

  test.each([
    ['one day alone', `measure=contacts&from=${FIRST}&to=${FIRST}`],
    ['long before anything', 'measure=contacts&from=2001-01-01&to=2001-06-30'],
    ['a need has no demand of its own', `measure=end_to_end&demand=failure&${ALL}`],
    ['nothing of it', `measure=leg_time&${ALL}`],
  ])('R26: too little to chart: %s', async (_reason, query) => {
    expect(await lead('GET', `/measures/capability?${query}`)).toMatchObject({
      ...{ status: 422, body: { code: 'too_little_to_chart' } },
    })
  })

  test('R26: whoever tries something out is given the same chart, or none where there is too little', async () => {
    const seen = await own.database.read((tx) =>
      chartFor(tx, { measure: 'contacts', step: 'day', from: FIRST, to: TODAY, serviceId }, NOW),
    )
    expect(seen?.points).toEqual((await chart(`measure=contacts&${ALL}`)).points)
    const none = await own.database.read((tx) =>
      chartFor(tx, { measure: 'leg_time', step: 'day', from: FIRST, to: TODAY }, NOW),
    )
    expect(none).toBeUndefined()
  })
})
