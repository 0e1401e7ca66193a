import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { OFFICE_HOURS } from '#tests/support/factories.ts'
import { startLens, tell, tellContacts } from '#tests/support/lens.ts'
import type { LensApp, Told } from '#tests/support/lens.ts'
import type { Ask } from '#tests/support/planning.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import { assumedSettings } from './contract.busy.ts'
import type { BusyKind, busyRoutes, LensSettings } from './contract.busy.ts'
import { bindBusy } from './routes.busy.ts'

type Busy = AnswerOf<typeof busyRoutes.busy>
const NOW = new Date('2026-03-20T17:00:00Z')
const at = (day: string, time = '10:00') => new Date(`${day}T${time}:00Z`)
const MARCH = 'from=2026-03-02&to=2026-03-15'

let own: LensApp
let lead: Ask
let serviceId: string
beforeAll(async () => {
  own = await startLens(bindBusy)
  own.clock.set(NOW)
  lead = await own.as('lead')
  const calendar = await own.make.calendar({ hours: OFFICE_HOURS })
  serviceId = (await own.make.service({ name: 'Bins', calendarId: calendar.id })).id
  await oneOfEach()
})
afterAll(() => own.close())

/** A need with a promise: helped, asked after, talked about once more; failure; an outbound call; two tries. */
async function oneOfEach(): Promise<void> {
  const agentId = (await own.make.agent()).id
  const [caseId, other] = [newId(at('2026-03-02')), newId(at('2026-03-03'))]
  const about = { agentId, serviceId, caseId }
  const told: Told[] = [
    { ...about, at: at('2026-03-02'), talkSeconds: 600, repeats: 2 },
    { ...about, at: at('2026-03-04'), talkSeconds: 300, holdSeconds: 120 },
    { ...about, at: at('2026-03-09'), talkSeconds: 240 },
    { ...about, at: at('2026-03-10'), talkSeconds: 180, direction: 'out' },
    { ...about, at: at('2026-03-03'), caseId: other, talkSeconds: 900, demand: 'failure', repeats: 1 },
    { ...about, at: at('2026-03-03'), caseId: null, talkSeconds: null, waitSeconds: 90 },
  ]
  await tellContacts(own.database, told)
  const commitmentId = newId(at('2026-03-02'))
  const of = (kind: string, facts: object, when: Date) => ({
    ...{ at: when, kind, facts, case_id: caseId, service_id: serviceId, agent_id: agentId },
  })
  await tell(own.database, [
    of('case.opened', { ownerId: agentId, channel: 'phone' }, at('2026-03-02')),
    of(
      'commitment.made',
      { commitmentId, kind: 'call', dueAt: at('2026-03-06').toISOString(), told: true },
      at('2026-03-02', '10:05'),
    ),
    of('commitment.kept', { commitmentId, early: true }, at('2026-03-05')),
    of('case.attempted', { channel: 'phone', reached: false }, at('2026-03-10', '09:00')),
    of('case.attempted', { channel: 'phone', reached: true }, at('2026-03-10', '14:00')),
  ])
}

const busy = async (query = MARCH) => (await lead('GET', `/measures/busy?${query}`)).body as Busy
const part = ({ parts }: Busy, kind: BusyKind) => parts.find((one) => one.kind === kind)
const seconds = (given: Busy, kind: BusyKind) => (part(given, kind)?.hours.likely ?? NaN) * 3600

describe('R27: busy doing what', () => {
  test('R27: every conversation is of one sort, and all talk is there', async () => {
    const found = await busy()
    const each = (assumedSettings.secondsPerRepeat.low + 4 * 45 + assumedSettings.secondsPerRepeat.high) / 6
    expect(seconds(found, 'first_point')).toBeCloseTo(600 - 2 * each, 6)
    expect(seconds(found, 'failure')).toBeCloseTo(900 - each, 6)
    expect(seconds(found, 'chasing')).toBeCloseTo(300, 6)
    expect(seconds(found, 'further')).toBeCloseTo(240 + 180, 6)
    expect(seconds(found, 'asking_again')).toBeCloseTo(3 * each, 6)
    expect(seconds(found, 'holds')).toBeCloseTo(120, 6)
    const sum = found.parts.reduce((all, { hours }) => all + hours.likely, 0)
    expect(sum).toBeCloseTo(found.total.likely, 9)
    expect(part(found, 'systems')).toMatchObject({ basis: 'unknown', hours: { likely: 0 } })
  })

  test('R27: tries that reach nobody, by the hour; too few to say how clients differ', async () => {
    const found = await busy()
    expect(found.attempts).toEqual([
      { hour: 9, tries: 1, reached: 0 },
      { hour: 14, tries: 1, reached: 1 },
    ])
    expect([part(found, 'attempts_missed')?.count, part(found, 'attempts_reached')?.count]).toEqual([1, 1])
    expect(found.reach).toBeNull()
  })

  test('R27: an empty period is nothing; a filter that does not fit leaves out what it cannot tell apart', async () => {
    const before = await busy('from=2020-01-01&to=2020-01-31')
    expect(before.total).toEqual({ low: 0, likely: 0, high: 0 })
    const failure = await busy(`${MARCH}&demand=failure`)
    expect(seconds(failure, 'first_point')).toBe(0)
    expect(part(failure, 'failure')?.count).toBe(1)
    expect(part(failure, 'attempts_missed')).toBeUndefined()
    expect(part(await busy(`${MARCH}&serviceId=${newId(NOW)}`), 'failure')?.count).toBe(0)
    expect(part(await busy(`${MARCH}&serviceId=${serviceId}`), 'failure')?.count).toBe(1)
  })

  test('R27: what happens is counted to the second', async () => {
    const today = 'from=2026-03-20&to=2026-03-20'
    expect(part(await busy(today), 'first_point')?.count).toBe(0)
    await tellContacts(own.database, [{ at: at('2026-03-20'), caseId: newId(NOW), serviceId }])
    await own.measures.catchUp()
    const found = await busy(today)
    expect(part(found, 'first_point')?.count).toBe(1)
    expect(found.period.live).toBe(true)
  })

  test('R27: how many are reached in three tries, as tries hang together', async () => {
    await tries(40, 20, 8)
    const { reach } = await busy('from=2026-02-01&to=2026-02-28')
    expect(reach?.independent).toBeCloseTo(1 - 0.5 ** 3, 6)
    expect(reach?.correlated).toBeLessThan(0.875)
  })
})

/** Needs to which somebody tries twice unless the first try reaches them: so many needs twice over, as many reached. */
async function tries(second: number, firstReached: number, secondReached: number): Promise<void> {
  const rows = Array.from({ length: second + firstReached * 2 }, (_, n) => {
    const caseId = newId(at('2026-02-02'))
    const row = (kind: string, facts: object, time: string) => ({
      ...{ at: at('2026-02-02', time), kind, facts, case_id: caseId, service_id: serviceId },
    })
    const first = n >= second
    return [
      row('case.opened', { ownerId: newId(NOW), channel: 'phone' }, '08:00'),
      row('case.attempted', { channel: 'phone', reached: first }, '09:00'),
      ...(first ? [] : [row('case.attempted', { channel: 'phone', reached: n < secondReached }, '11:00')]),
    ]
  })
  await tell(own.database, rows.flat())
  await own.measures.catchUp()
}

describe('R27: what is assumed', () => {
  test('R27: assumed until somebody says otherwise; versioned; one row of the ledger each time', async () => {
    const first = (await lead('GET', '/measures/settings')).body
    expect(first).toEqual({ ...assumedSettings, version: 0, changedAt: null })
    const said: LensSettings = {
      ...assumedSettings,
      payPencePerHour: { low: 1_900, likely: 2_000, high: 2_400, basis: 'measured' },
      systemsShare: { low: 0.05, likely: 0.1, high: 0.2, basis: 'assumed' },
    }
    const put = (body: object, version?: number) => lead('PUT', '/measures/settings', body, version)
    expect(await put(said, 0)).toMatchObject({ status: 200, body: { ...said, version: 1 } })
    expect(await put(said, 0)).toMatchObject({ status: 412, body: { code: 'stale_version' } })
    expect((await put(said)).status).toBe(200)
    const { rows } = await own.database.pool.query(
      `select count(*)::int as n from ledger where kind = 'measures.settings_changed'`,
    )
    expect(rows[0]?.n).toBe(2)
    const found = await busy()
    expect(found.settingsVersion).toBe(2)
    expect(part(found, 'holds')?.pence?.likely).toBeCloseTo((120 / 3600) * 2_050, 6)
    expect(part(found, 'systems')?.basis).toBe('assumed')
  })

  test('R27: two who say it first at once: one of them is told', async () => {
    await own.database.pool.query('delete from lens_settings')
    const put = () => lead('PUT', '/measures/settings', assumedSettings, 0)
    const answers = await Promise.all([put(), put()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
  })

  test.each([
    ['a range that is none', { minutesPerLeg: { low: 9, likely: 2, high: 3, basis: 'assumed' } }],
    ['a share above all', { systemsShare: { low: 0, likely: 0.2, high: 2, basis: 'assumed' } }],
    ['money without end', { payPencePerHour: { low: 0, likely: 1, high: 1e308, basis: 'assumed' } }],
  ])('R27: %s is refused with where it lies', async (_reason, change) => {
    const answer = await lead('PUT', '/measures/settings', { ...assumedSettings, ...change })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input', errors: [{}] } })
  })

  test.each([
    ['lead', 200, 200, 'leads answer for the service'],
    ['admin', 200, 200, 'admins look after everything'],
    ['planner', 200, 403, 'planners look'],
    ['agent', 403, 403, 'agents have their own pages'],
  ] as const)('%s: looks %i, says %i: %s', async (role, looks, says, _why) => {
    const who = await own.as(role)
    expect((await who('GET', `/measures/busy?${MARCH}`)).status).toBe(looks)
    expect((await who('PUT', '/measures/settings', assumedSettings)).status).toBe(says)
  })
})
