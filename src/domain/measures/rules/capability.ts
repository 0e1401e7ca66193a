import { addDays } from '#core/calendars/moments.ts'
import { chartOf } from '#core/spc/chart.ts'
import type { Change, Chart, ChartedPoint, NoChart, Point } from '#core/spc/types.ts'
import { ENOUGH_POINTS } from '#core/spc/xmr.ts'
import type { CapabilityChart, Step } from '../contract.figures.ts'
import type { LensWarning, MeasureUnit } from '../contract.ts'
import { byStep, endOfStep, stepsBetween } from './steps.ts'
import type { DayFigure } from './steps.ts'

export type ChartOrder = {
  readonly unit: MeasureUnit
  readonly step: Step
  readonly by: 'mean' | 'median'
  readonly likeWeekdays: boolean
  /** First and last local day, whole steps. */
  readonly from: string
  readonly to: string
  readonly today: string
  readonly days: readonly DayFigure[]
  /** The first day of which anything is known; null of nothing. */
  readonly knownSince: string | null
  /** Whether the doors were open at all on a day. */
  readonly isOpen: (day: string) => boolean
  readonly divide: (sum: number, count: number) => number | null
  readonly annotations: CapabilityChart['annotations']
}

type Drawn = Pick<CapabilityChart, 'points' | 'phases' | 'warnings' | 'likeWeekdays'>
/** One step with what it was worked out from; `part` while it still goes on. */
type Figure = Point & { readonly n: number }

const FEWEST = 2

/** The chart of a measure (R26), or undefined where fewer than two steps have something in them. */
export function drawChart(order: ChartOrder): Drawn | undefined {
  const { figures, leftOut } = figuresOf(order)
  const going = figures.find(({ at }) => endOfStep(order.step, at) >= order.today)
  const finished = figures.filter((one) => one !== going)
  const drawn = chartedOf(order, finished)
  if (!drawn) return undefined
  const { chart, likeWeekdays, warnings } = drawn
  return {
    points: [...chart.points.map(presentPoint), ...(going ? [unfinished(going)] : [])],
    phases: chart.phases.map((phase) => ({
      ...{ from: phase.firstAt, to: phase.lastAt, name: phase.name, points: phase.to - phase.from },
      ...{ centre: phase.centre, lower: phase.lower, upper: phase.upper },
      ...{ movingRange: phase.movingRange, rangeLimit: phase.rangeLimit },
    })),
    warnings: [...warningsOf(order, chart), ...warnings, ...leftOut],
    likeWeekdays,
  }
}

/** Amounts add up: of them nothing is nought. Shares and means of nothing are not known. */
const isAmount = (unit: MeasureUnit) => unit === 'count' || unit === 'minutes'

function figuresOf(order: ChartOrder): { figures: Figure[]; leftOut: LensWarning[] } {
  const steps = byStep(order.step, order.days)
  const figures: Figure[] = []
  const closed: Figure[] = []
  for (const start of stepsBetween(order.step, order.from, earlier(order.to, order.today))) {
    const { sum, count } = steps.get(start) ?? { sum: 0, count: 0 }
    const value = order.divide(sum, count)
    const figure = { at: start, value: value ?? 0, n: count }
    if (!isAmount(order.unit)) {
      if (value !== null && count > 0) figures.push(figure)
    } else if (!isKnown(order, start)) continue
    else if (anyOpen(order, start)) figures.push(figure)
    else if (figure.value > 0) closed.push(figure)
  }
  return { figures, leftOut: closedWarning(closed) }
}

const earlier = (one: string, other: string) => (one < other ? one : other)

/** Before the first day of all nothing was counted, which is not nought; a week that began then is only part of one. */
const isKnown = ({ knownSince }: ChartOrder, start: string) => knownSince !== null && start >= knownSince

function anyOpen({ step, isOpen, today }: ChartOrder, start: string): boolean {
  const last = earlier(endOfStep(step, start), today)
  for (let day = start; day <= last; day = addDays(day, 1)) if (isOpen(day)) return true
  return false
}

function closedWarning(closed: readonly Figure[]): LensWarning[] {
  if (closed.length === 0) return []
  const amount = closed.reduce((sum, { value }) => sum + value, 0)
  return [{ code: 'closed_days', facts: { days: closed.length, amount } }]
}

/** A chart by the wishes of whoever asks; where like weekdays cannot be told apart yet, of days as they are. */
function chartedOf(
  order: ChartOrder,
  finished: readonly Figure[],
): { chart: Chart; likeWeekdays: boolean; warnings: LensWarning[] } | undefined {
  const asIs = fromFirstPhase(order, finished, false)
  if (!order.likeWeekdays || order.step !== 'day')
    return asIs.ok ? { chart: asIs, likeWeekdays: false, warnings: [] } : undefined
  const adjusted = fromFirstPhase(order, finished, true)
  if (adjusted.ok) return { chart: adjusted, likeWeekdays: true, warnings: [] }
  if (!asIs.ok) return undefined
  const facts = { points: finished.length, needed: adjusted.why === 'too_short' ? adjusted.needed : 0 }
  return { chart: asIs, likeWeekdays: false, warnings: [{ code: 'too_few_weekdays', facts }] }
}

function fromFirstPhase(
  order: ChartOrder,
  finished: readonly Figure[],
  likeWeekdays: boolean,
): Chart | NoChart {
  const changes: Change[] = order.annotations.flatMap(({ kind, day, name }) =>
    kind === 'change' ? [{ at: day, name }] : [],
  )
  const days = likeWeekdays ? ('adjusted' as const) : ('as_they_are' as const)
  const options = { changes, by: order.by, neverBelowZero: true, days }
  const chart = chartOf(finished, options)
  // One step alone before the first change has no limits; the chart then begins with the change.
  const alone = !chart.ok && chart.why === 'too_short' && chart.points < FEWEST
  return alone && finished.length > FEWEST ? chartOf(finished.slice(1), options) : chart
}

const presentPoint = (point: ChartedPoint): CapabilityChart['points'][number] => ({
  day: point.at,
  value: point.value,
  count: point.n ?? 0,
  signals: [...new Set(point.signals.map(({ rule }) => rule))],
  leap: point.leap,
  unfinished: false,
})

const unfinished = ({ at, value, n }: Figure): CapabilityChart['points'][number] => ({
  ...{ day: at, value, count: n, signals: [], leap: false, unfinished: true },
})

function warningsOf({ step }: ChartOrder, chart: Chart): LensWarning[] {
  const latest = chart.phases.at(-1)
  return chart.warnings.flatMap((warning): LensWarning[] => {
    if (warning === 'few')
      return [{ code: 'few_points', facts: { points: latest?.basedOn ?? 0, needed: ENOUGH_POINTS } }]
    if (warning === 'dependent')
      return [{ code: 'dependent', facts: { correlation: latest?.autocorrelation ?? 0 } }]
    if (step !== 'day' || !chart.weekdays) return []
    const { share, advice } = chart.weekdays
    return [{ code: 'weekday_effect', facts: { share, advice } }]
  })
}
