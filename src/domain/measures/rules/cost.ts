import type { LensSettings } from '../contract.busy.ts'
import type { CostLine } from '../contract.cost.ts'
import type { LensWarning, Range, SaidInput } from '../contract.ts'
import { exactly, product, shownAs, sum, taken, times } from './ranges.ts'
import type { Amount } from './ranges.ts'

/** Failure demand of one cause and department: conversations, seconds of talk, seconds that clients waited for it. */
export type FailureCause = {
  readonly causeId: string | null
  readonly cause: string | null
  readonly departmentId: string | null
  readonly department: string | null
  readonly count: number
  readonly seconds: number
  readonly waitSeconds: number
}

/** What was measured in a period. No conversation is in two of them. */
export type CostMeasured = {
  readonly failure: readonly FailureCause[]
  readonly chasing: { readonly count: number; readonly seconds: number; readonly waitSeconds: number }
  /** Asked again in conversations that are neither failure nor chasing: theirs is in those lines. */
  readonly repeats: number
  readonly holds: { readonly count: number; readonly seconds: number }
  readonly handovers: number
  readonly attemptsMissed: number
  /** Clients who were not reached by anybody, failure demand apart, and what they had waited. */
  readonly lost: { readonly count: number; readonly waitSeconds: number }
}

export type Cost = {
  readonly lines: CostLine[]
  readonly staffHours: Range
  readonly pence: Range | null
  readonly clientHours: Range
}

type Line = Omit<CostLine, 'staffHours' | 'pence' | 'clientHours'> & {
  readonly staff: Amount
  readonly client: Amount
}

const HOUR = 1 / 3600
const NOBODY = { causeId: null, cause: null, departmentId: null, department: null }

/**
 * What it costs to run the service badly (R32): paid hours and clients' hours of each line, with 90 % intervals; money only
 * where pay is said, and clients' time never part of it. Lines of failure come dearest first.
 */
export function costWith(measured: CostMeasured, settings: LensSettings): Cost {
  const lines = linesOf(measured, settings)
  const pay = settings.payPencePerHour && taken('payPerHour', settings.payPencePerHour)
  const staff = sum(lines.map((line) => line.staff))
  return {
    lines: lines.map(({ staff: hours, client, ...line }) => ({
      ...line,
      staffHours: shownAs(hours),
      pence: pay && shownAs(product(hours, pay)),
      clientHours: shownAs(client),
    })),
    staffHours: shownAs(staff),
    pence: pay && shownAs(product(staff, pay)),
    clientHours: shownAs(sum(lines.map(({ client }) => client))),
  }
}

function linesOf(measured: CostMeasured, settings: LensSettings): Line[] {
  const { chasing, holds, lost } = measured
  const hours = (seconds: number) => exactly(seconds * HOUR)
  const each = (name: string, said: SaidInput, count: number) => times(taken(name, said), count)
  const asking = times(each('secondsPerRepeat', settings.secondsPerRepeat, measured.repeats), HOUR)
  const passing = times(each('minutesPerHandover', settings.minutesPerHandover, measured.handovers), 1 / 60)
  const trying = times(each('minutesPerAttempt', settings.minutesPerAttempt, measured.attemptsMissed), 1 / 60)
  const line = (kind: CostLine['kind'], count: number, staff: Amount, client: Amount): Line => ({
    ...{ kind, ...NOBODY, count, staff, client },
  })
  const failure = measured.failure
    .toSorted((a, b) => b.seconds - a.seconds || b.count - a.count)
    .map(({ count, seconds, waitSeconds, causeId, cause, departmentId, department }) => ({
      ...line('failure', count, hours(seconds), hours(seconds + waitSeconds)),
      ...{ causeId, cause, departmentId, department },
    }))
  return [
    ...failure,
    line('chasing', chasing.count, hours(chasing.seconds), hours(chasing.seconds + chasing.waitSeconds)),
    line('repeats', measured.repeats, asking, asking),
    line('holds', holds.count, hours(holds.seconds), hours(holds.seconds)),
    line('handovers', measured.handovers, passing, hours(0)),
    line('attempts_missed', measured.attemptsMissed, trying, hours(0)),
    line('lost', lost.count, hours(0), hours(lost.waitSeconds)),
  ].filter(({ count }) => count > 0)
}

/** Fewer conversations than this say little of what a cause costs. */
const ENOUGH = 20

/** What is worth knowing of these costs: few failures, causes that nobody has named, pay that nobody has said. */
export function costWarnings({ failure }: CostMeasured, settings: LensSettings): LensWarning[] {
  const contacts = failure.reduce((all, { count }) => all + count, 0)
  const unnamed = failure.reduce((all, { causeId, count }) => all + (causeId === null ? count : 0), 0)
  return [
    ...(contacts < ENOUGH ? [{ code: 'few', facts: { contacts, needed: ENOUGH } }] : []),
    ...(unnamed > 0
      ? [{ code: 'causes_missing', facts: { contacts: unnamed, share: unnamed / contacts } }]
      : []),
    ...(settings.payPencePerHour === null ? [{ code: 'pay_not_said', facts: {} }] : []),
  ]
}

/** A year from a shorter time says too much of holidays and seasons. */
const ENOUGH_DAYS = 28
const YEAR = 365.25

/** The same in a year; null of less than four weeks. */
export function perYear(pence: Range | null, days: number): Range | null {
  if (pence === null || days < ENOUGH_DAYS) return null
  const years = YEAR / days
  return { low: pence.low * years, likely: pence.likely * years, high: pence.high * years }
}
