/**
 * What a roster is made of. Dates are days of the service (`2026-03-02`), minutes count from that day's midnight in
 * the service's time zone (1,440 and more: after midnight), lengths are in minutes. Safe for browsers.
 */

/**
 * A day of the period. `offset`: minutes from the first day's midnight to this one's (1,440 a day; `rosterDays` sets
 * it right where the clock changes). `week`: days with one number share the contract's hours.
 */
export type RosterDay = {
  readonly date: string
  readonly offset: number
  readonly week: number
  readonly weekend: boolean
}

/** A break inside a shift; it begins between `earliest` and `latest` minutes after the shift's start. */
export type BreakRule = {
  readonly minutes: number
  readonly paid: boolean
  readonly earliest: number
  readonly latest: number
}

/** A kind of shift: from start to end it lasts `minutes`, breaks included; it may begin at `starts`. */
export type ShiftType = {
  readonly id: string
  readonly minutes: number
  readonly starts: readonly number[]
  readonly breaks: readonly BreakRule[]
  /** Dates on which it is worked; left out: every one. */
  readonly dates?: readonly string[]
}

/** A break at its time: `start` in minutes of the shift's day. */
export type TakenBreak = { readonly start: number; readonly minutes: number; readonly paid: boolean }

/** One person's shift on one day. `fixed`: set by the planner or already worked, so planning leaves it alone. */
export type Assignment = {
  readonly person: string
  readonly date: string
  readonly shift: string
  readonly start: number
  readonly minutes: number
  readonly breaks: readonly TakenBreak[]
  readonly fixed?: boolean
}

export type Window = { readonly from: number; readonly to: number }

/** What somebody worked just before the period, so that rest, days in a row and the week's hours go on. */
export type Before = {
  /** End of the last shift, in minutes before the first day's midnight (an end after it is negative). */
  readonly endedMinutesBefore?: number
  readonly daysInRow?: number
  /** Paid minutes already worked in the week that the period begins in. */
  readonly minutesThisWeek?: number
}

export const unpopularKinds = ['early', 'late', 'weekend'] as const
export type UnpopularKind = (typeof unpopularKinds)[number]

export type Person = {
  readonly id: string
  /** What they can do besides general work. */
  readonly skills: readonly string[]
  /** Paid minutes a week, least and most; days of leave count as worked by `leaveMinutes` each. */
  readonly contract: { readonly least: number; readonly most: number; readonly daysAWeek?: number }
  /** When they may work, by date; a date that is not named is free all day. */
  readonly availability?: Readonly<Record<string, readonly Window[]>>
  /** Dates of leave or absence. */
  readonly leave?: readonly string[]
  readonly leaveMinutes?: number
  /** Dates of leave on which they may be given shifts all the same: asked of them are no more hours than on leave. */
  readonly leaveLifted?: readonly string[]
  /** Shifts they may be given; left out: every kind. */
  readonly shifts?: readonly string[]
  /** Their own minutes between shifts and days in a row; left out: as in the rules. */
  readonly rest?: number
  readonly daysInRow?: number
  readonly before?: Before
  /** Unpopular shifts they had lately: carried into fairness. */
  readonly had?: Partial<Record<UnpopularKind, number>>
}

/**
 * People needed in one interval of the grid for one skill (null: general work that everybody can do). A person counts
 * for one skill at a time. `waiting`: clients' waiting minutes when one person is missing, what a second one adds, and
 * so on, not falling; the last goes on. `least`: fewer than this many is not allowed at all.
 */
export type Need = {
  readonly date: string
  readonly start: number
  readonly skill: string | null
  readonly people: number
  readonly waiting: readonly number[]
  readonly least?: number
}

/** What somebody would like. A `date` that is null means every day of the period. */
export type Want =
  | { readonly kind: 'day_off'; readonly date: string }
  | { readonly kind: 'day_on'; readonly date: string }
  | { readonly kind: 'weekend_off'; readonly week: number }
  | {
      readonly kind: 'start_between'
      readonly date: string | null
      readonly from: number
      readonly to: number
    }
  | {
      readonly kind: 'no_start_between'
      readonly date: string | null
      readonly from: number
      readonly to: number
    }
  | { readonly kind: 'shift'; readonly date: string | null; readonly shift: string }

/** `weight`: how much it matters, 1 being usual; `must`: it is not to be passed over. */
export type Wish = {
  readonly id: string
  readonly person: string
  readonly want: Want
  readonly weight: number | 'must'
}

export type Rules = {
  /** Minutes between the end of a shift and the start of the next. */
  readonly rest: number
  readonly daysInRow: number
  /** Longest minutes at work without a break. */
  readonly withoutBreak: number
  /** A shift that starts before this minute is early; one that ends after `lateAfter` is late. */
  readonly earlyBefore: number
  readonly lateAfter: number
}

export const usualRules: Rules = {
  rest: 660,
  daysInRow: 6,
  withoutBreak: 360,
  earlyBefore: 480,
  lateAfter: 1200,
}

/** What things are worth, each in minutes of clients' waiting. */
export type Weights = {
  /** A wish of weight 1 that is not met. */
  readonly wish: number
  /** One unpopular shift more than those who had fewest; the second more counts double, and so on. */
  readonly unfairness: number
  /** An hour of pay. */
  readonly paidHour: number
}

export const usualWeights: Weights = { wish: 60, unfairness: 10, paidHour: 6 }

/** At most this share (0 to 1) of all shifts of the period may be of these kinds. */
export type ShareLimit = { readonly shifts: readonly string[]; readonly most: number }

/** Everything the planner decides from. */
export type RosterProblem = {
  readonly days: readonly RosterDay[]
  /** Minutes of one interval. */
  readonly grid: number
  readonly shifts: readonly ShiftType[]
  readonly people: readonly Person[]
  readonly needs: readonly Need[]
  readonly wishes: readonly Wish[]
  readonly rules: Rules
  readonly weights: Weights
  readonly limits?: readonly ShareLimit[]
  /** Shifts that stay as they are: dragged by the planner, or already worked. */
  readonly fixed?: readonly Assignment[]
  /** Plan from this moment on: days before `date`, and starts before `minute` on it, keep only what `fixed` says. */
  readonly from?: { readonly date: string; readonly minute: number }
}

/** A rule that stands in the way, with the facts to say it in words. */
export type Constraint =
  | { readonly rule: 'leave'; readonly person: string; readonly date: string }
  | {
      readonly rule: 'availability'
      readonly person: string
      readonly date: string
      readonly windows: readonly Window[]
    }
  | { readonly rule: 'allowed_shifts'; readonly person: string; readonly shifts: readonly string[] }
  | { readonly rule: 'least_hours'; readonly person: string; readonly week: number; readonly minutes: number }
  | { readonly rule: 'most_hours'; readonly person: string; readonly week: number; readonly minutes: number }
  | { readonly rule: 'days_a_week'; readonly person: string; readonly week: number; readonly days: number }
  | { readonly rule: 'rest'; readonly person: string; readonly minutes: number }
  | { readonly rule: 'days_in_row'; readonly person: string; readonly days: number }
  | { readonly rule: 'wish'; readonly person: string; readonly wish: Wish }
  | { readonly rule: 'fixed'; readonly person: string; readonly assignment: Assignment }
  | { readonly rule: 'share'; readonly limit: ShareLimit }
  | {
      readonly rule: 'need'
      readonly date: string
      readonly from: number
      readonly to: number
      readonly skill: string | null
      readonly people: number
      /** Who has the skill at all. */
      readonly able: readonly string[]
    }

/** What a roster costs, each in minutes of clients' waiting except `paidMinutes`. */
export type RosterCost = {
  readonly total: number
  readonly waiting: number
  readonly wishes: number
  readonly unfairness: number
  readonly pay: number
  readonly paidMinutes: number
}

/** What was wrong with the input, by code. */
export type BadProblem = {
  readonly code:
    | 'no_days'
    | 'no_people'
    | 'no_shifts'
    | 'bad_grid'
    | 'off_grid'
    | 'too_long'
    | 'unknown_person'
    | 'unknown_shift'
    | 'unknown_date'
    | 'bad_number'
    | 'twice'
  /** What it is about: an id, a date, a field. */
  readonly about: string
}

export type RosterOutcome =
  | {
      readonly ok: true
      readonly assignments: readonly Assignment[]
      /** `best`: proved; `good`: the time ran out, `gap` says how far from the best it can be at most. */
      readonly quality: 'best' | 'good'
      readonly cost: RosterCost
      /** No roster can cost less than this. */
      readonly bound: number
      /** (cost − bound) / cost, 0 to 1. */
      readonly gap: number
      /** Wishes not granted, by id; one that holds for every day is counted once a day it was not met. */
      readonly notGranted: ReadonlyArray<{ readonly wish: string; readonly dates: readonly string[] }>
      readonly seconds: number
    }
  | { readonly ok: false; readonly why: 'infeasible'; readonly seconds: number }
  | { readonly ok: false; readonly why: 'no_time'; readonly seconds: number }
  | { readonly ok: false; readonly why: 'bad_problem'; readonly problems: readonly BadProblem[] }
