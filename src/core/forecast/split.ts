/**
 * A forecast in parts: by service, by value and failure demand. Shares are counted, drawn to the common share as far as
 * counts are few, and always sum to 1, so that the parts sum to the whole in every interval.
 */
import { bandOf } from '#core/forecast/intervals.ts'
import type { Band, Forecast, ForecastInterval } from '#core/forecast/types.ts'

/** How many of the contacts of one weekday (0 is Monday) and slot were of which part; any sample will do. */
export type PartCount = {
  readonly part: string
  readonly weekday: number
  readonly slot: number
  readonly count: number
}

export type PartInterval = {
  readonly slot: number
  readonly minute: number
  readonly parts: Readonly<Record<string, Band>>
}

export type PartDay = {
  readonly date: string
  readonly intervals: readonly PartInterval[]
  readonly total: Readonly<Record<string, Band>>
}

/** Shares of the parts: `at` per weekday and slot, `overall` from all counts, `contacts` that they rest on. */
export type Shares = {
  readonly parts: readonly string[]
  readonly overall: Readonly<Record<string, number>>
  readonly contacts: number
  readonly at: (weekday: number, slot: number) => Readonly<Record<string, number>>
}

/** Contacts that the broader share weighs beside those of the narrower cell. */
const DRAWN = 50

/**
 * Shares from counts: each slot's drawn to that of its time of day on all weekdays, that to the overall share. Undefined
 * when nothing was counted, because any share would be invented. Negative or broken counts throw RangeError.
 */
export function sharesFrom(counts: readonly PartCount[]): Shares | undefined {
  if (counts.some((one) => !(one.count >= 0 && Number.isFinite(one.count))))
    throw new RangeError('Counts of parts must be 0 or more')
  const parts = [...new Set(counts.map((one) => one.part))].toSorted()
  const contacts = counts.reduce((sum, one) => sum + one.count, 0)
  if (!(contacts > 0)) return undefined
  const overall = sharesOf(parts, counts, undefined)
  const bySlot = Map.groupBy(counts, (one) => one.slot)
  const remembered = new Map<number, Readonly<Record<string, number>>>()
  const at = (weekday: number, slot: number) => {
    const known = remembered.get(slot * 7 + weekday)
    if (known) return known
    const ofSlot = bySlot.get(slot) ?? []
    const ofTime = sharesOf(parts, ofSlot, overall)
    const own = sharesOf(
      parts,
      ofSlot.filter((one) => one.weekday === weekday),
      ofTime,
    )
    remembered.set(slot * 7 + weekday, own)
    return own
  }
  return { parts, overall, contacts, at }
}

function sharesOf(
  parts: readonly string[],
  counts: readonly PartCount[],
  broader: Readonly<Record<string, number>> | undefined,
): Readonly<Record<string, number>> {
  const total = counts.reduce((sum, one) => sum + one.count, 0)
  const weight = broader ? DRAWN : 0
  const of = (part: string) => counts.reduce((sum, one) => sum + (one.part === part ? one.count : 0), 0)
  return Object.fromEntries(
    parts.map((part) => [part, (of(part) + weight * (broader?.[part] ?? 0)) / (total + weight)]),
  )
}

/** The forecast in parts. Expected numbers of the parts sum to the whole, interval by interval and over the day. */
export function splitForecast(forecast: Forecast, shares: Shares): PartDay[] {
  return forecast.days.map((day) => {
    const weekday = (new Date(`${day.date}T00:00:00Z`).getUTCDay() + 6) % 7
    const intervals = day.intervals.map((one) => splitInterval(one, shares, weekday))
    const total = Object.fromEntries(
      shares.parts.map((part) => {
        const expected = intervals.reduce((sum, one) => sum + (one.parts[part]?.expected ?? 0), 0)
        return [part, partBand(expected, day.total.cv, shares, part)]
      }),
    )
    return { date: day.date, intervals, total }
  })
}

function splitInterval(one: ForecastInterval, shares: Shares, weekday: number): PartInterval {
  const own = shares.at(weekday, one.slot)
  const parts = Object.fromEntries(
    shares.parts.map((part) => [part, partBand(one.expected * (own[part] ?? 0), one.cv, shares, part)]),
  )
  return { slot: one.slot, minute: one.minute, parts }
}

/** The rate's uncertainty with that of the share: (1 − p) ÷ (n p) for a share p of n contacts. */
function partBand(expected: number, cv: number, shares: Shares, part: string): Band {
  const share = shares.overall[part] ?? 0
  const ofShare = share > 0 ? (1 - share) / (shares.contacts * share) : 0
  const width = Math.sqrt(cv * cv + Math.min(1, ofShare))
  return bandOf(expected, { inner: width, outer: width })
}
