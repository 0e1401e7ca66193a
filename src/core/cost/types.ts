/** What cost is worked out from, and what it comes to. Money is in the organisation's own currency. */

/** What somebody measured or assumed, with how far it may be off. */
export type Range = {
  readonly low: number
  readonly likely: number
  readonly high: number
  readonly from: 'measured' | 'assumed'
}

/** 90 of 100 draws lie from low to high; `expected` is the mean, and expected values of parts add up. */
export type Interval = { readonly low: number; readonly expected: number; readonly high: number }

/** Inputs nobody has given yet, by name, or that cannot be: no figure is made up for them. */
export type NotSaid = { readonly ok: false; readonly why: 'not_said'; readonly inputs: readonly string[] }
export type NotPossible = {
  readonly ok: false
  readonly why: 'not_possible'
  readonly inputs: readonly string[]
}

/** A figure that was used, so that it can be shown and doubted. */
export type UsedInput = { readonly name: string; readonly range: Range }

export type FailureCostInput = {
  /** Money for an hour of paid work. */
  readonly payPerHour?: Range
  /** People's minutes for one contact, by kind (channel, or any grouping the counts use). */
  readonly minutesPerContact: Readonly<Record<string, Range>>
  /** Contacts that were failure demand; a plain number is an exact count. */
  readonly failure: readonly {
    readonly cause: string
    readonly department: string
    readonly kind: string
    readonly contacts: number | Range
  }[]
  /** What clients had to say, prove or send again. */
  readonly repeats?: {
    readonly count: number | Range
    readonly staffMinutesEach?: Range
    readonly clientMinutesEach?: Range
  }
  /** Minutes on hold as measured: the agent's while the client held, and the client's. */
  readonly holds?: { readonly staffMinutes: number | Range; readonly clientMinutes: number | Range }
  /** Clients' minutes for one contact, by kind: for their hours alone. */
  readonly clientMinutesPerContact?: Readonly<Record<string, Range>>
  /** Money for an hour of clients' time, only where the organisation has said one. */
  readonly clientRatePerHour?: Range
}

export type CostLine = {
  readonly name: string
  readonly contacts: Interval
  readonly hours: Interval
  readonly money: Interval
}

export type FailureCost =
  | NotSaid
  | NotPossible
  | {
      readonly ok: true
      /** Failure demand, repeats and holds together: paid work alone. */
      readonly total: Interval
      readonly failure: Interval
      readonly byCause: readonly CostLine[]
      readonly byDepartment: readonly CostLine[]
      readonly repeats: Interval | null
      readonly holds: Interval | null
      readonly staffHours: Interval
      /** Clients' time in hours: never part of `total`. Null where no minutes of theirs are known. */
      readonly clientHours: Interval | null
      /** Clients' time in money, apart; null unless the organisation has said a rate. */
      readonly clientMoney: Interval | null
      readonly inputs: readonly UsedInput[]
      readonly draws: number
    }

/** C16: a check of every case, worth its price when share·detected·loss > check + client's time + wronglyHeld·harm. */
export type ControlInput = {
  /** π: share of cases that are wrong, 0 to 1. */
  readonly wrongShare?: Range
  /** d: share of those the check finds, 0 to 1. */
  readonly detected?: Range
  /** ℓ: money lost by one that is not found. */
  readonly loss?: Range
  /** k: money a check costs, per case. */
  readonly checkCost?: Range
  /** Clients' extra minutes per case. */
  readonly clientMinutes?: Range
  /** What an hour of clients' time is held to be worth; nought only if somebody says so. */
  readonly clientRatePerHour?: Range
  /** φ: share of all cases wrongly held up, 0 to 1. */
  readonly wronglyHeld?: Range
  /** g: money's worth of harm to one of those. */
  readonly harm?: Range
  /** Cases a year, for yearly sums. */
  readonly casesPerYear?: Range
}

export type ControlInputName = keyof ControlInput

export type Sensitivity = {
  readonly input: ControlInputName
  /** Net per case at the input's low and high, all others as expected. */
  readonly atLow: number
  readonly atHigh: number
  readonly swing: number
  /** The value at which both sides are equal, all others as expected; null where none is possible. */
  readonly tipsAt: number | null
  /** Whether that value lies within the range given. */
  readonly tipsWithin: boolean
}

export type ControlWorth =
  | NotSaid
  | NotPossible
  | {
      readonly ok: true
      /** Per case: losses prevented; what the check costs everybody; the difference. */
      readonly prevents: Interval
      readonly costs: Interval
      readonly net: Interval
      /** undecided: within the ranges given it may be either. */
      readonly worth: 'yes' | 'no' | 'undecided'
      /** Share of draws in which it is worth it. */
      readonly shareWorth: number
      /** Widest swing first: the first is the input that decides. */
      readonly sensitivity: readonly Sensitivity[]
      readonly perYear: {
        readonly prevents: Interval
        readonly costs: Interval
        readonly clientHours: Interval
      } | null
      readonly inputs: readonly UsedInput[]
      readonly draws: number
    }

/** C16: N·(contacts per need − 1)·cost per contact + hand-off minutes. */
export type BadlyRunInput = {
  readonly needsPerYear?: Range
  readonly contactsPerNeed?: Range
  readonly minutesPerContact?: Range
  readonly payPerHour?: Range
  readonly handOffsPerNeed?: Range
  readonly minutesPerHandOff?: Range
}

export type BadlyRun =
  | NotSaid
  | NotPossible
  | {
      readonly ok: true
      readonly perYear: Interval
      readonly repeatedContacts: Interval
      readonly handOffs: Interval
      readonly inputs: readonly UsedInput[]
      readonly draws: number
    }
