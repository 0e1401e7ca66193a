import type { Database, Tx } from '#platform/database/database.ts'
import type { Task } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import { runInThread } from '#platform/threads/run.ts'
import { askToLearn, keepModel } from '../commands/learn.ts'
import type { Learning, Learnt } from '../learn.demand.ts'
import * as store from '../store/models.ts'

/** Learnt from so many examples, the newest. */
const MOST_EXAMPLES = 20_000
/** So many new marks are worth learning anew. */
const ENOUGH_NEW = 20
const PAUSE_MS = 3 * 60_000

export type Learn = (input: Learning, signal: AbortSignal) => Promise<Learnt | undefined>

const inThread: Learn = (input, signal) =>
  runInThread({ module: new URL('../learn.demand.ts', import.meta.url), input, signal })

export type LearnerParts = {
  readonly database: Database
  readonly now: () => Date
  readonly log: Log
  /** In a thread of its own unless given. */
  readonly learn?: Learn
}

/**
 * Learns the suggestions anew, away from the process that answers people; they go on meanwhile with the model that they
 * have. Too few examples: nothing is kept. `close` stops what is under way; it is done again after the next start.
 */
export function createLearner({ database, now, log, learn = inThread }: LearnerParts): {
  task: Task
  close(): void
} {
  const stop = new AbortController()
  return {
    task: async () => {
      const asOf = now()
      const rows = await database.read((tx) => tx.all(store.examples, MOST_EXAMPLES))
      const corrections = rows.filter((one) => one.corrected).length
      const examples = rows.map(({ text, label }) => ({ text, label }))
      const learnt = await learn({ examples, seed: 'demand' }, stop.signal)
      if (!learnt) return log.info({ examples: examples.length }, 'too few examples to learn demand from')
      const { asked, right, suggested } = learnt.quality
      const report = { asked, right: Math.round(right * asked), suggested, corrections }
      await database.transact((tx) => keepModel(tx, { ...learnt, report, asOf }, now()))
    },
    close: () => stop.abort(new Error('The service is stopping')),
  }
}

/** A sweep: asks for learning when enough was said since the last time, and not more often than each few minutes. */
export async function learnWhenDue(tx: Tx, now: Date): Promise<number> {
  const kept = await tx.maybe(store.newestModel)
  if (kept && now.getTime() - kept.madeAt.getTime() < PAUSE_MS) return 0
  const enough = kept
    ? (await tx.all(store.marksSince, kept.madeAt, ENOUGH_NEW)).length >= ENOUGH_NEW
    : (await tx.one(store.countMarked, ENOUGH_NEW)).count >= ENOUGH_NEW
  if (enough) await askToLearn(tx)
  return 0
}
