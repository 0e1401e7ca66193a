import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line } from '#platform/contract/values.ts'
import { AgentName } from '../agents/contract.ts'
import { Day, DayMinute, Weekday, planners, planningRefusals, readers } from './contract.ts'

/** A kind of shift: how long, when it may begin, where its break may lie. */
export const ShiftPattern = z.object({
  id: Id,
  name: z.string(),
  minutes: z.number().int(),
  breakMinutes: z.number().int(),
  breakPaid: z.boolean(),
  breakFrom: z.number().int(),
  breakTo: z.number().int(),
  starts: z.array(DayMinute),
  weekdays: z.array(Weekday),
  mostShare: z.number().nullable(),
  active: z.boolean(),
  version: z.number().int(),
})
export type ShiftPattern = z.infer<typeof ShiftPattern>

export const SetShiftPattern = z.object({
  name: Line(60),
  minutes: z.number().int().min(60).max(900),
  breakMinutes: z.number().int().min(0).max(240).default(0),
  breakPaid: z.boolean().default(false),
  /** Minutes after the shift begins at which its break may begin, earliest and latest. */
  breakFrom: z.number().int().min(0).max(900).default(0),
  breakTo: z.number().int().min(0).max(900).default(0),
  starts: z.array(DayMinute.max(1439)).min(1).max(96),
  weekdays: z.array(Weekday).min(1).max(7).default([1, 2, 3, 4, 5]),
  mostShare: z.number().min(0.01).max(1).nullable().default(null),
  active: z.boolean().default(true),
})

export const WorkTerms = z.object({
  leastMinutesWeek: z.number().int().min(0).max(4200),
  mostMinutesWeek: z.number().int().min(0).max(4200),
  restMinutes: z.number().int().min(0).max(1440),
  mostDaysInRow: z.number().int().min(1).max(14),
  /** Local minutes between which the person can work, by ISO weekday; a weekday left out is free. */
  available: z.partialRecord(
    z.enum(['1', '2', '3', '4', '5', '6', '7']),
    z.array(z.tuple([DayMinute, DayMinute])).max(4),
  ),
})
export type WorkTerms = z.infer<typeof WorkTerms>

export const WishKind = z.enum(['day_off', 'work_day', 'early', 'late', 'no_early', 'no_late'])
export type WishKind = z.infer<typeof WishKind>
export const Wish = z.object({
  id: Id,
  agent: AgentName,
  kind: WishKind,
  day: Day.nullable(),
  weekday: Weekday.nullable(),
  /** 1 nice to have, 2 matters, 3 matters very much. */
  weight: z.number().int().min(1).max(3),
  note: z.string().nullable(),
  madeAt: Instant,
})
export type Wish = z.infer<typeof Wish>

export const LeaveKind = z.enum(['leave', 'training', 'sick', 'other'])
export const Leave = z.object({ id: Id, agent: AgentName, firstDay: Day, lastDay: Day, kind: LeaveKind })

/** A person as the roster sees them. */
export const PlanPerson = z.object({
  agent: AgentName,
  title: z.string(),
  department: z.string(),
  skills: z.array(z.object({ id: Id, name: z.string() })),
  languages: z.array(z.string()),
  /** Null until somebody has entered what was agreed; then the person is not rostered. */
  terms: WorkTerms.nullable(),
  version: z.number().int(),
})
export type PlanPerson = z.infer<typeof PlanPerson>

export const peopleRoutes = {
  patterns: route({
    id: 'planning.patterns',
    method: 'GET',
    path: '/planning/shift-patterns',
    summary: 'The kinds of shift that can be worked',
    audience: readers,
    response: z.object({ items: z.array(ShiftPattern) }),
  }),
  addPattern: route({
    id: 'planning.addPattern',
    method: 'POST',
    path: '/planning/shift-patterns',
    summary: 'Add a kind of shift',
    audience: planners,
    body: SetShiftPattern,
    response: ShiftPattern,
    status: 201,
    refusals: [planningRefusals.name_taken, planningRefusals.not_possible_together],
  }),
  setPattern: route({
    id: 'planning.setPattern',
    method: 'PUT',
    path: '/planning/shift-patterns/:patternId',
    summary: 'Change a kind of shift; rosters made before stay as they are',
    audience: planners,
    params: z.object({ patternId: Id }),
    body: SetShiftPattern,
    response: ShiftPattern,
    versioned: true,
    refusals: [planningRefusals.name_taken, planningRefusals.not_possible_together],
  }),
  people: route({
    id: 'planning.people',
    method: 'GET',
    path: '/planning/people',
    summary: 'Everybody who can be rostered, with what they have agreed to work',
    audience: readers,
    response: z.object({ items: z.array(PlanPerson) }),
  }),
  setTerms: route({
    id: 'planning.setTerms',
    method: 'PUT',
    path: '/planning/people/:agentId',
    summary: 'Enter what a person has agreed to work',
    audience: planners,
    params: z.object({ agentId: Id }),
    body: WorkTerms,
    response: PlanPerson,
    versioned: true,
    refusals: [planningRefusals.not_possible_together],
  }),
  leaves: route({
    id: 'planning.leaves',
    method: 'GET',
    path: '/planning/leaves',
    summary: 'Who is away when',
    audience: readers,
    query: z.object({ from: Day.optional(), days: z.coerce.number().int().min(1).max(400).default(60) }),
    response: z.object({ items: z.array(Leave) }),
  }),
  addLeave: route({
    id: 'planning.addLeave',
    method: 'POST',
    path: '/planning/leaves',
    summary: 'Enter a leave, a training or a sickness',
    audience: planners,
    body: z.object({ agentId: Id, firstDay: Day, lastDay: Day, kind: LeaveKind }),
    response: Leave,
    status: 201,
    refusals: [planningRefusals.not_possible_together],
  }),
  removeLeave: route({
    id: 'planning.removeLeave',
    method: 'DELETE',
    path: '/planning/leaves/:leaveId',
    summary: 'Remove a leave',
    audience: planners,
    params: z.object({ leaveId: Id }),
    response: Done,
  }),
}
