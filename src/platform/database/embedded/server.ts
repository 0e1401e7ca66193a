import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { serverEnvironment } from './cluster.ts'
import { ownAsFolder } from './identity.ts'
import type { Place } from './place.ts'
import { EmbeddedProblem, useAServer } from './problem.ts'
import { isAlive, processesIn, servesDirectory } from './processes.ts'

/** Where the server listens: a socket's folder, or on Windows the loopback address. */
export type Listening = { socketDirectory?: string; port: number }

const largestLogBytes = 10_000_000
const fastStopMs = 20_000
const immediateStopMs = 5_000

export const logFile = (place: Place): string => join(place.dataDirectory, 'postgres.log')

/**
 * Starts the server and waits until it answers; a server that recovers after a crash is waited for.
 *
 * @throws EmbeddedProblem `cannot-start` with the last lines it logged
 */
export async function startServer(
  place: Place,
  binaries: Binaries,
  listening: Listening,
): Promise<ChildProcess> {
  const log = openLog(place)
  const { socketDirectory, port } = listening
  const where = socketDirectory ? ['-k', socketDirectory] : ['-c', 'listen_addresses=127.0.0.1']
  const from = statSync(logFile(place)).size
  const child = spawn(
    join(binaries.home, 'bin', 'postgres'),
    ['-D', place.cluster, '-p', String(port), ...where],
    {
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', log, log],
      // A session of its own: Ctrl-C in a terminal must reach the application first, which then stops its database.
      detached: true,
      windowsHide: true,
      ...place.who,
    },
  )
  closeSync(log)
  const failed = new Promise<Error>((resolve) => child.once('error', resolve))
  const ready = await Promise.race([untilReady(place, child), failed])
  if (ready === true) return child
  const said = readFileSync(logFile(place), 'utf8').slice(from).trim().split('\n').slice(-8).join('\n')
  const reason = ready instanceof Error ? ready.message : said
  throw new EmbeddedProblem(
    'cannot-start',
    `PostgreSQL did not start in ${place.cluster}:\n${reason}\n${useAServer}`,
  )
}

function openLog(place: Place): number {
  const file = logFile(place)
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes) renameSync(file, `${file}.1`)
  const descriptor = openSync(file, 'a', 0o600)
  ownAsFolder(file)
  return descriptor
}

/** PostgreSQL writes "ready" into the eighth line of its own lock file, which is what pg_ctl waits for too. */
async function untilReady(place: Place, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const lines = pidFile(place)
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true
    await sleep(10)
  }
  return false
}

function pidFile(place: Place): string[] {
  try {
    return readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** Stops a server that we started: first letting transactions roll back in order, then at once. */
export async function stopServer(child: ChildProcess): Promise<void> {
  // A process that a signal ended has no exit code.
  const running = () => child.exitCode === null && child.signalCode === null
  if (child.pid !== undefined && running()) await stopProcess(child.pid, running)
}

/**
 * Finds the server that a killed parent left on this cluster and stops it.
 *
 * @returns a line for the person at the keyboard when there was one
 */
export async function stopOrphan(place: Place): Promise<string | undefined> {
  const pid = Number(pidFile(place)[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined
  if (servesDirectory(pid, place.cluster)) {
    await stopProcess(pid, () => isAlive(pid))
    return `A database server (process ${pid}) left by a start that was killed has been stopped; its data is whole.`
  }
  // Another program has that id now. PostgreSQL would refuse to start, so its stale file goes, once nothing is left.
  if (processesIn(place.cluster).length === 0) rmSync(join(place.cluster, 'postmaster.pid'), { force: true })
  return undefined
}

async function stopProcess(pid: number, running: () => boolean): Promise<void> {
  const steps = [
    ['SIGINT', fastStopMs],
    ['SIGQUIT', immediateStopMs],
    ['SIGKILL', immediateStopMs],
  ] as const
  for (const [signal, patience] of steps) {
    signalProcess(pid, signal)
    for (let waited = 0; running() && waited < patience; waited += 10) await sleep(10)
    if (!running()) return
  }
}

/** Sends a signal; a process that is gone already is what we wanted. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Removes the folder of a socket when it was made for one run in the temporary folder. */
export function removeSocketDirectory(directory: string | undefined): void {
  if (directory?.startsWith('/tmp/answerable-')) rmSync(directory, { recursive: true, force: true })
}
