import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { viewNow } from '#platform/database/view.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { accountEvents, accountRefusals, madeBy } from './contract.ts'
import type { Actor, Anyone } from './contract.ts'
import { daysAfter, linkToken, readLinkToken } from './rules.ts'
import type { AccountSettings } from './rules.ts'
import * as store from './store.ts'
import { openProved } from './commands.ts'
import type { OpenedSession } from './commands.ts'

export type { AccountSettings } from './rules.ts'
export type LinkAsked = { readonly clientId: string; readonly caseId: string | null; readonly days?: number }
type LinkFacts = Omit<store.LinkRow, 'clientId'>

/**
 * Makes a secure link to the client’s own page (R14), for 90 days unless `days` says otherwise. The token stands after
 * the `#`, so that no server on its way writes it into a log. Refuses a case that is another person’s; and sees_less where
 * the link would open more than whoever makes it sees.
 */
export async function makeClientLink(
  tx: Tx,
  actor: Actor,
  asked: LinkAsked,
  now: Date,
  settings: AccountSettings,
): Promise<{ url: string; link: LinkFacts }> {
  const { clientId, caseId, days = 90 } = asked
  ;(await tx.maybe(store.clientThere, clientId, caseId)) ?? refuse(general.not_found)
  if (viewNow() !== undefined && !(await tx.one(store.seesAllOf, clientId)).all)
    refuse(accountRefusals.sees_less)
  const by = actor.kind === 'agent' ? actor.agentId : null
  const row = await tx.one(store.addLink, newId(now), clientId, caseId, by, now, daysAfter(now, days))
  await record(
    tx,
    accountEvents.linkMade,
    { ...madeBy(actor, now), clientId, caseId },
    { linkId: row.id, days },
  )
  const url = `${settings.publicUrl}/my/open#${linkToken(row.id, settings.clientSecret)}`
  return { url, link: withoutClient(row) }
}

function withoutClient({ clientId: _clientId, ...link }: store.LinkRow): LinkFacts {
  return link
}

/** Opens a link. Tampered, expired and ended links are refused alike. */
export async function openLink(
  tx: Tx,
  actor: Anyone,
  token: string,
  now: Date,
  settings: AccountSettings,
): Promise<OpenedSession & { clientId: string; caseId: string | null }> {
  const linkId = readLinkToken(token, settings.clientSecret) ?? refuse(accountRefusals.link_ended)
  const link = (await tx.maybe(store.openLink, linkId, now)) ?? refuse(accountRefusals.link_ended)
  const { clientId, caseId } = link
  const session = await openProved(tx, actor, clientId, linkId, now)
  await record(
    tx,
    accountEvents.linkOpened,
    { at: now, actor: 'client', actorId: clientId, clientId, caseId },
    { linkId },
  )
  return { ...session, clientId, caseId }
}

/** Links made for a client, newest first. */
export async function listLinks(tx: Tx, clientId: string): Promise<LinkFacts[]> {
  return (await tx.all(store.listLinks, clientId)).map(withoutClient)
}

/** Ends a link now, with every session it opened. Ending it twice is no harm. */
export async function revokeLink(tx: Tx, actor: Actor, linkId: string, now: Date): Promise<void> {
  const link = await tx.maybe(store.revokeLink, linkId, now)
  if (!link) {
    ;(await tx.maybe(store.linkThere, linkId)) ?? refuse(general.not_found)
    return
  }
  await tx.run(store.endSessionsOfLink, linkId, now)
  const { clientId, caseId } = link
  await record(tx, accountEvents.linkRevoked, { ...madeBy(actor, now), clientId, caseId }, { linkId })
}
