import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Cursor, Id, Instant, Line, Page, Text } from '#platform/contract/values.ts'
import { AgentName } from '../agents/contract.ts'
import { caseRefusals } from '../cases/contract.refusals.ts'

export const CommitmentKind = z.enum(['call', 'reply', 'action', 'visit'])
export type CommitmentKind = z.infer<typeof CommitmentKind>
export const CommitmentState = z.enum(['open', 'kept', 'renegotiated', 'broken', 'withdrawn'])
/** How the client was told: said in the conversation, written to them, or on their page with a message. */
export const ToldHow = z.enum(['said', 'written', 'page'])
export type ToldHow = z.infer<typeof ToldHow>

/** What we promised, by when, by whom, and when the client was told (R12). */
export const Commitment = z.object({
  id: Id,
  caseId: Id,
  caseReference: z.string(),
  clientId: Id,
  clientName: z.string().nullable(),
  legId: Id.nullable(),
  kind: CommitmentKind,
  what: z.string(),
  by: AgentName,
  madeAt: Instant,
  dueAt: Instant,
  /** For calls: when the time that the client chose begins. */
  fromAt: Instant.nullable(),
  toldAt: Instant.nullable(),
  toldHow: ToldHow.nullable(),
  state: CommitmentState,
  endedAt: Instant.nullable(),
  note: z.string().nullable(),
  replacesId: Id.nullable(),
  warnAt: Instant,
  /** The owner has been warned that it may slip. */
  warnedAt: Instant.nullable(),
  clientWarnedAt: Instant.nullable(),
  version: z.number().int(),
})
export type Commitment = z.infer<typeof Commitment>

export const commitmentRefusals = defineRefusals({
  due_in_the_past: {
    status: 422,
    title: 'This time has passed already',
    why: 'A promise is for a time that is still to come.',
    instead: 'Choose a time from now on that the client agrees to.',
  },
  client_not_told: {
    status: 422,
    title: 'The client does not know yet',
    why: 'A promise counts once the client has been told.',
    instead: 'Tell the client, then say how it was told: in the conversation, in writing, or on their page.',
  },
  past_due: {
    status: 409,
    title: 'This was due already',
    why: 'A promise can be renegotiated before it is due. After that it is broken, and says so honestly.',
    instead: 'Make a new promise with the client; the broken one stays visible so that we learn from it.',
  },
  commitment_ended: {
    status: 409,
    title: 'This promise has ended already',
    why: 'It was kept, renegotiated, broken or withdrawn before.',
    instead: 'Make a new promise if one is needed.',
  },
  time_taken: {
    status: 409,
    title: 'Somebody was just quicker',
    why: 'The time has been promised to another client a moment ago.',
    instead: 'Choose one of the other times; they are shown afresh.',
  },
})

const Told = z.enum(['said', 'written', 'page'])

export const commitmentEvents = {
  made: event('commitment.made', 'Something was promised to the client.', {
    commitmentId: Id,
    kind: CommitmentKind,
    dueAt: Instant,
    told: z.boolean(),
  }),
  told: event('commitment.told', 'The client was told of a promise.', { commitmentId: Id, how: Told }),
  warned: event('commitment.warned', 'The owner was warned that a promise may slip.', { commitmentId: Id }),
  clientWarned: event(
    'commitment.client_warned',
    'The client was told that a promise may slip, before it was due.',
    {
      commitmentId: Id,
    },
  ),
  kept: event('commitment.kept', 'A promise was kept.', { commitmentId: Id, early: z.boolean() }),
  renegotiated: event(
    'commitment.renegotiated',
    'A promise was renegotiated with the client before it was due.',
    {
      commitmentId: Id,
      newId: Id,
      dueAt: Instant,
    },
  ),
  broken: event('commitment.broken', 'A promise was not kept in time.', { commitmentId: Id }),
  withdrawn: event('commitment.withdrawn', 'A promise was withdrawn, and the client told why.', {
    commitmentId: Id,
  }),
}

export const MakeCommitment = z.object({
  kind: CommitmentKind,
  what: Line(300),
  dueAt: Instant,
  fromAt: Instant.nullable().default(null),
  /** Defaults to the owner of the case. */
  byAgentId: Id.optional(),
  legId: Id.nullable().default(null),
  /** How the client was told; leave out when that is still to be done. `page` also writes it to the client. */
  told: ToldHow.nullable().default(null),
})

const commitmentId = z.object({ commitmentId: Id })

export const commitmentRoutes = {
  list: route({
    id: 'commitments.list',
    method: 'GET',
    path: '/commitments',
    summary:
      'Open promises by due time: mine (and those I cover), or everybody’s; optionally only those at risk',
    audience: ['agent'],
    query: z.object({
      whose: z.enum(['mine', 'all']).default('mine'),
      atRisk: z.stringbool().default(false),
      cursor: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: Page(Commitment),
  }),
  make: route({
    id: 'commitments.make',
    method: 'POST',
    path: '/cases/:caseId/commitments',
    summary: 'Promise something: what, by when, by whom (R12)',
    audience: ['agent'],
    params: z.object({ caseId: Id }),
    body: MakeCommitment,
    response: Commitment,
    status: 201,
    refusals: [
      commitmentRefusals.due_in_the_past,
      commitmentRefusals.time_taken,
      caseRefusals.case_closed,
      caseRefusals.owner_not_able,
    ],
  }),
  tell: route({
    id: 'commitments.tell',
    method: 'POST',
    path: '/commitments/:commitmentId/tell',
    summary: 'Record that the client has been told of it',
    audience: ['agent'],
    params: commitmentId,
    body: z.object({ how: ToldHow }),
    response: Commitment,
    refusals: [commitmentRefusals.commitment_ended],
  }),
  keep: route({
    id: 'commitments.keep',
    method: 'POST',
    path: '/commitments/:commitmentId/keep',
    summary: 'It is done as promised',
    audience: ['agent'],
    params: commitmentId,
    body: z.object({ note: Text(1000).nullable().default(null) }),
    response: Commitment,
    refusals: [commitmentRefusals.commitment_ended, commitmentRefusals.past_due],
  }),
  renegotiate: route({
    id: 'commitments.renegotiate',
    method: 'POST',
    path: '/commitments/:commitmentId/renegotiate',
    summary:
      'Agree a new promise with the client before this one is due; the change is told along the line (R12, R13)',
    audience: ['agent'],
    params: commitmentId,
    body: z.object({
      dueAt: Instant,
      fromAt: Instant.nullable().default(null),
      what: Line(300).optional(),
      reason: Text(1000),
      told: ToldHow.optional(),
    }),
    response: Commitment,
    status: 201,
    refusals: [
      commitmentRefusals.past_due,
      commitmentRefusals.client_not_told,
      commitmentRefusals.due_in_the_past,
      commitmentRefusals.commitment_ended,
      commitmentRefusals.time_taken,
    ],
  }),
  withdraw: route({
    id: 'commitments.withdraw',
    method: 'POST',
    path: '/commitments/:commitmentId/withdraw',
    summary:
      'Withdraw a promise that is no longer needed; the client is told why and what we do instead (R17)',
    audience: ['agent'],
    params: commitmentId,
    body: z.object({ reason: Text(1000), instead: Text(1000), told: ToldHow.default('page') }),
    response: Commitment,
    refusals: [commitmentRefusals.commitment_ended, commitmentRefusals.past_due],
  }),
}
