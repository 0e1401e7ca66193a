import { statement } from '#platform/database/statement.ts'
import type { Statement } from '#platform/database/statement.ts'
import { summaryColumns, summaryJoins } from './views.ts'
import type { SummaryRow } from './views.ts'

/** What a list of cases is asked for, decided already: ids, not roles. */
export type ListShape = {
  /** Owners whose cases are wanted; undefined: everybody's. */
  owners?: readonly string[] | undefined
  followerId?: string | undefined
  state: 'open' | 'closed'
  waitingOn?: 'us' | 'client' | 'other' | undefined
  serviceId?: string | undefined
  clientId?: string | undefined
  tagId?: string | undefined
  /** Resting cases only, or none of them; undefined: either. */
  snoozed?: boolean | undefined
  search?: Search | undefined
  sort: 'due' | 'opened' | 'changed'
  after?: { key: string; id: string } | undefined
  limit: number
}

/** The words looked for: as the beginning of a reference, a part of a name, and the beginnings of words of a need. */
export type Search = { reference: string; name: string; words: string }

/** `keyUs`: microseconds since 1970 of what the list is sorted by; null: nothing is due. */
export type ListRow = SummaryRow & { keyUs: number | null }

// Done before the search, so that its plan is made for the very words.
export const plainText = statement<{ plain: string }, [typed: string]>('cases.plainText', `select plain($1)`)

const KEYS = { due: 'next_due_at', opened: 'opened_at', changed: 'changed_at' } as const
const WAITING = { us: 'u', client: 'k', other: 't' } as const
/** A search looks at so many hits of each kind: common words would otherwise read half the table. */
const HITS = 1000

/**
 * The statement and its parameters for one list. Each combination of filters is a statement of its own, so that every
 * one gets the plan that fits it; "now" is the first parameter, the limit the second.
 */
export function listStatement(shape: ListShape, now: Date): [Statement<ListRow, unknown[]>, unknown[]] {
  const params: unknown[] = [now, shape.limit]
  // One letter a filter: PostgreSQL takes 63 characters of a name and drops the rest.
  const filters: string[] = []
  const use = (letter: string, value: unknown) => {
    filters.push(letter)
    return `$${params.push(value)}`
  }
  const where = whereOf(shape, use, filters)
  const order = shape.sort === 'changed' ? 'desc' : 'asc'
  const key = KEYS[shape.sort]
  if (shape.after) {
    const place = `(${use('a', shape.after.key)}::timestamptz, ${use('i', shape.after.id)}::uuid)`
    where.push(`(c.${key}, c.id) ${order === 'desc' ? '<' : '>'} ${place}`)
  }
  const text = `with page as materialized (
      select c.id, c.${key} as key from cases c where ${where.join(' and ')}
      order by c.${key} ${order}, c.id ${order} limit $2)
    select ${summaryColumns},
      case when isfinite(p.key) then (extract(epoch from p.key) * 1000000)::bigint end as key_us
    from page p join cases c on c.id = p.id ${summaryJoins('$1::timestamptz')}
    order by p.key ${order}, p.id ${order}`
  return [
    statement<ListRow, unknown[]>(`cases.list.${shape.state}.${shape.sort}.${filters.join('')}`, text),
    params,
  ]
}

/** What a case must fulfil to be in the list. */
function whereOf(shape: ListShape, use: Use, filters: string[]): string[] {
  const wanted = conditions(shape, use, filters)
  const found = shape.search ? searched(shape.search, wanted, use) : undefined
  return found === undefined ? [...wanted] : [`c.id in (${found})`]
}

/** The ids of whatever would be in a list, in its order, up to the shape's limit: for counting, and for work on all of them. */
export function matchingStatement(shape: ListShape): [Statement<{ id: string }, unknown[]>, unknown[]] {
  const params: unknown[] = [shape.limit]
  const filters: string[] = []
  const where = whereOf(
    shape,
    (letter, value) => {
      filters.push(letter)
      return `$${params.push(value)}`
    },
    filters,
  )
  const order = shape.sort === 'changed' ? 'desc' : 'asc'
  const key = KEYS[shape.sort]
  const name = `cases.matching.${shape.state}.${shape.sort}.${filters.join('')}`
  const text = `select c.id from cases c where ${where.join(' and ')} order by c.${key} ${order}, c.id ${order} limit $1`
  return [statement<{ id: string }, unknown[]>(name, text), params]
}

export const tagsAmong = statement<
  { id: string; name: string; count: number },
  [caseIds: readonly string[], limit: number]
>(
  'cases.tagsAmong',
  `select t.id, t.name, count(*) as count from case_tags k join tags t on t.id = k.tag_id
   where k.case_id = any($1::uuid[]) group by t.id, t.name order by count desc, t.name, t.id limit $2`,
)

type Use = (letter: string, value: unknown) => string

function conditions(shape: ListShape, use: Use, filters: string[]): string[] {
  const wanted = [`c.state = '${shape.state}'`]
  if (shape.owners) wanted.push(`c.owner_id = any(${use('o', shape.owners)}::uuid[])`)
  if (shape.followerId !== undefined) {
    const follower = use('f', shape.followerId)
    wanted.push(`c.id in (select case_id from case_followers where agent_id = ${follower})`)
  }
  // As a literal: few wait on others than us, and the index of these is found by it.
  if (shape.waitingOn !== undefined) {
    filters.push(WAITING[shape.waitingOn])
    wanted.push(`c.waiting_on = '${shape.waitingOn}'`)
  }
  if (shape.serviceId !== undefined) wanted.push(`c.service_id = ${use('s', shape.serviceId)}`)
  if (shape.clientId !== undefined) wanted.push(`c.client_id = ${use('c', shape.clientId)}`)
  if (shape.tagId !== undefined) {
    wanted.push(`c.id in (select case_id from case_tags where tag_id = ${use('g', shape.tagId)})`)
  }
  if (shape.snoozed !== undefined) {
    filters.push(shape.snoozed ? 'z' : 'y')
    wanted.push(`c.snoozed_until is ${shape.snoozed ? 'not ' : ''}null`)
  }
  return wanted
}

function searched(search: Search, wanted: readonly string[], use: Use): string {
  const where = wanted.join(' and ')
  const reference = use('r', search.reference)
  const name = use('n', search.name)
  const need = use('d', search.words)
  return `(select c.id from cases c where ${where} and ${reference} <> ''
        and c.reference >= ${reference} and c.reference < ${reference} || '~' limit ${HITS})
    union (select c.id from cases m join cases c on c.id = m.merged_into where ${reference} <> ''
        and m.reference >= ${reference} and m.reference < ${reference} || '~' and ${where} limit ${HITS})
    union (select c.id from (select id from all_clients
        where (' ' || plain(coalesce(name, ''))) like ${name} limit ${HITS}) hit
        join cases c on c.client_id = hit.id where ${where} limit ${HITS})
    union (select c.id from (select c.id from all_cases c
        where c.words @@ to_tsquery('simple', ${need}) and ${where} limit ${HITS}) hit join cases c on c.id = hit.id)`
}
