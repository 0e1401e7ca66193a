import type { Database } from '#platform/database/database.ts'
import type { Sweep } from '#platform/jobs/timers.ts'
import { StoreProblem } from '#platform/files/place.ts'
import type { Store } from '#platform/files/store.ts'
import type { Log } from '#platform/log.ts'
import * as store from './papers.jobs.store.ts'

const DAY_MS = 86_400_000
const AT_ONCE = 50

type Parts = {
  readonly database: Database
  readonly files: Store
  readonly now: () => Date
  readonly log: Pick<Log, 'warn'>
}

export type PaperKeeper = {
  readonly sweeps: readonly Sweep[]
  /** Removes what is due now. @returns how many */
  remove(): Promise<number>
  /** Looks through the places that were not looked through for a day, for what no paper names. */
  sweep(): Promise<void>
  close(): Promise<void>
}

/**
 * Has bytes go with their papers. Places may take seconds to answer, so nothing of this holds up the other timers, and no
 * transaction with an id of its own waits for them: whoever follows the ledger would wait with it.
 */
export function createPaperKeeper(parts: Parts): PaperKeeper {
  const running = new Map<string, Promise<unknown>>()
  let closed = false
  const beside = (name: string, every: number, work: () => Promise<unknown>): Sweep => ({
    ...{ name, every },
    run: async () => {
      if (closed || running.has(name)) return 0
      const told = (error: unknown) => parts.log.warn({ err: error }, `${name}: not done; it is tried again`)
      const done = work()
        .catch(told)
        .finally(() => running.delete(name))
      running.set(name, done)
      return 0
    },
  })
  const stopped = () => closed
  const remove = () => removeDue(parts, stopped)
  const sweep = () => sweepPlaces(parts, stopped)
  return {
    ...{ remove, sweep },
    sweeps: [
      beside('bytes of papers that have gone', 5_000, remove),
      beside('bytes without a paper', 60_000, sweep),
    ],
    async close() {
      closed = true
      await Promise.all(running.values())
    },
  }
}

async function removeDue(parts: Parts, stopped: () => boolean): Promise<number> {
  let count = 0
  while (!stopped()) {
    const { done, failed, more } = await removeSome(parts, stopped)
    await parts.database.transact(async (tx) => {
      if (done.length > 0) await tx.run(store.removed, done)
      for (const { object, why } of failed) await tx.run(store.notRemoved, object, parts.now(), why)
    })
    count += done.length
    if (!more) break
  }
  return count
}

type Removed = { done: string[]; failed: { object: string; why: string }[]; more: boolean }

/** Holds the lock while it removes, and nothing else. A crash here leaves the list as it was: removing twice is removing. */
function removeSome({ database, files, now, log }: Parts, stopped: () => boolean): Promise<Removed> {
  return database.transact(async (tx) => {
    const result: Removed = { done: [], failed: [], more: false }
    if (!(await tx.one(store.lockRemovals)).locked) return result
    const due = await tx.all(store.removalsDue, now(), AT_ONCE)
    for (const one of due) {
      if (stopped()) return result
      try {
        await files.remove(one)
        result.done.push(one.object)
      } catch (error) {
        const why = error instanceof StoreProblem ? error.message : (error as Error).name
        log.warn({ err: error }, 'bytes of a paper that has gone could not be removed; it is tried again')
        result.failed.push({ object: one.object, why })
        // Others would have to wait as long: they are tried when it is there again.
        return result
      }
    }
    return { ...result, more: due.length === AT_ONCE }
  })
}

/** Everything older than a day that no paper names is put on the list of what is removed. */
async function sweepPlaces({ database, files, now }: Parts, stopped: () => boolean): Promise<void> {
  for (;;) {
    if (stopped()) return
    const before = new Date(now().getTime() - DAY_MS)
    const place = await database.transact((tx) => tx.maybe(store.placeToSweep, now(), before))
    if (!place) return
    for await (const objects of files.objectsBefore(place.id, before)) {
      if (stopped()) return
      await database.transact((tx) => tx.run(store.listUnnamed, objects, place.id, now()))
    }
  }
}
