import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OFFICE_HOURS } from '#tests/support/factories.ts'
import { addContacts, csvOf, startPlanning, workingWeeks } from '#tests/support/planning.ts'
import type { Ask, Asked, PlanningApp } from '#tests/support/planning.ts'
import type { Problem } from '#platform/contract/refusal.ts'
import type { Forecast } from './contract.forecast.ts'

let own: PlanningApp
let planner: Ask
beforeAll(async () => {
  own = await startPlanning()
  planner = await own.as('planner')
})
afterAll(() => own.close())

type Imported = { series: { id: string } | null } & Record<string, unknown>
const bringIn = (name: string, csv: string, more: object = {}) =>
  planner('POST', '/planning/series', { name, csv, ...more })
const idOf = ({ body }: Asked) => (body as Imported).series?.id ?? ''
const forecastOf = async (path: string, who = planner) =>
  (await who('GET', `/planning/forecast?${path}`)).body as Forecast
const FROM = '2026-01-05'
/** More on Mondays and in the morning; the same for the same day and time. */
const usual = (date: string, time: string) => {
  const monday = new Date(`${date}T00:00:00Z`).getUTCDay() === 1
  const wobble = (Number(date.slice(-2)) * 7 + Number(time.slice(0, 2)) * 3) % 9
  return (monday ? 36 : 24) + (time < '11:00' ? 8 : 0) + wobble
}

describe('R33: a series is imported', () => {
  test('R33: a file of counted half hours is read, tried first and then kept', async () => {
    const csv = csvOf(FROM, 84, usual)
    const trial = await bringIn('Counted', csv, { trial: true })
    expect(trial).toMatchObject({
      status: 201,
      body: {
        series: null,
        columns: { when: 'date', time: 'time', count: 'calls' },
        zone: 'Europe/London',
        intervalMinutes: 30,
        observedDays: 60,
        missingDays: [],
        rows: 960,
      },
    })
    const listed = async () =>
      (await planner('GET', '/planning/series')).body as { items: { name: string }[] }
    expect((await listed()).items.map((one) => one.name)).toEqual(['Harbour District'])
    const kept = await bringIn('Counted', csv)
    expect(kept.body).toMatchObject({
      series: { opensMinute: 540, closesMinute: 1020, firstDay: FROM, lastDay: '2026-03-27' },
    })
    expect((await listed()).items.map((one) => one.name)).toEqual(['Harbour District', 'Counted'])
    expect(await bringIn('Counted', csv)).toMatchObject({ status: 409, body: { code: 'name_taken' } })
    const removed = await planner('DELETE', `/planning/series/${idOf(kept)}`)
    expect(removed).toEqual({ status: 200, body: { done: true } })
    expect((await planner('GET', `/planning/forecast?series=${idOf(kept)}`)).status).toBe(404)
    const { rows } = await own.database.pool.query(
      `select kind, facts->>'contacts' as contacts from ledger where kind like 'planning.series%' order by seq`,
    )
    expect(rows.map((one) => one.kind)).toEqual(['planning.series_imported', 'planning.series_removed'])
    expect(Number(rows[0].contacts)).toBe((kept.body as Imported)['contacts'])
  })

  const day = (rows: readonly string[]) => ['date,time,calls', ...rows].join('\n')
  type Bad = [reason: string, csv: string, details: object, more: object]
  const BAD: Bad[] = [
    [
      'below nothing',
      day(['2026-03-02,09:00,4', '2026-03-02,09:30,-1']),
      { why: 'negative_counts', rows: [2] },
      {},
    ],
    [
      'half a contact',
      day(['2026-03-02,09:00,4.5', '2026-03-02,09:30,1']),
      { why: 'fractional_counts', rows: [1] },
      {},
    ],
    ['a word for a count', day(['2026-03-02,09:00,many']), { why: 'fractional_counts', rows: [1] }, {}],
    ['a day that is none', day(['2026-02-30,09:00,4']), { why: 'not_a_date', rows: [1] }, {}],
    ['either month or day first', day(['02/03/2026,09:00,4']), { why: 'not_a_date', rows: [1] }, {}],
    ['a time that is none', day(['2026-03-02,25:00,4']), { why: 'not_a_time', rows: [1] }, {}],
    ['nothing but a heading', 'date,time,calls', { why: 'empty' }, {}],
    ['no column with a day', 'who,what\na,b', { why: 'column_missing', column: 'date' }, {}],
    [
      'a column that is not there',
      day(['2026-03-02,09:00,4']),
      { why: 'column_missing', column: 'x' },
      { columns: { count: 'x' } },
    ],
    [
      'whole days',
      'date,calls\n2026-03-02,40\n2026-03-03,41',
      { why: 'interval_not_possible', minutes: 1440 },
      {},
    ],
    ['no zone of this world', day(['2026-03-02,09:00,4']), { why: 'zone_unknown' }, { zone: 'Mars/Olympus' }],
    [
      'rows of two zones',
      'date,time,calls,zone\n2026-03-02,09:00,4,Europe/London\n2026-03-02,09:00,4,Asia/Tokyo',
      { why: 'mixed_zones' },
      {},
    ],
    [
      'moments with an offset and without',
      'when,calls\n2026-03-02T09:00Z,4\n2026-03-02T09:30,4',
      { why: 'mixed_zones' },
      {},
    ],
    [
      'offsets that no one zone has',
      'when,calls\n2026-03-02T09:00+01:00,4\n2026-03-02T09:30+09:00,4',
      { why: 'mixed_zones' },
      {},
    ],
  ]
  test.each<Bad>(BAD)(
    'R33: %s is refused with what is wrong, and nothing is kept',
    async (_reason, csv, details, more) => {
      const { status, body } = await bringIn('Bad', csv, more)
      expect({ ...(body as Problem), status }).toMatchObject({
        status: 422,
        code: 'series_unreadable',
        details,
      })
      const rows = (details as { rows?: number[] }).rows ?? []
      expect(((body as Problem).errors ?? []).map(({ path }) => path)).toEqual(
        rows.map((row) => `/body/csv/${row}`),
      )
      const { rows: kept } = await own.database.pool.query(`select 1 from demand_series where name = 'Bad'`)
      expect(kept).toEqual([])
    },
  )

  const READ: Bad[] = [
    [
      'semicolons, dots in days, other names',
      'Datum;Start;Calls\n02.03.2026;09:00;4\n02.03.2026;09:30;5',
      { contacts: 9, columns: { when: 'Datum' } },
      { columns: { when: 'Datum' } },
    ],
    [
      'a byte order mark and quotes',
      '\uFEFF"date","time","calls"\n"2026-03-02","09:00","4"\n"2026-03-02","09:30","4"',
      { contacts: 8 },
      {},
    ],
    [
      'an interval twice is added up, and told',
      'date,time,calls\n2026-03-02,09:00,4\n2026-03-02,09:00,5\n2026-03-02,09:30,1',
      { contacts: 10, warnings: [{ code: 'duplicates_summed', facts: { rows: ['2'], rowsCount: 1 } }] },
      {},
    ],
    [
      'one row a contact, with its moment',
      `arrived_at\n${['09:01', '09:02', '10:40'].map((time) => `2026-03-02T${time}:30Z`).join('\n')}`,
      { contacts: 3, intervalMinutes: 15, columns: { count: null } },
      {},
    ],
    [
      'ten minutes become half hours',
      'date,time,calls\n2026-03-02,09:00,4\n2026-03-02,09:10,4\n2026-03-02,09:20,4\n2026-03-02,09:30,4\n2026-03-02,09:40,4\n2026-03-02,09:50,4',
      { contacts: 24, intervalMinutes: 30 },
      {},
    ],
    [
      'offsets of summer and winter time of one zone',
      'when,calls\n2026-03-28T09:00+00:00,4\n2026-03-28T09:30+00:00,4\n2026-03-30T09:00+01:00,5\n2026-03-30T09:30+01:00,5',
      { contacts: 18 },
      {},
    ],
  ]
  test.each<Bad>(READ)('R33: %s', async (_reason, csv, expected, more) => {
    expect((await bringIn('Read', csv, { ...more, trial: true })).body).toMatchObject(expected)
  })

  test('R33: absent days are the same whether their rows are missing or say so, and are told', async () => {
    const gone = new Set(['2026-01-27', '2026-02-05', '2026-02-16', '2026-02-25', '2026-03-06', '2026-03-17'])
    const csv = (absent: string | null) =>
      csvOf(FROM, 84, (date, time) => (gone.has(date) ? absent : usual(date, time)))
    const without = await bringIn('Without', csv(null))
    const said = await bringIn('Said', csv('absent'))
    expect((without.body as Imported)['missingDays']).toEqual([...gone])
    const answers = await Promise.all(
      [without, said].map((one) => forecastOf(`series=${idOf(one)}&from=2026-03-30&days=7&by=30`)),
    )
    const [a, b] = answers.map(({ points, contest, backtest, components, heat }) => ({
      points,
      contest,
      backtest,
      components,
      heat,
    }))
    expect(a).toEqual(b)
    expect(a?.points).toHaveLength(80)
    expect(answers[0]?.warnings).toContainEqual({
      code: 'days_missing',
      facts: { dates: [...gone], datesCount: 6 },
    })
  })
})

describe('R33: special days', () => {
  test('R33: the list is replaced as a whole; a closed day to come expects nobody', async () => {
    const items = [
      { day: '2026-04-03', name: 'Good Friday', closed: true },
      { day: '2026-04-02', name: 'Letters go out', closed: false },
    ]
    const set = await planner('PUT', '/planning/special-days', { items })
    expect(set.body).toEqual({ items: items.toReversed() })
    const series = idOf(await bringIn('Eastern', csvOf(FROM, 84, usual)))
    const { points, warnings } = await forecastOf(`series=${series}&from=2026-03-30&days=5&by=day`)
    expect(points.map((one) => one.day)).toEqual(['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02'])
    expect(warnings.map((one) => one.code)).toContain('special_day_unknown')
    expect((await planner('PUT', '/planning/special-days', { items: [] })).body).toEqual({ items: [] })
    expect((await forecastOf(`series=${series}&from=2026-03-30&days=5&by=day`)).points).toHaveLength(5)
  })
})

describe('R33: the organisation’s own contacts', () => {
  let services: { id: string }[]
  let calendarId: string
  const TODAY = new Date('2026-04-13T06:30:00Z')
  beforeAll(async () => {
    const calendar = await own.make.calendar({ hours: OFFICE_HOURS })
    calendarId = calendar.id
    services = [
      await own.make.service({ name: 'Bins', calendarId: calendar.id }),
      await own.make.service({ name: 'Rents', calendarId: calendar.id }),
    ]
    const [bins, rents] = services.map((one) => one.id)
    const weeks = { from: '2026-01-12', weeks: 13 }
    await addContacts(own.database, [
      ...workingWeeks({ ...weeks, serviceId: bins ?? '', perHour: 6, demand: 'value', seed: 'a' }),
      ...workingWeeks({ ...weeks, serviceId: bins ?? '', perHour: 2, demand: 'failure', seed: 'b' }),
      ...workingWeeks({ ...weeks, serviceId: rents ?? '', perHour: 4, demand: null, seed: 'c' }),
      // None of these is demand, however many they are.
      ...workingWeeks({ ...weeks, serviceId: bins ?? '', perHour: 30, direction: 'out', seed: 'd' }),
      ...workingWeeks({ ...weeks, serviceId: bins ?? '', perHour: 30, ending: 'moved', seed: 'e' }),
    ])
    own.clock.set(TODAY)
  })

  const hourly = ({ points }: Forecast) => points.reduce((sum, one) => sum + one.expected, 0) / points.length
  const near = (value: number, low: number, high: number) => {
    expect(value).toBeGreaterThan(low)
    expect(value).toBeLessThan(high)
  }

  test('R33: outbound and what went on as another contact never count; parts add up to the whole', async () => {
    const all = await forecastOf('from=2026-04-14&days=7&by=day')
    expect(all.series).toMatchObject({
      id: null,
      zone: 'Europe/London',
      intervalMinutes: 5,
      firstDay: '2026-01-12',
      lastDay: '2026-04-10',
    })
    near(all.totals.expected / 5, 86, 106)
    expect(all.byService.map((one) => one.service)).toEqual(['Bins', 'Rents'])
    expect(all.byDemand.map((one) => one.demand)).toEqual(['value', 'failure', 'cannot_tell'])
    for (const parts of [all.byService, all.byDemand])
      expect(parts.reduce((sum, one) => sum + one.expected, 0)).toBeCloseTo(all.totals.expected, 6)
    near(all.byDemand[1]?.share ?? 0, 0.13, 0.2)
    expect(all.error?.covered80).not.toBeNull()
    expect(all.contest.map((one) => one.method)).toContain('weekday_mean')
    expect(all.backtest).toHaveLength(28)
  })

  test('R33: by service and by kind of demand', async () => {
    const by = (filter: string) => forecastOf(`from=2026-04-14&days=7&by=60&${filter}`)
    const busy = ({ points }: Forecast) => points.filter((one) => one.minute >= 600 && one.minute < 1020)
    const middle = (one: Forecast) => hourly({ ...one, points: busy(one) })
    const [bins, failure, untold] = [
      await by(`serviceId=${services[0]?.id}`),
      await by('demand=failure'),
      await by('demand=cannot_tell'),
    ]
    near(middle(bins), 6.8, 9.2)
    near(middle(failure), 1.4, 2.6)
    near(middle(untold), 3.2, 4.8)
    expect(bins.byService).toHaveLength(1)
  })

  test('R33: weekends are closed and expect nobody; days and hours follow the clocks of the service', async () => {
    const { points } = await forecastOf('from=2026-03-27&days=5&by=30')
    expect([...new Set(points.map((one) => one.day))]).toEqual(['2026-03-27', '2026-03-30', '2026-03-31'])
    const first = (day: string) => points.find((one) => one.day === day)
    expect([first('2026-03-27')?.at, first('2026-03-30')?.at]).toEqual([
      '2026-03-27T08:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ])
    expect(points.every((one) => one.actual !== null)).toBe(true)
    for (const one of points) {
      expect(one.low95).toBeLessThanOrEqual(one.low80)
      expect(one.high80).toBeLessThanOrEqual(one.high95)
      expect(one.low95).toBeGreaterThanOrEqual(0)
    }
  })

  test('R33: the running day is corrected by what has come so far', async () => {
    const parking = await own.make.service({ name: 'Parking', calendarId: calendarId })
    const serviceId = parking.id
    const past = { from: '2026-01-12', weeks: 13, perHour: 20, dayVariation: 0.4 }
    await addContacts(own.database, workingWeeks({ ...past, serviceId }))
    const morning = ['08', '09', '10', '11'].flatMap((hour) =>
      Array.from({ length: 40 }, (_, n) => ({
        ...{ at: new Date(`2026-04-13T${hour}:${String(n).padStart(2, '0')}:00Z`), serviceId },
      })),
    )
    await addContacts(own.database, morning)
    own.clock.set(new Date('2026-04-13T12:00:00Z'))
    const { points, today } = await forecastOf(`from=2026-04-13&days=2&by=30&serviceId=${serviceId}`)
    own.clock.set(TODAY)
    expect(today?.seen).toBe(160)
    expect(today?.factor).toBeGreaterThan(1.1)
    const [passed, rest] = [
      points.filter((one) => one.actual !== null),
      points.filter((one) => one.actual === null),
    ]
    expect(passed.map((one) => one.day)).toEqual(Array.from({ length: 10 }, () => '2026-04-13'))
    expect(passed.reduce((sum, one) => sum + (one.actual ?? 0), 0)).toBe(160)
    const at = (day: string) => rest.find((one) => one.day === day && one.minute === 900)?.expected ?? 0
    expect(at('2026-04-13')).toBeGreaterThan(1.05 * at('2026-04-14'))
  })

  test('R33: days, weeks and months are the sums of what lies in them', async () => {
    const sums = await Promise.all(
      ['30', 'day', 'week', 'month'].map(async (by) => {
        const { points } = await forecastOf(`from=2026-04-14&days=60&by=${by}`)
        return { points: points.length, sum: points.reduce((sum, one) => sum + one.expected, 0) }
      }),
    )
    expect(sums.map((one) => one.points)).toEqual([44 * 20, 44, 9, 3])
    for (const one of sums) expect(one.sum).toBeCloseTo(sums[0]?.sum ?? 0, 6)
  })

  const REFUSED: readonly (readonly [reason: string, query: string, status: number, code: string])[] = [
    ['further than a year', 'days=401', 422, 'horizon_too_long'],
    ['ten years', 'days=3650', 422, 'horizon_too_long'],
    ['a day far away', 'from=2036-01-01&days=7', 422, 'horizon_too_long'],
    ['a day before anything was counted', 'from=2025-01-01&days=7', 422, 'series_too_short'],
    ['no days at all', 'days=0', 400, 'invalid_input'],
    ['a service that is not there', 'serviceId=0191f3a0-0000-7000-8000-000000000000', 404, 'not_found'],
    ['a series that is not there', 'series=0191f3a0-0000-7000-8000-000000000000', 404, 'not_found'],
    ['intervals of seven minutes', 'by=7', 400, 'invalid_input'],
  ]
  test.each(REFUSED)('R33: %s is refused in words', async (_reason, query, status, code) => {
    const answer = await planner('GET', `/planning/forecast?${query}`)
    expect(answer).toMatchObject({ status, body: { code } })
  })

  test('R33: too short a series, and one on which nobody came, are told with their days', async () => {
    const short = idOf(await bringIn('Short', csvOf(FROM, 8, usual)))
    expect(await planner('GET', `/planning/forecast?series=${short}`)).toMatchObject({
      status: 422,
      body: { code: 'series_too_short', details: { why: 'too_short', days: 6 } },
    })
    const quiet = await own.make.service({ name: 'Quiet' })
    expect(await planner('GET', `/planning/forecast?serviceId=${quiet.id}`)).toMatchObject({
      status: 422,
      body: { code: 'nothing_to_show' },
    })
  })

  test('R33: planners, leads and admins may look; agents not, and leads change nothing', async () => {
    const [agent, lead, admin] = [await own.as('agent'), await own.as('lead'), await own.as('admin')]
    for (const path of [
      '/planning/forecast',
      '/planning/series',
      '/planning/special-days',
      '/planning/need',
      '/planning/settings',
    ]) {
      expect({ path, ...(await agent('GET', path)) }).toMatchObject({ path, status: 403 })
      expect({ path, ...(await lead('GET', path)) }).toMatchObject({ path, status: 200 })
    }
    const body = { name: 'X', csv: csvOf(FROM, 3, usual), trial: true }
    expect((await lead('POST', '/planning/series', body)).status).toBe(403)
    expect((await admin('POST', '/planning/series', body)).status).toBe(201)
    expect((await lead('PUT', '/planning/special-days', { items: [] })).status).toBe(403)
  })
})
