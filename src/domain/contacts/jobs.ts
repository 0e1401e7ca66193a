import type { Tx } from '#platform/database/database.ts'
import { statement } from '#platform/database/statement.ts'
import { record } from '#platform/ledger/record.ts'
import { sweepSilent } from '../agents/commands.ts'
import { silentSince } from '../agents/queries.ts'
import { writeTold } from '../cases/commands.ts'
import { finish } from './commands/end.ts'
import { withdrawOffers, withdrawOffersTo } from './commands/offers.ts'
import { endSegments } from './commands/segments.ts'
import { contactEvents } from './contract.events.ts'
import { EXCLUSIVE } from './rules.ts'
import { backInLine, lockContact } from './store/contacts.ts'
import type { ContactRow } from './store/contacts.ts'
import { leaveConversation, openSegment } from './store/segments.ts'
import { newId } from '#platform/ids.ts'

/** A client who waits and shows no sign of life for so long has gone. A lid closed for a minute costs nobody their place. */
export const GONE_AFTER_MS = 180_000

/** Conversations that a client is alone in when nobody is at the desk. */
const WRITTEN = `c.state = 'talking' and c.channel not in ('phone', 'visit', 'web_voice')`

const talkingOf = statement<{ id: string }, [agentIds: readonly string[]]>(
  'contacts.talkingOf',
  `select id from contacts where state = 'talking' and agent_id = any($1::uuid[]) order by id`,
)

// Whatever an agent says of themselves, an open desk shows signs of life: only these tell whether anybody is there.
const leftAlone = statement<{ id: string }, [seenBefore: Date]>(
  'contacts.leftAlone',
  `select c.id from contacts c left join presences p on p.agent_id = c.agent_id
   where ${WRITTEN} and coalesce(p.seen_at, c.last_event_at) < $1 order by c.id limit 100 for update of c skip locked`,
)

const writtenOf = statement<{ id: string }, [agentId: string]>(
  'contacts.writtenOf',
  `select c.id from contacts c where ${WRITTEN} and c.agent_id = $1 order by c.id`,
)

const goneWhileWaiting = statement<{ id: string; clientSeenAt: Date }, [seenBefore: Date]>(
  'contacts.goneWhileWaiting',
  `select id, client_seen_at from contacts
   where state = 'waiting' and channel = 'chat' and call_back_to is null and client_seen_at < $1
   order by id limit 100 for update skip locked`,
)

const expertsOf = statement<{ contactId: string; agentId: string }, [agentIds: readonly string[]]>(
  'contacts.expertsOf',
  `select p.contact_id, p.agent_id from participants p where p.agent_id = any($1::uuid[]) and p.left_at is null and p.part = 'expert'`,
)

/**
 * Desks that fell silent: their people are offline, their offers move on, their written conversations fall back into the
 * line. So do those of somebody who had gone offline or away before the desk was closed.
 */
export async function recoverSilentDesks(tx: Tx, now: Date): Promise<number> {
  const gone = await sweepSilent(tx, now, withdrawFrom)
  if (gone.length > 0) {
    await expertsLeave(tx, gone, now)
    await allFallBack(tx, await tx.all(talkingOf, gone), now)
  }
  const alone = await tx.all(leftAlone, silentSince(now))
  await allFallBack(tx, alone, now)
  return gone.length + alone.length
}

async function allFallBack(tx: Tx, contacts: readonly { id: string }[], now: Date): Promise<void> {
  for (const { id } of contacts) await fallBack(tx, await tx.one(lockContact, id), now)
}

async function expertsLeave(tx: Tx, agentIds: readonly string[], now: Date): Promise<void> {
  for (const { contactId, agentId } of await tx.all(expertsOf, agentIds))
    await tx.run(leaveConversation, contactId, agentId, now)
}

/** The agent has signed out everywhere: nobody who writes with them is left alone. A call or a visit goes on in the world. */
export async function leaveTalks(tx: Tx, agentId: string, now: Date): Promise<void> {
  await allFallBack(tx, await tx.all(writtenOf, agentId), now)
  await expertsLeave(tx, [agentId], now)
}

const withdrawFrom = async (tx: Tx, agentId: string, state: string, now: Date): Promise<void> => {
  if (state !== 'available') await withdrawOffersTo(tx, agentId, now)
}

/**
 * The agent's connection was lost in a conversation. What was open ends at the last event that is known, marked as recovered.
 * A written conversation goes back into the line at its old place, so that the client is not left alone; a call or a visit goes
 * on in the world without us, and its owner completes it when back.
 */
export async function fallBack(tx: Tx, contact: ContactRow, now: Date): Promise<void> {
  if (contact.state !== 'talking') return
  const about = {
    at: now,
    actor: 'service',
    contactId: contact.id,
    caseId: contact.caseId,
    clientId: contact.clientId,
    agentId: contact.agentId,
  }
  await endSegments(tx, contact.id, about, contact.lastEventAt)
  await record(tx, contactEvents.fellBack, about, {})
  if (EXCLUSIVE.has(contact.channel)) return
  await withdrawOffers(tx, contact.id, about)
  if (contact.agentId !== null) await tx.run(leaveConversation, contact.id, contact.agentId, now)
  await tx.run(backInLine, contact.id, now)
  await tx.run(openSegment, newId(now), contact.id, 'waiting', null, contact.lastEventAt)
  await record(tx, contactEvents.segmentBegan, about, { segment: 'waiting' })
  if (contact.caseId !== null && contact.clientId !== null) {
    const body =
      'The connection to your contact person was lost. You keep your place at the front; somebody will be with you as soon as we can. Nothing you wrote is lost.'
    await writeTold(
      tx,
      { caseId: contact.caseId, contactId: contact.id, clientId: contact.clientId, body },
      now,
    )
  }
}

/** Clients who waited and are gone: the place is given up at the last sign of life, and counted as it was. */
export async function endAbandoned(tx: Tx, now: Date): Promise<number> {
  const gone = await tx.all(goneWhileWaiting, new Date(now.getTime() - GONE_AFTER_MS))
  for (const { id, clientSeenAt } of gone) {
    const contact = await tx.one(lockContact, id)
    const at = clientSeenAt > contact.arrivedAt ? clientSeenAt : contact.arrivedAt
    await finish(tx, contact, 'left_waiting', {
      at,
      actor: 'client',
      actorId: contact.clientId ?? contact.sessionId,
    })
  }
  return gone.length
}
