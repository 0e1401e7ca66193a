import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Cursor, Done, Id, Instant, Line, Page, Text } from '#platform/contract/values.ts'
import { AgentName } from '../agents/contract.ts'
import { Paper } from '../clients/contract.ts'
import { Commitment } from '../commitments/contract.ts'
import { Channel } from '../services/contract.ts'
import type { LooseEnd } from './contract.ts'
import {
  Case,
  CaseState,
  CaseSummary,
  Leg,
  Message,
  OpenQuestion,
  Outcome,
  Story,
  WaitingOn,
} from './contract.ts'
import { caseRefusals } from './contract.refusals.ts'
import { CasesWanted } from './contract.views.ts'

const caseId = z.object({ caseId: Id })

/** Routes of cases for staff. */
export const caseRoutes = {
  list: route({
    id: 'cases.list',
    method: 'GET',
    path: '/cases',
    summary: 'Cases: mine (and those I cover) or all, by next due, by waiting longest, or by newest change',
    audience: ['agent'],
    query: z.object({
      ...CasesWanted,
      cursor: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: Page(CaseSummary),
  }),
  counts: route({
    id: 'cases.counts',
    method: 'GET',
    path: '/cases/counts',
    summary: 'How many are mine, covered by me, waiting on whom, at risk, and open in all',
    audience: ['agent'],
    response: z.object({
      mine: z.number().int(),
      covering: z.number().int(),
      waitingOnUs: z.number().int(),
      waitingOnClient: z.number().int(),
      waitingOnOther: z.number().int(),
      snoozed: z.number().int(),
      atRisk: z.number().int(),
      /** Counted up to 10,000; that number means "so many or more". */
      allOpen: z.number().int(),
    }),
  }),
  get: route({
    id: 'cases.get',
    method: 'GET',
    path: '/cases/:caseId',
    summary: 'One case whole: story, promises, work of others, questions, conversation, papers, loose ends',
    audience: ['agent'],
    sensitive: 'case',
    params: caseId,
    response: Case,
  }),
  changeStory: route({
    id: 'cases.changeStory',
    method: 'PATCH',
    path: '/cases/:caseId/story',
    summary: 'Change the living story (R8)',
    audience: ['agent'],
    params: caseId,
    body: z.object({
      need: Text(5000).optional(),
      situation: z.string().max(10_000).optional(),
      matters: z.string().max(10_000).optional(),
      works: z.string().max(10_000).optional(),
      doesNotWork: z.string().max(10_000).optional(),
      plan: z.string().max(10_000).optional(),
    }),
    response: z.object({ story: Story, version: z.number().int() }),
    versioned: true,
    refusals: [caseRefusals.case_closed],
  }),
  write: route({
    id: 'cases.write',
    method: 'POST',
    path: '/cases/:caseId/messages',
    summary:
      'Write to the client on their page (text), or a note among colleagues. If-Match guards against sending past something new',
    audience: ['agent'],
    params: caseId,
    body: z.object({
      kind: z.enum(['text', 'note']),
      body: Text(20_000),
      /** People, and departments, whom a note names: they are told. */
      mentions: z.array(Id).max(20).default([]),
    }),
    response: Message,
    status: 201,
    versioned: true,
    refusals: [caseRefusals.case_closed],
  }),
  openLeg: route({
    id: 'cases.openLeg',
    method: 'POST',
    path: '/cases/:caseId/legs',
    summary: 'Ask somebody for their part of the work, with a time from the standard or agreed (R11)',
    audience: ['agent'],
    params: caseId,
    body: z.object({
      what: Line(300),
      coOwnerId: Id,
      standardId: Id.nullable().default(null),
      /** Left out: worked out from the standard in the department's working hours. */
      dueAt: Instant.optional(),
    }),
    response: Leg,
    status: 201,
    refusals: [caseRefusals.case_closed, caseRefusals.owner_not_able],
  }),
  changeLeg: route({
    id: 'cases.changeLeg',
    method: 'PATCH',
    path: '/legs/:legId',
    summary: 'Finish, withdraw, or move a leg; changes are told along the line (R13)',
    audience: ['agent'],
    params: z.object({ legId: Id }),
    body: z.discriminatedUnion('to', [
      z.object({ to: z.literal('done'), result: Text(2000) }),
      z.object({ to: z.literal('withdrawn'), result: Text(2000) }),
      z.object({
        to: z.literal('open'),
        dueAt: Instant.optional(),
        coOwnerId: Id.optional(),
        reason: Text(1000),
      }),
    ]),
    response: Leg,
    refusals: [caseRefusals.leg_ended],
  }),
  ask: route({
    id: 'cases.ask',
    method: 'POST',
    path: '/cases/:caseId/questions',
    summary: 'Note a question that is open; it blocks closing until it is answered',
    audience: ['agent'],
    params: caseId,
    body: z.object({ askedOf: WaitingOn, question: Line(500) }),
    response: OpenQuestion,
    status: 201,
  }),
  answer: route({
    id: 'cases.answer',
    method: 'POST',
    path: '/questions/:questionId/answer',
    summary: 'Answer an open question',
    audience: ['agent'],
    params: z.object({ questionId: Id }),
    body: z.object({ answer: Text(2000) }),
    response: OpenQuestion,
  }),
  setWaiting: route({
    id: 'cases.setWaiting',
    method: 'POST',
    path: '/cases/:caseId/waiting',
    summary: 'Say on whom the case waits',
    audience: ['agent'],
    params: caseId,
    body: z.object({ on: WaitingOn, note: Line(300).nullable().default(null) }),
    response: Done,
  }),
  snooze: route({
    id: 'cases.snooze',
    method: 'POST',
    path: '/cases/:caseId/snooze',
    summary:
      'Let the case rest until a time; it wakes by itself, or when the client writes. Null wakes it now',
    audience: ['agent'],
    params: caseId,
    body: z.object({ until: Instant.nullable() }),
    response: Done,
  }),
  give: route({
    id: 'cases.give',
    method: 'POST',
    path: '/cases/:caseId/owner',
    summary:
      'Give the case to another owner, with a reason the client can read; told along the line, and counted',
    audience: ['agent'],
    params: caseId,
    body: z.object({ toAgentId: Id, reason: Text(500) }),
    response: Done,
    refusals: [caseRefusals.owner_not_able, caseRefusals.case_closed],
  }),
  follow: route({
    id: 'cases.follow',
    method: 'PUT',
    path: '/cases/:caseId/following',
    summary: 'Follow a case, or stop',
    audience: ['agent'],
    params: caseId,
    body: z.object({ following: z.boolean() }),
    response: Done,
  }),
  attempt: route({
    id: 'cases.attempt',
    method: 'POST',
    path: '/cases/:caseId/attempts',
    summary:
      'Record an outbound try at a time that the client had not chosen (R7: counted as waste, never a reason to close)',
    audience: ['agent'],
    params: caseId,
    body: z.object({ channel: Channel, reached: z.boolean() }),
    response: Done,
  }),
  decline: route({
    id: 'cases.decline',
    method: 'POST',
    path: '/cases/:caseId/refusals',
    summary:
      'Refuse something a client asked for: always with the reason in plain words and what we will do instead (R17)',
    audience: ['agent'],
    params: caseId,
    body: z.object({ what: Line(300), reason: Text(1000), instead: Text(1000) }),
    response: Message,
    status: 201,
  }),
  close: route({
    id: 'cases.close',
    method: 'POST',
    path: '/cases/:caseId/close',
    summary: 'Close a case that has no loose end; the client is asked whether it is sorted',
    audience: ['agent'],
    params: caseId,
    body: z.object({
      outcome: z
        .string()
        .max(60)
        .describe(`one of ${Outcome.options.join(', ')}; "could not reach" is refused (R7)`),
      note: Text(1000).nullable().default(null),
    }),
    response: z.object({ closed: z.literal(true) }),
    versioned: true,
    refusals: [caseRefusals.loose_ends, caseRefusals.not_a_reason_to_close, caseRefusals.case_closed],
  }),
  reopen: route({
    id: 'cases.reopen',
    method: 'POST',
    path: '/cases/:caseId/reopen',
    summary: 'Reopen a case, to the same owner',
    audience: ['agent'],
    params: caseId,
    body: z.object({ reason: Text(1000).nullable().default(null) }),
    response: Done,
    refusals: [caseRefusals.case_open, caseRefusals.case_merged],
  }),
}

/** A case as its client sees it (R14): no notes of colleagues, no other people's names than those who help. */
export const ClientCase = z.object({
  id: Id,
  reference: z.string(),
  service: z.string().nullable(),
  state: CaseState,
  need: z.string(),
  owner: AgentName,
  ownerHere: z.boolean(),
  cover: AgentName.nullable(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  next: z.object({ what: z.string(), dueAt: Instant, by: z.string() }).nullable(),
  waitingOn: WaitingOn,
  /** The story in plain sections, as agreed with the client. */
  story: Story,
  commitments: z.array(
    Commitment.pick({
      id: true,
      kind: true,
      what: true,
      dueAt: true,
      fromAt: true,
      state: true,
      madeAt: true,
      endedAt: true,
      note: true,
    }).extend({
      by: z.string(),
    }),
  ),
  questions: z.array(OpenQuestion),
  helpers: z.array(
    z.object({
      what: z.string(),
      department: z.string(),
      who: z.string(),
      dueAt: Instant,
      state: z.enum(['open', 'done', 'withdrawn']),
    }),
  ),
  messages: z.array(Message),
  papers: z.array(Paper),
  confirmed: z.enum(['sorted', 'not_yet']).nullable(),
  version: z.number().int(),
})
export type ClientCase = z.infer<typeof ClientCase>

export const MyHome = z.object({
  name: z.string().nullable(),
  known: z.boolean(),
  cases: z.array(
    ClientCase.pick({
      id: true,
      reference: true,
      service: true,
      state: true,
      need: true,
      owner: true,
      next: true,
      openedAt: true,
      confirmed: true,
    }),
  ),
  /** A conversation under way, to go back to. */
  contactId: Id.nullable(),
})

/** Routes of the client's own page. */
export const myRoutes = {
  home: route({
    id: 'my.home',
    method: 'GET',
    path: '/my',
    summary: 'My cases, and a conversation under way',
    audience: ['client'],
    response: MyHome,
  }),
  get: route({
    id: 'my.case',
    method: 'GET',
    path: '/my/cases/:caseId',
    summary: 'My case: owner by name, what happens next and when, the story, promises, papers (R14)',
    audience: ['client'],
    params: caseId,
    response: ClientCase,
  }),
  reply: route({
    id: 'my.reply',
    method: 'POST',
    path: '/my/cases/:caseId/messages',
    summary: 'Write to my owner; a closed case reopens to the same owner',
    audience: ['client'],
    params: caseId,
    body: z.object({ body: Text(20_000) }),
    response: Message,
    status: 201,
    perMinute: 30,
  }),
  confirm: route({
    id: 'my.confirm',
    method: 'POST',
    path: '/my/cases/:caseId/confirm',
    summary: 'Say "this is sorted" or "not yet"; "not yet" reopens to the same owner',
    audience: ['client'],
    params: caseId,
    body: z.object({ sorted: z.boolean(), note: Text(2000).nullable().default(null) }),
    response: Done,
    perMinute: 30,
  }),
  answer: route({
    id: 'my.answer',
    method: 'POST',
    path: '/my/questions/:questionId/answer',
    summary: 'Answer a question that was asked of me',
    audience: ['client'],
    params: z.object({ questionId: Id }),
    body: z.object({ answer: Text(2000) }),
    response: Done,
    perMinute: 30,
  }),
}

export type LooseEnds = LooseEnd[]
