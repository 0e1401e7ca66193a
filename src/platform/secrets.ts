import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { writePrivate } from './database/embedded/identity.ts'

/** A configuration in which all secrets are there. */
export type CompleteConfig = Config & {
  readonly staffSecret: string
  readonly clientSecret: string
  readonly pushSecret: string
}

/**
 * Fills in the secrets that were not given: made once by chance and kept in the data directory, mode 600.
 * Several processes may do this at once; they end with the same secrets.
 *
 * @throws the file system's error when the data directory cannot be written or a secret not be read
 */
export function completeSecrets(config: Config): CompleteConfig {
  const { dataDirectory, staffSecret, clientSecret, pushSecret } = config
  return Object.freeze({
    ...config,
    staffSecret: staffSecret ?? keptSecret(dataDirectory, 'staff.secret'),
    clientSecret: clientSecret ?? keptSecret(dataDirectory, 'client.secret'),
    pushSecret: pushSecret ?? keptSecret(dataDirectory, 'push.secret'),
  })
}

function keptSecret(directory: string, name: string): string {
  const file = join(directory, name)
  return readSecret(file) ?? makeSecret(directory, file)
}

function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function makeSecret(directory: string, file: string): string {
  const own = `${file}.${process.pid}`
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  writePrivate(own, `${randomBytes(48).toString('base64url')}\n`)
  try {
    linkSync(own, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(own, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}
