import { localDate } from '#core/calendars/hours.ts'
import type { QueryOf } from '#platform/contract/route.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { Refusal } from '#platform/refusal.ts'
import { Channel } from '../../services/contract.ts'
import type { FigureRow, figureRoutes } from '../contract.figures.ts'
import { DemandKind, measures } from '../contract.ts'
import { rowsOf } from '../store/rows.ts'
import type { FigureRowFound } from '../store/rows.ts'
import { applies } from '../sums.ts'
import { earlierOf, narrowedOf, presentPeriod } from './figures.ts'
import { periodOf } from './period.ts'

type Asked = QueryOf<typeof figureRoutes.rows>

/**
 * The rows that a figure is made of, the latest first, page by page: what all of them add is the figure's sum and count,
 * exactly (R24). Refuses what the period refuses, and a cursor that was never given.
 */
export async function getRows(tx: Tx, asked: Asked, now: Date) {
  const period = await periodOf(tx, asked, now)
  const after = asked.cursor === undefined ? undefined : readCursor(asked)
  const narrowed = narrowedOf(asked)
  const statement = rowsOf.get(asked.measure)
  if (!statement || !applies(measures[asked.measure].rows, narrowed))
    return { items: [], next: null, period: presentPeriod(period) }
  const { serviceId = null, departmentId = null, channel = null, demand = null } = narrowed
  const today = localDate(period.zone, now.getTime())
  const rows = await tx.all(
    statement,
    ...([period.from, earlierOf(period.to, today), serviceId, departmentId, channel, demand] as const),
    ...([today, asked.hour ?? null, asked.weekday ?? null] as const),
    ...([asked.only === 'sum', after?.day ?? null, after?.at ?? null, after?.id ?? null] as const),
    asked.limit + 1,
  )
  const shown = rows.slice(0, asked.limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => present(asked, row)),
    next: rows.length > asked.limit && last ? writeCursor(last) : null,
    period: presentPeriod(period),
  }
}

function present({ measure }: Asked, row: FigureRowFound): FigureRow {
  const { exactly: _exactly, day: _day, at, channel, demand, ...rest } = row
  return {
    ...rest,
    kind: measures[measure].rows,
    at: at.toISOString(),
    channel: Channel.nullable().parse(channel),
    demand: DemandKind.nullable().parse(demand),
  }
}

function writeCursor({ day, exactly, id }: FigureRowFound): string {
  return Buffer.from(`${day} ${id} ${exactly}`).toString('base64url')
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const CURSOR =
  /^(\d{4}-\d\d-\d\d) (\S{1,40}) (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d){0,2})$/

function readCursor({ cursor = '', measure }: Asked): { day: string; id: string; at: string } {
  const [, day = '', id = '', at = ''] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  const known = measures[measure].rows === 'work' ? /^\d{1,18}$/ : UUID
  const real = !Number.isNaN(Date.parse(day)) && !Number.isNaN(Date.parse(at.slice(0, 19)))
  if (real && known.test(id)) return { day, id, at }
  throw new Refusal(general.invalid_input, {}, [{ path: '/query/cursor', message: 'is none of ours' }])
}
