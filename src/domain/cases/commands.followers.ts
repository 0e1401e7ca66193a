import type { Tx } from '#platform/database/database.ts'
import { notify } from '../agents/commands.ts'
import * as work from './store/work.ts'

/** Tells those who follow a case what happened on it; those on the line are told in their own way. */
export async function tellFollowers(
  tx: Tx,
  input: {
    caseId: string
    change: 'client_wrote' | 'written' | 'note' | 'closed' | 'reopened'
    except: readonly (string | null)[]
  },
  now: Date,
): Promise<void> {
  const { caseId, change, except } = input
  for (const { id: agentId } of await tx.all(work.followersToTell, caseId)) {
    if (except.includes(agentId)) continue
    await notify(tx, { agentId, kind: 'case_changed', caseId, facts: { change }, at: now })
  }
}
