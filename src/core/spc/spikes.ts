/**
 * Subjects that spike: of many daily counts, those whose last days are far more than their own past and the usual week
 * lead one to expect, adjusted for how many are watched.
 */
import { addDays } from '#core/calendars/moments.ts'
import { countAtLeast } from '#core/stats/count-tail.ts'
import { adjustForLooks } from '#core/stats/false-discovery.ts'
import { sinceWhen } from './change-points.ts'
import { countProblem, dayWeights, onCalendar } from './daily-counts.ts'
import type { CountSeries, Spike, Spikes } from './types.ts'
import { shapedByWeekday } from './weekdays.ts'

/** How many last days are looked at, each time against all days before the longest. */
const LOOKS = [1, 3, 7] as const
const LONGEST = 7
/** Two weeks of past before the longest look. */
const FEWEST_DAYS = 14 + LONGEST
/** A change of rate longer ago is another story than the spike of these days. */
const LATELY = 21
/** Fewer contacts than this are no spike, however unexpected. */
const FEWEST_SEEN = 3

export type SpikeOptions = {
  /** The last whole day; the last named one when left out. */
  readonly until?: string
  /** The first day that was watched; the first named one when left out. */
  readonly since?: string
  /** Of the keys called, at most this share is false on average. */
  readonly falseShare?: number
}

/**
 * Keys that spike, the least probable first. The weekday's weight comes from all keys together, or from the key
 * itself where it has a week of its own; the rate from its own past, whose shortness and whose variation beyond chance widen what is expected (negative binomial). Refused: what is
 * no day or no count, fewer than 21 days.
 */
export function spikes(series: readonly CountSeries[], options: SpikeOptions = {}): Spikes {
  const wrong = firstProblem(series)
  if (wrong) return wrong
  const named = series.flatMap(({ days }) => days.map(({ day }) => day)).toSorted()
  const [first, until] = [options.since ?? named[0], options.until ?? named.at(-1)]
  const length = first && until && until >= first ? onCalendar([], first, until).length : 0
  if (!first || !until || length < FEWEST_DAYS)
    return { ok: false, why: 'too_short', points: length, needed: FEWEST_DAYS }
  const counts = series.map(({ days }) => onCalendar(days, first, until))
  const shared = weightsOf(together(counts, length), first)
  const weights = counts.map((own) => (hasOwnWeek(own, first) ? weightsOf(own, first) : shared))
  const effects = dayEffects(counts, weights)
  const found = counts.map((own, index) => strongestLook(own, weights[index] ?? shared, effects[index] ?? 0))
  const adjusted = adjustForLooks(found.map(({ probability }) => probability))
  const bound = options.falseShare ?? 0.05
  const called = series.flatMap(({ key, days }, index): Spike[] => {
    const look = found[index]
    const chance = adjusted[index] ?? 1
    if (!look || chance > bound || look.seen < FEWEST_SEEN) return []
    return [
      {
        key,
        ...look,
        adjusted: chance,
        ...rateBefore(days, look, { first, until, weights: weights[index] ?? shared }),
      },
    ]
  })
  return {
    ok: true,
    watched: series.length,
    until,
    spikes: called.toSorted((a, b) => a.probability - b.probability || (a.key < b.key ? -1 : 1)),
  }
}

function firstProblem(series: readonly CountSeries[]): Extract<Spikes, { key: string }> | undefined {
  for (const { key, days } of series) {
    const wrong = countProblem(days)
    if (wrong) return { ok: false, key, ...wrong }
  }
  return undefined
}

const together = (counts: readonly (readonly number[])[], length: number): number[] =>
  Array.from({ length }, (_, day) => counts.reduce((total, own) => total + (own[day] ?? 0), 0))

/** A subject may have a week of its own: the day the bins are not emptied is not the day the bills arrive. */
const hasOwnWeek = (counts: readonly number[], first: string): boolean =>
  shapedByWeekday(counts.slice(0, -LONGEST), first)

/** From the days before the longest look, so that a spike does not make its own weekday look usual. */
function weightsOf(counts: readonly number[], first: string): number[] {
  const past = dayWeights(counts.slice(0, -LONGEST), first)
  // The past is two weeks or more, so a day of the look weighs what the day a week before it does.
  return counts.map((_, day) => past[day] ?? past[day - LONGEST] ?? 1)
}

type Look = Pick<Spike, 'lastDays' | 'seen' | 'expected' | 'probability'>

/** The look of least probability, which is multiplied by the number of looks (Bonferroni). */
function strongestLook(counts: readonly number[], weights: readonly number[], dayEffect: number): Look {
  const end = counts.length
  const past = counts.slice(0, end - LONGEST)
  const pastWeights = weights.slice(0, end - LONGEST)
  const [seenBefore, weightBefore] = [sumOf(past), sumOf(pastWeights)]
  const looks = LOOKS.map((lastDays): Look => {
    const days = weights.slice(end - lastDays)
    const [seen, weight] = [sumOf(counts.slice(end - lastDays)), sumOf(days)]
    // Half a contact more than was seen (Jeffreys' prior): a subject never seen before is expected rarely, not never.
    const known = seenBefore + 0.5
    const expected = weightBefore > 0 ? (known * weight) / weightBefore : 0
    // What a few weekdays weigh is known from the counts of those weekdays alone.
    const behind = (known * lastDays) / LONGEST
    const perDay = weight > 0 ? expected / weight : 0
    const ofDays = dayEffect * perDay ** 2 * sumOf(days.map((one) => one * one))
    const variance = expected + ofDays + expected ** 2 * (1 / behind + dayEffect / past.length)
    return { lastDays, seen, expected, probability: countAtLeast(seen, expected, variance) }
  })
  const strongest = looks.reduce((best, one) => (one.probability < best.probability ? one : best))
  return { ...strongest, probability: Math.min(1, strongest.probability * LOOKS.length) }
}

/**
 * By key, the squared coefficient of variation of days that are busy or calm beyond chance: its own, or that of all keys
 * where that is more, since of few contacts one's own cannot be seen.
 */
function dayEffects(
  counts: readonly (readonly number[])[],
  weights: readonly (readonly number[])[],
): number[] {
  const own = counts.map((one, index) => beyondChance(one.slice(0, -LONGEST), weights[index] ?? []))
  const share = ({ more, scale }: { more: number; scale: number }) =>
    scale > 0 ? Math.max(0, more / scale) : 0
  const all = { more: sumOf(own.map(({ more }) => more)), scale: sumOf(own.map(({ scale }) => scale)) }
  return own.map((one) => Math.max(share(one), share(all)))
}

/**
 * From neighbouring days, whose (w₂x₁ − w₁x₂)² is w₁w₂(x₁ + x₂) by chance alone and 2cv²(w₁w₂m)² more where days differ,
 * m being the mean day.
 */
function beyondChance(counts: readonly number[], weights: readonly number[]) {
  const mean = sumOf(counts) / sumOf(weights.slice(0, counts.length))
  let [more, scale] = [0, 0]
  for (let day = 1; day < counts.length; day++) {
    const [x, y] = [counts[day - 1] ?? 0, counts[day] ?? 0]
    const [v, w] = [weights[day - 1] ?? 1, weights[day] ?? 1]
    more += (w * x - v * y) ** 2 - v * w * (x + y)
    scale += 2 * (v * w * mean) ** 2
  }
  return { more, scale }
}

type Calendar = { readonly first: string; readonly until: string; readonly weights: readonly number[] }

/** Since the last change of rate, if it was lately and to a higher one; else since the first day of the look. */
function rateBefore(
  days: CountSeries['days'],
  { lastDays, seen, expected }: Look,
  { first, until, weights }: Calendar,
): Pick<Spike, 'since' | 'before' | 'after'> {
  const found = sinceWhen([{ day: first, count: 0 }, ...days], { until, weights })
  const last = found.ok ? found.changes.at(-1) : undefined
  if (last && last.after > last.before && last.day > addDays(until, -LATELY))
    return { since: last.day, before: last.before, after: last.after }
  const weight = sumOf(weights.slice(-lastDays))
  const perDay = (count: number) => (weight > 0 ? count / weight : 0)
  return { since: addDays(until, 1 - lastDays), before: perDay(expected), after: perDay(seen) }
}

const sumOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0)
