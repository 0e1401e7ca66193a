/**
 * Demand over time and what is expected of it (R33). Dates are local dates (`2026-03-29`), times of day local
 * minutes since midnight, counts are contacts that came in by themselves: spam, outbound and transfers are not demand.
 */
import type { OpeningHours } from '#core/calendars/hours.ts'

/**
 * What is known of a day. `observed`: counted. `missing`: open, but nobody knows how much came (absent is not zero).
 * `closed`: nothing could come. `special`: counted, but named (a holiday, a mailing) and so no measure of usual days.
 */
export type DayKind = 'observed' | 'missing' | 'closed' | 'special'

export type DemandDay = {
  readonly date: string
  readonly kind: DayKind
  /** One entry per slot of the series; null where closed or not known. Empty for a day without any count. */
  readonly counts: readonly (number | null)[]
  /** The name of a special day; the same name is the same kind of day. */
  readonly special?: string
  /** Slots that came twice because the clocks went back; their count holds both. */
  readonly twice?: readonly number[]
}

/**
 * One entry per calendar date from the first to the last with a count. Slot s of a day begins at local minute
 * `firstMinute + s × intervalMinutes`; all days have the same `slots`.
 */
export type DemandSeries = {
  readonly intervalMinutes: number
  readonly firstMinute: number
  readonly slots: number
  readonly days: readonly DemandDay[]
  /** IANA zone, so that days on which the clocks change are known ahead. */
  readonly zone?: string
  /** When given, says which intervals are open on days to come; else it is read off the latest like days. */
  readonly hours?: OpeningHours
}

/** Something to know about the data or the forecast that did not prevent it. Screens turn codes into words. */
export type ForecastWarning =
  | { readonly code: 'duplicates_summed'; readonly rows: readonly number[] }
  | { readonly code: 'days_missing'; readonly dates: readonly string[] }
  | { readonly code: 'zero_days_read_as_closed'; readonly dates: readonly string[] }
  | { readonly code: 'absent_intervals_read_as_zero'; readonly share: number }
  | { readonly code: 'intervals_missing'; readonly share: number }
  | { readonly code: 'outside_opening_hours'; readonly contacts: number }
  | { readonly code: 'short_history'; readonly days: number; readonly needed: number }
  | { readonly code: 'no_back_test'; readonly days: number; readonly needed: number }
  | { readonly code: 'special_day_unknown'; readonly date: string; readonly name: string }
  | { readonly code: 'weekday_never_seen'; readonly dates: readonly string[] }
  | { readonly code: 'gap_before_forecast'; readonly days: number }
  | { readonly code: 'beyond_back_test'; readonly fromDate: string; readonly testedDays: number }
  | { readonly code: 'small_counts'; readonly meanPerInterval: number }

/** Why there is no honest answer, with the facts to say it in words. `rows` count from 1, the heading not counted. */
export type ForecastRefusal =
  | { readonly ok: false; readonly why: 'empty' }
  | { readonly ok: false; readonly why: 'too_short'; readonly days: number; readonly needed: number }
  | { readonly ok: false; readonly why: 'no_demand'; readonly days: number }
  | { readonly ok: false; readonly why: 'negative_counts'; readonly rows: readonly number[] }
  | { readonly ok: false; readonly why: 'fractional_counts'; readonly rows: readonly number[] }
  | { readonly ok: false; readonly why: 'counts_too_large'; readonly rows: readonly number[] }
  | { readonly ok: false; readonly why: 'not_a_date'; readonly rows: readonly number[] }
  | { readonly ok: false; readonly why: 'not_a_time'; readonly rows: readonly number[] }
  | { readonly ok: false; readonly why: 'duplicates'; readonly rows: readonly number[] }
  | { readonly ok: false; readonly why: 'mixed_zones'; readonly zones: readonly string[] }
  | { readonly ok: false; readonly why: 'mixed_intervals'; readonly minutes: readonly number[] }
  | { readonly ok: false; readonly why: 'interval_not_possible'; readonly minutes: number }
  | { readonly ok: false; readonly why: 'span_too_long'; readonly days: number; readonly most: number }
  | { readonly ok: false; readonly why: 'horizon_too_long'; readonly days: number; readonly most: number }
  | { readonly ok: false; readonly why: 'horizon_not_possible'; readonly days: number }
  | {
      readonly ok: false
      readonly why: 'starts_before_data_end'
      readonly from: string
      readonly first: string
    }

export type SeriesResult =
  | { readonly ok: true; readonly series: DemandSeries; readonly warnings: readonly ForecastWarning[] }
  | ForecastRefusal

/** An expected number with where it will lie in 80 and in 95 of 100 such cases. Bounds are whole and not below 0. */
export type Band = {
  readonly expected: number
  readonly low80: number
  readonly high80: number
  readonly low95: number
  readonly high95: number
  /** Coefficient of variation of the rate itself: variance = expected + (cv × expected)² (negative binomial, C5). */
  readonly cv: number
}

export type ForecastInterval = Band & {
  readonly slot: number
  /** Local minutes since midnight at which it begins. */
  readonly minute: number
}

export type ForecastDay = {
  readonly date: string
  readonly kind: 'open' | 'closed' | 'special'
  /** Days ahead of the last evening with a count; closed weekdays right after it are not counted. */
  readonly horizon: number
  /** Open intervals only, in order; empty on a closed day. */
  readonly intervals: readonly ForecastInterval[]
  /** The whole day: `expected` equals the sum over intervals; the bounds carry that intervals move together. */
  readonly total: Band
  readonly special?: string
}

export type MethodName =
  | 'weekday_mean'
  | 'seasonal_naive'
  | 'long_weekday_mean'
  | 'steady_weekday_mean'
  | 'day_level'
  | 'root_profile'
  | 'svd'
  | 'ets_share'
  | 'damped_trend'
  | 'combination'

/** How a method did on days of the organisation's own past that it had not seen. Shares, not per cent. */
export type MethodScore = {
  readonly method: MethodName
  /** Null where nothing came or nothing could be held against it. */
  readonly wape: number | null
  readonly mase: number | null
  /** WAPE less that of the weekday mean, paired by day, and its standard error; negative is better. */
  readonly against: { readonly difference: number; readonly standardError: number }
}

/**
 * The result of the competition for one horizon. Plain data: it may be kept and used until the next contest. Without a
 * back-test (`backTested` false) errors and coverage that nobody measured are null: to be shown as not known.
 */
export type HorizonContest = {
  readonly horizon: 'day' | 'week'
  readonly origins: number
  readonly testedDays: number
  readonly winner: MethodName
  /** Share of each method in what is served; sums to 1. The weekday mean keeps what the evidence does not give others. */
  readonly weights: Readonly<Partial<Record<MethodName, number>>>
  readonly served: {
    readonly wape: number | null
    readonly mase: number | null
    /** Mean pinball loss over the quantiles .025, .1, .5, .9 and .975, share of the mean (B3). */
    readonly pinball: number | null
    readonly cover80: number | null
    readonly cover95: number | null
  }
  readonly scores: readonly MethodScore[]
}

/** How wide the bands have to be; from residuals of the contest. cv as in Band, per nominal level. */
export type Spread = {
  readonly interval80: number
  readonly interval95: number
  readonly day80: number
  readonly day95: number
}

/** How a day's first hours have told of its rest on past days. */
export type Carry = {
  /** Share of the morning's logarithmic difference that stays for the rest of the day, 0 to 1. */
  readonly kappa: number
  /** What is left of the spread of the rest, once the morning is known, 0.5 to 1. */
  readonly left: number
  /** Past days it rests on. */
  readonly days: number
}

export type Contest = {
  readonly intervalMinutes: number
  /** Last date whose counts were used. */
  readonly upTo: string
  readonly day: HorizonContest
  readonly week: HorizonContest
  /** Spread one day ahead, and over the week (its middle is 4 days ahead). */
  readonly spreadDay: Spread
  readonly spreadWeek: Spread
  /** Growth of cv² of a day's level per further day ahead beyond a week. */
  readonly driftPerDay: number
  /** Correlation of the errors of days that follow each other. */
  readonly dayCorrelation: number
  readonly backTested: boolean
  /** What the methods estimated with all that was known, by name, so that it need not be estimated every evening. */
  readonly estimates: Readonly<Record<string, readonly number[]>>
  /** By how many slots of the day are over. */
  readonly carry: readonly Carry[]
}

export type ForecastRequest = {
  /** First local date to forecast. Counts from this date on, should the series have any, are not looked at. */
  readonly from: string
  readonly days: number
  /** Named days to come: date → name. */
  readonly specialDays?: Readonly<Record<string, string>>
  /** Dates to come on which nothing is open, whatever the hours say. */
  readonly closedDates?: readonly string[]
  /** A contest held before (of the same interval length); left out: it is held now. */
  readonly contest?: Contest
}

export type Forecast = {
  readonly ok: true
  readonly intervalMinutes: number
  readonly firstMinute: number
  readonly days: readonly ForecastDay[]
  readonly contest: Contest
  readonly warnings: readonly ForecastWarning[]
}

export type ForecastResult = Forecast | ForecastRefusal
