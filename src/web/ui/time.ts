import { useSyncExternalStore } from 'react'
import { useIntl } from 'react-intl'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall } from '../client.ts'

/** The organisation: name, zone, how to reach it. Read once. */
export function useOrganisation() {
  return useCall(serviceRoutes.organisation, {}, { staleTime: Infinity }).data
}

/** The service's time zone: every time on every page is shown in it. */
export function useZone(): string {
  return useOrganisation()?.zone ?? 'Europe/London'
}

type Clock = {
  readonly subscribe: (hear: () => void) => () => void
  readonly now: () => number
}

const clocks = new Map<number, Clock>()

/** One clock for everybody who wants the same rhythm; it runs while somebody hears it. */
function clockOf(everyMs: number): Clock {
  const known = clocks.get(everyMs)
  if (known) return known
  const hearing = new Set<() => void>()
  let now = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined
  const tick = (): void => {
    now = Date.now()
    for (const hear of hearing) hear()
  }
  const clock: Clock = {
    now: () => now,
    // The same function every time: a new one would be subscribed anew at each drawing, without end.
    subscribe: (hear) => {
      hearing.add(hear)
      if (hearing.size === 1) {
        now = Date.now()
        timer = setInterval(tick, everyMs)
      }
      return () => {
        hearing.delete(hear)
        if (hearing.size === 0) clearInterval(timer)
      }
    },
  }
  clocks.set(everyMs, clock)
  return clock
}

/** Now in milliseconds, renewed every so often while it is shown. */
export function useNow(everyMs = 15_000): number {
  const clock = clockOf(everyMs)
  return useSyncExternalStore(clock.subscribe, clock.now)
}

export type TimeStyle = 'time' | 'day' | 'day-time' | 'full'

/** The calendar day of an instant in a zone, `2026-03-29`: for grouping and comparing days. */
export function dayOf(at: string | number | Date, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(at))
}

/** Words for instants in the service's zone and the page's language. */
export function useTimes() {
  const { locale } = useIntl()
  const zone = useZone()
  const format = (at: string | number | Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(new Date(at))
  const day = (at: string | number | Date, now: number = Date.now()): string => {
    const days = daysBetween(dayOf(now, zone), dayOf(at, zone))
    if (Math.abs(days) <= 1) {
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
    }
    if (days > 1 && days < 7) return format(at, { weekday: 'long' })
    const sameYear = dayOf(now, zone).slice(0, 4) === dayOf(at, zone).slice(0, 4)
    return format(at, {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      ...(!sameYear && { year: 'numeric' }),
    })
  }
  const time = (at: string | number | Date) => format(at, { hour: '2-digit', minute: '2-digit' })
  return {
    zone,
    /** 14:05 */
    time,
    /** today, tomorrow, Wednesday, Sat 28 November */
    day,
    /** today 14:05; only the time when it is today and `short` */
    dayTime: (at: string | number | Date, now?: number) => `${day(at, now)} ${time(at)}`,
    /** Saturday 21 November 2026 at 14:05 GMT */
    full: (at: string | number | Date) =>
      format(at, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZoneName: 'short',
      }),
    format,
  }
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
