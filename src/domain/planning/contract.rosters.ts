import { z } from 'zod'
import { Code } from '#platform/contract/event.ts'
import { route } from '#platform/contract/route.ts'
import { Cursor, Done, Id, Instant, Line, Page } from '#platform/contract/values.ts'
import { AgentName } from '../agents/contract.ts'
import { Day, DayMinute, planners, planningRefusals, readers } from './contract.ts'
import { SeriesChoice } from './contract.demand.ts'
import { Leave, PlanPerson, Wish } from './contract.people.ts'

export const Shift = z.object({
  id: Id,
  agent: AgentName,
  day: Day,
  startsAt: Instant,
  endsAt: Instant,
  /** Local minutes since midnight of its day; the end may lie past 1440. */
  fromMinute: z.number().int(),
  toMinute: z.number().int(),
  breakAt: Instant.nullable(),
  breakMinutes: z.number().int(),
  breakPaid: z.boolean(),
  patternId: Id.nullable(),
  pattern: z.string().nullable(),
  /** Set by hand; solving again keeps it. */
  fixed: z.boolean(),
})
export type Shift = z.infer<typeof Shift>

/** Something that an edited roster would do against the rules or the need, as a code with facts. */
export const RosterWarning = z.object({
  code: Code,
  agentId: Id.nullable(),
  day: Day.nullable(),
  minute: DayMinute.nullable(),
  /** Rules that may not be broken at all, against things to know. */
  hard: z.boolean(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
})
export type RosterWarning = z.infer<typeof RosterWarning>

/** Why a wish could not be granted, and what it would have cost clients. */
export const WishAnswer = z.object({
  wishId: Id,
  agent: AgentName,
  granted: z.boolean(),
  /** Nulls for a granted one. */
  reason: Code.nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  /** People missing, in intervals, if it were granted all the same. */
  costShortIntervals: z.number().nullable(),
  costWaitingMinutes: z.number().nullable(),
})

export type WishAnswer = z.infer<typeof WishAnswer>

/** A rule of the roster and what it costs: planned on without it, from the roster as it is. */
export const RulePrice = z.object({
  rule: Code,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  paidHours: z.number(),
  paidHoursWithout: z.number(),
  shortIntervals: z.number(),
  shortIntervalsWithout: z.number(),
  /** What is saved in all without it, waiting, pay, wishes and fairness weighed in clients' waiting minutes. */
  savedMinutes: z.number().min(0),
  /** proved: exactly that. at_least: what was found in the time there was; it can be more. */
  sure: z.enum(['proved', 'at_least']),
})

export const RosterOutcome = z.object({
  /** optimal; good_enough: the time was up, `gap` says how far it may be from the best; infeasible; failed. */
  status: z.enum(['optimal', 'good_enough', 'infeasible', 'failed']),
  gap: z.number().nullable(),
  seconds: z.number(),
  paidHours: z.number(),
  neededHours: z.number(),
  shortIntervals: z.number().int(),
  wishes: z.array(WishAnswer),
  /** Infeasible: the smallest set of rules that cannot hold together. Failed: why, as the one rule. */
  conflict: z.array(
    z.object({
      rule: Code,
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    }),
  ),
  prices: z.array(RulePrice),
})
export type RosterOutcome = z.infer<typeof RosterOutcome>

export const RosterSummary = z.object({
  id: Id,
  name: z.string(),
  firstDay: Day,
  days: z.number().int(),
  intervalMinutes: z.number().int(),
  state: z.enum(['draft', 'published', 'replaced']),
  solving: z.enum(['asked', 'working', 'done', 'failed']),
  fromAt: Instant.nullable(),
  shiftCount: z.number().int(),
  madeBy: AgentName,
  madeAt: Instant,
  publishedAt: Instant.nullable(),
  version: z.number().int(),
})
export type RosterSummary = z.infer<typeof RosterSummary>

/** Need and cover of one day, one entry an interval. */
export const DayCover = z.object({
  day: Day,
  fromMinute: DayMinute,
  needed: z.array(z.number()),
  cover: z.array(z.number()),
})

export type DayCover = z.infer<typeof DayCover>

export const FairnessRow = z.object({
  agent: AgentName,
  shifts: z.number().int(),
  minutes: z.number().int(),
  early: z.number().int(),
  late: z.number().int(),
  weekend: z.number().int(),
  wishesGranted: z.number().int(),
  wishes: z.number().int(),
})

export type FairnessRow = z.infer<typeof FairnessRow>

export const Roster = RosterSummary.extend({
  shifts: z.array(Shift),
  people: z.array(PlanPerson),
  leaves: z.array(Leave),
  wishes: z.array(Wish),
  cover: z.array(DayCover),
  warnings: z.array(RosterWarning),
  fairness: z.array(FairnessRow),
  outcome: RosterOutcome.nullable(),
})
export type Roster = z.infer<typeof Roster>

export const Swap = z.object({
  id: Id,
  shift: Shift,
  /** What is given for it; null: the colleague takes the shift over. */
  forShift: Shift.nullable(),
  askedBy: AgentName,
  askedOf: AgentName,
  state: z.enum(['asked', 'agreed', 'declined', 'withdrawn', 'overtaken']),
  note: z.string().nullable(),
  askedAt: Instant,
  /** What would not hold after it; hard ones make it impossible. */
  warnings: z.array(RosterWarning),
})
export type Swap = z.infer<typeof Swap>

const rosterId = z.object({ rosterId: Id })

const ShiftPlace = z.object({
  agentId: Id,
  day: Day,
  fromMinute: DayMinute.max(1439),
  minutes: z.number().int().min(30).max(960),
  /** Minutes after the beginning; null: no break. */
  breakAfter: z.number().int().min(0).max(960).nullable(),
  breakMinutes: z.number().int().min(0).max(240),
  breakPaid: z.boolean().default(false),
  patternId: Id.nullable().default(null),
})

/** The roster after a change by hand: what moved, and what it does. */
const AfterChange = z.object({
  shift: Shift.nullable(),
  version: z.number().int(),
  warnings: z.array(RosterWarning),
})

export const rosterRoutes = {
  rosters: route({
    id: 'planning.rosters',
    method: 'GET',
    path: '/planning/rosters',
    summary: 'Rosters, latest first',
    audience: readers,
    query: z.object({
      cursor: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    response: Page(RosterSummary),
  }),
  make: route({
    id: 'planning.makeRoster',
    method: 'POST',
    path: '/planning/rosters',
    summary:
      'Make a roster: the need is worked out, then the solver finds who works when. Answers at once; the roster says when it is done',
    audience: planners,
    body: z.object({
      name: Line(80),
      firstDay: Day,
      days: z.number().int().min(1).max(35).default(7),
      intervalMinutes: z.union([z.literal(15), z.literal(30), z.literal(60)]).default(30),
      series: SeriesChoice,
      /** The person’s needs per skill are looked at too when several skills are named. */
      skillIds: z.array(Id).max(20).default([]),
    }),
    response: RosterSummary,
    status: 201,
  }),
  get: route({
    id: 'planning.roster',
    method: 'GET',
    path: '/planning/rosters/:rosterId',
    summary:
      'A roster with everything a planner works with: shifts, people, wishes, need and cover, warnings, fairness',
    audience: readers,
    params: rosterId,
    response: Roster,
  }),
  solve: route({
    id: 'planning.solveRoster',
    method: 'POST',
    path: '/planning/rosters/:rosterId/solve',
    summary:
      'Solve a draft again; shifts set by hand stay. `withPrices` also solves without each rule to say what it costs',
    audience: planners,
    params: rosterId,
    body: z.object({ withPrices: z.boolean().default(false) }),
    response: RosterSummary,
    refusals: [planningRefusals.roster_published, planningRefusals.roster_working],
  }),
  replan: route({
    id: 'planning.replanRoster',
    method: 'POST',
    path: '/planning/rosters/:rosterId/replan',
    summary: 'Plan again from a moment on (now when left out): a new draft that keeps everything before it',
    audience: planners,
    params: rosterId,
    body: z.object({ fromAt: Instant.optional() }),
    response: RosterSummary,
    status: 201,
    refusals: [planningRefusals.roster_working],
  }),
  publish: route({
    id: 'planning.publishRoster',
    method: 'POST',
    path: '/planning/rosters/:rosterId/publish',
    summary:
      'Publish a draft: its people see their shifts, and it replaces what was published for the same days',
    audience: planners,
    params: rosterId,
    response: RosterSummary,
    versioned: true,
    refusals: [
      planningRefusals.roster_published,
      planningRefusals.roster_working,
      planningRefusals.breaks_terms,
      planningRefusals.not_possible_together,
    ],
  }),
  remove: route({
    id: 'planning.removeRoster',
    method: 'DELETE',
    path: '/planning/rosters/:rosterId',
    summary: 'Throw a draft away',
    audience: planners,
    params: rosterId,
    response: Done,
    refusals: [planningRefusals.roster_published, planningRefusals.roster_working],
  }),
  giveShift: route({
    id: 'planning.giveShift',
    method: 'POST',
    path: '/planning/rosters/:rosterId/shifts',
    summary: 'Give a person a shift by hand',
    audience: planners,
    params: rosterId,
    body: ShiftPlace,
    response: AfterChange,
    status: 201,
    refusals: [
      planningRefusals.roster_published,
      planningRefusals.roster_working,
      planningRefusals.shift_taken,
      planningRefusals.breaks_terms,
      planningRefusals.not_possible_together,
    ],
  }),
  moveShift: route({
    id: 'planning.moveShift',
    method: 'PUT',
    path: '/planning/rosters/:rosterId/shifts/:shiftId',
    summary: 'Move a shift to another person, day or time by hand',
    audience: planners,
    params: rosterId.extend({ shiftId: Id }),
    body: ShiftPlace,
    response: AfterChange,
    versioned: true,
    refusals: [
      planningRefusals.roster_published,
      planningRefusals.roster_working,
      planningRefusals.shift_taken,
      planningRefusals.breaks_terms,
      planningRefusals.not_possible_together,
    ],
  }),
  takeShift: route({
    id: 'planning.takeShift',
    method: 'DELETE',
    path: '/planning/rosters/:rosterId/shifts/:shiftId',
    summary: 'Take a shift out of a draft',
    audience: planners,
    params: rosterId.extend({ shiftId: Id }),
    response: AfterChange,
    refusals: [
      planningRefusals.roster_published,
      planningRefusals.roster_working,
      planningRefusals.not_possible_together,
    ],
  }),
}
