import { addDays } from '#core/calendars/moments.ts'
import { general } from '#platform/contract/refusal.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import { sqlState } from '#platform/database/database.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { mustBeLatest } from './people.ts'
import { holdDraft, readShift } from './rosters.ts'
import { planningEvents, planningRefusals } from '../contract.ts'
import type { RosterWarning, rosterRoutes } from '../contract.rosters.ts'
import { rosterWarnings, worldOf } from '../queries/rosters.ts'
import type { PlanWorld } from '../rules/problem.ts'
import { instantsOf } from '../rules/shifts.ts'
import type { ShiftView } from '../rules/shifts.ts'
import { newHardWarnings, warningsOf } from '../rules/warnings.ts'
import * as people from '../store/people.ts'
import * as store from '../store/rosters.ts'
import type { WholeRosterRow } from '../store/rosters.ts'

type Given = BodyOf<typeof rosterRoutes.giveShift>
/** A draft after a change by hand: the shift, the roster’s version, and all that it goes against now. */
export type AfterChange = { shift: ShiftView | null; version: number; warnings: RosterWarning[] }

/**
 * Gives somebody a shift by hand; solving again keeps it. Refuses shift_taken, breaks_terms with what would not hold,
 * not_possible_together for a day outside of the roster or a time that has passed, roster_published, roster_working.
 */
export async function giveShift(
  tx: Tx,
  actor: AgentActor,
  rosterId: string,
  given: Given,
  now: Date,
): Promise<AfterChange> {
  const roster = await holdDraft(tx, rosterId)
  const before = await worldOf(tx, roster)
  const shiftId = newId(now)
  await keep(tx, store.addShift, shiftId, { roster, zone: before.zone, given })
  return after(tx, actor, { roster, before, shiftId, agentId: given.agentId, change: 'given' }, now)
}

/** Moves a shift to another person, day or time by hand; refuses as giving one does, and stale_version. */
export async function moveShift(
  tx: Tx,
  actor: AgentActor,
  asked: { rosterId: string; shiftId: string; version: number | undefined },
  given: Given,
  now: Date,
): Promise<AfterChange> {
  const { rosterId, shiftId, version } = asked
  const roster = await holdDraft(tx, rosterId)
  mustBeLatest(version, roster.version)
  const before = await worldOf(tx, roster)
  mustBeOpen(roster, shiftIn(before, shiftId).startsAt)
  await keep(tx, store.moveShift, shiftId, { roster, zone: before.zone, given })
  return after(tx, actor, { roster, before, shiftId, agentId: given.agentId, change: 'moved' }, now)
}

/** Takes a shift out of a draft. */
export async function takeShift(
  tx: Tx,
  actor: AgentActor,
  { rosterId, shiftId }: { rosterId: string; shiftId: string },
  now: Date,
): Promise<AfterChange> {
  const roster = await holdDraft(tx, rosterId)
  const shift = shiftIn(await worldOf(tx, roster), shiftId)
  mustBeOpen(roster, shift.startsAt)
  await tx.run(store.takeShift, shiftId, rosterId)
  const version = await told(tx, actor, { rosterId, shiftId, agentId: shift.agent.id, change: 'taken' }, now)
  return { shift: null, version, warnings: await rosterWarnings(tx, roster, await worldOf(tx, roster)) }
}

function shiftIn({ shifts }: PlanWorld, shiftId: string): ShiftView {
  return shifts.find(({ id }) => id === shiftId) ?? refuse(general.not_found)
}

/** What begins before the moment from which is planned anew has happened, or is about to. */
function mustBeOpen({ fromAt }: WholeRosterRow, startsAt: Date): void {
  if (fromAt && startsAt < fromAt) refuse(planningRefusals.not_possible_together, { code: 'before_from' })
}

type Keeping = { roster: WholeRosterRow; zone: string; given: Given }

async function keep(
  tx: Tx,
  statement: typeof store.addShift,
  shiftId: string,
  { roster, zone, given }: Keeping,
): Promise<void> {
  await mustFit(tx, roster, given)
  const { startsAt, endsAt, breakAt } = instantsOf(zone, given)
  mustBeOpen(roster, startsAt)
  const { agentId, patternId, day, breakPaid } = given
  const rest = [breakAt, breakAt ? given.breakMinutes : 0, breakPaid, true] as const
  try {
    await tx.run(statement, shiftId, roster.id, agentId, patternId, day, startsAt, endsAt, ...rest)
  } catch (error) {
    if (sqlState(error) === '23505') refuse(planningRefusals.shift_taken)
    throw error
  }
}

async function mustFit(tx: Tx, roster: WholeRosterRow, given: Given): Promise<void> {
  const { agentId, patternId, day, breakAfter, breakMinutes, minutes } = given
  ;(await tx.maybe(people.lockAgent, agentId)) ?? refuse(general.not_found)
  const patterns = await tx.all(people.patterns)
  if (patternId !== null && !patterns.some(({ id }) => id === patternId)) refuse(general.not_found)
  const last = addDays(roster.firstDay, roster.days - 1)
  if (day < roster.firstDay || day > last)
    refuse(planningRefusals.not_possible_together, {
      code: 'outside_roster',
      firstDay: roster.firstDay,
      last,
    })
  if (breakAfter !== null && breakAfter + breakMinutes > minutes)
    refuse(planningRefusals.not_possible_together, { code: 'break_outside_shift' })
}

type Changed = {
  roster: WholeRosterRow
  before: PlanWorld
  shiftId: string
  agentId: string
  change: 'given' | 'moved'
}

async function after(tx: Tx, actor: AgentActor, changed: Changed, now: Date): Promise<AfterChange> {
  const { roster, before, shiftId, agentId, change } = changed
  const world = await worldOf(tx, roster)
  const against = newHardWarnings(warningsOf(before), warningsOf(world))
  if (against.length > 0) refuse(planningRefusals.breaks_terms, { warnings: against })
  const version = await told(tx, actor, { rosterId: roster.id, shiftId, agentId, change }, now)
  const warnings = await rosterWarnings(tx, roster, world)
  return { shift: await readShift(tx, shiftId), version, warnings }
}

async function told(
  tx: Tx,
  actor: AgentActor,
  what: { rosterId: string; shiftId: string; agentId: string; change: 'given' | 'moved' | 'taken' },
  now: Date,
): Promise<number> {
  const { agentId, ...facts } = what
  await record(tx, planningEvents.shiftSet, { ...madeBy(actor, now), agentId }, facts)
  return (await tx.one(store.touchRoster, what.rosterId)).version
}
