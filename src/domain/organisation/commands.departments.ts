import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor } from '../accounts/contract.ts'
import type { DepartmentInput, DepartmentSettings, StandardInput } from './contract.departments.ts'
import { organisationEvents, organisationRefusals } from './contract.ts'
import { isNotThere, mustBeCurrent, mustBeFree, mustBeUnused } from './rules.ts'
import * as store from './store.departments.ts'

type Versioned<Input> = { version: number | undefined; input: Input }

/** Adds a department. Refuses name_in_use. */
export async function addDepartment(
  tx: Tx,
  actor: Actor,
  input: DepartmentInput,
  now: Date,
): Promise<DepartmentSettings> {
  const { name, front, calendarId } = input
  mustBeFree(await tx.maybe(store.departmentNamed, name))
  if (!(await tx.maybe(store.calendarThere, calendarId))) throw isNotThere('calendarId')
  const row = await tx.maybe(store.addDepartment, newId(now), name, front, calendarId)
  const id = row?.id ?? refuse(organisationRefusals.name_in_use)
  const about = { ...madeBy(actor, now), departmentId: id }
  await record(tx, organisationEvents.departmentSaved, about, { added: true })
  return tx.one(store.department, id)
}

/** Changes a department. Refuses name_in_use, and stale_version. */
export async function changeDepartment(
  tx: Tx,
  actor: Actor,
  change: { departmentId: string } & Versioned<DepartmentInput>,
  now: Date,
): Promise<DepartmentSettings> {
  const { departmentId: id, version, input } = change
  const before = (await tx.maybe(store.lockDepartment, id)) ?? refuse(general.not_found)
  mustBeCurrent(version, before.version)
  const { name, front, calendarId } = input
  if (before.name === name && before.front === front && before.calendarId === calendarId) return before
  mustBeFree(await tx.maybe(store.departmentNamed, name), id)
  const isMoved = before.calendarId !== calendarId
  if (isMoved && !(await tx.maybe(store.calendarThere, calendarId))) throw isNotThere('calendarId')
  await tx.run(store.changeDepartment, id, name, front, calendarId)
  const about = { ...madeBy(actor, now), departmentId: id }
  await record(tx, organisationEvents.departmentSaved, about, { added: false })
  return tx.one(store.department, id)
}

/** Withdraws a department to which nobody and no service belongs, or brings it back. Refuses still_used. */
export async function setDepartmentActive(
  tx: Tx,
  actor: Actor,
  change: { departmentId: string; active: boolean },
  now: Date,
): Promise<DepartmentSettings> {
  const { departmentId, active } = change
  const before = (await tx.maybe(store.lockDepartment, departmentId)) ?? refuse(general.not_found)
  if (before.active === active) return before
  if (!active) mustBeUnused([...before.services, ...before.people].map(({ name }) => name))
  await tx.run(store.setDepartmentActive, departmentId, active)
  const about = { ...madeBy(actor, now), departmentId }
  await record(tx, organisationEvents.departmentActive, about, { active })
  return tx.one(store.department, departmentId)
}

/** Adds a standard to a department (R30). Refuses name_in_use. */
export async function addStandard(
  tx: Tx,
  actor: Actor,
  input: StandardInput & { departmentId: string },
  now: Date,
): Promise<DepartmentSettings> {
  const { departmentId, serviceId, name, workingMinutes } = input
  ;(await tx.maybe(store.lockDepartment, departmentId)) ?? refuse(general.not_found)
  await mustHaveService(tx, serviceId)
  mustBeFree(await tx.maybe(store.standardNamed, departmentId, serviceId, name))
  const standardId = newId(now)
  await tx.run(store.addStandard, standardId, departmentId, serviceId, name, workingMinutes)
  const about = { ...madeBy(actor, now), departmentId, serviceId }
  await record(tx, organisationEvents.standardSaved, about, { standardId, added: true, workingMinutes })
  return tx.one(store.department, departmentId)
}

/** Changes a standard, for work that is given from now on. Refuses name_in_use, and stale_version. */
export async function changeStandard(
  tx: Tx,
  actor: Actor,
  change: { standardId: string } & Versioned<StandardInput>,
  now: Date,
): Promise<DepartmentSettings> {
  const { standardId, version, input } = change
  const before = (await tx.maybe(store.lockStandard, standardId)) ?? refuse(general.not_found)
  mustBeCurrent(version, before.version)
  const { departmentId } = before
  const { serviceId, name, workingMinutes } = input
  if (!isSameStandard(before, input)) {
    await mustHaveService(tx, serviceId)
    mustBeFree(await tx.maybe(store.standardNamed, departmentId, serviceId, name), standardId)
    await tx.run(store.changeStandard, standardId, serviceId, name, workingMinutes)
    const about = { ...madeBy(actor, now), departmentId, serviceId }
    await record(tx, organisationEvents.standardSaved, about, { standardId, added: false, workingMinutes })
  }
  return tx.one(store.department, departmentId)
}

const isSameStandard = (before: store.StandardRow, { serviceId, name, workingMinutes }: StandardInput) =>
  before.serviceId === serviceId && before.name === name && before.workingMinutes === workingMinutes

async function mustHaveService(tx: Tx, serviceId: string | null): Promise<void> {
  if (serviceId !== null && !(await tx.maybe(store.serviceThere, serviceId))) throw isNotThere('serviceId')
}

/** Withdraws a standard, or brings it back. Work under way keeps its time. */
export async function setStandardActive(
  tx: Tx,
  actor: Actor,
  change: { standardId: string; active: boolean },
  now: Date,
): Promise<DepartmentSettings> {
  const { standardId, active } = change
  const before = (await tx.maybe(store.lockStandard, standardId)) ?? refuse(general.not_found)
  const { departmentId } = before
  if (before.active !== active) {
    await tx.run(store.setStandardActive, standardId, active)
    const about = { ...madeBy(actor, now), departmentId }
    await record(tx, organisationEvents.standardActive, about, { standardId, active })
  }
  return tx.one(store.department, departmentId)
}
