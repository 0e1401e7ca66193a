import type { ConstraintCost, ConstraintTimes } from '../contract.constraints.ts'
import type { z } from 'zod'

/** What of a constraint decides which intervals it explains. */
export type Chained = {
  readonly id: string
  readonly behindId: string | null
  readonly times: z.infer<typeof ConstraintTimes>
}

/**
 * The constraints that explain a time of the week, nearest first: those that name the time, or name none and stand in
 * front of their chain, each followed by what lies behind it. `standing`: those that stand at present, in any order.
 */
export function explaining(standing: readonly Chained[], weekday: number, minute: number): string[] {
  const by = new Map(standing.map((one) => [one.id, one]))
  const behind = new Set(standing.map((one) => one.behindId))
  const found = new Set<string>()
  for (const one of standing) {
    const names = one.times.some((time) => covers(time, weekday, minute))
    if (!names && (one.times.length > 0 || behind.has(one.id))) continue
    for (const id of chainFrom(one, by)) found.add(id)
  }
  return [...found]
}

const covers = (time: Chained['times'][number], weekday: number, minute: number) =>
  time.weekday === weekday && time.from <= minute && minute < time.to

function chainFrom(first: Chained, by: ReadonlyMap<string, Chained>): string[] {
  const chain = new Set<string>()
  for (let next: Chained | undefined = first; next && !chain.has(next.id);) {
    chain.add(next.id)
    next = next.behindId === null ? undefined : by.get(next.behindId)
  }
  return [...chain]
}

/** Whether a chain that goes on at `behindId` comes to `id`: then `id` cannot have it behind itself. */
export function leadsTo(
  id: string,
  behindId: string | null,
  all: readonly Pick<Chained, 'id' | 'behindId'>[],
): boolean {
  const by = new Map(all.map((one) => [one.id, one.behindId]))
  const seen = new Set<string>()
  for (let next = behindId; next !== null && !seen.has(next); next = by.get(next) ?? null) {
    if (next === id) return true
    seen.add(next)
  }
  return false
}

/**
 * What is kept as the cost when a person enters it. Nobody measures by typing: what claims to be measured is kept only
 * when it was worked out before.
 */
export function enteredCost(
  given: Omit<ConstraintCost, 'at'> | null,
  kept: ConstraintCost | null,
  now: Date,
): ConstraintCost | null {
  if (given === null) return null
  if (given.basis === 'measured' && kept?.basis === 'measured') return kept
  return { ...given, basis: 'assumed', at: now.toISOString() }
}

/** ISO weekday of a local day, Monday 1. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
