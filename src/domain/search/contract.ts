import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Id, Instant } from '#platform/contract/values.ts'
import { Channel } from '../services/contract.ts'

export const FoundKind = z.enum(['people', 'cases', 'contacts', 'messages', 'articles'])
export type FoundKind = z.infer<typeof FoundKind>

/** Counts go so far; that number means "so many or more". */
export const MOST_COUNTED = 1000

/** One thing that was found. Text comes in pieces, those looked for marked; there is no markup in it. */
export const Hit = z.object({
  id: Id,
  kind: FoundKind,
  title: z.string(),
  excerpt: z.array(z.object({ text: z.string(), hit: z.boolean() })),
  at: Instant.nullable(),
  caseId: Id.nullable(),
  contactId: Id.nullable(),
  clientId: Id.nullable(),
  clientName: z.string().nullable(),
  caseReference: z.string().nullable(),
  service: z.string().nullable(),
  channel: Channel.nullable(),
  /** For messages: said, a note among colleagues, or told by the service. */
  said: z.enum(['text', 'note', 'told']).nullable(),
})
export type Hit = z.infer<typeof Hit>

export const FoundGroup = z.object({
  kind: FoundKind,
  /** Up to 1,000, which means "so many or more". */
  count: z.number().int(),
  hits: z.array(Hit),
})
export type FoundGroup = z.infer<typeof FoundGroup>

export const searchRoutes = {
  find: route({
    id: 'search.find',
    method: 'GET',
    path: '/search',
    summary:
      'Everything in which these words stand: people, cases, contacts, what was said, knowledge. Words in any order, “phrases in quotes”, the last word as a beginning; references, numbers and addresses first',
    audience: ['agent'],
    sensitive: 'search',
    query: z.object({
      q: z.string().max(200).default(''),
      /** One kind alone, with more of it. */
      kind: FoundKind.optional(),
      serviceId: Id.optional(),
      channel: Channel.optional(),
      from: Instant.optional(),
      until: Instant.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(5),
    }),
    response: z.object({ groups: z.array(FoundGroup) }),
  }),
}
