import { excerptOf, readTerms } from '#core/text/excerpt.ts'
import type { Term } from '#core/text/excerpt.ts'
import type { Tx } from '#platform/database/database.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import { findClients } from '../clients/queries.ts'
import { FoundKind, MOST_COUNTED } from './contract.ts'
import type { searchRoutes } from './contract.ts'
import * as store from './store.ts'
import type { Asked, FoundRow } from './store.ts'

type Group = AnswerOf<typeof searchRoutes.find>['groups'][number]
type HitView = Group['hits'][number]

export type SearchAsked = {
  readonly q: string
  readonly kind?: FoundKind | undefined
  readonly serviceId?: string | undefined
  readonly channel?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly limit: number
}

/** Everything in which the words stand, by kind; empty kinds are left out. What is exactly meant comes first. */
export async function search(tx: Tx, asked: SearchAsked): Promise<Group[]> {
  const typed = asked.q.replaceAll('\u0000', '').toWellFormed().trimStart()
  const terms = readTerms(typed)
  if (terms.length === 0) return []
  const query = await queryOf(tx, terms)
  const groups: Group[] = []
  for (const kind of asked.kind ? [asked.kind] : FoundKind.options) {
    const group = await groupOf(tx, kind, { ...asked, q: typed }, terms, query)
    if (group.hits.length > 0) groups.push(group)
  }
  return exactFirst(groups, typed)
}

/** All terms have to be there. The database writes each as its index does; only how they are joined is ours. */
async function queryOf(tx: Tx, terms: readonly Term[]): Promise<string> {
  const parts = await tx.all(
    store.terms,
    terms.map((one) => one.words.join(' ')),
  )
  const written = parts.map(({ part }, at) => (part !== '' && terms[at]?.prefix ? `${part}:*` : part))
  return written
    .filter(Boolean)
    .map((part) => `(${part})`)
    .join(' & ')
}

const REFERENCE = /^([A-Za-z0-9]{3})[-\s]?([A-Za-z0-9]{4})$/

/** A reference that leads to a case, or a number or address that leads to somebody, is what was meant. */
function exactFirst(groups: Group[], typed: string): Group[] {
  const isReference = (group: Group) =>
    group.kind === 'cases' &&
    REFERENCE.test(typed.trim()) &&
    group.hits[0]?.caseReference === referenceOf(typed)
  return groups.toSorted((a, b) => Number(isReference(b)) - Number(isReference(a)))
}

const referenceOf = (typed: string) => {
  const [, first = '', second = ''] = REFERENCE.exec(typed.trim()) ?? []
  return `${first}-${second}`.toUpperCase()
}

async function groupOf(
  tx: Tx,
  kind: FoundKind,
  asked: SearchAsked,
  terms: readonly Term[],
  query: string,
): Promise<Group> {
  if (kind === 'people') return people(tx, asked, terms)
  if (query === '') return { kind, count: 0, hits: [] }
  if (kind === 'articles') return articles(tx, asked, terms, query)
  const exact = kind === 'cases' && !isFiltered(asked) ? await byReference(tx, asked.q) : []
  const rows = await foundRows(tx, kind, paramsOf(asked, query))
  const others = rows.filter((one) => !exact.some((row) => row.id === one.id))
  const all = [...exact, ...others].slice(0, asked.limit)
  const count = Math.min(
    MOST_COUNTED,
    (rows[0]?.count ?? 0) + (others.length === rows.length ? exact.length : 0),
  )
  return { kind, count, hits: all.map((row) => presentHit(kind, row, terms)) }
}

const isFiltered = ({ serviceId, channel, from, until }: SearchAsked) =>
  [serviceId, channel, from, until].some((one) => one !== undefined)

const instant = (text: string | undefined) => (text === undefined ? null : new Date(text))
const paramsOf = (asked: SearchAsked, query: string): Asked => [
  query,
  asked.serviceId ?? null,
  asked.channel ?? null,
  instant(asked.from),
  instant(asked.until),
  asked.limit,
]

/** Of a word that is nearly everywhere those counted are none in particular: then the newest are looked at instead. */
async function foundRows(tx: Tx, kind: keyof typeof store.found, params: Asked): Promise<FoundRow[]> {
  const rows = await tx.all(store.found[kind].some, ...params)
  if ((rows[0]?.count ?? 0) < MOST_COUNTED) return rows
  const newest = await tx.all(store.found[kind].newest, ...params)
  return newest.length === rows.length ? newest : rows
}

function byReference(tx: Tx, typed: string): Promise<FoundRow[]> {
  return REFERENCE.test(typed.trim()) ? tx.all(store.byReference, referenceOf(typed)) : Promise.resolve([])
}

function presentHit(kind: 'cases' | 'contacts' | 'messages', row: FoundRow, terms: readonly Term[]): HitView {
  const { count: _count, body, ...rest } = row
  const title = [row.caseReference, row.clientName].filter(Boolean).join(' ')
  return { ...rest, kind, title, excerpt: excerptOf(body, terms) }
}

const NOWHERE = {
  at: null,
  caseId: null,
  contactId: null,
  caseReference: null,
  service: null,
  channel: null,
  said: null,
}

/** People by name, number, address or reference: words that were said by them do not count here. */
async function people(tx: Tx, asked: SearchAsked, terms: readonly Term[]): Promise<Group> {
  const isAbout = asked.serviceId !== undefined || asked.channel !== undefined
  const items = isAbout ? [] : await findClients(tx, asked.q, asked.limit + 1)
  const hits = items.slice(0, asked.limit).map((one): HitView => {
    const details = one.identifiers.map((each) => each.shown).join(' · ')
    const name = one.name ?? ''
    const excerpt = [...excerptOf(name, terms), ...(details ? [{ text: ` ${details}`, hit: false }] : [])]
    return {
      ...NOWHERE,
      id: one.id,
      kind: 'people',
      title: name,
      excerpt,
      clientId: one.id,
      clientName: one.name,
    }
  })
  return { kind: 'people', count: items.length, hits }
}

async function articles(tx: Tx, asked: SearchAsked, terms: readonly Term[], query: string): Promise<Group> {
  const isAbout = asked.channel !== undefined
  const rows = isAbout ? [] : await tx.all(store.articles, query, asked.serviceId ?? null, asked.limit)
  const hits = rows.map(({ id, title, body, updatedAt }): HitView => ({
    ...{ ...NOWHERE, id, kind: 'articles', title, at: updatedAt, clientId: null, clientName: null },
    excerpt: excerptOf(body, terms),
  }))
  return { kind: 'articles', count: rows[0]?.count ?? 0, hits }
}
