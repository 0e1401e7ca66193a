import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor, ServiceActor } from '../accounts/contract.ts'
import { serviceForRouting } from '../services/queries.ts'
import type { Stakes } from '../services/contract.ts'
import { PAGE, SERVICE, aboutCase, lockOpenCase, touchCase } from './commands.ts'
import { classifyEvents } from './contract.classify.ts'
import { caseEvents } from './contract.events.ts'
import { caseRefusals } from './contract.refusals.ts'
import * as store from './store/classify.ts'
import * as work from './store/work.ts'

/** Somebody at the desk, or the service by a rule that somebody made. */
export type Doer = AgentActor | ServiceActor

/** Says how much is at stake for the client (R19). @returns what it was; the same when nothing changed. */
export async function setStakes(
  tx: Tx,
  actor: Doer,
  input: { caseId: string; stakes: Stakes },
  now: Date,
): Promise<Stakes> {
  const kase = await lockOpenCase(tx, input.caseId)
  const { stakes: before } = await tx.one(store.stakesOf, kase.id)
  if (before === input.stakes) return before
  await tx.run(store.setStakes, kase.id, input.stakes)
  await record(tx, classifyEvents.stakesSet, aboutCase(actor, kase, now), { stakes: input.stakes })
  await touchCase(tx, kase.id, now)
  return before
}

/** Says which service a case is about; null: not known. Refuses what is no active service. @returns what it was. */
export async function setCaseService(
  tx: Tx,
  actor: Doer,
  input: { caseId: string; serviceId: string | null },
  now: Date,
): Promise<string | null> {
  const kase = await lockOpenCase(tx, input.caseId)
  if (kase.serviceId === input.serviceId) return kase.serviceId
  if (input.serviceId !== null && !(await serviceForRouting(tx, input.serviceId))) refuse(general.not_found)
  await tx.run(store.setService, kase.id, input.serviceId)
  const facts = { fromServiceId: kase.serviceId, toServiceId: input.serviceId }
  const about = { ...aboutCase(actor, kase, now), serviceId: input.serviceId }
  await record(tx, classifyEvents.serviceSet, about, facts)
  await touchCase(tx, kase.id, now)
  return kase.serviceId
}

/** Lets a colleague follow the case, or stop. Refuses somebody who has left. @returns whether anything changed. */
export async function setFollower(
  tx: Tx,
  actor: Doer,
  input: { caseId: string; agentId: string; following: boolean },
  now: Date,
): Promise<boolean> {
  const kase = await lockOpenCase(tx, input.caseId)
  const { agentId, following } = input
  const [person] = await tx.all(work.activeAgents, [agentId])
  if (!person && following) refuse(caseRefusals.owner_not_able)
  const changed = following
    ? await tx.run(work.follow, kase.id, agentId, now)
    : await tx.run(work.unfollow, kase.id, agentId)
  if (changed === 0) return false
  await record(tx, caseEvents.followed, { ...aboutCase(actor, kase, now), agentId }, { following })
  await touchCase(tx, kase.id, now)
  return true
}

/** A note among colleagues that the service writes by itself. @returns the message's id. */
export async function writeServiceNote(
  tx: Tx,
  input: { caseId: string; body: string },
  now: Date,
): Promise<string> {
  const kase = await lockOpenCase(tx, input.caseId)
  const id = newId(now)
  await tx.run(store.addServiceNote, id, kase.id, kase.clientId, input.body, now, PAGE)
  const facts = { messageId: id, author: 'service' as const, note: true }
  await record(tx, caseEvents.messageSent, aboutCase(SERVICE, kase, now), facts)
  await touchCase(tx, kase.id, now)
  return id
}
