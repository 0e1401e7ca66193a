import { z } from 'zod'
import { Code, event } from '#platform/contract/event.ts'
import { Id, Instant } from '#platform/contract/values.ts'
import { Channel, Demand, Ending, OfferPurpose, SegmentKind, Stakes } from './contract.ts'

const Seconds = z.number()

/** Everything that can happen to a contact. */
export const contactEvents = {
  arrived: event('contact.arrived', 'A client made contact.', {
    channel: Channel,
    direction: z.enum(['in', 'out']),
    stakes: Stakes,
    known: z.boolean(),
  }),
  estimated: event('contact.estimated', 'The client was told how long the wait is likely to be.', {
    low: Seconds,
    likely: Seconds,
    high: Seconds,
  }),
  nobodyThere: event('contact.nobody_there', 'Nobody able was present; the client was told the truth.', {}),
  waitedForOwner: event('contact.waits_for_owner', 'The client agreed to wait for the owner.', {
    untilAt: Instant,
  }),
  offered: event('contact.offered', 'The contact was offered to an agent.', {
    offerId: Id,
    purpose: OfferPurpose,
    reasons: z.array(Code),
    waited: Seconds,
  }),
  offerEnded: event('contact.offer_ended', 'An offer was declined, expired or withdrawn.', {
    offerId: Id,
    purpose: OfferPurpose,
    state: z.enum(['declined', 'expired', 'withdrawn']),
  }),
  answered: event('contact.answered', 'A person is with the client.', {
    waited: Seconds,
    byOwner: z.boolean(),
    estimateHeld: z.boolean().nullable(),
  }),
  messageSent: event('contact.message_sent', 'Something was written in the conversation.', {
    messageId: Id,
    author: z.enum(['client', 'agent', 'service']),
    note: z.boolean(),
  }),
  segmentBegan: event('contact.segment_began', 'A segment began: waiting, talking, hold or consult.', {
    segment: SegmentKind,
  }),
  segmentEnded: event('contact.segment_ended', 'A segment ended.', {
    segment: SegmentKind,
    seconds: Seconds,
    closedBy: z.enum(['event', 'recovery']),
  }),
  broughtIn: event('contact.brought_in', 'An expert joined the live conversation; the owner stays.', {
    afterSeconds: Seconds,
  }),
  expertLeft: event('contact.expert_left', 'An expert left the conversation.', { seconds: Seconds }),
  handedOver: event(
    'contact.handed_over',
    'The conversation and its case got another owner, all three present.',
    {
      fromId: Id,
      toId: Id,
    },
  ),
  described: event('contact.described', 'The client said beforehand what is good to know.', {
    minutesAvailable: z.number().nullable(),
    canTalkPrivately: z.boolean().nullable(),
    language: Code.nullable(),
  }),
  stays: event('contact.stays', 'The client would rather talk now than choose a time or write.', {}),
  placeKept: event('contact.place_kept', 'The client keeps the place and is called when it comes.', {}),
  timeChosen: event('contact.time_chosen', 'The client chose a time out of capacity that exists.', {
    fromAt: Instant,
  }),
  writtenInstead: event(
    'contact.written_instead',
    'The client wrote instead of waiting; an owner answers by a time.',
    { dueAt: Instant },
  ),
  serviceSet: event('contact.service_set', 'The service was recognised or corrected.', {
    byAgent: z.boolean(),
  }),
  demandSet: event('contact.demand_set', 'The demand was marked.', { demand: Demand }),
  clientRecognised: event('contact.client_recognised', 'It became known who the client is.', {
    by: z.enum(['details', 'agent', 'link']),
  }),
  joinedCase: event('contact.joined_case', 'The contact is about a case that was open already.', {
    fromCaseId: Id.nullable(),
  }),
  fellBack: event(
    'contact.fell_back',
    'The agent’s connection was lost; the contact keeps its place and moves on.',
    {},
  ),
  ended: event('contact.ended', 'The conversation ended.', {
    ending: Ending,
    talkSeconds: Seconds,
    people: z.number(),
  }),
}
