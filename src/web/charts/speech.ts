import type { IntlShape } from 'react-intl'
import type { T } from '../messages/Messages.tsx'

/**
 * What kind of figure a value is, so that it is written as people write it. `share` is 0..1, `money` is in whole units
 * of the currency (not pence), `span` is seconds. `unit` is a word that follows a number, in the page's language.
 */
export type Format =
  | { readonly kind: 'number'; readonly digits?: number; readonly unit?: string }
  | { readonly kind: 'share'; readonly digits?: number }
  | { readonly kind: 'money'; readonly currency: string; readonly digits?: number }
  | { readonly kind: 'span' }

/** How finely instants are told: to the minute, the day, or the month. */
export type Grain = 'time' | 'day' | 'month'

/** How a mark on the axis of time is written: the coarsest thing that begins there. */
export type TickLevel = 'year' | 'month' | 'day' | 'hour'

/** Says figures and instants in the page's language and the service's zone. */
export type Speech = {
  readonly t: T
  readonly zone: string
  /** A value in full, with its unit; “no figure” where there is none. */
  readonly value: (value: number | null | undefined, format: Format) => string
  /** A value for a mark on an axis or a cell of a table: without its unit. */
  readonly bare: (value: number, format: Format) => string
  /** An instant (epoch milliseconds) in full, at a grain. */
  readonly instant: (at: number, grain: Grain) => string
  /** An instant for a mark on the axis of time. */
  readonly tick: (at: number, level: TickLevel) => string
  /** Several things in one sentence: “a, b and c”. */
  readonly list: (parts: readonly string[]) => string
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const GRAINS: Record<Grain, Intl.DateTimeFormatOptions> = {
  time: { weekday: 'short', day: 'numeric', month: 'short', ...CLOCK },
  day: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
}
const LEVELS: Record<TickLevel, Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { month: 'short' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  hour: CLOCK,
}

/** As many decimals as help: none from a hundred on, one from one on, two below. */
export function decimalsFor(value: number): number {
  const size = Math.abs(value)
  return size >= 100 ? 0 : size >= 1 ? 1 : 2
}

/** A length of time from seconds: 45 s, 3 min, 1 h 20 min, 4 d. */
function spanWords(intl: IntlShape, seconds: number): string {
  const unit = (value: number, name: 'second' | 'minute' | 'hour' | 'day', digits = 0) =>
    intl.formatNumber(value, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    })
  const size = Math.abs(seconds)
  if (size < 59.5) return unit(seconds, 'second', size < 10 ? 1 : 0)
  if (size < 3_570) return unit(seconds / 60, 'minute', size < 600 ? 1 : 0)
  if (size >= 36 * 3_600) return unit(seconds / 86_400, 'day', 1)
  const minutes = Math.round(size / 60)
  const hours = unit(Math.sign(seconds) * Math.floor(minutes / 60), 'hour')
  return minutes % 60 === 0 ? hours : `${hours} ${unit(minutes % 60, 'minute')}`
}

function bareWords(intl: IntlShape, value: number, format: Format): string {
  if (format.kind === 'span') return value === 0 ? intl.formatNumber(0) : spanWords(intl, value)
  if (format.kind === 'share') {
    return intl.formatNumber(value, { style: 'percent', maximumFractionDigits: format.digits ?? 0 })
  }
  const digits = format.digits ?? decimalsFor(value)
  if (format.kind === 'number') return intl.formatNumber(value, { maximumFractionDigits: digits })
  const least = format.digits ?? (Math.abs(value) < 100 ? 2 : 0)
  return intl.formatNumber(value, {
    style: 'currency',
    currency: format.currency,
    minimumFractionDigits: least,
    maximumFractionDigits: least,
  })
}

/** The speech of a page: `zone` is the service's time zone. */
export function makeSpeech(intl: IntlShape, t: T, zone: string): Speech {
  const date = (at: number, options: Intl.DateTimeFormatOptions): string =>
    intl.formatDate(at, { timeZone: zone, ...options })
  const bare = (value: number, format: Format): string => bareWords(intl, value, format)
  const unitOf = (format: Format): string =>
    format.kind === 'number' && format.unit ? ` ${format.unit}` : ''
  return {
    t,
    zone,
    bare,
    value: (value, format) =>
      isFigure(value) ? `${bare(value, format)}${unitOf(format)}` : t('charts.no_figure'),
    instant: (at, grain) => date(at, GRAINS[grain]),
    tick: (at, level) => date(at, LEVELS[level]),
    list: (parts) => intl.formatList(parts, { type: 'conjunction' }),
  }
}

/** Whether there is a figure at all: neither absent nor out of all measure. */
export function isFigure(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value)
}
