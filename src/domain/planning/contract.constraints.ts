import { z } from 'zod'
import { Code } from '#platform/contract/event.ts'
import { route } from '#platform/contract/route.ts'
import { Id, Instant, Line, Text } from '#platform/contract/values.ts'
import { Day, DayMinute, Weekday, planningRefusals, readers } from './contract.ts'

/** What it costs clients in a week: as worked out by solving without it, or as judged by who recorded it. */
export const ConstraintCost = z.object({
  basis: z.enum(['measured', 'assumed']),
  waitingMinutesWeek: z.number().min(0).nullable(),
  lostContactsWeek: z.number().min(0).nullable(),
  paidHoursWeek: z.number().nullable(),
  at: Instant.nullable(),
})
export type ConstraintCost = z.infer<typeof ConstraintCost>

export const ConstraintTimes = z.array(z.object({ weekday: Weekday, from: DayMinute, to: DayMinute })).max(50)

/**
 * Rules of the roster whose price can be worked out: shifts begin only at set times; only so many of all shifts may be
 * short ones; there are no short shifts at all.
 */
export const pricedRules = ['starts', 'share', 'lengths'] as const
export type PricedRule = (typeof pricedRules)[number]

/** Something that stands in the way of enough people at the right time, said aloud (R34). */
export const Constraint = z.object({
  id: Id,
  what: z.string(),
  whose: z.string(),
  since: Day.nullable(),
  /** The constraint behind this one. */
  behindId: Id.nullable(),
  tried: z.string(),
  /** Which weekly times it explains; empty: all. */
  times: ConstraintTimes,
  /** The rule of the roster that it stands for; the price of one of `pricedRules` can be worked out. */
  rule: Code.nullable(),
  cost: ConstraintCost.nullable(),
  state: z.enum(['standing', 'gone']),
  goneAt: Instant.nullable(),
  madeBy: z.string().nullable(),
  madeAt: Instant,
  changedAt: Instant,
  version: z.number().int(),
})
export type Constraint = z.infer<typeof Constraint>

const SetConstraint = z.object({
  what: Line(300),
  whose: Line(120),
  since: Day.nullable().default(null),
  behindId: Id.nullable().default(null),
  tried: z.union([Text(2000), z.literal('')]).default(''),
  times: ConstraintTimes.default([]),
  rule: Code.nullable().default(null),
  cost: ConstraintCost.omit({ at: true }).nullable().default(null),
})

const constraintId = z.object({ constraintId: Id })

export const constraintRoutes = {
  list: route({
    id: 'planning.constraints',
    method: 'GET',
    path: '/planning/constraints',
    summary: 'The register of constraints: what, whose, since when, what it costs, and the one behind it',
    audience: readers,
    response: z.object({
      items: z.array(Constraint),
      /** Short intervals of a usual week that no constraint explains yet. */
      unexplained: z.array(z.object({ weekday: Weekday, minute: DayMinute, waitingMinutes: z.number() })),
    }),
  }),
  record: route({
    id: 'planning.recordConstraint',
    method: 'POST',
    path: '/planning/constraints',
    summary: 'Say a constraint aloud',
    audience: readers,
    body: SetConstraint,
    response: Constraint,
    status: 201,
    refusals: [planningRefusals.constraint_circle],
  }),
  change: route({
    id: 'planning.changeConstraint',
    method: 'PUT',
    path: '/planning/constraints/:constraintId',
    summary: 'Change a constraint: what was tried, what lies behind it',
    audience: readers,
    params: constraintId,
    body: SetConstraint,
    response: Constraint,
    versioned: true,
    refusals: [planningRefusals.constraint_circle],
  }),
  price: route({
    id: 'planning.priceConstraint',
    method: 'POST',
    path: '/planning/constraints/:constraintId/price',
    summary: 'Work out what it costs: the next week solved with the rule and without it',
    audience: readers,
    params: constraintId,
    response: Constraint,
    refusals: [planningRefusals.not_possible_together, planningRefusals.series_too_short],
  }),
  setGone: route({
    id: 'planning.constraintGone',
    method: 'POST',
    path: '/planning/constraints/:constraintId/gone',
    summary: 'It does not stand in the way any more (or does again)',
    audience: readers,
    params: constraintId,
    body: z.object({ gone: z.boolean() }),
    response: Constraint,
  }),
}
