import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Id, Instant } from '#platform/contract/values.ts'

export const Article = z.object({
  id: Id,
  serviceId: Id.nullable(),
  title: z.string(),
  summary: z.string(),
  /** Plain paragraphs, separated by blank lines; lines beginning with "- " are a list. */
  body: z.string(),
  audience: z.enum(['public', 'internal']),
  updatedAt: Instant,
})
export const ArticleSummary = Article.pick({ id: true, title: true, summary: true, audience: true })

export const knowledgeRoutes = {
  get: route({
    id: 'knowledge.get',
    method: 'GET',
    path: '/articles/:articleId',
    summary: 'One article; internal ones for staff only',
    audience: ['public'],
    params: z.object({ articleId: Id }),
    response: Article,
  }),
  search: route({
    id: 'knowledge.search',
    method: 'GET',
    path: '/articles',
    summary: 'Articles that fit the words, best first, internal ones included',
    audience: ['agent'],
    query: z.object({ q: z.string().max(2000).default(''), serviceId: Id.optional() }),
    response: z.object({ items: z.array(ArticleSummary) }),
  }),
  preparedAnswers: route({
    id: 'knowledge.preparedAnswers',
    method: 'GET',
    path: '/prepared-answers',
    summary: 'Prepared answers to insert while writing',
    audience: ['agent'],
    response: z.object({
      items: z.array(z.object({ id: Id, name: z.string(), body: z.string(), serviceId: Id.nullable() })),
    }),
  }),
}
