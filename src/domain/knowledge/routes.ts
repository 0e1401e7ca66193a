import type { Bind } from '../accounts/contract.ts'
import { done } from '#platform/contract/values.ts'
import { noteSearch } from './commands.ts'
import { knowledgeRoutes } from './contract.ts'
import * as queries from './queries.ts'

/** Binds articles and prepared answers. */
export function bindKnowledge(bind: Bind): void {
  bind(knowledgeRoutes.get, (tx, { actor, params }) => queries.getArticle(tx, actor, params.articleId))
  bind(knowledgeRoutes.search, async (tx, { query }) => ({ items: await queries.searchArticles(tx, query) }))
  bind(knowledgeRoutes.searched, async (tx, { actor, body, now, request }) => {
    const language = languageOf(request.headers['accept-language'])
    await noteSearch(tx, actor, { ...body, language }, now)
    return done
  })
  bind(knowledgeRoutes.preparedAnswers, async (tx) => ({ items: await queries.listPreparedAnswers(tx) }))
}

/** The language that a browser asks for first: `fr` of `fr-CA,fr;q=0.9`. */
function languageOf(header: string | undefined): string | null {
  return /^[a-z]{2,3}/i.exec(header ?? '')?.[0].toLowerCase() ?? null
}
