import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Id, Instant } from '#platform/contract/values.ts'
import { Day, DayMinute, PlanWarning, planningRefusals, readers } from './contract.ts'
import { DemandQuery } from './contract.forecast.ts'
import { WaitOffer } from './contract.need.ts'

/** A figure of a simulation and where it lies in nineteen of twenty cases. */
export const Likely = z.object({ value: z.number(), low: z.number(), high: z.number() })
export type Likely = z.infer<typeof Likely>

export const SkillName = z.object({ id: Id, name: z.string() })

/** Why it cannot be told what clients of a kind meet. */
export const KindWhy = z.enum(['nobody_has_skill', 'nobody_on_duty', 'more_than_can_be_done'])

/** Needs that ask for the same skill. */
export const SkillKind = z.object({
  /** Null: needs that ask for no skill; everybody can take them. */
  skill: SkillName.nullable(),
  services: z.array(z.string()),
  /** Of all contacts, as those of the last weeks were divided. */
  share: z.number(),
  /** Contacts an hour: as expected, and so that the offer holds with the chosen certainty. */
  perHour: z.number(),
  perHourSafely: z.number(),
  /** Mean time a contact takes, work after it included; measured for this skill or, with too few, for all. */
  handlingSeconds: z.number(),
  handlingOf: z.enum(['skill', 'all']),
  /** Conversations it rests on. */
  talks: z.number().int(),
  /** Groups of people that can take it. */
  pools: z.array(z.string()),
  /** With the people on duty; null where it cannot be told, and why. */
  met: z
    .object({
      waiting: Likely,
      meanWaitSeconds: Likely,
      /** Answered within the time on offer, of all who come. */
      inTime: Likely,
      givingUp: Likely,
      keepsOffer: z.boolean(),
    })
    .nullable(),
  why: KindWhy.nullable(),
})
export type SkillKind = z.infer<typeof SkillKind>

/** People with the same skills, of those that are asked for. */
export const SkillPool = z.object({
  id: z.string(),
  skills: z.array(SkillName),
  /** How many there are. */
  people: z.number().int(),
  /** On duty at that time. */
  onDuty: z.number(),
  /** Share of the time on duty spent with clients; null where nobody is on duty. */
  occupancy: Likely.nullable(),
  /** Of the least people with whom the offer is kept; null where none was found. */
  least: z.number().int().nullable(),
})
export type SkillPool = z.infer<typeof SkillPool>

/** Waiting of all clients together, before and after one more person has learnt a skill. */
export const Teaching = z.object({
  /** The group of which one more person would learn it. */
  poolId: z.string(),
  skill: SkillName,
  /** Mean wait of all contacts, seconds; null where it grows without end. */
  before: Likely.nullable(),
  after: Likely.nullable(),
  /** Seconds less for each contact; null where one of the two cannot be told. */
  less: Likely.nullable(),
})

/** Everything about one interval. */
const SkillsTold = z.object({
  state: z.literal('told'),
  at: Instant,
  day: Day,
  minute: DayMinute,
  intervalMinutes: z.number().int(),
  madeAt: Instant,
  offer: WaitOffer,
  certainty: z.number(),
  /** The time that “in time” speaks of. */
  withinSeconds: z.number(),
  /** Whose people are on duty: of the roster in force, of the one chosen, or as many as the plan asks for, divided as the people are. */
  cover: z.enum(['roster', 'chosen', 'plan']),
  kinds: z.array(SkillKind),
  pools: z.array(SkillPool),
  /** The least people on duty so that the offer holds for every kind that somebody can take. */
  least: z.object({
    /** kept: with people that are there; beyond: more of some group than there are; not_found: the search ended first. */
    state: z.enum(['kept', 'beyond', 'not_found']),
    people: z.number().int().nullable(),
    /** One fewer in any group was tried and misses the offer. */
    proven: z.boolean(),
  }),
  /** If everybody could take every need: by simulation of the same contacts, and by the formula; null where none keeps the offer. */
  onePool: z.object({ people: z.number().int().nullable(), erlang: z.number().int().nullable() }),
  /** Which skill to teach in which group next; null, and why, where nothing can be told. */
  teach: Teaching.nullable(),
  teachWhy: z.enum(['all_can_all', 'nobody_on_duty', 'little_to_gain', 'not_sure']).nullable(),
  warnings: z.array(PlanWarning),
})
export type SkillsTold = z.infer<typeof SkillsTold>

export const SkillsWhy = z.enum([
  'no_demand',
  'closed_then',
  'imported_series',
  'one_kind',
  'too_few_observed',
  'nobody_to_plan',
  'nobody_has_any',
])

/** What mixed skills do to one interval, or a word on why that cannot be told. */
export const SkillNeed = z.discriminatedUnion('state', [
  SkillsTold,
  z.object({ state: z.literal('not_possible'), why: SkillsWhy, facts: PlanWarning.shape.facts }),
])
export type SkillNeed = z.infer<typeof SkillNeed>

export const skillRoutes = {
  skillNeed: route({
    id: 'planning.skillNeed',
    method: 'GET',
    path: '/planning/need/skills',
    summary:
      'People needed with skills as they are, by simulation of the busiest interval or a chosen one: waits by skill, least people, what split skills cost, which skill to teach next (R34)',
    audience: readers,
    query: DemandQuery.extend({
      days: z.coerce.number().int().min(1).max(35).default(7),
      intervalMinutes: z.enum(['15', '30', '60']).default('30'),
      /** With the people of this draft instead of what is published. */
      rosterId: Id.optional(),
      /** An instant in the interval to look at; the busiest one when left out. */
      at: Instant.optional(),
    }),
    response: SkillNeed,
    refusals: [
      planningRefusals.series_too_short,
      planningRefusals.horizon_too_long,
      planningRefusals.nothing_to_show,
      planningRefusals.not_possible_together,
    ],
  }),
}
