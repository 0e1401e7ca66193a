/** A kind of shift of the example. Times are minutes of the day; weekdays are numbered from Monday, 1. */
export type ExamplePattern = {
  readonly name: string
  readonly minutes: number
  /** An unpaid break, and how long after the shift's start it may begin, earliest and latest. */
  readonly rest?: { readonly minutes: number; readonly from: number; readonly to: number }
  readonly starts: readonly number[]
  readonly weekdays: readonly number[]
  readonly mostShare?: number
}

const WORKDAYS = [1, 2, 3, 4, 5]
const LUNCH = { minutes: 30, from: 180, to: 300 }

/** The kinds of shift at Harbour. Only reception begins before nine on Mondays: the register of constraints says why. */
export const patterns = {
  early: {
    name: 'Early, 8 hours',
    minutes: 480,
    rest: LUNCH,
    starts: [480],
    weekdays: [2, 3, 4, 5],
  },
  day: { name: 'Day, 8½ hours', minutes: 510, rest: LUNCH, starts: [540], weekdays: WORKDAYS },
  late: {
    name: 'Late, 8 hours',
    minutes: 480,
    rest: LUNCH,
    starts: [600],
    weekdays: WORKDAYS,
  },
  six: {
    name: 'Six hours',
    minutes: 360,
    rest: { minutes: 30, from: 150, to: 210 },
    starts: [540, 600, 720],
    weekdays: WORKDAYS,
  },
  reception: {
    name: 'Reception, from eight',
    minutes: 360,
    rest: { minutes: 30, from: 150, to: 210 },
    starts: [480],
    weekdays: WORKDAYS,
    mostShare: 0.1,
  },
  morning: { name: 'Morning, 4 hours', minutes: 240, starts: [540], weekdays: [2, 3, 4, 5] },
  afternoon: { name: 'Afternoon, 4 hours', minutes: 240, starts: [780, 840], weekdays: WORKDAYS },
  saturday: {
    name: 'Saturday, 4 hours',
    minutes: 240,
    starts: [540],
    weekdays: [6],
  },
} as const satisfies Record<string, ExamplePattern>

export type PatternKey = keyof typeof patterns
