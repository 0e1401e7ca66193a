import type { Pool } from 'pg'

/** How many rows each table holds, as one line; without the measures, which follow the ledger by themselves. */
export async function rowCounts(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ counts: string }>(
    `select string_agg(c.relname || '=' || (xpath('/row/n/text()', query_to_xml(
       format('select count(*) as n from %I', c.relname), false, true, '')))[1]::text, ' ' order by c.relname) as counts
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname not like 'measured\\_%'`,
  )
  return rows[0]?.counts ?? ''
}
