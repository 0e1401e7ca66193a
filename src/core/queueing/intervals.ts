/** What a plan by intervals is made of: shared by the need for people and the gap to a roster. */
import type { Performance, Target } from '#core/queueing/line.ts'

/** What is expected in one interval. Closed intervals have no contacts and no people. */
export type ExpectedInterval = {
  readonly open: boolean
  /** Contacts expected in the interval, 0 or more. */
  readonly contacts: number
  /** How uncertain that is; left out: nothing but chance around a known rate. */
  readonly uncertainty?: Uncertainty
}

/**
 * Either the coefficient of variation of the rate itself (0.08: days are busier or quieter by 8 %), or the
 * standard deviation of the count as a forecast gives it, which holds the chance of a Poisson count as well.
 */
export type Uncertainty = { readonly rateCv: number } | { readonly countSd: number }

/** How the contacts are handled and what is asked for; the same for all intervals of a plan. */
export type Handling = {
  readonly intervalMinutes: number
  readonly handlingSeconds: number
  /** Left out when it is not known: then nobody is taken to leave. */
  readonly patienceSeconds?: number
  /** For chat: how many one person has at once, and by what factor each then takes longer (1: no longer). */
  readonly concurrency?: { readonly atOnce: number; readonly slowdown: number }
  readonly target: Target
  /** The time that figures on answers within a time speak of; that of the target, else 20. */
  readonly withinSeconds?: number
  /** Shares of paid time away from clients. They are shares of one whole and add up. */
  readonly shrinkage?: { readonly leave?: number; readonly training?: number; readonly breaks?: number }
  /** Whether what is under way at the end of the last interval is there at the beginning of the first. */
  readonly start?: 'empty' | 'periodic'
}

/** The contacts of one interval, what they ask of people, and what comes of a number of people. */
export type IntervalNeed = {
  readonly contacts: number
  /** Mean work under way in the interval: the people it would take if all were always occupied. */
  readonly loadErlangs: number
  readonly onDuty: number
  /** Whole people on the roster, so that so many are on duty in spite of leave, training and breaks. */
  readonly rostered: number
  readonly performance: IntervalPerformance
}

/** Performance over an interval; `overloaded` where the long run does not exist and no figure would be honest. */
export type IntervalPerformance =
  | { readonly state: 'closed' }
  | { readonly state: 'overloaded' }
  | ({ readonly state: 'open' } & Omit<Performance, 'model' | 'offeredErlangs'>)

/** Why there is no plan. `at` is the first interval concerned, counted from 0. */
export type BadPlan = {
  readonly ok: false
  readonly why:
    | 'no_intervals'
    | 'contacts_not_a_count'
    | 'uncertainty_not_a_number'
    | 'handling_not_positive'
    | 'patience_not_positive'
    | 'patience_unknown'
    | 'concurrency_below_one'
    | 'shrinkage_takes_all'
    | 'interval_not_positive'
    | 'target_out_of_reach'
    | 'sureness_not_a_share'
    | 'people_not_a_count'
    | 'lengths_differ'
  readonly at?: number
}
