/** The day's total by a structural model with memory from day to day, divided by the weekday's usual shares. */
import { blocksOf } from '#core/forecast/blocks.ts'
import { forecastSeries, levelScale } from '#core/forecast/methods/day-series.ts'
import type { Method } from '#core/forecast/methods/method.ts'
import { dayShares } from '#core/forecast/profile.ts'

export const dayLevel: Method = (history, targets, memory) => {
  const scale = levelScale(history)
  const days = history.days
  const totals = days.map((one) => scale.to(one.total))
  const levels = forecastSeries('day_level', days, totals, targets, memory)
  const blocks = blocksOf(history)
  const shares = dayShares(blocks.days, blocks.count, history.end)
  return targets.map(({ weekday }, i) => {
    const level = scale.back(levels[i] as number)
    return blocks.spread(
      (shares[weekday] as Float64Array).map((share) => share * level),
      weekday,
    )
  })
}
