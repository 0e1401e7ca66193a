import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { fingerprint, newId, newSecret } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { madeBy } from './contract.ts'
import type { AgentActor } from './contract.ts'
import { keyEvents, keyRefusals } from './contract.keys.ts'
import type { Scope } from './contract.keys.ts'
import { presentKey } from './queries.keys.ts'
import type { KeyView } from './queries.keys.ts'
import * as store from './store.keys.ts'

/** How a key begins, so that people and scanners of code know one when they see it. */
export const KEY_START = 'ans_'
/** How much of a key is shown afterwards: the beginning and eight letters, which open nothing. */
const SHOWN = KEY_START.length + 8

export type NewKey = {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly expiresAt: Date | null
  readonly departmentIds: readonly string[] | null
  readonly serviceIds: readonly string[] | null
  readonly perMinute: number | null
}

/**
 * Makes a key that acts for whoever makes it. The key itself is in the answer and nowhere else.
 * Refuses expires_in_past; departments and services that are not ours.
 */
export async function makeKey(
  tx: Tx,
  actor: AgentActor,
  input: NewKey,
  now: Date,
): Promise<{ key: string; made: KeyView }> {
  const { name, expiresAt, departmentIds, serviceIds, perMinute } = input
  if (expiresAt && expiresAt <= now) refuse(keyRefusals.expires_in_past)
  await mustBeOurs(tx, departmentIds ?? [], serviceIds ?? [])
  const key = KEY_START + newSecret()
  const id = newId(now)
  const scopes = [...new Set(input.scopes)].toSorted()
  await tx.run(
    store.addKey,
    id,
    actor.agentId,
    name,
    key.slice(0, SHOWN),
    fingerprint(key),
    scopes,
    departmentIds,
    serviceIds,
    perMinute,
    expiresAt,
    now,
  )
  await record(
    tx,
    keyEvents.made,
    { ...madeBy(actor, now), agentId: actor.agentId },
    { keyId: id, scopes: scopes.length, expiresAt: expiresAt?.toISOString() ?? null },
  )
  return { key, made: presentKey(await tx.one(store.findKey, id), now) }
}

async function mustBeOurs(tx: Tx, departmentIds: readonly string[], serviceIds: readonly string[]) {
  const { departments, services } = await tx.one(store.unknownPlaces, departmentIds, serviceIds)
  const errors = [
    ...(departments > 0 ? [{ path: '/body/departmentIds', message: 'names what is no department' }] : []),
    ...(services > 0 ? [{ path: '/body/serviceIds', message: 'names what is no service' }] : []),
  ]
  if (errors.length > 0) throw new Refusal(general.invalid_input, {}, errors)
}

/** Ends a key now; one that has ended stays so. */
export async function revokeKey(tx: Tx, actor: AgentActor, keyId: string, now: Date): Promise<void> {
  const key = (await tx.maybe(store.findKey, keyId)) ?? refuse(general.not_found)
  if (!(await tx.maybe(store.revokeKey, keyId, actor.agentId, now))) return
  await record(tx, keyEvents.revoked, { ...madeBy(actor, now), agentId: key.agentId }, { keyId })
}
