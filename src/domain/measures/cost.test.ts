import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnswerOf } from '#platform/contract/route.ts'
import { newId } from '#platform/ids.ts'
import { startLens, tellContacts } from '#tests/support/lens.ts'
import type { LensApp, Told } from '#tests/support/lens.ts'
import type { Ask } from '#tests/support/planning.ts'
import { assumedSettings } from './contract.busy.ts'
import type { Control, ControlInputs, costRoutes } from './contract.cost.ts'
import type { SaidInput } from './contract.ts'
import { bindBusy } from './routes.busy.ts'
import { bindCost } from './routes.cost.ts'

type Cost = AnswerOf<typeof costRoutes.cost>
const NOW = new Date('2026-03-31T17:00:00Z')
const at = (day: string) => new Date(`${day}T10:00:00Z`)
const MARCH = 'from=2026-03-01&to=2026-03-30'

let own: LensApp
let lead: Ask
let serviceId: string
let departmentId: string
beforeAll(async () => {
  own = await startLens((bind) => {
    bindBusy(bind)
    bindCost(bind)
  })
  own.clock.set(NOW)
  lead = await own.as('lead')
  serviceId = (await own.make.service({ name: 'Council tax' })).id
  departmentId = (await own.make.department({ name: 'Revenues' })).id
  await failures()
})
afterAll(() => own.close())

/** Thirty conversations because of a letter, ten of no known cause, ten of value; five who left the line. */
async function failures(): Promise<void> {
  const about = { serviceId, at: at('2026-03-02') }
  const told = (many: number, given: Partial<Told>): Told[] =>
    Array.from({ length: many }, () => ({ ...about, caseId: newId(about.at), ...given }))
  const letters = await tellContacts(
    own.database,
    told(30, { talkSeconds: 360, waitSeconds: 120, demand: 'failure', repeats: 1 }),
  )
  await tellContacts(own.database, [
    ...told(10, { talkSeconds: 180, waitSeconds: 60, demand: 'failure' }),
    ...told(10, { talkSeconds: 300, demand: 'value', holdSeconds: 90, repeats: 1, handovers: 1 }),
    ...told(5, { caseId: null, talkSeconds: null, waitSeconds: 720 }),
  ])
  const causeId = newId(NOW)
  await own.database.pool.query(
    `insert into causes (id, name, department_id, made_at) values ($1, 'The letter is not understood', $2, $3)`,
    [causeId, departmentId, NOW],
  )
  await own.database.pool.query(
    `insert into contacts (id, channel, state, need, arrived_at, place_at, ended_at, ending, last_event_at)
     select id, 'phone', 'ended', 'Help', $2, $2, $2, 'left', $2 from unnest($1::uuid[]) as id`,
    [letters, NOW],
  )
  await own.database.pool.query(
    `insert into demand_marks (contact_id, demand, by, cause_id, at, arrived_at)
     select id, 'failure', 'person', $2, $3, $3 from unnest($1::uuid[]) as id`,
    [letters, causeId, NOW],
  )
}

const cost = async (query = MARCH) => (await lead('GET', `/measures/cost?${query}`)).body as Cost
const exact = (value: number): SaidInput => ({ low: value, likely: value, high: value, basis: 'measured' })

describe('R32: the cost of running it badly', () => {
  test('R32: by cause and department, clients’ time apart; no money before pay is said', async () => {
    const found = await cost()
    expect(found.lines.slice(0, 2)).toMatchObject([
      {
        ...{ kind: 'failure', cause: 'The letter is not understood', department: 'Revenues', count: 30 },
        ...{ staffHours: { likely: 3 }, clientHours: { likely: 4 }, pence: null },
      },
      {
        ...{ kind: 'failure', cause: null, causeId: null, department: null, count: 10 },
        staffHours: { likely: 0.5 },
      },
    ])
    const line = (kind: string) => found.lines.find((one) => one.kind === kind)
    expect(line('repeats')?.count).toBe(10)
    expect(line('holds')).toMatchObject({ staffHours: { likely: 0.25 }, clientHours: { likely: 0.25 } })
    expect(line('handovers')?.count).toBe(10)
    expect(line('lost')).toMatchObject({ count: 5, staffHours: { likely: 0 }, clientHours: { likely: 1 } })
    expect(found).toMatchObject({ pence: null, pencePerYear: null })
    expect(found.warnings).toEqual([
      { code: 'causes_missing', facts: { contacts: 10, share: 0.25 } },
      { code: 'pay_not_said', facts: {} },
    ])
  })

  test('R32: with pay it is money, and so much in a year; clients’ time is no money', async () => {
    const said = { ...assumedSettings, payPencePerHour: exact(2_000), clientPencePerHour: exact(5_000) }
    expect((await lead('PUT', '/measures/settings', said)).status).toBe(200)
    const found = await cost()
    expect(found.pence?.likely).toBeCloseTo(found.staffHours.likely * 2_000, 6)
    // The service is known since the second of March: 29 days.
    expect(found.pencePerYear?.likely).toBeCloseTo(((found.pence?.likely ?? 0) * 365.25) / 29, 6)
    const week = await cost('from=2026-03-01&to=2026-03-07')
    expect(week.pencePerYear).toBeNull()
    expect(week.warnings).toContainEqual({ code: 'too_short_for_a_year', facts: { days: 6 } })
    const sum = found.lines.reduce((all, { staffHours }) => all + staffHours.likely, 0)
    expect(sum).toBeCloseTo(found.staffHours.likely, 9)
  })

  test('R32: a filter narrows every line', async () => {
    const value = await cost(`${MARCH}&demand=value`)
    expect(value.lines.map(({ kind }) => kind)).toEqual(['repeats', 'holds', 'handovers'])
    expect((await cost(`${MARCH}&channel=letter`)).lines).toEqual([])
    expect((await cost(`${MARCH}&serviceId=${serviceId}`)).lines).toHaveLength(6)
  })

  test('R32: a cause that gets another name has it everywhere', async () => {
    await own.database.pool.query(`update causes set name = 'Unclear letter'`)
    expect((await cost()).lines[0]?.cause).toBe('Unclear letter')
  })
})

const inputs: ControlInputs = {
  ...{ casesPerYear: exact(10_000), costPerCase: exact(100), clientMinutes: exact(6) },
  ...{ wrongShare: exact(0.002), lossPerCase: exact(50_000), found: exact(0.5) },
  ...{ wronglyStopped: exact(0), harmPerStopped: exact(0) },
}
const add = async (name: string, given: Partial<ControlInputs> = {}) =>
  lead('POST', '/measures/controls', { name, what: 'Asked of everybody', inputs: { ...inputs, ...given } })

describe('R32: controls', () => {
  test('R32: what it prevents beside what it costs, with clients’ time as said; one row of the ledger', async () => {
    const { status, body } = await add('Password')
    expect(status).toBe(201)
    // 100 pence and six minutes at 5,000 pence an hour, for each of 10,000.
    expect(body).toMatchObject({
      ...{ name: 'Password', missing: [], version: 1 },
      outcome: { prevents: { likely: 500_000 }, costs: { likely: 6_000_000 }, worthShare: 0 },
    })
    const { rows } = await own.database.pool.query(`select kind from ledger where facts->>'controlId' = $1`, [
      (body as Control).id,
    ])
    expect(rows).toEqual([{ kind: 'measures.control_set' }])
  })

  test('R32: nothing is made up: what is missing is named', async () => {
    const { body } = await add('Second signature', { wrongShare: null, harmPerStopped: null })
    expect(body).toMatchObject({ outcome: null, missing: ['wrongShare', 'harmPerStopped'] })
  })

  test('R32: names tell them apart, changes are versioned, who is gone is gone', async () => {
    expect(await add('Password')).toMatchObject({ status: 409, body: { code: 'control_named_already' } })
    const one = (await add('Two letters')).body as Control
    const put = (name: string, version?: number) =>
      lead('PUT', `/measures/controls/${one.id}`, { name, inputs }, version)
    expect(await put('Password', 1)).toMatchObject({ status: 409, body: { code: 'control_named_already' } })
    expect(await put('Two letters', 1)).toMatchObject({ status: 200, body: { version: 2, what: '' } })
    expect(await put('Three letters', 1)).toMatchObject({ status: 412, body: { code: 'stale_version' } })
    expect((await lead('DELETE', `/measures/controls/${one.id}`)).status).toBe(200)
    expect((await lead('DELETE', `/measures/controls/${one.id}`)).status).toBe(404)
    const { items } = (await lead('GET', '/measures/controls')).body as { items: Control[] }
    expect(items.map(({ name }) => name)).toEqual(['Password', 'Second signature'])
  })

  test('R32: one name given twice at once: one of them is told', async () => {
    const answers = await Promise.all([add('Twice'), add('Twice')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
  })

  test('R32: what cannot be is refused with where it lies', async () => {
    expect(await add('Odd', { found: exact(2) })).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', errors: [{ path: '/body/inputs/found/high' }] },
    })
  })
})
