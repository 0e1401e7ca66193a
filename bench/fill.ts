import type pg from 'pg'

export type Step<Size> = { readonly name: string; readonly sql: (size: Size) => string }

type Filling<Size> = {
  readonly steps: readonly Step<Size>[]
  readonly size: Size
  /** How far back rows of the ledger go. */
  readonly days: number
  /** Tables so large that their indexes are made once they are full: else every row would be sorted in by itself. */
  readonly heavy: readonly string[]
  /** Hears what is done and how long it took, in seconds. */
  readonly told: (what: string, seconds: number) => void
}

/** An id whose beginning is its time, like all of ours; from a time, a kind and a number. */
export const idOf = (at: string, kind: string, number: string): string =>
  `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(md5('${kind}' || ${number}), 1, 3)
    || '8' || substr(md5('${kind}' || ${number}), 5, 15))::uuid`

const withoutIndexes = (tables: readonly string[]): string => `
  create table gen_indexes as select i.indexname, i.indexdef from pg_indexes i
    where i.tablename in (${tables.map((table) => `'${table}'`).join(', ')}) and i.schemaname = 'public'
      and not exists (select from pg_constraint c where c.conname = i.indexname);
  do $$ declare name text; begin
    for name in select indexname from gen_indexes loop execute 'drop index ' || name; end loop;
  end $$;`

const WITH_INDEXES = `
  set maintenance_work_mem = '512MB';
  do $$ declare one text; begin
    for one in select indexdef from gen_indexes loop execute replace(one, ' ON ONLY ', ' ON '); end loop;
  end $$;
  drop table gen_indexes;`

/** Writes a history straight into the tables, step by step. */
export async function fill<Size>(client: pg.Client, filling: Filling<Size>): Promise<void> {
  const { steps, size, days, heavy, told } = filling
  await client.query(`select ledger_month(month) from generate_series(date_trunc('month', now() - interval '${days + 40} days'),
    now() + interval '1 month', interval '1 month') as month`)
  await client.query(withoutIndexes(heavy))
  for (const { name, sql } of steps) await timed(name, sql(size))
  await timed('indexes', WITH_INDEXES)
  await client.query('vacuum analyze')

  async function timed(name: string, sql: string): Promise<void> {
    const began = performance.now()
    await client.query(sql)
    told(name, (performance.now() - began) / 1000)
  }
}
