import { z } from 'zod'
import { Code, event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Id, Instant, Line } from '#platform/contract/values.ts'
import { Channel } from '../services/contract.ts'

/** Who looks at demand, and who names subjects and causes. Marking belongs to whoever is in the conversation. */
export const demandReaders = ['lead', 'planner', 'admin'] as const
export const demandKeepers = ['lead', 'admin'] as const
/** Everybody who serves marks demand and helps with check sheets. */
export const demandMarkers = ['agent', 'lead', 'planner', 'admin'] as const

/** What a contact was about: something of worth to the client, or something that was not done or not done right. */
export const DemandKind = z.enum(['value', 'failure', 'cannot_tell'])
export type DemandKind = z.infer<typeof DemandKind>

/** At which step it failed. */
export const FailedStep = z.enum([
  'not_answered',
  'not_done',
  'done_late',
  'done_wrong',
  'not_told',
  'unclear_words',
  'could_not_prove',
  'passed_on',
  'refused',
  'other',
])
export type FailedStep = z.infer<typeof FailedStep>

const DemandDay = z.iso.date().refine((day) => day >= '1970-01-01' && day < '2200-01-01', 'is too far away')
/** The period and place looked at; days are local, both ends included, 28 days when left out. */
export const DemandFilter = z.object({
  from: DemandDay.optional(),
  to: DemandDay.optional(),
  serviceId: Id.optional(),
  departmentId: Id.optional(),
  channel: Channel.optional(),
})
export type DemandFilter = z.infer<typeof DemandFilter>

/** A share with its 95 % interval (Wilson 1927); null of nothing. */
export const Share = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  part: z.number(),
  of: z.number(),
})
export type Share = z.infer<typeof Share>

/** What is suggested while the contact runs, from the client's own words; `none` is an honest answer. */
export const DemandSuggestion = z.object({
  contactId: Id,
  suggested: DemandKind.nullable(),
  share: z.number().nullable(),
  /** Why nothing is suggested: too_few_examples, no_words, none_of_these. */
  why: Code.nullable(),
  subject: z.object({ id: Id, name: z.string() }).nullable(),
  /** Open or recent cases of the same client that this may come from. */
  origins: z.array(z.object({ caseId: Id, reference: z.string(), need: z.string() })),
})
export type DemandSuggestion = z.infer<typeof DemandSuggestion>

/** What a person said of a contact's demand. */
export const DemandMark = z.object({
  contactId: Id,
  demand: DemandKind,
  suggested: DemandKind.nullable(),
  by: z.enum(['person', 'suggestion', 'import']),
  subjectId: Id.nullable(),
  originCaseId: Id.nullable(),
  step: FailedStep.nullable(),
  departmentId: Id.nullable(),
  causeId: Id.nullable(),
  at: Instant,
  version: z.number().int(),
})
export type DemandMark = z.infer<typeof DemandMark>

export const Cause = z.object({
  id: Id,
  name: z.string(),
  departmentId: Id.nullable(),
  department: z.string().nullable(),
  gone: z.boolean(),
})
export type Cause = z.infer<typeof Cause>

export const Subject = z.object({
  id: Id,
  name: z.string(),
  words: z.array(z.string()),
  contacts: z.number().int(),
})
export type Subject = z.infer<typeof Subject>

/** A group of needs that nobody has named yet. */
export const SubjectProposal = z.object({
  key: z.string(),
  words: z.array(z.string()),
  contacts: z.number().int(),
  /** In clients' own words. */
  examples: z.array(z.object({ contactId: Id, need: z.string() })),
  /** A named subject that it is close to. */
  nearId: Id.nullable(),
})
export type SubjectProposal = z.infer<typeof SubjectProposal>

export const DemandOverview = z.object({
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  contacts: z.number().int(),
  marked: z.number().int(),
  markedByPerson: z.number().int(),
  value: Share,
  failure: Share,
  cannotTell: Share,
  byService: z.array(
    z.object({ serviceId: Id.nullable(), service: z.string(), contacts: z.number().int(), failure: Share }),
  ),
  byDepartment: z.array(
    z.object({
      departmentId: Id.nullable(),
      department: z.string(),
      contacts: z.number().int(),
      failure: Share,
    }),
  ),
  byStep: z.array(z.object({ step: FailedStep, contacts: z.number().int() })),
  byCause: z.array(
    z.object({
      causeId: Id.nullable(),
      cause: z.string(),
      department: z.string().nullable(),
      contacts: z.number().int(),
      minutes: z.number(),
    }),
  ),
  subjects: z.array(
    z.object({
      subjectId: Id.nullable(),
      subject: z.string(),
      contacts: z.number().int(),
      failure: Share,
      /** In clients' own words. */
      examples: z.array(
        z.object({ contactId: Id, caseId: Id.nullable(), need: z.string(), demand: DemandKind.nullable() }),
      ),
    }),
  ),
  /**
   * Steps, causes and subjects are read from at most so many contacts, the newest; null where the period holds no
   * more, so that everything is counted.
   */
  newestOnly: z.number().int().nullable(),
  /** What clients said matters to them, as they said it, most often first; looked for in the newest contacts. */
  matters: z.array(z.object({ concern: Code, contacts: z.number().int(), examples: z.array(z.string()) })),
  momentsOfTruth: Share,
  days: z.array(
    z.object({
      day: z.string(),
      value: z.number().int(),
      failure: z.number().int(),
      cannotTell: z.number().int(),
    }),
  ),
})
export type DemandOverview = z.infer<typeof DemandOverview>

export const ModelReport = z.object({
  examples: z.number().int(),
  corrections: z.number().int(),
  /** On examples it had not seen; null until there are enough. */
  right: z.number().nullable(),
  rightLow: z.number().nullable(),
  rightHigh: z.number().nullable(),
  /** Share of texts for which it says nothing rather than something wrong. */
  silent: z.number().nullable(),
  trainedAt: Instant.nullable(),
  training: z.boolean(),
  why: Code.nullable(),
})
export type ModelReport = z.infer<typeof ModelReport>

export const demandRefusals = defineRefusals({
  named_already: {
    status: 409,
    title: 'Something with this name exists already',
    why: 'Names tell these apart wherever they are chosen.',
    instead: 'Choose another name, or merge the two; what you entered is kept.',
  },
  merge_circle: {
    status: 422,
    title: 'A subject cannot be merged into itself',
    why: 'The one to keep and the one to merge are the same.',
    instead: 'Choose another subject to keep.',
  },
  sheet_closed: {
    status: 409,
    title: 'This check sheet is closed',
    why: 'Its agreement has been worked out and looked at.',
    instead: 'Begin another sheet; the marks made so far are kept.',
  },
  too_few_contacts: {
    status: 422,
    title: 'There are too few contacts to draw from',
    why: 'A check sheet needs at least ten contacts whose words are kept.',
    instead: 'Choose a longer period or fewer filters.',
  },
})

export const demandEvents = {
  marked: event('demand.marked', 'It was said what a contact was about, or this was corrected.', {
    demand: DemandKind,
    suggested: Code.nullable(),
    by: z.enum(['person', 'suggestion', 'import']),
    step: Code.nullable(),
    causeId: Id.nullable(),
    originCaseId: Id.nullable(),
    subjectId: Id.nullable(),
  }),
  causeNamed: event('demand.cause_named', 'A cause of failure demand was named, changed or is gone.', {
    causeId: Id,
  }),
  subjectNamed: event('demand.subject_named', 'What clients want was given a name, or two were merged.', {
    subjectId: Id,
  }),
  modelTrained: event('demand.model_trained', 'The suggestions were learnt again from what people said.', {
    examples: z.number(),
  }),
  sheetMade: event('demand.sheet_made', 'A check sheet was drawn.', { sheetId: Id, contacts: z.number() }),
  sheetMarked: event('demand.sheet_marked', 'Somebody marked a contact on a check sheet.', { sheetId: Id }),
  sheetClosed: event('demand.sheet_closed', 'A check sheet was closed and its agreement shown.', {
    sheetId: Id,
  }),
}

const contactId = z.object({ contactId: Id })

export const demandRoutes = {
  suggestion: route({
    id: 'demand.suggestion',
    method: 'GET',
    path: '/contacts/:contactId/demand',
    summary: 'What the demand of a contact seems to be, from the client’s words, and what was marked',
    audience: demandMarkers,
    params: contactId,
    response: z.object({
      suggestion: DemandSuggestion,
      mark: DemandMark.nullable(),
      /** Whether the caller may mark it: who was there, owns its case or leads. */
      mayMark: z.boolean(),
    }),
  }),
  mark: route({
    id: 'demand.mark',
    method: 'PUT',
    path: '/contacts/:contactId/demand',
    summary:
      'Confirm or correct the demand of a contact; failure with its origin, step, department and cause',
    audience: demandMarkers,
    params: contactId,
    body: z.object({
      demand: DemandKind,
      subjectId: Id.nullable().default(null),
      originCaseId: Id.nullable().default(null),
      step: FailedStep.nullable().default(null),
      departmentId: Id.nullable().default(null),
      causeId: Id.nullable().default(null),
    }),
    response: DemandMark,
  }),
  overview: route({
    id: 'demand.overview',
    method: 'GET',
    path: '/demand',
    summary:
      'Value and failure demand, by service, department, step and cause; what clients want, in their words',
    audience: demandReaders,
    query: DemandFilter,
    response: DemandOverview,
  }),
  model: route({
    id: 'demand.model',
    method: 'GET',
    path: '/demand/model',
    summary: 'From how many examples suggestions are learnt, and how often they are right',
    audience: demandReaders,
    response: ModelReport,
  }),
  retrain: route({
    id: 'demand.retrain',
    method: 'POST',
    path: '/demand/model',
    summary: 'Learn again now, from everything that people said; suggestions go on meanwhile',
    audience: demandKeepers,
    response: ModelReport,
    status: 202,
  }),
  causes: route({
    id: 'demand.causes',
    method: 'GET',
    path: '/demand/causes',
    summary: 'Named causes of failure demand',
    audience: demandMarkers,
    response: z.object({ items: z.array(Cause) }),
  }),
  addCause: route({
    id: 'demand.addCause',
    method: 'POST',
    path: '/demand/causes',
    summary: 'Name a cause',
    audience: demandMarkers,
    body: z.object({ name: Line(160), departmentId: Id.nullable().default(null) }),
    response: Cause,
    status: 201,
    refusals: [demandRefusals.named_already],
  }),
  setCause: route({
    id: 'demand.setCause',
    method: 'PUT',
    path: '/demand/causes/:causeId',
    summary: 'Rename a cause, give it a department, or say that it is gone',
    audience: demandKeepers,
    params: z.object({ causeId: Id }),
    body: z.object({
      name: Line(160),
      departmentId: Id.nullable().default(null),
      gone: z.boolean().default(false),
    }),
    response: Cause,
    refusals: [demandRefusals.named_already],
  }),
  subjects: route({
    id: 'demand.subjects',
    method: 'GET',
    path: '/demand/subjects',
    summary: 'Named subjects, and groups of needs that wait for a name',
    audience: demandReaders,
    query: DemandFilter,
    response: z.object({ named: z.array(Subject), proposals: z.array(SubjectProposal) }),
  }),
  nameSubject: route({
    id: 'demand.nameSubject',
    method: 'POST',
    path: '/demand/subjects',
    summary: 'Name a group of needs; its contacts get this subject',
    audience: demandKeepers,
    body: z.object({
      name: Line(120),
      words: z.array(z.string().max(60)).max(40),
      contactIds: z.array(Id).max(500),
      /** The proposal that is named: then its whole group gets this subject, not only the contacts listed. */
      key: z.string().max(60).optional(),
    }),
    response: Subject,
    status: 201,
    refusals: [demandRefusals.named_already],
  }),
  renameSubject: route({
    id: 'demand.renameSubject',
    method: 'PUT',
    path: '/demand/subjects/:subjectId',
    summary: 'Rename a subject',
    audience: demandKeepers,
    params: z.object({ subjectId: Id }),
    body: z.object({ name: Line(120) }),
    response: Subject,
    refusals: [demandRefusals.named_already],
  }),
  mergeSubjects: route({
    id: 'demand.mergeSubjects',
    method: 'POST',
    path: '/demand/subjects/:subjectId/merge',
    summary: 'Merge a subject into another; its contacts move with it',
    audience: demandKeepers,
    params: z.object({ subjectId: Id }),
    body: z.object({ intoId: Id }),
    response: Subject,
    refusals: [demandRefusals.merge_circle],
  }),
}
