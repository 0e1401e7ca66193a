import { WEEKDAYS, closesAt, nextOpening } from '#core/calendars/hours.ts'
import type { LocalInterval, OpeningHours } from '#core/calendars/hours.ts'
import { z } from 'zod'

const Spans = z.array(z.tuple([z.string(), z.string()]))
/** Hours as calendars keep them: weekday (1 = Monday) to spans of local time; exceptions by date replace them. */
const Hours = z.object({
  weekly: z.record(z.string(), Spans).default({}),
  exceptions: z.record(z.string(), Spans).default({}),
})

const YEAR_MS = 365 * 86_400_000

/** Opening hours from their stored form. A form that cannot be read is a fault and throws. */
export function readHours(zone: string, stored: unknown): OpeningHours {
  const { weekly, exceptions } = Hours.parse(stored)
  return {
    zone,
    weekly: Object.fromEntries(
      WEEKDAYS.map((day, index) => [day, toIntervals(weekly[String(index + 1)] ?? [])]),
    ),
    exceptions: Object.entries(exceptions).map(([date, spans]) => ({ date, intervals: toIntervals(spans) })),
  }
}

function toIntervals(spans: z.infer<typeof Spans>): LocalInterval[] {
  return spans.map(([opens, closes]) => ({ opens, closes }))
}

/** Whether it is open, and when that changes; null when it does not within a year. */
export function openingAt(hours: OpeningHours, now: Date): { openNow: boolean; changesAt: Date | null } {
  const at = now.getTime()
  const closes = closesAt(hours, at)
  const changes = closes ?? nextOpening(hours, at)
  const known = changes !== undefined && changes - at < YEAR_MS
  return { openNow: closes !== undefined, changesAt: known ? new Date(changes) : null }
}
