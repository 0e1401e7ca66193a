import type { ChildProcess } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { clusterExists, database, prepareCluster, readPassword, role } from './cluster.ts'
import { holderLives, readHolder, takeLock } from './lock.ts'
import { makeSocketDirectory, type Place, preparePlace } from './place.ts'
import { EmbeddedProblem } from './problem.ts'
import { processSpace } from './processes.ts'
import {
  type Listening,
  removeSocketDirectory,
  signalProcess,
  startServer,
  stopOrphan,
  stopServer,
} from './server.ts'

/** What to start. */
export type EmbeddedOptions = {
  /** The folder that holds everything; made when it is not there. */
  dataDirectory: string
  /** Told in one line what is being done, when it takes long enough to be noticed. */
  progress?: (line: string) => void
  /** False only for tests: faster, and a power failure may lose everything. */
  durable?: boolean
}

/** A running PostgreSQL of our own. */
export type Embedded = {
  /** Connection string of the database `answerable`. */
  url: string
  /** Stops the server and gives the directory free. May be called more than once. */
  stop: () => Promise<void>
  /** What the person who starts should know: where the files are, that an orphan was stopped. */
  notes: string[]
  /** Resolves, with words for the log, if the server ends without having been asked to. */
  lost: Promise<string>
}

/**
 * Starts the PostgreSQL that npm brought, in the data directory, on a private unix socket (Windows: on loopback).
 *
 * One process per directory. A server left by a killed process is stopped first; one failed start is tried again.
 *
 * @throws EmbeddedProblem with a message that says what to do
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const progress = options.progress ?? (() => undefined)
  const place = preparePlace(options.dataDirectory)
  const previous = readHolder(place.dataDirectory)
  const lock = await takeLock(place.dataDirectory)
  try {
    const orphan = await stopOrphan(place)
    if (orphan) place.notes.push(orphan)
    removeSocketDirectory(previous?.socketDirectory)
    const { child, listening } = await start(place, options.durable ?? true, progress)
    lock.publish(listening)
    return await running(place, child, listening, lock.release)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function start(
  place: Place,
  durable: boolean,
  progress: (line: string) => void,
): Promise<{ child: ChildProcess; listening: Listening }> {
  const binaries = findBinaries(place.who, place.programFolders)
  if (!clusterExists(place)) progress(`Creating the database in ${place.cluster}`)
  await prepareCluster(place, binaries, durable)
  const listening = await chooseListening(place)
  const slow = setInterval(
    () => progress('Waiting for PostgreSQL; it may be recovering after a crash'),
    5_000,
  )
  try {
    const child = await startServer(place, binaries, listening).catch(async () => {
      await sleep(500)
      await stopOrphan(place)
      return startServer(place, binaries, listening)
    })
    return { child, listening }
  } finally {
    clearInterval(slow)
  }
}

async function chooseListening(place: Place): Promise<Listening> {
  if (process.platform === 'win32') return { port: await freePort() }
  return { socketDirectory: makeSocketDirectory(place, 5432), port: 5432 }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function running(
  place: Place,
  child: ChildProcess,
  listening: Listening,
  release: () => void,
): Promise<Embedded> {
  let stopping: Promise<void> | undefined
  const onExit = (): void => {
    if (child.pid !== undefined) signalProcess(child.pid, 'SIGINT')
  }
  process.once('exit', onExit)
  const lost = new Promise<string>((resolve) =>
    child.once('exit', (status, signal) => {
      process.off('exit', onExit)
      if (!stopping)
        resolve(
          `PostgreSQL ended by itself (${signal ?? status ?? 'unknown'}); see postgres.log in ${place.dataDirectory}`,
        )
    }),
  )
  const stopAndRelease = async (): Promise<void> => {
    try {
      await stopServer(child)
      removeSocketDirectory(listening.socketDirectory)
    } finally {
      release()
    }
  }
  const stop = (): Promise<void> => (stopping ??= stopAndRelease())
  const url = connectionString(readPassword(place.dataDirectory), listening)
  // The server alone must not keep a finished program alive.
  child.unref()
  await createDatabase(url).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { url, stop, notes: place.notes, lost }
}

function connectionString(password: string, { socketDirectory, port }: Listening): string {
  const host = socketDirectory ? encodeURIComponent(socketDirectory) : '127.0.0.1'
  return `postgresql://${role}:${password}@${host}:${port}/${database}`
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') })
  try {
    await client.connect()
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${database}`)
  } catch (error) {
    const words = `PostgreSQL runs but does not let us in: ${(error as Error).message}`
    throw new EmbeddedProblem('cannot-start', words, { cause: error })
  } finally {
    await client.end()
  }
}

/**
 * The connection string of the server that another process of ours runs on this directory, for commands beside it.
 * Undefined when none runs.
 */
export async function findRunning(dataDirectory: string): Promise<string | undefined> {
  if (!existsSync(dataDirectory)) return undefined
  const real = realpathSync(dataDirectory)
  const holder = readHolder(real)
  if (!holder?.port || holder.space !== processSpace() || !holderLives(holder)) return undefined
  const { socketDirectory, port } = holder
  return connectionString(readPassword(real), { port, ...(socketDirectory && { socketDirectory }) })
}

/** Whether a data directory was left by a process that was killed. */
export function isAbandoned(dataDirectory: string): boolean {
  const holder = readHolder(dataDirectory)
  return holder !== undefined && holder.space === processSpace() && !holderLives(holder)
}

/** Stops the server that a killed process left on a data directory which nobody will start again. */
export async function stopAbandoned(dataDirectory: string): Promise<void> {
  removeSocketDirectory(readHolder(dataDirectory)?.socketDirectory)
  await stopOrphan(preparePlace(dataDirectory))
}
