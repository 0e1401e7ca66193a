import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line } from '#platform/contract/values.ts'
import { AgentName } from '../agents/contract.ts'
import { clientRefusals } from '../clients/contract.ts'
import { mergingRefusals } from '../merging/contract.refusals.ts'

/** What people are told about: one line of the dry run and of the receipt. */
export const erasedKinds = [
  'person',
  'ways_to_reach',
  'facts',
  'representatives',
  'own_fields',
  'cases',
  'contacts',
  'messages',
  'papers',
  'promises',
  'work_of_others',
  'questions',
  'terms_told',
  'call_outs',
  'ways_in',
  'traces',
] as const
export const ErasedKind = z.enum(erasedKinds)
export type ErasedKind = z.infer<typeof ErasedKind>

/** Why an erasure had better wait. The last two cannot be passed over: end what holds it first. */
export const WaitReason = z.enum(['open_case', 'promise_running', 'keeping_duty', 'held', 'live_contact'])
export type WaitReason = z.infer<typeof WaitReason>
export const FIRM: readonly WaitReason[] = ['held', 'live_contact']

const Counts = z.array(z.object({ kind: ErasedKind, count: z.number().int() }))

/** What an erasure would remove and what stays, counted and not done. */
export const ErasurePreview = z.object({
  clientId: Id,
  goes: Counts,
  stays: z.object({ ledgerRows: z.number().int(), cases: z.number().int(), contacts: z.number().int() }),
  wait: z.array(
    z.object({ reason: WaitReason, count: z.number().int(), until: Instant.nullable(), firm: z.boolean() }),
  ),
})
export type ErasurePreview = z.infer<typeof ErasurePreview>

/** The receipt: that somebody was erased, when, by whom and how much; of the person no word. */
export const Erasure = z.object({
  id: Id,
  clientId: Id,
  by: z.enum(['person', 'rule']),
  agent: AgentName.nullable(),
  overridden: z.array(WaitReason),
  reason: z.string().nullable(),
  counts: Counts,
  at: Instant,
})
export type Erasure = z.infer<typeof Erasure>

export const Hold = z.object({
  id: Id,
  clientId: Id,
  clientName: z.string().nullable(),
  caseId: Id.nullable(),
  caseReference: z.string().nullable(),
  reason: z.string(),
  placedBy: AgentName,
  placedAt: Instant,
  endedAt: Instant.nullable(),
})
export type Hold = z.infer<typeof Hold>

/** What retention knows of. `keeping_duty` is the other way round: nobody is erased before it is over. */
export const RuleKind = z.enum([
  'people',
  'case_words',
  'papers',
  'searches',
  'drafts',
  'notifications',
  'sensitive_reads',
  'webhook_deliveries',
  'ended_ways_in',
  'keeping_duty',
])
export type RuleKind = z.infer<typeof RuleKind>

export const RetentionRule = z.object({
  kind: RuleKind,
  days: z.number().int(),
  active: z.boolean(),
  changedAt: Instant.nullable(),
  changedBy: AgentName.nullable(),
  version: z.number().int(),
})
export type RetentionRule = z.infer<typeof RetentionRule>

/** What a rule would remove now, as a count with a few of the oldest; what is held back beside it. */
export const DryRun = z.object({
  kind: RuleKind,
  days: z.number().int(),
  /** Counted up to ten thousand; that number means "so many or more". */
  count: z.number().int(),
  held: z.number().int(),
  oldestAt: Instant.nullable(),
  samples: z.array(z.object({ id: z.string(), text: z.string(), at: Instant, href: z.string().nullable() })),
})
export type DryRun = z.infer<typeof DryRun>

export const RetentionRun = z.object({
  id: Id,
  beganAt: Instant,
  endedAt: Instant.nullable(),
  counts: z.record(z.string(), z.number().int()),
})

export const retentionRefusals = defineRefusals({
  reasons_to_wait: {
    status: 409,
    title: 'There is a reason to wait',
    why: 'Something is still open with this person, or has to be kept for a while. It is listed here.',
    instead: 'Settle it first; or, where that is allowed, pass over it and say why. Nothing was erased.',
  },
  hold_first: {
    status: 409,
    title: 'This is held, or somebody is in conversation',
    why: 'What is held for a claim or an inquiry must not go, and nobody is erased in the middle of a conversation.',
    instead: 'End the hold or the conversation first. Nothing was erased.',
  },
  erased_already: {
    status: 409,
    title: 'This person has been erased already',
    why: 'Nothing personal is kept any more.',
    instead: 'The receipt is in the list of erasures.',
  },
  hold_over: {
    status: 409,
    title: 'This hold has ended already',
    why: 'A colleague ended it.',
    instead: 'Nothing needs doing.',
  },
})

export const retentionEvents = {
  erased: event('client.erased', 'A person was erased: words and ways to reach them went, figures stayed.', {
    erasureId: Id,
    by: z.enum(['person', 'rule']),
    overridden: z.array(WaitReason),
    rows: z.number(),
  }),
  given: event('client.own_data_given', 'Somebody was given everything that is kept about them.', {
    papers: z.number(),
    to: z.enum(['client', 'agent']),
  }),
  held: event('retention.held', 'Something must not be erased for the time being.', { holdId: Id }),
  released: event('retention.released', 'A hold has ended.', { holdId: Id }),
  ruleSet: event('retention.rule_set', 'How long something is kept was changed.', {
    rule: RuleKind,
    days: z.number(),
    active: z.boolean(),
  }),
  ran: event('retention.ran', 'What had been kept long enough went.', { rule: RuleKind, rows: z.number() }),
}

const clientId = z.object({ clientId: Id })
const admin = ['admin'] as const

export const erasureRoutes = {
  preview: route({
    id: 'retention.previewErasure',
    method: 'GET',
    path: '/clients/:clientId/erasure',
    summary: 'What erasing a person would remove, what stays, and the reasons to wait; nothing is done',
    audience: admin,
    params: clientId,
    response: ErasurePreview,
  }),
  erase: route({
    id: 'retention.erase',
    method: 'POST',
    path: '/clients/:clientId/erasure',
    summary:
      'Erase a person: names, ways to reach them and every word go for good; the ledger and all figures stay',
    audience: admin,
    params: clientId,
    body: z.object({
      /** Reasons to wait that are passed over, each of those there are; and why. */
      override: z.array(WaitReason).max(5).default([]),
      reason: Line(300).nullable().default(null),
    }),
    response: Erasure,
    status: 201,
    refusals: [
      retentionRefusals.reasons_to_wait,
      retentionRefusals.hold_first,
      retentionRefusals.erased_already,
    ],
  }),
  list: route({
    id: 'retention.erasures',
    method: 'GET',
    path: '/erasures',
    summary: 'Receipts of erasures, the newest first',
    audience: admin,
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({ items: z.array(Erasure) }),
  }),
}

export const ownDataRoutes = {
  ofClient: route({
    id: 'retention.dataOf',
    method: 'GET',
    path: '/clients/:clientId/data',
    summary: 'Everything that is kept about a person, as one archive: readable, as JSON, with the papers',
    audience: ['agent', 'lead', 'admin'],
    params: clientId,
    response: z.unknown(),
    raw: true,
    sensitive: 'export',
    refusals: [mergingRefusals.limited_view, clientRefusals.paper_not_reached],
  }),
  mine: route({
    id: 'retention.myData',
    method: 'GET',
    path: '/my/data',
    summary:
      'Everything that is kept about me, as one archive; after a code or link has shown who I am (R15)',
    audience: ['client'],
    response: z.unknown(),
    raw: true,
    perMinute: 6,
    refusals: [clientRefusals.paper_not_reached],
  }),
}

export const holdRoutes = {
  list: route({
    id: 'retention.holds',
    method: 'GET',
    path: '/holds',
    summary: 'What must not be erased for the time being, and why',
    audience: admin,
    query: z.object({ clientId: Id.optional() }),
    response: z.object({ items: z.array(Hold) }),
  }),
  place: route({
    id: 'retention.hold',
    method: 'POST',
    path: '/clients/:clientId/holds',
    summary: 'Hold a person or one case: nothing of it goes until the hold ends',
    audience: admin,
    params: clientId,
    body: z.object({ caseId: Id.nullable().default(null), reason: Line(300) }),
    response: Hold,
    status: 201,
  }),
  end: route({
    id: 'retention.endHold',
    method: 'POST',
    path: '/holds/:holdId/end',
    summary: 'End a hold',
    audience: admin,
    params: z.object({ holdId: Id }),
    body: z.object({}),
    response: Done,
    refusals: [retentionRefusals.hold_over],
  }),
}

export const ruleRoutes = {
  list: route({
    id: 'retention.rules',
    method: 'GET',
    path: '/retention',
    summary: 'How long each kind is kept, and when what was kept long enough last went',
    audience: admin,
    response: z.object({ items: z.array(RetentionRule), lastRun: RetentionRun.nullable() }),
  }),
  set: route({
    id: 'retention.setRule',
    method: 'PUT',
    path: '/retention/:ruleKind',
    summary: 'Set how long a kind is kept, and whether it goes by itself each night',
    audience: admin,
    params: z.object({ ruleKind: RuleKind }),
    body: z.object({ days: z.number().int().min(1).max(36_500), active: z.boolean() }),
    response: RetentionRule,
    versioned: true,
  }),
  dryRun: route({
    id: 'retention.dryRun',
    method: 'GET',
    path: '/retention/:ruleKind/dry-run',
    summary: 'What would go now, counted, with the oldest of it; nothing is done',
    audience: admin,
    params: z.object({ ruleKind: RuleKind }),
    query: z.object({ days: z.coerce.number().int().min(1).max(36_500).optional() }),
    response: DryRun,
  }),
}
