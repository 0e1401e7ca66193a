import { z } from 'zod'
import { Line } from '#platform/contract/values.ts'

/** An IANA time zone that this installation knows, such as `Pacific/Auckland`. */
export const Zone = z
  .string()
  .max(60)
  .refine((zone) => zone.includes('/') || zone === 'UTC', 'is no time zone such as Pacific/Auckland')
  .refine(isZone, 'is no time zone that is known here')

function isZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** A language of people, `fr` or `mi`. */
export const LanguageCode = z.string().regex(/^[a-z]{2,3}$/, 'is no language code such as fr')
/** A language as dates and numbers are written in it, `en-NZ`. */
export const Locale = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'is no language such as en-NZ')
/** ISO 3166-1. */
export const Country = z.string().regex(/^[A-Z]{2}$/, 'is no country code such as NZ')

const Time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'is no time of day such as 09:00')
/** From when to when, local times; an end at or before the beginning lies on the next day. */
export const Span = z.tuple([Time, Time])
export type Span = z.infer<typeof Span>
const Spans = z.array(Span).max(6)
const Day = z.iso.date()

/** Open times of a week in local time: weekday (1 = Monday … 7 = Sunday) to spans. A day left out is closed. */
export const Weekly = z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), Spans)
export type Weekly = z.infer<typeof Weekly>

/** A day that is not like its weekday: closed without spans. */
export const DayException = z.object({ date: Day, name: Line(120).nullable().default(null), spans: Spans })
export type DayException = z.infer<typeof DayException>
export const Exceptions = z.array(DayException).max(600)
