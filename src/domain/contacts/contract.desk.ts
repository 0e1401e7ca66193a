import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line, Text } from '#platform/contract/values.ts'
import { Message } from '../cases/contract.ts'
import { caseRefusals } from '../cases/contract.refusals.ts'
import { commitmentRefusals } from '../commitments/contract.ts'
import { Channel, Demand, Moment, Now, Offer, contactRefusals } from './contract.ts'

const contactId = z.object({ contactId: Id })
const offerId = z.object({ offerId: Id })

/** Routes of contacts for staff. */
export const contactRoutes = {
  now: route({
    id: 'contacts.now',
    method: 'GET',
    path: '/now',
    summary: 'Who waits and since when, who talks, who is free, which promises are at risk',
    audience: ['agent', 'lead', 'planner', 'admin'],
    response: Now,
  }),
  mine: route({
    id: 'contacts.mine',
    method: 'GET',
    path: '/contacts/mine',
    summary: 'My live conversations, as owner or expert, and the offers open to me',
    audience: ['agent'],
    response: z.object({
      live: z.array(
        z.object({
          id: Id,
          channel: Channel,
          clientName: z.string().nullable(),
          need: z.string(),
          part: z.enum(['owner', 'expert']),
          onHold: z.boolean(),
          lastMessage: z
            .object({ body: z.string(), author: z.enum(['client', 'agent', 'service']), at: Instant })
            .nullable(),
          answeredAt: Instant.nullable(),
          clientHere: z.boolean(),
        }),
      ),
      offers: z.array(Offer),
    }),
  }),
  get: route({
    id: 'contacts.get',
    method: 'GET',
    path: '/contacts/:contactId',
    summary: 'The live moment, whole',
    audience: ['agent'],
    sensitive: 'contact',
    params: contactId,
    response: Moment,
  }),
  log: route({
    id: 'contacts.log',
    method: 'POST',
    path: '/contacts/log',
    summary:
      'Log a call, a visit or a letter while it happens: the person (found, or a name or number) and the need',
    audience: ['agent'],
    body: z.object({
      channel: z.enum(['phone', 'visit', 'letter']),
      clientId: Id.optional(),
      /** A name or a number, when the person was not found. */
      who: Line(120).optional(),
      need: Text(5000).optional(),
      caseId: Id.optional(),
      serviceId: Id.optional(),
    }),
    response: z.object({ contactId: Id, caseId: Id, clientId: Id }),
    status: 201,
    refusals: [contactRefusals.at_capacity],
  }),
  call: route({
    id: 'contacts.call',
    method: 'POST',
    path: '/cases/:caseId/calls',
    summary: 'Call the client at the time they chose: begins an outbound contact on the case (R7)',
    audience: ['agent'],
    params: z.object({ caseId: Id }),
    body: z.object({ commitmentId: Id }),
    response: z.object({ contactId: Id }),
    status: 201,
    refusals: [contactRefusals.at_capacity, commitmentRefusals.commitment_ended, commitmentRefusals.past_due],
  }),
  accept: route({
    id: 'contacts.accept',
    method: 'POST',
    path: '/offers/:offerId/accept',
    summary: 'Accept an offer: the conversation begins, or I join it',
    audience: ['agent'],
    params: offerId,
    body: z.object({}),
    response: z.object({ contactId: Id, caseId: Id.nullable() }),
    refusals: [contactRefusals.offer_gone, contactRefusals.at_capacity, caseRefusals.owner_not_able],
  }),
  decline: route({
    id: 'contacts.decline',
    method: 'POST',
    path: '/offers/:offerId/decline',
    summary: 'Not now: it moves on at once',
    audience: ['agent'],
    params: offerId,
    body: z.object({
      reason: z.enum(['in_another', 'not_my_field', 'know_the_person', 'other']).default('other'),
    }),
    response: Done,
    refusals: [contactRefusals.offer_gone],
  }),
  write: route({
    id: 'contacts.write',
    method: 'POST',
    path: '/contacts/:contactId/messages',
    summary:
      'Say something in the conversation, or note it among colleagues. If-Match guards against sending past something new',
    audience: ['agent'],
    params: contactId,
    body: z.object({
      kind: z.enum(['text', 'note']),
      body: Text(20_000),
      /** People, and departments, whom a note names: they are told. */
      mentions: z.array(Id).max(20).default([]),
    }),
    response: Message,
    status: 201,
    versioned: true,
    refusals: [contactRefusals.contact_ended, contactRefusals.not_in_conversation],
  }),
  hold: route({
    id: 'contacts.hold',
    method: 'POST',
    path: '/contacts/:contactId/hold',
    summary: 'Hold and come back: the client is told; true to the second',
    audience: ['agent'],
    params: contactId,
    body: z.object({ on: z.boolean(), why: z.enum(['hold', 'consult']).default('hold') }),
    response: Done,
    refusals: [contactRefusals.contact_ended, contactRefusals.not_in_conversation],
  }),
  bringIn: route({
    id: 'contacts.bringIn',
    method: 'POST',
    path: '/contacts/:contactId/bring-in',
    summary:
      'Ask a colleague to join the live conversation: by name, or whoever is free with a skill. The owner stays (R5)',
    audience: ['agent'],
    params: contactId,
    body: z.object({ agentId: Id.optional(), skillId: Id.optional(), question: Text(1000) }),
    response: z.object({ offerId: Id, agentId: Id }),
    status: 201,
    refusals: [
      contactRefusals.colleague_not_here,
      contactRefusals.already_in,
      contactRefusals.contact_ended,
      contactRefusals.not_in_conversation,
    ],
  }),
  handOver: route({
    id: 'contacts.handOver',
    method: 'POST',
    path: '/contacts/:contactId/handover',
    summary:
      'Hand the conversation and its case over to a colleague who is in it, with the client present (R5); counted',
    audience: ['agent'],
    params: contactId,
    body: z.object({ toAgentId: Id }),
    response: Done,
    refusals: [
      contactRefusals.three_present,
      contactRefusals.contact_ended,
      contactRefusals.not_in_conversation,
      caseRefusals.owner_not_able,
      caseRefusals.case_closed,
    ],
  }),
  leave: route({
    id: 'contacts.leave',
    method: 'POST',
    path: '/contacts/:contactId/leave',
    summary: 'Leave a conversation that I joined as expert',
    audience: ['agent'],
    params: contactId,
    body: z.object({}),
    response: Done,
    refusals: [contactRefusals.contact_ended, contactRefusals.not_in_conversation],
  }),
  change: route({
    id: 'contacts.change',
    method: 'PATCH',
    path: '/contacts/:contactId',
    summary: 'Set the service, the demand, who the client is, or which open case this is about',
    audience: ['agent'],
    params: contactId,
    body: z.object({
      serviceId: Id.optional(),
      demand: Demand.optional(),
      clientId: Id.optional(),
      caseId: Id.optional(),
      /** It is about something new: gets a case of its own. */
      newCase: z.literal(true).optional(),
    }),
    response: Done,
    refusals: [contactRefusals.contact_ended, contactRefusals.not_in_conversation, caseRefusals.loose_ends],
  }),
  end: route({
    id: 'contacts.end',
    method: 'POST',
    path: '/contacts/:contactId/end',
    summary: 'End the conversation: met, or owned with a promise that the client has been told (R6)',
    audience: ['agent'],
    params: contactId,
    body: z.object({ ending: z.enum(['met', 'owned']), note: Text(1000).nullable().default(null) }),
    response: Done,
    refusals: [
      contactRefusals.ends_loose,
      contactRefusals.contact_ended,
      contactRefusals.not_in_conversation,
      caseRefusals.loose_ends,
    ],
  }),
  typing: route({
    id: 'contacts.typing',
    method: 'POST',
    path: '/contacts/:contactId/typing',
    summary: 'I am writing (shown to the client for a few seconds; kept nowhere)',
    audience: ['agent'],
    params: contactId,
    body: z.object({}),
    response: Done,
    perMinute: 120,
  }),
}
