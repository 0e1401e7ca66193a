import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '#domain/accounts/contract.ts'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { OFFICE_HOURS } from '#tests/support/factories.ts'
import type { CallOut, Miss, StandardLine } from './contract.standards.ts'
import { id, measuredRows } from './measured.fixture.ts'
import { promised } from './promised.fixture.ts'
import { bindStandards } from './routes.standards.ts'

/** A Tuesday; doors are open from eight to six, Monday to Friday, in London (an hour before UTC in summer). */
const NOW = new Date('2026-06-30T15:00:00Z')
const at = (text: string) => new Date(`2026-06-${text}:00Z`)

type Asked = { readonly status: number; readonly body: unknown }
type Ask = (method: 'GET' | 'POST', path: string, payload?: object) => Promise<Asked>

let own: ConceptApp
let make: ReturnType<typeof promised>
let front: string
let back: string
let quiet: string
let service: string
let another: string
let standardId: string
let lead: Ask

beforeAll(async () => {
  own = await startConceptApp((bind) => bindStandards(bind))
  own.clock.set(NOW)
  make = promised(own)
  const calendarId = (await own.make.calendar({ hours: OFFICE_HOURS })).id
  const department = async (name: string, isFront: boolean) =>
    (await own.make.department({ name, front: isFront, calendarId })).id
  front = await department('First point', true)
  back = await department('Repairs team', false)
  quiet = await department('Archive', false)
  service = (await own.make.service({ name: 'Repairs', departmentId: front })).id
  another = (await own.make.service({ name: 'Parking', departmentId: front })).id
  standardId = (
    await own.make.standard({ departmentId: back, name: 'Answered in a day', workingMinutes: 600 })
  ).id
  lead = (await as('lead')).ask
})
beforeEach(async () => {
  own.clock.set(NOW)
  await measuredRows(own.database).empty()
  for (const table of ['call_outs', 'notifications', 'legs', 'commitments'])
    await own.database.pool.query(`delete from ${table}`)
})
afterAll(() => own.close())

async function as(role: Role): Promise<{ id: string; name: string; ask: Ask }> {
  const { cookie, ...agent } = await own.agent({ roles: role === 'agent' ? ['agent'] : ['agent', role] })
  const ask: Ask = async (method, path, payload) => {
    const response = await own.app.inject({
      ...{ method, url: `/api/v1${path}`, headers: { cookie } },
      ...(payload && { payload }),
    })
    return { status: response.statusCode, body: response.json() as unknown }
  }
  return { ...agent, ask }
}

async function standards(query = ''): Promise<StandardLine[]> {
  const { status, body } = await lead('GET', `/standards${query}`)
  expect(status).toBe(200)
  return (body as { items: StandardLine[] }).items
}
const lineOf = (lines: readonly StandardLine[], departmentId: string, of: StandardLine['of']) => {
  const found = lines.find((one) => one.departmentId === departmentId && one.of === of)
  if (!found) throw new Error(`there is no line of ${of}`)
  return found
}
async function misses(state: 'at_risk' | 'missed', query = ''): Promise<Miss[]> {
  return ((await lead('GET', `/standards/misses?state=${state}${query}`)).body as { items: Miss[] }).items
}

const withBack = (given: {
  beganAt: Date
  dueAt: Date
  endedAt?: Date | null
  standardId?: string | null
}) => ({
  ...{ departmentId: back, serviceId: service, standardId },
  ...given,
})

describe('R30: every department with its standards, front and back in one view', () => {
  test('R30: each is there, also one of which nothing is known, with its legs and promises; front first', async () => {
    const lines = await standards()
    const named = lines.map(({ department, of }) => `${department} ${of}`)
    expect(named.filter((one) => /First point|Repairs team|Archive/.test(one))).toEqual([
      ...['First point legs', 'First point promises', 'Archive legs', 'Archive promises'],
      ...['Repairs team standard', 'Repairs team legs', 'Repairs team promises'],
    ])
    expect(lineOf(lines, quiet, 'legs')).toMatchObject({
      ...{ ended: 0, inTime: 0, late: 0, open: 0, atRisk: 0, overdue: 0, days: [] },
      ...{ medianSeconds: null, p90Seconds: null, front: false, standardId: null, workingMinutes: null },
    })
    expect(lineOf(lines, back, 'standard')).toMatchObject({ name: 'Answered in a day', workingMinutes: 600 })
  })

  test('R30: in time by the working minutes of the standard, over nights and weekends', async () => {
    // Friday 16:00 local to Monday 16:00 local: ten working hours, exactly.
    await make.leg(withBack({ beganAt: at('19T15:00'), dueAt: at('22T15:00'), endedAt: at('22T15:00') }))
    // Was to be done later than the standard says: the standard holds.
    await make.leg(withBack({ beganAt: at('22T07:00'), dueAt: at('26T15:00'), endedAt: at('23T08:00') }))
    const line = lineOf(await standards(), back, 'standard')
    expect(line).toMatchObject({ ended: 2, inTime: 1, late: 1 })
    expect(line.days).toEqual([
      { day: '2026-06-22', ended: 1, inTime: 1 },
      { day: '2026-06-23', ended: 1, inTime: 0 },
    ])
    expect(line.medianSeconds).toBe(Math.round((600 + 660) / 2) * 60)
  })

  test('R30: without a standard a leg is in time until it is due; overdue ones count as late on the day they were due', async () => {
    const without = (beganAt: Date, dueAt: Date, endedAt?: Date) =>
      make.leg({ ...withBack({ beganAt, dueAt, endedAt: endedAt ?? null }), standardId: null })
    await without(at('22T07:00'), at('24T15:00'), at('24T15:00'))
    await without(at('22T07:00'), at('24T15:00'), at('24T15:01'))
    await without(at('22T07:00'), at('24T15:00'))
    const line = lineOf(await standards(), back, 'legs')
    expect(line).toMatchObject({ ended: 3, inTime: 1, late: 2, open: 1, overdue: 1, atRisk: 0 })
    expect(line.days).toEqual([{ day: '2026-06-24', ended: 3, inTime: 1 }])
  })

  test('R30: a leg that went on to another department is held to when it is due', async () => {
    await make.leg({
      ...withBack({ beganAt: at('22T07:00'), dueAt: at('26T15:00'), endedAt: at('25T08:00') }),
      departmentId: quiet,
    })
    const lines = await standards()
    expect(lineOf(lines, quiet, 'legs')).toMatchObject({ ended: 1, inTime: 1 })
    expect(lineOf(lines, back, 'standard')).toMatchObject({ ended: 0 })
  })

  test('R30: promises belong to the department of their service; renegotiated ones live on in what took their place', async () => {
    const promise = (state: string, endedAt: Date | null, dueAt = at('25T10:00')) =>
      make.promise({
        ...{ departmentId: front, serviceId: service, beganAt: at('24T10:00'), dueAt },
        state,
        endedAt,
      })
    await promise('kept', at('25T09:00'))
    await promise('broken', at('25T10:00'))
    await promise('renegotiated', at('25T09:00'))
    await promise('withdrawn', at('25T09:00'))
    await promise('open', null, at('30T15:30'))
    const lines = await standards()
    expect(lineOf(lines, front, 'promises')).toMatchObject({
      ...{ ended: 2, inTime: 1, late: 1, open: 1, atRisk: 1, overdue: 0, medianSeconds: null },
    })
    expect(lineOf(lines, back, 'promises')).toMatchObject({ ended: 0, open: 0 })
  })

  test('R30: a service or department narrows what is counted', async () => {
    await make.leg(withBack({ beganAt: at('22T07:00'), dueAt: at('26T15:00'), endedAt: at('22T08:00') }))
    await make.leg({
      ...withBack({ beganAt: at('22T07:00'), dueAt: at('26T15:00'), endedAt: at('22T08:00') }),
      serviceId: another,
    })
    expect(lineOf(await standards(), back, 'standard').ended).toBe(2)
    expect(lineOf(await standards(`?serviceId=${another}`), back, 'standard').ended).toBe(1)
    const narrowed = await standards(`?departmentId=${quiet}`)
    expect(new Set(narrowed.map(({ departmentId }) => departmentId))).toEqual(new Set([quiet]))
    expect(await standards(`?departmentId=${id()}`)).toEqual([])
  })

  test('R30: whatever happened, what ended is what was in time and what was late, and days make up the whole', async () => {
    for (let index = 0; index < 40; index++) {
      const beganAt = new Date(at('10T07:00').getTime() + index * 7_777_000)
      const dueAt = new Date(beganAt.getTime() + 90_000_000 + index * 1_234_000)
      const endedAt = index % 5 === 0 ? null : new Date(beganAt.getTime() + (index % 7) * 30_000_000 + 60_000)
      await make.leg(withBack({ beganAt, dueAt, endedAt, standardId: index % 3 === 0 ? null : standardId }))
      const state = ['kept', 'broken', 'renegotiated'][index % 3] ?? 'kept'
      await make.promise({
        ...{ departmentId: front, serviceId: service, beganAt, dueAt },
        state,
        endedAt: dueAt,
      })
    }
    const lines = await standards('?from=2026-06-01&to=2026-06-30')
    for (const { ended, inTime, late, days, open, atRisk, overdue } of lines) {
      expect(ended).toBe(inTime + late)
      expect(days.reduce((sum, one) => sum + one.ended, 0)).toBe(ended)
      expect(days.reduce((sum, one) => sum + one.inTime, 0)).toBe(inTime)
      expect(atRisk + overdue).toBeLessThanOrEqual(open)
    }
    expect(lines.reduce((sum, { ended }) => sum + ended, 0)).toBeGreaterThan(40)
    const missed = await misses('missed')
    const isLeg = ({ of }: StandardLine) => of !== 'promises'
    expect(missed.filter(({ kind, endedAt }) => kind === 'leg' && endedAt !== null).length).toBe(
      lines.filter(isLeg).reduce((sum, { late, overdue }) => sum + late - overdue, 0),
    )
  })

  test('a period the wrong way round is refused; clients and those who only serve see nothing of it', async () => {
    expect((await lead('GET', '/standards?from=2026-06-30&to=2026-06-01')).status).toBe(422)
    expect((await (await as('agent')).ask('GET', '/standards')).status).toBe(403)
  })
})

describe('R30: at risk before it fails, and missed', () => {
  test('R30: from three quarters of the working time on it is at risk; the least time left comes first', async () => {
    const begun = (beganAt: Date) => make.leg(withBack({ beganAt, dueAt: at('30T23:00') }))
    await begun(at('30T08:00')) // seven of ten hours
    const eight = await begun(at('30T07:00')) // eight (it is 16:00 there, doors opened at 08:00)
    const nine = await begun(at('29T16:00')) // nine: an hour on Monday, eight today
    await begun(at('29T14:00')) // eleven: overdue
    const found = await misses('at_risk')
    expect(found.map((one) => one.id)).toEqual([nine.id, eight.id])
    expect(found[0]).toMatchObject({
      ...{ kind: 'leg', used: 0.9, overSeconds: -3600, endedAt: null, callOutId: null, clientTold: false },
      ...{ departmentId: back, standardId, personId: nine.personId, what: 'Fit the tap' },
    })
    expect((await misses('at_risk', `&departmentId=${quiet}`)).length).toBe(0)
  })

  test('R30: what is due in thousands of years, or began long ago, is judged too', async () => {
    const far = new Date('9999-12-31T00:00:00Z')
    await make.leg(withBack({ beganAt: at('30T08:00'), dueAt: far, standardId: null }))
    const old = await make.leg(withBack({ beganAt: new Date('1985-06-01T00:00:00Z'), dueAt: at('30T23:00') }))
    const lines = await standards()
    expect(lineOf(lines, back, 'legs')).toMatchObject({ open: 1, atRisk: 0, overdue: 0 })
    expect(lineOf(lines, back, 'standard')).toMatchObject({ open: 1, overdue: 1 })
    expect((await misses('missed')).map((one) => one.id)).toEqual([old.id])
  })

  test('R30: missed are those overdue now, then those that ended late and promises that were broken', async () => {
    const overdue = await make.leg(withBack({ beganAt: at('24T07:00'), dueAt: at('25T07:00') }))
    const late = await make.leg(
      withBack({ beganAt: at('22T07:00'), dueAt: at('23T07:00'), endedAt: at('26T09:00') }),
    )
    await make.leg(withBack({ beganAt: at('22T07:00'), dueAt: at('23T07:00'), endedAt: at('22T09:00') }))
    const told = { state: 'broken', clientWarnedAt: at('25T09:00') }
    const broken = await make.promise({
      ...{ departmentId: front, serviceId: service, beganAt: at('24T10:00'), dueAt: at('25T10:00') },
      ...{ ...told, endedAt: at('25T10:00') },
    })
    const found = await misses('missed')
    expect(found.map((one) => one.id)).toEqual([overdue.id, late.id, broken.id])
    expect(found.map((one) => one.clientTold)).toEqual([false, false, true])
    // 24 June 08:00 to 30 June 16:00 local: four days of ten hours and eight, less the ten of the standard.
    expect(found[0]?.overSeconds).toBe(38 * 3600)
    await own.database.pool.query('update clients set erased_at = $2 where id = $1', [late.clientId, NOW])
    expect((await misses('missed'))[1]).toMatchObject({ id: late.id, what: '', need: '' })
  })
})

describe('R30: misses are asked of a named person and answered in words', () => {
  const miss = async () => make.leg(withBack({ beganAt: at('24T07:00'), dueAt: at('25T07:00') }))
  const body = (of: { id: string }, askedId: string) => ({
    ...{ kind: 'leg', id: of.id, askedId },
    meant: 'Mrs O’Brien had no water in the kitchen for three days more',
  })
  const kinds = async () =>
    (
      await own.database.pool.query<{ kind: string }>(
        `select kind from ledger where kind like 'learning.%' order by seq`,
      )
    ).rows.map(({ kind }) => kind)

  test('R30: the person is told, answers with a cause, and everybody can read it; each step once in the ledger', async () => {
    const before = (await kinds()).length
    const of = await miss()
    const who = await as('agent')
    const asked = await lead('POST', '/call-outs', body(of, who.id))
    expect(asked.status).toBe(201)
    const made = asked.body as CallOut
    expect(made).toMatchObject({ askedId: who.id, standardId, departmentId: back, answer: null, version: 1 })
    expect((await misses('missed'))[0]?.callOutId).toBe(made.id)
    const { rows } = await own.database.pool.query(
      `select agent_id, kind, facts->>'callOutId' as id from notifications`,
    )
    expect(rows).toEqual([{ agent_id: who.id, kind: 'call_out', id: made.id }])
    const mine = (await who.ask('GET', '/me/call-outs')).body as { items: CallOut[] }
    expect(mine.items.map((one) => one.id)).toEqual([made.id])
    const causeId = id()
    await own.database.pool.query(
      `insert into causes (id, name, made_at) values ($1, 'Parts come late', $2)`,
      [causeId, NOW],
    )
    const answer = { answer: 'The part lay in the wrong van. We now load the night before.', causeId }
    const answered = await who.ask('POST', `/call-outs/${made.id}/answer`, answer)
    expect(answered).toMatchObject({ status: 200, body: { ...answer, cause: 'Parts come late', version: 2 } })
    expect(await who.ask('POST', `/call-outs/${made.id}/answer`, answer)).toMatchObject({
      ...{ status: 409, body: { code: 'answered_already' } },
    })
    const all = (await lead('GET', '/call-outs')).body as { items: CallOut[]; weeks: unknown[] }
    expect(all.items).toHaveLength(1)
    expect(all.weeks).toEqual([
      { departmentId: back, department: 'Repairs team', week: '2026-06-29', asked: 1, answered: 1 },
    ])
    expect((await kinds()).slice(before)).toEqual(['learning.called_out', 'learning.call_out_answered'])
  })

  test('R30: two who ask about the same miss at once: one is asked, the other is told so', async () => {
    const of = await miss()
    const [first, second] = [await as('lead'), await as('admin')]
    const who = await as('agent')
    const answers = await Promise.all(
      [first, second].map(({ ask }) => ask('POST', '/call-outs', body(of, who.id))),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'called_out_already' })
    expect((await own.database.pool.query('select from notifications')).rowCount).toBe(1)
  })

  test('R30: nobody else can answer, not the lead either', async () => {
    const of = await miss()
    const who = await as('agent')
    const made = (await lead('POST', '/call-outs', body(of, who.id))).body as CallOut
    for (const ask of [lead, (await as('agent')).ask]) {
      expect(
        await ask('POST', `/call-outs/${made.id}/answer`, { answer: 'It was the weather.' }),
      ).toMatchObject({
        ...{ status: 403, body: { code: 'not_asked' } },
      })
    }
    expect(((await who.ask('GET', '/me/call-outs')).body as { items: CallOut[] }).items[0]?.answer).toBeNull()
  })

  const refused: [string, () => Promise<[string, { id: string }, string?]>, number, string][] = [
    [
      'in time so far',
      async () => ['leg', await make.leg(withBack({ beganAt: at('30T12:00'), dueAt: at('30T23:00') }))],
      422,
      'not_missed',
    ],
    [
      'at risk, not missed',
      async () => ['leg', await make.leg(withBack({ beganAt: at('29T16:00'), dueAt: at('30T23:00') }))],
      422,
      'not_missed',
    ],
    [
      'a kept promise',
      async () => [
        'promise',
        await make.promise({
          ...withBack({ beganAt: at('24T10:00'), dueAt: at('25T10:00') }),
          endedAt: at('25T09:00'),
        }),
      ],
      422,
      'not_missed',
    ],
    ['no leg of ours', async () => ['leg', { id: id() }], 400, 'invalid_input'],
    [
      'a promise is no leg',
      async () => [
        'leg',
        await make.promise({
          ...withBack({ beganAt: at('24T10:00'), dueAt: at('25T10:00') }),
          state: 'broken',
          endedAt: at('25T10:00'),
        }),
      ],
      400,
      'invalid_input',
    ],
    ['nobody who works here', async () => ['leg', await miss(), id()], 400, 'invalid_input'],
  ]
  test.each(refused)('not asked: %s', async (_reason, what, status, code) => {
    const [kind, of, askedId = (await as('agent')).id] = await what()
    expect(await lead('POST', '/call-outs', { ...body(of, askedId), kind })).toMatchObject({
      status,
      body: { code },
    })
    expect((await own.database.pool.query('select from call_outs')).rowCount).toBe(0)
  })

  test('a broken promise is asked about too; of a client who was erased no words are left', async () => {
    const broken = await make.promise({
      ...withBack({ beganAt: at('24T10:00'), dueAt: at('25T10:00') }),
      ...{ state: 'broken', endedAt: at('25T10:00') },
    })
    const who = await as('agent')
    const made = (await lead('POST', '/call-outs', { ...body(broken, who.id), kind: 'promise' }))
      .body as CallOut
    expect(made).toMatchObject({ kind: 'promise', standardId: null, departmentId: front })
    await own.database.pool.query('update clients set erased_at = $2 where id = $1', [broken.clientId, NOW])
    const { items } = (await lead('GET', '/call-outs')).body as { items: CallOut[] }
    expect(items[0]).toMatchObject({ what: '', need: '', meant: '', reference: made.reference })
  })
})
