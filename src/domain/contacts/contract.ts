import { z } from 'zod'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { Id, Instant } from '#platform/contract/values.ts'
import { AgentName, PresenceState } from '../agents/contract.ts'
import { CaseSummary, LooseEnd, Message, Story } from '../cases/contract.ts'
import { Client } from '../clients/contract.ts'
import { Commitment } from '../commitments/contract.ts'
import { Channel, Stakes } from '../services/contract.ts'

export { Channel, Stakes } from '../services/contract.ts'

export const ContactState = z.enum(['waiting', 'talking', 'ended'])
/** met: done. owned: an owner and a promise that the client knows. left…: the client went. moved: went on as another contact. */
export const Ending = z.enum(['met', 'owned', 'left_waiting', 'left', 'moved'])
export const SegmentKind = z.enum(['waiting', 'talking', 'hold', 'consult'])
export const Demand = z.enum(['value', 'failure', 'cannot_tell'])

export const Segment = z.object({
  id: Id,
  kind: SegmentKind,
  agent: AgentName.nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  /** recovery: closed afterwards, at the last known event. */
  closedBy: z.enum(['event', 'recovery']).nullable(),
})

/** How long the wait is likely to be, with its spread, as measured (R2). */
export const Estimate = z.object({
  lowSeconds: z.number().int(),
  likelySeconds: z.number().int(),
  highSeconds: z.number().int(),
})
export type Estimate = z.infer<typeof Estimate>
/** How often such estimates were right lately. */
export const EstimateRecord = z.object({ share: z.number(), count: z.number().int() })

/** Why this person (R1): codes with their parameters; the screen says them in words. */
export const OfferReason = z.object({
  code: z.enum([
    'owner',
    'cover_for',
    'skill',
    'any_need',
    'authority',
    'language',
    'longest_idle',
    'best_at_moments_of_truth',
    'others_passed',
    'asked_by_name',
    'waited_for_owner',
  ]),
  name: z.string().optional(),
  seconds: z.number().optional(),
  pence: z.number().optional(),
  count: z.number().optional(),
})
export type OfferReason = z.infer<typeof OfferReason>

export const OfferPurpose = z.enum(['answer', 'bring_in', 'handover'])

/** What an agent sees before accepting: who, what, why me, and what the client said beforehand (R3). */
export const Offer = z.object({
  id: Id,
  contactId: Id,
  purpose: OfferPurpose,
  channel: Channel,
  clientName: z.string().nullable(),
  clientKnown: z.boolean(),
  /** Came by a link or code of their own; otherwise it is what they say of themselves. */
  clientProved: z.boolean(),
  need: z.string(),
  service: z.string().nullable(),
  stakes: Stakes,
  waitingSince: Instant,
  minutesAvailable: z.number().int().nullable(),
  canTalkPrivately: z.boolean().nullable(),
  papers: z.number().int(),
  callBackTo: z.string().nullable(),
  language: z.string().nullable(),
  accessNeeds: z.array(z.string()),
  askedBy: AgentName.nullable(),
  question: z.string().nullable(),
  reasons: z.array(OfferReason),
  madeAt: Instant,
  expiresAt: Instant,
})
export type Offer = z.infer<typeof Offer>

export const Participant = z.object({
  agent: AgentName,
  title: z.string(),
  department: z.string(),
  part: z.enum(['owner', 'expert']),
  joinedAt: Instant,
  leftAt: Instant.nullable(),
})

export const ContactAbilities = z.object({
  write: z.boolean(),
  bringIn: z.boolean(),
  handOver: z.boolean(),
  hold: z.boolean(),
  end: z.boolean(),
  leave: z.boolean(),
})

/** The live moment, whole: who is there, what is known, what was said, what stays loose. */
export const Moment = z.object({
  id: Id,
  channel: Channel,
  direction: z.enum(['in', 'out']),
  state: ContactState,
  ending: Ending.nullable(),
  need: z.string(),
  serviceId: Id.nullable(),
  service: z.string().nullable(),
  stakes: Stakes,
  demand: Demand.nullable(),
  language: z.string().nullable(),
  minutesAvailable: z.number().int().nullable(),
  canTalkPrivately: z.boolean().nullable(),
  callBackTo: z.string().nullable(),
  arrivedAt: Instant,
  answeredAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  clientHere: z.boolean(),
  agent: AgentName.nullable(),
  participants: z.array(Participant),
  segments: z.array(Segment),
  messages: z.array(Message),
  client: Client.nullable(),
  /** Came by a link or code of their own; otherwise it is what they say of themselves. */
  clientProved: z.boolean(),
  case: CaseSummary.extend({ story: Story }).nullable(),
  commitments: z.array(Commitment),
  /** Other open cases of the same person: this contact may be about one of them. */
  otherCases: z.array(CaseSummary),
  /** Invitations to colleagues that have not been answered yet. */
  invited: z.array(z.object({ offerId: Id, agent: AgentName, purpose: OfferPurpose, expiresAt: Instant })),
  /** Why this contact came to its agent. */
  reasons: z.array(OfferReason),
  looseEnds: z.array(LooseEnd),
  abilities: ContactAbilities,
  version: z.number().int(),
})
export type Moment = z.infer<typeof Moment>

export const ContactSummary = z.object({
  id: Id,
  channel: Channel,
  state: ContactState,
  clientId: Id.nullable(),
  clientName: z.string().nullable(),
  caseId: Id.nullable(),
  need: z.string(),
  service: z.string().nullable(),
  stakes: Stakes,
  agent: AgentName.nullable(),
  arrivedAt: Instant,
  placeAt: Instant,
  answeredAt: Instant.nullable(),
  onHold: z.boolean(),
  clientHere: z.boolean(),
  offeredTo: AgentName.nullable(),
  callBackTo: z.string().nullable(),
  estimate: Estimate.nullable(),
  experts: z.array(AgentName),
})
export type ContactSummary = z.infer<typeof ContactSummary>

export const Now = z.object({
  at: Instant,
  waiting: z.array(ContactSummary),
  talking: z.array(ContactSummary),
  people: z.array(
    z.object({
      agent: AgentName,
      department: z.string(),
      presence: PresenceState,
      reason: z.string().nullable(),
      since: Instant.nullable(),
      live: z.number().int(),
    }),
  ),
  atRisk: z.array(Commitment),
  estimates: EstimateRecord.nullable(),
  today: z.object({
    arrived: z.number().int(),
    met: z.number().int(),
    owned: z.number().int(),
    leftWaiting: z.number().int(),
    medianWaitSeconds: z.number().nullable(),
  }),
})
export type Now = z.infer<typeof Now>

export const contactRefusals = defineRefusals({
  offer_gone: {
    status: 409,
    title: 'This offer has moved on',
    why: 'It was accepted by a colleague, its time was over, or the client left.',
    instead: 'Nothing is lost: the contact is with somebody else, or back in its place in the line.',
  },
  contact_ended: {
    status: 409,
    title: 'This conversation has ended',
    why: 'Nothing can be added to it any more.',
    instead:
      'What was written is kept. It can go to whoever owns this: on the case, or on the client’s own page.',
  },
  not_in_conversation: {
    status: 403,
    title: 'You are not in this conversation',
    why: 'Only those who are in it can speak or change it.',
    instead: 'Ask its owner to bring you in; you can read it meanwhile.',
  },
  ends_loose: {
    status: 409,
    title: 'This would leave something loose',
    why: 'A conversation ends met, or with an owner and at least one promise that the client has been told.',
    instead: 'Settle what is listed, or make a promise and tell the client.',
  },
  three_present: {
    status: 409,
    title: 'A handover needs all three present',
    why: 'The client, the owner and the new owner must be in the conversation together.',
    instead: 'Bring the colleague in first, introduce them to the client, then hand over.',
  },
  colleague_not_here: {
    status: 422,
    title: 'This colleague is not available just now',
    why: 'They are offline, on a break or away.',
    instead: 'Choose somebody who is available, or give them a leg of the work with a date.',
  },
  already_in: {
    status: 409,
    title: 'This colleague is in it already',
    why: 'They have joined, or the invitation is still open.',
    instead: 'Wait a moment, or invite somebody else.',
  },
  at_capacity: {
    status: 409,
    title: 'You are in another live conversation',
    why: 'A call or a visit deserves the whole of you.',
    instead: 'End or hand over the other one first.',
  },
  not_waiting: {
    status: 409,
    title: 'Somebody is with you already',
    why: 'The waiting is over: you are in a conversation, or it has ended.',
    instead: 'Carry on in the conversation; it is open on this page.',
  },
  one_at_a_time: {
    status: 409,
    title: 'You have a conversation open already',
    why: 'One place in the line a person keeps it fair for everybody.',
    instead: 'Carry on in the open one; you can ask for several things in it.',
  },
  way_to_reach_needed: {
    status: 422,
    title: 'We need a way to reach you',
    why: 'To call or write back we need a phone number or an e-mail address.',
    instead: 'Give either of them; it is used for this only.',
  },
  time_not_free: {
    status: 409,
    title: 'This time has just been taken',
    why: 'Times come from the people who are really there; another client was a moment quicker.',
    instead: 'Choose one of the other times; they are shown afresh.',
  },
  nobody_for_this: {
    status: 409,
    title: 'We have nobody who could take this on',
    why: 'No colleague with the knowledge for it works here at present.',
    instead: 'Please call or visit us; the people there will find a way and tell you by name who helps.',
  },
})
