import { chanceFrom } from '#core/chance.ts'
import { wholeDay } from '#core/calendars/hours.ts'
import type { AnswerOf, QueryOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import type { flowRoutes } from '../contract.flow.ts'
import type { LensFilter } from '../contract.ts'
import { readCursor, writeCursor } from '../rules/journey-cursor.ts'
import type { Place } from '../rules/journey-cursor.ts'
import { byWeight } from '../rules/journey-chance.ts'
import * as store from '../store/journeys.ts'
import type { DayCount, HeadRow, Narrow } from '../store/journeys.ts'
import { periodOf } from './period.ts'
import type { SettledPeriod } from './period.ts'
import { seriesOf } from './rolled.ts'

/** So many needs at most are looked at for those of a channel or demand; the next page goes on from there. */
const LOOKED_AT = 5_000
/** So many times chance draws a need, until there is one that can be read. */
const DRAWS = 32
const EVERY_SEED = 'journey'

/** The heads of these journeys, in the order of their ids; those of which nothing was measured are left out. */
export async function headsOf(tx: Tx, caseIds: readonly string[]): Promise<HeadRow[]> {
  if (caseIds.length === 0) return []
  const rows = new Map((await tx.all(store.heads, caseIds)).map((row) => [row.caseId, row]))
  return caseIds.flatMap((caseId) => rows.get(caseId) ?? [])
}

/** What a filter lets through in a period, as statements on journeys take it. */
export function narrowOf({ from, to, zone }: SettledPeriod, filter: LensFilter): Narrow {
  const { serviceId = null, departmentId = null, channel = null, demand = null } = filter
  const [start, end] = [new Date(wholeDay(zone, from).start), new Date(wholeDay(zone, to).end)]
  return [start, end, serviceId, departmentId, channel, demand]
}

/**
 * Journeys of a period: needs that were closed in it, or opened in it and are still open. With a channel or demand, those with
 * such a contact; a page can then hold fewer than asked for and still say where to go on. Refuses what the period refuses, and
 * invalid_input for a cursor that is none of ours.
 */
export async function listJourneys(
  tx: Tx,
  query: QueryOf<typeof flowRoutes.journeys>,
  now: Date,
): Promise<AnswerOf<typeof flowRoutes.journeys>> {
  const period = await periodOf(tx, query, now)
  const { most, limit } = query
  const narrow = narrowOf(period, query)
  const look = isNarrow(query) ? LOOKED_AT : limit + 1
  const { rows, next } = await listed(tx, most, narrow, { after: readCursor(query.cursor), look, limit })
  const items = await headsOf(
    tx,
    rows.map(({ caseId }) => caseId),
  )
  return { items, next: next ? writeCursor(next) : null, period }
}

const isNarrow = ({ channel, demand }: LensFilter) => channel !== undefined || demand !== undefined

type Asked = { readonly after?: Place | undefined; readonly look: number; readonly limit: number }

async function listed(tx: Tx, order: store.Order, narrow: Narrow, { after, look, limit }: Asked) {
  const { value = null, lastUs = null, caseId = null } = after ?? {}
  const found = await tx.all(store.listed[order], ...narrow, value, lastUs, caseId, look, limit)
  const fitting = found.filter(({ fits }) => fits)
  const rows = fitting.slice(0, limit)
  const next = fitting.length > limit ? rows.at(-1) : found.find(({ last }) => last)
  return { rows, next }
}

/** The newest needs of a period, so many at most, out of so many looked at. */
export async function newest(
  tx: Tx,
  narrow: Narrow,
  { look, limit }: { look: number; limit: number },
): Promise<string[]> {
  const { rows } = await listed(tx, 'latest', narrow, { look, limit })
  return rows.map(({ caseId }) => caseId)
}

/** How many needs of the period, service and department there are, by day; channel and demand are not looked at. */
export async function needsByDay(tx: Tx, period: SettledPeriod, narrow: Narrow): Promise<DayCount[]> {
  const [start, end, serviceId, departmentId] = narrow
  const of = { serviceId: serviceId ?? undefined, departmentId: departmentId ?? undefined }
  const counting = [start, end, serviceId, departmentId, period.zone] as const
  const closed = await seriesOf(tx, 'needs_closed', period, of, period.to)
  // Where the roll-up is just being worked out, or was never: the rows themselves.
  if (closed.length === 0) return tx.all(store.countByDay, ...counting)
  const open = await tx.all(store.openByDay, ...counting)
  return [...closed.map(({ day, sum }) => ({ day, needs: sum })), ...open]
}

/**
 * A journey of the period chosen by chance, each that can be read as likely as the others: days are drawn by how many needs
 * they have, and a place within the day. The same seed gives the same one as long as nothing has changed.
 * Where hardly any fits, the newest are looked through instead.
 */
export async function randomJourney(
  tx: Tx,
  query: QueryOf<typeof flowRoutes.randomJourney>,
  now: Date,
): Promise<AnswerOf<typeof flowRoutes.randomJourney>> {
  const period = await periodOf(tx, query, now)
  const narrow = narrowOf(period, query)
  const days = byWeight(await needsByDay(tx, period, narrow))
  if (days.total === 0) return { caseId: null, of: 0 }
  const chance = chanceFrom(query.seed || EVERY_SEED)
  const drawn = Array.from({ length: DRAWS }, () => days.at(chance.integer(0, days.total - 1)))
  const found = await tx.maybe(
    store.firstReadable,
    ...narrow,
    drawn.map(({ day }) => day),
    drawn.map(({ place }) => place),
    period.zone,
  )
  const caseId = found?.caseId ?? (await oneOfNewest(tx, narrow, chance))
  return { caseId, of: days.total }
}

async function oneOfNewest(tx: Tx, narrow: Narrow, chance: ReturnType<typeof chanceFrom>) {
  const ids = await newest(tx, narrow, { look: LOOKED_AT, limit: LOOKED_AT })
  const readable = await tx.all(store.readable, ids)
  return readable.length > 0 ? chance.pick(readable).caseId : null
}
