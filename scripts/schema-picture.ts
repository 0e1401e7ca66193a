import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startEmbedded } from '#platform/database/embedded/launcher.ts'
import { migrate } from '#platform/database/migrate.ts'
import { schemaPicture } from '#platform/database/picture.ts'

/** Draws migrations/schema.sql anew from an empty database that has just been migrated. A test compares the two. */
const directory = mkdtempSync(join(tmpdir(), 'schema-'))
chmodSync(directory, 0o755)
const database = await startEmbedded({ dataDirectory: join(directory, 'data'), durable: false })
try {
  await migrate(database.url)
  writeFileSync(resolve(import.meta.dirname, '../migrations/schema.sql'), await schemaPicture(database.url))
} finally {
  await database.stop()
  rmSync(directory, { recursive: true })
}
