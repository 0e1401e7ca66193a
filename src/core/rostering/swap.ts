/** Two people exchanging shifts, or one giving a shift to another: whether the rules allow it and what it changes. */
import { checkRoster, type PersonWarning, type ShortWarning } from './check.ts'
import { costOf } from './cost.ts'
import { frameOf, isOpenFor } from './frame.ts'
import type { Assignment, RosterProblem } from './types.ts'

/** Whose day takes part in a swap; a day without a shift receives one and gives none. */
export type SwapSide = { readonly person: string; readonly date: string }

export type SwapOutcome =
  | {
      readonly ok: true
      /** No rule is broken that was kept before. */
      readonly allowed: boolean
      /** The roster afterwards, with fixed marks gone from what was swapped. */
      readonly assignments: readonly Assignment[]
      /** What was in order and would not be any more. */
      readonly warnings: readonly PersonWarning[]
      readonly short: readonly ShortWarning[]
      /** Clients' waiting minutes more (or fewer: negative). */
      readonly waiting: number
    }
  | { readonly ok: false; readonly why: 'nothing_to_swap' | 'same_person' | 'unknown' | 'already_begun' }

/**
 * What a swap would do. Each side's shift goes to the other person, on its own date. Not possible for shifts before
 * `from`. The caller asks both people.
 */
export function swapOf(
  problem: RosterProblem,
  assignments: readonly Assignment[],
  one: SwapSide,
  other: SwapSide,
): SwapOutcome {
  const frame = frameOf(problem)
  const shiftOf = (side: SwapSide): Assignment | undefined =>
    assignments.find(({ person, date }) => person === side.person && date === side.date)
  const pair = [shiftOf(one), shiftOf(other)] as const
  const known = [one, other].every(({ person, date }) => frame.personOf.has(person) && frame.dayOf.has(date))
  if (!known) return { ok: false, why: 'unknown' }
  if (one.person === other.person) return { ok: false, why: 'same_person' }
  if (!pair[0] && !pair[1]) return { ok: false, why: 'nothing_to_swap' }
  const begun = pair.some(
    (shift) => shift && !isOpenFor(problem, frame.dayOf.get(shift.date) ?? -1, shift.start),
  )
  if (begun) return { ok: false, why: 'already_begun' }
  const after = assignments.map((shift) => {
    if (shift === pair[0]) return given(shift, other.person)
    return shift === pair[1] ? given(shift, one.person) : shift
  })
  return { ok: true, ...changes(problem, assignments, after) }
}

function given({ date, shift, start, minutes, breaks }: Assignment, person: string): Assignment {
  return { person, date, shift, start, minutes, breaks }
}

function changes(problem: RosterProblem, before: readonly Assignment[], after: readonly Assignment[]) {
  // What is fixed is judged like the rest here: both people may agree to give it up.
  const free = { ...problem, fixed: [] }
  const [was, is] = [checkRoster(free, before), checkRoster(free, after)]
  const warnings = is.people.filter((warning) => !was.people.some((old) => isSame(old, warning)))
  const short = is.cover.filter(
    (range) => !was.cover.some((old) => JSON.stringify(old) === JSON.stringify(range)),
  )
  const frame = frameOf(free)
  const waiting = costOf(frame, after).waiting - costOf(frame, before).waiting
  const allowed = warnings.every(({ hard }) => !hard) && short.every(({ code }) => code !== 'below_least')
  return { allowed, assignments: after, warnings, short, waiting }
}

/** The same rule on the same day; hours that were wrong and got no worse are no news either. */
function isSame(old: PersonWarning, now: PersonWarning): boolean {
  if (old.person !== now.person || old.date !== now.date || old.code !== now.code) return false
  const size = (warning: PersonWarning): number => ('minutes' in warning ? warning.minutes : 0)
  if (now.code === 'rest') return size(now) >= size(old)
  return size(now) <= size(old)
}
