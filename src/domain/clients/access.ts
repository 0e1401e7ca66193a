import type { Anyone, ClientActor } from '../accounts/contract.ts'

type Owned = { readonly sessionId: string | null; readonly clientId: string | null }

/** Staff read papers; a client reads and adds only within their own visit or to their own page. */
export function mayOpenPaper(actor: Anyone, paper: Owned): boolean {
  return actor.kind === 'agent' || (actor.kind === 'client' && isOwn(actor, paper))
}

/** Whether a contact, case or paper belongs to this visit or this known client. */
export function isOwn(actor: ClientActor, thing: Owned): boolean {
  const sameVisit = thing.sessionId !== null && thing.sessionId === actor.sessionId
  return sameVisit || (actor.clientId !== null && thing.clientId === actor.clientId)
}
