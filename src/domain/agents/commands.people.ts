import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor } from '../accounts/contract.ts'
import { goOffline } from './commands.ts'
import type { OnPresence } from './commands.ts'
import { personEvents, personRefusals } from './contract.people.ts'
import type { PersonInput, PersonSettings } from './contract.people.ts'
import { changedFields } from './rules.people.ts'
import * as store from './store.people.ts'

/** Changes what is set for somebody. Refuses stale_version, last_admin, and view_limited of whoever would be an admin. What is the same changes nothing. */
export async function changePerson(
  tx: Tx,
  actor: Actor,
  change: { agentId: string; version: number | undefined; input: PersonInput },
  now: Date,
): Promise<PersonSettings> {
  const { agentId, version, input } = change
  const before = (await tx.maybe(store.lockPerson, agentId)) ?? refuse(general.not_found)
  if (version !== undefined && version !== before.version)
    refuse(general.stale_version, { version: before.version })
  const fields = changedFields(before, input)
  if (fields.length === 0) return before
  await mustBeThere(tx, input, before)
  if (before.active && before.roles.includes('admin') && !input.roles.includes('admin'))
    await mustNotBeLastAdmin(tx, agentId)
  if (input.roles.includes('admin') && (await tx.maybe(store.seesAPart, agentId)))
    refuse(personRefusals.view_limited)
  await tx.run(store.change, ...store.valuesOf(agentId, input))
  if (fields.includes('name')) await tx.run(store.nameAccount, agentId, input.name, now)
  if (fields.includes('skills')) await saveSkills(tx, agentId, input.skills)
  const about = { ...madeBy(actor, now), agentId, departmentId: input.departmentId }
  await record(tx, personEvents.changed, about, { fields })
  return tx.one(store.person, agentId)
}

async function saveSkills(tx: Tx, agentId: string, skills: PersonInput['skills']): Promise<void> {
  const levels = new Map(skills.map(({ id, level }) => [id, level]))
  await tx.run(store.forgetSkills, agentId)
  await tx.run(store.addSkills, agentId, [...levels.keys()], [...levels.values()])
}

async function mustBeThere(tx: Tx, input: PersonInput, before: PersonSettings): Promise<void> {
  const errors: { path: string; message: string }[] = []
  const { departmentId } = input
  if (departmentId !== before.departmentId && !(await tx.maybe(store.department, departmentId)))
    errors.push({ path: '/body/departmentId', message: 'is not there, or was withdrawn' })
  const wanted = [...new Set(input.skills.map(({ id }) => id))]
  const known = await tx.all(store.skillsThere, wanted)
  if (known.length < wanted.length) errors.push({ path: '/body/skills', message: 'is no skill of ours' })
  if (errors.length > 0) throw new Refusal(general.invalid_input, {}, errors)
}

async function mustNotBeLastAdmin(tx: Tx, agentId: string): Promise<void> {
  const admins = await tx.all(store.admins)
  if (admins.every(({ id }) => id === agentId)) refuse(personRefusals.last_admin)
}

/** Somebody leaves, or comes back. Whoever leaves is signed out everywhere. Refuses last_admin. */
export async function setPersonActive(
  tx: Tx,
  actor: Actor,
  change: { agentId: string; active: boolean },
  now: Date,
  onPresence?: OnPresence,
): Promise<void> {
  const { agentId, active } = change
  const before = (await tx.maybe(store.lockLeaving, agentId)) ?? refuse(general.not_found)
  if (before.active === active) return
  if (!active && before.roles.includes('admin')) await mustNotBeLastAdmin(tx, agentId)
  await tx.run(store.setActive, agentId, active)
  const about = { ...madeBy(actor, now), agentId, departmentId: before.departmentId }
  await record(tx, personEvents.activeSet, about, { active })
  if (active) return
  await tx.run(store.endSessions, agentId)
  await goOffline(tx, actor, agentId, now, onPresence)
}

/** Whoever is away and covered by one colleague is covered by another from now on (R10). */
export async function passCoversOn(
  tx: Tx,
  passed: { fromAgentId: string; toAgentId: string },
): Promise<number> {
  return tx.run(store.passCovers, passed.fromAgentId, passed.toAgentId)
}
