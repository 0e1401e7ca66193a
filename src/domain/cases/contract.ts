import { z } from 'zod'
import { Id, Instant } from '#platform/contract/values.ts'
import { AgentName } from '../agents/contract.ts'
import { Paper } from '../clients/contract.ts'
import { Commitment } from '../commitments/contract.ts'
import { Channel, Stakes } from '../services/contract.ts'

export const CaseState = z.enum(['open', 'closed'])
export const WaitingOn = z.enum(['us', 'client', 'other'])
/** Why a case ends. "Could not reach the client" is none of them (R7). */
export const Outcome = z.enum(['met', 'withdrawn_by_client', 'duplicate'])
export type Outcome = z.infer<typeof Outcome>

/** The one living story of a case (R8). */
export const Story = z.object({
  /** The need, in the client's words. */
  need: z.string(),
  /** What is going on. */
  situation: z.string(),
  /** What matters to the client, what works, what does not. */
  matters: z.string(),
  works: z.string(),
  doesNotWork: z.string(),
  /** What we do now. */
  plan: z.string(),
})
export type Story = z.infer<typeof Story>

export const Message = z.object({
  id: Id,
  contactId: Id.nullable(),
  caseId: Id.nullable(),
  kind: z.enum(['text', 'note', 'told']),
  author: z.enum(['client', 'agent', 'service']),
  agent: AgentName.nullable(),
  body: z.string(),
  channel: Channel,
  at: Instant,
})
export type Message = z.infer<typeof Message>

export const LegState = z.enum(['open', 'done', 'withdrawn'])
/** Work by somebody else for the case, with a co-owner, a department and a standard (R11). */
export const Leg = z.object({
  id: Id,
  caseId: Id,
  what: z.string(),
  departmentId: Id,
  department: z.string(),
  coOwner: AgentName,
  standard: z.string().nullable(),
  dueAt: Instant,
  state: LegState,
  result: z.string().nullable(),
  openedAt: Instant,
  endedAt: Instant.nullable(),
  version: z.number().int(),
})
export type Leg = z.infer<typeof Leg>

export const OpenQuestion = z.object({
  id: Id,
  askedOf: WaitingOn,
  question: z.string(),
  askedAt: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
})

/** Something that would be left loose. While any is there, neither contact nor case can end as met (R11). */
export const LooseEnd = z.object({
  kind: z.enum(['commitment', 'leg', 'question', 'nothing_promised', 'not_told']),
  id: Id.nullable(),
  what: z.string(),
  who: z.string().nullable(),
  dueAt: Instant.nullable(),
})
export type LooseEnd = z.infer<typeof LooseEnd>

/** What this caller may do with this case now; the screen shows nothing else. */
export const CaseAbilities = z.object({
  write: z.boolean(),
  promise: z.boolean(),
  close: z.boolean(),
  reopen: z.boolean(),
  giveToSomebody: z.boolean(),
})

/** A tag, wherever it is shown. */
export const TagName = z.object({ id: Id, name: z.string() })
export type TagName = z.infer<typeof TagName>

export const CaseSummary = z.object({
  id: Id,
  reference: z.string(),
  clientId: Id,
  clientName: z.string().nullable(),
  serviceId: Id.nullable(),
  service: z.string().nullable(),
  owner: AgentName,
  /** Who acts for the owner now, while away. */
  cover: AgentName.nullable(),
  state: CaseState,
  stakes: Stakes,
  need: z.string(),
  waitingOn: WaitingOn,
  snoozedUntil: Instant.nullable(),
  openedAt: Instant,
  changedAt: Instant,
  closedAt: Instant.nullable(),
  /** What happens next and by when: the earliest open commitment or leg. */
  next: z.object({ what: z.string(), dueAt: Instant, atRisk: z.boolean() }).nullable(),
  tags: z.array(TagName),
  version: z.number().int(),
})
export type CaseSummary = z.infer<typeof CaseSummary>

export const Case = CaseSummary.extend({
  story: Story,
  waitingNote: z.string().nullable(),
  outcome: Outcome.nullable(),
  outcomeNote: z.string().nullable(),
  confirmed: z.enum(['sorted', 'not_yet']).nullable(),
  confirmedAt: Instant.nullable(),
  reopenedCount: z.number().int(),
  legs: z.array(Leg),
  commitments: z.array(Commitment),
  questions: z.array(OpenQuestion),
  messages: z.array(Message),
  papers: z.array(Paper),
  followers: z.array(AgentName),
  looseEnds: z.array(LooseEnd),
  abilities: CaseAbilities,
})
export type Case = z.infer<typeof Case>
