import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from './support/database.ts'

test('two fresh databases are migrated and know nothing of each other', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()])
  const client = new pg.Client({ connectionString: one.url })
  await client.connect()
  await client.query('CREATE TABLE only_here ()')
  const { rows } = await client.query<{ migrations: string }>('SELECT count(*) AS migrations FROM migrations')
  expect(Number(rows[0]?.migrations)).toBeGreaterThan(0)
  await client.end()
  const other = new pg.Client({ connectionString: two.url })
  await other.connect()
  expect((await other.query("SELECT to_regclass('only_here') AS found")).rows).toEqual([{ found: null }])
  await other.end()
  await Promise.all([one.drop(), two.drop()])
})
