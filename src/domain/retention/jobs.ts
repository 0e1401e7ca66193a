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

/** @returns how many went, or 1 where nobody did and there is more to look at. */
async function goOn(tx: Tx, run: RunRow, kind: RemovedKind, now: Date): Promise<number> {
  const limits = await limitsOf(tx, kind, now)
  if (!limits.active) return 0
  const { gone, more } = await removeSome(tx, run, kind, [limits.before, limits.duty], now)
  if (gone === 0) return more ? 1 : 0
  await tx.run(store.addToRun, run.id, kind, gone)
  const rule: RuleKind = kind
  await record(tx, retentionEvents.ran, { at: now, actor: 'service' }, { rule, rows: gone })
  return gone
}

type Some = { readonly gone: number; readonly more: boolean }

async function removeSome(
  tx: Tx,
  run: RunRow,
  kind: RemovedKind,
  limits: [Date, Date],
  now: Date,
): Promise<Some> {
  if (kind === 'people') return eraseNext(tx, run, limits, now)
  const gone =
    kind === 'case_words'
      ? await removeWords(tx, limits, now)
      : (await tx.one(store.remove[kind], ...limits, ROWS_AT_ONCE)).count
  return { gone, more: gone > 0 }
}

/** One person a transaction: each may have much, and whoever counts the ledger waits for the oldest transaction. */
async function eraseNext(tx: Tx, run: RunRow, limits: [Date, Date], now: Date): Promise<Some> {
  const looked = await tx.all(store.nextPeople, ...limits, run.id)
  const due = looked.find((one) => one.due)
  const last = due ?? looked[0]
  if (!last) return { gone: 0, more: false }
  const gone = due !== undefined && (await eraseByRule(tx, due.id, now)) ? 1 : 0
  await tx.run(store.lookedAt, run.id, last.id)
  return { gone, more: true }
}

async function removeWords(tx: Tx, limits: [Date, Date], now: Date): Promise<number> {
  const ids = (await tx.all(store.nextCaseWords, ...limits, ROWS_AT_ONCE)).map(({ id }) => id)
  if (ids.length > 0) for (const remove of store.wordless) await tx.run(remove, ids, now)
  return ids.length
}
