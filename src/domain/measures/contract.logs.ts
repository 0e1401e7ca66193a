import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line } from '#platform/contract/values.ts'
import { LensWarning, lensKeepers, lensReaders, measureRefusals } from './contract.ts'

/** A log of another system, as it was taken. */
export const EventLog = z.object({
  id: Id,
  name: z.string(),
  zone: z.string(),
  /** Which column was taken for what. */
  mapping: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
  cases: z.number().int(),
  events: z.number().int(),
  firstAt: Instant.nullable(),
  lastAt: Instant.nullable(),
  keptAside: z.number().int(),
  findings: z.array(LensWarning),
  madeAt: Instant,
})
export type EventLog = z.infer<typeof EventLog>

/** Hand-offs, different holders, returns and A-B-A over all cases (SCIENCE C8). */
export const HolderMeasures = z.object({
  handoffsTotal: z.number().int(),
  handoffsMean: z.number(),
  handoffsMedian: z.number(),
  handoffsP90: z.number(),
  noHandoffShare: z.number(),
  distinctMean: z.number(),
  distinctP90: z.number(),
  returnsTotal: z.number().int(),
  returnShare: z.number(),
  abaTotal: z.number().int(),
  abaShare: z.number(),
})

/** A log measured like our own needs. */
export const LogMeasures = z.object({
  cases: z.number().int(),
  events: z.number().int(),
  person: HolderMeasures.nullable(),
  team: HolderMeasures.nullable(),
  repeatActivityEvents: z.number().int(),
  repeatActivityShare: z.number(),
  endToEndDays: z.object({ mean: z.number(), median: z.number(), p90: z.number(), most: z.number() }),
  /** Association, no proof: hard cases travel more. */
  daysByHandoffs: z.array(
    z.object({ handoffs: z.string(), cases: z.number().int(), medianDays: z.number(), meanDays: z.number() }),
  ),
  map: z.object({
    nodes: z.array(z.object({ key: z.string(), count: z.number() })),
    links: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        count: z.number(),
        medianSeconds: z.number().nullable(),
        back: z.boolean(),
      }),
    ),
  }),
  loops: z.array(
    z.object({ path: z.array(z.string()), times: z.number(), cases: z.number(), clientHours: z.number() }),
  ),
  variants: z.array(z.object({ path: z.array(z.string()), cases: z.number(), share: z.number() })),
})
export type LogMeasures = z.infer<typeof LogMeasures>

const logId = z.object({ logId: Id })

export const logRoutes = {
  logs: route({
    id: 'measures.logs',
    method: 'GET',
    path: '/measures/logs',
    summary: 'Logs of other systems that were imported to be measured',
    audience: lensReaders,
    response: z.object({ items: z.array(EventLog) }),
  }),
  log: route({
    id: 'measures.log',
    method: 'GET',
    path: '/measures/logs/:logId',
    summary: 'One log with its measures',
    audience: lensReaders,
    params: logId,
    response: z.object({ log: EventLog, measures: LogMeasures }),
  }),
  importLog: route({
    id: 'measures.importLog',
    method: 'POST',
    path: '/measures/logs',
    summary:
      'Import a log from CSV or XES text; larger files by the command line. `trial` only tells what would be taken',
    audience: lensKeepers,
    body: z.object({
      name: Line(120),
      text: z.string().min(1).max(30_000_000),
      format: z.enum(['csv', 'xes']).default('csv'),
      zone: z.string().max(60).optional(),
      columns: z
        .object({
          case: z.string().max(200),
          activity: z.string().max(200),
          resource: z.string().max(200),
          team: z.string().max(200),
          time: z.string().max(200),
        })
        .partial()
        .default({}),
      trial: z.boolean().default(false),
    }),
    response: z.object({ log: EventLog, imported: z.number().int(), measures: LogMeasures }),
    status: 201,
    mostBytes: 40_000_000,
    refusals: [measureRefusals.log_unreadable],
  }),
  removeLog: route({
    id: 'measures.removeLog',
    method: 'DELETE',
    path: '/measures/logs/:logId',
    summary: 'Remove a log and its events',
    audience: lensKeepers,
    params: logId,
    response: Done,
  }),
}
