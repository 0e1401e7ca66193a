import { z } from 'zod'
import { Id, Instant } from '#platform/contract/values.ts'
import { AgentName } from '../agents/contract.ts'
import { AccessNeed, FactSource, IdentifierKind } from '../clients/contract.ts'
import { Channel } from '../services/contract.ts'

/** Who puts people and cases together: leads and admins. Any agent may suggest it. */
export const mergers = ['lead', 'admin'] as const

/** Why two people may be one. `facts` are told facts beside date of birth and address. */
export const AlikeKind = z.enum([
  'account',
  'email',
  'phone',
  'both_proved',
  'same_name',
  'alike_name',
  'date_of_birth',
  'address',
  'facts',
  'recognised',
  'agent',
  'other_name',
  'other_date_of_birth',
])
export type AlikeKind = z.infer<typeof AlikeKind>
/** A reason and what it weighs; below nought it speaks against. */
export const AlikeReason = z.object({ kind: AlikeKind, points: z.number().int() })
export type AlikeReason = z.infer<typeof AlikeReason>

export const DuplicateState = z.enum(['open', 'not_same', 'merged', 'overtaken'])

const Someone = z.object({
  id: Id,
  name: z.string().nullable(),
  identifiers: z.array(
    z.object({ id: Id, kind: IdentifierKind, shown: z.string(), provedAt: Instant.nullable() }),
  ),
  contacts: z.number().int(),
  openCases: z.number().int(),
  lastContactAt: Instant.nullable(),
  createdAt: Instant,
})
/** Two people who may be one, with the reasons, the weightiest first. */
export const Duplicate = z.object({
  id: Id,
  one: Someone,
  other: Someone,
  weight: z.number().int(),
  reasons: z.array(AlikeReason),
  state: DuplicateState,
  foundAt: Instant,
  /** The colleague who suggested it; null when it was found. */
  foundBy: AgentName.nullable(),
})
export type Duplicate = z.infer<typeof Duplicate>

/** What a person has one of; of two people, one value is chosen. */
export const MergeField = z.enum([
  'name',
  'language',
  'accessNeeds',
  'accessNote',
  'preferredChannel',
  'preferredTimes',
])
export type MergeField = z.infer<typeof MergeField>
export const Side = z.enum(['kept', 'merged'])
export type Side = z.infer<typeof Side>

/** One of two people, as they are shown beside each other. */
export const MergeSide = Someone.extend({
  language: z.string(),
  accessNeeds: z.array(AccessNeed),
  accessNote: z.string().nullable(),
  preferredChannel: Channel.nullable(),
  preferredTimes: z.string().nullable(),
  facts: z.array(
    z.object({ id: Id, label: z.string(), value: z.string(), source: FactSource, toldAt: Instant }),
  ),
  representatives: z.number().int(),
  closedCases: z.number().int(),
  papers: z.number().int(),
  /** Links and open pages: they end. */
  links: z.number().int(),
  sessions: z.number().int(),
  /** A conversation goes on, or somebody waits: it carries on. */
  live: z.number().int(),
  held: z.boolean(),
  version: z.number().int(),
})
export type MergeSide = z.infer<typeof MergeSide>

/** What a merge would do: both sides, where they differ, and which value each would have if nothing is said. */
export const MergePreview = z.object({
  kept: MergeSide,
  merged: MergeSide,
  fields: z.array(z.object({ field: MergeField, take: Side })),
  facts: z.array(z.object({ label: z.string(), take: Side })),
  /** Which of the two has more to it: that page had better live on. */
  better: Side,
  reasons: z.array(AlikeReason),
})
export type MergePreview = z.infer<typeof MergePreview>

/** Something that came after two people were put together; when that is undone, it stays with one of them. */
export const Since = z.object({
  kind: z.enum(['case', 'contact', 'identifier', 'fact', 'representative', 'paper']),
  id: Id,
  text: z.string(),
  at: Instant,
})
export type Since = z.infer<typeof Since>

export const ClientMerge = z.object({
  id: Id,
  keptId: Id,
  keptName: z.string().nullable(),
  mergedId: Id,
  mergedName: z.string().nullable(),
  by: AgentName,
  at: Instant,
  undoneAt: Instant.nullable(),
  undoneBy: AgentName.nullable(),
  /** How many of each kind went along. */
  moved: z.record(z.string(), z.number().int()),
})
export type ClientMerge = z.infer<typeof ClientMerge>

export const CaseMerge = z.object({
  id: Id,
  keptId: Id,
  keptReference: z.string(),
  mergedId: Id,
  mergedReference: z.string(),
  by: AgentName,
  at: Instant,
})
export type CaseMerge = z.infer<typeof CaseMerge>

/** Where a case stands among others: what went into it, where it went, what it came out of and what came out of it. */
export const CaseKin = z.object({
  livesOn: z.object({ id: Id, reference: z.string() }).nullable(),
  merges: z.array(CaseMerge),
  splitFrom: z.object({ id: Id, reference: z.string() }).nullable(),
  splitOff: z.array(z.object({ id: Id, reference: z.string() })),
  /** Other cases of the same client that it could be put together with. */
  others: z.array(
    z.object({
      id: Id,
      reference: z.string(),
      need: z.string(),
      owner: z.string(),
      state: z.enum(['open', 'closed']),
    }),
  ),
  /** Conversations on it, the newest first: what a split may take along. */
  contacts: z.array(z.object({ id: Id, channel: Channel, need: z.string(), at: Instant, live: z.boolean() })),
  mayMerge: z.boolean(),
})
export type CaseKin = z.infer<typeof CaseKin>
