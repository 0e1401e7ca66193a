import { addDays } from '#core/calendars/moments.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { getOrganisation } from '../../services/queries.ts'
import type { DayCover, FairnessRow, RosterWarning } from '../contract.rosters.ts'
import { leavesBetween, listPatterns, listPeople, peopleOf, wishesFor } from './people.ts'
import { kindsOf } from '../rules/problem.ts'
import type { PlanWorld } from '../rules/problem.ts'
import { coverOfDay, paidMinutes, presentShift } from '../rules/shifts.ts'
import { notGrantedIn, warningsOf } from '../rules/warnings.ts'
import * as store from '../store/rosters.ts'
import type { RosterRow, WholeRosterRow } from '../store/rosters.ts'

/** How far back what was published counts: for rest, days in a row, and unpopular shifts that people had lately. */
const LOOK_BACK_DAYS = 28

/** A roster’s line in the list, with instants still as Date. */
export type RosterLine = Omit<RosterRow, 'madeById' | 'madeByName'> & { madeBy: { id: string; name: string } }

/** Rosters by their first day, latest first. */
export async function listRosters(
  tx: Tx,
  asked: { cursor?: string | undefined; limit: number },
): Promise<{ items: RosterLine[]; next: string | null }> {
  const [day, id] = readCursor(asked.cursor)
  const rows = await tx.all(store.rosterPage, day, id, asked.limit + 1)
  const items = rows.slice(0, asked.limit).map(presentRoster)
  const last = items.at(-1)
  return { items, next: rows.length > asked.limit && last ? `${last.firstDay}_${last.id}` : null }
}

const CURSOR = /^(\d{4}-\d\d-\d\d)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function readCursor(cursor: string | undefined): [day: string | null, id: string | null] {
  if (cursor === undefined) return [null, null]
  const found = CURSOR.exec(cursor)
  if (!found?.[1] || !found[2] || Number.isNaN(Date.parse(found[1]))) {
    throw new Refusal(general.invalid_input, {}, [{ path: '/query/cursor', message: 'is none of ours' }])
  }
  return [found[1], found[2]]
}

/** A roster’s line; refuses when there is none. */
export async function getRosterLine(tx: Tx, rosterId: string): Promise<RosterLine> {
  return presentRoster(await findRoster(tx, rosterId))
}

/** A roster as it is stored; refuses when there is none. */
export async function findRoster(tx: Tx, rosterId: string): Promise<WholeRosterRow> {
  return (await tx.maybe(store.findRoster, rosterId)) ?? refuse(general.not_found)
}

function presentRoster(row: RosterRow): RosterLine {
  const { id, name, firstDay, days, intervalMinutes, state, solving, fromAt, shiftCount } = row
  const madeBy = { id: row.madeById, name: row.madeByName }
  const { madeAt, publishedAt, version } = row
  return {
    id,
    name,
    firstDay,
    days,
    intervalMinutes,
    state,
    solving,
    fromAt,
    shiftCount,
    madeBy,
    madeAt,
    publishedAt,
    version,
  }
}

/** A roster with everything a planner works with. */
export async function getRoster(tx: Tx, rosterId: string) {
  const row = await findRoster(tx, rosterId)
  const world = await worldOf(tx, row)
  const rostered = new Set(world.shifts.map(({ agent }) => agent.id))
  const known = new Set(world.people.map(({ agent }) => agent.id))
  const left = await peopleOf(
    tx,
    [...rostered].filter((id) => !known.has(id)),
  )
  return {
    ...presentRoster(row),
    shifts: world.shifts,
    people: [...world.people, ...left],
    leaves: world.leaves,
    wishes: world.wishes,
    cover: coverOf(world),
    warnings: await rosterWarnings(tx, row, world),
    fairness: fairnessOf(world),
    outcome: row.outcome,
  }
}

/** What a roster goes against, and what is worth knowing about it. */
export async function rosterWarnings(tx: Tx, row: RosterRow, world: PlanWorld): Promise<RosterWarning[]> {
  const found = warningsOf(world)
  if (row.state !== 'draft') return found
  const last = addDays(row.firstDay, row.days - 1)
  const swapped = await tx.all(store.swappedSince, row.madeAt, row.firstDay, last)
  const since = swapped.map(({ agentId, day }) => {
    return { code: 'swapped_since', agentId, day, minute: null, hard: false, facts: {} }
  })
  return [...found, ...since]
}

/** All that a roster is planned from, with its shifts as they are. */
export async function worldOf(tx: Tx, row: WholeRosterRow): Promise<PlanWorld> {
  const { zone } = await getOrganisation(tx)
  const { firstDay, days, intervalMinutes, need, fromAt } = row
  const last = addDays(firstDay, days - 1)
  const around = await tx.all(store.publishedOn, addDays(firstDay, -LOOK_BACK_DAYS), addDays(firstDay, -1))
  const shifts = await tx.all(store.shiftsOf, row.id)
  return {
    ...{ zone, firstDay, days, intervalMinutes, need, fromAt },
    people: await listPeople(tx),
    patterns: await listPatterns(tx),
    leaves: await leavesBetween(tx, firstDay, last),
    wishes: await wishesFor(tx, firstDay, days),
    shifts: shifts.map((one) => presentShift(zone, one)),
    around: around.map((one) => presentShift(zone, one)),
  }
}

/** A shift for counting who is at work: whose, when, and when its break lies. */
export type WorkedShift = Pick<
  store.ShiftRow,
  'agentId' | 'day' | 'startsAt' | 'endsAt' | 'breakAt' | 'breakMinutes'
>

/**
 * Shifts in force that touch the time from one instant to another. A day’s shifts are those of the roster that was
 * published last of all that cover the day; a draft’s are nowhere.
 */
export function publishedShifts(tx: Tx, from: Date, until: Date): Promise<WorkedShift[]> {
  return tx.all(store.publishedBetween, from, until)
}

/** Days, from the first to the last, for which some published roster says who works. */
export async function publishedDays(tx: Tx, firstDay: string, lastDay: string): Promise<string[]> {
  return (await tx.all(store.publishedDays, firstDay, lastDay)).map(({ day }) => day)
}

function coverOf({ zone, need, shifts, intervalMinutes }: PlanWorld): DayCover[] {
  return need.map((day) => {
    const { fromMinute, needed } = day
    return { day: day.day, fromMinute, needed, cover: coverOfDay(zone, day, intervalMinutes, shifts) }
  })
}

/** Intervals in which fewer are at work than are needed, and the hours needed in all. */
export function shortOf(world: PlanWorld): {
  shortIntervals: number
  neededHours: number
  paidHours: number
} {
  const cover = coverOf(world)
  const short = cover.flatMap((day) => day.needed.filter((needed, index) => (day.cover[index] ?? 0) < needed))
  const needed = cover.flatMap((day) => day.needed).reduce((sum, one) => sum + one, 0)
  const paid = world.shifts.reduce((sum, shift) => sum + paidMinutes(shift), 0)
  return {
    shortIntervals: short.length,
    neededHours: (needed * world.intervalMinutes) / 60,
    paidHours: paid / 60,
  }
}

function fairnessOf(world: PlanWorld): FairnessRow[] {
  const passedOver = notGrantedIn(world)
  return world.people.flatMap(({ agent, terms }) => {
    const own = world.shifts.filter((shift) => shift.agent.id === agent.id)
    if (!terms && own.length === 0) return []
    const kinds = own.flatMap((shift) => kindsOf(world.zone, shift))
    const count = (kind: string) => kinds.filter((one) => one === kind).length
    const wishes = world.wishes.filter((wish) => wish.agent.id === agent.id)
    return [
      {
        agent,
        shifts: own.length,
        minutes: Math.round(own.reduce((sum, shift) => sum + paidMinutes(shift), 0)),
        ...{ early: count('early'), late: count('late'), weekend: count('weekend') },
        wishes: wishes.length,
        wishesGranted: wishes.filter(({ id }) => !passedOver.has(id)).length,
      },
    ]
  })
}
