import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync, utimes } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { writePrivate } from './identity.ts'
import { EmbeddedProblem, useAServer } from './problem.ts'
import { isAlive, processSpace, startOf } from './processes.ts'

/** What the lock file says about the process that works on a data directory. */
const holderSchema = z.object({
  pid: z.number(),
  start: z.string().optional(),
  space: z.string(),
  since: z.string(),
  socketDirectory: z.string().optional(),
  port: z.number().optional(),
})
export type Holder = z.infer<typeof holderSchema>

/** The right to work on a data directory, held until `release`. */
export type Lock = {
  /** Adds where the running server listens, so that other commands find it. */
  publish(where: { socketDirectory?: string; port: number }): void
  release(): void
}

const beatMs = 2_000
/** How long a lock from another container or machine must stay silent before its holder counts as gone. */
const silenceMs = 10_000

const lockFile = (dataDirectory: string): string => join(dataDirectory, 'answerable.lock')

/** Who holds the directory, by its lock file, dead or alive. Undefined when there is no readable lock. */
export function readHolder(dataDirectory: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(lockFile(dataDirectory), 'utf8')))
  } catch {
    return undefined
  }
}

/** Whether a holder in our own process space lives; its start time tells it from a later process with the same id. */
export function holderLives(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false
  return holder.start === undefined || startOf(holder.pid) === holder.start
}

/**
 * Takes the data directory for this process.
 *
 * @throws EmbeddedProblem `already-running` when a living process holds it
 */
export async function takeLock(dataDirectory: string): Promise<Lock> {
  const file = lockFile(dataDirectory)
  const start = startOf(process.pid)
  const me: Holder = {
    pid: process.pid,
    space: processSpace(),
    since: new Date().toISOString(),
    ...(start && { start }),
  }
  for (let tries = 0; !claim(file, me); tries += 1) {
    const holder = readHolder(dataDirectory)
    if (holder && (await isHeld(dataDirectory, holder))) throw alreadyRunning(dataDirectory, holder)
    removeDead(file, holder)
    if (tries > 20) throw new EmbeddedProblem('cannot-write', `The lock file ${file} cannot be taken.`)
  }
  return keep(file, me)
}

function keep(file: string, me: Holder): Lock {
  const beat = setInterval(() => {
    const now = new Date()
    utimes(file, now, now, () => undefined)
  }, beatMs).unref()
  return {
    publish: (where) => {
      writePrivate(`${file}.${process.pid}`, JSON.stringify({ ...me, ...where }))
      renameSync(`${file}.${process.pid}`, file)
    },
    release: () => {
      clearInterval(beat)
      rmSync(file, { force: true })
    },
  }
}

/** Puts the lock file in place whole or not at all: a link cannot replace what is there. */
function claim(file: string, me: Holder): boolean {
  const own = `${file}.${process.pid}`
  writePrivate(own, JSON.stringify(me))
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

async function isHeld(dataDirectory: string, holder: Holder): Promise<boolean> {
  if (holder.space === processSpace()) return holderLives(holder)
  const before = lastBeat(dataDirectory)
  for (let waited = 0; waited < silenceMs; waited += 500) {
    await sleep(500)
    if (lastBeat(dataDirectory) !== before) return true
  }
  return false
}

function lastBeat(dataDirectory: string): number | undefined {
  return statSync(lockFile(dataDirectory), { throwIfNoEntry: false })?.mtimeMs
}

/** Removes a dead holder's lock; of several starts that see it at once only one may, the others look again. */
function removeDead(file: string, seen: Holder | undefined): void {
  const guard = `${file}.removing`
  const age = statSync(guard, { throwIfNoEntry: false })?.mtimeMs
  if (age !== undefined && Date.now() - age > 5_000) rmSync(guard, { force: true })
  try {
    closeSync(openSync(guard, 'wx', 0o600))
  } catch {
    return
  }
  const unchanged = JSON.stringify(readHolder(join(file, '..'))) === JSON.stringify(seen)
  if (unchanged) rmSync(file, { force: true })
  rmSync(guard, { force: true })
}

function alreadyRunning(dataDirectory: string, holder: Holder): EmbeddedProblem {
  const where =
    holder.space === processSpace() ? '' : ` on ${holder.space.split(' ')[0] ?? 'another machine'}`
  return new EmbeddedProblem(
    'already-running',
    `Answerable is already running on ${dataDirectory}: process ${holder.pid}${where}, since ${holder.since}.\n` +
      `Stop that one first (kill ${holder.pid}), or give this one a folder of its own: ANSWERABLE_DATA=./other-folder\n` +
      useAServer,
  )
}
