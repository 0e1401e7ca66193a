import { z } from 'zod'
import { Code, event } from '#platform/contract/event.ts'
import { Id, Instant } from '#platform/contract/values.ts'
import { Outcome, WaitingOn } from './contract.ts'
import { OtherwiseReason } from './contract.terms.ts'

/** Everything that can happen to a case. */
export const caseEvents = {
  opened: event('case.opened', 'A case began, with its owner.', { ownerId: Id, channel: Code }),
  storyChanged: event('case.story_changed', 'The living story was changed.', { fields: z.array(Code) }),
  ownerChanged: event('case.owner_changed', 'Somebody else became the owner.', {
    fromId: Id,
    toId: Id,
    why: z.enum(['handover', 'first_conversation', 'given', 'left_service']),
  }),
  waitingChanged: event('case.waiting_changed', 'On whom the case waits.', { on: WaitingOn }),
  snoozed: event('case.snoozed', 'The case rests until a time, then wakes by itself.', { untilAt: Instant }),
  woke: event('case.woke', 'The case woke.', { why: z.enum(['time', 'client', 'agent']) }),
  messageSent: event('case.message_sent', 'Something was written on the case.', {
    messageId: Id,
    author: z.enum(['client', 'agent', 'service']),
    note: z.boolean(),
  }),
  legOpened: event('case.leg_opened', 'Work by somebody else began.', {
    legId: Id,
    coOwnerId: Id,
    dueAt: Instant,
  }),
  legChanged: event('case.leg_changed', 'A leg got another time or person; told along the line.', {
    legId: Id,
    coOwnerId: Id,
    dueAt: Instant,
  }),
  legEnded: event('case.leg_ended', 'A leg is done or withdrawn.', {
    legId: Id,
    state: z.enum(['done', 'withdrawn']),
    late: z.boolean(),
  }),
  questionAsked: event('case.question_asked', 'A question is open.', { questionId: Id, of: WaitingOn }),
  questionAnswered: event('case.question_answered', 'A question was answered.', { questionId: Id }),
  attempted: event(
    'case.attempted',
    'An outbound try at a time that the client had not chosen: waste, counted.',
    {
      channel: Code,
      reached: z.boolean(),
    },
  ),
  declined: event('case.declined', 'Something was refused, with the reason and what we do instead.', {}),
  termTold: event(
    'case.term_told',
    'A published price, date or entitlement was told to the client, as it is published or otherwise (R20).',
    {
      /** Made from the label: `second_garden_bin`. */
      termKey: Code,
      differs: z.boolean(),
      /** Told less published, in pence; null where either is no price. */
      pence: z.number().int().nullable(),
      reason: OtherwiseReason.nullable(),
    },
  ),
  told: event('case.told', 'A change was told along the line: client, owner, co-owners.', {
    people: z.number(),
    client: z.boolean(),
  }),
  closed: event('case.closed', 'The case ended.', { outcome: Outcome }),
  reopened: event('case.reopened', 'The case was reopened, to the same owner.', {
    by: z.enum(['client', 'agent']),
  }),
  confirmed: event('case.confirmed', 'The client said whether it is sorted.', { sorted: z.boolean() }),
  followed: event('case.followed', 'A colleague follows the case, or stops.', { following: z.boolean() }),
}
