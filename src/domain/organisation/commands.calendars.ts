import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor } from '../accounts/contract.ts'
import type { Calendar, CalendarInput } from './contract.calendars.ts'
import { organisationEvents, organisationRefusals } from './contract.ts'
import { mustBeCurrent, mustBeFree, mustBeUnused, mustFit, shownHours, storedHours } from './rules.ts'
import * as store from './store.calendars.ts'

/** A calendar as screens show it. */
export function presentCalendar({ hours, ...row }: store.CalendarRow): Calendar {
  return { ...row, ...shownHours(hours) }
}

/** Adds opening hours. Refuses name_in_use. */
export async function addCalendar(tx: Tx, actor: Actor, input: CalendarInput, now: Date): Promise<Calendar> {
  mustFit(input)
  mustBeFree(await tx.maybe(store.named, input.name))
  const row = await tx.maybe(store.add, newId(now), input.name, input.zone, storedHours(input))
  const id = row?.id ?? refuse(organisationRefusals.name_in_use)
  await record(tx, organisationEvents.calendarSaved, madeBy(actor, now), { calendarId: id, added: true })
  return presentCalendar(await tx.one(store.calendar, id))
}

/** Changes opening hours, for all who go by them. Refuses name_in_use, and stale_version. */
export async function changeCalendar(
  tx: Tx,
  actor: Actor,
  change: { calendarId: string; version: number | undefined; input: CalendarInput },
  now: Date,
): Promise<Calendar> {
  const { calendarId: id, version, input } = change
  const before = (await tx.maybe(store.lock, id)) ?? refuse(general.not_found)
  mustBeCurrent(version, before.version)
  mustFit(input)
  if (isSame(before, input)) return presentCalendar(before)
  mustBeFree(await tx.maybe(store.named, input.name), id)
  await tx.run(store.change, id, input.name, input.zone, storedHours(input))
  await record(tx, organisationEvents.calendarSaved, madeBy(actor, now), { calendarId: id, added: false })
  return presentCalendar(await tx.one(store.calendar, id))
}

function isSame(before: store.CalendarRow, input: CalendarInput): boolean {
  const { name, zone } = before
  return (
    name === input.name &&
    zone === input.zone &&
    again(before.hours) === again(JSON.parse(storedHours(input)))
  )
}

const again = (hours: unknown) => {
  const { weekly, exceptions } = shownHours(hours)
  return JSON.stringify([Object.entries(weekly).toSorted(([a], [b]) => (a < b ? -1 : 1)), exceptions])
}

/** Withdraws opening hours that nobody active goes by, or brings them back. Refuses still_used. */
export async function setCalendarActive(
  tx: Tx,
  actor: Actor,
  change: { calendarId: string; active: boolean },
  now: Date,
): Promise<Calendar> {
  const { calendarId, active } = change
  const before = (await tx.maybe(store.lock, calendarId)) ?? refuse(general.not_found)
  if (before.active === active) return presentCalendar(before)
  if (!active) mustBeUnused([...before.departments, ...before.services].map(({ name }) => name))
  await tx.run(store.setActive, calendarId, active)
  await record(tx, organisationEvents.calendarActive, madeBy(actor, now), { calendarId, active })
  return presentCalendar(await tx.one(store.calendar, calendarId))
}
