import { localDate } from '#core/calendars/hours.ts'
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
/** So many legs and broken promises of the period are looked at, the newest. */
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
  const found = await findMisses(tx, asked, now)
  return {
    items: await withWords(tx, found.slice(0, MOST_SHOWN)),
    more: Math.max(0, found.length - MOST_SHOWN),
  }
}

/** All of them in their order, without words. */
export async function findMisses(tx: Tx, asked: Asked, now: Date): Promise<MissFound[]> {
  const { departmentId = null, serviceId = null, state } = asked
  const open = await tx.all(store.openWork, departmentId, serviceId)
  const openIds = new Set(open.map(({ id }) => id))
  const past = state === 'missed' ? await endedOf(tx, asked, now) : []
  // One that was opened again is open, whatever is still being counted.
  const ended = past.filter(({ id }) => !openIds.has(id))
  const bench = await openBench(tx, [...open, ...ended], now)
  const wanted: readonly Judged['state'][] = state === 'missed' ? ['overdue', 'late'] : ['at_risk']
  return [...open, ...ended]
    .map((one) => ({ ...one, ...judgedOf(one, bench.judge(one)) }))
    .filter((one) => wanted.includes(one.state))
    .toSorted(byPressing)
    .map(({ kind, id, overSeconds, used }) => ({ kind, id, overSeconds, used }))
}

/** A promise that is broken was missed, whichever second it was said in. */
const judgedOf = (one: WorkRow, judged: Judged): Judged =>
  one.kind === 'promise' && judged.state === 'in_time' ? { ...judged, state: 'late' } : judged

async function endedOf(tx: Tx, asked: Asked, now: Date): Promise<WorkRow[]> {
  const { departmentId = null, serviceId = null } = asked
  const { from, to, zone } = await periodOf(tx, asked, now)
  const narrow = [from, to, departmentId, serviceId] as const
  const today = localDate(zone, now.getTime())
  const legs = await tx.all(store.legsOfPeriod, ...narrow, today, MOST_LOOKED_AT)
  // Those that are not done are among the open ones already, as they are now.
  const done = legs.filter((leg) => leg.done).map((leg) => ({ ...leg, kind: 'leg' as const }))
  return [...done, ...(await tx.all(store.brokenPromises, ...narrow, MOST_LOOKED_AT))]
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
