/** The methods that compete, by name. The combination is made of these and is no method of its own. */
import { dayLevel } from '#core/forecast/methods/day-level.ts'
import { dampedTrend, etsShare } from '#core/forecast/methods/ets.ts'
import type { Method } from '#core/forecast/methods/method.ts'
import { rootProfile } from '#core/forecast/methods/root-profile.ts'
import { svd } from '#core/forecast/methods/svd.ts'
import {
  longWeekdayMean,
  seasonalNaive,
  steadyWeekdayMean,
  weekdayMean,
} from '#core/forecast/methods/weekday.ts'
import type { MethodName } from '#core/forecast/types.ts'

export type SingleMethod = Exclude<MethodName, 'combination'>

export const METHODS: Readonly<Record<SingleMethod, Method>> = {
  weekday_mean: weekdayMean,
  seasonal_naive: seasonalNaive,
  long_weekday_mean: longWeekdayMean,
  steady_weekday_mean: steadyWeekdayMean,
  day_level: dayLevel,
  root_profile: rootProfile,
  svd,
  ets_share: etsShare,
  damped_trend: dampedTrend,
}

export const METHOD_NAMES = Object.keys(METHODS) as SingleMethod[]
