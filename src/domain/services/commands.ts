import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor } from '../accounts/contract.ts'
import { serviceEvents } from './contract.catalogue.ts'
import type { ServiceInput, ServiceSettings } from './contract.catalogue.ts'
import { changedFields, slugFor, slugOf } from './rules.catalogue.ts'
import * as store from './store.catalogue.ts'

/** Adds a service, offered at once, under a short name made from its name. */
export async function addService(
  tx: Tx,
  actor: Actor,
  input: ServiceInput,
  now: Date,
): Promise<ServiceSettings> {
  await mustHaveParts(tx, input)
  const id = newId(now)
  const taken = await tx.all(store.slugs, slugOf(input.name))
  const slug = slugFor(
    input.name,
    taken.map((one) => one.slug),
  )
  await tx.run(store.add, ...store.valuesOf(id, input), slug)
  const about = { ...madeBy(actor, now), serviceId: id, departmentId: input.departmentId }
  await record(tx, serviceEvents.saved, about, { added: true, fields: [] })
  return tx.one(store.find, id)
}

/** Changes a service. Refuses stale_version. What is the same already changes nothing. */
export async function changeService(
  tx: Tx,
  actor: Actor,
  change: { serviceId: string; version: number | undefined; input: ServiceInput },
  now: Date,
): Promise<ServiceSettings> {
  const { serviceId, version, input } = change
  const before = (await tx.maybe(store.lock, serviceId)) ?? refuse(general.not_found)
  if (version !== undefined && version !== before.version)
    refuse(general.stale_version, { version: before.version })
  const fields = changedFields(before, input)
  if (fields.length === 0) return before
  await mustHaveParts(tx, input, before)
  await tx.run(store.change, ...store.valuesOf(serviceId, input))
  const about = { ...madeBy(actor, now), serviceId, departmentId: input.departmentId }
  await record(tx, serviceEvents.saved, about, { added: false, fields })
  return tx.one(store.find, serviceId)
}

/** Withdraws a service, or offers it again; its open cases go on. */
export async function setServiceActive(
  tx: Tx,
  actor: Actor,
  change: { serviceId: string; active: boolean },
  now: Date,
): Promise<ServiceSettings> {
  const { serviceId, active } = change
  const before = (await tx.maybe(store.lock, serviceId)) ?? refuse(general.not_found)
  if (before.active === active) return before
  if (active) await mustHaveParts(tx, before)
  await tx.run(store.setActive, serviceId, active)
  const about = { ...madeBy(actor, now), serviceId, departmentId: before.departmentId }
  await record(tx, serviceEvents.activeSet, about, { active })
  return tx.one(store.find, serviceId)
}

type Parts = Pick<ServiceInput, 'departmentId' | 'calendarId' | 'skillId'>

/** What a service stands on has to be there and not withdrawn; what it stood on before may stay. */
async function mustHaveParts(tx: Tx, given: Parts, before?: Parts): Promise<void> {
  const { departmentId, calendarId, skillId } = given
  const found = await tx.one(store.parts, departmentId, calendarId, skillId)
  const wrong = [
    ...(found.department || departmentId === before?.departmentId ? [] : ['departmentId']),
    ...(found.calendar || calendarId === before?.calendarId ? [] : ['calendarId']),
    ...(found.skill || skillId === before?.skillId ? [] : ['skillId']),
  ]
  if (wrong.length === 0) return
  const errors = wrong.map((field) => ({
    path: `/body/${field}`,
    message: 'is not there, or was withdrawn',
  }))
  throw new Refusal(general.invalid_input, {}, errors)
}
