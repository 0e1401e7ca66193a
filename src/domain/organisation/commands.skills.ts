import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor } from '../accounts/contract.ts'
import type { SkillInput, SkillSettings } from './contract.departments.ts'
import { organisationEvents, organisationRefusals } from './contract.ts'
import { mustBeCurrent, mustBeFree, mustBeUnused } from './rules.ts'
import * as store from './store.departments.ts'

/** Adds a skill. Refuses name_in_use. */
export async function addSkill(tx: Tx, actor: Actor, input: SkillInput, now: Date): Promise<SkillSettings> {
  mustBeFree(await tx.maybe(store.skillNamed, input.name))
  const row = await tx.maybe(store.addSkill, newId(now), input.name, input.general)
  const skillId = row?.id ?? refuse(organisationRefusals.name_in_use)
  await record(tx, organisationEvents.skillSaved, madeBy(actor, now), { skillId, added: true })
  return tx.one(store.skill, skillId)
}

/** Changes a skill. Refuses name_in_use, and stale_version. */
export async function changeSkill(
  tx: Tx,
  actor: Actor,
  change: { skillId: string; version: number | undefined; input: SkillInput },
  now: Date,
): Promise<SkillSettings> {
  const { skillId, version, input } = change
  const before = (await tx.maybe(store.lockSkill, skillId)) ?? refuse(general.not_found)
  mustBeCurrent(version, before.version)
  if (before.name === input.name && before.general === input.general) return before
  mustBeFree(await tx.maybe(store.skillNamed, input.name), skillId)
  await tx.run(store.changeSkill, skillId, input.name, input.general)
  await record(tx, organisationEvents.skillSaved, madeBy(actor, now), { skillId, added: false })
  return tx.one(store.skill, skillId)
}

/** Withdraws a skill that no active service calls for, or brings it back; people keep it. Refuses still_used. */
export async function setSkillActive(
  tx: Tx,
  actor: Actor,
  change: { skillId: string; active: boolean },
  now: Date,
): Promise<SkillSettings> {
  const { skillId, active } = change
  const before = (await tx.maybe(store.lockSkill, skillId)) ?? refuse(general.not_found)
  if (before.active === active) return before
  if (!active) mustBeUnused(before.services)
  await tx.run(store.setSkillActive, skillId, active)
  await record(tx, organisationEvents.skillActive, madeBy(actor, now), { skillId, active })
  return tx.one(store.skill, skillId)
}
