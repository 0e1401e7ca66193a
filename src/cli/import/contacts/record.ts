import { transferEvents } from '#domain/transfers/contract.ts'
import { systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import { statement } from '#platform/database/statement.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import type { FieldMap } from './fields.ts'
import type { Counts } from './write.ts'

export type Told = {
  readonly rows: number
  readonly counts: Counts
  readonly aside: number
  readonly findings: readonly object[]
}

/** What is kept of an import, for whoever looks at it later. */
export type ImportRecord = {
  note(rows: number, counts: Counts): void
  end(state: 'done' | 'stopped', told: Told): Promise<void>
}

export async function openRecord(
  database: Database,
  asked: {
    readonly name: string
    readonly file: string
    readonly owner: string
    readonly dry: boolean
    readonly map: FieldMap
    readonly columns: readonly string[]
  },
): Promise<ImportRecord> {
  if (asked.dry) return { note: () => undefined, end: async () => undefined }
  const began = systemClock.now()
  const id = newId(began)
  // One that was killed in its middle could not say so itself; this one goes on where it stood.
  await database.pool.query(
    `update imports set state = 'stopped', ended_at = $2 where name = $1 and state = 'running'`,
    [asked.name, began],
  )
  await database.pool.query(
    `insert into imports (id, kind, name, file, by_agent_id, began_at, mapping) values ($1, 'contacts', $2, $3, $4, $5, $6)`,
    [id, asked.name, asked.file, asked.owner, began, JSON.stringify(mappingOf(asked))],
  )
  return {
    note: (rows, counts) =>
      void database.pool
        .query('update imports set rows = $2, contacts = $3 where id = $1', [id, rows, counts.contacts])
        .catch(() => undefined),
    end: async (state, told) => {
      const { contacts, cases, clients, known, steps } = told.counts
      await database.transact(async (tx) => {
        const numbers = [told.rows, contacts, cases, clients, known + steps, told.aside] as const
        await tx.run(endImport, id, state, systemClock.now(), ...numbers, JSON.stringify(told.findings))
        const about = { at: systemClock.now(), actor: 'import', actorId: asked.owner }
        await record(tx, transferEvents.imported, about, {
          importId: id,
          contacts,
          cases,
          clients,
          keptAside: told.aside,
        })
      })
    },
  }
}

function mappingOf({ map, columns }: { map: FieldMap; columns: readonly string[] }): Record<string, string> {
  return Object.fromEntries(
    Object.entries(map.sources).map(([field, source]) => [
      field,
      'always' in source ? `= ${source.always}` : (columns[source.column] ?? ''),
    ]),
  )
}

type Numbers = [rows: number, contacts: number, cases: number, clients: number, known: number, aside: number]
const endImport = statement<never, [id: string, state: string, at: Date, ...Numbers, findings: string]>(
  'transfers.endImport',
  `update imports set state = $2, ended_at = $3, rows = $4, contacts = $5, cases = $6, clients = $7, known = $8,
     kept_aside = $9, findings = $10 where id = $1`,
)
