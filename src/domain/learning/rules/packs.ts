/** What goes into the daily pack, and when it is put together. */
import { localDate, localHour } from '#core/calendars/hours.ts'
import { addDays } from '#core/calendars/moments.ts'
import type { KeptFilter, MeasureKey } from '../../measures/contract.ts'
import type { PackContent } from '../contract.charter.ts'
import type { Chart } from '../queries/charts.ts'

/** The pack is there when people come in. */
export const FROM_HOUR = 6

/** The days of a pack: yesterday, the four weeks up to it, and the eight that charts show. */
export type PackDays = {
  readonly day: string
  readonly yesterday: string
  readonly from: string
  readonly chartFrom: string
}

/** The days of the pack of a moment, local to the organisation. */
export function packDays(zone: string, now: Date): PackDays {
  const day = localDate(zone, now.getTime())
  const yesterday = addDays(day, -1)
  return { day, yesterday, from: addDays(yesterday, -27), chartFrom: addDays(yesterday, -55) }
}

/** Whether the morning has come. */
export const isMorning = (zone: string, now: Date): boolean => localHour(zone, now.getTime()) >= FROM_HOUR

/** What leaders read every day: how much comes, how long and how often clients wait, what for, and what was promised. */
export const PACK_MEASURES = [
  'contacts',
  'wait',
  'lost_share',
  'failure_share',
  'contacts_per_need',
  'first_point_by_need',
  'handoffs_per_need',
  'end_to_end',
  'promises_kept_share',
  'legs_in_time_share',
] as const satisfies readonly MeasureKey[]

/** Numbers of contacts follow the week: like weekdays are compared, else every Sunday would be a signal. */
export const byLikeWeekdays = (measure: MeasureKey): boolean => measure === 'contacts'

/** Fewer points, or fewer contacts and needs behind each, tell of chance alone. */
const LEAST_POINTS = 20
const LEAST_BEHIND = 5
/** A signal of last week is no news. */
const NEWS_DAYS = 4

export type SignalFound = Omit<PackContent['signals'][number], 'service'>

/** The signal at the latest finished point of a chart, where there is one and the chart has enough behind it. */
export function latestSignal(
  chart: Pick<Chart, 'points' | 'phases' | 'measure'>,
  filter: KeptFilter,
  { day }: Pick<PackDays, 'day'>,
): SignalFound | null {
  const points = chart.points.filter(({ unfinished }) => !unfinished)
  const last = points.at(-1)
  if (!last || points.length < LEAST_POINTS || last.day < addDays(day, -NEWS_DAYS)) return null
  const behind = points.reduce((sum, { count }) => sum + count, 0) / points.length
  // The plainest first: a value far out says more than a run that it belongs to.
  const rule = (['outside', 'run', 'near'] as const).find((one) => last.signals.includes(one))
  const phase = chart.phases.findLast(({ from }) => from <= last.day)
  if (!rule || !phase || behind < LEAST_BEHIND) return null
  return { measure: chart.measure, filter, day: last.day, value: last.value, centre: phase.centre, rule }
}

const STRENGTH = { outside: 0, run: 1, near: 2 } as const

/** Of everything before single services; values far out before runs. */
export function byStrength(a: SignalFound, b: SignalFound): number {
  const single = (one: SignalFound) => Number(one.filter.serviceId !== undefined)
  return single(a) - single(b) || STRENGTH[a.rule] - STRENGTH[b.rule]
}
