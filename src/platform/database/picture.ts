import pg from 'pg'

/**
 * Draws the schema of a database as text: every table with its columns, constraints, indexes, triggers and policies, then
 * every view and function, sorted by name. Conditions of policies and views are put differently by other versions of
 * PostgreSQL, and left out. Two databases with the same picture have the same schema; partitions, which come and go by
 * the month, are left out. Works on PostgreSQL 15 and newer.
 */
export async function schemaPicture(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ part: string }>(pictureQuery)
    return `-- Drawn from a migrated database by scripts/schema-picture.ts; not run by anything.\n\n${rows.map((row) => row.part).join('\n')}\n`
  } finally {
    await client.end()
  }
}

const pictureQuery = `
with tables as (
  select c.oid, c.relname, c.relkind, c.relrowsecurity, pg_get_partkeydef(c.oid) as partition_key
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname not in ('migrations', 'migrations_lock')
), lines as (
  select t.oid, 1 as section, lpad(a.attnum::text, 4, '0') as place,
    '  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || case when a.attgenerated = 's' then ' generated as ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
              when a.attidentity <> '' then ' generated as identity'
              when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end as line
  from tables t
  join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
  union all
  select t.oid, 2, c.conname, '  constraint ' || quote_ident(c.conname) || ' ' || pg_get_constraintdef(c.oid)
  from tables t join pg_constraint c on c.conrelid = t.oid and c.contype <> 'n' and c.conparentid = 0
  union all
  select t.oid, 3, i.relname, pg_get_indexdef(x.indexrelid)
  from tables t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
  where not exists (select 1 from pg_constraint c where c.conindid = x.indexrelid and c.conrelid = t.oid)
  union all
  select t.oid, 4, g.tgname, pg_get_triggerdef(g.oid)
  from tables t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
  union all
  select p.polrelid, 5, p.polname,
    'policy ' || quote_ident(p.polname) || case when t.relrowsecurity then '' else ' (off)' end
  from tables t join pg_policy p on p.polrelid = t.oid
), drawn as (
  select 'table ' || quote_ident(t.relname) || coalesce(' partition by ' || t.partition_key, '') || E'\\n'
    || string_agg(l.line, E'\\n' order by l.section, l.place collate "C") || E'\\n' as part, 1 as kind, t.relname as name
  from tables t join lines l on l.oid = t.oid group by t.oid, t.relname, t.partition_key
  union all
  select 'view ' || quote_ident(c.relname) || ' (' || (select string_agg(a.attname, ', ' order by a.attnum)
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0) || E')\\n', 2, c.relname
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  union all
  select pg_get_functiondef(p.oid), 3, p.proname || ' ' || pg_get_function_identity_arguments(p.oid)
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
    and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
)
select part from drawn order by kind, name collate "C"`
