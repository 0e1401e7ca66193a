import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { viewNow } from '#platform/database/view.ts'
import { madeBy } from '../accounts/contract.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { MOST_MATCHING } from '../cases/contract.views.ts'
import type { CaseChoice } from '../cases/contract.views.ts'
import { matchingCases } from '../cases/queries.lists.ts'
import { wantedBy } from '../cases/queries.views.ts'
import { bulkEvents, bulkRefusals } from './contract.ts'
import type { Act } from './contract.ts'
import { getRun } from './queries.ts'
import * as store from './store.ts'

/** The job that works on a run. */
export const WORK = 'bulk.work'

/** Asks for the same to be done to many cases. Refuses nothing_chosen and too_many_chosen. */
export async function startBulk(
  tx: Tx,
  actor: AgentActor,
  input: { act: Act; caseIds: readonly string[]; matching?: CaseChoice | undefined },
  now: Date,
) {
  const { act, matching } = input
  const caseIds = matching
    ? await matchingCases(tx, actor, wantedBy(matching), MOST_MATCHING + 1, now)
    : input.caseIds
  if (caseIds.length > MOST_MATCHING) refuse(bulkRefusals.too_many_chosen, { most: MOST_MATCHING })
  const id = newId(now)
  const view = viewNow()?.facts ?? null
  await tx.run(store.addRun, id, actor.agentId, JSON.stringify(act), JSON.stringify(actor), now, view)
  const cases = caseIds.length > 0 ? await tx.run(store.addItems, id, caseIds) : 0
  if (cases === 0) refuse(bulkRefusals.nothing_chosen)
  await record(tx, bulkEvents.asked, madeBy(actor, now), { runId: id, act: act.do, cases })
  await addJob(tx, WORK, { runId: id }, { tries: 5 })
  return getRun(tx, actor, id, now)
}

/** Asks for a run to be undone. Refuses undo_over when it is not done, or was done too long ago. */
export async function undoBulk(tx: Tx, actor: AgentActor, input: { runId: string }, now: Date) {
  const run = (await tx.maybe(store.lockRun, input.runId)) ?? refuse(general.not_found)
  if (run.agentId !== actor.agentId) refuse(general.not_found)
  if (run.state !== 'done' || run.undoUntil === null || run.undoUntil < now) refuse(bulkRefusals.undo_over)
  await tx.run(store.setState, run.id, 'undoing', now, run.endedAt, run.undoUntil)
  await record(tx, bulkEvents.undoAsked, madeBy(actor, now), { runId: run.id })
  await addJob(tx, WORK, { runId: run.id }, { tries: 5 })
  return getRun(tx, actor, run.id, now)
}
