import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { OFFICE_HOURS } from '#tests/support/factories.ts'
import { addContacts, startPlanning, workingWeeks } from '#tests/support/planning.ts'
import type { Ask, PlanningApp } from '#tests/support/planning.ts'
import type { Need, PlanSettings, PlanSettingsView } from './contract.need.ts'
import { coverOf } from './rules/cover.ts'
import { handlingOf, repeatsIn } from './rules/need.ts'

let own: PlanningApp
let planner: Ask
let untouched: PlanSettingsView
const NOW = new Date('2026-04-13T06:30:00Z')
beforeAll(async () => {
  own = await startPlanning()
  planner = await own.as('planner')
  const calendar = await own.make.calendar({ hours: OFFICE_HOURS })
  const bins = await own.make.service({ name: 'Bins', calendarId: calendar.id })
  const weeks = { from: '2026-01-12', weeks: 13, serviceId: bins.id }
  await addContacts(own.database, [
    ...workingWeeks({ ...weeks, perHour: 20, talkSeconds: 300, waitSeconds: 10, seed: 'answered' }),
    ...workingWeeks({ ...weeks, perHour: 1, ending: 'left_waiting', waitSeconds: 90, seed: 'left' }),
  ])
  own.clock.set(NOW)
  untouched = (await planner('GET', '/planning/settings')).body as PlanSettingsView
})
afterAll(() => own.close())

const settingsOf = ({
  version: _v,
  changedAt: _c,
  measured: _m,
  ...settings
}: PlanSettingsView): PlanSettings => settings
const needOf = async (query: string) => (await planner('GET', `/planning/need?${query}`)).body as Need

describe('R34: what the planner reckons with', () => {
  test('R34: what the ledger measures says so, what is assumed says so too', () => {
    expect(untouched).toMatchObject({ version: 0, changedAt: null })
    expect(untouched.talkSeconds).toMatchObject({ value: 300, basis: 'measured' })
    expect(untouched.afterWorkSeconds).toMatchObject({ value: 0, basis: 'assumed' })
    expect(untouched.payPencePerHour.basis).toBe('assumed')
    expect(untouched.redialShare).toBeNull()
    // All that was waited over those who left: 20 × 10 s and 1 × 90 s for each who left.
    expect(untouched.patienceSeconds?.basis).toBe('measured')
    expect(untouched.patienceSeconds?.value).toBeGreaterThan(240)
    expect(untouched.patienceSeconds?.value).toBeLessThan(340)
    expect(untouched.measured.chatShare).toMatchObject({ value: 0 })
  })

  test('R34: settings are versioned, and only the latest view can be changed', async () => {
    const settings = settingsOf(untouched)
    const first = await planner('PUT', '/planning/settings', { ...settings, certainty: 0.9 }, 0)
    expect(first).toMatchObject({ status: 200, body: { version: 1, certainty: 0.9 } })
    const stale = await planner('PUT', '/planning/settings', settings, 0)
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale_version', details: { version: 1 } } })
    expect(await planner('PUT', '/planning/settings', settings, 1)).toMatchObject({
      status: 200,
      body: { version: 2 },
    })
    const { rows } = await own.database.pool.query(
      `select facts from ledger where kind = 'planning.settings_changed' order by seq`,
    )
    expect(rows.map((one) => one.facts)).toEqual([{ version: 1 }, { version: 2 }])
  })

  const input = (value: number) => ({ value, basis: 'assumed' })
  const WRONG: [reason: string, change: object, path: string][] = [
    ['talks of no time', { talkSeconds: input(0) }, '/body/talkSeconds'],
    ['all who leave come again', { redialShare: input(1) }, '/body/redialShare'],
    [
      'nobody is ever there',
      { shrinkage: { leave: input(0.5), training: input(0.3), breaks: input(0.2) } },
      '/body/shrinkage',
    ],
    [
      'a negative leave',
      { shrinkage: { leave: input(-0.1), training: input(0), breaks: input(0) } },
      '/body/shrinkage/leave',
    ],
    [
      'a share of leavers where nobody is known to leave',
      { offer: { kind: 'abandoned', share: 0.03 }, patienceSeconds: null },
      '/body/offer',
    ],
  ]
  test.each(WRONG)('R34: %s is refused with where it lies', async (_reason, change, path) => {
    const { status, body } = await planner('PUT', '/planning/settings', {
      ...settingsOf(untouched),
      ...change,
    })
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'not_possible_together', errors: [{ path }] })
  })

  test('R34: only planners and admins change them', async () => {
    const settings = settingsOf(untouched)
    for (const role of ['agent', 'lead'] as const) {
      const who = await own.as(role)
      expect((await who('PUT', '/planning/settings', settings)).status).toBe(403)
    }
  })
})

describe('R34: people needed', () => {
  test('R34: more for certainty than for the middle, more on the roster than on duty; totals are the sums', async () => {
    const need = await needOf('from=2026-04-14&days=7')
    const busy = need.intervals.filter((one) => one.minute >= 600 && one.minute < 1020)
    expect(need.intervals).toHaveLength(5 * 20)
    for (const one of busy) {
      // 21 an hour of five minutes each are 1.75 at once.
      expect(one.load).toBeGreaterThan(1.2)
      expect(one.load).toBeLessThan(2.3)
      expect(one.needed).toBeGreaterThanOrEqual(3)
      expect(one.neededSafely).toBeGreaterThanOrEqual(one.needed)
      expect(one.toRoster).toBeGreaterThan(one.neededSafely)
      expect(one.waiting).toBeLessThan(0.35)
      expect(one).toMatchObject({ cover: null, waitingMinutes: null, lostContacts: null, constraintIds: [] })
    }
    const sum = need.intervals.reduce((total, one) => total + one.neededSafely / 2, 0)
    expect(need.totals).toMatchObject({ coverHours: null, shortIntervals: null, waitingMinutes: null })
    expect(need.totals.agentHours).toBeCloseTo(sum, 9)
    expect(need.peak?.needed).toBe(Math.max(...need.intervals.map((one) => one.neededSafely)))
    expect(need.talk).toMatchObject({ mean: 300, median: 300 })
    expect(need.warnings.map((one) => one.code)).toEqual(
      expect.arrayContaining(['repeats_unknown', 'after_work_assumed']),
    )
  })

  test('R34: against the roster: cover less breaks, and what is missing in minutes that clients wait', async () => {
    const agent = await own.agent()
    const rosterId = newId(NOW)
    const query = (text: string, values: unknown[]) => own.database.pool.query(text, values)
    await query(
      `insert into rosters (id, name, first_day, days, interval_minutes, state, solving, made_by, made_at, published_by, published_at)
       values ($1, 'Week', '2026-04-14', 1, 30, 'published', 'done', $2, $3, $2, $3)`,
      [rosterId, agent.id, NOW],
    )
    // From 8:00 to 18:00 in London, away from 12:00 to 12:30.
    await query(
      `insert into shifts (id, roster_id, agent_id, day, starts_at, ends_at, break_at, break_minutes)
       values ($1, $2, $3, '2026-04-14', '2026-04-14T07:00Z', '2026-04-14T17:00Z', '2026-04-14T11:00Z', 30)`,
      [newId(NOW), rosterId, agent.id],
    )
    const add = async (times: object[], behindId: string | null) => {
      const id = newId(NOW)
      await query(
        `insert into constraints (id, what, whose, behind_id, times, made_at, changed_at) values ($1, 'x', 'y', $2, $3, $4, $4)`,
        [id, behindId, JSON.stringify(times), NOW],
      )
      return id
    }
    const root = await add([{ weekday: 7, from: 0, to: 60 }], null)
    const near = await add([{ weekday: 2, from: 600, to: 660 }], root)

    const need = await needOf('from=2026-04-14&days=2')
    const at = (minute: number, day = '2026-04-14') =>
      need.intervals.find((one) => one.day === day && one.minute === minute)
    expect(at(720)?.cover).toBe(0)
    expect(at(690)?.cover).toBe(1)
    expect(at(720, '2026-04-15')?.cover).toBeNull()
    expect(at(630)?.waitingMinutes ?? 0).toBeGreaterThan(1)
    expect(at(630)?.lostContacts ?? 0).toBeGreaterThan(0)
    expect(at(720)?.waitingMinutes ?? 0).toBeGreaterThan(at(690)?.waitingMinutes ?? 0)
    expect(at(630)?.constraintIds).toEqual([near, root])
    expect(at(690)?.constraintIds).toEqual([])
    const covered = need.intervals.filter((one) => one.cover !== null)
    expect(need.totals.coverHours).toBeCloseTo(9.5, 9)
    expect(need.totals.shortIntervals).toBe(
      covered.filter((one) => (one.cover ?? 0) < one.neededSafely).length,
    )
    expect(need.totals.waitingMinutes).toBeCloseTo(
      covered.reduce((sum, one) => sum + (one.waitingMinutes ?? 0), 0),
      9,
    )
    const named = await needOf(`from=2026-04-14&days=2&rosterId=${rosterId}`)
    expect(named.intervals.map((one) => one.cover)).toEqual(need.intervals.map((one) => one.cover))
  })

  test('R34: repeats are settled where they are known', async () => {
    const settings = settingsOf(untouched)
    const known = (value: number) => ({ value, basis: 'assumed' as const })
    await planner('PUT', '/planning/settings', {
      ...settings,
      redialShare: known(0.5),
      reconnectShare: known(0.15),
    })
    const need = await needOf('from=2026-04-14&days=7')
    expect(need.repeats?.fresh ?? 0).toBeLessThan(need.totals.contacts)
    expect(need.repeats?.total ?? 0).toBeLessThan(need.totals.contacts * 1.02)
    expect(need.warnings.map((one) => one.code)).not.toContain('repeats_unknown')
    await planner('PUT', '/planning/settings', settings)
  })

  const REFUSED: [reason: string, query: string, status: number, code: string][] = [
    ['a roster that is not there', 'rosterId=0191f3a0-0000-7000-8000-000000000000', 404, 'not_found'],
    ['more than five weeks', 'days=36', 400, 'invalid_input'],
    ['two years ahead', 'from=2028-04-14', 422, 'horizon_too_long'],
    ['a weekend', 'from=2026-04-18&days=2', 422, 'nothing_to_show'],
  ]
  test.each(REFUSED)('R34: %s is refused in words', async (_reason, query, status, code) => {
    expect(await planner('GET', `/planning/need?${query}`)).toMatchObject({ status, body: { code } })
  })
})

describe('the pieces it is made of', () => {
  const at = (time: string) => new Date(`2026-04-14T${time}Z`)
  const shift = { startsAt: at('08:00'), endsAt: at('16:00'), breakAt: at('11:50'), breakMinutes: 30 }
  const CASES: [reason: string, time: string, expected: number][] = [
    ['before it begins', '07:30', 0],
    ['half of it', '07:45', 0.5],
    ['while it goes on', '09:00', 1],
    ['the break begins within', '11:30', 2 / 3],
    ['most of the break', '12:00', 1 / 3],
    ['after it', '16:00', 0],
  ]
  test.each(CASES)('cover: %s', (_reason, time, expected) => {
    expect(coverOf([shift], at(time).getTime(), 30)).toBeCloseTo(expected, 5)
  })

  test('several chats at once take less of a person, unless nearly all are chats: then a person is several servers', () => {
    const settings = { ...settingsOf(untouched), chatAtOnce: 2, chatSlower: 0.3 }
    expect(handlingOf(settings, 0, 30).handlingSeconds).toBe(300)
    expect(handlingOf(settings, 0.5, 30).handlingSeconds).toBeCloseTo(300 * (0.5 + 0.5 * 0.65), 9)
    expect(handlingOf(settings, 1, 30)).toMatchObject({
      handlingSeconds: 300,
      concurrency: { atOnce: 2, slowdown: 1.3 },
    })
  })

  test('repeats: the volume that settles is the measured one where as many leave as did', () => {
    const shares = { redial: 0.5, reconnect: 0.15 }
    const same = repeatsIn(605.05, shares, { measured: 0.0675, planned: 0.0675 })
    expect(same.total).toBeCloseTo(605.05, 9)
    expect(same.fresh).toBeCloseTo(500, 0)
    expect(repeatsIn(605.05, shares, { measured: 0.0675, planned: 0.01 }).total).toBeLessThan(605.05)
  })
})
