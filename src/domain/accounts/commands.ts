import type { Tx } from '#platform/database/database.ts'
import { fingerprint, newId, newSecret } from '#platform/ids.ts'
import type { Anyone, ClientActor } from './contract.ts'
import { SESSION_MS } from './rules.ts'
import * as store from './store.ts'

/** A session with the secret for its cookie; the secret is null when the browser keeps the one it has. */
export type OpenedSession = {
  readonly sessionId: string
  readonly clientId: string | null
  readonly secret: string | null
}

/** Begins a visit to the portal; one that is under way goes on. */
export async function startVisit(tx: Tx, actor: Anyone, now: Date): Promise<OpenedSession> {
  if (actor.kind === 'client') return { sessionId: actor.sessionId, clientId: actor.clientId, secret: null }
  const secret = newSecret()
  const sessionId = newId(now)
  await tx.run(store.addSession, sessionId, fingerprint(secret), null, null, now, expiry(now))
  return { sessionId, clientId: null, secret }
}

/** The client has proved who they are, by link or code: their visit becomes theirs, under a new secret. */
export async function openProved(
  tx: Tx,
  actor: Anyone,
  clientId: string,
  linkId: string | null,
  now: Date,
): Promise<OpenedSession> {
  const secret = newSecret()
  const kept = actor.kind === 'client' && (await takeOver(tx, actor, clientId, linkId, secret, now))
  if (kept) return { sessionId: kept.id, clientId, secret }
  const sessionId = newId(now)
  await tx.run(store.addSession, sessionId, fingerprint(secret), clientId, linkId, now, expiry(now))
  return { sessionId, clientId, secret }
}

function takeOver(
  tx: Tx,
  actor: ClientActor,
  clientId: string,
  linkId: string | null,
  secret: string,
  now: Date,
) {
  return tx.maybe(
    store.proveSession,
    actor.sessionId,
    fingerprint(secret),
    clientId,
    linkId,
    now,
    expiry(now),
  )
}

const expiry = (now: Date) => new Date(now.getTime() + SESSION_MS)

/**
 * A visit has introduced itself: it opens the page of a client who was added for it in this very transaction, until
 * something of theirs comes by another way. A claim proves nothing, so a person who was known before, on whatever way, is
 * reached by link or code alone: callers attach to nobody whom they found.
 * @returns whether the visit is now the client’s.
 */
export async function attachSessionToClient(tx: Tx, sessionId: string, clientId: string): Promise<boolean> {
  return (await tx.maybe(store.introduceSession, sessionId, clientId)) !== undefined
}

/** Ends the client’s session on this device. */
export async function endVisit(tx: Tx, actor: ClientActor, now: Date): Promise<void> {
  await tx.run(store.endSession, actor.sessionId, now)
}
