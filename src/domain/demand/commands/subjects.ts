import { general } from '#platform/contract/refusal.ts'
import { violated } from '#platform/database/database.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { demandEvents, demandRefusals } from '../contract.ts'
import type { Subject } from '../contract.ts'
import type { Proposal } from '../proposals.ts'
import { cleanWords, joinSubjects, profileOfWords, readSubject } from '../rules/subjects.ts'
import type { KeptSubject } from '../rules/subjects.ts'
import * as store from '../store/subjects.ts'

/** The job that holds needs without a subject against those that are named now. */
export const ASSIGN = 'demand.assign'

type Naming = { name: string; words: readonly string[]; contactIds: readonly string[] }

/**
 * Names a group of needs. The contacts listed belong to it because a person says so, the rest of the group and what
 * else is like it because it is near. Refuses named_already.
 */
export async function nameSubject(
  tx: Tx,
  actor: AgentActor,
  given: Naming,
  proposal: Proposal | undefined,
  now: Date,
): Promise<Subject> {
  const id = newId(now)
  const kept = proposal?.kept ?? (await ofWords(tx, given))
  if (!(await tx.maybe(store.addSubject, id, given.name, JSON.stringify(kept), actor.agentId, now)))
    refuse(demandRefusals.named_already)
  const group = proposal?.contactIds ?? []
  await tx.run(
    store.assignNearest,
    group,
    group.map(() => id),
  )
  await tx.run(store.assignByPerson, given.contactIds, id)
  await record(tx, demandEvents.subjectNamed, madeBy(actor, now), { subjectId: id })
  await addJob(tx, ASSIGN, {}, { key: ASSIGN, tries: 3 })
  return presentSubject(tx, { id, name: given.name, words: kept })
}

async function ofWords(tx: Tx, given: Naming): Promise<KeptSubject> {
  const words = cleanWords(given.words)
  const needs = await tx.all(store.needsOf, given.contactIds)
  const profile = profileOfWords(
    words,
    needs.map((one) => one.need),
  )
  return { words, profile, rarity: {} }
}

/** Renames a subject; what belongs to it stays. Refuses named_already, not_found. */
export async function renameSubject(
  tx: Tx,
  actor: AgentActor,
  given: { subjectId: string; name: string },
  now: Date,
): Promise<Subject> {
  const { subjectId, name } = given
  const done = await tx.maybe(store.renameSubject, subjectId, name).catch((error: unknown) => {
    if (violated(error) === 'subjects_name_key') refuse(demandRefusals.named_already)
    throw error
  })
  if (!done) refuse(general.not_found)
  await record(tx, demandEvents.subjectNamed, madeBy(actor, now), { subjectId })
  return presentSubject(tx, await tx.one(store.findSubject, subjectId))
}

/** Merges a subject into another: its contacts and its words go with it. Refuses merge_circle, not_found. */
export async function mergeSubjects(
  tx: Tx,
  actor: AgentActor,
  given: { subjectId: string; intoId: string },
  now: Date,
): Promise<Subject> {
  const { subjectId, intoId } = given
  if (subjectId === intoId) refuse(demandRefusals.merge_circle)
  const both = await tx.all(store.lockSubjects, [subjectId, intoId])
  const from = both.find((one) => one.id === subjectId) ?? refuse(general.not_found)
  const into = both.find((one) => one.id === intoId) ?? refuse(general.not_found)
  const words = joinSubjects(readSubject(into.words), readSubject(from.words))
  await tx.run(store.setWords, intoId, JSON.stringify(words))
  await tx.run(store.moveContacts, subjectId, intoId)
  await tx.run(store.mergeSubject, subjectId, intoId)
  await record(tx, demandEvents.subjectNamed, madeBy(actor, now), { subjectId: intoId })
  return presentSubject(tx, { ...into, words })
}

async function presentSubject(
  tx: Tx,
  { id, name, words }: { id: string; name: string; words: unknown },
): Promise<Subject> {
  const { contacts } = await tx.one(store.countSubject, id)
  return { id, name, words: [...readSubject(words).words], contacts }
}
