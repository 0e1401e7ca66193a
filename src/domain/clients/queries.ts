import { Refusal, refuse } from '#platform/refusal.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { literal, readCursor, readPhone, readSearch, writeCursor } from './rules.ts'
import type { Asked } from './rules.ts'
import * as papers from './papers.store.ts'
import * as store from './store.ts'
import { timeline } from './timeline.store.ts'

/**
 * A person with everything that is kept about how to reach and help them. Of somebody who was put together with another,
 * the one in whom they live on: the id says so.
 */
export async function getClient(tx: Tx, asked: string) {
  const clientId = (await tx.one(store.livesOn, asked)).id
  const client = (await tx.maybe(store.client, clientId)) ?? refuse(general.not_found)
  return {
    ...client,
    identifiers: await tx.all(store.identifiers, clientId),
    representatives: await tx.all(store.representatives, clientId),
    facts: await tx.all(store.facts, clientId),
    papers: await tx.all(papers.papersOf, clientId),
  }
}

/** The organisation’s country, in which phone numbers are read; GB until it is set up. */
export async function countryOf(tx: Tx): Promise<string> {
  return (await tx.maybe(store.country))?.country ?? 'GB'
}

/** A phone number or e-mail address in the form it is kept; undefined when it can be neither. */
export function readAddress(raw: string, country: string) {
  const phone = raw.includes('@') ? undefined : readPhone(raw, country)
  if (phone) return { kind: 'phone' as const, value: phone.value }
  return raw.includes('@') ? { kind: 'email' as const, value: raw.trim().toLowerCase() } : undefined
}

/** Finds people by number, name, e-mail, account or case reference, best first; the newest when nothing is asked. */
export async function findClients(tx: Tx, typed: string, limit: number) {
  const asked = readSearch(typed, await countryOf(tx))
  const found = asked.empty ? [await tx.all(store.newest, limit)] : await lookUp(tx, asked)
  const ranks = new Map<string, number>()
  for (const [rank, rows] of found.entries()) {
    for (const { clientId } of rows) if (!ranks.has(clientId)) ranks.set(clientId, rank)
  }
  return ranks.size === 0 ? [] : tx.all(store.hits, [...ranks.keys()], [...ranks.values()], limit)
}

type Found = { clientId: string }[]

/** What each way of looking finds, the surest first; likeness only when nothing else helps. */
async function lookUp(tx: Tx, asked: Asked): Promise<Found[]> {
  const found: Found[] = []
  const { reference, phone, account, email, digits, words } = asked
  if (reference !== undefined) found.push(await tx.all(store.byReference, reference))
  if (phone !== undefined) found.push(await tx.all(store.byIdentifier, 'phone', phone))
  if (email !== undefined) found.push(await tx.all(store.byIdentifier, 'email', email))
  if (account !== undefined) found.push(await tx.all(store.byIdentifier, 'account', account))
  if (found.some((rows) => rows.length > 0)) return found
  for (const part of digits ?? []) found.push(await tx.all(store.byIdentifierPart, `%${part}%`))
  if (email !== undefined) found.push(await tx.all(store.byIdentifierPart, `%${literal(email)}%`))
  if (account !== undefined && account.length >= 4 && digits === undefined) {
    found.push(await tx.all(store.byIdentifierPart, `%${literal(account)}%`))
  }
  if (words !== undefined) found.push(...(await lookUpName(tx, words)))
  return found
}

async function lookUpName(tx: Tx, words: readonly string[]): Promise<Found[]> {
  const name = words.join(' ')
  const found = [await tx.all(store.byWholeName, name)]
  if (words.some((word) => /[^a-z0-9]/.test(word))) return [...found, await tx.all(store.byScript, name)]
  const byWords = store.byWords[words.length - 1]
  if (byWords) found.push(await tx.all(byWords, ...words.map(literal)))
  // "o brien" is O'Brien to many.
  if (words.length > 1 && store.byWords[0])
    found.push(await tx.all(store.byWords[0], literal(words.join(''))))
  if (found.some((rows) => rows.length > 0)) return found
  return [await tx.all(store.byLikeness, name)]
}

/** One page of everything that happened with a person, newest first. */
export async function readTimeline(
  tx: Tx,
  id: string,
  asked: { cursor?: string | undefined; limit: number },
) {
  const clientId = (await tx.one(store.livesOn, id)).id
  ;(await tx.maybe(store.client, clientId)) ?? refuse(general.not_found)
  const after = asked.cursor === undefined ? undefined : (readCursor(asked.cursor) ?? refuseCursor())
  const rows = await tx.all(timeline, clientId, after?.at ?? null, after?.id ?? null, asked.limit + 1)
  const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined
  return {
    items: rows.slice(0, asked.limit).map(({ exactly: _exactly, ...item }) => item),
    next: last ? writeCursor(last.exactly, last.id) : null,
  }
}

function refuseCursor(): never {
  throw new Refusal(general.invalid_input, {}, [
    { path: '/query/cursor', message: 'is not one that we gave' },
  ])
}
