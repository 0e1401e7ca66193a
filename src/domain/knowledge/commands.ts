import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Anyone } from '../accounts/contract.ts'
import { knowledgeEvents } from './contract.ts'
import type { SearchPlace } from './contract.ts'
import { SEARCHES_KEPT_DAYS, wordsToKeep } from './rules.ts'
import * as store from './store.ts'

export type Search = { words: string; found: number; place: SearchPlace; language: string | null }

/**
 * Notes what somebody looked for and how much was found (R28). Who it was is not kept beside the words; at the desk only
 * staff look. Words in which nothing is left to keep change nothing.
 */
export async function noteSearch(tx: Tx, actor: Anyone, search: Search, now: Date): Promise<void> {
  const { found, place, language } = search
  if (place === 'desk' && actor.kind !== 'agent') refuse(general.not_yours)
  const words = wordsToKeep(search.words)
  if (words === '' || words === '…') return
  await tx.run(store.addSearch, newId(now), now, place, words, found, language)
  const { at, actor: by } = madeBy(actor, now)
  await record(tx, knowledgeEvents.searched, { at, actor: by }, { found, place })
}

/** Forgets the words of searches after 90 days; that there were searches stays in the ledger. @returns how many. */
export function forgetSearches(tx: Tx, now: Date): Promise<number> {
  return tx.run(store.forgetSearches, new Date(now.getTime() - SEARCHES_KEPT_DAYS * 86_400_000))
}
