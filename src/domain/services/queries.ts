import type { OpeningHours } from '#core/calendars/hours.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { Organisation, Service } from './contract.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import type { serviceRoutes, Stakes } from './contract.ts'
import { openingAt, readHours } from './rules.ts'
import * as catalogue from './store.catalogue.ts'
import * as store from './store.ts'

/** The organisation; not found until it has been set up. */
export async function getOrganisation(tx: Tx): Promise<Organisation> {
  return (await tx.maybe(store.organisation)) ?? refuse(general.not_found)
}

// Hours remember the days they have computed, so the same stored hours are kept as the same object.
const readBefore = new Map<string, OpeningHours>()

/** Opening hours by the id of their calendar. */
export async function loadCalendars(tx: Tx): Promise<ReadonlyMap<string, OpeningHours>> {
  const rows = await tx.all(store.calendars)
  return new Map(rows.map((row) => [row.id, hoursOf(row.zone, row.hours)]))
}

/** Opening hours from their stored form, remembered by their content. */
export function hoursOf(zone: string, stored: unknown): OpeningHours {
  const key = `${zone} ${JSON.stringify(stored)}`
  const hours = readBefore.get(key) ?? readHours(zone, stored)
  if (readBefore.size > 1_000) readBefore.clear()
  readBefore.set(key, hours)
  return hours
}

type ServiceAnswer = AnswerOf<typeof serviceRoutes.get>

/** Every active service, with its opening now. */
export async function listServices(tx: Tx, now: Date): Promise<ServiceAnswer[]> {
  const calendars = await loadCalendars(tx)
  const rows = await tx.all(store.services)
  return rows.map((row) => present(row, calendars, now))
}

/** One active service by its short name. */
export async function getService(tx: Tx, slug: Service['slug'], now: Date): Promise<ServiceAnswer> {
  const row = (await tx.maybe(store.serviceBySlug, slug)) ?? refuse(general.not_found)
  return present(row, await loadCalendars(tx), now)
}

function present(
  row: store.ServiceRow,
  calendars: ReadonlyMap<string, OpeningHours>,
  now: Date,
): ServiceAnswer {
  const { calendarId, phrases: _phrases, ...service } = row
  const hours = calendars.get(calendarId)
  return { ...service, opening: hours ? openingAt(hours, now) : { openNow: false, changesAt: null } }
}

export type ServiceForRouting = store.RoutingRow & { readonly stakes: Stakes }

/** What routing needs of an active service: skill, authority in pence, stakes; undefined when there is none. */
export async function serviceForRouting(tx: Tx, serviceId: string): Promise<ServiceForRouting | undefined> {
  const row = await tx.maybe(store.forRouting, serviceId)
  return row && { ...row, stakes: row.momentOfTruth ? 'moment_of_truth' : 'ordinary' }
}

/** Prices, dates and entitlements that a service has published, also while it is not offered any more (R20). */
export async function publishedTerms(tx: Tx, serviceId: string): Promise<store.ServiceRow['terms']> {
  return (await tx.maybe(store.termsOf, serviceId))?.terms ?? []
}

/** Departments by name, with their standards. */
export function listDepartments(tx: Tx) {
  return tx.all(store.departments)
}

/** Every service with all that is set for it, also those withdrawn. */
export function listCatalogue(tx: Tx) {
  return tx.all(catalogue.catalogue)
}
