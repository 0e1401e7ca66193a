import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { OFFICE_HOURS } from '#tests/support/factories.ts'
import { addContacts, csvOf, startPlanning, workingWeeks } from '#tests/support/planning.ts'
import type { Ask, PlanningApp } from '#tests/support/planning.ts'
import type { Need } from './contract.need.ts'
import type { SkillNeed, SkillsTold } from './contract.skills.ts'
import { groupsOf, timeOf, wholes } from './rules/skills.ts'
import { simulateSkills } from './simulate.skills.ts'
import type { SkillOrder } from './simulate.skills.ts'

const NOW = new Date('2026-04-13T06:30:00Z')
const WEEKS = { from: '2026-02-16', weeks: 8 }
const DAY = 'from=2026-04-14&days=1'

const told = (answer: unknown): SkillsTold => {
  const need = answer as SkillNeed
  if (need.state !== 'told') throw new Error(JSON.stringify(need))
  return need
}

async function agreeToWork(own: PlanningApp, agentIds: readonly string[]): Promise<void> {
  for (const id of agentIds)
    await own.database.pool.query(
      `insert into work_terms (agent_id, least_minutes_week, most_minutes_week, rest_minutes, most_days_in_row, available)
       values ($1, 0, 2250, 660, 5, '{}')`,
      [id],
    )
}

/** A published roster of one day on which these people work from 8 to 18 local time. */
async function rosterOf(own: PlanningApp, day: string, agentIds: readonly string[]): Promise<void> {
  const rosterId = newId(NOW)
  await own.database.pool.query(
    `insert into rosters (id, name, first_day, days, interval_minutes, state, solving, made_by, made_at, published_by, published_at)
     values ($1, 'Week', $2, 1, 30, 'published', 'done', $3, $4, $3, $4)`,
    [rosterId, day, agentIds[0], NOW],
  )
  for (const agentId of agentIds)
    await own.database.pool.query(
      `insert into shifts (id, roster_id, agent_id, day, starts_at, ends_at, break_minutes)
       values ($1, $2, $3, $4, $5, $6, 0)`,
      [newId(NOW), rosterId, agentId, day, `${day}T07:00Z`, `${day}T17:00Z`],
    )
}

describe('R34: two skills of which one group has both', () => {
  let own: PlanningApp
  let planner: Ask
  const skillsOf = async (query = DAY) => (await planner('GET', `/planning/need/skills?${query}`)).body
  beforeAll(async () => {
    own = await startPlanning()
    planner = await own.as('planner')
    const calendarId = (await own.make.calendar({ hours: OFFICE_HOURS })).id
    const [waste, tax] = [await own.make.skill({ name: 'Waste' }), await own.make.skill({ name: 'Tax' })]
    const bins = await own.make.service({ name: 'Bins', calendarId, skillId: waste.id })
    const bills = await own.make.service({ name: 'Bills', calendarId, skillId: tax.id })
    const of = (serviceId: string) => ({ ...WEEKS, serviceId, waitSeconds: 10 })
    await addContacts(own.database, [
      ...workingWeeks({ ...of(bins.id), perHour: 22, talkSeconds: 240, seed: 'bins' }),
      ...workingWeeks({ ...of(bills.id), perHour: 20, talkSeconds: 360, seed: 'bills' }),
      ...workingWeeks({ ...of(bins.id), perHour: 2, ending: 'left_waiting', waitSeconds: 90, seed: 'left' }),
      ...workingWeeks({ ...of(bins.id), perHour: 0.1, demand: 'failure', seed: 'few' }),
    ])
    const makeAgents = (count: number, skills: string[]) =>
      Promise.all(Array.from({ length: count }, async () => (await own.agent({ skills })).id))
    const some = await makeAgents(6, [waste.id])
    const both = await makeAgents(2, [waste.id, tax.id])
    await agreeToWork(own, [...some, ...both])
    await rosterOf(own, '2026-04-14', [...some.slice(0, 4), ...both])
    own.clock.set(NOW)
  }, 120_000)
  afterAll(() => own.close())

  test('R34: the short group is seen: its clients wait, the others hardly; times are measured by skill', async () => {
    const found = told(await skillsOf())
    expect(found).toMatchObject({ cover: 'roster', day: '2026-04-14', withinSeconds: 20 })
    const [bins, bills] = ['Waste', 'Tax'].map((name) => found.kinds.find((one) => one.skill?.name === name))
    expect(bins).toMatchObject({ services: ['Bins'], handlingOf: 'skill', why: null })
    expect(bills).toMatchObject({ services: ['Bills'], handlingOf: 'skill', why: null })
    expect(bills?.handlingSeconds ?? 0).toBeGreaterThan((bins?.handlingSeconds ?? 0) * 1.4)
    expect((bins?.share ?? 0) + (bills?.share ?? 0)).toBeCloseTo(1, 9)
    const [short, well] = [bills?.met, bins?.met]
    expect(short?.keepsOffer).toBe(false)
    expect(short?.waiting.value ?? 0).toBeGreaterThan((well?.waiting.value ?? 1) + 0.2)
    for (const met of [short, well])
      for (const one of [met?.waiting, met?.meanWaitSeconds, met?.inTime, met?.givingUp]) {
        expect(one?.low ?? -1).toBeGreaterThanOrEqual(0)
        expect(one?.low).toBeLessThanOrEqual(one?.value ?? -1)
        expect(one?.high).toBeGreaterThanOrEqual(one?.value ?? Infinity)
      }
    const [some, both] = found.pools
    expect(some).toMatchObject({ people: 6, onDuty: 4, skills: [{ name: 'Waste' }] })
    expect(both).toMatchObject({ people: 2, onDuty: 2 })
    expect(both?.occupancy?.value ?? 0).toBeGreaterThan(some?.occupancy?.value ?? 1)
  })

  test('R34: the least people, more of a group than there are, and what split skills cost beside one pool', async () => {
    const found = told(await skillsOf())
    expect(found.least.state).toBe('beyond')
    expect(found.pools[1]?.least ?? 0).toBeGreaterThan(2)
    const sum = found.pools.reduce((total, one) => total + (one.least ?? 0), 0)
    expect(found.least.people).toBe(sum)
    expect(found.onePool.people ?? 0).toBeLessThanOrEqual(sum)
    const need = (await planner('GET', `/planning/need?${DAY}`)).body as Need
    const interval = need.intervals.find((one) => one.at === found.at)
    expect(found.at).toBe(need.peak?.at)
    expect(Math.abs((found.onePool.erlang ?? 0) - (interval?.neededSafely ?? 0))).toBeLessThanOrEqual(1)
  })

  test('R34: which skill to teach next, in which group, and how much less clients would wait', async () => {
    const { teach, teachWhy, pools } = told(await skillsOf())
    expect(teachWhy).toBeNull()
    expect(teach?.skill.name).toBe('Tax')
    expect(teach?.poolId).toBe(pools[0]?.id)
    expect(teach?.less?.low ?? 0).toBeGreaterThan(0)
    expect(teach?.after?.value ?? Infinity).toBeLessThan(teach?.before?.value ?? 0)
  })

  test('R34: a chosen time is looked at; where nobody is rostered the plan’s people are divided as the people are', async () => {
    const chosen = told(await skillsOf(`${DAY}&at=2026-04-14T10:40:00Z`))
    expect(chosen.at).toBe('2026-04-14T10:30:00.000Z')
    const later = told(await skillsOf('from=2026-04-15&days=1'))
    expect(later.cover).toBe('plan')
    const onDuty = later.pools.map((one) => one.onDuty)
    expect(onDuty.every((one) => Number.isInteger(one))).toBe(true)
    expect(onDuty[0] ?? 0).toBeGreaterThan(onDuty[1] ?? 9)
  })

  test('R34: a closed time, too few contacts to divide and a series without services are said plainly', async () => {
    expect(await skillsOf(`${DAY}&at=2026-04-14T03:00:00Z`)).toEqual({
      ...{ state: 'not_possible', why: 'closed_then', facts: { at: '2026-04-14T03:00:00Z' } },
    })
    expect(await skillsOf(`${DAY}&demand=failure`)).toMatchObject({
      ...{ state: 'not_possible', why: 'too_few_observed', facts: { needed: 50 } },
    })
    const csv = csvOf('2026-02-16', 56, () => 6)
    const { body } = await planner('POST', '/planning/series', { name: 'Calls', csv })
    const { series } = body as { series: { id: string } }
    expect(await skillsOf(`${DAY}&series=${series.id}`)).toMatchObject({
      ...{ state: 'not_possible', why: 'imported_series' },
    })
    expect(await planner('GET', '/planning/need/skills?from=2026-04-18&days=2')).toMatchObject({
      ...{ status: 422, body: { code: 'nothing_to_show' } },
    })
  })

  test('R34: one service alone asks for one skill, and there is nothing to divide', async () => {
    const { rows } = await own.database.pool.query(`select id from services where name = 'Bills'`)
    expect(await skillsOf(`${DAY}&serviceId=${rows[0]?.id}`)).toMatchObject({
      state: 'not_possible',
      why: 'one_kind',
      facts: { skills: ['Tax'] },
    })
  })

  test('R34: planners, leads and admins may look; agents not; too many days are refused', async () => {
    const path = `/planning/need/skills?${DAY}`
    for (const role of ['lead', 'admin'] as const)
      expect((await (await own.as(role))('GET', path)).status).toBe(200)
    expect((await (await own.as('agent'))('GET', path)).status).toBe(403)
    expect((await planner('GET', '/planning/need/skills?days=36')).status).toBe(400)
    expect(
      (await planner('GET', '/planning/need/skills?rosterId=0191f3a0-0000-7000-8000-000000000000')).status,
    ).toBe(404)
  })
})

describe('R34: needs of a skill that nobody has', () => {
  let own: PlanningApp
  beforeAll(async () => {
    own = await startPlanning()
    const calendarId = (await own.make.calendar({ hours: OFFICE_HOURS })).id
    const waste = await own.make.skill({ name: 'Waste' })
    const graves = await own.make.skill({ name: 'Graves' })
    const bins = await own.make.service({ name: 'Bins', calendarId, skillId: waste.id })
    const burials = await own.make.service({ name: 'Burials', calendarId, skillId: graves.id })
    await addContacts(own.database, [
      ...workingWeeks({ ...WEEKS, serviceId: bins.id, perHour: 12, seed: 'bins' }),
      ...workingWeeks({ ...WEEKS, serviceId: burials.id, perHour: 4, seed: 'burials' }),
    ])
    own.clock.set(NOW)
  }, 120_000)
  afterAll(() => own.close())

  test('R34: nobody has any, then somebody has one: what cannot be told is not made up', async () => {
    const planner = await own.as('planner')
    const path = `/planning/need/skills?${DAY}`
    expect((await planner('GET', path)).body).toMatchObject({
      state: 'not_possible',
      why: 'nobody_has_any',
      facts: { skills: ['Waste', 'Graves'] },
    })
    const { rows } = await own.database.pool.query(`select id from skills where name = 'Waste'`)
    for (let n = 0; n < 4; n++) await own.agent({ skills: [String(rows[0]?.id)] })
    const found = told((await planner('GET', path)).body)
    expect(found.cover).toBe('plan')
    expect(found.warnings.map(({ code }) => code)).toContain('terms_unknown')
    const burials = found.kinds.find((one) => one.skill?.name === 'Graves')
    expect(burials).toMatchObject({ met: null, why: 'nobody_has_skill', pools: [] })
    expect(found.kinds.find((one) => one.skill?.name === 'Waste')?.met).not.toBeNull()
    // Nobody is known to give up: the wait of those who are never answered has no end.
    expect(found.teach).toMatchObject({ skill: { name: 'Graves' }, before: null, less: null })
    expect(found.least.people).not.toBeNull()
  })
})

describe('the simulation', () => {
  const kind = (name: string, perHour: number) => ({
    name,
    perHour,
    perHourSafely: perHour,
    minutes: 5,
    cv: 1,
  })
  const order: SkillOrder = {
    kinds: [kind('a', 30), kind('b', 30)],
    pools: [
      { name: 'first', takes: ['a'], people: 5, onDuty: 4 },
      { name: 'second', takes: ['b'], people: 9, onDuty: 2 },
    ],
    patienceMinutes: null,
    target: { on: 'answered_within', seconds: 60, share: 0.8, of: 'ofAll' },
    withinMinutes: 1,
  }

  test('R34: the same order has the same answer', () => {
    expect(simulateSkills(order)).toEqual(simulateSkills(order))
  })

  test('R34: more than can be done has no wait; the other kind has its own, as Erlang C says', () => {
    const { kinds, least, onePool } = simulateSkills(order)
    expect(kinds[1]).toEqual({ met: null, why: 'more_than_can_be_done' })
    // 2.5 erlangs, 4 people: Erlang C has 0.3199 waiting, 64.0 seconds.
    const met = kinds[0]?.met
    expect(met?.waiting.low).toBeLessThan(0.3199)
    expect(met?.waiting.high).toBeGreaterThan(0.3199)
    expect(met?.meanWaitSeconds.low).toBeLessThan(64)
    expect(met?.meanWaitSeconds.high).toBeGreaterThan(64)
    // By Erlang C a line of 2.5 erlangs takes 5 people, one of 5 erlangs takes 8 (7 answer 0.783 in time).
    expect(least.state).toBe('kept')
    expect(onePool.erlang).toBe(8)
    expect(Math.abs((onePool.people ?? 0) - 8)).toBeLessThanOrEqual(1)
    expect((least.people?.[0] ?? 0) + (least.people?.[1] ?? 0)).toBeGreaterThan(onePool.people ?? 99)
  })

  test('R34: nobody on duty is said, and where all can take all there is nothing to teach', () => {
    const away = { ...order, pools: order.pools.map((one) => ({ ...one, onDuty: 0 })) }
    expect(simulateSkills(away)).toMatchObject({
      kinds: [{ why: 'nobody_on_duty' }, { why: 'nobody_on_duty' }],
      occupancy: [null, null],
      teachWhy: 'nobody_on_duty',
    })
    const all = { ...order, pools: order.pools.map((one) => ({ ...one, takes: ['a', 'b'] })) }
    expect(simulateSkills(all).teachWhy).toBe('all_can_all')
  })
})

describe('what it is made from', () => {
  const person = (agentId: string, ...skillIds: string[]) => ({ agentId, skillIds, isOnDuty: false })
  test('groups: by the skills that are asked for; too many are put together, and no skill is lost', () => {
    const people = [
      person('1', 'a'),
      person('2', 'a', 'x'),
      person('3', 'a', 'b'),
      person('4', 'c'),
      person('5', 'b'),
    ]
    const asked = new Map(['a', 'b', 'c'].map((one) => [one, 1 / 3]))
    expect(groupsOf(people, asked, 6)).toMatchObject({
      merged: 0,
      groups: [
        { skillIds: ['a'], agentIds: ['1', '2'] },
        { skillIds: ['b'], agentIds: ['5'] },
        { skillIds: ['c'], agentIds: ['4'] },
        { skillIds: ['a', 'b'], agentIds: ['3'] },
      ],
    })
    const { groups, merged } = groupsOf(people, asked, 3)
    expect(groups).toHaveLength(3)
    expect(merged).toBe(1)
    expect(new Set(groups.flatMap(({ skillIds }) => skillIds))).toEqual(new Set(asked.keys()))
    // The one with both is on duty: then nobody else on duty could take either.
    const there = people.map((one) => ({ ...one, isOnDuty: one.agentId === '3' }))
    expect(groupsOf(there, asked, 3).groups.find(({ onDuty }) => onDuty > 0)?.skillIds).toEqual(['a', 'b'])
    // One each: nothing can be put together without losing a skill.
    expect(groupsOf([person('1', 'a'), person('2', 'b')], asked, 1).groups).toHaveLength(2)
  })

  test('times: of the skill where enough were measured, else of all, as long as the plan says', () => {
    const row = (skillId: string | null, mean: number, count: number, isAll = false) => ({
      ...{ skillId, isAll, mean, deviation: mean / 2, count },
    })
    const rows = [row('a', 200, 60), row('b', 900, 3), row(null, 100, 1000, true)]
    const planned = { handlingSeconds: 130, afterSeconds: 30 }
    expect(timeOf('a', rows, planned)).toMatchObject({ minutes: 230 / 60, of: 'skill', talks: 60 })
    expect(timeOf('b', rows, planned)).toMatchObject({ minutes: 130 / 60, of: 'all', talks: 1000 })
    expect(timeOf('a', [], planned)).toEqual({ minutes: 130 / 60, cv: 1, of: 'all', talks: 0 })
  })

  test('whole people have the sum of the parts', () => {
    expect(wholes([1.5, 1.5, 0.2])).toEqual([2, 1, 0])
    expect(wholes([])).toEqual([])
    expect(wholes([0.4, 0.4])).toEqual([1, 0])
  })
})
