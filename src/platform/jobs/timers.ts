import type { Clock } from '../clock.ts'
import type { Database, Tx } from '../database/database.ts'
import type { Log } from '../log.ts'

/** Work that falls due at a time kept in the database: a warning, a promise that runs out, a case that wakes. */
export type Sweep = {
  readonly name: string
  /** Does what is due; a row that another node works on is left to it. @returns how many. */
  readonly run: (tx: Tx, now: Date) => Promise<number>
  /** When it will next have work, where it knows; otherwise it looks every second. */
  readonly next?: (tx: Tx) => Promise<Date | undefined>
  /** For sweeps whose next time nobody knows: how often to look, in milliseconds. */
  readonly every?: number
}

export type Timers = { close(): Promise<void> }

const LONGEST_SLEEP_MS = 1_000

/** Keeps all sweeps going on this node. Several nodes may: each row is done once, whoever comes first. */
export function startTimers(parts: {
  database: Database
  clock: Clock
  log: Log
  sweeps: readonly Sweep[]
}): Timers {
  const { database, clock, log } = parts
  let closed = false
  const running = parts.sweeps.map((sweep) => keepGoing(sweep))

  async function keepGoing(sweep: Sweep): Promise<void> {
    while (!closed) {
      try {
        const done = await database.transact((tx) => sweep.run(tx, clock.now()))
        if (done > 0) continue
        await sleep(await pause(sweep))
      } catch (error) {
        if (closed) return
        log.warn({ err: error, sweep: sweep.name }, 'a timer could not do its work; it tries again')
        await sleep(LONGEST_SLEEP_MS)
      }
    }
  }

  async function pause(sweep: Sweep): Promise<number> {
    if (!sweep.next) return sweep.every ?? LONGEST_SLEEP_MS
    const at = await database.read(sweep.next)
    if (!at) return LONGEST_SLEEP_MS
    return Math.min(LONGEST_SLEEP_MS, Math.max(1, at.getTime() - clock.now().getTime()))
  }

  const wakers = new Set<() => void>()
  function sleep(milliseconds: number): Promise<void> {
    // Whoever was at work when it was closed has not been among those who were woken.
    if (closed) return Promise.resolve()
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        wakers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, milliseconds)
      wakers.add(wake)
    })
  }

  return {
    async close() {
      closed = true
      for (const wake of wakers) wake()
      await Promise.all(running)
    },
  }
}
