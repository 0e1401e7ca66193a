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

/** Columns that say which transaction wrote a row, in the ledger and wherever one is compared with it. */
const isId = ({ name, type }: Column) => type === 'xid8' && name === 'xid'

/** Columns that say how far somebody has followed the ledger: other transaction ids, and texts named `point`. */
const isPoint = ({ name, type }: Column) =>
  type === 'xid8' ? name !== 'xid' : type === 'text' && /(^|_)point$/.test(name)

/**
 * Transaction ids mean nothing in another cluster, which counts its own from the beginning: a row of the ledger with a
 * greater one would look as if it were still to come. What counts is on which side of every follower's point a row stands.
 * So ids are replaced by the number of points up to them, with one more boundary behind each: rows keep their side of every
 * point, and all ids are far below what any cluster has given out.
 */
export type Epochs = { readonly boundaries: readonly string[]; readonly next: number }

/** The lowest id that an ordinary transaction can have (PostgreSQL documentation, "Transaction ID Wraparound"). */
const FIRST_XID = 3

/** So many ids beyond the first follower's point are told apart from their neighbours. */
const MOST_IDS = 5_000

export async function epochsOf(client: pg.ClientBase, tables: readonly Table[]): Promise<Epochs> {
  const points = selects(tables, isPoint)
  if (points.length === 0) return { boundaries: [], next: FIRST_XID + 1 }
  const ids = selects(
    tables.filter(({ name }) => name !== 'ledger'),
    isId,
  )
  // What is compared with a row that somebody has still to follow must go on meeting that row and no other.
  const { rows } = await client.query<{ boundary: string }>(
    `with points as (select at::bigint from (${points.join(' union all ')}) p where at ~ '${POINT}'),
       ids as (select distinct at::bigint as at from (${[...ids, `select null::text as at`].join(' union all ')}) i
         where at::bigint >= (select min(at) from points) order by 1 desc limit ${MOST_IDS})
     select distinct b::text as boundary, b from (select at from points union all select at from ids) f,
       lateral (values (at), (at + 1)) as v (b) order by b`,
  )
  const boundaries = rows.map(({ boundary }) => boundary)
  return { boundaries, next: FIRST_XID + boundaries.length + 1 }
}

const selects = (tables: readonly Table[], which: (column: Column) => boolean) =>
  tables.flatMap(({ name, columns }) =>
    columns.filter(which).map((column) => `select ${quoted(column.name)}::text as at from ${quoted(name)}`),
  )

/** What is selected for a column. */
export function expressionOf(column: Column, { boundaries }: Epochs): string {
  const name = quoted(column.name)
  if (!isId(column) && !isPoint(column)) return name
  const numbers = `'{${boundaries.join(',')}}'::bigint[]`
  const epoch = `(${FIRST_XID} + width_bucket(${name}::text::bigint, ${numbers}))::text`
  return `case when ${name}::text ~ '${POINT}' then ${epoch} else ${name}::text end as ${name}`
}
