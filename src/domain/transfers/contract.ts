import { z } from 'zod'
import { Code, event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Id, Instant } from '#platform/contract/values.ts'

/** Who may take data out and see how it came in. */
export const transferKeepers = ['admin', 'integrator'] as const

export const Exportable = z.enum(['clients', 'cases', 'contacts', 'messages', 'commitments', 'ledger'])
export type Exportable = z.infer<typeof Exportable>
export const ExportFormat = z.enum(['csv', 'json'])

/** Something that was brought from another system, or is being brought. */
export const Import = z.object({
  id: Id,
  kind: z.enum(['contacts', 'all']),
  name: z.string(),
  file: z.string(),
  state: z.enum(['running', 'done', 'stopped']),
  by: z.string().nullable(),
  beganAt: Instant,
  endedAt: Instant.nullable(),
  rows: z.number().int(),
  contacts: z.number().int(),
  cases: z.number().int(),
  clients: z.number().int(),
  known: z.number().int(),
  keptAside: z.number().int(),
  findings: z.array(z.object({ code: z.string(), count: z.number().int(), examples: z.array(z.string()) })),
})
export type Import = z.infer<typeof Import>

/** A backup that was made, or was to be. */
export const Backup = z.object({
  id: Id,
  scheduled: z.boolean(),
  file: z.string(),
  state: z.enum(['running', 'made', 'failed']),
  beganAt: Instant,
  endedAt: Instant.nullable(),
  bytes: z.number().int().nullable(),
  rows: z.number().int().nullable(),
  readAt: Instant.nullable(),
  why: z.string().nullable(),
  removed: z.boolean(),
})
export type Backup = z.infer<typeof Backup>

export const InAndOut = z.object({
  /** How backups are made by the clock on the node that answers; null where they are not. */
  schedule: z.object({ everyHours: z.number(), keep: z.number().int() }).nullable(),
  backups: z.array(Backup),
  imports: z.array(Import),
})
export type InAndOut = z.infer<typeof InAndOut>

export const transferRefusals = defineRefusals({
  sees_a_part: {
    status: 403,
    title: 'What you see is a part of the service',
    why: 'An export holds everybody’s, and you see some departments or services only.',
    instead: 'Ask an admin, who sees everything, to make it.',
  },
  span_backwards: {
    status: 422,
    title: 'The period would end before it begins',
    why: 'Its last day lies before its first.',
    instead: 'Turn the two round.',
  },
})

export const transferEvents = {
  imported: event('transfer.imported', 'Contacts of another system were brought in.', {
    importId: Id,
    contacts: z.number(),
    cases: z.number(),
    clients: z.number(),
    keptAside: z.number(),
  }),
  exported: event('transfer.exported', 'Data was taken out, to a file.', {
    what: Code,
    format: ExportFormat,
    from: Code.nullable(),
    to: Code.nullable(),
  }),
  backedUp: event('transfer.backed_up', 'Everything was kept in one file.', {
    backupId: Id,
    scheduled: z.boolean(),
    rows: z.number(),
    bytes: z.number(),
  }),
}

const Day = z.iso.date()

export const transferRoutes = {
  overview: route({
    id: 'transfers.overview',
    method: 'GET',
    path: '/in-and-out',
    summary: 'The state of backups, and the last imports with what they brought.',
    audience: transferKeepers,
    response: InAndOut,
  }),
  export: route({
    id: 'transfers.export',
    method: 'GET',
    path: '/exports/:what',
    summary: 'One kind of record as a file, row by row; by the days (UTC) on which it began.',
    audience: transferKeepers,
    params: z.object({ what: Exportable }),
    query: z.object({ format: ExportFormat.default('csv'), from: Day.optional(), to: Day.optional() }),
    response: z.unknown(),
    raw: true,
    sensitive: 'export',
    perMinute: 12,
    refusals: [transferRefusals.sees_a_part, transferRefusals.span_backwards],
  }),
}
