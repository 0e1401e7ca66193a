import { useNow } from './time.ts'

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
