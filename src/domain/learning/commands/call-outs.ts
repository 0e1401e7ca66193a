import { general } from '#platform/contract/refusal.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { notifyEach } from '../../agents/commands.ts'
import { learningEvents, learningRefusals } from '../contract.ts'
import type { standardRoutes } from '../contract.standards.ts'
import { openBench } from '../queries/work.ts'
import type { Bench } from '../queries/work.ts'
import * as store from '../store/call-outs.ts'
import * as patterns from '../store/patterns.ts'
import { oneWork } from '../store/standards.ts'
import type { OneWork } from '../store/standards.ts'
import { refuseField } from './patterns.ts'

type Given = BodyOf<typeof standardRoutes.callOut>
type Answer = BodyOf<typeof standardRoutes.answer> & { readonly callOutId: string }

/**
 * Asks a named colleague about a leg or promise that was missed, with what it meant for the client; only they are told, for
 * only they can answer. One call-out a miss, whoever comes first. Refuses not_missed, called_out_already, and invalid_input
 * for what or whom we do not have. @returns its id.
 */
export async function callOut(tx: Tx, actor: AgentActor, given: Given, now: Date): Promise<string> {
  const work =
    (await tx.maybe(oneWork[given.kind], given.id)) ??
    refuseField('/body/id', 'is nothing that we have promised')
  const bench = await openBench(tx, [work], now)
  if (!isMissed(work, bench)) refuse(learningRefusals.not_missed)
  if (!(await tx.maybe(patterns.agentExists, given.askedId)))
    refuseField('/body/askedId', 'is not among those who work here')
  const id = newId(now)
  const departmentId = work.departmentId ?? work.byDepartmentId
  const { caseId, serviceId } = work
  const [legId, commitmentId] = given.kind === 'leg' ? [work.id, null] : [null, work.id]
  const standardId = bench.standardOf(work)?.id ?? null
  const isNew = await tx.maybe(
    store.add,
    ...([id, standardId, departmentId, legId, commitmentId, caseId] as const),
    ...([given.askedId, actor.agentId, given.meant, now] as const),
  )
  if (!isNew) refuse(learningRefusals.called_out_already)
  const about = { ...madeBy(actor, now), caseId, serviceId, departmentId }
  await record(tx, learningEvents.calledOut, about, { callOutId: id, askedId: given.askedId })
  const facts = { callOutId: id, agentId: actor.agentId }
  await notifyEach(tx, 'call_out', [{ agentId: given.askedId, facts }], now)
  return id
}

function isMissed(work: OneWork, bench: Bench): boolean {
  if (work.kind === 'promise' && work.state === 'broken') return true
  if (work.state !== 'open' && work.state !== 'done') return false
  return ['late', 'overdue'].includes(bench.judge(work).state)
}

/**
 * Answers in the words of the person who was asked, once. Refuses not_asked to everybody else, answered_already, and
 * invalid_input for a cause we do not have.
 */
export async function answerCallOut(tx: Tx, actor: AgentActor, given: Answer, now: Date): Promise<void> {
  const held = (await tx.maybe(store.hold, given.callOutId)) ?? refuse(general.not_found)
  if (held.askedId !== actor.agentId) refuse(learningRefusals.not_asked)
  if (held.answeredAt !== null) refuse(learningRefusals.answered_already)
  if (given.causeId !== null && !(await tx.maybe(patterns.causeExists, given.causeId)))
    refuseField('/body/causeId', 'is not among the named causes')
  await tx.run(store.answer, held.id, given.answer, given.causeId, now)
  const { caseId, departmentId } = held
  const about = { ...madeBy(actor, now), caseId, departmentId }
  await record(tx, learningEvents.answered, about, { callOutId: held.id })
}
