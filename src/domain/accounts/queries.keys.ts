import type { Tx } from '#platform/database/database.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import type { keyRoutes } from './contract.keys.ts'
import * as store from './store.keys.ts'

export type KeyView = AnswerOf<typeof keyRoutes.list>['items'][number]

/** Every key, those that are good first. */
export async function listKeys(tx: Tx, now: Date): Promise<KeyView[]> {
  return (await tx.all(store.listKeys)).map((row) => presentKey(row, now))
}

/** A key as people see it. */
export function presentKey(row: store.KeyRow, now: Date): KeyView {
  const { agentId, owner, ownerActive: _, ...key } = row
  return { ...key, owner: { id: agentId, name: owner }, state: stateOf(row, now) }
}

function stateOf(
  { revokedAt, expiresAt, ownerActive }: store.KeyRow,
  now: Date,
): 'on' | 'expired' | 'revoked' | 'left' {
  if (revokedAt) return 'revoked'
  if (expiresAt && expiresAt <= now) return 'expired'
  return ownerActive ? 'on' : 'left'
}
