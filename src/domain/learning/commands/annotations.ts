import { general } from '#platform/contract/refusal.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { learningEvents } from '../contract.ts'
import type { patternRoutes } from '../contract.patterns.ts'
import * as store from '../store/annotations.ts'
import type { AnnotationRow } from '../store/annotations.ts'

type Given = BodyOf<typeof patternRoutes.annotate>

/** Writes a note on charts, or names a change from which on limits are worked out anew. */
export async function annotate(tx: Tx, actor: AgentActor, given: Given, now: Date): Promise<AnnotationRow> {
  const id = newId(now)
  const { measure, filter, day, kind, name } = given
  await tx.run(store.add, id, measure, JSON.stringify(filter), day, kind, name, null, actor.agentId, now)
  await record(tx, learningEvents.annotated, madeBy(actor, now), { annotationId: id })
  return tx.one(store.find, id)
}

/** Removes a note or a named change; not found when it is gone already. */
export async function removeAnnotation(tx: Tx, actor: AgentActor, id: string, now: Date): Promise<void> {
  if (!(await tx.maybe(store.remove, id))) refuse(general.not_found)
  await record(tx, learningEvents.annotationRemoved, madeBy(actor, now), { annotationId: id })
}
