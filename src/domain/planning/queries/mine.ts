import { addDays, daysBetween, isoWeekday } from '#core/calendars/moments.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { fingerprint } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { getOrganisation } from '../../services/queries.ts'
import { calendarText } from '../calendar-feed.ts'
import type { FeedEvent } from '../calendar-feed.ts'
import type { RosterWarning, Swap, WishAnswer } from '../contract.rosters.ts'
import { leavesBetween, listPatterns, listPeople, presentWish, today } from './people.ts'
import type { WishView } from './people.ts'
import { publishedDays } from './rosters.ts'
import type { PlanWorld } from '../rules/problem.ts'
import { presentShift } from '../rules/shifts.ts'
import type { ShiftView } from '../rules/shifts.ts'
import { againstSwap, possibleSwaps } from '../rules/swaps.ts'
import { notGrantedIn } from '../rules/warnings.ts'
import * as store from '../store/mine.ts'
import * as people from '../store/people.ts'
import * as rosters from '../store/rosters.ts'

/** How long a settled swap is still shown, and how far back a calendar goes. */
const SETTLED_DAYS = 14
const CALENDAR_DAYS = 60
/** Shifts so many days to either side are looked at when people swap. */
const SWAP_DAYS = 14

/** What somebody sees of the roster: their shifts in force, their wishes and what became of them, their swaps. */
export async function readMine(
  tx: Tx,
  agentId: string,
  asked: { from?: string | undefined; days: number },
  now: Date,
) {
  const { zone } = await getOrganisation(tx)
  const from = asked.from ?? (await today(tx, now))
  const last = addDays(from, asked.days - 1)
  const shifts = (await tx.all(store.myShifts, agentId, from, last)).map((one) => presentShift(zone, one))
  const days = await publishedDays(tx, from, last)
  return {
    shifts,
    publishedDays: days,
    wishes: await wishesOf(tx, agentId, { from, last, days }, shifts),
    swaps: await swapsOf(tx, agentId, now),
    calendarFeed: (await tx.maybe(store.hasFeed, agentId)) !== undefined,
  }
}

type Span = { from: string; last: string; days: readonly string[] }

/** Wishes to come, with what became of them on days that are published. */
async function wishesOf(tx: Tx, agentId: string, span: Span, shifts: readonly ShiftView[]) {
  const wishes = (await tx.all(people.wishesOf, agentId, span.from)).map(presentWish)
  const answers = await answersFor(tx, span.from)
  const world = await worldBetween(tx, span.from, daysBetween(span.from, span.last) + 1)
  const passedOver = notGrantedIn({ ...world, shifts, wishes })
  return wishes.map((wish) => {
    const answered = span.days.filter((day) => concerns(wish, day))
    const missed = (passedOver.get(wish.id) ?? []).some((day) => answered.includes(day))
    const answer = missed ? answers.get(wish.id) : undefined
    return {
      ...wish,
      granted: answered.length === 0 ? null : !missed,
      reason: answer?.reason ?? null,
      facts: answer?.facts ?? {},
    }
  })
}

const concerns = ({ day, weekday }: WishView, date: string): boolean =>
  weekday === null ? day === date : isoWeekday(date) === weekday

/** What the latest published rosters say of wishes that they could not grant, by wish. */
async function answersFor(tx: Tx, from: string): Promise<Map<string, WishAnswer>> {
  const outcomes = await tx.all(store.publishedOutcomes, from)
  const all = outcomes.flatMap(({ answers }) => (answers ?? []) as WishAnswer[])
  return new Map(all.filter(({ granted }) => !granted).map((one) => [one.wishId, one]))
}

/** What is in force on so many days, with all that people agreed to: to see whether a swap holds. */
export async function worldBetween(tx: Tx, firstDay: string, days: number): Promise<PlanWorld> {
  const { zone } = await getOrganisation(tx)
  const [back, last] = [addDays(firstDay, -SWAP_DAYS), addDays(firstDay, days - 1)]
  const shifts = (await tx.all(rosters.publishedOn, back, last)).map((one) => presentShift(zone, one))
  return {
    ...{ zone, firstDay, days, intervalMinutes: 30, need: [], wishes: [], fromAt: null },
    people: await listPeople(tx),
    patterns: await listPatterns(tx),
    leaves: await leavesBetween(tx, firstDay, last),
    shifts: shifts.filter(({ day }) => day >= firstDay),
    around: shifts.filter(({ day }) => day < firstDay),
  }
}

/** The world around a shift, whole weeks from Monday: hours of a week are only right for a whole one. */
export async function worldAround(tx: Tx, days: readonly string[]): Promise<PlanWorld> {
  const [first = '', last = first] = [days.toSorted()[0], days.toSorted().at(-1)]
  const from = addDays(first, -SWAP_DAYS)
  const monday = addDays(from, 1 - isoWeekday(from))
  const until = addDays(last, SWAP_DAYS)
  const sunday = addDays(until, 7 - isoWeekday(until))
  return worldBetween(tx, monday, daysBetween(monday, sunday) + 1)
}

/** Whom somebody could ask to swap a shift of theirs, and for what. Refuses when it is none of theirs in force. */
export async function readSwappable(tx: Tx, agentId: string, shiftId: string, now: Date) {
  const shift = await myShift(tx, agentId, shiftId)
  if (shift.startsAt <= now) return { takers: [], shifts: [] }
  return possibleSwaps(await worldAround(tx, [shift.day]), shift, now)
}

/** A shift in force of somebody's own. */
export async function myShift(tx: Tx, agentId: string, shiftId: string): Promise<ShiftView> {
  const shift = await shiftInForce(tx, shiftId)
  return shift?.agent.id === agentId ? shift : refuse(general.not_found)
}

/** A shift that is in force, whoever's; undefined for any other. */
export async function shiftInForce(tx: Tx, shiftId: string): Promise<ShiftView | undefined> {
  const { zone } = await getOrganisation(tx)
  const row = await tx.maybe(store.shiftInForce, shiftId)
  return row && presentShift(zone, row)
}

// ── swaps ────────────────────────────────────────────────────────────────────────────────────────────────────────────
/** A swap as the contract has it, with instants still as Date. */
export type SwapView = Omit<Swap, 'askedAt' | 'shift' | 'forShift'> & {
  askedAt: Date
  shift: ShiftView
  forShift: ShiftView | null
}

async function swapsOf(tx: Tx, agentId: string, now: Date): Promise<SwapView[]> {
  const rows = await tx.all(store.mySwaps, agentId, new Date(now.getTime() - SETTLED_DAYS * 86_400_000))
  const views: SwapView[] = []
  for (const row of rows) views.push(await presentSwap(tx, row, now))
  return views
}

/** One swap; refuses when there is none. */
export async function getSwap(tx: Tx, swapId: string, now: Date): Promise<SwapView> {
  return presentSwap(tx, (await tx.maybe(store.findSwap, swapId)) ?? refuse(general.not_found), now)
}

async function presentSwap(tx: Tx, row: store.SwapRow, now: Date): Promise<SwapView> {
  const { zone } = await getOrganisation(tx)
  const { id, note, askedAt, forShiftId } = row
  const shift = presentShift(zone, await tx.one(rosters.findShift, row.shiftId))
  const forShift =
    forShiftId === null ? null : presentShift(zone, await tx.one(rosters.findShift, forShiftId))
  const begun = [shift, forShift].some((one) => one !== null && one.startsAt <= now)
  // Nobody answered in time: what has begun cannot change hands any more.
  const state = row.state === 'asked' && begun ? 'overtaken' : row.state
  return {
    ...{ id, shift, forShift, state, note, askedAt },
    askedBy: { id: row.askedBy, name: row.askedByName },
    askedOf: { id: row.askedOf, name: row.askedOfName },
    warnings: state === 'asked' ? await swapWarnings(tx, shift, forShift, row.askedOf) : [],
  }
}

/** What would not hold after a swap. */
export async function swapWarnings(
  tx: Tx,
  shift: ShiftView,
  forShift: ShiftView | null,
  of: string,
): Promise<RosterWarning[]> {
  const world = await worldAround(tx, [shift.day, ...(forShift ? [forShift.day] : [])])
  return againstSwap(world, { shift, forShift, of })
}

// ── the calendar ─────────────────────────────────────────────────────────────────────────────────────────────────────
/** A person's shifts as iCalendar text, by the secret in the address. Refuses not_found for any other. */
export async function readCalendar(tx: Tx, secret: string, now: Date): Promise<string> {
  const owner = (await tx.maybe(store.feedOwner, fingerprint(secret))) ?? refuse(general.not_found)
  const { name } = await getOrganisation(tx)
  const rows = await tx.all(store.feedShifts, owner.agentId, addDays(await today(tx, now), -CALENDAR_DAYS))
  return calendarText(`${name}: shifts`, rows.map(feedEvent))
}

function feedEvent(row: store.FeedRow): FeedEvent {
  const { agentId, day, sequence, changedAt, startsAt, endsAt, breakAt, breakMinutes } = row
  return {
    // A person has one shift a day: whatever becomes of it, it is the same entry.
    uid: `${agentId}-${day}@answerable`,
    ...{ sequence, changedAt, startsAt, endsAt },
    summary: row.pattern ?? 'Shift',
    description: breakAt === null ? null : `Break of ${breakMinutes} minutes`,
  }
}
