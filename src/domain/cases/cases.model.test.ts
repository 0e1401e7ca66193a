import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tx } from '#platform/database/database.ts'
import { Refusal } from '#platform/refusal.ts'
import type { AgentActor } from '../accounts/contract.ts'
import {
  keepCommitment,
  makeCommitment,
  renegotiateCommitment,
  withdrawCommitment,
} from '../commitments/commands.ts'
import { breakOverdue, tellClientsDue, warnDue } from '../commitments/jobs.ts'
import { startWorld } from './cases.fixture.ts'
import type { World } from './cases.fixture.ts'
import { changeOwner, closeMet, noteClientMessage, reopen } from './commands.ts'
import { confirm, reply } from './commands.client.ts'
import { closeCase, snooze } from './commands.desk.ts'
import { answerQuestion, askQuestion, changeLeg, openLeg } from './commands.work.ts'
import { wakeSnoozed } from './jobs.ts'

let own: World
beforeAll(async () => {
  own = await startWorld()
})
afterAll(() => own.close())

const VERBS = [
  ...['promise', 'keep', 'renegotiate', 'withdraw', 'leg', 'endLeg', 'ask', 'answer', 'give', 'met', 'close'],
  ...['reopen', 'reply', 'sorted', 'notYet', 'snooze', 'noted', 'sweep', 'wake'],
] as const
type Step = { verb: (typeof VERBS)[number]; who: number; pick: number; wait: number; beside: boolean }

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(...VERBS),
  who: fc.nat(2),
  pick: fc.nat(20),
  wait: fc.nat(90),
  beside: fc.boolean(),
})

type Scene = { caseId: string; clientId: string; people: readonly AgentActor[] }
type Row = { id: string; state: string; version: number }

const picked = <T>(items: readonly T[], pick: number): T | undefined =>
  items[pick % Math.max(1, items.length)]

async function idOf(table: string, scene: Scene, pick: number): Promise<string | undefined> {
  const rows = await own.rows<{ id: string }>(
    `select id from ${table} where case_id = $1 order by id`,
    scene.caseId,
  )
  return picked(rows, pick)?.id
}

async function act(scene: Scene, { verb, who, pick }: Step, at: Date): Promise<void> {
  const { caseId } = scene
  const actor = picked(scene.people, who)
  const other = picked(scene.people, pick)
  if (!actor || !other) throw new Error('somebody acts')
  const client = own.asClient(scene.clientId)
  const dueAt = new Date(at.getTime() + (pick + 1) * 20 * 60_000)
  const terms = { kind: 'reply' as const, what: 'an answer', dueAt, fromAt: null }
  const promised = async () => (await idOf('commitments', scene, pick)) ?? caseId
  const asked = async () => (await idOf('open_questions', scene, pick)) ?? caseId
  const leg = async () => (await idOf('legs', scene, pick)) ?? caseId
  const words = { reason: 'Because', instead: 'This' }
  const does: Record<Step['verb'], (tx: Tx) => Promise<unknown>> = {
    promise: (tx) => makeCommitment(tx, actor, { caseId, ...terms, told: pick % 2 ? 'said' : null }, at),
    keep: async (tx) => keepCommitment(tx, actor, { commitmentId: await promised() }, at),
    renegotiate: async (tx) => {
      const input = {
        commitmentId: await promised(),
        dueAt,
        fromAt: null,
        reason: 'Late',
        told: 'said' as const,
      }
      return renegotiateCommitment(tx, actor, input, at)
    },
    withdraw: async (tx) => withdrawCommitment(tx, actor, { commitmentId: await promised(), ...words }, at),
    leg: (tx) =>
      openLeg(tx, actor, { caseId, what: 'Mend', coOwnerId: other.agentId, standardId: null, dueAt }, at),
    endLeg: async (tx) => changeLeg(tx, actor, { legId: await leg(), to: 'done', result: 'Mended' }, at),
    ask: (tx) => askQuestion(tx, actor, { caseId, askedOf: 'us', question: 'Which?' }, at),
    answer: async (tx) => answerQuestion(tx, actor, { questionId: await asked(), answer: 'This' }, at),
    give: (tx) => changeOwner(tx, actor, { caseId, toAgentId: other.agentId, why: 'given' }, at),
    met: (tx) => closeMet(tx, actor, { caseId, note: null }, at),
    close: (tx) =>
      closeCase(tx, actor, { caseId, outcome: 'withdrawn_by_client', note: null, version: undefined }, at),
    reopen: (tx) => reopen(tx, actor, { caseId, by: 'agent' }, at),
    reply: (tx) => reply(tx, client, { caseId, body: 'Hello' }, at),
    sorted: (tx) => confirm(tx, client, { caseId, sorted: true, note: null }, at),
    notYet: (tx) => confirm(tx, client, { caseId, sorted: false, note: null }, at),
    snooze: (tx) => snooze(tx, actor, { caseId, until: dueAt }, at),
    noted: (tx) => noteClientMessage(tx, { caseId }, at),
    sweep: async (tx) => [await warnDue(tx, at), await tellClientsDue(tx, at), await breakOverdue(tx, at)],
    wake: (tx) => wakeSnoozed(tx, at),
  }
  await own.database.transact(does[verb]).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}

async function caseRow(
  scene: Scene,
): Promise<Row & { ownerId: string; dueAt: Date | number; openDue: Date | null }> {
  const [row] = await own.rows<Row & { ownerId: string; dueAt: Date | number; openDue: Date | null }>(
    `select id, state, version, owner_id as "ownerId", next_due_at as "dueAt", least(
       (select min(due_at) from commitments where case_id = c.id and state = 'open'),
       (select min(due_at) from legs where case_id = c.id and state = 'open')) as "openDue"
     from cases c where id = $1`,
    scene.caseId,
  )
  if (!row) throw new Error('the case is there')
  return row
}

/** What must hold after every step, whatever came before it. */
async function checkSound(scene: Scene, before: Row): Promise<Row> {
  const now = await caseRow(scene)
  expect(scene.people.map((one) => one.agentId)).toContain(now.ownerId)
  expect(now.version).toBeGreaterThanOrEqual(before.version)
  expect(now.dueAt).toEqual(now.openDue ?? Number.POSITIVE_INFINITY)
  const [loose] = await own.rows<{ count: number }>(
    `select (select count(*) from commitments where case_id = $1 and state = 'open')
       + (select count(*) from legs where case_id = $1 and state = 'open')
       + (select count(*) from open_questions where case_id = $1 and answered_at is null) as count`,
    scene.caseId,
  )
  if (now.state === 'closed') expect(loose?.count, 'a closed case has no loose end (R11)').toBe(0)
  return now
}

const ENDS = ['commitment.kept', 'commitment.renegotiated', 'commitment.broken', 'commitment.withdrawn']

/** The state told by the ledger alone is the state there is. */
async function checkLedger(scene: Scene, firstOwner: string): Promise<void> {
  const told = await own.ledger(scene.caseId)
  const now = await caseRow(scene)
  const ends = new Map<unknown, string>()
  let state = 'open'
  let owner: unknown = firstOwner
  for (const { kind, facts } of told) {
    if (kind === 'case.closed') state = 'closed'
    if (kind === 'case.reopened') state = 'open'
    if (kind === 'case.owner_changed') owner = facts['toId']
    if (!ENDS.includes(kind)) continue
    expect(ends.has(facts['commitmentId']), 'a promise ends once (R12)').toBe(false)
    ends.set(facts['commitmentId'], kind.replace('commitment.', ''))
  }
  expect({ state, owner }).toEqual({ state: now.state, owner: now.ownerId })
  const rows = await own.rows<Row>('select id, state from commitments where case_id = $1', scene.caseId)
  for (const row of rows) expect(ends.get(row.id) ?? 'open').toBe(row.state)
  expect(told.filter((one) => one.kind === 'commitment.made')).toHaveLength(rows.length)
}

test('R10, R11, R12: whatever happens to a case, in any order and at once, it stays sound and the ledger tells it all', async () => {
  expect.hasAssertions()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const agents = await Promise.all([1, 2, 3].map(() => own.make.agent({ roles: ['agent', 'lead'] })))
      const people = agents.map((agent) => own.asActor(agent))
      const ownerId = people[0]?.agentId ?? ''
      const opened = await own.aCase({ ownerId })
      const scene: Scene = { caseId: opened.id, clientId: opened.clientId, people }
      let before: Row = { id: opened.id, state: 'open', version: 1 }
      let at = own.clock.now()
      let beside: Promise<void>[] = []
      for (const one of steps) {
        at = new Date(at.getTime() + one.wait * 60_000)
        beside.push(act(scene, one, at))
        if (one.beside) continue
        await Promise.all(beside)
        beside = []
        before = await checkSound(scene, before)
      }
      await Promise.all(beside)
      await checkSound(scene, before)
      await checkLedger(scene, ownerId)
    }),
    { numRuns: 60, seed: 20_260_302 },
  )
})
