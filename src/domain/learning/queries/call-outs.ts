import { general } from '#platform/contract/refusal.ts'
import type { AnswerOf, QueryOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import { periodOf } from '../../measures/queries/period.ts'
import type { standardRoutes } from '../contract.standards.ts'
import * as store from '../store/call-outs.ts'
import type { CallOutRow } from '../store/call-outs.ts'

/** More than this nobody reads at once; the weeks count all of them. */
const MOST_SHOWN = 200

/** What was asked in a period, unanswered first, and by department and week. Refuses what the period refuses. */
export async function listCallOuts(
  tx: Tx,
  asked: QueryOf<typeof standardRoutes.callOuts>,
  now: Date,
): Promise<AnswerOf<typeof standardRoutes.callOuts>> {
  const { from, to, zone } = await periodOf(tx, asked, now)
  const { departmentId = null } = asked
  return {
    items: await tx.all(store.ofPeriod, from, to, zone, departmentId, MOST_SHOWN),
    weeks: await tx.all(store.byWeek, from, to, zone, departmentId),
  }
}

/** What was asked of one person, unanswered first. */
export function listAskedOf(tx: Tx, agentId: string): Promise<CallOutRow[]> {
  return tx.all(store.ofAsked, agentId, MOST_SHOWN)
}

/** One call-out as it stands; refuses when there is none. */
export async function getCallOut(tx: Tx, callOutId: string): Promise<CallOutRow> {
  return (await tx.maybe(store.find, callOutId)) ?? refuse(general.not_found)
}
