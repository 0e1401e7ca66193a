import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Cursor, Id, Instant, Page } from '#platform/contract/values.ts'
import { Channel } from '../services/contract.ts'
import {
  DemandKind,
  Figure,
  FigureBeside,
  LensDay,
  LensFilter,
  LensPeriod,
  LensWarning,
  Measure,
  Percentiles,
  RowKind,
  lensReaders,
  measureRefusals,
} from './contract.ts'

/** In an address: by what a chart is drawn. */
export const Step = z.enum(['day', 'week', 'month'])
export type Step = z.infer<typeof Step>

/** By what a measure may be split. Never by person. */
export const SplitBy = z.enum(['service', 'department', 'channel', 'demand', 'weekday', 'hour', 'level'])
export type SplitBy = z.infer<typeof SplitBy>

const Annotation = z.object({
  id: Id,
  day: LensDay,
  kind: z.enum(['note', 'change']),
  name: z.string(),
  experimentId: Id.nullable(),
})

/** One stretch between named changes, with limits of its own (core/spc). */
const Phase = z.object({
  from: LensDay,
  to: LensDay,
  /** Name of the change that it began with; null for the first. */
  name: z.string().nullable(),
  points: z.number().int(),
  centre: z.number(),
  lower: z.number().nullable(),
  upper: z.number(),
  movingRange: z.number(),
  rangeLimit: z.number(),
})

/** A measure over time with its limits. No target: only what the system does. */
export const CapabilityChart = z.object({
  measure: Measure,
  step: Step,
  period: LensPeriod,
  by: z.enum(['mean', 'median']),
  points: z.array(
    z.object({
      day: LensDay,
      value: z.number(),
      count: z.number(),
      signals: z.array(z.enum(['outside', 'run', 'near'])),
      /** The change from the point before is beyond the range limit. */
      leap: z.boolean(),
      /** Still going on: shown, but no part of limits and signals. */
      unfinished: z.boolean(),
    }),
  ),
  phases: z.array(Phase),
  annotations: z.array(Annotation),
  /** few_points, dependent, weekday_effect, days_without … */
  warnings: z.array(LensWarning),
  /** Whether like weekdays are compared (each value beside the mean of its weekday). */
  likeWeekdays: z.boolean(),
})
export type CapabilityChart = z.infer<typeof CapabilityChart>

/** One row that a figure is made of: what it adds to the sum and to the count. */
export const FigureRow = z.object({
  kind: RowKind,
  id: z.string(),
  at: Instant,
  addsToSum: z.number(),
  addsToCount: z.number(),
  contactId: Id.nullable(),
  caseId: Id.nullable(),
  caseReference: z.string().nullable(),
  /** In the client's words, as long as the client wants them kept. */
  need: z.string().nullable(),
  service: z.string().nullable(),
  department: z.string().nullable(),
  channel: Channel.nullable(),
  demand: DemandKind.nullable(),
})
export type FigureRow = z.infer<typeof FigureRow>

export const figureRoutes = {
  figures: route({
    id: 'measures.figures',
    method: 'GET',
    path: '/measures/figures',
    summary: 'Every figure of a period, with the period before; counted from the ledger up to this second',
    audience: lensReaders,
    query: LensFilter,
    response: z.object({ period: LensPeriod, figures: z.array(FigureBeside) }),
    refusals: [measureRefusals.period_backwards, measureRefusals.period_too_long],
  }),
  split: route({
    id: 'measures.split',
    method: 'GET',
    path: '/measures/split',
    summary:
      'One measure by service, department, channel, demand, weekday, hour or level; in the order of what it is split by',
    audience: lensReaders,
    query: LensFilter.extend({ measure: Measure, by: SplitBy }),
    response: z.object({
      period: LensPeriod,
      items: z.array(Figure.extend({ key: z.string(), name: z.string() })),
    }),
    refusals: [measureRefusals.period_backwards, measureRefusals.period_too_long],
  }),
  spread: route({
    id: 'measures.spread',
    method: 'GET',
    path: '/measures/spread',
    summary: 'How a measure is distributed: buckets and percentiles, true to within 2.5 %',
    audience: lensReaders,
    query: LensFilter.extend({ measure: Measure }),
    response: z.object({
      period: LensPeriod,
      measure: Measure,
      count: z.number(),
      percentiles: Percentiles.nullable(),
      buckets: z.array(z.object({ from: z.number(), to: z.number(), count: z.number() })),
    }),
    refusals: [
      measureRefusals.no_such_spread,
      measureRefusals.period_backwards,
      measureRefusals.period_too_long,
    ],
  }),
  capability: route({
    id: 'measures.capability',
    method: 'GET',
    path: '/measures/capability',
    summary: 'A measure as an XmR chart: limits, signals, named changes, warnings',
    audience: lensReaders,
    query: LensFilter.extend({
      measure: Measure,
      step: Step.default('day'),
      by: z.enum(['mean', 'median']).default('mean'),
      likeWeekdays: z.stringbool().optional(),
    }),
    response: CapabilityChart,
    refusals: [
      measureRefusals.too_little_to_chart,
      measureRefusals.period_backwards,
      measureRefusals.period_too_long,
    ],
  }),
  rows: route({
    id: 'measures.rows',
    method: 'GET',
    path: '/measures/rows',
    summary: 'The rows that a figure is made of, latest first; what they add makes up the figure exactly',
    audience: lensReaders,
    query: LensFilter.extend({
      measure: Measure,
      /** Only those that add to the sum (those that were lost, not all that came). */
      only: z.enum(['all', 'sum']).default('all'),
      hour: z.coerce.number().int().min(0).max(23).optional(),
      weekday: z.coerce.number().int().min(1).max(7).optional(),
      cursor: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: Page(FigureRow).extend({ period: LensPeriod }),
    refusals: [measureRefusals.period_backwards, measureRefusals.period_too_long],
  }),
}
