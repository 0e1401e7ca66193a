import { z } from 'zod'
import { Code } from '#platform/contract/event.ts'
import { route } from '#platform/contract/route.ts'
import { Id, Instant } from '#platform/contract/values.ts'
import { Day, DayMinute, PlanWarning, Weekday, planningRefusals, readers } from './contract.ts'
import { By, DemandKind, DemandSeriesInfo, SeriesChoice } from './contract.demand.ts'

/** Contacts expected in one interval, day, week or month, with the spread in which eight and nineteen of twenty lie. */
export const ForecastPoint = z.object({
  /** When it begins. */
  at: Instant,
  /** Local day on which it begins. */
  day: Day,
  /** Local minute on which it begins; 0 for days and longer. */
  minute: DayMinute,
  minutes: z.number().int(),
  expected: z.number(),
  low80: z.number(),
  high80: z.number(),
  low95: z.number(),
  high95: z.number(),
  /** What was counted, where that time has passed. */
  actual: z.number().nullable(),
})
export type ForecastPoint = z.infer<typeof ForecastPoint>

/** How one method did on the organisation's own past: forecasts made as if each evening were now. */
export const ContestRow = z.object({
  method: Code,
  /** Days ahead. */
  horizonDays: z.number().int(),
  origins: z.number().int(),
  /** Sum of misses over sum of contacts, 0 to 1 and more. */
  wape: z.number(),
  mase: z.number().nullable(),
  /** Mean pinball loss, share of the mean. */
  pinball: z.number().nullable(),
  /** Share of outcomes inside the intervals; should be near 0.80 and 0.95. */
  covered80: z.number().nullable(),
  covered95: z.number().nullable(),
  /** This one serves. */
  chosen: z.boolean(),
})

export const Forecast = z.object({
  series: DemandSeriesInfo,
  by: By,
  from: Day,
  days: z.number().int(),
  madeAt: Instant,
  /** The method that serves, and how it did; null when there is too little to have tried it. */
  method: Code,
  error: ContestRow.nullable(),
  contest: z.array(ContestRow),
  points: z.array(ForecastPoint),
  /** The last weeks as they were forecast the evening before, beside what came. */
  backtest: z.array(
    z.object({ day: Day, expected: z.number(), low80: z.number(), high80: z.number(), actual: z.number() }),
  ),
  components: z.object({
    /** Mean contacts of a weekday, over the mean of all open days. */
    weekdays: z.array(z.object({ weekday: Weekday, factor: z.number() })),
    /** Change in a week, share of the level (0.01: one in a hundred more each week). */
    growthPerWeek: z.number().nullable(),
    /** How much whole days differ beyond chance: coefficient of variation of the day effect. */
    dayEffect: z.number().nullable(),
  }),
  /** Mean contacts by weekday and time of day, for the heat map. */
  heat: z.array(z.object({ weekday: Weekday, minute: DayMinute, mean: z.number() })),
  /** How the total divides; parts add up to the whole. */
  byService: z.array(
    z.object({ serviceId: Id, service: z.string(), share: z.number(), expected: z.number() }),
  ),
  byDemand: z.array(z.object({ demand: DemandKind, share: z.number(), expected: z.number() })),
  /** Today, corrected by what has come so far: the factor on the rest of the day; null outside of a running day. */
  today: z.object({ factor: z.number(), seen: z.number(), expectedSoFar: z.number() }).nullable(),
  totals: z.object({ expected: z.number(), low80: z.number(), high80: z.number() }),
  warnings: z.array(PlanWarning),
})
export type Forecast = z.infer<typeof Forecast>

/** What demand is looked at; the same for forecast and need. */
export const DemandQuery = z.object({
  series: SeriesChoice,
  serviceId: Id.optional(),
  demand: DemandKind.optional(),
  /** First day; when left out today, or the day after the last count of a series that ended before. */
  from: Day.optional(),
  days: z.coerce.number().int().min(1).max(4000).default(14),
})

export const forecastRoutes = {
  forecast: route({
    id: 'planning.forecast',
    method: 'GET',
    path: '/planning/forecast',
    summary:
      'Expected contacts by 5, 15, 30, 60 minutes, day, week or month with intervals, the method that serves and its back-tested error (R33)',
    audience: readers,
    query: DemandQuery.extend({ by: By.default('30') }),
    response: Forecast,
    refusals: [
      planningRefusals.series_too_short,
      planningRefusals.horizon_too_long,
      planningRefusals.nothing_to_show,
    ],
  }),
}
