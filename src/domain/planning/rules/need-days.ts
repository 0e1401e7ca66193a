import type { Need, NeedInterval } from '../contract.need.ts'
import { feltIn, pricesOfMissing } from './price.ts'
import type { NeedDay } from '../store/rosters.ts'
import { usualWeights } from '#core/rostering/types.ts'

/** A place that stays empty weighs at least so many times what filling it would cost: the offer stands before pay. */
const OVER_PAY = 3
/** By how much more a second one missing weighs than the first, and so on, at least. */
const STEEPER = 1.25

/**
 * The need of some days as a roster keeps it: people on duty in each interval, and clients’ waiting minutes for each one
 * missing. `bySkill`: the same need for the services of one skill alone.
 */
export function needDaysOf(need: Need, bySkill: ReadonlyMap<string, readonly Need[]>): NeedDay[] {
  const days = Map.groupBy(need.intervals, ({ day }) => day)
  return [...days].flatMap(([day, intervals]) => {
    const used = usedPart(intervals)
    const [first] = used
    if (!first) return []
    return [
      {
        day,
        fromMinute: first.minute,
        needed: used.map(({ neededSafely }) => neededSafely),
        waiting: used.map((one) => pricesOf(need, one)),
        bySkill: [...bySkill].map(([skillId, needs]) => ({
          skillId,
          needed: used.map((one) => neededFor(needs, one)),
        })),
      },
    ]
  })
}

/** From the first interval in which somebody is needed to the last; all of a day are kept where there is none. */
function usedPart(intervals: readonly NeedInterval[]): readonly NeedInterval[] {
  const first = intervals.findIndex(({ neededSafely }) => neededSafely > 0)
  const last = intervals.findLastIndex(({ neededSafely }) => neededSafely > 0)
  return first < 0 ? [] : intervals.slice(first, last + 1)
}

function pricesOf(need: Need, interval: NeedInterval): number[] {
  const { neededSafely, toRoster } = interval
  if (neededSafely === 0) return []
  const felt = feltIn(need, interval)
  const least = (need.intervalMinutes / 60) * usualWeights.paidHour * OVER_PAY
  const prices = pricesOfMissing((onDuty) => felt((onDuty * toRoster) / neededSafely), neededSafely)
  // The fewer are left, the more each one missing weighs: two do not take their break at once.
  let before = 0
  return prices.map((price, missing) => {
    before = Math.max(least * (missing + 1), price, before * STEEPER)
    return Math.round(before * 100) / 100
  })
}

/** Never more than are needed in all: people with a skill are part of the whole. */
function neededFor(needs: readonly Need[], { at, neededSafely }: NeedInterval): number {
  const sum = needs.reduce((total, need) => {
    return total + (need.intervals.find((one) => one.at === at)?.needed ?? 0)
  }, 0)
  return Math.min(neededSafely, sum)
}
