import { coverDay } from '#core/rostering/covering.ts'
import type { Covering } from '#core/rostering/covering.ts'
import type { Solve } from '#core/rostering/programme.ts'
import { localDate } from '#core/calendars/hours.ts'
import type { Database } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { getOrganisation } from '../services/queries.ts'
import { setConstraintCost } from './commands/constraints.ts'
import { pricedRules } from './contract.constraints.ts'
import type { ConstraintCost, PricedRule } from './contract.constraints.ts'
import { planningRefusals } from './contract.ts'
import { getConstraint } from './queries/constraints.ts'
import type { ReadNeed } from './queries/constraints.ts'
import { daysToPrice } from './rules/price.ts'
import type { PricedDay } from './rules/price.ts'
import * as store from './store/constraints.ts'
import type { ConstraintRow } from './store/constraints.ts'

const DAY_MS = 86_400_000
const SECONDS_EACH = 5

export type PriceParts = { readonly database: Database; readonly need: ReadNeed; readonly solve: Solve }

/**
 * Works out what a constraint costs clients in the coming week, by solving each day it touches with its rule and
 * without it, and keeps that. Refuses not_possible_together, with a code in its details, when it stands for no rule
 * that can be taken away or there are no shifts to solve with; and as the need does when there is nothing to plan by.
 */
export async function priceConstraint(
  parts: PriceParts,
  actor: AgentActor,
  constraintId: string,
  now: Date,
): Promise<ConstraintRow> {
  const days = await daysTouched(parts, constraintId, now)
  const saved = await Promise.all(days.map((day) => savedWithout(day, parts.solve)))
  const cost: ConstraintCost = {
    basis: 'measured',
    waitingMinutesWeek: sumOf(saved, 'waitingMinutes'),
    lostContactsWeek: sumOf(saved, 'lostContacts'),
    paidHoursWeek: saved.reduce((sum, one) => sum + one.paidHours, 0),
    at: now.toISOString(),
  }
  return parts.database.transact((tx) => setConstraintCost(tx, actor, { constraintId, cost }, now))
}

type Saved = { waitingMinutes: number; lostContacts: number; paidHours: number }

// Waiting and pay are weighed against each other, so a rule can save a little waiting by costing pay; the register
// speaks of what it costs, so less than nothing is nothing.
const sumOf = (saved: readonly Saved[], what: 'waitingMinutes' | 'lostContacts'): number =>
  Math.max(
    0,
    saved.reduce((sum, one) => sum + one[what], 0),
  )

async function daysTouched(
  { database, need }: PriceParts,
  constraintId: string,
  now: Date,
): Promise<PricedDay[]> {
  const { each } = database
  const { rule, times } = await getConstraint(each, constraintId)
  if (!isPriced(rule)) refuse(planningRefusals.not_possible_together, { code: 'no_rule', rule })
  const patterns = await each.all(store.patternsToPrice)
  if (patterns.length === 0) refuse(planningRefusals.not_possible_together, { code: 'no_shift_patterns' })
  const { zone } = await getOrganisation(each)
  const from = localDate(zone, now.getTime() + DAY_MS)
  const intervalMinutes = patterns.some(({ starts }) => starts.some((one) => one % 30 > 0)) ? 15 : 30
  const week = await need({ from, days: 7, intervalMinutes }, now)
  return daysToPrice(week, patterns, rule, times)
}

const isPriced = (rule: string | null): rule is PricedRule =>
  (pricedRules as readonly (string | null)[]).includes(rule)

async function savedWithout(day: PricedDay, solve: Solve): Promise<Saved> {
  const kept = await coverDay(day.withRule, solve, SECONDS_EACH)
  const unsolved = () => refuse(planningRefusals.not_possible_together, { code: 'not_solved', day: day.day })
  if (!kept.ok) return unsolved()
  // From what is known: without the rule it can be no worse, however short the time.
  const free = await coverDay(day.withoutRule, solve, SECONDS_EACH, kept.shifts)
  if (!free.ok) return unsolved()
  const [before, after] = [clientsMeet(day, kept), clientsMeet(day, free)]
  return {
    waitingMinutes: before.waitingMinutes - after.waitingMinutes,
    lostContacts: before.lostContacts - after.lostContacts,
    paidHours: (kept.paidMinutes - free.paidMinutes) / 60,
  }
}

function clientsMeet({ felt }: PricedDay, { intervals }: Extract<Covering, { ok: true }>) {
  const each = intervals.map(({ cover, required }, index) => felt[index]?.(Math.min(cover, required)))
  const sum = (what: 'waitingMinutes' | 'lostContacts') =>
    each.reduce((total, one) => total + (one?.[what] ?? 0), 0)
  return { waitingMinutes: sum('waitingMinutes'), lostContacts: sum('lostContacts') }
}
