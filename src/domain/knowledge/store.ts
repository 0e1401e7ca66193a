import { statement } from '#platform/database/statement.ts'

export type ArticleRow = {
  id: string
  serviceId: string | null
  title: string
  summary: string
  body: string
  audience: 'public' | 'internal'
  updatedAt: Date
}

export const article = statement<ArticleRow, [id: string]>(
  'knowledge.article',
  `select id, service_id, title, summary, body, audience, updated_at from articles where id = $1`,
)

export type SummaryRow = Pick<ArticleRow, 'id' | 'title' | 'summary' | 'audience'>

export const newest = statement<SummaryRow, [serviceId: string | null]>(
  'knowledge.newest',
  `select id, title, summary, audience from articles where ($1::uuid is null or service_id = $1::uuid)
   order by updated_at desc, id limit 20`,
)

// All words first, then any of them.
export const search = statement<SummaryRow, [words: string, serviceId: string | null]>(
  'knowledge.search',
  `with asked as (
     select q as every, replace(q::text, ' & ', ' | ')::tsquery as any
     from websearch_to_tsquery('english', $1::text) q)
   select id, title, summary, audience from articles, asked
   where words @@ asked.any and ($2::uuid is null or service_id = $2::uuid)
   order by words @@ asked.every desc, ts_rank(words, asked.any) desc, id limit 20`,
)

/** Titles and summaries that are spelt nearly so. */
export const searchNear = statement<SummaryRow, [words: string, serviceId: string | null]>(
  'knowledge.searchNear',
  `select id, title, summary, audience from (
     select *, word_similarity(plain($1::text), plain(title || ' ' || summary)) as likeness from articles) near
   where likeness > 0.3 and ($2::uuid is null or service_id = $2::uuid)
   order by likeness desc, id limit 20`,
)

export type PreparedRow = {
  id: string
  name: string
  body: string
  serviceId: string | null
  version: number
}

export const preparedAnswers = statement<PreparedRow>(
  'knowledge.preparedAnswers',
  `select id, name, body, service_id, version from prepared_answers order by name, id`,
)

export const addSearch = statement<
  never,
  [id: string, at: Date, place: 'portal' | 'desk', words: string, found: number, language: string | null]
>(
  'knowledge.addSearch',
  `insert into searches (id, at, place, words, found, language) values ($1, $2, $3, $4, $5, $6)`,
)

export const forgetSearches = statement<never, [before: Date]>(
  'knowledge.forgetSearches',
  `delete from searches where at < $1`,
)
