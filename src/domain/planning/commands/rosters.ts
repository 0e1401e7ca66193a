import { localDate } from '#core/calendars/hours.ts'
import { addDays, isoWeekday } from '#core/calendars/moments.ts'
import { general } from '#platform/contract/refusal.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { getOrganisation } from '../../services/queries.ts'
import { mustBeLatest } from './people.ts'
import { inForceBefore, tellOvertaken, tellPublished } from './tell.ts'
import { planningEvents, planningRefusals } from '../contract.ts'
import type { rosterRoutes } from '../contract.rosters.ts'
import { leavesBetween } from '../queries/people.ts'
import { findRoster, getRosterLine, rosterWarnings, worldOf } from '../queries/rosters.ts'
import type { RosterLine } from '../queries/rosters.ts'
import { presentShift } from '../rules/shifts.ts'
import type { ShiftView } from '../rules/shifts.ts'
import * as store from '../store/rosters.ts'
import type { NeedDay, RosterAsked, WholeRosterRow } from '../store/rosters.ts'

/** The job that solves a roster. */
export const SOLVE = 'planning.solve'
/** How often one asking is begun, by whichever node, before the roster says that it did not work. */
export const MOST_TRIES = 3

type Given = BodyOf<typeof rosterRoutes.make>

/** Begins a roster and asks the solver for it; it says itself when it is done. Refuses not_found for an unknown series. */
export async function makeRoster(tx: Tx, actor: AgentActor, given: Given, now: Date): Promise<RosterLine> {
  const skillIds = [...new Set(given.skillIds)]
  if (given.series !== 'ledger' && !(await tx.maybe(store.seriesThere, given.series)))
    refuse(general.not_found)
  if ((await tx.all(store.skillsThere, skillIds)).length < skillIds.length) refuse(general.not_found)
  const asked = { series: given.series, skillIds, withPrices: false }
  return begin(tx, actor, { ...given, asked, fromAt: null, need: [] }, now)
}

type Beginning = Pick<Given, 'name' | 'firstDay' | 'days'> & {
  intervalMinutes: number
  asked: RosterAsked
  fromAt: Date | null
  need: readonly NeedDay[]
}

async function begin(tx: Tx, actor: AgentActor, given: Beginning, now: Date): Promise<RosterLine> {
  const { name, firstDay, days, intervalMinutes, asked, fromAt, need } = given
  const id = newId(now)
  const what = [id, name, firstDay, days, intervalMinutes] as const
  await tx.run(
    store.addRoster,
    ...what,
    JSON.stringify(asked),
    fromAt,
    JSON.stringify(need),
    actor.agentId,
    now,
  )
  await record(tx, planningEvents.rosterMade, madeBy(actor, now), { rosterId: id, days })
  await askSolver(tx, id, 1)
  return getRosterLine(tx, id)
}

/** Leaves the solving to a worker; `version` tells this asking from earlier ones. */
export function askSolver(tx: Tx, rosterId: string, version: number): Promise<void> {
  return addJob(tx, SOLVE, { rosterId, version }, { key: `${SOLVE} ${rosterId}`, tries: MOST_TRIES + 1 })
}

/** Takes hold of a draft that nobody works on. Refuses roster_published, roster_working. */
export async function holdDraft(tx: Tx, rosterId: string): Promise<WholeRosterRow> {
  const roster = await hold(tx, rosterId)
  if (roster.state !== 'draft') refuse(planningRefusals.roster_published)
  if (isWorking(roster)) refuse(planningRefusals.roster_working)
  return roster
}

async function hold(tx: Tx, rosterId: string): Promise<WholeRosterRow> {
  ;(await tx.maybe(store.lockRoster, rosterId)) ?? refuse(general.not_found)
  return findRoster(tx, rosterId)
}

const isWorking = ({ solving }: WholeRosterRow): boolean => solving === 'asked' || solving === 'working'

/** Solves a draft again; shifts set by hand stay. */
export async function solveRoster(
  tx: Tx,
  { rosterId, withPrices }: { rosterId: string; withPrices: boolean },
): Promise<RosterLine> {
  const { asked } = await holdDraft(tx, rosterId)
  const { version } = await tx.one(
    store.askSolver,
    rosterId,
    JSON.stringify({ ...asked, withPrices, tries: 0 }),
  )
  await askSolver(tx, rosterId, version)
  return getRosterLine(tx, rosterId)
}

/**
 * Plans again from a moment on: a new draft with everything that begins before it as it is in force (a draft’s own, for
 * a draft), and with shifts set by hand or swapped after it unless their person is on leave. Refuses roster_working.
 */
export async function replanRoster(
  tx: Tx,
  actor: AgentActor,
  { rosterId, fromAt }: { rosterId: string; fromAt: Date },
  now: Date,
): Promise<RosterLine> {
  const source = await hold(tx, rosterId)
  if (isWorking(source)) refuse(planningRefusals.roster_working)
  const kept = await keptShifts(tx, source, fromAt)
  const asked = { ...source.asked, withPrices: false, tries: 0 }
  const made = await begin(tx, actor, { ...source, asked, fromAt }, now)
  const ids = kept.map(({ id }) => id)
  const newIds = kept.map(() => newId(now))
  await tx.run(store.copyShifts, ids, newIds, made.id)
  return getRosterLine(tx, made.id)
}

async function keptShifts(tx: Tx, source: WholeRosterRow, fromAt: Date): Promise<store.ShiftRow[]> {
  const { firstDay, days } = source
  const last = addDays(firstDay, days - 1)
  const all =
    source.state === 'draft'
      ? await tx.all(store.shiftsOf, source.id)
      : await tx.all(store.publishedOn, firstDay, last)
  const leaves = await leavesBetween(tx, firstDay, last)
  const isAway = ({ agentId, day }: store.ShiftRow) =>
    leaves.some((one) => one.agent.id === agentId && one.firstDay <= day && day <= one.lastDay)
  return all.filter((shift) => shift.startsAt < fromAt || (shift.fixed && !isAway(shift)))
}

/**
 * Publishes a draft: its people see their shifts and are told, and on its days it holds instead of what was published
 * before. Refuses roster_published, roster_working, stale_version, breaks_terms for shifts to come that go against what people agreed to,
 * and not_possible_together for one that could not be solved and has no shift.
 */
export async function publishRoster(
  tx: Tx,
  actor: AgentActor,
  rosterId: string,
  version: number | undefined,
  now: Date,
): Promise<RosterLine> {
  await tx.run(store.lockPublished)
  const roster = await holdDraft(tx, rosterId)
  mustBeLatest(version, roster.version)
  if (roster.shiftCount === 0 && ['failed', 'infeasible'].includes(roster.outcome?.status ?? ''))
    refuse(planningRefusals.not_possible_together, { code: 'nothing_planned' })
  await mustHold(tx, roster, now)
  const before = await inForceBefore(tx, roster)
  await tx.run(store.publish, rosterId, actor.agentId, now)
  await tx.all(store.replaceCovered)
  await record(tx, planningEvents.rosterPublished, madeBy(actor, now), {
    rosterId,
    shifts: roster.shiftCount,
  })
  await tellOvertaken(tx, await tx.all(store.overtakenSwaps, now), now)
  await tellPublished(tx, roster, before, now)
  return getRosterLine(tx, rosterId)
}

async function mustHold(tx: Tx, roster: WholeRosterRow, now: Date): Promise<void> {
  const world = await worldOf(tx, roster)
  const toCome = localDate(world.zone, now.getTime())
  // A week is named by its first day: what is to come of it still counts.
  const lastDay = (day: string) => addDays(day, 7 - isoWeekday(day))
  const isOpen = (day: string, code: string) => (code.startsWith('hours') ? lastDay(day) : day) >= toCome
  const warnings = await rosterWarnings(tx, roster, world)
  const against = warnings.filter(({ hard, day, code }) => hard && day !== null && isOpen(day, code))
  if (against.length > 0) refuse(planningRefusals.breaks_terms, { warnings: against })
}

/** Throws a draft away. Refuses roster_published, roster_working. */
export async function removeRoster(tx: Tx, actor: AgentActor, rosterId: string, now: Date): Promise<void> {
  await holdDraft(tx, rosterId)
  await tx.run(store.removeRoster, rosterId)
  await record(tx, planningEvents.rosterRemoved, madeBy(actor, now), { rosterId })
}

/** The shift as it is now, with its minutes as clocks show them. */
export async function readShift(tx: Tx, shiftId: string): Promise<ShiftView> {
  const { zone } = await getOrganisation(tx)
  return presentShift(zone, await tx.one(store.findShift, shiftId))
}
