import type { Config } from '#platform/config.ts'
import { findRunning, startEmbedded } from '#platform/database/embedded/launcher.ts'
import type { Call } from './frame.ts'

/**
 * Gives a command the database: the configured server, the one that a running service keeps, or one started for as
 * long as the command works.
 */
export async function withDatabase<T>(
  config: Config,
  call: Call,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const url = config.databaseUrl ?? (await findRunning(config.dataDirectory))
  if (url) return work(url)
  const embedded = await startEmbedded({ dataDirectory: config.dataDirectory, progress: call.progress })
  for (const note of embedded.notes) call.progress(note)
  try {
    return await work(embedded.url)
  } finally {
    await embedded.stop()
  }
}
