import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Cursor, Id, Instant, Page } from '#platform/contract/values.ts'

/** What somebody opened that is a client's. */
export const ReadOf = z.enum(['client', 'case', 'contact', 'paper', 'search', 'export', 'journey'])
export type ReadOf = z.infer<typeof ReadOf>

/** Who it was: somebody who works here, a program by its key, a client, or the service by itself. */
const Who = z.object({
  kind: z.string(),
  id: Id.nullable(),
  /** Of whoever works here; of a key its name. Clients are known by their record. */
  name: z.string().nullable(),
})

/** What it was about, as it is now: what was erased since has no name any more. */
const About = z.object({
  client: z.object({ id: Id, name: z.string().nullable() }).nullable(),
  case: z.object({ id: Id, reference: z.string().nullable() }).nullable(),
  contactId: Id.nullable(),
  agent: z.object({ id: Id, name: z.string().nullable() }).nullable(),
  service: z.string().nullable(),
})

export const Change = z.object({
  id: z.string(),
  at: Instant,
  kind: z.string(),
  /** The kind in words, in English. */
  meaning: z.string(),
  who: Who,
  about: About,
  facts: z.record(z.string(), z.unknown()),
})
export type Change = z.infer<typeof Change>

export const Read = z.object({
  id: Id,
  at: Instant,
  what: ReadOf,
  who: Who,
  about: About.pick({ client: true, case: true, contactId: true }),
})
export type Read = z.infer<typeof Read>

const Asked = {
  /** Who did it. */
  agentId: Id.optional(),
  clientId: Id.optional(),
  caseId: Id.optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

export const auditRoutes = {
  changes: route({
    id: 'audit.changes',
    method: 'GET',
    path: '/audit/changes',
    summary: 'What was changed, by whom, when and about what, newest first: the ledger in words',
    audience: ['admin'],
    query: z.object({
      ...Asked,
      /** One kind (`case.closed`), or all of a concept (`case`). */
      kind: z
        .string()
        .regex(/^[a-z_]{1,40}(\.[a-z_]{1,40})?$/)
        .optional(),
    }),
    response: Page(Change),
  }),
  reads: route({
    id: 'audit.reads',
    method: 'GET',
    path: '/audit/reads',
    summary:
      'Who opened what is a client’s, newest first: once for a person, a thing and ten minutes, without words',
    audience: ['admin'],
    query: z.object({ ...Asked, what: ReadOf.optional() }),
    response: Page(Read),
  }),
  kinds: route({
    id: 'audit.kinds',
    method: 'GET',
    path: '/audit/kinds',
    summary: 'Every kind of change there is, with what it means',
    audience: ['admin'],
    response: z.object({ items: z.array(z.object({ kind: z.string(), meaning: z.string() })) }),
  }),
}
