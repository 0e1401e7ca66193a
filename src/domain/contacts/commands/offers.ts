import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import type { Subject } from '#platform/ledger/record.ts'
import { general } from '#platform/contract/refusal.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { contactEvents } from '../contract.events.ts'
import { openOffer } from '../rules.ts'
import { lockContact } from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'
import {
  contactOfOffer,
  decideOffer,
  lockDispatch,
  lockOffer,
  withdrawForAgent,
  withdrawForContact,
} from '../store/offers.ts'
import type { OfferRow } from '../store/offers.ts'

/** Locks the contact of an offer, then the offer: everywhere in this order, so that nothing waits in a circle. */
export async function lockForDecision(
  tx: Tx,
  offerId: string,
  actor: AgentActor,
  now: Date,
): Promise<{ contact: ContactRow; offer: OfferRow }> {
  const { contactId } = (await tx.maybe(contactOfOffer, offerId)) ?? refuse(general.not_found)
  const contact = await tx.one(lockContact, contactId)
  return { contact, offer: openOffer(await tx.maybe(lockOffer, offerId), actor, now) }
}

/** The agent does not take it now; it moves on at once. */
export async function declineOffer(tx: Tx, actor: AgentActor, offerId: string, now: Date): Promise<void> {
  const { contact, offer } = await lockForDecision(tx, offerId, actor, now)
  await tx.run(decideOffer, offer.id, 'declined', now)
  await tellEnded(tx, [{ ...offer, contactId: contact.id }], 'declined', madeBy(actor, now))
}

/** Takes back every open offer of a contact: its client left, or it ended. */
export async function withdrawOffers(tx: Tx, contactId: string, about: Subject): Promise<void> {
  await tellEnded(tx, await tx.all(withdrawForContact, contactId, about.at), 'withdrawn', about)
}

/** Takes back what is offered to an agent who is no longer available; queues behind a pass of the dispatcher. */
export async function withdrawOffersTo(tx: Tx, agentId: string, now: Date): Promise<void> {
  await tx.one(lockDispatch)
  const ended = await tx.all(withdrawForAgent, agentId, now)
  await tellEnded(tx, ended, 'withdrawn', { at: now, actor: 'service' })
}

type Ended = Pick<OfferRow, 'id' | 'contactId' | 'agentId' | 'purpose'>

async function tellEnded(
  tx: Tx,
  offers: readonly Ended[],
  state: 'declined' | 'withdrawn',
  about: Subject,
): Promise<void> {
  for (const offer of offers) {
    await record(
      tx,
      contactEvents.offerEnded,
      { ...about, contactId: offer.contactId, agentId: offer.agentId },
      { offerId: offer.id, purpose: offer.purpose, state },
    )
  }
}
