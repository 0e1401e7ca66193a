/** Every method forecasts the organisation's own past, each evening anew, from what was known that evening. */
import { historyUntil, targetsOf } from '#core/forecast/history.ts'
import type { History, Source } from '#core/forecast/history.ts'
import { METHODS, METHOD_NAMES } from '#core/forecast/methods/all.ts'
import type { SingleMethod } from '#core/forecast/methods/all.ts'
import type { Memory } from '#core/forecast/methods/method.ts'

/** One day as it was expected one evening, and as it came. */
export type Trial = {
  readonly origin: number
  readonly day: number
  /** Calendar days from the evening: 1 is the next day. */
  readonly horizon: number
  readonly actual: Float64Array
  readonly expected: Readonly<Record<SingleMethod, Float64Array>>
}

export type BackTest = {
  readonly trials: readonly Trial[]
  /** Mean absolute difference to the same weekday a week before, per interval, before the first evening. */
  readonly naiveScale: number
  readonly origins: number
}

/** Days with a count before the first evening, at least. */
export const LEAST_HISTORY_DAYS = 14
const MOST_ORIGINS = 40
const REMEMBERED_DAYS = 14
const WEEK = 7

/** Forecast from the last evenings before `end` for the week that followed each, as far as it was before `end`. */
export function backTest(source: Source, end: number): BackTest {
  const rows = source.rows.filter((row) => row.day < end)
  const first = (rows[0]?.day ?? end) + LEAST_HISTORY_DAYS
  const origins = rows.flatMap((row) => (row.day >= first ? [row.day] : [])).slice(-MOST_ORIGINS)
  let memory: Memory = new Map()
  let remembered = Number.NEGATIVE_INFINITY
  const trials = origins.flatMap((origin) => {
    if (origin - remembered >= REMEMBERED_DAYS) [memory, remembered] = [new Map(), origin]
    return trialsFrom(source, origin, end, memory)
  })
  return { trials, naiveScale: naiveScale(historyUntil(source, origins[0] ?? end)), origins: origins.length }
}

function trialsFrom(source: Source, origin: number, end: number, memory: Memory): Trial[] {
  const history = historyUntil(source, origin)
  const ahead = source.rows.filter((row) => row.day >= origin && row.day < Math.min(end, origin + WEEK))
  const targets = targetsOf(
    source,
    history,
    ahead.map((row) => row.day),
  )
  const found = METHOD_NAMES.map((name) => [name, METHODS[name](history, targets, memory)] as const)
  return ahead.map((row, i) => ({
    origin,
    day: row.day,
    horizon: row.day - origin + 1,
    actual: row.values,
    expected: Object.fromEntries(found.map(([name, all]) => [name, all[i]])) as Trial['expected'],
  }))
}

/** Mean |value − value of the same weekday before|, per interval: the scale of MASE. */
export function naiveScale(history: History): number {
  const before = new Map<number, Float64Array>()
  let [sum, count] = [0, 0]
  for (const { weekday, values } of history.days) {
    const last = before.get(weekday)
    if (last)
      values.forEach((value, s) => {
        const change = Math.abs(value - (last[s] as number))
        if (Number.isNaN(change)) return
        sum += change
        count += 1
      })
    before.set(weekday, values)
  }
  return count > 0 ? sum / count : Number.NaN
}
