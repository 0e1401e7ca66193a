import type pg from 'pg'
import { quoted } from './names.ts'

/** A column of a table as a backup keeps it. */
type Column = { readonly name: string; readonly type: string }
export type Table = { readonly name: string; readonly columns: readonly Column[] }

const NOT_OURS = ['migrations', 'migrations_lock']

/** Every table of the product with the columns that hold something of their own: what is worked out is left out. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: Column[] }>(
    `select c.relname as name,
       json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum) as columns
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> all ($1)
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     group by c.relname order by c.relname collate "C"`,
    [NOT_OURS],
  )
  return rows
}

/** The migrations that were applied, in their order; none where the database is not ours. */
export async function schemaOf(client: pg.ClientBase): Promise<string[]> {
  const there = await client.query<{ there: boolean }>(
    `select to_regclass('public.migrations') is not null as there`,
  )
  if (there.rows[0]?.there !== true) return []
  const { rows } = await client.query<{ name: string }>(
    'select name from public.migrations order by name collate "C"',
  )
  return rows.map(({ name }) => name)
}

/** First days of the months for which the ledger has a part. */
export async function monthsOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'public.ledger'::regclass and c.relname ~ '^ledger_\\d{4}_\\d{2}$' order by 1`,
  )
  return rows.map(({ name }) => `${name.slice(7, 11)}-${name.slice(12, 14)}-01`)
}

/** The value that each sequence gave out last; one that gave out none is left out. */
export async function sequencesOf(client: pg.ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' order by 1`,
  )
  return Object.fromEntries(rows.flatMap(({ name, last }) => (last === null ? [] : [[name, last]])))
}

const POINT = '^[0-9]{1,18}$'

/** Columns that say how far somebody has followed the ledger: transaction ids outside it, and texts named `point`. */
const isPoint = (table: Table, { name, type }: Column) =>
  table.name !== 'ledger' && (type === 'xid8' || (type === 'text' && /(^|_)point$/.test(name)))

/**
 * Transaction ids mean nothing in another cluster, which counts its own from the beginning: a row of the ledger with a
 * greater one would look as if it were still to come. What counts is on which side of every follower's point a row stands.
 * So ids are replaced by the number of points up to them, with one more boundary behind each: rows keep their side of every
 * point, and all ids are far below what any cluster has given out.
 */
export type Epochs = { readonly boundaries: readonly string[]; readonly next: number }

/** The lowest id that an ordinary transaction can have (PostgreSQL documentation, "Transaction ID Wraparound"). */
const FIRST_XID = 3

export async function epochsOf(client: pg.ClientBase, tables: readonly Table[]): Promise<Epochs> {
  const reads = tables.flatMap((table) =>
    table.columns
      .filter((column) => isPoint(table, column))
      .map(({ name }) => `select ${quoted(name)}::text as point from ${quoted(table.name)}`),
  )
  if (reads.length === 0) return { boundaries: [], next: FIRST_XID + 1 }
  const { rows } = await client.query<{ boundary: string }>(
    `select distinct b::text as boundary, b from (${reads.join(' union all ')}) p,
       lateral (values (point::bigint), (point::bigint + 1)) as v (b) where point ~ '${POINT}' order by b`,
  )
  const boundaries = rows.map(({ boundary }) => boundary)
  return { boundaries, next: FIRST_XID + boundaries.length + 1 }
}

/** What is selected for a column. */
export function expressionOf(table: Table, column: Column, { boundaries }: Epochs): string {
  const name = quoted(column.name)
  const isId = table.name === 'ledger' && column.type === 'xid8'
  if (!isId && !isPoint(table, column)) return name
  const numbers = `'{${boundaries.join(',')}}'::bigint[]`
  const epoch = (id: string) => `(${FIRST_XID} + width_bucket(${id}::bigint, ${numbers}))::text`
  return `case when ${name}::text ~ '${POINT}' then ${epoch(`${name}::text`)} else ${name}::text end as ${name}`
}
