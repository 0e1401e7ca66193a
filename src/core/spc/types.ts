/** What control charts, verdicts on experiments and watches on counts are given and what they answer: plain values. */
import type { Signal } from './xmr.ts'

/** One value of a measure. Labels sort in the order of time: ISO days (`2026-03-29`), weeks or instants. */
export type Point = {
  readonly at: string
  readonly value: number
  /** How many cases or contacts the value comes from, where known. */
  readonly n?: number
}

/** A named change of the system: the first point at or after `at` begins a phase with limits of its own. */
export type Change = { readonly at: string; readonly name: string }

export type Side = 'above' | 'below'

/** few: under 20 values behind the limits. dependent: values hang together, so there are more false alarms. */
export type ChartWarning = 'few' | 'dependent'

export type ChartOptions = {
  readonly changes?: readonly Change[]
  /** How limits are worked out; from means when left out. */
  readonly by?: 'mean' | 'median'
  /** Counts, times and shares: no lower limit below nought. */
  readonly neverBelowZero?: boolean
  /** The limits of each phase come from its first so many values; from all of the phase when left out. */
  readonly baseline?: number
  /** Compare days with like weekdays: each day freed of its weekday, or one value a week. As they are when left out. */
  readonly days?: 'as_they_are' | 'adjusted' | 'weekly'
}

export type ChartedPoint = Point & {
  /** The value before it was freed of its weekday; left out where nothing was done to it. */
  readonly asMeasured?: number
  readonly phase: number
  readonly signals: readonly { readonly rule: Signal; readonly side: Side }[]
  /** Its change from the point before is beyond the range limit. */
  readonly leap: boolean
}

export type Phase = {
  /** The change that began it; null of the phase before any named change. */
  readonly name: string | null
  /** Indexes of its points: from the first to before the second. */
  readonly from: number
  readonly to: number
  readonly firstAt: string
  readonly lastAt: string
  /** How many values are behind the limits. */
  readonly basedOn: number
  /** The phase has one value yet: its limits are still those of the phase before. */
  readonly carried: boolean
  readonly centre: number
  readonly movingRange: number
  /** Null where it would lie below what is possible. */
  readonly lower: number | null
  readonly upper: number
  readonly rangeLimit: number
  readonly autocorrelation: number | null
  readonly warnings: readonly ChartWarning[]
}

/** Why there can be no chart: the plain reason and where. */
export type NoChart =
  | { readonly ok: false; readonly why: 'too_short'; readonly points: number; readonly needed: number }
  | { readonly ok: false; readonly why: 'not_a_number' | 'out_of_order' | 'not_a_day'; readonly at: string }

export type Chart = {
  readonly ok: true
  readonly points: readonly ChartedPoint[]
  readonly phases: readonly Phase[]
  /** Warnings of the latest phase, and `weekdays` where days are charted as they are and the weekday shapes them. */
  readonly warnings: readonly (ChartWarning | 'weekdays')[]
  /** What the weekday does to the values; null where labels are not days or there are too few. */
  readonly weekdays: Pick<Weekdays, 'share' | 'probability' | 'lag7' | 'strong' | 'advice'> | null
  /** Changes later than the last point. */
  readonly changesAhead: readonly Change[]
}

/** What the weekday does to a daily series, and the series freed of it. */
export type Weekdays = {
  readonly ok: true
  /** Share of the variance that lies between weekdays, 0 to 1. */
  readonly share: number
  /** How likely so large a difference is by chance alone (F test). */
  readonly probability: number
  /** Correlation of days with those a week before; null of equal values. */
  readonly lag7: number | null
  readonly strong: boolean
  /** as_they_are: no need. adjusted: compare with like weekdays. weekly: days hang together in other ways too. */
  readonly advice: 'as_they_are' | 'adjusted' | 'weekly'
  /** ISO weekday (Monday 1): its mean and how many days it comes from. */
  readonly profile: readonly { readonly weekday: number; readonly mean: number; readonly days: number }[]
  readonly adjusted: readonly Point[]
  /** One value a week, labelled by its Monday; weeks with less than half of their days are left out and counted. */
  readonly weekly: readonly Point[]
  readonly weeksLeftOut: number
}

export type Difference = {
  readonly before: number
  readonly after: number
  /** After less before, with its 95 % interval. */
  readonly difference: number
  readonly low: number
  readonly high: number
  readonly pointsBefore: number
  readonly pointsAfter: number
  /** Fewer than the points where values hang together: as many independent values say as much. */
  readonly worthBefore: number
  readonly worthAfter: number
}

export type VerdictSignal = {
  /** The point that gave the signal. */
  readonly at: string
  /** The first point that belongs to it: the start of the run, the first of those near a limit. */
  readonly since: string
  readonly rule: Signal
  readonly side: Side
}

/**
 * What the chart says of an experiment: values after the change against the limits of before. too_early: no signal and
 * fewer than eight values, `more` are needed. no_signal: only the usual variation so far.
 */
export type Verdict =
  | NoChart
  | { readonly ok: false; readonly why: 'too_short_before'; readonly points: number; readonly needed: number }
  | (VerdictFacts & { readonly outcome: 'too_early'; readonly more: number })
  | (VerdictFacts & { readonly outcome: 'no_signal' })
  | (VerdictFacts & {
      readonly outcome: 'changed'
      readonly first: VerdictSignal
      readonly direction: 'up' | 'down' | 'both'
      /** Null where nobody said what they expected, or it went both ways. */
      readonly asExpected: boolean | null
    })

export type VerdictFacts = {
  readonly ok: true
  readonly change: Change
  readonly limits: {
    readonly centre: number
    readonly lower: number | null
    readonly upper: number
    readonly basedOn: number
  }
  readonly signals: readonly VerdictSignal[]
  /** Null of fewer than two values on one side. */
  readonly size: Difference | null
  readonly warnings: readonly ChartWarning[]
}

export type VerdictOptions = Omit<ChartOptions, 'changes' | 'days'> & {
  /** What the people who try it expect to see. */
  readonly expect?: 'up' | 'down'
}

export type DayCount = { readonly day: string; readonly count: number }

/** Days in a row at one rate. */
export type Stretch = {
  readonly from: string
  readonly to: string
  readonly days: number
  /** Per day, as on a mean weekday. */
  readonly perDay: number
}

export type SinceWhen =
  | { readonly ok: false; readonly why: 'too_short'; readonly points: number; readonly needed: number }
  | { readonly ok: false; readonly why: 'not_a_count' | 'not_a_day'; readonly at: string }
  | {
      readonly ok: true
      readonly stretches: readonly Stretch[]
      /** Where one stretch ends and the next begins; `day` is the first day of the new rate. */
      readonly changes: readonly { readonly day: string; readonly before: number; readonly after: number }[]
      /** Variance over mean of days within a rate: 1 is chance alone (Poisson). */
      readonly dispersion: number
    }

export type CountSeries = { readonly key: string; readonly days: readonly DayCount[] }

export type Spike = {
  readonly key: string
  /** First day of the higher rate. */
  readonly since: string
  /** The last days looked at: 1, 3 or 7. */
  readonly lastDays: number
  readonly seen: number
  readonly expected: number
  /** Per day before and since. */
  readonly before: number
  readonly after: number
  /** Of so many or more by chance alone, over the looks taken at this key. */
  readonly probability: number
  /** The same, adjusted for the number of keys watched (Benjamini & Hochberg 1995). */
  readonly adjusted: number
}

export type Spikes =
  | { readonly ok: false; readonly why: 'too_short'; readonly points: number; readonly needed: number }
  | {
      readonly ok: false
      readonly why: 'not_a_count' | 'not_a_day'
      readonly at: string
      readonly key: string
    }
  | { readonly ok: true; readonly watched: number; readonly until: string; readonly spikes: readonly Spike[] }
