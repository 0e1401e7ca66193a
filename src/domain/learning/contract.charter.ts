import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Cursor, Done, Id, Instant, Line, Page } from '#platform/contract/values.ts'
import { FigureBeside, KeptFilter, LensDay, Measure } from '../measures/contract.ts'
import { CapabilityChart } from '../measures/contract.figures.ts'
import { Journey } from '../measures/contract.flow.ts'
import { anybodyHere, keepers, learners } from './contract.ts'
import { Pattern, Verdict } from './contract.patterns.ts'
import { Miss } from './contract.standards.ts'

/** A line of the charter with what the service does today (R23). No target: the figure is what it is. */
export const CharterLine = z.object({
  id: Id,
  place: z.number().int(),
  text: z.string(),
  measure: Measure,
  filter: KeptFilter,
  published: z.boolean(),
  /** The last 28 days; null while too few people are behind it to say anything. */
  figure: FigureBeside.nullable(),
  service: z.string().nullable(),
  version: z.number().int(),
})
export type CharterLine = z.infer<typeof CharterLine>

export const PackHead = z.object({
  id: Id,
  day: LensDay,
  madeAt: Instant,
  readBy: z.array(z.object({ agentId: Id, name: z.string(), at: Instant })),
  readByMe: z.boolean(),
})
export type PackHead = z.infer<typeof PackHead>

/** What leaders read in the morning: the figures, the signals, and one journey chosen by chance. */
export const PackContent = z.object({
  day: LensDay,
  organisation: z.string(),
  zone: z.string(),
  /** The 28 days up to yesterday, and yesterday alone; beside each what was before. */
  figures: z.array(FigureBeside),
  yesterday: z.array(FigureBeside),
  signals: z.array(
    z.object({
      measure: Measure,
      filter: KeptFilter,
      service: z.string().nullable(),
      day: LensDay,
      value: z.number(),
      centre: z.number(),
      rule: z.enum(['outside', 'run', 'near']),
    }),
  ),
  /** Of everything, and those of services with a signal. */
  charts: z.array(CapabilityChart.extend({ filter: KeptFilter, service: z.string().nullable() })),
  patterns: z.array(Pattern),
  missed: z.array(Miss),
  atRisk: z.array(Miss),
  /** How many more there were that morning than are listed. */
  more: z.object({ missed: z.number().int(), atRisk: z.number().int() }),
  experiments: z.array(z.object({ id: Id, name: z.string(), verdict: Verdict })),
  journey: Journey.nullable(),
})
export type PackContent = z.infer<typeof PackContent>

const packId = z.object({ packId: Id })

export const charterRoutes = {
  charter: route({
    id: 'learning.charter',
    method: 'GET',
    path: '/charter',
    summary: 'What the service says of itself, each line with what it does today',
    audience: ['public'],
    response: z.object({ organisation: z.string(), from: LensDay, to: LensDay, items: z.array(CharterLine) }),
  }),
  lines: route({
    id: 'learning.charterLines',
    method: 'GET',
    path: '/charter/lines',
    summary: 'Every line of the charter, published or not',
    audience: learners,
    response: z.object({ items: z.array(CharterLine) }),
  }),
  setLines: route({
    id: 'learning.setCharter',
    method: 'PUT',
    path: '/charter/lines',
    summary: 'Write the charter: lines in their order, each bound to a measure',
    audience: keepers,
    body: z.object({
      items: z
        .array(
          z.object({
            id: Id.nullable().default(null),
            text: Line(300),
            measure: Measure,
            filter: KeptFilter.default({}),
            published: z.boolean().default(true),
          }),
        )
        .max(30),
    }),
    response: z.object({ items: z.array(CharterLine) }),
  }),
  packs: route({
    id: 'learning.packs',
    method: 'GET',
    path: '/packs',
    summary: 'Daily packs, the latest first, with who has read them',
    audience: learners,
    query: z.object({ cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(60).default(14) }),
    response: Page(PackHead),
  }),
  pack: route({
    id: 'learning.pack',
    method: 'GET',
    path: '/packs/:packId',
    summary: 'One daily pack',
    audience: learners,
    params: packId,
    response: z.object({ head: PackHead, content: PackContent }),
  }),
  makePack: route({
    id: 'learning.makePack',
    method: 'POST',
    path: '/packs',
    summary: 'Put today’s pack together now; there is one a day',
    audience: keepers,
    response: PackHead,
    status: 201,
  }),
  readPack: route({
    id: 'learning.readPack',
    method: 'POST',
    path: '/packs/:packId/read',
    summary: 'Say that I have read it',
    audience: anybodyHere,
    params: packId,
    response: Done,
  }),
  packHtml: route({
    id: 'learning.packHtml',
    method: 'GET',
    path: '/packs/:packId/html',
    summary: 'A daily pack as HTML that can be sent by e-mail',
    audience: learners,
    params: packId,
    response: z.unknown(),
    raw: true,
  }),
  packPdf: route({
    id: 'learning.packPdf',
    method: 'GET',
    path: '/packs/:packId/pdf',
    summary: 'A daily pack as PDF',
    audience: learners,
    params: packId,
    response: z.unknown(),
    raw: true,
  }),
}
