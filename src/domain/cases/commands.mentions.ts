import type { Tx } from '#platform/database/database.ts'
import type { Actor } from '../accounts/contract.ts'
import { notify } from '../agents/commands.ts'
import { agentOf } from './commands.ts'
import * as work from './store/work.ts'

/**
 * Tells colleagues that a note names them: people by their id, everybody of a department by its. Whoever wrote it is not
 * told. @returns the ids of those who were.
 */
export async function tellMentioned(
  tx: Tx,
  actor: Actor,
  about: { caseId: string | null; contactId?: string | null; messageId: string; mentions: readonly string[] },
  now: Date,
): Promise<string[]> {
  const { caseId, contactId = null, messageId, mentions } = about
  if (mentions.length === 0) return []
  const byId = agentOf(actor)
  const people = (await tx.all(work.mentionedAgents, [...new Set(mentions)])).filter(({ id }) => id !== byId)
  for (const { id: agentId } of people) {
    const facts = { messageId, byId, ...(byId !== null && { agentId: byId }) }
    await notify(tx, { agentId, kind: 'mentioned', caseId, contactId, facts, at: now })
  }
  return people.map(({ id }) => id)
}
