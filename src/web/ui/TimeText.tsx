import { useIntl } from 'react-intl'
import { useNow, useTimes } from './time.ts'

/** An instant in words, in the service's zone, with the whole date on hover and for machines. */
export function TimeText({
  at,
  style = 'day-time',
}: {
  readonly at: string
  /** relative: "5 minutes ago" · time: 14:05 · day: tomorrow · day-time: tomorrow 14:05 · full */
  readonly style?: 'relative' | 'time' | 'day' | 'day-time' | 'full'
}) {
  const times = useTimes()
  const now = useNow()
  const { locale } = useIntl()
  const words = {
    relative: () => relativeWords(Date.parse(at) - now, locale) ?? times.dayTime(at, now),
    time: () => times.time(at),
    day: () => times.day(at, now),
    'day-time': () => times.dayTime(at, now),
    full: () => times.full(at),
  }[style]()
  return (
    <time dateTime={at} title={times.full(at)}>
      {words}
    </time>
  )
}

/** "in 5 minutes", "3 hours ago"; undefined when it is further away than a day. */
function relativeWords(ms: number, locale: string): string | undefined {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const minutes = Math.trunc(ms / 60_000)
  if (Math.abs(minutes) < 1) return format.format(0, 'second')
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute')
  const hours = Math.trunc(minutes / 60)
  return Math.abs(hours) < 24 ? format.format(hours, 'hour') : undefined
}

/** A length of time: "about 2 minutes" in words, or `3:07` running from an instant. */
export function Duration({ seconds }: { readonly seconds: number }) {
  const { locale } = useIntl()
  return <>{durationWords(seconds, locale)}</>
}

/** 40 seconds, 2 minutes, 1 hour 20 minutes. */
export function durationWords(seconds: number, locale: string): string {
  const unit = (value: number, name: 'second' | 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value)
  if (seconds < 60) return unit(Math.round(seconds), 'second')
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return unit(minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return unit(Math.round(hours / 24), 'day')
  const rest = minutes % 60
  return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`
}

/** Time since an instant as a running `3:07` (or `1:03:07`). */
export function Since({ at }: { readonly at: string }) {
  const now = useNow(1_000)
  const seconds = Math.max(0, Math.floor((now - Date.parse(at)) / 1000))
  return <time dateTime={`PT${seconds}S`}>{clockWords(seconds)}</time>
}

function clockWords(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
