import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Text } from '#platform/contract/values.ts'

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

export const SearchPlace = z.enum(['portal', 'desk'])
export type SearchPlace = z.infer<typeof SearchPlace>

export const knowledgeEvents = {
  searched: event('knowledge.searched', 'Somebody looked for something, and so much was found.', {
    found: z.number(),
    place: SearchPlace,
  }),
}

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
  searched: route({
    id: 'knowledge.searched',
    method: 'POST',
    path: '/searches',
    summary:
      'Tell what somebody looked for and how much was found, once the words are settled (R28). Words are kept for 90 days, without names or numbers of people',
    audience: ['public'],
    body: z.object({
      words: Text(2000).describe('the first 200 characters are kept'),
      /** How much was found; 0: nothing, or nothing that helped. */
      found: z.number().int().min(0).max(1000),
      place: SearchPlace,
    }),
    response: Done,
    status: 202,
    perMinute: 20,
  }),
  preparedAnswers: route({
    id: 'knowledge.preparedAnswers',
    method: 'GET',
    path: '/prepared-answers',
    summary: 'Prepared answers to insert while writing',
    audience: ['agent'],
    response: z.object({
      items: z.array(
        z.object({
          id: Id,
          name: z.string(),
          body: z.string(),
          serviceId: Id.nullable(),
          version: z.number().int(),
        }),
      ),
    }),
  }),
}
