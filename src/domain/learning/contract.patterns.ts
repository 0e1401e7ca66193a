import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line, Text } from '#platform/contract/values.ts'
import { CapabilityChart } from '../measures/contract.figures.ts'
import { JourneyHead } from '../measures/contract.flow.ts'
import { KeptFilter, LensDay, LensFilter, Measure, Range } from '../measures/contract.ts'
import { keepers, learners, learningRefusals } from './contract.ts'

/** What repeats itself (R28). */
export const PatternKind = z.enum([
  'repeat_contacts', // needs that take three contacts and more
  'ping_pong', // needs that come back to somebody they had left
  'lost_searching', // searches that led nowhere
  'lost_verifying', // gave up proving who they are
  'lost_waiting', // gave up while waiting
  'lost_on_hold', // gave up on hold
  'handed_over', // conversations passed to another owner
  'terms_bypassed', // told otherwise than published, again and again
  'short_and_back', // short conversations after which the client comes back
  'promises_slip', // promises or legs of a department that slip
  'subject_spikes', // a subject that comes up far more than it used to
  'attempts', // outbound tries that reach nobody
])
export type PatternKind = z.infer<typeof PatternKind>
export const PatternState = z.enum(['found', 'studied', 'experiment', 'solved', 'set_aside'])
export type PatternState = z.infer<typeof PatternState>

export const PatternAbout = z.object({
  serviceId: Id.nullable(),
  service: z.string().nullable(),
  departmentId: Id.nullable(),
  department: z.string().nullable(),
  subjectId: Id.nullable(),
  subject: z.string().nullable(),
  /** A published term, where it is about one. */
  term: z.string().nullable(),
})

export const PatternFigures = z.object({
  /** Contacts, needs or searches that show it in the last 28 days, and the people concerned. */
  times: z.number(),
  of: z.number(),
  people: z.number(),
  /** Minutes of staff it took. */
  staffMinutes: Range,
  /** Pence, by own pay; null until it is said. */
  pence: Range.nullable(),
  /** Clients' own minutes. */
  clientMinutes: Range,
  /** Since which local day it is more than it was; null where it has always been so. */
  sinceDay: LensDay.nullable(),
  before: z.number().nullable(),
})
export type PatternFigures = z.infer<typeof PatternFigures>

export const Experiment = z.object({
  id: Id,
  patternId: Id.nullable(),
  name: z.string(),
  change: z.string(),
  expect: z.string(),
  measure: Measure,
  filter: KeptFilter,
  direction: z.enum(['up', 'down']),
  ownerId: Id,
  owner: z.string(),
  startsOn: LensDay,
  endsOn: LensDay.nullable(),
  state: z.enum(['planned', 'running', 'ended']),
  result: z.enum(['worked', 'no_change', 'worse', 'stopped']).nullable(),
  learnt: z.string(),
  feeds: z.enum(['knowledge', 'standard', 'service', 'nothing']).nullable(),
  changedAt: Instant,
  version: z.number().int(),
})
export type Experiment = z.infer<typeof Experiment>

/** What the chart says so far. */
export const Verdict = z.object({
  state: z.enum(['not_begun', 'too_early', 'no_signal', 'signal_as_expected', 'signal_against']),
  /** Since which day the signal stands, and under which rule. */
  sinceDay: LensDay.nullable(),
  rule: z.enum(['outside', 'run', 'near']).nullable(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  /** Points since the change, and how many more are needed before a run could show. */
  points: z.number().int(),
  stillNeeded: z.number().int(),
})
export type Verdict = z.infer<typeof Verdict>

export const Pattern = z.object({
  id: Id,
  kind: PatternKind,
  about: PatternAbout,
  state: PatternState,
  figures: PatternFigures,
  foundAt: Instant,
  seenAt: Instant,
  condition: z.string(),
  causeId: Id.nullable(),
  cause: z.string(),
  ownerId: Id.nullable(),
  owner: z.string().nullable(),
  note: z.string(),
  experiments: z.number().int(),
  version: z.number().int(),
})
export type Pattern = z.infer<typeof Pattern>

/** Something that a person wrote on charts; a change begins new limits. */
export const AnnotationEntry = z.object({
  id: Id,
  measure: Measure.nullable(),
  filter: KeptFilter,
  day: LensDay,
  kind: z.enum(['note', 'change']),
  name: z.string(),
  experimentId: Id.nullable(),
  madeBy: z.string().nullable(),
  madeAt: Instant,
})
export type AnnotationEntry = z.infer<typeof AnnotationEntry>

const patternId = z.object({ patternId: Id })
const experimentId = z.object({ experimentId: Id })
const SetExperiment = z.object({
  patternId: Id.nullable().default(null),
  name: Line(160),
  change: Text(2000),
  expect: Text(2000),
  measure: Measure,
  filter: KeptFilter.default({}),
  direction: z.enum(['up', 'down']),
  ownerId: Id,
  startsOn: LensDay,
  endsOn: LensDay.nullable().default(null),
})

export const patternRoutes = {
  patterns: route({
    id: 'learning.patterns',
    method: 'GET',
    path: '/patterns',
    summary: 'What repeats itself, with what it costs clients; by their hours',
    audience: learners,
    query: z.object({ state: PatternState.optional(), kind: PatternKind.optional() }),
    response: z.object({
      items: z.array(Pattern),
      /** When it was last looked for, and kinds for which there was nothing to look at. */
      lookedAt: Instant.nullable(),
      nothingToSee: z.array(PatternKind),
    }),
  }),
  pattern: route({
    id: 'learning.pattern',
    method: 'GET',
    path: '/patterns/:patternId',
    summary: 'One pattern with three real journeys, its chart and its experiments',
    audience: learners,
    params: patternId,
    response: z.object({
      pattern: Pattern,
      /** The one that took the client longest, one in the middle, one by chance; the last 28 days it was seen in. */
      journeys: z.array(JourneyHead.extend({ chosen: z.enum(['worst', 'typical', 'random']) })),
      /** Searches without an answer, in their words, where the pattern is about them. */
      words: z.array(z.string()),
      /** The measure that shows it, for the chart. */
      measure: Measure,
      filter: KeptFilter,
      chart: CapabilityChart.nullable(),
      experiments: z.array(Experiment),
    }),
  }),
  study: route({
    id: 'learning.study',
    method: 'PUT',
    path: '/patterns/:patternId',
    summary: 'Write down what in the system brings it about, the cause, who owns it; or set it aside',
    audience: keepers,
    params: patternId,
    body: z.object({
      state: z.enum(['found', 'studied', 'solved', 'set_aside']).optional(),
      condition: z.union([Text(4000), z.literal('')]).default(''),
      causeId: Id.nullable().default(null),
      cause: z.union([Line(300), z.literal('')]).default(''),
      ownerId: Id.nullable().default(null),
      note: z.union([Text(4000), z.literal('')]).default(''),
    }),
    response: Pattern,
    versioned: true,
  }),
  experiments: route({
    id: 'learning.experiments',
    method: 'GET',
    path: '/experiments',
    summary: 'Experiments, those under way first',
    audience: learners,
    response: z.object({ items: z.array(Experiment.extend({ verdict: Verdict })) }),
  }),
  experiment: route({
    id: 'learning.experiment',
    method: 'GET',
    path: '/experiments/:experimentId',
    summary: 'One experiment with the chart that decides and what it says so far',
    audience: learners,
    params: experimentId,
    response: z.object({
      experiment: Experiment,
      chart: CapabilityChart.nullable(),
      verdict: Verdict,
      pattern: Pattern.nullable(),
    }),
  }),
  addExperiment: route({
    id: 'learning.addExperiment',
    method: 'POST',
    path: '/experiments',
    summary: 'Plan an experiment: what we change, what we expect to see, when, and which chart decides',
    audience: keepers,
    body: SetExperiment,
    response: Experiment,
    status: 201,
    refusals: [learningRefusals.study_incomplete, learningRefusals.days_backwards],
  }),
  setExperiment: route({
    id: 'learning.setExperiment',
    method: 'PUT',
    path: '/experiments/:experimentId',
    summary: 'Change an experiment that has not ended',
    audience: keepers,
    params: experimentId,
    body: SetExperiment,
    response: Experiment,
    versioned: true,
    refusals: [
      learningRefusals.experiment_ended,
      learningRefusals.study_incomplete,
      learningRefusals.days_backwards,
    ],
  }),
  endExperiment: route({
    id: 'learning.endExperiment',
    method: 'POST',
    path: '/experiments/:experimentId/end',
    summary: 'End an experiment with its result, what was learnt and where it goes',
    audience: keepers,
    params: experimentId,
    body: z.object({
      result: z.enum(['worked', 'no_change', 'worse', 'stopped']),
      learnt: Text(4000),
      feeds: z.enum(['knowledge', 'standard', 'service', 'nothing']),
    }),
    response: Experiment,
    refusals: [learningRefusals.experiment_ended],
  }),
  annotations: route({
    id: 'learning.annotations',
    method: 'GET',
    path: '/annotations',
    summary: 'What was written on charts in a period',
    audience: learners,
    query: LensFilter.extend({ measure: Measure.optional() }),
    response: z.object({ items: z.array(AnnotationEntry) }),
  }),
  annotate: route({
    id: 'learning.annotate',
    method: 'POST',
    path: '/annotations',
    summary: 'Write a note on charts, or name a change: from then on limits are worked out anew',
    audience: keepers,
    body: z.object({
      measure: Measure.nullable().default(null),
      filter: KeptFilter.default({}),
      day: LensDay,
      kind: z.enum(['note', 'change']),
      name: Line(160),
    }),
    response: AnnotationEntry,
    status: 201,
  }),
  removeAnnotation: route({
    id: 'learning.removeAnnotation',
    method: 'DELETE',
    path: '/annotations/:annotationId',
    summary: 'Remove a note or a named change',
    audience: keepers,
    params: z.object({ annotationId: Id }),
    response: Done,
  }),
}
