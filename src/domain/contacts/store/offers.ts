import { statement } from '#platform/database/statement.ts'
import type { OfferReason } from '../contract.ts'

export type OfferRow = {
  id: string
  contactId: string
  agentId: string
  purpose: 'answer' | 'bring_in' | 'handover'
  askedBy: string | null
  question: string | null
  reasons: OfferReason[]
  madeAt: Date
  expiresAt: Date
  state: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn'
}

export const insertOffers = statement<
  never,
  [
    ids: readonly string[],
    contactIds: readonly string[],
    agentIds: readonly string[],
    reasons: readonly string[],
    at: Date,
    expiresAt: Date,
  ]
>(
  'offers.insertMany',
  `insert into offers (id, contact_id, agent_id, purpose, reasons, made_at, expires_at)
   select o.id, o.contact_id, o.agent_id, 'answer', o.reasons::jsonb, $5, $6
   from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) as o (id, contact_id, agent_id, reasons)`,
)

export const insertInvitation = statement<
  never,
  [
    id: string,
    contactId: string,
    agentId: string,
    purpose: string,
    askedBy: string,
    question: string,
    reasons: string,
    at: Date,
    expiresAt: Date,
  ]
>(
  'offers.insertInvitation',
  `insert into offers (id, contact_id, agent_id, purpose, asked_by, question, reasons, made_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)`,
)

/** Which contact an offer is about; the contact is locked before the offer, here as everywhere. */
export const contactOfOffer = statement<{ contactId: string }, [offerId: string]>(
  'offers.contact',
  `select contact_id from offers where id = $1`,
)

export const lockOffer = statement<OfferRow, [offerId: string]>(
  'offers.lock',
  `select id, contact_id, agent_id, purpose, asked_by, question, reasons, made_at, expires_at, state
   from offers where id = $1 for update`,
)

export const decideOffer = statement<never, [offerId: string, state: string, at: Date]>(
  'offers.decide',
  `update offers set state = $2, decided_at = $3 where id = $1`,
)

type Ended = { id: string; contactId: string; agentId: string; purpose: OfferRow['purpose'] }

export const withdrawForContact = statement<Ended, [contactId: string, at: Date]>(
  'offers.withdrawForContact',
  `update offers set state = 'withdrawn', decided_at = $2 where contact_id = $1 and state = 'open'
   returning id, contact_id, agent_id, purpose`,
)

export const withdrawForAgent = statement<Ended, [agentId: string, at: Date]>(
  'offers.withdrawForAgent',
  `update offers set state = 'withdrawn', decided_at = $2 where agent_id = $1 and state = 'open'
   returning id, contact_id, agent_id, purpose`,
)

export const expireOffers = statement<Ended, [at: Date]>(
  'offers.expire',
  `update offers set state = 'expired', decided_at = $1
   where id in (select id from offers where state = 'open' and expires_at <= $1 order by expires_at limit 500 for update skip locked)
   returning id, contact_id, agent_id, purpose`,
)

export const nextExpiry = statement<{ at: Date | null }>(
  'offers.nextExpiry',
  `select min(expires_at) as at from offers where state = 'open'`,
)

// One person decides at a time who is offered what; presence changes that take offers back queue here too.
export const lockDispatch = statement<{ locked: unknown }>(
  'offers.lockDispatch',
  `select pg_advisory_xact_lock(hashtext('answerable dispatch')) as locked`,
)
