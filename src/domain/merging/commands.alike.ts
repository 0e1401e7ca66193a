import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor, AgentActor } from '../accounts/contract.ts'
import type { AlikeReason, Duplicate } from './contract.ts'
import { peopleEvents } from './contract.events.ts'
import { mergingRefusals } from './contract.refusals.ts'
import { presentDuplicate } from './queries.ts'
import { reasonsFor, SUGGESTED_FROM, weightOf } from './rules.alike.ts'
import * as store from './store.alike.ts'
import type { AlikeRow } from './store.alike.ts'

const SERVICE = { kind: 'service' } as const
const AT_ONCE = 200

/** The reasons for which two people may be one. */
export function reasonsOf(row: AlikeRow): AlikeReason[] {
  const { name, otherName, identifiers, sameFacts, otherFacts } = row
  return reasonsFor({ names: [name, otherName], identifiers, sameFacts, otherFacts })
}

/**
 * A sweep: looks at people of whom the ledger says something new, and once through everybody who was there before, a few
 * at a time. Suggests who may be one, and takes back what no longer holds. @returns how many people are left to look through.
 */
export async function lookForAlike(tx: Tx, now: Date): Promise<number> {
  const look = await tx.maybe(store.look)
  if (!look) {
    await tx.run(store.beginLooks, now)
    return 0
  }
  const changed = (await tx.all(store.changedSince, look.point)).map(({ clientId }) => clientId)
  for (let at = 0; at < changed.length; at += AT_ONCE) await lookAt(tx, changed.slice(at, at + AT_ONCE), now)
  const earlier = look.afterId === null ? [] : await tx.all(store.peopleAfter, look.afterId, AT_ONCE)
  const ids = earlier.map(({ id }) => id)
  if (ids.length > 0) await lookAt(tx, ids, now)
  await tx.run(store.setLook, look.horizon, now, ids.length < AT_ONCE ? null : (ids.at(-1) ?? null))
  return ids.length < AT_ONCE ? 0 : ids.length
}

const pairOf = (one: string, other: string) => (one < other ? `${one} ${other}` : `${other} ${one}`)

async function lookAt(tx: Tx, clientIds: readonly string[], now: Date): Promise<void> {
  const found = new Set<string>()
  for (const row of await tx.all(store.alike, clientIds, store.MOST_SHARING)) {
    const pair = pairOf(row.clientId, row.otherId)
    const reasons = reasonsOf(row)
    if (found.has(pair) || weightOf(reasons) < SUGGESTED_FROM) continue
    found.add(pair)
    await keep(tx, SERVICE, row, reasons, now)
  }
  const open = await tx.all(store.openBetween, clientIds)
  const gone = open.filter(
    (one) => one.foundBy === null && !one.recognised && !found.has(pairOf(one.oneId, one.otherId)),
  )
  if (gone.length > 0)
    await tx.run(
      store.overtake,
      gone.map(({ id }) => id),
      now,
    )
}

async function keep(
  tx: Tx,
  actor: Actor,
  pair: { clientId: string; otherId: string },
  reasons: readonly AlikeReason[],
  now: Date,
): Promise<string | undefined> {
  const { clientId, otherId } = pair
  const by = actor.kind === 'agent' ? actor.agentId : null
  const weight = weightOf(reasons)
  const sorted = JSON.stringify(reasons)
  const row = await tx.maybe(store.addDuplicate, newId(now), clientId, otherId, weight, sorted, now, by)
  if (!row) return undefined
  if (row.fresh) {
    const facts = { duplicateId: row.id, otherId, weight, by: by === null ? 'sweep' : 'agent' } as const
    await record(tx, peopleEvents.alikeFound, { ...madeBy(actor, now), clientId }, facts)
  }
  return row.id
}

/** A colleague suggests that two people are one; whoever may, decides. Refuses same_person. */
export async function suggestSame(
  tx: Tx,
  actor: AgentActor,
  input: { clientId: string; otherId: string },
  now: Date,
) {
  if (input.clientId === input.otherId) refuse(mergingRefusals.same_person)
  const row = (await tx.maybe(store.inCommon, input.clientId, input.otherId)) ?? refuse(general.not_found)
  const reasons: AlikeReason[] = [{ kind: 'agent', points: 50 }, ...reasonsOf(row)]
  const id = (await keep(tx, actor, input, reasons, now)) ?? refuse(mergingRefusals.merged_meanwhile)
  return presentDuplicate(await tx.one(store.duplicate, id))
}

/**
 * An agent has said in a conversation who it is: whoever the contact was with until then may be the same person, and is
 * suggested so; nothing is put together by itself.
 */
export async function noteRecognised(
  tx: Tx,
  input: { clientId: string; insteadOf: string },
  now: Date,
): Promise<void> {
  const row = await tx.maybe(store.inCommon, input.clientId, input.insteadOf)
  if (!row) return
  const reasons: AlikeReason[] = [{ kind: 'recognised', points: 40 }, ...reasonsOf(row)]
  if (weightOf(reasons) < SUGGESTED_FROM) return
  await keep(tx, SERVICE, { clientId: input.clientId, otherId: input.insteadOf }, reasons, now)
}

/** Two people are not one, and it is remembered. Refuses decided_already. */
export async function sayNotSame(
  tx: Tx,
  actor: AgentActor,
  input: { duplicateId: string },
  now: Date,
): Promise<void> {
  const state: Duplicate['state'] = 'not_same'
  const pair = await tx.maybe(store.decide, input.duplicateId, state, actor.agentId, now)
  if (!pair) {
    ;(await tx.maybe(store.duplicateThere, input.duplicateId)) ?? refuse(general.not_found)
    refuse(mergingRefusals.decided_already)
  }
  const about = { ...madeBy(actor, now), clientId: pair.oneId }
  await record(tx, peopleEvents.notSame, about, { duplicateId: input.duplicateId, otherId: pair.otherId })
}
