import type { Interval } from '#core/calendars/hours.ts'
import { likeTimes } from '#core/notices/like-days.ts'
import type { LikeTimes } from '#core/notices/like-days.ts'
import { preventedBy } from '#core/notices/prevented.ts'
import type { Tx } from '#platform/database/database.ts'
import { getOrganisation } from '../services/queries.ts'
import type { NoFigure, Notice, Prevented } from './contract.ts'
import { heldTime, isCurrent, isOver } from './rules.ts'
import * as store from './store.ts'
import type { NoticeRow } from './store.ts'

const SHOWN = 100
const MOST_KEPT = 1_000

/** A notice, its times still Dates. */
export type NoticeView = Omit<Notice, 'fromAt' | 'untilAt'> & { fromAt: Date; untilAt: Date }
export type Estimate = { readonly prevented: Prevented | null; readonly noFigure: NoFigure | null }

/** The contract's form of a notice. */
export function presentNotice(row: NoticeRow, now: Date): NoticeView {
  const { id, serviceId, service, title, body, fromAt, untilAt, state, told, version } = row
  return {
    id,
    serviceId,
    service,
    title,
    body,
    fromAt,
    untilAt,
    state,
    told,
    version,
    current: isCurrent(row, now),
  }
}

/** What is disturbed at this moment, the newest first. */
export async function currentNotices(tx: Tx, now: Date) {
  const rows = await tx.all(store.current, now)
  return rows.map(({ id, serviceId, service, title, body, fromAt, untilAt }) => ({
    ...{ id, serviceId, service, title, body, fromAt, untilAt },
  }))
}

/** The newest notices with the contacts that they seem to have prevented; figures of those that are over are kept. */
export function createNoticeList(): (tx: Tx, now: Date) => Promise<(NoticeView & Estimate)[]> {
  const settled = new Map<string, Estimate>()
  return async (tx, now) => {
    const rows = await tx.all(store.newest, now, SHOWN)
    const keyOf = (row: NoticeRow) => `${row.id} ${row.version}`
    const open = rows.filter((row) => !settled.has(keyOf(row)))
    const fresh = await estimatesOf(tx, open, now)
    if (settled.size > MOST_KEPT) settled.clear()
    const answer = rows.map((row) => {
      const estimate = fresh.get(row.id) ?? settled.get(keyOf(row)) ?? NOTHING
      return { ...presentNotice(row, now), ...estimate }
    })
    for (const row of open.filter((one) => isOver(one, now)))
      settled.set(keyOf(row), fresh.get(row.id) ?? NOTHING)
    return answer
  }
}

const NOTHING: Estimate = { prevented: null, noFigure: 'not_begun' }

type Asked = { readonly row: NoticeRow; readonly held: Interval; readonly likes: readonly LikeTimes[] }

/** Estimates by notice, from counts that are read in one statement. */
async function estimatesOf(tx: Tx, rows: readonly NoticeRow[], now: Date): Promise<Map<string, Estimate>> {
  const begun = rows.filter((row) => heldTime(row, now).end > heldTime(row, now).start)
  if (begun.length === 0) return new Map()
  const asked = await withLikeTimes(tx, begun, now)
  const windows = asked.flatMap(({ row, held, likes }) =>
    [held, ...likes.flatMap((one) => one.windows)].map((window) => ({ serviceId: row.serviceId, ...window })),
  )
  const counted = await tx.all(
    store.countWithin,
    windows.map((one) => one.serviceId),
    windows.map((one) => new Date(one.start)),
    windows.map((one) => new Date(one.end)),
  )
  const counts = counted.map((one) => one.count).values()
  const next = () => counts.next().value ?? 0
  return new Map(asked.map((one) => [one.row.id, estimate(next(), one.likes, next)]))
}

function estimate(came: number, likes: readonly LikeTimes[], next: () => number): Estimate {
  const found = preventedBy(
    came,
    likes.map(({ times, weekday, windows }) => ({ times, weekday, counts: windows.map(next) })),
  )
  if (!found.ok) return { prevented: null, noFigure: found.why }
  const { ok: _ok, ...prevented } = found
  return { prevented, noFigure: null }
}

/** Days before anybody made contact, and days on which another notice of the service held, are not like the others. */
async function withLikeTimes(tx: Tx, rows: readonly NoticeRow[], now: Date): Promise<Asked[]> {
  const { zone } = await getOrganisation(tx)
  const first = (await tx.one(store.firstContact)).at?.getTime() ?? Infinity
  const others = await tx.all(store.heldBefore, [...new Set(rows.map((row) => row.serviceId))])
  return rows.map((row) => {
    const held = heldTime(row, now)
    const disturbed = others.filter((one) => one.id !== row.id && one.serviceId === row.serviceId)
    const isLike = ({ start, end }: Interval) =>
      start >= first &&
      !disturbed.some(({ fromAt, untilAt }) => fromAt.getTime() < end && untilAt.getTime() > start)
    const likes = likeTimes(zone, held).map((one) => ({ ...one, windows: one.windows.filter(isLike) }))
    return { row, held, likes }
  })
}
