import { z } from 'zod'
import { Code, event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Cursor, Done, Id, Instant, Line, Page, Text } from '#platform/contract/values.ts'
import { Channel } from '../services/contract.ts'

export const IdentifierKind = z.enum(['phone', 'email', 'account'])
export type IdentifierKind = z.infer<typeof IdentifierKind>
export const AccessNeed = z.enum([
  'large_print',
  'interpreter',
  'text_relay',
  'sign_language',
  'step_free',
  'advocate',
  'more_time',
])
export type AccessNeed = z.infer<typeof AccessNeed>

export const Identifier = z.object({
  id: Id,
  kind: IdentifierKind,
  value: z.string(),
  shown: z.string(),
  source: z.string(),
  provedAt: Instant.nullable(),
})

export const FactSource = z.enum(['client', 'agent', 'paper', 'import', 'service'])
export type FactSource = z.infer<typeof FactSource>
/** Told once: what we know, from whom, since when. */
export const Fact = z.object({
  id: Id,
  label: z.string(),
  value: z.string(),
  source: FactSource,
  agentName: z.string().nullable(),
  contactId: Id.nullable(),
  channel: Channel.nullable(),
  caseId: Id.nullable(),
  toldAt: Instant,
})
export type Fact = z.infer<typeof Fact>

export const Representative = z.object({
  id: Id,
  name: z.string(),
  relation: z.string(),
  /** What this person may do for the client, in words. */
  may: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  since: Instant,
  until: Instant.nullable(),
})

export const Paper = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  at: Instant,
  from: z.enum(['client', 'agent']),
  caseId: Id.nullable(),
  contactId: Id.nullable(),
})
export type Paper = z.infer<typeof Paper>

export const Client = z.object({
  id: Id,
  name: z.string().nullable(),
  language: z.string(),
  accessNeeds: z.array(AccessNeed),
  accessNote: z.string().nullable(),
  preferredChannel: Channel.nullable(),
  preferredTimes: z.string().nullable(),
  identifiers: z.array(Identifier),
  representatives: z.array(Representative),
  /** Current facts, newest first. */
  facts: z.array(Fact),
  papers: z.array(Paper),
  createdAt: Instant,
  version: z.number().int(),
})
export type Client = z.infer<typeof Client>

export const ClientHit = z.object({
  id: Id,
  name: z.string().nullable(),
  identifiers: z.array(z.object({ kind: IdentifierKind, shown: z.string() })),
  openCases: z.number().int(),
  lastContactAt: Instant.nullable(),
})

/** One thing on a person's timeline; `facts` are ids and codes, `text` what was said where it may be shown. */
export const TimelineItem = z.object({
  id: z.string(),
  at: Instant,
  kind: z.string(),
  actor: z.string(),
  agentName: z.string().nullable(),
  channel: Channel.nullable(),
  contactId: Id.nullable(),
  caseId: Id.nullable(),
  caseReference: z.string().nullable(),
  serviceName: z.string().nullable(),
  text: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
})
export type TimelineItem = z.infer<typeof TimelineItem>

export const RepeatReason = z.enum([
  'seems_changed',
  'client_corrects',
  'law_requires',
  'not_shown',
  'unsure',
])
export type RepeatReason = z.infer<typeof RepeatReason>

export const clientRefusals = defineRefusals({
  already_known: {
    status: 409,
    title: 'We already know this',
    why: 'The client has told us before; it stands under “already known” with its source and date.',
    instead: 'Use what is known. If it must be asked again, choose why: it is recorded as a repeat.',
  },
  not_a_number: {
    status: 422,
    title: 'We cannot read this as a phone number',
    why: 'It has too few or too many digits for a number here, or for the country code given.',
    instead: 'Write it as you would dial it, or with + and the country code. It can also be left out.',
  },
  paper_not_taken: {
    status: 415,
    title: 'We cannot open this kind of paper',
    why: 'We take PDF, pictures (JPEG, PNG, GIF, WebP, HEIC), plain text and office documents; this file is something else, or it is empty.',
    instead: 'Send it as a PDF or a photograph, or bring it to the conversation: we look at it together.',
  },
  paper_unsafe: {
    status: 422,
    title: 'This paper was not taken',
    why: 'Our scanner found something in it that could harm whoever opens it. You may well not know of it.',
    instead: 'Send a photograph or a new PDF of it, or bring it to the conversation: we look at it together.',
  },
  paper_not_checked: {
    status: 503,
    title: 'We cannot check papers just now',
    why: 'Every paper is looked at by a scanner before we keep it, and the scanner does not answer.',
    instead: 'Try again in some minutes, or bring it to the conversation. Nothing else of yours is affected.',
  },
  paper_not_kept: {
    status: 503,
    title: 'We cannot keep papers just now',
    why: 'The place where we keep papers does not take them at the moment. Whoever looks after this service is told.',
    instead: 'Try again in some minutes, or bring it to the conversation. Nothing else of yours is affected.',
  },
  papers_enough: {
    status: 409,
    title: 'We keep as many papers from here as we can take at once',
    why: 'We take up to 50 papers or 200 MB in one visit, and of one person up to 500 papers or 2 GB together.',
    instead:
      'Write to us what the other papers show: a colleague tells you how to bring them, or takes them in for you. What is here stays.',
  },
  paper_not_reached: {
    status: 503,
    title: 'We cannot reach this paper just now',
    why: 'The place where we keep papers does not answer at the moment. The paper itself is safe.',
    instead: 'Try again in some minutes. Whoever looks after this service is told.',
  },
  paper_lost: {
    status: 410,
    title: 'We no longer have this paper as it was sent',
    why: 'What we kept of it is missing, or is not what was sent. We do not show a paper that may be wrong.',
    instead:
      'Whoever looks after this service may find it in a backup. If it is needed now, please ask for it once more.',
  },
  identifier_there: {
    status: 409,
    title: 'This is already on the person’s page',
    why: 'The same phone, e-mail or account reference is there.',
    instead: 'Nothing needs doing.',
  },
})

export const clientEvents = {
  added: event('client.added', 'A person became known to the service.', {
    source: z.enum(['portal', 'desk', 'import']),
  }),
  changed: event('client.changed', 'What we keep about how to reach or help a person changed.', {
    fields: z.number(),
  }),
  identifierAdded: event('client.identifier_added', 'A phone, e-mail or account reference was added.', {
    identifier: IdentifierKind,
  }),
  identifierRemoved: event('client.identifier_removed', 'A phone, e-mail or account reference was removed.', {
    identifier: IdentifierKind,
  }),
  factTold: event('client.fact_told', 'A fact was told and kept, once.', {
    factId: Id,
    label: Code,
    source: FactSource,
  }),
  factRepeated: event('client.fact_repeated', 'A client was asked again for something known.', {
    factId: Id,
    label: Code,
    why: RepeatReason,
  }),
  representativeAdded: event('client.representative_added', 'Somebody may act for the client.', {}),
  paperAdded: event('client.paper_added', 'A paper was added.', {
    paperId: Id,
    bytes: z.number(),
    from: z.enum(['client', 'agent']),
  }),
}

const clientId = z.object({ clientId: Id })

export const clientRoutes = {
  find: route({
    id: 'clients.find',
    method: 'GET',
    path: '/clients',
    summary: 'Find a person by number, name, e-mail, account or case reference, best first',
    audience: ['agent'],
    sensitive: 'search',
    query: z.object({
      q: z.string().max(200).default(''),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    response: z.object({ items: z.array(ClientHit) }),
  }),
  get: route({
    id: 'clients.get',
    method: 'GET',
    path: '/clients/:clientId',
    summary: 'A person: how to reach and help them, facts told once, papers, representatives',
    audience: ['agent'],
    sensitive: 'client',
    params: clientId,
    response: Client,
  }),
  timeline: route({
    id: 'clients.timeline',
    method: 'GET',
    path: '/clients/:clientId/timeline',
    summary: 'Everything that happened with a person, newest first',
    audience: ['agent'],
    sensitive: 'client',
    params: clientId,
    query: z.object({
      cursor: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: Page(TimelineItem),
  }),
  add: route({
    id: 'clients.add',
    method: 'POST',
    path: '/clients',
    summary: 'Add a person; a name or one way to reach them is enough',
    audience: ['agent'],
    body: z.object({
      name: Line(120).nullable().default(null),
      phone: Line(40).optional(),
      email: z.email().max(200).optional(),
      language: z
        .string()
        .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
        .default('en'),
    }),
    response: z.object({ clientId: Id }),
    status: 201,
    refusals: [clientRefusals.not_a_number],
  }),
  change: route({
    id: 'clients.change',
    method: 'PATCH',
    path: '/clients/:clientId',
    summary: 'Change name, language, needs for access, preferences',
    audience: ['agent'],
    params: clientId,
    body: z.object({
      name: Line(120).nullable().optional(),
      language: z
        .string()
        .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
        .optional(),
      accessNeeds: z.array(AccessNeed).max(10).optional(),
      accessNote: Text(500).nullable().optional(),
      preferredChannel: Channel.nullable().optional(),
      preferredTimes: Line(200).nullable().optional(),
    }),
    response: Client,
    versioned: true,
  }),
  addIdentifier: route({
    id: 'clients.addIdentifier',
    method: 'POST',
    path: '/clients/:clientId/identifiers',
    summary: 'Add a phone (kept as E.164), e-mail or account reference',
    audience: ['agent'],
    params: clientId,
    body: z.object({ kind: IdentifierKind, value: Line(200) }),
    response: Identifier,
    status: 201,
    refusals: [clientRefusals.not_a_number, clientRefusals.identifier_there],
  }),
  removeIdentifier: route({
    id: 'clients.removeIdentifier',
    method: 'DELETE',
    path: '/clients/:clientId/identifiers/:identifierId',
    summary: 'Remove a phone, e-mail or account reference',
    audience: ['agent'],
    params: z.object({ clientId: Id, identifierId: Id }),
    response: Done,
  }),
  tellFact: route({
    id: 'clients.tellFact',
    method: 'POST',
    path: '/clients/:clientId/facts',
    summary: 'Keep something the client told, once; asking again for something known needs a reason (R9)',
    audience: ['agent'],
    params: clientId,
    body: z.object({
      label: z.string().regex(/^[a-z][a-z0-9_.]{0,40}$/, 'lower-case words joined by _ or .'),
      value: Text(2000),
      source: FactSource.default('client'),
      contactId: Id.nullable().default(null),
      caseId: Id.nullable().default(null),
      /** Why it was asked again, when a value is known already. */
      repeat: RepeatReason.optional(),
    }),
    response: Fact,
    status: 201,
    refusals: [clientRefusals.already_known],
  }),
  askAgain: route({
    id: 'clients.askAgain',
    method: 'POST',
    path: '/clients/:clientId/facts/:factId/repeats',
    summary: 'Record that a client is asked again for something known, with one tap on why (R9)',
    audience: ['agent'],
    params: z.object({ clientId: Id, factId: Id }),
    body: z.object({ why: RepeatReason, contactId: Id.nullable().default(null) }),
    response: Done,
  }),
  addRepresentative: route({
    id: 'clients.addRepresentative',
    method: 'POST',
    path: '/clients/:clientId/representatives',
    summary: 'Add somebody who may act for the client',
    audience: ['agent'],
    params: clientId,
    body: z.object({
      name: Line(120),
      relation: Line(80),
      may: Line(300),
      phone: Line(40).nullable().default(null),
      email: z.email().max(200).nullable().default(null),
      until: Instant.nullable().default(null),
    }),
    response: Representative,
    status: 201,
    refusals: [clientRefusals.not_a_number],
  }),
  addPaper: route({
    id: 'clients.addPaper',
    method: 'POST',
    path: '/papers',
    summary:
      'Add a paper (multipart/form-data: file, and contactId or caseId); up to 10 MB: PDF, pictures, text, office files',
    audience: ['agent', 'client'],
    response: Paper,
    status: 201,
    refusals: [
      clientRefusals.paper_not_taken,
      clientRefusals.paper_unsafe,
      clientRefusals.paper_not_checked,
      clientRefusals.paper_not_kept,
      clientRefusals.papers_enough,
    ],
    perMinute: 30,
  }),
  getPaper: route({
    id: 'clients.getPaper',
    method: 'GET',
    path: '/papers/:paperId/content',
    summary: 'The paper itself, as a download',
    audience: ['agent', 'client'],
    sensitive: 'paper',
    params: z.object({ paperId: Id }),
    response: z.unknown(),
    raw: true,
    refusals: [clientRefusals.paper_not_reached, clientRefusals.paper_lost],
  }),
}
