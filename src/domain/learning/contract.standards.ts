import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Id, Instant, Text } from '#platform/contract/values.ts'
import { LensDay, LensFilter, LensPeriod, measureRefusals } from '../measures/contract.ts'
import { anybodyHere, keepers, learners, learningRefusals } from './contract.ts'

/** What a department holds itself to, in working time by its own calendar, and what it did (duty of care, R30). */
export const StandardLine = z.object({
  /** A standard; or all legs of a department that none is for; or its promises. */
  of: z.enum(['standard', 'legs', 'promises']),
  standardId: Id.nullable(),
  /** As the standard is called; empty for the others. */
  name: z.string(),
  departmentId: Id,
  department: z.string(),
  front: z.boolean(),
  serviceId: Id.nullable(),
  service: z.string().nullable(),
  workingMinutes: z.number().int().nullable(),
  /** Done in the period, or due in it on a day that is over and not done; renegotiated and withdrawn ones are not counted. */
  ended: z.number().int(),
  inTime: z.number().int(),
  late: z.number().int(),
  open: z.number().int(),
  atRisk: z.number().int(),
  overdue: z.number().int(),
  /** By local day, for the daily indicator; days without any are left out. */
  days: z.array(z.object({ day: LensDay, ended: z.number().int(), inTime: z.number().int() })),
  /** Working seconds that those done took; null of promises, which are for a time that was agreed. */
  medianSeconds: z.number().nullable(),
  p90Seconds: z.number().nullable(),
})
export type StandardLine = z.infer<typeof StandardLine>

/** A leg or promise that was missed, or may be. */
export const Miss = z.object({
  kind: z.enum(['leg', 'promise']),
  id: Id,
  what: z.string(),
  caseId: Id,
  reference: z.string(),
  /** Words are empty where the client was erased. */
  need: z.string(),
  departmentId: Id.nullable(),
  department: z.string().nullable(),
  standardId: Id.nullable(),
  personId: Id,
  person: z.string(),
  dueAt: Instant,
  endedAt: Instant.nullable(),
  /** Working seconds it is or was over; negative: what is left. */
  overSeconds: z.number(),
  /** Share of the working time that is used up. */
  used: z.number(),
  /** Whether the client has been told that it slips. */
  clientTold: z.boolean(),
  callOutId: Id.nullable(),
})
export type Miss = z.infer<typeof Miss>

export const CallOut = z.object({
  id: Id,
  standardId: Id.nullable(),
  standard: z.string().nullable(),
  departmentId: Id,
  department: z.string(),
  kind: z.enum(['leg', 'promise']),
  what: z.string(),
  caseId: Id,
  reference: z.string(),
  need: z.string(),
  dueAt: Instant,
  endedAt: Instant.nullable(),
  askedId: Id,
  asked: z.string(),
  askedBy: z.string().nullable(),
  /** What it meant for the client. */
  meant: z.string(),
  askedAt: Instant,
  answer: z.string().nullable(),
  causeId: Id.nullable(),
  cause: z.string().nullable(),
  answeredAt: Instant.nullable(),
  version: z.number().int(),
})
export type CallOut = z.infer<typeof CallOut>

export const standardRoutes = {
  standards: route({
    id: 'learning.standards',
    method: 'GET',
    path: '/standards',
    summary:
      'Every department with its standards, front and back office in one view: what was in time, what is at risk',
    audience: learners,
    query: LensFilter.pick({ from: true, to: true, serviceId: true, departmentId: true }),
    response: z.object({ period: LensPeriod, items: z.array(StandardLine) }),
    refusals: [measureRefusals.period_backwards, measureRefusals.period_too_long],
  }),
  misses: route({
    id: 'learning.misses',
    method: 'GET',
    path: '/standards/misses',
    summary:
      'Legs and promises at risk before they fail, and those that were missed; the most pressing first',
    audience: learners,
    query: z.object({
      state: z.enum(['at_risk', 'missed']),
      departmentId: Id.optional(),
      serviceId: Id.optional(),
      from: LensDay.optional(),
      to: LensDay.optional(),
    }),
    response: z.object({ items: z.array(Miss), more: z.number().int() }),
    refusals: [measureRefusals.period_backwards, measureRefusals.period_too_long],
  }),
  callOuts: route({
    id: 'learning.callOuts',
    method: 'GET',
    path: '/call-outs',
    summary: 'What was asked about misses, and the answers; unanswered first',
    audience: learners,
    query: LensFilter.pick({ from: true, to: true, departmentId: true }),
    response: z.object({
      items: z.array(CallOut),
      /** By department and local week (its Monday): how many were asked in it, and how many of these are answered. */
      weeks: z.array(
        z.object({
          departmentId: Id,
          department: z.string(),
          week: LensDay,
          asked: z.number().int(),
          answered: z.number().int(),
        }),
      ),
    }),
    refusals: [measureRefusals.period_backwards, measureRefusals.period_too_long],
  }),
  callOut: route({
    id: 'learning.callOut',
    method: 'POST',
    path: '/call-outs',
    summary: 'Ask a named person about a miss, with what it meant for the client',
    audience: keepers,
    body: z.object({ kind: z.enum(['leg', 'promise']), id: Id, askedId: Id, meant: Text(2000) }),
    response: CallOut,
    status: 201,
    refusals: [learningRefusals.not_missed, learningRefusals.called_out_already],
  }),
  mine: route({
    id: 'learning.myCallOuts',
    method: 'GET',
    path: '/me/call-outs',
    summary: 'What was asked of me, unanswered first',
    audience: anybodyHere,
    response: z.object({ items: z.array(CallOut) }),
  }),
  answer: route({
    id: 'learning.answerCallOut',
    method: 'POST',
    path: '/call-outs/:callOutId/answer',
    summary: 'Answer a call-out in words: what happened, and what would keep it from happening again',
    audience: anybodyHere,
    params: z.object({ callOutId: Id }),
    body: z.object({ answer: Text(4000), causeId: Id.nullable().default(null) }),
    response: CallOut,
    refusals: [learningRefusals.not_asked, learningRefusals.answered_already],
  }),
}
