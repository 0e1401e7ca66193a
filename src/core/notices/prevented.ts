/** How many contacts a notice seems to have prevented (R31): what like days led to expect, less what came. */
import { countQuantile } from '#core/stats/count-quantile.ts'

/** Contacts in the same hours of like days, and how often such a day was among those on which the notice held. */
export type LikeCounts = {
  readonly times: number
  readonly weekday: number
  readonly counts: readonly number[]
}

export type PreventedResult =
  | {
      readonly ok: true
      readonly came: number
      /** Contacts that would have been expected. */
      readonly expected: number
      /** Expected less came: below nought when more came than on like days. */
      readonly prevented: number
      /** Between these with a probability of 0.8. */
      readonly low: number
      readonly high: number
      /** Like days that it rests on. */
      readonly days: number
    }
  | { readonly ok: false; readonly why: 'too_few_days' | 'too_few_contacts' }

/** So many like days of each kind are needed before anything is said. */
export const LEAST_LIKE_DAYS = 4
/** Below so many contacts on all like days together, chance alone decides. */
const LEAST_CONTACTS = 8
/** What days of services usually differ by beyond chance, as a share; weighs as much as four days that were counted. */
const USUAL_DAY_EFFECT = 0.1
const USUAL_WEIGHT = 4
const LOW = 0.1
const HIGH = 0.9

/**
 * Counts of a day are Poisson around a mean that itself differs from day to day (negative binomial, variance
 * m + (cv·m)²; the day effect cv by the method of moments, pulled towards a usual one). The interval is that of a count
 * yet to be seen: it holds the chance of the count, the day effect, and that the mean is known from few days only.
 * Throws RangeError for counts that are none.
 */
export function preventedBy(came: number, likes: readonly LikeCounts[]): PreventedResult {
  const all = likes.flatMap((one) => one.counts)
  if ([came, ...all].some((count) => !Number.isInteger(count) || count < 0))
    throw new RangeError('counts are whole numbers of 0 or more')
  if (likes.length === 0 || likes.some((one) => one.counts.length < LEAST_LIKE_DAYS))
    return { ok: false, why: 'too_few_days' }
  if (sumOf(all) < LEAST_CONTACTS) return { ok: false, why: 'too_few_contacts' }
  const expected = sumOf(likes.map((one) => one.times * meanOf(one.counts)))
  const cv = Math.sqrt(Math.max(0, varianceOf(likes) - expected)) / expected
  return {
    ok: true,
    came,
    expected,
    prevented: expected - came,
    low: countQuantile(expected, cv, LOW) - came,
    high: countQuantile(expected, cv, HIGH) - came,
    days: all.length,
  }
}

/** Variance of the count to be expected over all days on which the notice held. */
function varianceOf(likes: readonly LikeCounts[]): number {
  const effect = dayEffect(likes)
  const ofOne = (mean: number) => mean + effect * mean * mean
  const ofDays = sumOf(likes.map((one) => one.times * ofOne(meanOf(one.counts))))
  // The same Mondays tell the mean of every Monday: what they are wrong by does not even out between them.
  const unsure = new Map<number, number>()
  for (const { times, weekday, counts } of likes) {
    const deviation = times * Math.sqrt(ofOne(meanOf(counts)) / counts.length)
    unsure.set(weekday, (unsure.get(weekday) ?? 0) + deviation)
  }
  return ofDays + sumOf([...unsure.values()].map((one) => one * one))
}

/** The day effect squared: what is left of the variance of like days beyond chance, over the squared mean. */
function dayEffect(likes: readonly LikeCounts[]): number {
  let excess = 0
  let weight = 0
  let days = 0
  for (const { counts } of likes) {
    const mean = meanOf(counts)
    const squares = sumOf(counts.map((count) => (count - mean) ** 2))
    excess += (squares * counts.length) / (counts.length - 1) - counts.length * mean
    weight += counts.length * mean * mean
    days += counts.length
  }
  const seen = weight > 0 ? excess / weight : 0
  const pulled = (seen * days + USUAL_DAY_EFFECT ** 2 * USUAL_WEIGHT) / (days + USUAL_WEIGHT)
  return Math.max(0, pulled)
}

const sumOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0)
const meanOf = (values: readonly number[]) => sumOf(values) / values.length
