import { wholeDay } from '#core/calendars/hours.ts'
import { dateOfDay, epochDay, weekdayOfDay } from '#core/forecast/dates.ts'
import type { ExpectedInterval } from '#core/queueing/intervals.ts'
import { general } from '#platform/contract/refusal.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { createKept } from '#platform/kept.ts'
import { refuse } from '#platform/refusal.ts'
import { runInThread } from '#platform/threads/run.ts'
import type { PlanWarning } from '../contract.ts'
import { planningRefusals } from '../contract.ts'
import type { Need, NeedInterval, PlanSettings, needRoutes } from '../contract.need.ts'
import type { Asked, Expected, Forecasts } from '../forecasts.ts'
import { defaultSettings, readMeasured } from '../measured.need.ts'
import type { Measured } from '../measured.need.ts'
import { todaySoFar } from './today.ts'
import { explaining } from '../rules/constraints.ts'
import { coverOf } from '../rules/cover.ts'
import { instantOf } from '../rules/instants.ts'
import { handlingOf, repeatsIn } from '../rules/need.ts'
import type { NeedAnswer, NeedOfInterval, NeedOrder } from '../rules/need.ts'
import { asWarning } from '../rules/words.ts'
import * as store from '../store/need.ts'

export type NeedAsked = Omit<Asked, 'from'> & {
  readonly from?: string | undefined
  readonly intervalMinutes: 15 | 30 | 60
  /** Against this roster, published or not, instead of what is in force. */
  readonly rosterId?: string | undefined
}

export type Needs = {
  /** People needed per interval, the cover by the roster and the gap. Refuses as the route says. */
  read(asked: NeedAsked, now: Date): Promise<Need>
  settings(now: Date): Promise<AnswerOf<typeof needRoutes.settings>>
}

const MEASURED_MS = 3_600_000
const PLAN_MS = 3_600_000

/** The needs of this installation. What the ledger measures is read once an hour. */
export function createNeeds({ database, forecasts }: { database: Database; forecasts: Forecasts }): Needs {
  const measures = createKept<Measured>({ most: 1, forMs: MEASURED_MS })
  const plans = createKept<NeedAnswer>({ most: 60, forMs: PLAN_MS })
  const tx: Tx = database.each
  const measured = (now: Date) => measures.get('', now, () => readMeasured(tx, now))
  return {
    async settings(now) {
      const known = await measured(now)
      const row = await tx.maybe(store.settings)
      return {
        ...(row?.settings ?? defaultSettings(known)),
        version: row?.version ?? 0,
        changedAt: row?.changedAt ?? null,
        measured: known.inputs,
      }
    },
    async read(asked, now) {
      if (asked.rosterId !== undefined && !(await tx.maybe(store.rosterThere, asked.rosterId)))
        refuse(general.not_found)
      const expected = await forecasts.expected(asked, now)
      const made = (await todaySoFar(tx, expected, asked, now))?.made ?? expected.made
      const known = await measured(now)
      const settings = (await tx.maybe(store.settings))?.settings ?? defaultSettings(known)
      const plan = await planFor(tx, { ...expected, made }, settings, known, asked)
      const answer = await plans.get(JSON.stringify(plan.order), now, () => inThread(plan.order))
      if (!answer.ok) {
        const { ok: _ok, ...facts } = answer
        return refuse(planningRefusals.not_possible_together, facts)
      }
      return present(tx, { ...expected, made }, settings, known, { asked, plan, answer, now })
    },
  }
}

const inThread = (input: NeedOrder) =>
  runInThread<NeedOrder, NeedAnswer>({
    module: new URL('../rules/need.ts', import.meta.url),
    name: 'planNeed',
    input,
  })

/** A place of the plan that is open: which day and minute it is, and where its interval stands. */
type Place = { readonly day: string; readonly minute: number; readonly at: Date; readonly index: number }
type Plan = { readonly order: NeedOrder; readonly places: readonly Place[] }

const NEVER: ExpectedInterval = { open: false, contacts: 0 }

async function planFor(
  tx: Tx,
  expected: Expected,
  settings: PlanSettings,
  known: Measured,
  asked: NeedAsked,
): Promise<Plan> {
  const { made, source } = expected
  const { zone } = source.info
  const minutes = made.intervalMinutes
  const perDay = Math.ceil(1440 / minutes)
  const intervals = Array.from({ length: perDay * made.days.length }, (): ExpectedInterval => NEVER)
  const places = made.days.flatMap((day, dayIndex) =>
    day.intervals.map((one) => {
      const index = dayIndex * perDay + Math.floor(one.minute / minutes)
      intervals[index] = { open: true, contacts: one.expected, uncertainty: { rateCv: one.cv } }
      return { day: day.date, minute: one.minute, at: instantOf(zone, day.date, one.minute), index }
    }),
  )
  if (places.length === 0) return refuse(planningRefusals.nothing_to_show)
  const cover = await coverFor(
    tx,
    places,
    { zone, minutes, rosterId: asked.rosterId ?? null },
    intervals.length,
  )
  const chatShare = known.inputs.chatShare?.value ?? 0
  const roundTheClock = intervals[0]?.open === true && intervals.at(-1)?.open === true
  const handling = {
    ...handlingOf(settings, chatShare, minutes),
    ...(roundTheClock && { start: 'periodic' as const }),
  }
  return { order: { intervals, handling, certainty: settings.certainty, cover }, places }
}

async function coverFor(
  tx: Tx,
  places: readonly Place[],
  { zone, minutes, rosterId }: { zone: string; minutes: number; rosterId: string | null },
  length: number,
): Promise<(number | null)[]> {
  const cover = Array.from<number | null>({ length }).fill(null)
  const [first, last] = [places[0], places.at(-1)]
  if (!first || !last) return cover
  const rostered = new Set<string>()
  for (const { firstDay, days } of await tx.all(store.rosteredDays, rosterId, first.day, last.day))
    for (let day = 0; day < days; day++) rostered.add(dateOfDay(epochDay(firstDay) + day))
  const [from, to] = [wholeDay(zone, first.day).start, wholeDay(zone, last.day).end]
  const shifts = await tx.all(store.plannedShifts, rosterId, new Date(from), new Date(to))
  for (const { day, at, index } of places)
    if (rostered.has(day)) cover[index] = coverOf(shifts, at.getTime(), minutes)
  return cover
}

type Worked = { asked: NeedAsked; plan: Plan; answer: Extract<NeedAnswer, { ok: true }>; now: Date }

async function present(
  tx: Tx,
  expected: Expected,
  settings: PlanSettings,
  known: Measured,
  { asked, plan, answer, now }: Worked,
): Promise<Need> {
  const standing = await tx.all(store.standing)
  const { made } = expected
  const bands = new Map(
    made.days.flatMap((day) => day.intervals.map((one) => [`${day.date} ${one.minute}`, one] as const)),
  )
  const intervals = plan.places.flatMap((place): NeedInterval[] => {
    const [need, band] = [answer.intervals[place.index], bands.get(`${place.day} ${place.minute}`)]
    if (!need || !band) return []
    const { day, minute, at } = place
    const weekday = weekdayOfDay(epochDay(day)) + 1
    const constraintIds = isShort(need) ? explaining(standing, weekday, minute) : []
    const { expected: contacts, low80, high80 } = band
    return [{ at: at.toISOString(), day, minute, expected: contacts, low80, high80, ...need, constraintIds }]
  })
  const hours = made.intervalMinutes / 60
  return {
    from: expected.from,
    days: made.days.length,
    intervalMinutes: made.intervalMinutes as Need['intervalMinutes'],
    madeAt: now.toISOString(),
    settings,
    intervals,
    totals: totalsOf(intervals, hours),
    peak: peakOf(intervals),
    talk: known.talk,
    repeats: repeatsOf(intervals, settings, known),
    warnings: await warningsOf(tx, expected, settings, asked),
  }
}

const isShort = (one: Pick<NeedOfInterval, 'cover' | 'neededSafely'>) =>
  one.cover !== null && one.cover < one.neededSafely - 1e-6

function totalsOf(intervals: readonly NeedInterval[], hours: number): Need['totals'] {
  const sum = (of: (one: NeedInterval) => number) => intervals.reduce((total, one) => total + of(one), 0)
  const rostered = intervals.some((one) => one.cover !== null)
  return {
    contacts: sum((one) => one.expected),
    agentHours: sum((one) => one.neededSafely) * hours,
    rosterHours: sum((one) => one.toRoster) * hours,
    coverHours: rostered ? sum((one) => one.cover ?? 0) * hours : null,
    waitingMinutes: rostered ? sum((one) => one.waitingMinutes ?? 0) : null,
    lostContacts: rostered ? sum((one) => one.lostContacts ?? 0) : null,
    shortIntervals: rostered ? intervals.filter(isShort).length : null,
  }
}

function peakOf(intervals: readonly NeedInterval[]): Need['peak'] {
  const [peak] = intervals.toSorted((a, b) => b.neededSafely - a.neededSafely || b.expected - a.expected)
  return peak ? { at: peak.at, needed: peak.neededSafely, expected: peak.expected } : null
}

function repeatsOf(
  intervals: readonly NeedInterval[],
  { redialShare, reconnectShare }: PlanSettings,
  { leaving }: Measured,
): Need['repeats'] {
  if (redialShare === null || reconnectShare === null) return null
  const contacts = intervals.reduce((sum, one) => sum + one.expected, 0)
  const lost = intervals.reduce((sum, one) => sum + one.expected * one.abandoned, 0)
  const planned = contacts > 0 ? lost / contacts : 0
  const shares = { redial: redialShare.value, reconnect: reconnectShare.value }
  return repeatsIn(contacts, shares, { measured: leaving ?? planned, planned })
}

async function warningsOf(
  tx: Tx,
  { source, made, series }: Expected,
  settings: PlanSettings,
  asked: NeedAsked,
): Promise<PlanWarning[]> {
  const found: PlanWarning[] = [...source.info.warnings, ...made.warnings.map(asWarning)]
  const add = (code: string, facts: PlanWarning['facts'] = {}) => void found.push({ code, facts })
  if (series.intervalMinutes !== asked.intervalMinutes)
    add('finer_than_counted', { asked: asked.intervalMinutes, counted: series.intervalMinutes })
  if (settings.redialShare === null || settings.reconnectShare === null) add('repeats_unknown')
  if (settings.patienceSeconds === null) add('patience_unknown')
  if (settings.talkSeconds.basis === 'assumed') add('talk_assumed', { seconds: settings.talkSeconds.value })
  if (settings.afterWorkSeconds.basis === 'assumed')
    add('after_work_assumed', { seconds: settings.afterWorkSeconds.value })
  const { skills } = await tx.one(store.skillsNeeded)
  // One line of clients for all: right where everybody can help with everything, else too few.
  if (skills > 1 && source.own && asked.serviceId === undefined) add('several_skills', { skills })
  return found
}
