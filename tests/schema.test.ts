import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { schemaPicture } from '#platform/database/picture.ts'
import { freshDatabase } from './support/database.ts'

test('migrations/schema.sql shows what the migrations make', async () => {
  const { url, drop } = await freshDatabase()
  const kept = readFileSync(resolve(import.meta.dirname, '../migrations/schema.sql'), 'utf8')
  expect(kept, 'run: npm run schema').toBe(await schemaPicture(url))
  await drop()
})
