/** When needs arise: a rate that changes through the day and week, with days that are busier or calmer as a whole. */
import { chanceFrom, type Chance } from '#core/chance.ts'
import { highestLevel, MINUTES_OF_DAY, type Level } from './week.ts'

/** Needs of one kind. */
export type Arrivals =
  /** Poisson with this rate; `dayCv` is the coefficient of variation of a gamma factor per day (mean 1). */
  | { perHour: Level; dayCv?: number }
  /** Exactly these instants, in minutes from the start, in order. */
  | { at: readonly number[] }

/** The next instant at each call, in minutes; Infinity when there is none any more. */
export type Instants = () => number

/**
 * The instants of a doubly stochastic Poisson process with a piecewise constant rate: unit exponentials stretched
 * by the integrated rate, and one gamma factor per day (Whitt 1999; Jongbloed & Koole 2001).
 */
export function instants(arrivals: Arrivals, seed: string): Instants {
  if ('at' in arrivals) return given(arrivals.at)
  if (!(highestLevel(arrivals.perHour) > 0)) return () => Infinity
  const chance = chanceFrom(`${seed}/arrivals`)
  const cv = arrivals.dayCv ?? 0
  if (typeof arrivals.perHour === 'number' && cv === 0) return steady(60 / arrivals.perHour, chance)
  return changing(arrivals.perHour, cv, chance, chanceFrom(`${seed}/days`))
}

function given(at: readonly number[]): Instants {
  let next = 0
  return () => at[next++] ?? Infinity
}

function steady(mean: number, chance: Chance): Instants {
  let now = 0
  return () => (now += chance.exponential(mean))
}

function changing(perHour: Level, cv: number, chance: Chance, days: Chance): Instants {
  const every = typeof perHour === 'number' ? MINUTES_OF_DAY : perHour.every
  const rates = typeof perHour === 'number' ? [perHour] : perHour.values
  const dayFactor = () => (cv > 0 ? days.gamma(1 / (cv * cv), cv * cv) : 1)
  let now = 0
  let interval = 0
  let day = 0
  let factor = dayFactor()
  return () => {
    let left = chance.exponential(1)
    for (;;) {
      const rate = ((rates[interval % rates.length] ?? 0) / 60) * factor
      const end = Math.min((interval + 1) * every, (day + 1) * MINUTES_OF_DAY)
      if (left <= rate * (end - now)) return (now += left / rate)
      left -= rate * (end - now)
      now = end
      while (now >= (interval + 1) * every) interval += 1
      if (now < (day + 1) * MINUTES_OF_DAY) continue
      day += 1
      factor = dayFactor()
    }
  }
}
