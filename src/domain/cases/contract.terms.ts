import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Id, Instant, Line, Text } from '#platform/contract/values.ts'
import { AgentName } from '../agents/contract.ts'
import { Term } from '../services/contract.ts'
import { caseRefusals } from './contract.refusals.ts'

/** Why something else is told than is published. */
export const OtherwiseReason = z.enum([
  'gesture',
  'hardship',
  'our_mistake',
  'told_before',
  'special_case',
  'published_outdated',
])
export type OtherwiseReason = z.infer<typeof OtherwiseReason>

/** What a client was told of the service's published terms (R20). */
export const TermTold = z.object({
  id: Id,
  label: z.string(),
  /** As it was published at that moment. */
  published: z.string(),
  told: z.string(),
  differs: z.boolean(),
  /** Told less published; null where either is no price. */
  penceDifference: z.number().int().nullable(),
  reason: OtherwiseReason.nullable(),
  by: AgentName,
  at: Instant,
})
export type TermTold = z.infer<typeof TermTold>

const caseId = z.object({ caseId: Id })

/** Routes of what is told of published terms. */
export const termRoutes = {
  list: route({
    id: 'cases.terms',
    method: 'GET',
    path: '/cases/:caseId/terms-told',
    summary: 'What the service has published, and what this client was told of it, the newest first (R20)',
    audience: ['agent'],
    params: caseId,
    response: z.object({ caseId: Id, published: z.array(Term), told: z.array(TermTold) }),
  }),
  tell: route({
    id: 'cases.tellTerm',
    method: 'POST',
    path: '/cases/:caseId/terms-told',
    summary:
      'Record that a published term was told to the client: as it is published, or otherwise with a reason (R20)',
    audience: ['agent'],
    params: caseId,
    body: z.object({
      label: Line(200).describe('of a term that the service has published'),
      /** The conversation in which it was told. */
      contactId: Id.optional(),
      /** Left out: told as it is published. */
      otherwise: z
        .object({
          value: Line(200),
          /** Pence, where it is a price. */
          pence: z.number().int().min(0).max(100_000_000).nullable().default(null),
          reason: OtherwiseReason,
          /** In words, for colleagues: kept as a note on the case. */
          note: Text(1000).nullable().default(null),
        })
        .optional(),
    }),
    response: TermTold,
    status: 201,
    refusals: [caseRefusals.term_not_published, caseRefusals.case_closed],
  }),
}
