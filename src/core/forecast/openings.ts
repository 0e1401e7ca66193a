/** How often each interval of a local day really comes: not at all, once, or twice where the clocks go back. */
import { Temporal } from 'temporal-polyfill'
import { openBetween, wholeDay } from '#core/calendars/hours.ts'
import type { DemandSeries } from '#core/forecast/types.ts'

type Grid = Pick<DemandSeries, 'slots' | 'firstMinute' | 'intervalMinutes' | 'zone' | 'hours'>

const MINUTE_MS = 60_000

/** Per slot 0, 1 or 2: how often it comes on that date, and within the opening hours when the series has them. */
export function openTimes(grid: Grid, date: string): Uint8Array {
  const zone = grid.zone ?? grid.hours?.zone
  const times = new Uint8Array(grid.slots)
  if (zone === undefined) return times.fill(1)
  const span = wholeDay(zone, date)
  const open = grid.hours ? openBetween(grid.hours, span.start, span.end) : [span]
  const usual = span.end - span.start === 1440 * MINUTE_MS
  const step = grid.intervalMinutes * MINUTE_MS
  for (let at = span.start; at < span.end; at += step) {
    if (!open.some((one) => one.start < at + step && at < one.end)) continue
    const minute = usual ? (at - span.start) / MINUTE_MS : localMinute(zone, at)
    const slot = Math.floor((minute - grid.firstMinute) / grid.intervalMinutes)
    if (slot >= 0 && slot < grid.slots) times[slot] = (times[slot] as number) + 1
  }
  return times
}

/** Minutes since local midnight on the clock on the wall, 0 to 1439. */
export function localMinute(zone: string, at: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone)
  return local.hour * 60 + local.minute
}
