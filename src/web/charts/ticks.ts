import type { TickLevel } from './speech.ts'
import { instantOf, wallAt } from './zoned.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * Round values (1, 2, 5 × 10ⁿ) that span the figures: the first is at or below `low`, the last at or above `high`, some
 * `about` of them. Equal bounds are widened, so that there is always something to draw between.
 */
export function valueTicks(low: number, high: number, about: number): number[] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1]
  const [from, to] = low < high ? [low, high] : widened(low)
  const rough = (to - from) / Math.max(1, about)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10)
  return multiples(from, to, step)
}

function widened(value: number): [number, number] {
  if (value === 0) return [0, 1]
  return value > 0 ? [0, value] : [value, 0]
}

const rounded = (value: number): number => Number(value.toPrecision(15))

const SPANS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400,
]

/** Where spans (seconds) are marked: at seconds, minutes, hours or days that a clock has marks for too. */
export function spanTicks(low: number, high: number, about: number): number[] {
  if (!(low < high)) return valueTicks(low, high, about)
  const rough = (high - low) / Math.max(1, about)
  const step = SPANS.find((one) => one >= rough * 0.999)
  if (step === undefined)
    return valueTicks(low / 86_400, high / 86_400, about).map((days) => rounded(days * 86_400))
  if (rough < 0.5) return valueTicks(low, high, about)
  return multiples(low, high, step)
}

/** The multiples of a step from at or below `low` to at or above `high`. */
export function multiples(low: number, high: number, step: number): number[] {
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) => rounded((first + index) * step))
}

export type TimeTick = { readonly at: number; readonly level: TickLevel }

const WITHIN_A_DAY = [15, 30, 60, 120, 180, 240, 360, 720].map((minutes) => minutes * MINUTE)
const DAYS = [1, 2, 7, 14]
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120]

/**
 * Marks on an axis of time from `from` to `to` (epoch milliseconds), at most `most`, at hours, days or months that begin
 * on the wall clock of the zone: over a change to summer time they stay at 06:00 and 12:00.
 */
export function timeTicks(from: number, to: number, zone: string, most: number): TimeTick[] {
  if (!(to > from)) return [{ at: from, level: 'day' }]
  const room = Math.max(1, most)
  const { walls, isOfMonths } = wallsFor(wallAt(zone, from), wallAt(zone, to), room)
  return walls
    .map((wall) => ({ at: instantOf(zone, wall), level: levelOf(wall, isOfMonths) }))
    .filter((tick): tick is TimeTick => tick.at !== undefined && tick.at >= from && tick.at <= to)
}

function wallsFor(from: number, to: number, room: number): { walls: number[]; isOfMonths: boolean } {
  const span = to - from
  const short = WITHIN_A_DAY.find((step) => span / step <= room)
  if (short !== undefined) return { walls: every(from, to, short), isOfMonths: false }
  const days = DAYS.find((step) => span / (step * DAY) <= room)
  // Weeks are marked on Mondays; 5 January 1970 was one.
  if (days !== undefined) {
    return { walls: every(from, to, days * DAY, days >= 7 ? 4 * DAY : 0), isOfMonths: false }
  }
  const months = MONTHS.find((step) => span / (step * 30.4 * DAY) <= room) ?? 240
  return { walls: everyMonths(from, to, months), isOfMonths: true }
}

function every(from: number, to: number, step: number, shift = 0): number[] {
  const first = Math.ceil((from - shift) / step)
  const last = Math.floor((to - shift) / step)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step + shift)
}

function everyMonths(from: number, to: number, months: number): number[] {
  const start = new Date(from)
  const first = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months)
  const found: number[] = []
  for (let index = first; ; index += 1) {
    const wall = Date.UTC(Math.floor((index * months) / 12), (index * months) % 12, 1)
    if (wall > to) return found
    if (wall >= from) found.push(wall)
  }
}

function levelOf(wall: number, isOfMonths: boolean): TickLevel {
  if (!isOfMonths) return wall % DAY === 0 ? 'day' : 'hour'
  return new Date(wall).getUTCMonth() === 0 ? 'year' : 'month'
}

/** Every how many-th of `count` names can be written where `most` have room. */
export function everyNth(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / Math.max(1, most)))
}
