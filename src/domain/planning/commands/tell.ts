import { localDate } from '#core/calendars/hours.ts'
import { addDays } from '#core/calendars/moments.ts'
import type { Tx } from '#platform/database/database.ts'
import { recordMany } from '#platform/ledger/record.ts'
import { notifyEach } from '../../agents/commands.ts'
import { getOrganisation } from '../../services/queries.ts'
import { planningEvents } from '../contract.ts'
import { publishedDays } from '../queries/rosters.ts'
import * as store from '../store/rosters.ts'
import type { EndedSwap, ShiftRow, WholeRosterRow } from '../store/rosters.ts'

// ── swaps ────────────────────────────────────────────────────────────────────────────────────────────────────────────
/** A swap as it is told of: the day of the shift offered, and of the one asked for it (null: it is taken over). */
export type SwapTold = EndedSwap & { readonly forDay: string | null }

const factsOf = ({ id, day }: EndedSwap, agentId: string) => ({ swapId: id, agentId, day })

/** Tells a colleague that a swap is asked of them (R13). */
export async function tellAsked(tx: Tx, swap: SwapTold, now: Date): Promise<void> {
  const facts = { ...factsOf(swap, swap.askedBy), forDay: swap.forDay }
  await notifyEach(tx, 'swap_asked', [{ agentId: swap.askedOf, facts }], now)
}

/** Tells whoever asked what the colleague answered (R13). */
export async function tellAnswered(
  tx: Tx,
  swap: SwapTold,
  state: 'agreed' | 'declined',
  now: Date,
): Promise<void> {
  const facts = { ...factsOf(swap, swap.askedOf), forDay: swap.forDay }
  await notifyEach(tx, `swap_${state}`, [{ agentId: swap.askedBy, facts }], now)
}

/** Tells colleagues that they need not answer any more (R13). */
export async function tellWithdrawn(tx: Tx, ended: readonly EndedSwap[], now: Date): Promise<void> {
  const people = ended.map((swap) => ({ agentId: swap.askedOf, facts: factsOf(swap, swap.askedBy) }))
  await notifyEach(tx, 'swap_withdrawn', people, now)
}

/** Keeps in the ledger that swaps ended because a shift of theirs changed, and tells both people but `exceptId` (R13). */
export async function tellOvertaken(
  tx: Tx,
  ended: readonly EndedSwap[],
  now: Date,
  exceptId: string | null = null,
): Promise<void> {
  const rows = ended.map(({ id, askedBy }) => ({
    about: { at: now, actor: 'service', agentId: askedBy },
    facts: { swapId: id, state: 'overtaken' as const },
  }))
  await recordMany(tx, planningEvents.swapEnded, rows)
  const people = ended.flatMap((swap) => [
    { agentId: swap.askedBy, facts: factsOf(swap, swap.askedOf) },
    { agentId: swap.askedOf, facts: factsOf(swap, swap.askedBy) },
  ])
  const others = people.filter(({ agentId }) => agentId !== exceptId)
  await notifyEach(tx, 'swap_overtaken', others, now)
}

// ── rosters ──────────────────────────────────────────────────────────────────────────────────────────────────────────
/** What was in force on the days of a roster before it is published. */
export type Before = { readonly shifts: readonly ShiftRow[]; readonly days: readonly string[] }

/** Reads it: to be asked before the roster is published. */
export async function inForceBefore(tx: Tx, { firstDay, days }: WholeRosterRow): Promise<Before> {
  const last = addDays(firstDay, days - 1)
  return {
    shifts: await tx.all(store.publishedOn, firstDay, last),
    days: await publishedDays(tx, firstDay, last),
  }
}

/**
 * Tells everybody whose shifts to come are not what they were (R13): where nothing was published before that is all who
 * have one; whose days stay as they were hears nothing.
 */
export async function tellPublished(
  tx: Tx,
  { id: rosterId, firstDay, days }: WholeRosterRow,
  before: Before,
  now: Date,
): Promise<void> {
  const { zone } = await getOrganisation(tx)
  const toCome = localDate(zone, now.getTime())
  const whole = { firstDay, lastDay: addDays(firstDay, days - 1) }
  const differing = differingDays(before.shifts, await tx.all(store.shiftsOf, rosterId))
  const people = [...differing].flatMap(([agentId, all]) => {
    const open = all.filter((day) => day >= toCome)
    if (open.length === 0) return []
    const changed = open.some((day) => before.days.includes(day))
    const span = changed ? { firstDay: open[0], lastDay: open.at(-1) } : whole
    return [{ agentId, facts: { rosterId, changed, ...span } }]
  })
  await notifyEach(tx, 'roster_published', people, now)
}

/** For each person the days, in order, on which they work other times than before, or not at all any more. */
function differingDays(before: readonly ShiftRow[], after: readonly ShiftRow[]): Map<string, string[]> {
  const differing = [...notIn(after, before), ...notIn(before, after)]
  const byPerson = Map.groupBy(differing, ({ agentId }) => agentId)
  return new Map([...byPerson].map(([agentId, shifts]) => [agentId, shifts.map(({ day }) => day).toSorted()]))
}

function notIn(these: readonly ShiftRow[], those: readonly ShiftRow[]): ShiftRow[] {
  const known = new Set(those.map(timesOf))
  return these.filter((shift) => !known.has(timesOf(shift)))
}

/** Who works when: what a person would want to hear of when it changes. */
const timesOf = ({ agentId, day, startsAt, endsAt, breakAt, breakMinutes }: ShiftRow): string =>
  [agentId, day, startsAt.getTime(), endsAt.getTime(), breakAt?.getTime(), breakMinutes].join(' ')
