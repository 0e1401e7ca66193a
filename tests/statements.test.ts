import pg from 'pg'
import { expect, test } from 'vitest'
import '#src/app.ts'
import { declaredStatements } from '#platform/database/statement.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { freshDatabase } from './support/database.ts'

test('every declared statement is understood by the migrated database, and each has a name of its own', async () => {
  const { url, drop } = await freshDatabase()
  await migrateJobs(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const wrong: string[] = []
  const declared = declaredStatements()
  for (const [index, { name, text, underView }] of declared.entries()) {
    await client
      .query(`prepare statement_${index} as ${text}`)
      .catch((error: unknown) => wrong.push(`${name}: ${String(error)}`))
    if (underView === undefined) continue
    await client
      .query(`prepare under_view_${index} as ${underView}`)
      .catch((error: unknown) => wrong.push(`${name} under a view: ${String(error)}`))
  }
  await client.end()
  await drop()
  expect(wrong).toEqual([])
  expect(declared.length).toBeGreaterThan(200)
  expect(new Set(declared.map((one) => one.name)).size).toBe(declared.length)
  // PostgreSQL keeps 63 bytes of a name: beyond that two statements would be one.
  expect(declared.filter((one) => !/^[a-z]+[\w.]+$/i.test(one.name) || one.name.length > 60)).toEqual([])
})
