import type { Clock } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { recordMany } from '#platform/ledger/record.ts'
import { contactEvents } from './contract.events.ts'
import { isFree, plan } from './routing.ts'
import type { PlannedOffer } from './routing.ts'
import { presentAgents, waitingContacts } from './store/line.ts'
import { expireOffers, insertOffers, lockDispatch } from './store/offers.ts'

/** How long an agent has to accept before the offer moves on. */
export const OFFER_SECONDS = 30
/** How many of the line one pass looks at. */
const LINE = 200

export type Dispatched = { offered: number; expired: number; again: Date | undefined }

/**
 * One pass of the dispatcher: offers that ran out move on, then everybody waiting is offered to somebody who can help.
 * Safe on any number of nodes: passes queue for one lock, and the database itself refuses a second open offer.
 */
export async function dispatch(database: Database, clock: Clock): Promise<Dispatched> {
  return database.transact(async (tx) => {
    await tx.one(lockDispatch)
    // Only now: a pass may have waited long for its turn or its connection, and would make offers of the past.
    const now = clock.now()
    const expired = await expire(tx, now)
    const people = await tx.all(presentAgents, now)
    const free = people.filter((person) => isFree(person))
    if (free.length === 0) return { offered: 0, expired, again: undefined }
    const waiting = await tx.all(
      waitingContacts,
      [...new Set(free.flatMap((person) => Object.keys(person.skills ?? {})))],
      free.map((person) => person.agentId),
      LINE,
      now,
    )
    if (waiting.length === 0) return { offered: 0, expired, again: undefined }
    const planned = plan(waiting, people, now)
    await makeOffers(tx, planned.offers, now)
    return { offered: planned.offers.length, expired, again: planned.again }
  })
}

async function expire(tx: Tx, now: Date): Promise<number> {
  const ended = await tx.all(expireOffers, now)
  await recordMany(
    tx,
    contactEvents.offerEnded,
    ended.map((offer) => ({
      about: { at: now, actor: 'service', contactId: offer.contactId, agentId: offer.agentId },
      facts: { offerId: offer.id, purpose: offer.purpose, state: 'expired' },
    })),
  )
  return ended.length
}

async function makeOffers(tx: Tx, offers: readonly PlannedOffer[], now: Date): Promise<void> {
  if (offers.length === 0) return
  const made = offers.map((offer) => ({ ...offer, id: newId(now) }))
  await tx.run(
    insertOffers,
    made.map((offer) => offer.id),
    made.map((offer) => offer.contactId),
    made.map((offer) => offer.agentId),
    made.map((offer) => JSON.stringify(offer.reasons)),
    now,
    new Date(now.getTime() + OFFER_SECONDS * 1000),
  )
  await recordMany(
    tx,
    contactEvents.offered,
    made.map((offer) => ({
      about: { at: now, actor: 'service', contactId: offer.contactId, agentId: offer.agentId },
      facts: {
        offerId: offer.id,
        purpose: 'answer',
        reasons: offer.reasons.map((reason) => reason.code),
        waited: offer.waitedSeconds,
      },
    })),
  )
}
