import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor, AgentActor } from '../accounts/contract.ts'
import { aboutCase, agentOf, lockCase, touchCase } from './commands.ts'
import { tagEvents, tagRefusals } from './contract.tags.ts'
import * as store from './store/tags.ts'
import type { TagRow } from './store/tags.ts'

type Named = { id: string; name: string }

/**
 * Gives a case a tag, by its name (made when it is new) or by its id. A case that carries it already stays as it is.
 * The name of a tag that was merged gives the one it went up in. Refuses not_found and tag_withdrawn.
 */
export async function addTag(
  tx: Tx,
  actor: Actor,
  input: { caseId: string } & ({ name: string } | { tagId: string }),
  now: Date,
): Promise<Named & { added: boolean }> {
  const kase = await lockCase(tx, input.caseId)
  const tag = 'name' in input ? await tagCalled(tx, actor, input.name, now) : await tagInUse(tx, input.tagId)
  const added = (await tx.run(store.tagCase, kase.id, tag.id, agentOf(actor), now)) > 0
  if (added) {
    await record(tx, tagEvents.tagged, aboutCase(actor, kase, now), { tagId: tag.id, added: true })
    await touchCase(tx, kase.id, now)
  }
  return { ...tag, added }
}

/** Takes a tag off a case. @returns whether the case carried it. */
export async function removeTag(
  tx: Tx,
  actor: Actor,
  input: { caseId: string; tagId: string },
  now: Date,
): Promise<boolean> {
  const kase = await lockCase(tx, input.caseId)
  if ((await tx.run(store.untagCase, kase.id, input.tagId)) === 0) return false
  const facts = { tagId: input.tagId, added: false }
  await record(tx, tagEvents.tagged, aboutCase(actor, kase, now), facts)
  await touchCase(tx, kase.id, now)
  return true
}

async function tagInUse(tx: Tx, tagId: string): Promise<Named> {
  return usable(tx, (await tx.maybe(store.byId, tagId)) ?? refuse(general.not_found))
}

async function usable(tx: Tx, { id, name, withdrawnAt, mergedInto }: TagRow): Promise<Named> {
  if (withdrawnAt === null) return { id, name }
  if (mergedInto === null) return refuse(tagRefusals.tag_withdrawn)
  return usable(tx, (await tx.maybe(store.byId, mergedInto)) ?? refuse(general.not_found))
}

async function tagCalled(tx: Tx, actor: Actor, name: string, now: Date): Promise<Named> {
  const known = await tx.maybe(store.byName, name)
  if (known) return usable(tx, known)
  const id = newId(now)
  // Somebody else may have made it this very moment: then it is theirs that is used.
  if (!(await tx.maybe(store.makeTag, id, name, agentOf(actor), now))) return tagCalled(tx, actor, name, now)
  await record(tx, tagEvents.made, madeBy(actor, now), { tagId: id })
  return { id, name }
}

/** Gives a tag another name. Refuses tag_name_taken. */
export async function renameTag(
  tx: Tx,
  actor: AgentActor,
  input: { tagId: string; name: string },
  now: Date,
): Promise<Named> {
  const tag = (await tx.maybe(store.lockTag, input.tagId)) ?? refuse(general.not_found)
  const { id } = tag
  if (await tx.maybe(store.takenBy, id, input.name)) refuse(tagRefusals.tag_name_taken)
  if (tag.name !== input.name) {
    await tx.run(store.rename, id, input.name)
    await record(tx, tagEvents.renamed, madeBy(actor, now), { tagId: id })
  }
  return { id, name: input.name }
}

/** Lets a tag go up in another that is in use. @returns how many cases carried it. */
export async function mergeTag(
  tx: Tx,
  actor: AgentActor,
  input: { tagId: string; intoTagId: string },
  now: Date,
): Promise<number> {
  // Held in the order of their ids: two people who merge the same two the other way round come one after the other.
  const rows = new Map<string, TagRow>()
  for (const id of [input.tagId, input.intoTagId].toSorted()) {
    rows.set(id, (await tx.maybe(store.lockTag, id)) ?? refuse(general.not_found))
  }
  const into = rows.get(input.intoTagId)
  if (!into || into.withdrawnAt !== null || input.tagId === input.intoTagId) refuse(tagRefusals.tag_withdrawn)
  await tx.run(store.moveCases, input.tagId, input.intoTagId)
  const cases = await tx.run(store.leaveCases, input.tagId)
  await tx.run(store.goUp, input.tagId, input.intoTagId, now)
  await record(tx, tagEvents.merged, madeBy(actor, now), { ...input, cases })
  return cases
}

/** Takes a tag out of use, or brings it back (what was merged too, without its cases). Refuses tag_name_taken. */
export async function withdrawTag(
  tx: Tx,
  actor: AgentActor,
  input: { tagId: string; withdrawn: boolean },
  now: Date,
): Promise<void> {
  const tag = (await tx.maybe(store.lockTag, input.tagId)) ?? refuse(general.not_found)
  if ((tag.withdrawnAt !== null) === input.withdrawn) return
  if (!input.withdrawn && (await tx.maybe(store.takenBy, tag.id, tag.name))) {
    refuse(tagRefusals.tag_name_taken)
  }
  await tx.run(store.withdraw, tag.id, input.withdrawn ? now : null)
  await record(tx, tagEvents.withdrawn, madeBy(actor, now), { tagId: tag.id, withdrawn: input.withdrawn })
}
