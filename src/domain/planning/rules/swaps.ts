import type { PlanWorld } from './problem.ts'
import type { ShiftView } from './shifts.ts'
import { newHardWarnings, termsWarnings } from './warnings.ts'
import type { RosterWarning } from '../contract.rosters.ts'

/** A shift of somebody's for one of a colleague's, or for none: the colleague takes it over. */
export type Exchange = { readonly shift: ShiftView; readonly forShift: ShiftView | null; readonly of: string }

/** What would newly go against what either of the two agreed to work, if they swapped; empty when the swap holds. */
export function againstSwap(world: PlanWorld, exchange: Exchange): RosterWarning[] {
  const two = onlyOf(world, [exchange.shift.agent.id, exchange.of])
  return newHardWarnings(termsWarnings(two), termsWarnings(afterSwap(two, exchange)))
}

/** A world with these people alone: the rest does not matter to what they agreed. */
function onlyOf(world: PlanWorld, ids: readonly string[]): PlanWorld {
  const own = (shift: ShiftView) => ids.includes(shift.agent.id)
  return {
    ...world,
    people: world.people.filter(({ agent }) => ids.includes(agent.id)),
    shifts: world.shifts.filter(own),
    around: world.around.filter(own),
    wishes: [],
    need: [],
  }
}

function afterSwap(world: PlanWorld, { shift, forShift, of }: Exchange): PlanWorld {
  const to = (one: ShiftView, id: string): ShiftView => ({ ...one, agent: { ...one.agent, id } })
  const shifts = world.shifts.map((one) => {
    if (one.id === shift.id) return to(one, of)
    return forShift && one.id === forShift.id ? to(one, shift.agent.id) : one
  })
  return { ...world, shifts }
}

/** Whether somebody would end up with two shifts on one day. */
export function doublesDay(world: PlanWorld, { shift, forShift, of }: Exchange): boolean {
  const rest = world.shifts.filter(({ id }) => id !== shift.id && id !== forShift?.id)
  const works = (id: string, day: string) => rest.some((one) => one.agent.id === id && one.day === day)
  return works(of, shift.day) || (forShift !== null && works(shift.agent.id, forShift.day))
}

/** What could be done with a shift: who could take it over, and for which of others' shifts it could be swapped. */
export function possibleSwaps(
  world: PlanWorld,
  shift: ShiftView,
  now: Date,
): { takers: { id: string; name: string }[]; shifts: ShiftView[] } {
  const others = world.people.filter(({ agent, terms }) => terms && agent.id !== shift.agent.id)
  const holds = (exchange: Exchange) =>
    !doublesDay(world, exchange) && againstSwap(world, exchange).length === 0
  const known = new Set(others.map(({ agent }) => agent.id))
  const theirs = world.shifts.filter(({ agent, startsAt }) => known.has(agent.id) && startsAt > now)
  return {
    takers: others.map(({ agent }) => agent).filter(({ id }) => holds({ shift, forShift: null, of: id })),
    shifts: theirs.filter((one) => holds({ shift, forShift: one, of: one.agent.id })),
  }
}
