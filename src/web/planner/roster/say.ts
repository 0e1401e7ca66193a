import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { IntlShape } from 'react-intl'
import { useT } from '../../messages/Messages.tsx'
import type { T } from '../../messages/Messages.tsx'

/** Says days, times of day and lengths in the language of the page. Days and minutes are the service's own already. */
export type Say = {
  readonly t: T
  /** 08:30, from minutes since midnight; 1,440 and more lie after it. */
  readonly clock: (minute: number) => string
  /** 08:00–16:30. */
  readonly times: (from: number, to: number) => string
  /** Monday 30 March. */
  readonly day: (day: string) => string
  /** 30 March. */
  readonly date: (day: string) => string
  /** Mon 30 Mar. */
  readonly shortDay: (day: string) => string
  /** Monday, from an ISO weekday. */
  readonly weekday: (weekday: number) => string
  /** Mon, from an ISO weekday. */
  readonly shortWeekday: (weekday: number) => string
  /** 7 h 30 min, from minutes. */
  readonly length: (minutes: number) => string
  /** 37.5, in the page's way to write numbers. */
  readonly number: (value: number, digits?: number) => string
  readonly percent: (share: number) => string
  readonly list: (words: readonly string[]) => string
}

const DAY_MS = 86_400_000
/** Monday 5 January 1970 is four days after the epoch. */
const MONDAY_MS = 4 * DAY_MS

/** For the page's language; apart from the hook for whatever is no component. */
export function sayWith(intl: IntlShape, t: T): Say {
  const date = (at: number, options: Intl.DateTimeFormatOptions) =>
    intl.formatDate(new Date(at), { timeZone: 'UTC', ...options })
  const clock = (minute: number) =>
    intl.formatTime(new Date((((minute % 1440) + 1440) % 1440) * 60_000), {
      ...{ timeZone: 'UTC', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    })
  const weekday = (style: 'long' | 'short') => (one: number) =>
    date(MONDAY_MS + (one - 1) * DAY_MS, { weekday: style })
  return {
    t,
    clock,
    times: (from, to) => `${clock(from)}–${clock(to)}`,
    day: (day) => date(Date.parse(day), { weekday: 'long', day: 'numeric', month: 'long' }),
    date: (day) => date(Date.parse(day), { day: 'numeric', month: 'long' }),
    shortDay: (day) => date(Date.parse(day), { weekday: 'short', day: 'numeric', month: 'short' }),
    weekday: weekday('long'),
    shortWeekday: weekday('short'),
    length: (minutes) => lengthWords(Math.round(minutes), t),
    number: (value, digits = 1) => intl.formatNumber(value, { maximumFractionDigits: digits }),
    percent: (share) => intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 1 }),
    list: (words) => intl.formatList(words, { type: 'conjunction' }),
  }
}

function lengthWords(minutes: number, t: T): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return t('roster.minutes', { minutes: rest })
  return rest === 0 ? t('roster.hours', { hours }) : t('roster.hours_minutes', { hours, minutes: rest })
}

/** Says days, times and lengths in the language of the page. */
export function useSay(): Say {
  const intl = useIntl()
  const t = useT()
  return useMemo(() => sayWith(intl, t), [intl, t])
}
