import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor, AgentActor } from '../accounts/contract.ts'
import { caseEvents } from '../cases/contract.events.ts'
import { commitmentEvents } from '../commitments/contract.ts'
import { FIRM, retentionEvents, retentionRefusals } from './contract.ts'
import type { WaitReason } from './contract.ts'
import { countsOf, dutyDays, givenOf, presentErasure } from './queries.erase.ts'
import * as store from './store.erase.ts'

const SERVICE = { kind: 'service' } as const

export type Erasing = {
  readonly clientId: string
  readonly override: readonly WaitReason[]
  readonly reason: string | null
}

/**
 * Erases a person and whoever was put together with them: every word and every way to reach them goes for good, in one
 * transaction; ids, the ledger and all figures stay. Refuses reasons_to_wait unless each is passed over with a reason, and
 * hold_first where that is not allowed. What is open is ended first, as withdrawn by the client.
 */
export async function erasePerson(tx: Tx, actor: AgentActor, input: Erasing, now: Date) {
  const clientId = (await tx.maybe(store.livesOn, input.clientId))?.id ?? refuse(general.not_found)
  const ids = await lockPerson(tx, clientId)
  const wait = await tx.all(store.waits, ids, now, await dutyDays(tx))
  const reasons = wait.map(({ reason }) => reason)
  if (reasons.some((one) => FIRM.includes(one))) refuse(retentionRefusals.hold_first, { wait })
  const uncovered = reasons.filter((one) => !input.override.includes(one))
  if (uncovered.length > 0 || (reasons.length > 0 && input.reason === null))
    refuse(retentionRefusals.reasons_to_wait, { wait })
  const why = reasons.length > 0 ? input.reason : null
  const id = await erase(tx, actor, { clientId, ids, overridden: reasons, reason: why }, now)
  return presentErasure(await tx.one(store.erasure, id))
}

/** Erases somebody whom retention has kept long enough; whoever has a reason to wait is left. @returns whether it was done. */
export async function eraseByRule(tx: Tx, clientId: string, now: Date): Promise<boolean> {
  const ids = await lockPerson(tx, clientId)
  if ((await tx.all(store.waits, ids, now, await dutyDays(tx))).length > 0) return false
  await erase(tx, SERVICE, { clientId, ids, overridden: [], reason: null }, now)
  return true
}

async function lockPerson(tx: Tx, clientId: string): Promise<string[]> {
  const rows = await tx.all(store.lockPerson, clientId)
  const self = rows.find(({ id }) => id === clientId) ?? refuse(general.not_found)
  if (self.erasedAt !== null) refuse(retentionRefusals.erased_already)
  return rows.map(({ id }) => id)
}

type Doing = {
  readonly clientId: string
  readonly ids: readonly string[]
  readonly overridden: readonly WaitReason[]
  readonly reason: string | null
}

async function erase(tx: Tx, actor: Actor, doing: Doing, now: Date): Promise<string> {
  const { clientId, ids, overridden, reason } = doing
  const by = actor.kind === 'agent' ? ('person' as const) : ('rule' as const)
  await endWhatIsOpen(tx, actor, ids, now)
  const given = await givenOf(tx, ids, now)
  const counts = await countsOf(tx, given, store.blanks)
  const id = newId(now)
  const agentId = actor.kind === 'agent' ? actor.agentId : null
  await tx.run(
    store.addErasure,
    id,
    clientId,
    by,
    agentId,
    JSON.stringify(overridden),
    reason,
    JSON.stringify(counts),
    now,
  )
  const rows = counts.reduce((sum, { count }) => sum + count, 0)
  const facts = { erasureId: id, by, overridden: [...overridden], rows }
  await record(tx, retentionEvents.erased, { ...madeBy(actor, now), clientId }, facts)
  return id
}

async function endWhatIsOpen(tx: Tx, actor: Actor, ids: readonly string[], now: Date): Promise<void> {
  const by = actor.kind === 'agent' ? actor.agentId : null
  for (const { caseId, clientId, ownerId, serviceId } of await tx.all(store.openCases, ids)) {
    const about = { ...madeBy(actor, now), caseId, clientId, agentId: ownerId, serviceId }
    for (const { id } of await tx.all(store.endPromises, caseId, now))
      await record(tx, commitmentEvents.withdrawn, about, { commitmentId: id })
    for (const { id } of await tx.all(store.endLegs, caseId, now))
      await record(tx, caseEvents.legEnded, about, { legId: id, state: 'withdrawn', late: false })
    await tx.run(store.endQuestions, caseId, now)
    await tx.run(store.endCase, caseId, now, by)
    await record(tx, caseEvents.closed, about, { outcome: 'withdrawn_by_client' })
  }
}
