import { createTableBuilder } from '#core/process/table.ts'
import type { EventTable } from '#core/process/types.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import { general } from '#platform/contract/refusal.ts'
import { runInThread } from '#platform/threads/run.ts'
import type { EventLog, LogMeasures } from '../contract.logs.ts'
import type { ToMeasure } from './measure.ts'
import * as store from './store.ts'

/** Logs of other systems, measured; what was worked out is kept until the log grows. */
export type Logs = {
  list(tx: Tx): Promise<EventLog[]>
  /** Refuses not_found. */
  measured(logId: string): Promise<{ log: EventLog; measures: LogMeasures }>
}

const MOST_KEPT = 8
const PAGE = 20_000

/** Logs over one database. */
export function createLogs({ database }: { readonly database: Database }): Logs {
  const kept = new Map<string, Promise<LogMeasures>>()
  const measuresFor = (log: store.LogRow) => {
    const key = `${log.id} ${log.events}`
    const found = kept.get(key) ?? measureKept(database.each, log)
    // Put last again: the least lately asked for goes first.
    kept.delete(key)
    kept.set(key, found)
    found.catch(() => kept.delete(key))
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return found
  }
  return {
    list: async (tx) => (await tx.all(store.list)).map(presentLog),
    measured: async (logId) => {
      const log = await database.each.maybe(store.find, logId)
      if (!log) refuse(general.not_found)
      return { log: presentLog(log), measures: await measuresFor(log) }
    },
  }
}

/** Measured in a thread: millions of events take seconds. */
export async function measureInThread(table: EventTable, wholeCases: boolean): Promise<LogMeasures> {
  return runInThread<ToMeasure, LogMeasures>({
    module: new URL('./measure.ts', import.meta.url),
    name: 'measureTable',
    input: { table, wholeCases },
  })
}

async function measureKept(tx: Tx, log: store.LogRow): Promise<LogMeasures> {
  return measureInThread(await loadTable(tx, log.id), log.mapping['rows'] === 'cases')
}

/** The events of a log as they are kept, read in pages. */
export async function loadTable(tx: Tx, logId: string): Promise<EventTable> {
  const builder = createTableBuilder()
  let last: store.EventRow | undefined
  do {
    const page: store.EventRow[] = await tx.all(
      store.events,
      logId,
      last?.caseKey ?? null,
      last?.at ?? null,
      last?.nth ?? null,
      PAGE,
    )
    for (const { caseKey, at, activity, holder, team } of page)
      builder.add({ caseId: caseKey, at: at.getTime(), activity, holder, team })
    last = page.length === PAGE ? page.at(-1) : undefined
  } while (last)
  return builder.done()
}

/** A log as the contract tells it. */
export function presentLog(row: store.LogRow): EventLog {
  const { firstAt, lastAt, madeAt, ...rest } = row
  return {
    ...rest,
    firstAt: firstAt?.toISOString() ?? null,
    lastAt: lastAt?.toISOString() ?? null,
    madeAt: madeAt.toISOString(),
  }
}
