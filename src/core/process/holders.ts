import { percentile, spreadOf, sumOf } from './spread.ts'
import type { EventTable, Spread } from './types.ts'

/** Who holds a case: persons or teams. */
export type HoldersBy = 'holder' | 'team'

/**
 * What each case went through, one number a case, in the table's order of cases. Of the events of a case by time, those
 * without a holder are dropped and equal neighbours taken as one run r₁…r_k; d are the different holders.
 */
export type CaseHolders = {
  /** k - 1; none where nobody is named. */
  readonly handOffs: Int32Array
  /** d */
  readonly distinct: Int32Array
  /** k - d: how often it came back to somebody who had had it before. */
  readonly returns: Int32Array
  /** How often it went to another and straight back: r_i = r_(i-2). */
  readonly backAndForth: Int32Array
}

/** Hand-offs, different holders, returns and back-and-forths of each case. */
export function caseHolders(table: EventTable, by: HoldersBy): CaseHolders {
  const size = table.cases.length
  const cases = {
    handOffs: new Int32Array(size),
    distinct: new Int32Array(size),
    returns: new Int32Array(size),
    backAndForth: new Int32Array(size),
  }
  for (let c = 0; c < size; c += 1) {
    const runs = runsOf(table, c, by)
    const distinct = new Set(runs).size
    cases.handOffs[c] = Math.max(0, runs.length - 1)
    cases.distinct[c] = distinct
    cases.returns[c] = runs.length - distinct
    cases.backAndForth[c] = runs.filter((one, i) => i > 1 && one === runs[i - 2]).length
  }
  return cases
}

/** The holders of a case one after the other, as places in the table's list of names; equal neighbours are one. */
export function runsOf(table: EventTable, which: number, by: keyof EventTable['places']): number[] {
  const runs: number[] = []
  const places = table.places[by]
  const end = table.start[which + 1] ?? 0
  for (let i = table.start[which] ?? 0; i < end; i += 1) {
    const place = places[i] ?? -1
    if (place >= 0 && place !== runs.at(-1)) runs.push(place)
  }
  return runs
}

/** What holding was like over all cases. Shares are of all cases, from 0 to 1. */
export type HolderMeasures = {
  /** Cases in which at least one event names somebody. */
  readonly casesNamed: number
  readonly handOffsTotal: number
  readonly handOffs: Spread
  readonly shareWithoutHandOff: number
  readonly distinct: Spread
  readonly returnsTotal: number
  readonly shareWithReturn: number
  readonly backAndForthTotal: number
  readonly shareWithBackAndForth: number
  readonly daysByHandOffs: readonly DaysByHandOffs[]
}

/** How long cases took, by how often they were passed on; the last group is four times and more. */
export type DaysByHandOffs = {
  readonly handOffs: 0 | 1 | 2 | 3 | 4
  readonly n: number
  /** Null where no case is in the group. */
  readonly medianDays: number | null
  readonly meanDays: number | null
}

/** The measures of holding; null where no event names anybody. `days` is how long each case took. */
export function holderMeasures(table: EventTable, by: HoldersBy, days: Float64Array): HolderMeasures | null {
  const cases = caseHolders(table, by)
  const handOffs = spreadOf(Float64Array.from(cases.handOffs))
  const distinct = spreadOf(Float64Array.from(cases.distinct))
  const casesNamed = countOf(cases.distinct, (n) => n > 0)
  if (!handOffs || !distinct || casesNamed === 0) return null
  const share = (values: Int32Array, is: (value: number) => boolean) => countOf(values, is) / values.length
  return {
    casesNamed,
    handOffsTotal: sumOf(cases.handOffs),
    handOffs,
    shareWithoutHandOff: share(cases.handOffs, (n) => n === 0),
    distinct,
    returnsTotal: sumOf(cases.returns),
    shareWithReturn: share(cases.returns, (n) => n > 0),
    backAndForthTotal: sumOf(cases.backAndForth),
    shareWithBackAndForth: share(cases.backAndForth, (n) => n > 0),
    daysByHandOffs: daysByHandOffs(cases.handOffs, days),
  }
}

function countOf(values: Int32Array, is: (value: number) => boolean): number {
  let count = 0
  for (const value of values) if (is(value)) count += 1
  return count
}

function daysByHandOffs(handOffs: Int32Array, days: Float64Array): DaysByHandOffs[] {
  return ([0, 1, 2, 3, 4] as const).map((group) => {
    const inGroup = days.filter((_, c) => Math.min(handOffs[c] ?? 0, 4) === group).sort()
    const n = inGroup.length
    const known = n > 0
    const medianDays = known ? percentile(inGroup, 0.5) : null
    return { handOffs: group, n, medianDays, meanDays: known ? sumOf(inGroup) / n : null }
  })
}
