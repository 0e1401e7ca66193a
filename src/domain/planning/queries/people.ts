import { addDays, daysFrom, isoWeekday } from '#core/calendars/moments.ts'
import { localDate } from '#core/calendars/hours.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import { getOrganisation } from '../../services/queries.ts'
import type { Leave, PlanPerson, Wish } from '../contract.people.ts'
import type { z } from 'zod'
import * as store from '../store/people.ts'

/** The kinds of shift, those in use first. */
export const listPatterns = (tx: Tx) => tx.all(store.patterns)

/** Everybody active, with what they agreed to work. */
export async function listPeople(tx: Tx): Promise<PlanPerson[]> {
  return (await tx.all(store.people)).map(presentPerson)
}

/** These people, also those who have left meanwhile. */
export async function peopleOf(tx: Tx, ids: readonly string[]): Promise<PlanPerson[]> {
  return (await tx.all(store.peopleOf, ids)).map(presentPerson)
}

/** One person; refuses when there is none. */
export async function getPerson(tx: Tx, agentId: string): Promise<PlanPerson> {
  return (await peopleOf(tx, [agentId]))[0] ?? refuse(general.not_found)
}

/** Leaves that touch these days; from today when no day is given. */
export async function listLeaves(
  tx: Tx,
  asked: { from?: string | undefined; days: number },
  now: Date,
): Promise<z.infer<typeof Leave>[]> {
  const from = asked.from ?? (await today(tx, now))
  return leavesBetween(tx, from, addDays(from, asked.days - 1))
}

/** Leaves that touch the days from first to last, both included. */
export async function leavesBetween(tx: Tx, first: string, last: string): Promise<z.infer<typeof Leave>[]> {
  return (await tx.all(store.leavesBetween, first, last)).map(presentLeave)
}

/** Wishes that say something about one of so many days from the first. */
export async function wishesFor(tx: Tx, first: string, days: number): Promise<WishView[]> {
  const weekdays = new Set(daysFrom(first, days).map(isoWeekday))
  const rows = await tx.all(store.wishesFor, first, addDays(first, days - 1))
  return rows.filter(({ weekday }) => weekday === null || weekdays.has(weekday)).map(presentWish)
}

/** The local day at a moment, where the organisation is. */
export async function today(tx: Tx, now: Date): Promise<string> {
  return localDate((await getOrganisation(tx)).zone, now.getTime())
}

export type WishView = Omit<Wish, 'madeAt'> & { madeAt: Date }

/** A wish as the contract has it, with instants still as Date. */
export function presentWish({ agentId, agentName, ...wish }: store.WishRow): WishView {
  return { ...wish, agent: { id: agentId, name: agentName } }
}

/** A leave as the contract has it. */
export function presentLeave({ agentId, agentName, ...leave }: store.LeaveRow): z.infer<typeof Leave> {
  return { ...leave, agent: { id: agentId, name: agentName } }
}

function presentPerson(row: store.PersonRow): PlanPerson {
  const { id, name, title, department, skills, languages, version } = row
  return { agent: { id, name }, title, department, skills, languages, terms: termsOf(row), version }
}

function termsOf(row: store.PersonRow): PlanPerson['terms'] {
  const { leastMinutesWeek, mostMinutesWeek, restMinutes, mostDaysInRow, available } = row
  if (leastMinutesWeek === null || mostMinutesWeek === null || restMinutes === null) return null
  if (mostDaysInRow === null || available === null) return null
  return { leastMinutesWeek, mostMinutesWeek, restMinutes, mostDaysInRow, available }
}
