/** The plain methods: averages of the same weekday. The mean over eight weeks is what all others are held against. */
import type { History, PastDay } from '#core/forecast/history.ts'
import { meanBySlot, medianOf } from '#core/forecast/methods/method.ts'
import type { Method } from '#core/forecast/methods/method.ts'

/** Mean of the last 8 days of the same weekday, slot by slot. */
export const weekdayMean: Method = averageOver(8, meanBySlot)

/** Mean of the last 26 days of the same weekday: calmer where little changes. */
export const longWeekdayMean: Method = averageOver(26, meanBySlot)

/** Mean of the last 8 days of the same weekday without the odd ones: unmoved by single spikes. */
export const steadyWeekdayMean: Method = averageOver(8, (days, slots) => meanBySlot(withoutOdd(days), slots))

/** The last day of the same weekday again. */
export const seasonalNaive: Method = averageOver(1, meanBySlot)

type Average = (days: readonly PastDay[], slots: number) => Float64Array

function averageOver(count: number, average: Average): Method {
  return (history, targets) => {
    const known = new Map<number, Float64Array>()
    return targets.map(({ weekday }) => {
      const found =
        known.get(weekday) ?? settle(average(likeDays(history, weekday, count), history.slots), history)
      known.set(weekday, found)
      return found
    })
  }
}

/** The last days of a weekday; of a weekday never seen, the last days of any. */
function likeDays(history: History, weekday: number, count: number): PastDay[] {
  const found: PastDay[] = []
  for (let i = history.days.length - 1; i >= 0 && found.length < count; i--) {
    const day = history.days[i] as PastDay
    if (day.weekday === weekday) found.push(day)
  }
  return found.length > 0 ? found : history.days.slice(-count)
}

/** A slot without any count of its own takes what that time of day has on other days. */
function settle(values: Float64Array, history: History): Float64Array {
  if (!values.some(Number.isNaN)) return values
  const any = meanBySlot(history.days.slice(-56), history.slots)
  return values.map((value, s) => (Number.isNaN(value) ? any[s] || 0 : value))
}

/** Whole days, not cells, are left out, and only far ones: a mean of what is left stays a mean where counts are small. */
function withoutOdd(days: readonly PastDay[]): readonly PastDay[] {
  const middle = medianOf(days.map((one) => one.total))
  const spread = 1.4826 * medianOf(days.map((one) => Math.abs(one.total - middle)))
  const limit = 3 * Math.max(spread, Math.sqrt(middle), 1)
  return days.filter((one) => Math.abs(one.total - middle) <= limit)
}
