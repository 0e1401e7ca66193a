import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { retentionEvents, retentionRefusals } from './contract.ts'
import type { RuleKind } from './contract.ts'
import { presentHold, presentRule } from './queries.rules.ts'
import * as store from './store.rules.ts'

/** Holds a person, or one of their cases: nothing of it goes until the hold ends. */
export async function placeHold(
  tx: Tx,
  actor: AgentActor,
  input: { clientId: string; caseId: string | null; reason: string },
  now: Date,
) {
  const { clientId, caseId, reason } = input
  ;(await tx.maybe(store.holdable, clientId, caseId)) ?? refuse(general.not_found)
  const id = newId(now)
  await tx.run(store.addHold, id, clientId, caseId, reason, actor.agentId, now)
  await record(tx, retentionEvents.held, { ...madeBy(actor, now), clientId, caseId }, { holdId: id })
  return presentHold(await tx.one(store.hold, id))
}

/** Ends a hold. Refuses hold_over. */
export async function endHold(
  tx: Tx,
  actor: AgentActor,
  input: { holdId: string },
  now: Date,
): Promise<void> {
  const ended = await tx.maybe(store.endHold, input.holdId, actor.agentId, now)
  if (!ended) {
    ;(await tx.maybe(store.hold, input.holdId)) ?? refuse(general.not_found)
    refuse(retentionRefusals.hold_over)
  }
  const about = { ...madeBy(actor, now), clientId: ended.clientId, caseId: ended.caseId }
  await record(tx, retentionEvents.released, about, { holdId: input.holdId })
}

/** Sets how long a kind is kept. Refuses stale_version. */
export async function setRule(
  tx: Tx,
  actor: AgentActor,
  input: { kind: RuleKind; days: number; active: boolean; version: number | undefined },
  now: Date,
) {
  const { kind, days, active, version } = input
  const set = await tx.maybe(store.setRule, kind, days, active, actor.agentId, now, version ?? null)
  if (!set) refuse(general.stale_version, { version: (await tx.maybe(store.rule, kind))?.version ?? 0 })
  await record(tx, retentionEvents.ruleSet, madeBy(actor, now), { rule: kind, days, active })
  return presentRule(await tx.one(store.rule, kind))
}
