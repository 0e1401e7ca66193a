import { chmodSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import {
  type Embedded,
  isAbandoned,
  startEmbedded,
  stopAbandoned,
} from '#platform/database/embedded/launcher.ts'
import { migrate } from '#platform/database/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the migrated template database. */
    templateDatabase: string
  }
}

type Shared = { url: string; stop: () => Promise<void> }
// Every project of a run loads this module for itself; one server is enough for all of them.
const shared = globalThis as { answerableTestDatabase?: Promise<Shared>; answerableTestUsers?: number }

/** Starts one PostgreSQL for the whole run, with a migrated template, and stops it after the last project. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  shared.answerableTestUsers = (shared.answerableTestUsers ?? 0) + 1
  const { url, stop } = await (shared.answerableTestDatabase ??= start())
  project.provide('templateDatabase', url)
  return async () => {
    shared.answerableTestUsers = (shared.answerableTestUsers ?? 1) - 1
    if (shared.answerableTestUsers === 0) await stop()
  }
}

async function start(): Promise<Shared> {
  await sweep()
  const directory = mkdtempSync(join(tmpdir(), 'answerable-test-'))
  chmodSync(directory, 0o755)
  const embedded = await startEmbedded({ dataDirectory: join(directory, 'data'), durable: false })
  await makeTemplate(embedded)
  const stop = async (): Promise<void> => {
    await embedded.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  return { url: embedded.url, stop }
}

async function makeTemplate({ url }: Embedded): Promise<void> {
  await migrate(url)
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') })
  await client.connect()
  await client.query('ALTER DATABASE answerable WITH IS_TEMPLATE true ALLOW_CONNECTIONS false')
  await client.end()
}

/** Clears away what runs that were killed have left behind. */
async function sweep(): Promise<void> {
  for (const directory of globSync(join(tmpdir(), 'answerable-test-*'))) {
    const data = join(directory, 'data')
    if (!isAbandoned(data)) continue
    await stopAbandoned(data)
    rmSync(directory, { recursive: true, force: true })
  }
}
