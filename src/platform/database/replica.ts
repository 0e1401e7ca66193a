import type { Log } from '../log.ts'
import { sqlState } from './database.ts'
import type { Database, Tx } from './database.ts'

/** After the replica could not answer, it is left alone for so long. */
const REST_MS = 5_000
/** Connections that break or are refused, a standby that is told to write, and a question that recovery had to cancel. */
const ANSWERED_ELSEWHERE = /^(08|57P|53300|25006$|40001$)|^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/

/**
 * Reads that may be a moment old, from a replica; from the primary while the replica does not answer, and for whatever
 * a replica refuses. Each statement takes a connection of its own, as `Database.each` does.
 */
export function readsFrom(parts: {
  readonly primary: Database
  readonly replica: Database
  readonly log: Log
}): Tx {
  const { primary, replica, log } = parts
  let restUntil = 0
  const ask = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    if (performance.now() < restUntil) return work(primary.each)
    try {
      return await work(replica.each)
    } catch (error) {
      if (!isForPrimary(error)) throw error
      if (sqlState(error) !== '25006' && sqlState(error) !== '40001') {
        restUntil = performance.now() + REST_MS
        log.warn({ err: error }, 'the read replica does not answer; the primary is asked instead')
      }
      return work(primary.each)
    }
  }
  return {
    all: (statement, ...params) => ask((tx) => tx.all(statement, ...params)),
    one: (statement, ...params) => ask((tx) => tx.one(statement, ...params)),
    maybe: (statement, ...params) => ask((tx) => tx.maybe(statement, ...params)),
    run: (statement, ...params) => ask((tx) => tx.run(statement, ...params)),
    afterCommit: (then) => then(),
  }
}

function isForPrimary(error: unknown): boolean {
  return (
    ANSWERED_ELSEWHERE.test(sqlState(error) ?? '') ||
    (error instanceof Error && /Connection terminated|timeout exceeded/.test(error.message))
  )
}
