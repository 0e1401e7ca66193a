import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { openBench } from './automation.fixture.ts'
import type { Bench } from './automation.fixture.ts'
import type { WantedAction } from './contract.actions.ts'
import { ruleRoutes as r } from './contract.rules.ts'
import type { Condition, Trigger } from './contract.rules.ts'
import { createRules, forgetRuleRuns } from './follow.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
beforeEach(async () => {
  // Rules of the tests before look no more.
  await bench.rows(`update rules set state = 'off', active_since = null`)
})
afterAll(() => bench.close())

let count = 0
type Given = { conditions?: Condition[]; stops?: boolean; name?: string }
async function rule(
  trigger: Trigger,
  actions: WantedAction[],
  given: Given = {},
  on = true,
): Promise<string> {
  count += 1
  const body = { name: `Rule ${count}`, trigger, actions, conditions: [], ...given }
  const { id } = await bench.lead.call(r.add, { body })
  if (on) await bench.lead.call(r.setOn, { params: { ruleId: id }, body: { on: true } })
  return id
}
const log = async (ruleId: string) => (await bench.lead.call(r.log, { query: { ruleId } })).items
const get = (caseId: string) => bench.agent.call(caseRoutes.get, { params: { caseId } })
const addTag = (caseId: string, name: string) => bench.agent.ask('POST', `/cases/${caseId}/tags`, { name })

describe('a rule, from what happens to what is done', () => {
  test('it looks at what happens once it is on, does what it says where all holds, and the log says why or why not', async () => {
    const { ids, newCase, newTag } = bench
    const tagId = await newTag('Urgent')
    const conditions: Condition[] = [
      { about: 'service', is: [ids.serviceId], not: false },
      { about: 'waiting_on', is: ['us'], not: false },
    ]
    const actions: WantedAction[] = [
      { do: 'set_stakes', stakes: 'moment_of_truth' },
      { do: 'follow', agentId: ids.colleagueId },
      { do: 'tell', body: 'Dear {client}, {owner} will call you.' },
      { do: 'note', body: 'A rule looked at {reference}' },
      { do: 'notify', agentId: null },
    ]
    const [early, fits, not] = [await newCase(), await newCase(), await newCase({ serviceId: ids.otherId })]
    const ruleId = await rule('tag_added', actions, { conditions }, false)
    await addTag(early.caseId, 'Urgent')
    bench.service.clock.set(bench.minutes(1))
    await bench.lead.call(r.setOn, { params: { ruleId }, body: { on: true } })
    await addTag(fits.caseId, 'Urgent')
    await addTag(not.caseId, 'Urgent')
    await bench.rules.catchUp()
    await bench.rules.catchUp()

    const after = await get(fits.caseId)
    expect(after).toMatchObject({ stakes: 'moment_of_truth', followers: [{ name: 'Tom Baker' }] })
    expect(after.messages.map(({ kind, author, body }) => ({ kind, author, body }))).toEqual([
      { kind: 'told', author: 'service', body: 'Dear Ada Lovelace, Priya Nair will call you.' },
      { kind: 'note', author: 'service', body: `A rule looked at ${after.reference}` },
    ])
    expect((await get(early.caseId)).stakes).toBe('ordinary')
    expect((await get(not.caseId)).stakes).toBe('ordinary')
    const runs = await log(ruleId)
    expect(runs.map((one) => [one.caseId, one.outcome])).toEqual([
      [not.caseId, 'not_met'],
      [fits.caseId, 'done'],
    ])
    expect(runs[0]?.conditions.map((one) => [one.condition.about, one.found, one.met])).toEqual([
      ['service', [ids.otherId], false],
      ['waiting_on', ['us'], true],
    ])
    expect(runs[1]?.actions.map((one) => [one.do, one.outcome])).toEqual([
      ['set_stakes', 'done'],
      ['follow', 'done'],
      ['tell', 'done'],
      ['note', 'done'],
      ['notify', 'done'],
    ])
    expect(await bench.rows(`select * from tags where id = $1 and name = 'Urgent'`, tagId)).toHaveLength(1)
    const ledger = await bench.rows<{ facts: object }>(
      `select facts from ledger where kind = 'automation.rule_did' and case_id = $1`,
      fits.caseId,
    )
    expect(ledger).toEqual([{ facts: { ruleId, trigger: 'tag_added', depth: 1 } }])
  })

  test('a contact that has just arrived: there is no case yet, and a colleague can be told', async () => {
    const { ids } = bench
    const ruleId = await rule(
      'contact_arrived',
      [
        { do: 'notify', agentId: ids.colleagueId },
        { do: 'note', body: 'x' },
      ],
      { conditions: [{ about: 'words', is: ['flood', 'leak'], not: false }] },
    )
    for (const need of ['There is a LEAK in my kitchen', 'My bleak garden']) {
      await (await bench.service.visitor()).call(portalRoutes.start, { body: { need } })
    }
    await bench.rules.catchUp()
    const runs = await log(ruleId)
    expect(runs.map((one) => [one.outcome, one.conditions[0]?.found])).toEqual([
      ['not_met', []],
      ['done', ['leak']],
    ])
    expect(runs[1]?.actions).toEqual([
      { do: 'notify', outcome: 'done', why: null },
      { do: 'note', outcome: 'left', why: 'no_case' },
    ])
  })

  test('a text with a hole is not sent, and the log says so', async () => {
    const { caseId } = await bench.newCase()
    const ruleId = await rule('tag_added', [{ do: 'tell', body: 'We come {due}' }])
    await addTag(caseId, 'Come')
    await bench.rules.catchUp()
    expect((await log(ruleId))[0]).toMatchObject({
      outcome: 'nothing_to_do',
      actions: [{ do: 'tell', outcome: 'left', why: 'text_not_whole' }],
    })
    expect((await get(caseId)).messages).toEqual([])
  })

  test('rules are asked in their order, and one that stops is the last', async () => {
    const first = await rule('tag_added', [{ do: 'wait_on', on: 'client' }])
    const second = await rule('tag_added', [{ do: 'wait_on', on: 'other' }], { stops: true })
    const third = await rule('tag_added', [{ do: 'wait_on', on: 'us' }])
    await bench.lead.call(r.order, { body: { ruleIds: [second, first] } })
    const order = (await bench.lead.call(r.list, {})).items.map((one) => one.id)
    expect(order.slice(0, 2)).toEqual([second, first])
    const { caseId } = await bench.newCase()
    await addTag(caseId, 'Order')
    await bench.rules.catchUp()
    expect((await get(caseId)).waitingOn).toBe('other')
    expect([await log(first), await log(third)]).toEqual([[], []])
    await bench.lead.call(r.order, { body: { ruleIds: [first] } })
    await addTag(caseId, 'Order again')
    await bench.rules.catchUp()
    expect((await log(first)).map((one) => one.outcome)).toEqual(['done'])
  })
})

describe('once for each event, and no circles', () => {
  test('several nodes at once, again and again: nothing is done twice and nothing is left out', async () => {
    const { newCase, service } = bench
    const ruleId = await rule('tag_added', [{ do: 'note', body: 'Once' }])
    const cases = await Promise.all(Array.from({ length: 12 }, () => newCase()))
    const nodes = [1, 2, 3].map(() => createRules({ database: service.app.database, clock: service.clock }))
    await Promise.all([
      ...cases.map(({ caseId }) => addTag(caseId, 'Many')),
      ...nodes.map((one) => one.catchUp()),
    ])
    await Promise.all(nodes.map((one) => one.catchUp()))
    await bench.rules.catchUp()
    for (const node of nodes) await node.close()
    const notes = await bench.rows<{ n: number }>(
      `select count(*)::int as n from messages where kind = 'note' and body = 'Once' group by case_id`,
    )
    expect(notes.map((one) => one.n)).toEqual(Array.from({ length: 12 }, () => 1))
    expect(await log(ruleId)).toHaveLength(12)
  })

  test('a rule whose work was cut off is done whole the next time', async () => {
    const { caseId } = await bench.newCase()
    await rule('tag_added', [{ do: 'note', body: 'Whole' }])
    await addTag(caseId, 'Cut')
    // Collected, and then the node is gone: as far as the database knows, that is all that happened.
    const cut = createRules({ database: bench.service.app.database, clock: bench.service.clock })
    const going = cut.catchUp()
    await cut.close()
    await going
    await bench.rules.catchUp()
    expect((await get(caseId)).messages.map((one) => one.body)).toEqual(['Whole'])
  })

  test('what a third rule brings about starts no fourth, and the log says so', async () => {
    const names = ['A', 'B', 'C', 'D', 'E']
    const tags = await Promise.all(names.map((name) => bench.newTag(`Chain ${name}`)))
    const chain: string[] = []
    for (const [at, tagId] of tags.slice(0, 4).entries()) {
      const conditions: Condition[] = [
        { about: 'tag', is: [tagId], not: false },
        { about: 'tag', is: [tags[at + 1] ?? ''], not: true },
      ]
      chain.push(
        await rule('tag_added', [{ do: 'add_tag', tagId: tags[at + 1] ?? '' }], { conditions, stops: true }),
      )
    }
    const { caseId } = await bench.newCase()
    await addTag(caseId, 'Chain A')
    await bench.rules.catchUp()
    const carried = await bench.rows<{ name: string }>(
      `select t.name from case_tags c join tags t on t.id = c.tag_id where c.case_id = $1 order by t.name`,
      caseId,
    )
    expect(carried.map((one) => one.name)).toEqual(['Chain A', 'Chain B', 'Chain C', 'Chain D'])
    const outcomes = (await bench.lead.call(r.log, { query: { caseId } })).items.map((one) => one.outcome)
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(3)
    expect(outcomes).toContain('too_deep')
    expect((await log(chain[3] ?? '')).map((one) => one.outcome)).toContain('too_deep')
  })

  test('a rule that fails takes nothing of the others with it; after five times it rests, and its maker is told', async () => {
    const tagId = await bench.newTag('Withdrawn')
    const failing = await rule('case_woke', [
      { do: 'note', body: 'Half' },
      { do: 'add_tag', tagId },
    ])
    const good = await rule('case_woke', [{ do: 'note', body: 'Good' }])
    await bench.rows('update tags set withdrawn_at = $2 where id = $1', tagId, bench.service.clock.now())
    const { caseId } = await bench.newCase()
    const snooze = (until: string | null) =>
      bench.agent.call(caseRoutes.snooze, { params: { caseId }, body: { until } })
    for (let turn = 0; turn < 6; turn += 1) {
      await snooze(bench.minutes(60).toISOString())
      await snooze(null)
      await bench.rules.catchUp()
    }
    const bodies = (await get(caseId)).messages.map((one) => one.body)
    expect(bodies).toEqual(Array.from({ length: 6 }, () => 'Good'))
    expect(await log(good)).toHaveLength(6)
    const failed = await log(failing)
    expect(failed).toHaveLength(5)
    expect(failed[0]).toMatchObject({ outcome: 'failed', actions: [{ why: 'tag_withdrawn' }] })
    const listed = (await bench.lead.call(r.list, {})).items.find((one) => one.id === failing)
    expect(listed).toMatchObject({ state: 'paused', failed: 5 })
    const told = await bench.rows(
      `select facts->>'ruleId' as "ruleId" from notifications where agent_id = $1 and kind = 'rule_paused'`,
      bench.ids.leadId,
    )
    expect(told).toEqual([{ ruleId: failing }])
  })
})

test('R11: work of others whose time has passed sets a rule off, once', async () => {
  const { caseId } = await bench.newCase()
  const ruleId = await rule('leg_late', [{ do: 'note', body: 'Late' }])
  await bench.agent.call(caseRoutes.openLeg, {
    params: { caseId },
    body: {
      ...{ what: 'Look at the pipe', coOwnerId: bench.ids.colleagueId },
      ...{ standardId: null, dueAt: bench.minutes(30).toISOString() },
    },
  })
  await bench.rules.catchUp()
  expect(await log(ruleId)).toEqual([])
  bench.service.clock.set(bench.minutes(31))
  await bench.rules.catchUp()
  await bench.rules.catchUp()
  expect((await log(ruleId)).map((one) => one.outcome)).toEqual(['done'])
})

describe('a dry run', () => {
  test('says how often, where, and what stood in the way; nothing is changed and nobody is told', async () => {
    const { ids, newCase } = bench
    const [fits, not] = [await newCase(), await newCase({ serviceId: ids.otherId })]
    for (const one of [fits, not]) await addTag(one.caseId, 'Dry')
    const tag = await bench.rows<{ id: string }>(`select id from tags where name = 'Dry'`)
    const countAll = async () =>
      (
        await bench.rows<{ n: number }>(
          `select (select count(*) from ledger) + (select count(*) from messages) + (select count(*) from rule_runs) as n`,
        )
      )[0]?.n
    const before = await countAll()
    const body = {
      trigger: 'tag_added' as const,
      conditions: [
        { about: 'tag' as const, is: [tag[0]?.id ?? ''] },
        { about: 'service' as const, is: [ids.serviceId] },
      ],
      actions: [{ do: 'tell' as const, body: 'Hello' }],
      days: 7,
    }
    const result = await bench.lead.call(r.dryRun, { body })
    expect(result).toMatchObject({ matched: 1, nothingToDo: 0, sample: [{ caseId: fits.caseId }] })
    expect(result.looked).toBe(result.events)
    expect(result.stoodInTheWay[1]).toBe(2)
    expect(await countAll()).toBe(before)
    const never = await bench.lead.refused(r.dryRun, { body: { ...body, actions: [{ do: 'close' }] } })
    expect(never.code).toBe('never_by_itself')
  })
})

test('rules are for leads and admins; names are used once; stale changes are refused; the log goes after 90 days', async () => {
  const body = {
    name: 'Named',
    trigger: 'case_opened' as const,
    actions: [{ do: 'notify' as const, agentId: null }],
  }
  expect((await bench.agent.refused(r.add, { body })).code).toBe('not_yours')
  const made = await bench.lead.call(r.add, { body })
  expect(made).toMatchObject({ state: 'off', conditions: [], done: 0 })
  expect((await bench.lead.refused(r.add, { body })).code).toBe('wording_taken')
  const params = { ruleId: made.id }
  const changed = await bench.lead.call(r.change, { params, body: { ...body, stops: true } }, { version: 1 })
  expect(changed).toMatchObject({ stops: true, version: 2 })
  expect((await bench.lead.refused(r.change, { params, body }, { version: 1 })).code).toBe('stale_version')
  const unknown = { ...body, name: 'Other', actions: [{ do: 'follow' as const, agentId: made.id }] }
  expect((await bench.lead.refused(r.add, { body: unknown })).code).toBe('invalid_input')
  await bench.lead.call(r.remove, { params })
  expect((await bench.lead.refused(r.remove, { params })).code).toBe('not_found')
  const kept = (await bench.rows('select * from rule_runs')).length
  expect(kept).toBeGreaterThan(0)
  const later = (days: number) => new Date(bench.service.clock.now().getTime() + days * 86_400_000)
  const { database } = bench.service.app
  expect(await database.transact((tx) => forgetRuleRuns(tx, later(89)))).toBe(0)
  expect(await database.transact((tx) => forgetRuleRuns(tx, later(91)))).toBe(kept)
})
