/** A morning that swells and falls, and what must hold in it exactly when patience is as long as a talk. */
import { regularisedGamma } from '#core/stats/gamma.ts'
import { centre, type Centre } from './centre.ts'
import { exponential } from './draws.ts'

/** Contacts per hour in each quarter of an hour, and people on duty beside it. */
const PER_HOUR = [40, 60, 90, 130, 170, 200, 190, 160, 150, 140, 120, 110, 130, 150, 120, 80]
const PEOPLE = [4, 5, 7, 9, 12, 15, 16, 15, 13, 12, 11, 10, 10, 11, 11, 9]
const MINUTES = 5

/** How long the morning lasts, and the minutes at which to look. */
export const MORNING_MINUTES = 240
export const LOOKED_AT = Array.from({ length: 47 }, (_, i) => 5 * (i + 1))

/** The morning with so many times the contacts and people. */
export function morning(times: number): Centre {
  const kind = {
    name: 'call',
    arrivals: { perHour: { every: 15, values: PER_HOUR.map((rate) => rate * times) } },
    minutes: exponential(MINUTES),
    patience: exponential(MINUTES),
    pools: ['people'],
  }
  return centre([kind], { people: { people: { every: 15, values: PEOPLE.map((people) => people * times) } } })
}

/** People on duty at a minute. */
export const onDuty = (times: number, minute: number): number =>
  times * (PEOPLE[Math.min(15, Math.floor(minute / 15))] ?? 0)

/** m' = λ − μm, exactly, for a rate that is constant in each quarter of an hour (Eick, Massey & Whitt 1993). */
export function meanInSystem(times: number, minute: number): number {
  let mean = 0
  for (const [quarter, rate] of PER_HOUR.entries()) {
    const passed = Math.min(15, minute - quarter * 15)
    if (passed <= 0) return mean
    const level = ((times * rate) / 60) * MINUTES
    mean = level + (mean - level) * Math.exp(-passed / MINUTES)
  }
  return mean
}

/** P(N ≥ n) of a Poisson count. */
export const atLeast = (n: number, mean: number): number => (n <= 0 ? 1 : regularisedGamma(n, mean))

/** How far the counts seen at one minute are from the truth, in standard errors: their mean, and the share with nobody free. */
export function strayed(
  times: number,
  minute: number,
  seen: readonly number[],
): { mean: number; waits: number } {
  const mean = meanInSystem(times, minute)
  const people = onDuty(times, minute)
  const waits = atLeast(people, mean)
  const average = seen.reduce((sum, one) => sum + one, 0) / seen.length
  const share = seen.filter((count) => count >= people).length / seen.length
  return {
    mean: (average - mean) / Math.sqrt(mean / seen.length),
    waits: (share - waits) / Math.sqrt((waits * (1 - waits)) / seen.length),
  }
}

/** 99 % for two checks at each of the 47 minutes together (Bonferroni), two-sided. */
export const FURTHEST = 3.88
