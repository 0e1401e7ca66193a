/** Named days: what their earlier occurrences were, measured against the usual days around them. */
import { epochDay, weekdayOfDay } from '#core/forecast/dates.ts'
import type { History } from '#core/forecast/history.ts'
import { meanBySlot } from '#core/forecast/methods/method.ts'
import type { DemandDay, DemandSeries } from '#core/forecast/types.ts'

export type SpecialEffect = {
  /** How many earlier occurrences it rests on. */
  readonly occurrences: number
  /** What a usual day's expectation becomes; the day's own shape as far as earlier occurrences show one. */
  readonly apply: (usual: Float64Array, open: Uint8Array) => Float64Array
  /** Coefficient of variation that the special day adds. */
  readonly cv: number
}

const AROUND_DAYS = 29
/** Contacts that the usual shape weighs beside those of the earlier occurrences. */
const USUAL_SHAPE_WEIGHT = 200
/** A single occurrence says little of the next. */
const LEAST_CV = 0.12
const ONE_OCCURRENCE_CV = 0.25

/** Undefined when no earlier day of that name was counted before the end of the history. */
export function specialEffect(
  series: DemandSeries,
  history: History,
  name: string,
): SpecialEffect | undefined {
  const earlier = series.days.filter(
    (one) => one.special === name && one.counts.length > 0 && epochDay(one.date) < history.end,
  )
  const measured = earlier.flatMap((day) => {
    const ratio = ratioOf(day, history)
    return ratio === undefined ? [] : [{ day, ratio }]
  })
  if (measured.length === 0) return undefined
  const ratio = measured.reduce((sum, one) => sum + one.ratio, 0) / measured.length
  const shape = new Float64Array(series.slots)
  for (const { day } of measured)
    day.counts.forEach((count, s) => (shape[s] = (shape[s] as number) + (count ?? 0)))
  return {
    occurrences: measured.length,
    cv: uncertainty(measured.map((one) => one.ratio / Math.max(ratio, 1e-9))),
    apply: (usual, open) => applied(usual, open, ratio, shape),
  }
}

/** The day's total over the mean total of usual days of its weekday (else of any) within four weeks either side. */
function ratioOf(day: DemandDay, history: History): number | undefined {
  const at = epochDay(day.date)
  const near = history.days.filter((one) => Math.abs(one.day - at) < AROUND_DAYS)
  const same = near.filter((one) => one.weekday === weekdayOfDay(at))
  const like = same.length > 0 ? same : near
  const usual = meanBySlot(like, history.slots).reduce((sum, one) => sum + (one || 0), 0)
  const came = day.counts.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  return usual > 0 ? came / usual : undefined
}

function uncertainty(relative: readonly number[]): number {
  const n = relative.length
  if (n < 2) return ONE_OCCURRENCE_CV
  const variance = relative.reduce((sum, one) => sum + (one - 1) ** 2, 0) / (n - 1)
  return Math.max(LEAST_CV, Math.sqrt(variance * (1 + 1 / n)))
}

function applied(usual: Float64Array, open: Uint8Array, ratio: number, shape: Float64Array): Float64Array {
  const total = usual.reduce((sum, one) => sum + one, 0)
  const seen = shape.reduce((sum, one, s) => sum + ((open[s] as number) > 0 ? one : 0), 0)
  if (total === 0) return usual
  return usual.map((value, s) => {
    const own = (open[s] as number) > 0 ? (shape[s] as number) : 0
    return (ratio * total * (own + (USUAL_SHAPE_WEIGHT * value) / total)) / (seen + USUAL_SHAPE_WEIGHT)
  })
}
