import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Cursor, Id, Instant, Page } from '#platform/contract/values.ts'
import { Channel, Level } from '../services/contract.ts'
import { DemandKind, LensFilter, LensPeriod, lensReaders, measureRefusals } from './contract.ts'

/** A place in the flow. `key` is stable; `name` is shown as it is when it is no code. */
export const FlowNode = z.object({
  key: z.string(),
  name: z.string(),
  /** start, waiting, talking, hold, department, leg, promise, ended … : what kind of place it is. */
  kind: z.string(),
  count: z.number(),
  medianSeconds: z.number().nullable(),
})
/** From one place to the next: how often, how long it takes, and whether it turns back. */
export const FlowLink = z.object({
  from: z.string(),
  to: z.string(),
  count: z.number(),
  medianSeconds: z.number().nullable(),
  back: z.boolean(),
})

/** A loop that clients go round, with what it costs them. */
export const FlowLoop = z.object({
  path: z.array(z.string()),
  times: z.number(),
  needs: z.number(),
  /** From leaving a place until coming back to it, all clients together. */
  clientHours: z.number(),
  caseIds: z.array(Id),
})
export type FlowLoop = z.infer<typeof FlowLoop>

export const Flow = z.object({
  period: LensPeriod,
  /** Needs of the period, service and department: closed in it, or opened in it and still open. */
  needs: z.number().int(),
  /** How many of them this is drawn from: the newest ones, of the channel and demand looked at. */
  sampled: z.number().int(),
  /** Those of them that were met without coming back to any place. */
  straight: z.number().int(),
  /** Where needs go, step by step: the first six places. `step` in the key keeps the layers apart. */
  sankey: z.object({ nodes: z.array(FlowNode.extend({ step: z.number().int() })), links: z.array(FlowLink) }),
  /** Every place once, with the links between them. */
  map: z.object({ nodes: z.array(FlowNode), links: z.array(FlowLink) }),
  loops: z.array(FlowLoop),
  /** The commonest ways through, and what share of needs went that way. */
  variants: z.array(
    z.object({
      path: z.array(z.string()),
      needs: z.number(),
      share: z.number(),
      medianSeconds: z.number().nullable(),
    }),
  ),
})
export type Flow = z.infer<typeof Flow>

/** One thing that happened on the way of a need. Codes; the screen has the words. */
export const JourneyStep = z.object({
  at: Instant,
  kind: z.enum([
    'contact',
    'lost',
    'waited',
    'answered',
    'held',
    'brought_in',
    'handed_over',
    'asked_again',
    'promised',
    'promise_kept',
    'promise_renegotiated',
    'promise_broken',
    'leg_began',
    'leg_done',
    'attempt',
    'refused',
    'message',
    'owner_changed',
    'opened',
    'closed',
    'reopened',
    'confirmed',
    'other',
  ]),
  /** What the ledger calls it. */
  event: z.string(),
  seconds: z.number().nullable(),
  contactId: Id.nullable(),
  channel: Channel.nullable(),
  demand: DemandKind.nullable(),
  /** A place, never a person's record: department or service. */
  place: z.string().nullable(),
  /** The words that belong to it (need, promise, question, message), while they are kept. */
  words: z.string().nullable(),
  byClient: z.boolean(),
  /** It should not have been needed: a repeat, an attempt, a wait over, something broken. */
  waste: z.boolean(),
})
export type JourneyStep = z.infer<typeof JourneyStep>

export const JourneyHead = z.object({
  caseId: Id,
  reference: z.string().nullable(),
  need: z.string().nullable(),
  service: z.string().nullable(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  contacts: z.number().int(),
  people: z.number().int(),
  places: z.number().int(),
  handoffs: z.number().int(),
  returns: z.number().int(),
  repeats: z.number().int(),
  attempts: z.number().int(),
  waitSeconds: z.number(),
  talkSeconds: z.number(),
  endToEndSeconds: z.number().nullable(),
  promisesKept: z.number().int(),
  promisesBroken: z.number().int(),
  levelMet: Level.nullable(),
  levelPossible: Level.nullable(),
})
export type JourneyHead = z.infer<typeof JourneyHead>

/** The whole path of one need, for reading. */
export const Journey = JourneyHead.extend({
  /** In order of time; with lost contacts of the same client shortly before, which never became a case. */
  steps: z.array(JourneyStep),
  /** While it is kept. */
  story: z
    .object({
      situation: z.string(),
      matters: z.string(),
      works: z.string(),
      doesNotWork: z.string(),
      plan: z.string(),
    })
    .nullable(),
})
export type Journey = z.infer<typeof Journey>

export const flowRoutes = {
  flow: route({
    id: 'measures.flow',
    method: 'GET',
    path: '/measures/flow',
    summary:
      'How needs flow through the service: where they go, where they turn back, what loops cost clients',
    audience: lensReaders,
    query: LensFilter,
    response: Flow,
    refusals: [measureRefusals.period_backwards, measureRefusals.period_too_long],
  }),
  journeys: route({
    id: 'measures.journeys',
    method: 'GET',
    path: '/measures/journeys',
    summary: 'Journeys of a period, the latest or those with most of something first',
    audience: lensReaders,
    query: LensFilter.extend({
      most: z
        .enum([
          'latest',
          'contacts',
          'people',
          'handoffs',
          'returns',
          'repeats',
          'attempts',
          'waiting',
          'longest',
        ])
        .default('latest'),
      cursor: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    response: Page(JourneyHead).extend({ period: LensPeriod }),
    refusals: [measureRefusals.period_backwards, measureRefusals.period_too_long],
  }),
  randomJourney: route({
    id: 'measures.randomJourney',
    method: 'GET',
    path: '/measures/journeys/random',
    summary:
      'One journey of the period chosen by chance, to be read through; the same seed gives the same one',
    audience: lensReaders,
    query: LensFilter.extend({ seed: z.string().max(40).default('') }),
    /** `of`: needs of the period, service and department. Null where none of them can be read any more. */
    response: z.object({ caseId: Id.nullable(), of: z.number().int() }),
    refusals: [measureRefusals.period_backwards, measureRefusals.period_too_long],
  }),
  journey: route({
    id: 'measures.journey',
    method: 'GET',
    path: '/measures/journeys/:caseId',
    summary: 'The whole path of one need',
    audience: lensReaders,
    sensitive: 'journey',
    params: z.object({ caseId: Id }),
    response: Journey,
  }),
}
