import type { Database, Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { contactEvents } from './contract.events.ts'
import { plan } from './routing.ts'
import type { PlannedOffer } from './routing.ts'
import { presentAgents, waitingContacts } from './store/line.ts'
import { expireOffers, insertOffers, lockDispatch } from './store/offers.ts'
import { nobodyTold } from './store/told.ts'

/** How long an agent has to accept before the offer moves on. */
export const OFFER_SECONDS = 30
/** How many of the line one pass looks at. */
const LINE = 200

export type Dispatched = { offered: number; expired: number; again: Date | undefined }

/**
 * One pass of the dispatcher: offers that ran out move on, then everybody waiting is offered to somebody who can help.
 * Safe on any number of nodes: passes queue for one lock, and the database itself refuses a second open offer.
 */
export async function dispatch(database: Database, now: Date): Promise<Dispatched> {
  return database.transact(async (tx) => {
    await tx.one(lockDispatch)
    const expired = await expire(tx, now)
    const waiting = await tx.all(waitingContacts, LINE)
    if (waiting.length === 0) return { offered: 0, expired, again: undefined }
    const planned = plan(waiting, await tx.all(presentAgents, now), now)
    await makeOffers(tx, planned.offers, now)
    await tellTheTruth(tx, planned.nobodyFor, now)
    return { offered: planned.offers.length, expired, again: planned.again }
  })
}

async function expire(tx: Tx, now: Date): Promise<number> {
  const ended = await tx.all(expireOffers, now)
  for (const offer of ended) {
    await record(
      tx,
      contactEvents.offerEnded,
      { at: now, actor: 'service', contactId: offer.contactId, agentId: offer.agentId },
      { offerId: offer.id, purpose: offer.purpose, state: 'expired' },
    )
  }
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
  for (const offer of made) {
    await record(
      tx,
      contactEvents.offered,
      { at: now, actor: 'service', contactId: offer.contactId, agentId: offer.agentId },
      {
        offerId: offer.id,
        purpose: 'answer',
        reasons: offer.reasons.map((reason) => reason.code),
        waited: offer.waitedSeconds,
      },
    )
  }
}

/** Nobody able is here: said once a contact, so that the client is told and the lens can count it. */
async function tellTheTruth(tx: Tx, contactIds: readonly string[], now: Date): Promise<void> {
  if (contactIds.length === 0) return
  for (const { contactId } of await tx.all(nobodyTold, contactIds, now)) {
    await record(tx, contactEvents.nobodyThere, { at: now, actor: 'service', contactId }, {})
  }
}
