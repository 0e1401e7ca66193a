import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { refuse } from '#platform/refusal.ts'
import { constraint, interval, needOf, refused, shiftPattern, startWhatIf } from '#tests/support/what-if.ts'
import type { WhatIfApp } from '#tests/support/what-if.ts'
import type { Constraint } from './contract.constraints.ts'
import { planningRefusals } from './contract.ts'
import { enteredCost, explaining, leadsTo } from './rules/constraints.ts'

let own: WhatIfApp
type Caller = Awaited<ReturnType<WhatIfApp['as']>>
let planner: Caller
beforeAll(async () => {
  own = await startWhatIf()
  planner = await own.as('planner')
})
beforeEach(async () => {
  await own.database.pool.query('delete from constraints')
  await own.database.pool.query('delete from shift_patterns')
  own.need = async () => needOf([])
})
afterAll(() => own.close())

const said = async (given: Parameters<typeof constraint>[0] = {}, who = planner) =>
  (await who('POST', '/planning/constraints', constraint(given))).body as Constraint
const put = (one: Constraint, given: Parameters<typeof constraint>[0], version?: number) =>
  planner('PUT', `/planning/constraints/${one.id}`, constraint(given), version)
const kinds = async (id: string) =>
  (
    await own.database.pool.query(
      `select kind, facts from ledger where facts->>'constraintId' = $1 order by seq`,
      [id],
    )
  ).rows.map((row) => `${row.kind} ${row.facts.gone ?? ''}`.trim())

describe('R34: the register of constraints', () => {
  test('R34: says what, whose, since when, what was tried, and the constraint behind it', async () => {
    const contract = await said({
      what: 'One contract for the keys',
      whose: 'Facilities',
      since: '2019-04-01',
    })
    const opens = await said({ what: 'The building opens at 8:30', behindId: contract.id })
    const monday = await said({
      behindId: opens.id,
      tried: 'Asked twice.',
      times: [{ weekday: 1, from: 420, to: 600 }],
    })
    const { body, status } = await planner('GET', '/planning/constraints')
    expect(status).toBe(200)
    expect((body as { items: Constraint[] }).items.map(({ id, behindId }) => [id, behindId])).toEqual([
      [contract.id, null],
      [opens.id, contract.id],
      [monday.id, opens.id],
    ])
    expect(monday).toMatchObject({ state: 'standing', tried: 'Asked twice.', version: 1 })
    expect(await kinds(monday.id)).toEqual(['planning.constraint_recorded'])
  })

  test('R34: a chain never leads round in a circle, however long', async () => {
    const first = await said()
    const second = await said({ behindId: first.id })
    const third = await said({ behindId: second.id })
    for (const behindId of [first.id, second.id, third.id])
      expect(refused(await put(first, { behindId }))).toMatchObject({
        status: 422,
        code: 'constraint_circle',
      })
    expect((await put(third, { behindId: first.id })).status).toBe(200)
  })

  test('R34: two who close a circle from both ends at once: one of them is told', async () => {
    const [one, other] = [await said(), await said()]
    const answers = await Promise.all([put(one, { behindId: other.id }), put(other, { behindId: one.id })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
  })

  test('what lies behind has to be in the register', async () => {
    const behindId = '00000000-0000-4000-8000-000000000000'
    const answer = await planner('POST', '/planning/constraints', constraint({ behindId }))
    expect(refused(answer)).toEqual({ status: 400, code: 'invalid_input', paths: ['/body/behindId'] })
  })

  test('a change on top of somebody else’s is not made unseen', async () => {
    const one = await said()
    expect((await put(one, { what: 'Nobody starts before half past eight' }, 1)).status).toBe(200)
    expect(refused(await put(one, { what: 'Nobody starts before ten' }, 1))).toMatchObject({
      status: 412,
      code: 'stale_version',
    })
  })

  test('R34: it goes, and comes back; saying so twice is once', async () => {
    const one = await said()
    const gone = (value: boolean) => planner('POST', `/planning/constraints/${one.id}/gone`, { gone: value })
    expect((await gone(true)).body).toMatchObject({ state: 'gone', version: 2 })
    expect((await gone(true)).body).toMatchObject({ version: 2 })
    expect((await gone(false)).body).toMatchObject({ state: 'standing', goneAt: null, version: 3 })
    expect(await kinds(one.id)).toEqual([
      'planning.constraint_recorded',
      'planning.constraint_changed true',
      'planning.constraint_changed false',
    ])
  })

  test('R34: short intervals that nothing explains are listed, and only those', async () => {
    own.need = async () =>
      needOf([
        interval({ day: '2026-03-02', minute: 480, cover: 1, waitingMinutes: 44 }),
        interval({ day: '2026-03-02', minute: 510, cover: 4, waitingMinutes: 0 }),
        interval({
          day: '2026-03-03',
          minute: 480,
          cover: 2,
          waitingMinutes: 20,
          constraintIds: [crypto.randomUUID()],
        }),
        interval({ day: '2026-03-04', minute: 480 }),
      ])
    const { body } = await planner('GET', '/planning/constraints')
    expect((body as { unexplained: unknown }).unexplained).toEqual([
      { weekday: 1, minute: 480, waitingMinutes: 44 },
    ])
  })

  test('the register is there before there is anything to forecast from', async () => {
    own.need = async () => refuse(planningRefusals.series_too_short)
    await said()
    const { body } = await planner('GET', '/planning/constraints')
    expect(body).toMatchObject({ items: [{}], unexplained: [] })
  })

  test.each([
    ['lead', 200, 'leads answer for the service'],
    ['planner', 200, 'planners plan'],
    ['admin', 200, 'admins look after everything'],
    ['agent', 403, 'agents have their own shifts and wishes'],
  ] as const)('%s → %i: %s', async (role, status, _why) => {
    const who = await own.as(role)
    expect((await who('GET', '/planning/constraints')).status).toBe(status)
    expect((await who('POST', '/planning/constraints', constraint())).status).toBe(
      status === 200 ? 201 : status,
    )
  })
})

describe('R34: what a constraint costs clients', () => {
  const MONDAY = '2026-03-02'
  const halfHours = Array.from({ length: 20 }, (_, index) => 480 + index * 30)
  const week = () =>
    needOf(
      halfHours.map((minute) =>
        interval({ day: MONDAY, minute, needed: minute < 600 ? 6 : 3, expected: minute < 600 ? 24 : 10 }),
      ),
    )

  test('R34: shifts that may not begin early cost waiting on Monday mornings', async () => {
    own.need = async () => week()
    await shiftPattern(own, { minutes: 480, starts: [540, 600] })
    const one = await said({ rule: 'starts', times: [{ weekday: 1, from: 480, to: 600 }] })
    const { body, status } = await planner('POST', `/planning/constraints/${one.id}/price`)
    expect({ status, body }).toMatchObject({ status: 200 })
    const { cost } = body as Constraint
    expect(cost?.basis).toBe('measured')
    expect(cost?.waitingMinutesWeek).toBeGreaterThan(60)
    expect(cost?.lostContactsWeek).toBeGreaterThan(1)
    expect(cost?.at).not.toBeNull()
  })

  test('R34: without short shifts, and with only so many of them, cover costs more', async () => {
    own.need = async () => week()
    await shiftPattern(own, { minutes: 480, starts: [480, 600] })
    await shiftPattern(own, { minutes: 240, starts: [480], mostShare: 0.1 })
    const costs = await Promise.all(
      (['share', 'lengths'] as const).map(async (rule) => {
        const one = await said({ rule })
        const { body } = await planner('POST', `/planning/constraints/${one.id}/price`)
        const { cost } = body as Constraint
        return (cost?.paidHoursWeek ?? 0) + (cost?.waitingMinutesWeek ?? 0)
      }),
    )
    for (const cost of costs) expect(cost).toBeGreaterThan(0)
  })

  test('a constraint on days that need nobody, or at other times, costs nothing', async () => {
    own.need = async () => week()
    await shiftPattern(own, { minutes: 480, starts: [540] })
    const one = await said({ rule: 'starts', times: [{ weekday: 3, from: 480, to: 600 }] })
    const { body } = await planner('POST', `/planning/constraints/${one.id}/price`)
    expect((body as Constraint).cost).toMatchObject({ waitingMinutesWeek: 0, paidHoursWeek: 0 })
  })

  test.each([
    [null, 'no_rule', 'nothing to solve without'],
    ['rest', 'no_rule', 'not one of the rules that can be taken away'],
    ['starts', 'no_shift_patterns', 'nothing to solve with'],
  ])('rule %s → %s: %s', async (rule, code, _why) => {
    const one = await said({ rule })
    const answer = await planner('POST', `/planning/constraints/${one.id}/price`)
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'not_possible_together', details: { code } },
    })
  })

  test('nothing to forecast from: the price says so, and nothing is kept', async () => {
    own.need = async () => refuse(planningRefusals.series_too_short)
    await shiftPattern(own, { minutes: 480, starts: [540] })
    const one = await said({ rule: 'starts' })
    const answer = await planner('POST', `/planning/constraints/${one.id}/price`)
    expect(refused(answer)).toMatchObject({ status: 422, code: 'series_too_short' })
    expect(
      ((await planner('GET', '/planning/constraints')).body as { items: Constraint[] }).items[0]?.cost,
    ).toBeNull()
  })

  test('R34: nobody measures by typing', () => {
    const now = new Date('2026-03-02T10:00:00Z')
    const cost = {
      basis: 'measured',
      waitingMinutesWeek: 9,
      lostContactsWeek: null,
      paidHoursWeek: null,
    } as const
    const kept = { ...cost, waitingMinutesWeek: 120, at: '2026-03-01T10:00:00Z' }
    expect(enteredCost(cost, null, now)).toMatchObject({ basis: 'assumed', at: now.toISOString() })
    expect(enteredCost(cost, kept, now)).toBe(kept)
    expect(enteredCost({ ...cost, basis: 'assumed' }, kept, now)).toMatchObject({ waitingMinutesWeek: 9 })
    expect(enteredCost(null, kept, now)).toBeNull()
  })
})

describe('R34: which constraint explains a time', () => {
  const chain = [
    { id: 'keys', behindId: null, times: [] },
    { id: 'building', behindId: 'keys', times: [] },
    { id: 'monday', behindId: 'building', times: [{ weekday: 1, from: 480, to: 600 }] },
    { id: 'always', behindId: null, times: [] },
  ]
  test.each([
    [1, 480, ['monday', 'building', 'keys', 'always'], 'its own time, then what lies behind'],
    [1, 600, ['always'], 'the end does not belong to it'],
    [2, 480, ['always'], 'another day: what stands behind a chain does not explain everything'],
  ])('weekday %i at minute %i → %j: %s', (weekday, minute, expected) => {
    expect(explaining(chain, weekday, minute)).toEqual(expected)
  })

  test('R34: a chain put together by allowed steps alone never has a circle', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 })), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(steps, (wanted) => {
        const all = Array.from({ length: 8 }, (_, id) => ({
          id: String(id),
          behindId: null as string | null,
        }))
        for (const [id, behind] of wanted) {
          const one = all[id]
          if (one && !leadsTo(String(id), String(behind), all)) one.behindId = String(behind)
        }
        for (const { id, behindId } of all) expect(leadsTo(id, behindId, all)).toBe(false)
      }),
    )
  })
})
