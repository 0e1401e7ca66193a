import { localDate, openIntervals } from '#core/calendars/hours.ts'
import { addDays } from '#core/calendars/moments.ts'
import type { QueryOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import { loadCalendars } from '../../services/queries.ts'
import type { CapabilityChart, figureRoutes, Step } from '../contract.figures.ts'
import { measureRefusals, measures } from '../contract.ts'
import type { LensFilter, MeasureKey } from '../contract.ts'
import { drawChart } from '../rules/capability.ts'
import { endOfStep, startOfStep } from '../rules/steps.ts'
import * as store from '../store/capability.ts'
import { applies, measureParts } from '../sums.ts'
import type { Narrowed } from '../sums.ts'
import { valueOf } from '../figure.ts'
import { narrowedOf } from './figures.ts'
import { periodOf } from './period.ts'
import type { SettledPeriod } from './period.ts'
import { firstDayOf, seriesOf } from './rolled.ts'

/** What a chart is asked for: filter, days and measure. Without a first day it begins far enough back for its step. */
export type ChartAsked = LensFilter & {
  readonly measure: MeasureKey
  readonly step: Step
  readonly by?: 'mean' | 'median' | undefined
  /** Days freed of their weekday; as they are when left out. */
  readonly likeWeekdays?: boolean | undefined
}

export type ChartView = Omit<CapabilityChart, 'period'> & {
  readonly period: SettledPeriod
}

/** The chart as its route gives it. Refuses too_little_to_chart, and what the period refuses. */
export async function getCapability(
  tx: Tx,
  query: QueryOf<typeof figureRoutes.capability>,
  now: Date,
): Promise<ChartView> {
  return (await chartFor(tx, query, now)) ?? refuse(measureRefusals.too_little_to_chart)
}

/**
 * The chart of a measure (R26) by day, week or month, in whole steps that hold the days asked for; undefined where fewer
 * than two steps have something in them, or the filter cannot be applied to what is counted. Refuses what the period
 * refuses. Annotations are those of every chart, and those of this measure for all or for the same filter.
 */
export async function chartFor(tx: Tx, asked: ChartAsked, now: Date): Promise<ChartView | undefined> {
  const { measure, step, by = 'mean', likeWeekdays = false } = asked
  const narrowed = narrowedOf(asked)
  const { unit, rows } = measures[measure]
  const asWhole = await wholeSteps(tx, asked, now)
  if (!applies(rows, narrowed)) return undefined
  const { period, today } = asWhole
  const { sum, count } = measureParts[measure]
  const annotations = await tx.all(
    store.annotations,
    ...([period.from, period.to, measure, JSON.stringify(narrowed)] as const),
  )
  const drawn = drawChart({
    ...{ unit, step, by, likeWeekdays, annotations, today, from: period.from, to: period.to },
    days: await seriesOf(tx, measure, period, narrowed, today),
    knownSince: await firstDayOf(tx, [sum, ...count], narrowed),
    isOpen: await openDays(tx, narrowed, period),
    divide: (total, of) => valueOf(unit, total, of),
  })
  return drawn && { measure, step, by, period, annotations, ...drawn }
}

/** How many days back a chart begins that is asked for without a first day: enough points to tell a signal. */
const DAYS_BACK: Readonly<Record<Exclude<Step, 'day'>, number>> = { week: 26 * 7, month: 730 }

/** The period from the first day of its first step to the last of its last one, or to today within it. */
async function wholeSteps(tx: Tx, asked: ChartAsked, now: Date) {
  const { step } = asked
  const settled = await periodOf(tx, asked, now)
  const today = localDate(settled.zone, now.getTime())
  const first =
    asked.from === undefined && step !== 'day' ? addDays(settled.to, -DAYS_BACK[step]) : settled.from
  const end = endOfStep(step, startOfStep(step, settled.to))
  const to = end <= today ? end : settled.to > today ? settled.to : today
  const period = { ...settled, from: startOfStep(step, first), to, live: to >= today && first <= today }
  return { period, today }
}

/** Whether the doors that a filter looks at are open at all on a day: by calendars and special days. */
async function openDays(
  tx: Tx,
  { serviceId, departmentId }: Narrowed,
  { from, to }: { from: string; to: string },
): Promise<(day: string) => boolean> {
  const calendars = await loadCalendars(tx)
  const named = await tx.all(store.calendarsOf, serviceId ?? null, departmentId ?? null)
  const hours = named.flatMap(({ calendarId }) => calendars.get(calendarId) ?? [])
  const closed = new Set((await tx.all(store.closedDays, from, to)).map(({ day }) => day))
  // Where no calendar says otherwise every day counts.
  if (hours.length === 0) return (day) => !closed.has(day)
  return (day) => !closed.has(day) && hours.some((one) => openIntervals(one, day, day).length > 0)
}
