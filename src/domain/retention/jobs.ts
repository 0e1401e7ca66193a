import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { eraseByRule } from './commands.erase.ts'
import { retentionEvents } from './contract.ts'
import type { RuleKind } from './contract.ts'
import { limitsOf } from './queries.kept.ts'
import * as store from './store.kept.ts'
import type { RemovedKind, RunRow } from './store.kept.ts'

const DAY_MS = 86_400_000
/** Local hours of the night in which a run begins. */
const NIGHT = { from: 1, to: 5 }
const PEOPLE_AT_ONCE = 10
const ROWS_AT_ONCE = 500

/**
 * A sweep: each night what has been kept long enough goes, by the rules that are switched on, one small transaction at a
 * time. @returns how many went now; more than none means that there may be more.
 */
export async function keepNoLonger(tx: Tx, now: Date): Promise<number> {
  const run = await tx.maybe(store.running)
  if (!run) return begin(tx, now)
  for (const kind of store.removedKinds) {
    const gone = await goOn(tx, run, kind, now)
    if (gone > 0) return gone
  }
  await tx.run(store.endRun, run.id, now)
  return 0
}

async function begin(tx: Tx, now: Date): Promise<number> {
  const { hour } = await tx.one(store.localHour, now)
  if (hour < NIGHT.from || hour >= NIGHT.to) return 0
  const began = await tx.maybe(store.beginRun, newId(now), now, new Date(now.getTime() - DAY_MS / 2))
  return began ? 1 : 0
}

async function goOn(tx: Tx, run: RunRow, kind: RemovedKind, now: Date): Promise<number> {
  const limits = await limitsOf(tx, kind, now)
  if (!limits.active) return 0
  const gone = await removeSome(tx, kind, [limits.before, limits.duty], now)
  if (gone === 0) return 0
  await tx.run(store.addToRun, run.id, kind, gone)
  const rule: RuleKind = kind
  await record(tx, retentionEvents.ran, { at: now, actor: 'service' }, { rule, rows: gone })
  return gone
}

async function removeSome(tx: Tx, kind: RemovedKind, limits: [Date, Date], now: Date): Promise<number> {
  if (kind === 'people') {
    const due = await tx.all(store.next.people, ...limits, PEOPLE_AT_ONCE)
    let gone = 0
    for (const { id } of due) if (await eraseByRule(tx, id, now)) gone += 1
    return gone
  }
  if (kind === 'case_words') {
    const ids = (await tx.all(store.next.case_words, ...limits, ROWS_AT_ONCE)).map(({ id }) => id)
    if (ids.length > 0) for (const remove of store.wordless) await tx.run(remove, ids, now)
    return ids.length
  }
  return (await tx.one(store.remove[kind], ...limits, ROWS_AT_ONCE)).count
}
