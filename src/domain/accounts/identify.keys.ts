import type { FastifyRequest } from 'fastify'
import type { Database } from '#platform/database/database.ts'
import { fingerprint } from '#platform/ids.ts'
import type { AgentActor } from './contract.ts'
import * as store from './store.keys.ts'

const BEARER = /^Bearer +(\S{1,200})$/i
const TOUCH_MS = 60_000
const MOST_KNOWN = 10_000

/** The key that a request carries in `Authorization: Bearer …`; undefined when there is none. */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  return BEARER.exec(headers.authorization ?? '')?.[1]
}

/** What this node knows of keys that were good a moment ago, to count requests by. It never lets anybody in. */
export type KnownKeys = {
  /** Counts by the key where it is known; one that was made up counts by its address. */
  countedBy(request: FastifyRequest): string | undefined
  perMinute(counted: string): number | undefined
  learn(key: string, keyId: string, perMinute: number | null): void
}

export function createKnownKeys(): KnownKeys {
  const known = new Map<string, string>()
  const limits = new Map<string, number | null>()
  return {
    countedBy(request) {
      const key = bearerOf(request)
      return key === undefined ? undefined : known.get(fingerprint(key))
    },
    perMinute: (counted) => limits.get(counted) ?? undefined,
    learn(key, keyId, perMinute) {
      if (known.size >= MOST_KNOWN) {
        known.clear()
        limits.clear()
      }
      known.set(fingerprint(key), `key:${keyId}`)
      limits.set(`key:${keyId}`, perMinute)
    },
  }
}

/** Whom a key acts for; undefined when it opens nothing. When it was used is kept to the minute. */
export async function asKey(
  parts: { readonly database: Database; readonly now: () => Date; readonly knownKeys: KnownKeys },
  key: string,
): Promise<AgentActor | undefined> {
  const now = parts.now()
  const row = await parts.database.read(async (tx) => {
    const found = await tx.maybe(store.agentOfKey, fingerprint(key), now)
    const isStale = found && now.getTime() - (found.lastUsedAt?.getTime() ?? 0) >= TOUCH_MS
    if (isStale) await tx.run(store.touchKey, found.keyId, now)
    return found
  })
  if (!row) return undefined
  parts.knownKeys.learn(key, row.keyId, row.perMinute)
  const { id, name, departmentId, authorityPence, roles, seesAll, keyId, scopes } = row
  const { departmentIds, serviceIds } = row
  const limits = { id: keyId, scopes, departmentIds, serviceIds }
  return { kind: 'agent', agentId: id, name, departmentId, authorityPence, roles, seesAll, key: limits }
}
