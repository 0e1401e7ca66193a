import type pg from 'pg'
import { expectedPicture, migrationNames, migrationText } from '../database/migrate.ts'
import { schemaOf } from './catalogue.ts'
import { BackupProblem } from './format.ts'
import type { TableShape } from './format.ts'
import { quoted } from './names.ts'

/** Migrations that a backup has and this release does not know: then it is of a newer one. */
export async function newerThanUs(schema: readonly string[]): Promise<string[]> {
  const known = new Set(await migrationNames())
  return schema.filter((name) => !known.has(name))
}

/** What is in the database where a backup is to go. */
export type Target = {
  /** Tables of ours that hold rows. */
  readonly filled: readonly string[]
  /** Programs of ours that are connected. */
  readonly connected: number
}

/**
 * Looks at the database where a backup is to go.
 *
 * @throws BackupProblem where it holds tables of something else
 */
export async function lookAtTarget(client: pg.Client, coming: readonly TableShape[]): Promise<Target> {
  const there = await tablesThere(client)
  const ours = await ourTables(coming)
  const foreign = there.filter((name) => !ours.has(name))
  if (foreign.length > 0)
    throw new BackupProblem(
      `This database holds tables of something else (${foreign.slice(0, 5).join(', ')}). Give Answerable a database of its own.`,
    )
  const filled: string[] = []
  const schema = await schemaOf(client)
  const seeded = await seededBy(schema)
  for (const name of schema.length === 0 ? [] : there.filter((one) => !seeded.has(one))) {
    const { rows } = await client.query<{ any: boolean }>(
      `select exists (select from ${quoted(name)}) as any`,
    )
    if (rows[0]?.any === true) filled.push(name)
  }
  const { rows } = await client.query<{ connected: number }>(
    `select count(*)::int as connected from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'answerable%'`,
  )
  return { filled, connected: rows[0]?.connected ?? 0 }
}

/** Tables that migrations themselves put rows into: these do not make a database somebody’s. */
async function seededBy(schema: readonly string[]): Promise<Set<string>> {
  const known = new Set(await migrationNames())
  const texts = await Promise.all(schema.filter((name) => known.has(name)).map(migrationText))
  const named = texts.flatMap((text) =>
    [...text.matchAll(/insert into (\w+)/gi)].map(([, name = '']) => name),
  )
  return new Set([...named.filter((name) => name !== 'ledger'), 'migrations', 'migrations_lock'])
}

const OWN = `c.relnamespace = 'public'::regnamespace and not c.relispartition
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

async function tablesThere(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relkind in ('r', 'p') and ${OWN} order by 1`,
  )
  return rows.map(({ name }) => name)
}

async function ourTables(coming: readonly TableShape[]): Promise<Set<string>> {
  const picture = await expectedPicture()
  const names = [...picture.matchAll(/^table (\S+)/gm)].map(([, name = '']) => name)
  return new Set([...names, ...coming.map(({ name }) => name), 'migrations', 'migrations_lock'])
}

/** Takes away everything of ours: part of the transaction that brings the new, so it is there until that is whole. */
export async function clear(client: pg.Client): Promise<void> {
  const names = await tablesThere(client)
  if (names.length > 0) await client.query(`drop table ${names.map(quoted).join(', ')} cascade`)
  const { rows } = await client.query<{ sql: string }>(
    `select format('drop %s %s cascade', case p.prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure) as sql
     from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     union all
     select format('drop sequence %I cascade', c.relname) from pg_class c where c.relkind = 'S' and ${OWN}
     union all
     select format('drop view %I cascade', c.relname) from pg_class c where c.relkind = 'v' and ${OWN}`,
  )
  for (const { sql } of rows) await client.query(sql.replace(/^drop (\w+)/, 'drop $1 if exists'))
}
