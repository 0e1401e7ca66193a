import type { Bind } from '../accounts/contract.ts'
import { knowledgeRoutes } from './contract.ts'
import * as queries from './queries.ts'

/** Binds articles and prepared answers. */
export function bindKnowledge(bind: Bind): void {
  bind(knowledgeRoutes.get, (tx, { actor, params }) => queries.getArticle(tx, actor, params.articleId))
  bind(knowledgeRoutes.search, async (tx, { query }) => ({ items: await queries.searchArticles(tx, query) }))
  bind(knowledgeRoutes.preparedAnswers, async (tx) => ({ items: await queries.listPreparedAnswers(tx) }))
}
