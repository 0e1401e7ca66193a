import { statement } from '#platform/database/statement.ts'
import type { ContactRow } from './contacts.ts'
import type { OfferRow } from './offers.ts'

export const caseOwnerOf = statement<{ ownerId: string; ownerName: string; state: string }, [caseId: string]>(
  'contacts.caseOwner',
  `select c.owner_id, a.name as owner_name, c.state from cases c join agents a on a.id = c.owner_id where c.id = $1`,
)

/** Names around a contact: service, agent, and the reasons of the offer by which it came. */
export const around = statement<
  { service: string | null; agentName: string | null; proved: boolean; reasons: OfferRow['reasons'] | null },
  [contactId: string]
>(
  'contacts.around',
  `select s.name as service, a.name as agent_name,
     (c.session_id is null or exists (select from client_sessions v where v.id = c.session_id and v.client_id = c.client_id and v.proved_at is not null)) as proved,
     (select o.reasons from offers o where o.contact_id = c.id and o.purpose = 'answer' and o.state = 'accepted'
      order by o.decided_at desc limit 1) as reasons
   from contacts c left join services s on s.id = c.service_id left join agents a on a.id = c.agent_id where c.id = $1`,
)

export const invitedTo = statement<
  { offerId: string; agentId: string; agentName: string; purpose: OfferRow['purpose']; expiresAt: Date },
  [contactId: string]
>(
  'contacts.invited',
  `select o.id as offer_id, o.agent_id, a.name as agent_name, o.purpose, o.expires_at
   from offers o join agents a on a.id = o.agent_id where o.contact_id = $1 and o.state = 'open' order by o.made_at`,
)

export const offersTo = statement<
  {
    id: string
    contactId: string
    purpose: OfferRow['purpose']
    channel: ContactRow['channel']
    clientName: string | null
    clientKnown: boolean
    clientProved: boolean
    need: string
    service: string | null
    stakes: ContactRow['stakes']
    waitingSince: Date
    minutesAvailable: number | null
    canTalkPrivately: boolean | null
    papers: number
    callBackTo: string | null
    language: string | null
    accessNeeds: string[] | null
    askedById: string | null
    askedByName: string | null
    question: string | null
    reasons: OfferRow['reasons']
    madeAt: Date
    expiresAt: Date
  },
  [agentId: string, now: Date]
>(
  'contacts.offersTo',
  `select o.id, o.contact_id, o.purpose, c.channel, cl.name as client_name, coalesce(cl.created_at < c.arrived_at, false) as client_known,
     (c.session_id is null or exists (select from client_sessions v where v.id = c.session_id and v.client_id = c.client_id and v.proved_at is not null)) as client_proved, c.need,
     s.name as service, c.stakes, c.place_at as waiting_since, c.minutes_available, c.can_talk_privately,
     (select count(*) from papers p where p.contact_id = c.id) as papers, c.call_back_to,
     coalesce(c.language, cl.language) as language, cl.access_needs, b.id as asked_by_id, b.name as asked_by_name, o.question,
     o.reasons, o.made_at, o.expires_at
   from offers o join contacts c on c.id = o.contact_id left join clients cl on cl.id = c.client_id
   left join services s on s.id = c.service_id left join agents b on b.id = o.asked_by
   where o.agent_id = $1 and o.state = 'open' and o.expires_at > $2 order by o.made_at`,
)

export const liveOf = statement<
  {
    id: string
    channel: ContactRow['channel']
    clientName: string | null
    need: string
    part: 'owner' | 'expert'
    onHold: boolean
    lastBody: string | null
    lastAuthor: 'client' | 'agent' | 'service' | null
    lastAt: Date | null
    answeredAt: Date | null
    clientSeenAt: Date | null
    state: ContactRow['state']
    callBackTo: string | null
  },
  [agentId: string]
>(
  'contacts.liveOf',
  `select c.id, c.channel, cl.name as client_name, c.need, p.part, m.body as last_body, m.author as last_author, m.at as last_at,
     c.answered_at, c.client_seen_at, c.state, c.call_back_to,
     exists (select from segments g where g.contact_id = c.id and g.ended_at is null and g.kind in ('hold', 'consult')) as on_hold
   from participants p join contacts c on c.id = p.contact_id left join clients cl on cl.id = c.client_id
   left join lateral (select body, author, at from messages m where m.contact_id = c.id and m.kind = 'text' order by at desc, id desc limit 1) m on true
   where p.agent_id = $1 and p.left_at is null and c.state = 'talking' order by c.answered_at`,
)
