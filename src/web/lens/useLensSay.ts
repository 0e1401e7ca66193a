import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { IntlShape } from 'react-intl'
import { measures } from '#domain/measures/contract.ts'
import type { MeasureKey, MeasureUnit, Range } from '#domain/measures/contract.ts'
import type { Format } from '../charts/speech.ts'
import { useT } from '../messages/Messages.tsx'
import type { T } from '../messages/Messages.tsx'
import { durationWords } from '../ui/TimeText.tsx'
import { useZone } from '../ui/time.ts'

/** Says figures, days and lengths of time in the page’s language and the service’s zone. */
export type LensSay = {
  readonly t: T
  readonly zone: string
  readonly number: (value: number, digits?: number) => string
  readonly percent: (share: number, digits?: number) => string
  /** From pence, in the organisation’s currency. */
  readonly money: (pence: number) => string
  /** 2 minutes, 1 hour 20 minutes; from seconds. */
  readonly span: (seconds: number) => string
  readonly hours: (hours: number) => string
  /** Monday 30 March; from a local day. */
  readonly day: (day: string) => string
  /** 30 Mar 2026. */
  readonly date: (day: string) => string
  /** 30 Mar, 14:05; from an instant. */
  readonly at: (instant: string) => string
  /** A figure of a measure as people write it; “–” where there is none. */
  readonly figure: (measure: MeasureKey, value: number | null) => string
  /** 4 to 9 (or 4 where both ends look the same), each said by `each`. */
  readonly range: (range: Range, each: (value: number) => string) => string
  readonly list: (words: readonly string[]) => string
}

/** How charts write the figures of a measure. */
export function formatOf(measure: MeasureKey): Format {
  const formats: Record<MeasureUnit, Format> = {
    count: { kind: 'number', digits: 0 },
    share: { kind: 'share', digits: 1 },
    per_need: { kind: 'number', digits: 2 },
    per_contact: { kind: 'number', digits: 2 },
    seconds: { kind: 'span' },
    minutes: { kind: 'number', digits: 0 },
  }
  return formats[measures[measure].unit]
}

function figureWords(intl: IntlShape, measure: MeasureKey, value: number | null): string {
  if (value === null) return '–'
  const number = (digits: number) => intl.formatNumber(value, { maximumFractionDigits: digits })
  const written: Record<MeasureUnit, () => string> = {
    count: () => number(0),
    share: () => intl.formatNumber(value, { style: 'percent', maximumFractionDigits: 1 }),
    per_need: () => number(2),
    per_contact: () => number(2),
    seconds: () => durationWords(value, intl.locale),
    minutes: () => durationWords(value * 60, intl.locale),
  }
  return written[measures[measure].unit]()
}

function sayIn(intl: IntlShape, t: T, zone: string): LensSay {
  const local = (day: string, options: Intl.DateTimeFormatOptions) =>
    intl.formatDate(new Date(`${day}T12:00:00Z`), { timeZone: 'UTC', ...options })
  const number = (value: number, digits = 1) => intl.formatNumber(value, { maximumFractionDigits: digits })
  return {
    t,
    zone,
    number,
    percent: (share, digits = 0) =>
      intl.formatNumber(share, { style: 'percent', maximumFractionDigits: digits }),
    money: (pence) =>
      intl.formatNumber(pence / 100, { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 }),
    span: (seconds) => durationWords(seconds, intl.locale),
    hours: (hours) =>
      intl.formatNumber(hours, {
        style: 'unit',
        unit: 'hour',
        unitDisplay: 'long',
        maximumFractionDigits: hours < 10 ? 1 : 0,
      }),
    day: (day) => local(day, { weekday: 'long', day: 'numeric', month: 'long' }),
    date: (day) => local(day, { day: 'numeric', month: 'short', year: 'numeric' }),
    at: (instant) =>
      intl.formatDate(new Date(instant), {
        ...{ timeZone: zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
      }),
    figure: (measure, value) => figureWords(intl, measure, value),
    range: ({ low, likely, high }, each) => {
      const [from, to] = [each(low), each(high)]
      return from === to ? each(likely) : t('lens.range', { low: from, high: to })
    },
    list: (words) => intl.formatList(words, { type: 'conjunction' }),
  }
}

export function useLensSay(): LensSay {
  const intl = useIntl()
  const t = useT()
  const zone = useZone()
  return useMemo(() => sayIn(intl, t, zone), [intl, t, zone])
}
