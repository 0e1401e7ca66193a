import { openBetween } from '#core/calendars/hours.ts'
import type { OpeningHours } from '#core/calendars/hours.ts'
import { estimatePatience } from '#core/queueing/patience.ts'
import type { Tx } from '#platform/database/database.ts'
import { getOrganisation, hoursOf } from '../services/queries.ts'
import { PlanInput } from './contract.ts'
import { weekdayOf } from './rules/constraints.ts'
import { OPEN_HOURS } from './rules/what-if.ts'
import type { Measured, WhatIfName } from './rules/what-if.ts'
import * as store from './store/measured.ts'

const WEEKS = 8
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** With fewer observations than this a figure is chance, and the assumption stays, named as one. */
const ENOUGH = 30
const NORMAL_95 = 1.96

type Pairs = readonly (readonly [WhatIfName, PlanInput | null])[]

/** What the contacts of the last eight weeks measure. What they cannot tell is left out. */
export async function measuredInputs(tx: Tx, now: Date): Promise<Measured> {
  const from = new Date(now.getTime() - WEEKS * 7 * DAY_MS)
  const talks = await tx.one(store.talks, from, now)
  const found: Pairs = [
    ...(await demand(tx, talks, from, now)),
    ...(await conversations(tx, talks, from, now)),
    ...(await waiting(tx, from, now)),
    ...(await attempts(tx, from, now)),
    ...(await pay(tx)),
  ]
  return Object.fromEntries(found.filter(([, input]) => input !== null))
}

async function demand(tx: Tx, talks: store.TalkRow, from: Date, now: Date): Promise<Pairs> {
  if (talks.firstAt === null || talks.needs < ENOUGH) return []
  const since = Math.max(from.getTime(), talks.firstAt.getTime())
  const { hours, aDay } = await openHours(tx, since, now.getTime())
  if (hours <= 0) return []
  const { zone } = await getOrganisation(tx)
  const days = await tx.all(store.days, from, now, zone)
  const spread = NORMAL_95 * Math.sqrt(talks.needs)
  return [
    ['needsPerHour', measured(talks.needs / hours, talks.needs, spread / hours)],
    ['dayEffect', dayEffect(days)],
    [OPEN_HOURS, measured(aDay, days.length)],
  ]
}

/** Hours in which the front was open, in all and on a day on which it opened; always where no department is at the front. */
async function openHours(tx: Tx, from: number, to: number): Promise<{ hours: number; aDay: number }> {
  const calendars: OpeningHours[] = (await tx.all(store.frontHours)).map((row) =>
    hoursOf(row.zone, row.hours),
  )
  const spans = calendars.map((hours) => openBetween(hours, from, to))
  const hoursOfAll = spans.map((all) => all.reduce((sum, { start, end }) => sum + end - start, 0) / HOUR_MS)
  const hours = Math.max(0, ...hoursOfAll)
  if (hours === 0) return { hours: (to - from) / HOUR_MS, aDay: 24 }
  const openDays = Math.max(1, spans[hoursOfAll.indexOf(hours)]?.length ?? 1)
  return { hours, aDay: Math.min(24, Math.max(1, hours / openDays)) }
}

/**
 * How much like weekdays differ beyond chance: with N Poisson given a factor per day, Var N = mean + (cv · mean)²
 * (Whitt 1999), pooled over weekdays.
 */
function dayEffect(days: readonly { day: string; needs: number }[]): PlanInput | null {
  const groups = [...Map.groupBy(days, ({ day }) => weekdayOf(day)).values()].filter(
    ({ length }) => length >= 3,
  )
  const count = groups.reduce((sum, { length }) => sum + length, 0)
  if (count < 15) return null
  const squares = groups.map((group) => {
    const mean = group.reduce((sum, { needs }) => sum + needs, 0) / group.length
    const variance = group.reduce((sum, { needs }) => sum + (needs - mean) ** 2, 0) / (group.length - 1)
    return { weight: group.length, square: mean > 0 ? (variance - mean) / mean ** 2 : 0 }
  })
  const pooled = squares.reduce((sum, { weight, square }) => sum + weight * square, 0) / count
  return measured(Math.min(1, Math.sqrt(Math.max(0, pooled))), count)
}

async function conversations(tx: Tx, talks: store.TalkRow, from: Date, now: Date): Promise<Pairs> {
  const expert = await tx.one(store.expertMinutes, from, now)
  const { met, cameBack } = await tx.one(store.repeats, from, now)
  return [
    ['firstPointMinutes', meanOf(talks.aloneTalks, talks.aloneMinutes, talks.aloneSd)],
    ['conversationMinutes', meanOf(talks.metTalks, talks.metMinutes, talks.metSd)],
    ['expertMinutes', meanOf(expert.count, expert.mean, expert.sd)],
    ['resolvableAlone', shareOf(talks.metAlone, talks.talks)],
    ['resolvedWithExpert', shareOf(talks.metWithExpert, talks.withExpert)],
    ['resolvedByConversation', shareOf(met - cameBack, met)],
  ]
}

async function waiting(tx: Tx, from: Date, now: Date): Promise<Pairs> {
  const estimate = estimatePatience(await tx.all(store.waits, from, now))
  const { gaveUp, again, minutes } = await tx.one(store.tryAgain, from, now)
  const patience = estimate.ok
    ? {
        value: tidy(estimate.meanSeconds / 60),
        low: tidy(estimate.lowSeconds / 60),
        high: tidy(estimate.highSeconds / 60),
        basis: 'measured' as const,
        count: estimate.left,
      }
    : null
  return [
    ['patience', patience],
    ['triesAgain', shareOf(again, gaveUp)],
    ['returnsAfter', meanOf(again, minutes, null)],
  ]
}

async function attempts(tx: Tx, from: Date, now: Date): Promise<Pairs> {
  const { made, answered } = await tx.one(store.attempts, from, now)
  return [['answered', shareOf(answered, made)]]
}

async function pay(tx: Tx): Promise<Pairs> {
  const read = PlanInput.safeParse((await tx.maybe(store.pay))?.pay)
  if (!read.success) return []
  return (['payFront', 'payBack', 'payFirstPoint', 'payExpert'] as const).map((name) => [name, read.data])
}

const tidy = (value: number) => Number(value.toPrecision(6))

function measured(value: number, count: number, spread = 0): PlanInput {
  const range = spread > 0 ? { low: tidy(Math.max(0, value - spread)), high: tidy(value + spread) } : NO_RANGE
  return { value: tidy(value), ...range, basis: 'measured', count }
}
const NO_RANGE = { low: null, high: null }

function meanOf(count: number, mean: number | null, sd: number | null): PlanInput | null {
  if (count < ENOUGH || mean === null || mean <= 0) return null
  return measured(mean, count, (NORMAL_95 * (sd ?? 0)) / Math.sqrt(count))
}

/** A share with its 95 % interval (Wilson 1927). */
function shareOf(hits: number, count: number): PlanInput | null {
  if (count < ENOUGH) return null
  const [share, z] = [hits / count, NORMAL_95]
  const scale = 1 + z ** 2 / count
  const middle = (share + z ** 2 / (2 * count)) / scale
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))
  return {
    value: tidy(share),
    low: tidy(Math.max(0, Math.min(share, middle - half))),
    high: tidy(Math.min(1, Math.max(share, middle + half))),
    basis: 'measured',
    count,
  }
}
