import type { Database } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Looked } from '#platform/http/bind.ts'
import type { Anyone } from '../accounts/contract.ts'
import { ONE_LOOK_MS, subjectOf } from './rules.ts'
import { keepReads } from './store.ts'

const MOST_REMEMBERED = 20_000

/** Keeps who looked at what is a client's. */
export type KeepReads = (looked: Looked<Anyone>) => Promise<void>

/**
 * Keeps looks of staff and of programs, in one statement and without words: once for a person, a thing and ten minutes,
 * however often a screen reads again. What was just kept is remembered, so that reading again costs nothing.
 */
export function createKeepReads({ database }: { readonly database: Database }): KeepReads {
  const lately = new Map<string, number>()
  return async ({ actor, route, params, query, answer, now }) => {
    if (actor.kind !== 'agent' || route.sensitive === undefined) return
    const subject = subjectOf(route.sensitive, { params, query, answer })
    if (!subject) return
    const key = JSON.stringify([actor.agentId, actor.key?.id, subject])
    const before = lately.get(key)
    if (before !== undefined && Math.abs(now.getTime() - before) < ONE_LOOK_MS) return
    const { what, clientIds, caseId, contactId, thingId } = subject
    const who: ['agent' | 'key', string] = actor.key ? ['key', actor.key.id] : ['agent', actor.agentId]
    const things = [caseId, contactId, thingId] as const
    const of = clientIds.length > 0 ? clientIds : [null]
    const ids = of.map(() => newId(now))
    const since = new Date(now.getTime() - ONE_LOOK_MS)
    await database.write((tx) =>
      tx.run(keepReads, ...who, actor.agentId, since, now, what, ids, of, ...things),
    )
    if (lately.size >= MOST_REMEMBERED) lately.clear()
    lately.set(key, now.getTime())
  }
}
