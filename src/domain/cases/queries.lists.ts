import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { Refusal } from '#platform/refusal.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { actingFor } from '../commitments/queries.ts'
import { presentSummary } from './queries.ts'
import type { CaseSummaryView } from './queries.ts'
import { MOST_MATCHING } from './contract.views.ts'
import { listStatement, matchingStatement, plainText, tagsAmong } from './store/lists.ts'
import type { ListRow, ListShape, Search } from './store/lists.ts'

/** Which cases, in which order. */
export type CasesWanted = {
  whose: 'mine' | 'following' | 'all'
  state: 'open' | 'closed'
  waitingOn?: 'us' | 'client' | 'other' | undefined
  serviceId?: string | undefined
  clientId?: string | undefined
  tagId?: string | undefined
  q: string
  sort: 'due' | 'opened' | 'changed'
  snoozed: boolean
}
export type CasesAsked = CasesWanted & { cursor?: string | undefined; limit: number }

/**
 * Cases of mine (and of those I cover), that I follow, or all; by next due, by waiting longest, or by newest change.
 * Closed cases have nothing due: they come by newest change instead. Resting ones are left out unless asked for, or
 * looked for by a person or by words.
 */
export async function listCases(
  tx: Tx,
  actor: AgentActor,
  asked: CasesAsked,
  now: Date,
): Promise<{ items: CaseSummaryView[]; next: string | null }> {
  const { limit } = asked
  const shape = { ...(await shapeOf(tx, actor, asked, limit + 1, now)), after: readCursor(asked.cursor) }
  const [list, params] = listStatement(shape, now)
  const rows = await tx.all(list, ...params)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const items = shown.map(({ keyUs: _key, ...row }) => presentSummary(row, now))
  return { items, next: rows.length > limit && last ? writeCursor(last) : null }
}

/** What is asked for, decided: whose cases these are, and what to look for. */
async function shapeOf(
  tx: Tx,
  actor: AgentActor,
  asked: CasesWanted,
  limit: number,
  now: Date,
): Promise<ListShape> {
  const { state, waitingOn, serviceId, clientId, tagId } = asked
  const sort = state === 'closed' && asked.sort === 'due' ? 'changed' : asked.sort
  const search = await searchFor(tx, asked.q)
  return {
    ...{ state, waitingOn, serviceId, clientId, tagId, sort, search, limit },
    owners: asked.whose === 'mine' ? await actingFor(tx, actor.agentId, now) : undefined,
    followerId: asked.whose === 'following' ? actor.agentId : undefined,
    snoozed: snoozedOf(asked, search !== undefined),
  }
}

/** The ids of the cases that would be listed, in the order of the list; no more than `limit`. */
export async function matchingCases(
  tx: Tx,
  actor: AgentActor,
  asked: CasesWanted,
  limit: number,
  now: Date,
): Promise<string[]> {
  const [matching, params] = matchingStatement(await shapeOf(tx, actor, asked, limit, now))
  return (await tx.all(matching, ...params)).map(({ id }) => id)
}

/** How many cases would be listed (counted up to `MOST_MATCHING`, one more means "more"), and the tags among them. */
export async function countMatching(tx: Tx, actor: AgentActor, asked: CasesWanted, now: Date) {
  const ids = await matchingCases(tx, actor, asked, MOST_MATCHING + 1, now)
  return { count: ids.length, tags: ids.length > 0 ? await tx.all(tagsAmong, ids, 12) : [] }
}

function snoozedOf(asked: CasesWanted, searching: boolean): boolean | undefined {
  if (asked.snoozed) return true
  return asked.state === 'closed' || searching || asked.clientId !== undefined ? undefined : false
}

/** What to look for; undefined when nothing was typed that could be found. */
async function searchFor(tx: Tx, q: string): Promise<Search | undefined> {
  const typed = q.replaceAll('\u0000', '').trim()
  return typed === '' ? undefined : readSearch(typed, (await tx.one(plainText, typed)).plain)
}

/** Reads what was typed as the beginning of a reference, as where a word of a name begins, and as beginnings of words. */
export function readSearch(typed: string, plain: string): Search {
  const couldBeReference = /^[A-Za-z0-9]{3}[-\s]?[A-Za-z0-9]{0,4}$/.test(typed)
  const words = plain.match(/[\p{L}\p{Nd}]{2,}/gu) ?? []
  return {
    reference: couldBeReference ? withDash(typed.toUpperCase().replace(/[^A-Z0-9]/g, '')) : '',
    name: `% ${plain.replace(/[\\%_]/g, '\\$&')}%`,
    words: words.map((word) => `${word}:*`).join(' & '),
  }
}

const withDash = (letters: string) =>
  letters.length > 3 ? `${letters.slice(0, 3)}-${letters.slice(3)}` : letters

function writeCursor(last: ListRow): string {
  return Buffer.from(`${last.keyUs ?? 'none'} ${last.id}`).toString('base64url')
}

const CURSOR = /^(none|\d{1,16}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function readCursor(cursor: string | undefined): { key: string; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [, key, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (key === undefined || id === undefined) {
    throw new Refusal(general.invalid_input, {}, [{ path: '/query/cursor', message: 'is none of ours' }])
  }
  return { key: key === 'none' ? 'infinity' : instantOf(Number(key)), id }
}

/** A Date holds milliseconds only; the database's microseconds are added as text. */
function instantOf(microseconds: number): string {
  const whole = new Date(Math.floor(microseconds / 1000)).toISOString()
  return whole.replace('Z', `${String(microseconds % 1000).padStart(3, '0')}Z`)
}
