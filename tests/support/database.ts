import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** A database of a test's own. */
export type FreshDatabase = { url: string; drop(): Promise<void> }

/** Makes an empty, migrated database by copying the template: some 40 ms. Drop it when the file's tests are done. */
export async function freshDatabase(): Promise<FreshDatabase> {
  return made('answerable')
}

/** Makes a database with nothing in it: as a new server gives it. */
export const emptyDatabase = (): Promise<FreshDatabase> => made('template0')

/**
 * A copy of a database that is made once in a run, by whichever test needs it first, and `told`: what was said of it when it
 * was made.
 */
export async function copyOf<T>(
  name: string,
  make: (url: string) => Promise<T>,
): Promise<FreshDatabase & { readonly told: T }> {
  const client = new pg.Client({ connectionString: withName(inject('templateDatabase'), 'postgres') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const find = `select shobj_description(oid, 'pg_database') as told from pg_database where datname = '${name}'`
    if ((await client.query(find)).rows.length === 0) {
      const { url } = await made('answerable', `${name}_begun`)
      const words = client.escapeLiteral(JSON.stringify(await make(url)))
      await client.query(`alter database ${name}_begun rename to ${name}`)
      await client.query(`comment on database ${name} is ${words}`)
    }
    const { rows } = await client.query<{ told: string }>(find)
    return { ...(await made(name)), told: JSON.parse(rows[0]?.told ?? 'null') as T }
  } finally {
    await client.end()
  }
}

async function made(from: string, name = `test_${randomBytes(6).toString('hex')}`): Promise<FreshDatabase> {
  const template = inject('templateDatabase')
  await administer(template, `CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY file_copy`)
  return {
    url: withName(template, name),
    drop: () => administer(template, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

const withName = (url: string, name: string): string => url.replace(/\/[^/]*$/, `/${name}`)

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withName(url, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
