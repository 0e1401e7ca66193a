import type { Clock } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { sqlState } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import type { Log } from '#platform/log.ts'
import { Refusal } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import { runEvent } from './commands/run.ts'
import type { Failures } from './commands/run.ts'
import { ruleEvents } from './contract.rules.ts'
import { RUNS_KEPT_DAYS } from './rules.ts'
import * as store from './store/follow.ts'
import type { EventRow } from './store/follow.ts'
import { forgetRuns } from './store/rules.ts'
import { signsOf } from './triggers.ts'

/** Lets rules do what they say, once for each event, on any number of nodes. */
export type Rules = {
  /** Looks what has happened since, and has done everything that follows from it. @returns how many events were looked at. */
  catchUp(): Promise<number>
  /** As `catchUp`, beside whatever else is done; a fault is logged, and the next look tries again. */
  begin(): void
  close(): Promise<void>
}

export type RulesParts = {
  readonly database: Database
  readonly clock: Clock
  readonly log?: Pick<Log, 'warn'> | undefined
}

const DAY_MS = 86_400_000
const AT_ONCE = 50
/** Nothing waits, so the place in the ledger is kept only now and then: each keeping is a transaction itself. */
const FAR_BEHIND = 1_000

/** Follows the ledger for one process; `close` it before its database. */
export function createRules({ database, clock, log }: RulesParts): Rules {
  let running: Promise<number> | undefined
  let closed = false

  async function look(): Promise<number> {
    let looked = 0
    // What a rule does may set off another: looked at until nothing new has come, or other nodes have the rest.
    while (!closed) {
      await collect(database, clock.now())
      const events = await database.read((tx) => tx.all(store.open, AT_ONCE))
      let done = 0
      for (const event of events) if (!closed && (await doOne(database, clock, event, log))) done += 1
      looked += done
      if (done === 0) break
    }
    return looked
  }

  return {
    catchUp() {
      running ??= look().finally(() => (running = undefined))
      return running
    },
    begin() {
      void this.catchUp().catch((error: unknown) => {
        if (!closed) log?.warn({ err: error }, 'rules could not look what has happened; they look again')
      })
    },
    async close() {
      closed = true
      await running?.catch(() => undefined)
    },
  }
}

/** Puts what rules wait for among the events to be looked at; left to another node that is at it. */
function collect(database: Database, now: Date): Promise<void> {
  return database.transact(async (tx) => {
    const { locked } = await tx.one(store.tryLock)
    if (!locked) return
    const { point, horizon, behind, triggers } = await tx.one(store.progress)
    if (triggers.includes('leg_late')) await noteLateLegs(tx, now)
    const notBefore = new Date(now.getTime() - DAY_MS)
    const signs = signsOf(triggers)
    const found =
      triggers.length === 0
        ? 0
        : await tx.run(store.collect, point, notBefore, signs.triggers, signs.kinds, signs.facts)
    // A point that lies ahead is another server's, from which these tables were brought here.
    if (found === 0 && behind >= 0 && behind < FAR_BEHIND) return
    await tx.run(store.moveTo, horizon)
    await tx.run(store.forgetDone)
  })
}

async function noteLateLegs(tx: Tx, now: Date): Promise<void> {
  for (const leg of await tx.all(store.lateLegs, now, new Date(now.getTime() - DAY_MS))) {
    if ((await tx.run(store.noteLate, leg.id, now)) === 0) continue
    const { id: legId, coOwnerId: agentId, ...about } = leg
    await record(
      tx,
      ruleEvents.legLate,
      { ...madeBy({ kind: 'service' }, now), ...about, agentId },
      { legId },
    )
  }
}

/**
 * One transaction for an event and all of its rules. Where a rule fails, everything is taken back and begun again with
 * the failure known: the others do their work, and the log says why that one did not.
 */
async function doOne(
  database: Database,
  clock: Clock,
  event: EventRow,
  log: RulesParts['log'],
): Promise<boolean> {
  const failures: Failures = new Map()
  for (;;) {
    const trying: { ruleId?: string } = {}
    try {
      return await database.transact((tx) => runEvent(tx, event, failures, trying, clock.now()))
    } catch (error) {
      // Without a rule that could be named it is the database's trouble, not a rule's: tried again later.
      if (trying.ruleId === undefined || failures.has(trying.ruleId) || isTheDatabase(error)) throw error
      failures.set(trying.ruleId, error instanceof Refusal ? error.definition.code : 'unexpected')
      if (!(error instanceof Refusal)) log?.warn({ err: error, rule: trying.ruleId }, 'a rule failed')
    }
  }
}

/** Connection lost, shutting down, deadlock: nothing that a rule could be blamed for. */
function isTheDatabase(error: unknown): boolean {
  const state = sqlState(error)
  return state !== undefined && /^(08|57|40|53|E)/.test(state)
}

/** Forgets the log after 90 days. @returns how many lines. */
export async function forgetRuleRuns(tx: Tx, now: Date): Promise<number> {
  return tx.run(forgetRuns, new Date(now.getTime() - RUNS_KEPT_DAYS * DAY_MS))
}
