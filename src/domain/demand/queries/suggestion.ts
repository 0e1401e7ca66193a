import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { mayMark } from '../access.ts'
import * as store from '../store/marks.ts'
import type { Subjects } from '../subjects.ts'
import type { Suggester } from '../suggester.ts'

export type SuggestionParts = { readonly suggester: Suggester; readonly subjects: Subjects }

/** What the demand of a contact seems to be, from the client's own words, beside what was said of it. Refuses not_found. */
export async function getSuggestion(
  tx: Tx,
  actor: AgentActor,
  contactId: string,
  { suggester, subjects }: SuggestionParts,
  now: Date,
) {
  const about = (await tx.maybe(store.about, contactId, actor.agentId)) ?? refuse(general.not_found)
  const { kind, share, why } = await suggester.suggest(tx, about.need, now)
  const { clientId, arrivedAt } = about
  return {
    suggestion: {
      contactId,
      suggested: kind,
      share,
      why,
      subject: await subjects.nearest(tx, about.need, now),
      origins: clientId === null ? [] : await tx.all(store.origins, clientId, contactId, arrivedAt),
    },
    mark: (await tx.maybe(store.findMark, contactId)) ?? null,
    mayMark: mayMark(actor, about),
  }
}
