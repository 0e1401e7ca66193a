import type { QueryOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { periodOf } from '../../measures/queries/period.ts'
import type { Miss, standardRoutes } from '../contract.standards.ts'
import { byPressing } from '../rules/standards.ts'
import type { Judged } from '../rules/standards.ts'
import * as store from '../store/standards.ts'
import type { WorkRow } from '../store/standards.ts'
import { openBench } from './work.ts'

export type MissView = Omit<Miss, 'dueAt' | 'endedAt'> & { dueAt: Date; endedAt: Date | null }
/** A miss without any words: what it is and how far over. */
export type MissFound = Pick<Miss, 'kind' | 'id' | 'overSeconds' | 'used'>
type Asked = QueryOf<typeof standardRoutes.misses>

/** So many are shown; how many more there are is said. */
const MOST_SHOWN = 200
/** So many legs of the period that may be late are looked at, the newest. */
const MOST_LOOKED_AT = 20_000

/**
 * Legs and promises at risk (three quarters of their working time used up), or missed: overdue now, and those of the period
 * that ended late. The most pressing first. Refuses what the period refuses.
 */
export async function listMisses(
  tx: Tx,
  asked: Asked,
  now: Date,
): Promise<{ items: MissView[]; more: number }> {
  const { found, count } = await findMisses(tx, asked, now, MOST_SHOWN)
  const items = await withWords(tx, found)
  return { items, more: Math.max(0, count - found.length) }
}

/** The first so many in their order, without words, and how many there are. */
export async function findMisses(
  tx: Tx,
  asked: Asked,
  now: Date,
  most: number,
): Promise<{ found: MissFound[]; count: number }> {
  const { departmentId = null, serviceId = null, state } = asked
  const open = await tx.all(store.openWork, departmentId, serviceId)
  const openIds = new Set(open.map(({ id }) => id))
  const { rows, further } =
    state === 'missed' ? await endedOf(tx, asked, now, most) : { rows: [], further: 0 }
  // One that was opened again is open, whatever is still being counted.
  const ended = rows.filter(({ id }) => !openIds.has(id))
  const bench = await openBench(tx, [...open, ...ended], now)
  const wanted: readonly Judged['state'][] = state === 'missed' ? ['overdue', 'late'] : ['at_risk']
  const all = [...open, ...ended]
    .map((one) => ({ ...one, ...judgedOf(one, bench.judge(one)) }))
    .filter((one) => wanted.includes(one.state))
    .toSorted(byPressing)
  return {
    found: all.slice(0, most).map(({ kind, id, overSeconds, used }) => ({ kind, id, overSeconds, used })),
    count: all.length + further,
  }
}

/** A promise that is broken was missed, whichever second it was said in. */
const judgedOf = (one: WorkRow, judged: Judged): Judged =>
  one.kind === 'promise' && judged.state === 'in_time' ? { ...judged, state: 'late' } : judged

/** What ended late in the period: legs that may have, and the newest broken promises, with how many more of these there are. */
async function endedOf(
  tx: Tx,
  asked: Asked,
  now: Date,
  most: number,
): Promise<{ rows: WorkRow[]; further: number }> {
  const { departmentId = null, serviceId = null } = asked
  const { from, to } = await periodOf(tx, asked, now)
  const narrow = [from, to, departmentId, serviceId] as const
  const legs = await tx.all(store.perhapsLate, ...narrow, MOST_LOOKED_AT)
  const broken = await tx.all(store.brokenPromises, ...narrow, most)
  const { count } =
    broken.length < most ? { count: broken.length } : await tx.one(store.countBroken, ...narrow)
  return { rows: [...legs, ...broken], further: count - broken.length }
}

/** Words, people and call-outs as they are now, in the same order; what is not there any more is left out. */
export async function withWords(tx: Tx, found: readonly MissFound[]): Promise<MissView[]> {
  if (found.length === 0) return []
  const ids = (kind: Miss['kind']) => found.flatMap((one) => (one.kind === kind ? [one.id] : []))
  const rows = await tx.all(store.wordsOf, ids('leg'), ids('promise'))
  const byId = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]))
  return found.flatMap(({ kind, id, overSeconds, used }) => {
    const row = byId.get(`${kind} ${id}`)
    return row ? [{ ...row, overSeconds, used }] : []
  })
}
