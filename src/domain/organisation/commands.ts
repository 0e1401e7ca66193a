import type { Tx } from '#platform/database/database.ts'
import { general } from '#platform/contract/refusal.ts'
import { fingerprint, newSecret, sameSecret } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { addStaff, makeStaffLink } from '../accounts/commands.staff.ts'
import { madeBy } from '../accounts/contract.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { changePerson } from '../agents/commands.people.ts'
import { addService } from '../services/commands.ts'
import { addCalendar } from './commands.calendars.ts'
import { addDepartment } from './commands.departments.ts'
import { organisationEvents, organisationRefusals } from './contract.ts'
import type { OrganisationInput, OrganisationSettings, SetUpInput } from './contract.ts'
import { changedDetails, mustBeCurrent, mustFit } from './rules.ts'
import * as store from './store.ts'

const SERVICE = { kind: 'service' } as const
const HOURS = 'Opening hours'
/** Whoever sets up a service does everything in it at first. */
const FIRST_ROLES = ['agent', 'lead', 'planner', 'admin'] as const

/** Whether the service waits to be set up; undefined once it has been, for ever. */
export async function isOpenForSetUp(tx: Tx): Promise<boolean> {
  return !(await tx.one(store.adminThere)).there
}

/**
 * Makes the one link by which an empty service is set up; an earlier one ends. Only its fingerprint is kept.
 * @returns undefined when there is nothing to set up any more
 */
export async function makeSetUpLink(
  tx: Tx,
  now: Date,
  settings: { readonly publicUrl: string },
): Promise<string | undefined> {
  if (!(await isOpenForSetUp(tx))) return undefined
  const token = newSecret()
  await tx.run(store.keepLink, fingerprint(token), now)
  // Behind a # it is sent to no server and written into no log on the way.
  return `${settings.publicUrl}/set-up#${token}`
}

/** Refuses set_up_done, and set_up_link_ended when the token is not the one printed last. */
export async function mustBeSetUpLink(tx: Tx, token: string): Promise<void> {
  await mustFitLink(tx, token, await tx.maybe(store.link))
}

async function mustFitLink(tx: Tx, token: string, link: { fingerprint: string } | undefined): Promise<void> {
  if (!(await isOpenForSetUp(tx))) refuse(organisationRefusals.set_up_done)
  if (!link || !sameSecret(link.fingerprint, fingerprint(token)))
    refuse(organisationRefusals.set_up_link_ended)
}

/**
 * Sets the service up, all at once: organisation, hours, first department and service, first admin.
 * Refuses set_up_done, and set_up_link_ended. @returns the token of a link that signs the admin in, once.
 */
export async function setUp(
  tx: Tx,
  input: SetUpInput,
  now: Date,
  settings: { readonly publicUrl: string },
): Promise<string> {
  await mustFitLink(tx, input.token, await tx.maybe(store.lockLink))
  mustFit(input.hours, '/body/hours')
  const { organisation } = input
  await tx.run(store.add, ...detailsOf(organisation), now)
  const { zone } = organisation
  const calendar = await addCalendar(tx, SERVICE, { name: HOURS, zone, ...input.hours }, now)
  const calendarId = calendar.id
  const department = { name: input.department.name, front: true, calendarId }
  const { id: departmentId } = await addDepartment(tx, SERVICE, department, now)
  await addService(tx, SERVICE, { ...firstService(input), departmentId, calendarId }, now)
  const agentId = await addFirstAdmin(tx, input, departmentId, now)
  await tx.run(store.endLink)
  await record(
    tx,
    organisationEvents.setUp,
    { ...madeBy(SERVICE, now), agentId, departmentId },
    { calendarId },
  )
  const { url } = await makeStaffLink(tx, SERVICE, agentId, now, settings)
  return new URL(url).hash.slice(1)
}

function firstService({ service }: SetUpInput) {
  const plain = { skillId: null, authorityPence: 0, momentOfTruth: false, terms: [], selfService: null }
  return { ...service, ...plain }
}

async function addFirstAdmin(tx: Tx, input: SetUpInput, departmentId: string, now: Date): Promise<string> {
  const { name, email, password } = input.admin
  const roles = [...FIRST_ROLES]
  const agentId = await addStaff(tx, SERVICE, { name, email, password, departmentId, roles }, now)
  const { languages } = input.organisation
  const person = { name, title: '', departmentId, roles, authorityPence: 0, skills: [], languages }
  const how = { channels: [...FIRST_CHANNELS], chatCapacity: 2, hours: null }
  await changePerson(tx, SERVICE, { agentId, version: undefined, input: { ...person, ...how } }, now)
  return agentId
}

const FIRST_CHANNELS = ['chat', 'phone', 'visit', 'letter'] as const

function detailsOf(input: OrganisationInput) {
  const { name, zone, locale, country, languages, phone, email, address } = input
  return [name, zone, locale, country, [...new Set(languages)], phone, email, address] as const
}

/**
 * Changes the organisation. With its zone, the calendars that went by it move too and keep their clock times.
 * Refuses stale_version.
 */
export async function changeSettings(
  tx: Tx,
  actor: AgentActor,
  change: { version: number | undefined; input: OrganisationInput },
  now: Date,
): Promise<OrganisationSettings> {
  const { version, input } = change
  const locked = (await tx.maybe(store.lock)) ?? refuse(general.not_found)
  mustBeCurrent(version, locked.version)
  const before = await tx.one(store.settings)
  const fields = changedDetails(before, input)
  if (fields.length === 0) return before
  await tx.run(store.change, ...detailsOf(input))
  const moved = fields.includes('zone') ? await tx.run(store.moveCalendars, before.zone, input.zone) : 0
  await record(tx, organisationEvents.changed, madeBy(actor, now), { fields, calendarsMoved: moved })
  return tx.one(store.settings)
}
