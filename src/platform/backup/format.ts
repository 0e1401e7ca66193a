import { z } from 'zod'

/**
 * A backup is a tar archive packed by zstd:
 *
 *   answerable.json            what it is, read before anything else (`Header`)
 *   tables/<name>/<nnnnnn>.copy   rows in PostgreSQL's text format of COPY, in pieces
 *   jobs/<nnnnnn>.jsonl         work that waits, one job a line
 *   stored/<table>/<nnnnnn>.bin   bytes of rows that lie outside the database (`stored.ts`)
 *   secrets/<name>
 *   manifest.json              counts and checksums of all of it (`Manifest`); without it the backup is cut off
 */
export const FORMAT = 1
export const HEADER = 'answerable.json'
export const MANIFEST = 'manifest.json'

export const TableShape = z.object({ name: z.string(), columns: z.array(z.string()).min(1) })
export type TableShape = z.infer<typeof TableShape>

export const Header = z.object({
  product: z.literal('answerable'),
  format: z.number().int(),
  /** The release that made it. */
  release: z.string(),
  madeAt: z.iso.datetime(),
  organisation: z.string().nullable(),
  /** Migrations that were applied, in their order. */
  schema: z.array(z.string()).min(1),
  tables: z.array(TableShape),
  /** First days of the months that the ledger has a part for. */
  months: z.array(z.iso.date()),
  /** Transaction ids in it are below this. */
  epochs: z.number().int(),
  withSecrets: z.boolean(),
})
export type Header = z.infer<typeof Header>

const Sum = z.object({ rows: z.number().int(), bytes: z.number().int(), sha256: z.string() })
export type Sum = z.infer<typeof Sum>

export const Manifest = z.object({
  tables: z.record(z.string(), Sum),
  jobs: Sum,
  /** By table: bytes that lay outside the database; `rows` is how many. */
  stored: z.record(z.string(), Sum).default({}),
  /** Ids of rows whose bytes could not be read any more: they are not in it. */
  lost: z.array(z.string()).default([]),
  files: z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() })),
  /** The last value that each sequence gave out. */
  sequences: z.record(z.string(), z.string()),
  rows: z.number().int(),
})
export type Manifest = z.infer<typeof Manifest>

/** What an export says of itself: every table with its columns, in the order of its files. */
export const ExportHeader = z.object({
  product: z.literal('answerable'),
  kind: z.literal('export'),
  format: z.enum(['csv', 'json']),
  release: z.string(),
  madeAt: z.iso.datetime(),
  organisation: z.string().nullable(),
  schema: z.array(z.string()).min(1),
  months: z.array(z.iso.date()),
  epochs: z.number().int(),
  sequences: z.record(z.string(), z.string()),
  tables: z.array(
    z.object({
      name: z.string(),
      rows: z.number().int(),
      columns: z
        .array(z.object({ name: z.string(), type: z.string(), refersTo: z.string().nullable() }))
        .min(1),
    }),
  ),
})
export type ExportHeader = z.infer<typeof ExportHeader>

/** Why a backup cannot be made, read or restored, in words for whoever does it. */
export class BackupProblem extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BackupProblem'
  }
}
