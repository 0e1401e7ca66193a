import { Logger, run, runMigrations } from 'graphile-worker'
import type { Runner } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Tx } from '../database/database.ts'
import { statement } from '../database/statement.ts'
import type { Log } from '../log.ts'

const add = statement<
  never,
  [name: string, payload: string, runAt: Date | null, key: string | null, tries: number]
>('jobs.add', `select leave_job($1, $2::json, $3::timestamptz, $4, $5)`)

export type JobOptions = {
  /** Not before; at once when left out. */
  readonly runAt?: Date
  /** One job for this key: a later one replaces it while it waits. */
  readonly key?: string
  /** How often it is tried, with growing pauses (about e^n seconds); 12 when left out: over the course of three days. */
  readonly tries?: number
}

/** Leaves work for a worker, in the same transaction as the change that asks for it. */
export async function addJob(
  tx: Tx,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  options: JobOptions = {},
): Promise<void> {
  await tx.run(
    add,
    name,
    JSON.stringify(payload),
    options.runAt ?? null,
    options.key ?? null,
    options.tries ?? 12,
  )
}

const waits = statement<{ any: boolean }, [name: string]>('jobs.waits', `select job_waits($1) as any`)

/** Whether a job of this kind waits or is being done. */
export async function jobWaits(tx: Tx, name: string): Promise<boolean> {
  return (await tx.one(waits, name)).any
}

/** Prepares the tables of the job queue (schema `graphile_worker`); safe to repeat, and at several nodes at once. */
export async function migrateJobs(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: quiet })
}

/** Does one kind of job. Throw to have it tried again. */
export type Task = (payload: unknown) => Promise<void>

export type Worker = {
  /** Lets running jobs finish, takes no new ones. */
  stop(): Promise<void>
}

/** Does the jobs that wait, `concurrency` at a time; woken by the database, so within milliseconds. */
export async function startWorker(parts: {
  readonly pool: Pool
  readonly tasks: Readonly<Record<string, Task>>
  readonly log: Log
  readonly concurrency?: number
}): Promise<Worker> {
  const runner: Runner = await run({
    pgPool: parts.pool,
    taskList: Object.fromEntries(Object.entries(parts.tasks).map(([name, task]) => [name, asGraphile(task)])),
    concurrency: parts.concurrency ?? 2,
    noHandleSignals: true,
    parsedCronItems: [],
    logger: loggerTo(parts.log),
  })
  // A worker that dies says so in the log; unhandled, its promise would end the process.
  runner.promise.catch((error: unknown) => parts.log.error({ err: error }, 'the worker for jobs has ended'))
  return { stop: () => runner.stop() }
}

function asGraphile(task: Task) {
  return async (payload: unknown): Promise<void> => task(payload)
}

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

function loggerTo(log: Log): Logger {
  // The details hold payloads, and payloads may hold what people said.
  return new Logger(() => (level, message) => log[LEVELS[level]](message))
}

const quiet = new Logger(() => () => undefined)
