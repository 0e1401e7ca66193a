import type pg from 'pg'
import { fail, type Finding, ok, warn } from './finding.ts'

const NOBODY = { viewer: '00000000-0000-0000-0000-000000000000', limited: true }

/** Looks whether people can be limited to departments and services: by a role that holds transactions to it. */
export async function checkViews(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regproc('enter_view') is not null as there`,
  )
  return rows[0]?.there === true ? [await checkRole(client)] : []
}

async function checkRole(client: pg.Client): Promise<Finding> {
  const missing = await whatIsMissing(client)
  if (missing === undefined) return ok('limited views', 'people can be limited to departments and services')
  const { rows } = await client.query<{ limited: number; name: string }>(
    'select count(*)::int as limited, quote_ident(current_user) as name from agents where not sees_all',
  )
  const { limited = 0, name = '' } = rows[0] ?? {}
  const todo = `As a superuser of this server: CREATE ROLE answerable_scoped NOLOGIN (if it is not there); GRANT answerable_scoped TO ${name}; then in this database, as ${name}: SELECT prepare_view();`
  return limited > 0
    ? fail('limited views', `${missing}; ${limited} with a limited view are refused until then`, todo)
    : warn('limited views', `${missing}; nobody has a limited view yet`, todo)
}

/** What stands in the way; undefined: nothing. */
async function whatIsMissing(client: pg.Client): Promise<string | undefined> {
  await client.query('begin')
  try {
    await client.query('select enter_view($1::jsonb)', [JSON.stringify(NOBODY)])
    const { rows } = await client.query<{ closed: number }>(
      `select count(*)::int as closed from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') and relname not in ('migrations', 'migrations_lock')
         and not has_table_privilege(current_user, oid, 'select')`,
    )
    const closed = rows[0]?.closed ?? 0
    return closed > 0 ? `the role answerable_scoped has no rights on ${closed} tables` : undefined
  } catch {
    return 'the role answerable_scoped is not there, or may not be taken'
  } finally {
    await client.query('rollback')
  }
}
