import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { OrganisationSettings } from './contract.ts'
import { presentCalendar } from './commands.calendars.ts'
import * as calendars from './store.calendars.ts'
import * as departments from './store.departments.ts'
import * as store from './store.ts'

/** The organisation as its admin sees it; not found until it has been set up. */
export async function getSettings(tx: Tx): Promise<OrganisationSettings> {
  return (await tx.maybe(store.settings)) ?? refuse(general.not_found)
}

/** Opening hours with who goes by them, also those withdrawn. */
export async function listCalendars(tx: Tx) {
  return (await tx.all(calendars.calendars)).map(presentCalendar)
}

/** Departments with all that is set for them, also those withdrawn. */
export function listDepartments(tx: Tx) {
  return tx.all(departments.departments)
}

/** Skills with who has them and who calls for them, also those withdrawn. */
export function listSkills(tx: Tx) {
  return tx.all(departments.skills)
}
