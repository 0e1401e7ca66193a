import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { knowledgeRoutes } from '../knowledge/contract.ts'
import { openBench } from './automation.fixture.ts'
import type { Bench } from './automation.fixture.ts'
import type { WantedAction } from './contract.actions.ts'
import { automationRoutes as r } from './contract.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

let count = 0
const macro = (actions: WantedAction[]) => {
  count += 1
  return bench.lead.call(r.addMacro, { body: { name: `Macro ${count}`, actions } })
}
const use = (caseId: string, macroId: string) =>
  bench.agent.call(r.use, { params: { caseId, macroId }, body: {} })
const get = (caseId: string) => bench.agent.call(caseRoutes.get, { params: { caseId } })

test('prepared answers are kept in order by leads: added, changed, and taken away unless a macro needs them', async () => {
  const { lead, agent } = bench
  const body = { name: 'Thanks', body: 'Thank you, {client}.' }
  const made = await lead.call(r.addAnswer, { body })
  expect((await lead.refused(r.addAnswer, { body })).code).toBe('wording_taken')
  expect((await agent.refused(r.addAnswer, { body })).code).toBe('not_yours')
  const wrong = await lead.refused(r.addAnswer, { body: { name: 'Odd', body: 'Dear {cleint}' } })
  expect(wrong).toMatchObject({ code: 'unknown_placeholder', details: { unknown: ['cleint'] } })
  const params = { answerId: made.id }
  const changed = await lead.call(
    r.changeAnswer,
    { params, body: { ...body, name: 'Many thanks' } },
    { version: 1 },
  )
  expect(changed).toMatchObject({ name: 'Many thanks', version: 2 })
  expect((await lead.refused(r.changeAnswer, { params, body }, { version: 1 })).code).toBe('stale_version')
  const { id: macroId } = await macro([{ do: 'propose', answerId: made.id }])
  const inUse = await lead.refused(r.removeAnswer, { params })
  expect(inUse).toMatchObject({ code: 'answer_in_use', details: { macros: [{ id: macroId }] } })
  await lead.call(r.removeMacro, { params: { macroId } })
  await lead.call(r.removeAnswer, { params })
  expect((await agent.call(knowledgeRoutes.preparedAnswers, {})).items).toEqual([])
})

test('R6, R7, R10: a macro that would close a case or take its owner away is not made', async () => {
  for (const never of ['close', 'reopen', 'give', 'take_owner'] as const) {
    const body = { name: 'Never', actions: [{ do: never }] }
    expect((await bench.lead.refused(r.addMacro, { body })).code, never).toBe('never_by_itself')
  }
  const tell = { name: 'Never', actions: [{ do: 'tell' as const, body: 'Hello' }] }
  expect((await bench.lead.refused(r.addMacro, { body: tell })).code).toBe('not_for_macros')
})

test('all steps in one go, with the words that it proposes; what can be undone is said before', async () => {
  const { ids, newCase, newTag, lead } = bench
  const { caseId } = await newCase()
  const tagId = await newTag('Leak')
  const answer = await lead.call(r.addAnswer, {
    body: { name: 'Reply', body: 'Dear {client}, {owner} looks after {reference}. We come {due}. {agent}' },
  })
  const { id: macroId } = await macro([
    { do: 'add_tag', tagId },
    { do: 'set_stakes', stakes: 'moment_of_truth' },
    { do: 'set_service', serviceId: ids.otherId },
    { do: 'wait_on', on: 'client' },
    { do: 'snooze', days: 2, minute: 540 },
    { do: 'follow', agentId: ids.colleagueId },
    { do: 'note', body: 'Looked at by {agent}' },
    { do: 'notify', agentId: ids.colleagueId },
    { do: 'propose', answerId: answer.id },
  ])
  const preview = await bench.agent.call(r.preview, { params: { caseId, macroId } })
  expect(preview.steps.filter((one) => !one.undoable).map((one) => one.action.do)).toEqual([
    'note',
    'notify',
    'propose',
  ])
  expect(preview.steps.every((one) => !one.same)).toBe(true)
  const before = await get(caseId)
  const used = await use(caseId, macroId)
  expect(used.steps.map((one) => one.outcome)).toEqual(Array.from({ length: 9 }, () => 'done'))
  expect(used.proposed?.text).toBe(
    `Dear Ada Lovelace, Priya Nair looks after ${before.reference}. We come {due}. Priya Nair`,
  )
  expect(used.proposed?.missing).toEqual(['due'])
  const after = await get(caseId)
  expect(after).toMatchObject({
    stakes: 'moment_of_truth',
    serviceId: ids.otherId,
    waitingOn: 'client',
    followers: [{ name: 'Tom Baker' }],
    owner: before.owner,
    state: 'open',
  })
  expect(after.snoozedUntil).not.toBeNull()
  expect(after.messages.map((one) => [one.kind, one.body])).toEqual([['note', 'Looked at by Priya Nair']])
  const told = await bench.rows(`select kind, facts from notifications where agent_id = $1`, ids.colleagueId)
  expect(told).toContainEqual({ kind: 'rule_says', facts: { name: preview.macro.name } })

  const { steps } = await bench.agent.call(r.undo, { params: { macroRunId: used.runId }, body: {} })
  expect(steps.map((one) => [one.do, one.outcome])).toEqual([
    ['follow', 'done'],
    ['snooze', 'done'],
    ['wait_on', 'done'],
    ['set_service', 'done'],
    ['set_stakes', 'done'],
    ['add_tag', 'done'],
  ])
  const undone = await get(caseId)
  expect(undone).toMatchObject({
    stakes: 'ordinary',
    serviceId: ids.serviceId,
    waitingOn: 'us',
    snoozedUntil: null,
    followers: [],
  })
  expect(await bench.rows('select * from case_tags where case_id = $1', caseId)).toEqual([])
  const again = await bench.agent.refused(r.undo, { params: { macroRunId: used.runId }, body: {} })
  expect(again.code).toBe('macro_undo_over')
})

test('what somebody changed since stays; after a minute, and for others, nothing is undone', async () => {
  const { caseId } = await bench.newCase()
  const { id: macroId } = await macro([
    { do: 'set_stakes', stakes: 'moment_of_truth' },
    { do: 'wait_on', on: 'client' },
  ])
  const { runId } = await use(caseId, macroId)
  expect((await bench.lead.refused(r.undo, { params: { macroRunId: runId }, body: {} })).code).toBe(
    'not_yours',
  )
  await bench.lead.call(caseRoutes.setWaiting, { params: { caseId }, body: { on: 'other', note: null } })
  const { steps } = await bench.agent.call(r.undo, { params: { macroRunId: runId }, body: {} })
  expect(steps).toEqual([
    { do: 'wait_on', outcome: 'left', why: 'changed_since' },
    { do: 'set_stakes', outcome: 'done', why: null },
  ])
  const later = await use(caseId, macroId)
  bench.service.clock.set(bench.minutes(2))
  const over = await bench.agent.refused(r.undo, { params: { macroRunId: later.runId }, body: {} })
  expect(over.code).toBe('macro_undo_over')
})

test('a step that is so already changes nothing, and one that cannot be done takes all of it back', async () => {
  const { caseId } = await bench.newCase()
  const { id: same } = await macro([{ do: 'wait_on', on: 'us' }])
  const used = await use(caseId, same)
  expect(used).toMatchObject({ steps: [{ outcome: 'same' }], undoUntil: null })
  const gone = await bench.newTag('Gone')
  const { id: macroId } = await macro([
    { do: 'set_stakes', stakes: 'moment_of_truth' },
    { do: 'add_tag', tagId: gone },
  ])
  await bench.rows('update tags set withdrawn_at = $2 where id = $1', gone, bench.service.clock.now())
  const params = { caseId, macroId }
  expect((await bench.agent.refused(r.use, { params, body: {} })).code).toBe('tag_withdrawn')
  expect((await get(caseId)).stakes).toBe('ordinary')
})
