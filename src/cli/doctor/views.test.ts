import { expect, test } from 'vitest'
import pg from 'pg'
import { openDatabase } from '#platform/database/database.ts'
import { seenBy } from '#platform/database/view.ts'
import { statement } from '#platform/database/statement.ts'
import { createFactories } from '#tests/support/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { checkViews } from './views.ts'

const countCases = statement<{ cases: number }>(
  'tests.countCases',
  'select count(*)::int as cases from cases',
)

test('without the role, doctor says what to do, and whoever is limited is refused rather than shown everything', async () => {
  const own = await freshDatabase()
  const owner = `owner_${own.url.slice(-12)}`
  const admin = new pg.Client({ connectionString: own.url })
  await admin.connect()
  const database = openDatabase(own.url, 2)
  const { id } = await createFactories(database).agent()
  await database.close()
  expect(await checkViews(admin)).toMatchObject([{ state: 'ok' }])
  // Somebody who owns the tables and may not take the role, as on a server that others run.
  await admin.query(`create role ${owner} login`)
  await admin.query(`grant usage on schema public to ${owner}`)
  await admin.query(`grant select on all tables in schema public to ${owner}`)
  await admin.query(`set role ${owner}`)
  await admin.query(`set session authorization ${owner}`)
  expect(await checkViews(admin)).toMatchObject([
    { state: 'warn', todo: expect.stringContaining(`TO ${owner}`) },
  ])
  const theirs = openDatabase(own.url, 1)
  const facts = JSON.stringify({ viewer: id, limited: true })
  const pool = theirs.pool
  pool.on(
    'connect',
    (connection) => void connection.query(`set session authorization ${owner}`).catch(() => undefined),
  )
  await expect(seenBy({ facts }, () => theirs.read((tx) => tx.one(countCases)))).rejects.toThrow(
    /limited views/,
  )
  await theirs.close()
  await admin.query('reset session authorization')
  await admin.query(`drop owned by ${owner}`)
  await admin.query(`drop role ${owner}`)
  await admin.end()
  await own.drop()
})
