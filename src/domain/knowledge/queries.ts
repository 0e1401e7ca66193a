import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { Actor } from '../accounts/contract.ts'
import { mayRead } from './access.ts'
import * as store from './store.ts'

/** One article. To those who may not read it, it is not there. */
export async function getArticle(tx: Tx, actor: Actor, articleId: string) {
  const found = await tx.maybe(store.article, articleId)
  return found && mayRead(actor, found) ? found : refuse(general.not_found)
}

/** Up to 20 articles that fit the words, best first; the newest when there are none. */
export async function searchArticles(tx: Tx, asked: { q: string; serviceId?: string | undefined }) {
  const words = asked.q.replaceAll('\u0000', '').toWellFormed().trim()
  if (words === '') return tx.all(store.newest, asked.serviceId ?? null)
  const found = await tx.all(store.search, words, asked.serviceId ?? null)
  return found.length > 0 ? found : tx.all(store.searchNear, words.slice(0, 200), asked.serviceId ?? null)
}

/** Prepared answers by name. */
export function listPreparedAnswers(tx: Tx) {
  return tx.all(store.preparedAnswers)
}
