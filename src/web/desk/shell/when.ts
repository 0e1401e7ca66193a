import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { IntlShape } from 'react-intl'
import { useT } from '../../messages/Messages.tsx'
import type { T } from '../../messages/Messages.tsx'
import { durationWords } from '../../ui/TimeText.tsx'
import { useZone } from '../../ui/time.ts'
import { daysApart } from '../promises/times.ts'

/** Times in words, always in the service's zone. Instants are ISO strings or epoch milliseconds. */
export type When = {
  readonly zone: string
  /** “today, 14:30”, “tomorrow, 10:00”, “Tue 3 June, 14:30”. */
  readonly at: (instant: string | number) => string
  /** “3 June 2026”. */
  readonly day: (instant: string | number) => string
  /** “14:30”. */
  readonly clock: (instant: string | number) => string
  /** A length of time in words, from seconds: “3 minutes”, “2 hours”. */
  readonly span: (seconds: number) => string
  /** How long ago, or how long until, seen from `now`: “2 hours ago”, “in 3 days”. */
  readonly distance: (instant: string | number, now: number) => string
}

const TIME = { hour: '2-digit', minute: '2-digit' } as const

function sayingMoment(intl: IntlShape, t: T, zone: string) {
  return (instant: string | number): string => {
    const date = new Date(instant)
    const days = daysApart(zone, Date.now(), date.getTime())
    const time = intl.formatTime(date, { timeZone: zone, ...TIME })
    if (days === 0) return t('desk.today_at', { time })
    if (days === 1) return t('desk.tomorrow_at', { time })
    const far = Math.abs(days) > 300
    const day = { weekday: 'short', day: 'numeric', month: 'short' } as const
    return `${intl.formatDate(date, { timeZone: zone, ...day, ...(far && { year: 'numeric' }) })}, ${time}`
  }
}

/** From a few hours on the minutes say nothing more, from two days on the hours neither. */
function rounded(seconds: number): number {
  const unit = seconds >= 36 * 3_600 ? 86_400 : seconds >= 2 * 3_600 ? 3_600 : 60
  return seconds < 60 ? seconds : Math.max(1, Math.round(seconds / unit)) * unit
}

function makeWhen(intl: IntlShape, t: T, zone: string): When {
  const span = (seconds: number): string => durationWords(Math.max(0, seconds), intl.locale)
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const
  return {
    zone,
    span,
    at: sayingMoment(intl, t, zone),
    day: (instant) => intl.formatDate(new Date(instant), { timeZone: zone, ...day }),
    clock: (instant) => intl.formatTime(new Date(instant), { timeZone: zone, ...TIME }),
    distance: (instant, now) => {
      const seconds = (new Date(instant).getTime() - now) / 1000
      if (Math.abs(seconds) < 60) return t('desk.just_now')
      const words = span(rounded(Math.abs(seconds)))
      return t(seconds < 0 ? 'desk.ago' : 'desk.in', { span: words })
    },
  }
}

/** Says times in the language of the page and the zone of the service. */
export function useWhen(): When {
  const intl = useIntl()
  const t = useT()
  const zone = useZone()
  return useMemo(() => makeWhen(intl, t, zone), [intl, t, zone])
}
