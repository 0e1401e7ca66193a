/** Early, late and weekend shifts: who has how many, with what they had before, for the size of their contract. */
import type { Assignment, Person, RosterDay, RosterProblem, Rules, UnpopularKind } from './types.ts'
import { unpopularKinds } from './types.ts'

/** One person's unpopular shifts: in this roster, before it, and both for a full contract. */
export type FairnessRow = {
  readonly person: string
  /** The contract's size beside the largest, 0 to 1. */
  readonly share: number
  readonly shifts: number
  readonly now: Readonly<Record<UnpopularKind, number>>
  readonly before: Readonly<Record<UnpopularKind, number>>
  readonly perFullContract: Readonly<Record<UnpopularKind, number>>
}

export type FairnessTable = {
  readonly rows: readonly FairnessRow[]
  /** Most less fewest for a full contract, by kind. */
  readonly spread: Readonly<Record<UnpopularKind, number>>
}

/** How unpopular shifts are spread. A person without hours counts as a full contract. */
export function fairnessOf(problem: RosterProblem, assignments: readonly Assignment[]): FairnessTable {
  const days = new Map(problem.days.map((day) => [day.date, day]))
  const rows = problem.people.map((person): FairnessRow => {
    const own = assignments.filter((one) => one.person === person.id)
    const count = (kind: UnpopularKind): number =>
      own.filter((one) => unpopularOf(problem.rules, days.get(one.date), one).includes(kind)).length
    const now = byKind(count)
    const before = byKind((kind) => person.had?.[kind] ?? 0)
    const share = shareOf(problem, person)
    const perFullContract = byKind((kind) => (now[kind] + before[kind]) / share)
    return { person: person.id, share, shifts: own.length, now, before, perFullContract }
  })
  return { rows, spread: byKind((kind) => spreadOf(rows.map((row) => row.perFullContract[kind]))) }
}

/** In which ways a shift is unpopular. */
export function unpopularOf(
  rules: Rules,
  day: RosterDay | undefined,
  shift: { readonly start: number; readonly minutes: number },
): UnpopularKind[] {
  const is = {
    early: shift.start < rules.earlyBefore,
    late: shift.start + shift.minutes > rules.lateAfter,
    weekend: day?.weekend ?? false,
  }
  return unpopularKinds.filter((kind) => is[kind])
}

/** The size of a contract beside the largest one; 1 where there are no hours. */
export function shareOf({ people }: RosterProblem, { contract }: Person): number {
  const largest = Math.max(...people.map((person) => person.contract.most))
  return contract.most > 0 && largest > 0 ? Math.min(1, contract.most / largest) : 1
}

/**
 * What a person's next unpopular shifts of one kind cost, first to last: nothing as long as they have had no more than
 * whoever had fewest, then rising with each, so that many for one cost more than one for many.
 */
export function unfairnessPrices(
  problem: RosterProblem,
  person: Person,
  kind: UnpopularKind,
  count: number,
): number[] {
  const hadOf = (one: Person): number => (one.had?.[kind] ?? 0) / shareOf(problem, one)
  const fewest = Math.min(...problem.people.map(hadOf))
  const share = shareOf(problem, person)
  return Array.from({ length: count }, (_, index) => {
    const level = ((person.had?.[kind] ?? 0) + index) / share
    return problem.weights.unfairness * Math.max(0, level - fewest)
  })
}

function byKind(of: (kind: UnpopularKind) => number): Record<UnpopularKind, number> {
  return { early: of('early'), late: of('late'), weekend: of('weekend') }
}

function spreadOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)
}
