import { z } from 'zod'
import { addDays } from '#core/calendars/moments.ts'
import { localDate } from '#core/calendars/hours.ts'
import type { Assignment } from '#core/rostering/types.ts'
import { Id } from '#platform/contract/values.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Task } from '#platform/jobs/jobs.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal } from '#platform/refusal.ts'
import { runInThread } from '#platform/threads/run.ts'
import { getOrganisation } from '../../services/queries.ts'
import { askSolver, MOST_TRIES } from '../commands/rosters.ts'
import { planningEvents } from '../contract.ts'
import type { Need } from '../contract.need.ts'
import type { RosterOutcome } from '../contract.rosters.ts'
import type { NeedAsked, Needs } from '../queries/need.ts'
import { findRoster, shortOf, worldOf } from '../queries/rosters.ts'
import { needDaysOf } from '../rules/need-days.ts'
import { failedOutcome, outcomeOf } from '../rules/outcome.ts'
import { problemOf } from '../rules/problem.ts'
import type { PlanWorld } from '../rules/problem.ts'
import { BY_HAND, instantsOf } from '../rules/shifts.ts'
import type { SolveOrder, Solved } from '../solve.rosters.ts'
import * as store from '../store/rosters.ts'
import type { NeedDay, WholeRosterRow } from '../store/rosters.ts'

const Payload = z.object({ rosterId: Id, version: z.number().int() })
type Asking = z.infer<typeof Payload>

/** A node says so often that it works on a roster; one of which nothing was said for so long was left behind. */
const BEAT_MS = 60_000
const LEFT_BEHIND_MS = 5 * BEAT_MS

export type RosterParts = {
  readonly database: Database
  readonly now: () => Date
  /** The need of some days; refuses as its route does. */
  readonly need: Needs['read']
  /** Solves away from the process that answers people; in a thread unless given. */
  readonly solve?: (order: SolveOrder, signal: AbortSignal) => Promise<Solved>
}

const inThread = (input: SolveOrder, signal: AbortSignal): Promise<Solved> =>
  runInThread({ module: new URL('../solve.rosters.ts', import.meta.url), input, signal })

/** Solves rosters that were asked for. `close` gives those under way back, for another node or the next start. */
export function createRosterSolver(parts: RosterParts): { task: Task; close(): void } {
  const closing = new AbortController()
  return {
    task: async (payload) => {
      const asking = Payload.parse(payload)
      const begun = await parts.database.write((tx) =>
        tx.maybe(store.beginWork, asking.rosterId, asking.version, parts.now()),
      )
      // Asked for anew, thrown away or done meanwhile.
      if (!begun) return
      if (begun.tries > MOST_TRIES) return fail(parts, asking, 'interrupted')
      await solveOne(parts, asking, closing.signal)
    },
    close: () => closing.abort(new Error('The service is stopping')),
  }
}

async function solveOne(parts: RosterParts, asking: Asking, signal: AbortSignal): Promise<void> {
  const heart = startHeart(parts, asking)
  try {
    const roster = await withNeed(parts, asking)
    if (!roster) return
    const world = await parts.database.read((tx) => worldToSolve(tx, roster))
    if (world.need.length === 0) return await fail(parts, asking, 'nobody_needed')
    const order = { problem: problemOf(world), withPrices: roster.asked.withPrices }
    const solved = await (parts.solve ?? inThread)(order, signal)
    await keep(parts, asking, world, solved)
  } catch (error) {
    // No is an answer. Anything else is tried again: a node that went away, a database that did not answer.
    if (!(error instanceof Refusal)) throw error
    await fail(parts, asking, error.definition.code)
  } finally {
    clearInterval(heart)
  }
}

function startHeart({ database, now }: RosterParts, { rosterId, version }: Asking): NodeJS.Timeout {
  const beat = () => database.write((tx) => tx.run(store.stillWorking, rosterId, version, now()))
  // A beat that is missed is made up by the next one.
  return setInterval(() => void beat().catch(() => undefined), BEAT_MS).unref()
}

/** The roster with its need, worked out unless it was before; days before a re-plan keep what they had. */
async function withNeed(parts: RosterParts, asking: Asking): Promise<WholeRosterRow | undefined> {
  const { each } = parts.database
  const roster = await findRoster(each, asking.rosterId)
  const known = await needToKeep(each, roster, parts.now())
  const missing = roster.days - known.length
  const fresh = missing > 0 ? await freshNeed(parts, roster, known.length) : []
  const need = [...known.filter(({ needed }) => needed.length > 0), ...fresh]
  const kept = await parts.database.write((tx) =>
    tx.maybe(store.keepNeed, asking.rosterId, asking.version, JSON.stringify(need)),
  )
  return kept && { ...roster, need }
}

/** Days of which the need stays as it was, one entry each from the first on. */
async function needToKeep(
  tx: Tx,
  { need, firstDay, days, fromAt }: WholeRosterRow,
  now: Date,
): Promise<NeedDay[]> {
  if (need.length === 0) return []
  const { zone } = await getOrganisation(tx)
  const until = fromAt ? localDate(zone, Math.min(fromAt.getTime(), now.getTime())) : addDays(firstDay, days)
  const of = new Map(need.map((one) => [one.day, one]))
  const kept: NeedDay[] = []
  for (let day = firstDay; day < until && kept.length < days; day = addDays(day, 1))
    kept.push(of.get(day) ?? { day, fromMinute: 0, needed: [], waiting: [] })
  return kept
}

async function freshNeed(parts: RosterParts, roster: WholeRosterRow, skip: number): Promise<NeedDay[]> {
  const { each } = parts.database
  const { asked, firstDay, days } = roster
  const intervalMinutes = roster.intervalMinutes === 15 ? 15 : roster.intervalMinutes === 60 ? 60 : 30
  const whole = {
    from: addDays(firstDay, skip),
    days: days - skip,
    intervalMinutes,
    series: asked.series,
  } as const
  const need = await parts.need(whole, parts.now())
  const bySkill = new Map<string, Need[]>()
  const services = asked.series === 'ledger' ? await each.all(store.servicesOfSkills, asked.skillIds) : []
  for (const { id, skillId } of services) {
    const of = await needOrNothing(parts, { ...whole, serviceId: id })
    if (of) bySkill.set(skillId, [...(bySkill.get(skillId) ?? []), of])
  }
  return needDaysOf(need, bySkill)
}

/** A service that too few asked for has no need of its own; it is in the whole all the same. */
async function needOrNothing(parts: RosterParts, asked: NeedAsked): Promise<Need | undefined> {
  try {
    return await parts.need(asked, parts.now())
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** What is planned from: of the shifts only those that stay. */
async function worldToSolve(tx: Tx, roster: WholeRosterRow): Promise<PlanWorld> {
  const world = await worldOf(tx, roster)
  return { ...world, shifts: world.shifts.filter(({ fixed }) => fixed) }
}

/** Writes the answer, unless it was asked for anew meanwhile. */
async function keep(parts: RosterParts, asking: Asking, world: PlanWorld, solved: Solved): Promise<void> {
  const { rosterId, version } = asking
  const now = parts.now()
  await parts.database.transact(async (tx) => {
    const { outcome } = solved
    const found = outcome.ok ? outcome.assignments.filter(({ fixed }) => fixed !== true) : []
    const held = await tx.maybe(store.holdWork, rosterId, version)
    if (!held) return
    if (outcome.ok) {
      await tx.run(store.clearPlanned, rosterId)
      for (const one of found) await tx.run(store.addShift, ...shiftOf(world, rosterId, one, now))
    }
    const after = await worldOf(tx, await findRoster(tx, rosterId))
    await end(tx, asking, outcomeOf(solved, after, shortOf(after)), now)
  })
}

function shiftOf({ zone }: PlanWorld, rosterId: string, one: Assignment, now: Date) {
  const [pause] = one.breaks
  const place = {
    day: one.date,
    fromMinute: one.start,
    minutes: one.minutes,
    breakAfter: pause ? pause.start - one.start : null,
    breakMinutes: pause?.minutes ?? 0,
  }
  const { startsAt, endsAt, breakAt } = instantsOf(zone, place)
  const pattern = one.shift === BY_HAND ? null : one.shift
  const rest = [breakAt, breakAt ? place.breakMinutes : 0, pause?.paid ?? false, false] as const
  return [newId(now), rosterId, one.person, pattern, one.date, startsAt, endsAt, ...rest] as const
}

async function fail(parts: RosterParts, asking: Asking, code: string): Promise<void> {
  await parts.database.transact(async (tx) => {
    const held = await tx.maybe(store.holdWork, asking.rosterId, asking.version)
    if (held) await end(tx, asking, failedOutcome(code), parts.now())
  })
}

async function end(tx: Tx, { rosterId, version }: Asking, outcome: RosterOutcome, now: Date): Promise<void> {
  const solving = outcome.status === 'failed' ? 'failed' : 'done'
  await tx.run(store.endWork, rosterId, version, solving, JSON.stringify(outcome))
  const { shiftCount } = await findRoster(tx, rosterId)
  const facts = { rosterId, status: outcome.status, shifts: shiftCount }
  await record(tx, planningEvents.rosterSolved, { at: now, actor: 'service' }, facts)
}

/** Asks again for rosters whose node went away while it worked on them. @returns how many. */
export async function recoverRosters(tx: Tx, now: Date): Promise<number> {
  const left = await tx.all(store.leftBehind, new Date(now.getTime() - LEFT_BEHIND_MS), now)
  for (const { id, version } of left) await askSolver(tx, id, version)
  return left.length
}
