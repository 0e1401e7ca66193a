import type { FastifyReply } from 'fastify'
import { to as copyTo } from 'pg-copy-streams'
import type { Database } from '#platform/database/database.ts'
import type { Exportable } from './contract.ts'

/** One kind of record as it is taken out: what is selected, from where, and the time by which a period is meant. */
type Kind = {
  /** Columns that people wrote, which spreadsheets must not run; the others are ids, codes, numbers and times. */
  readonly words: readonly (readonly [name: string, sql: string])[]
  readonly plain: readonly (readonly [name: string, sql: string])[]
  readonly from: string
  readonly at: string
}

const identifiers = (kind: string) =>
  `(select string_agg(i.shown, '; ' order by i.created_at) from client_identifiers i where i.client_id = t.id and i.kind = '${kind}')`
const own = (...names: readonly string[]) => names.map((name) => [name, `t.${name}`] as const)
const nameOf = (table: string, id: string) => `(select o.name from ${table} o where o.id = t.${id})`
const reference = `(select k.reference from cases k where k.id = t.case_id)`

const KINDS: Readonly<Record<Exportable, Kind>> = {
  clients: {
    plain: own('id', 'language', 'preferred_channel', 'created_at', 'erased_at'),
    words: [
      ...own('name', 'preferred_times'),
      ['phones', identifiers('phone')],
      ['emails', identifiers('email')],
      ['accounts', identifiers('account')],
    ],
    from: 'clients t',
    at: 't.created_at',
  },
  cases: {
    plain: own(
      'id',
      'reference',
      'client_id',
      'state',
      'stakes',
      'waiting_on',
      'outcome',
      'opened_at',
      'closed_at',
      'changed_at',
    ),
    words: [
      ['client', nameOf('clients', 'client_id')],
      ['service', nameOf('services', 'service_id')],
      ['owner', nameOf('agents', 'owner_id')],
      ...own('need', 'situation', 'matters', 'works', 'does_not_work', 'plan', 'outcome_note'),
    ],
    from: 'cases t',
    at: 't.opened_at',
  },
  contacts: {
    plain: [
      ...own('id', 'channel', 'direction', 'state', 'client_id', 'case_id'),
      ['case_reference', reference],
      ...own('stakes', 'demand', 'ending', 'arrived_at', 'answered_at', 'ended_at'),
    ],
    words: [
      ['client', nameOf('clients', 'client_id')],
      ['service', nameOf('services', 'service_id')],
      ['agent', nameOf('agents', 'agent_id')],
      ...own('need'),
    ],
    from: 'contacts t',
    at: 't.arrived_at',
  },
  messages: {
    plain: [
      ...own('id', 'contact_id', 'case_id'),
      ['case_reference', reference],
      ...own('client_id', 'kind', 'author', 'channel', 'at'),
    ],
    words: [['agent', nameOf('agents', 'agent_id')], ...own('body')],
    from: 'messages t',
    at: 't.at',
  },
  commitments: {
    plain: [
      ...own('id', 'case_id'),
      ['case_reference', reference],
      ...own('kind', 'state', 'made_at', 'due_at', 'told_at', 'ended_at'),
    ],
    words: [['agent', nameOf('agents', 'by_agent_id')], ...own('what', 'note')],
    from: 'commitments t',
    at: 't.made_at',
  },
  ledger: {
    plain: own(
      'seq',
      'at',
      'kind',
      'actor',
      'actor_id',
      'contact_id',
      'case_id',
      'client_id',
      'agent_id',
      'service_id',
      'department_id',
      'facts',
    ),
    words: [],
    from: 'ledger t',
    at: 't.at',
  },
}

export type Taken = {
  readonly what: Exportable
  readonly format: 'csv' | 'json'
  /** Days in UTC, both within. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** An apostrophe before what a spreadsheet would run as a formula (OWASP, CSV injection). */
const defused = (sql: string) => `case when ${sql} ~ e'^\\'*[-=+@\\t\\r]' then '''' || ${sql} else ${sql} end`

/** The statement that reads it, row by row. Days were checked to be days. */
export function statementOf({ what, format, from, to }: Taken): string {
  const { plain, words, from: table, at } = KINDS[what]
  const columns = [
    ...plain.map(([name, sql]) => `${sql} as ${name}`),
    ...words.map(([name, sql]) => `${format === 'csv' ? defused(sql) : sql} as ${name}`),
  ]
  const within = [
    ...(from === undefined ? [] : [`${at} >= '${from}T00:00:00Z'::timestamptz`]),
    ...(to === undefined ? [] : [`${at} < '${to}T00:00:00Z'::timestamptz + interval '1 day'`]),
  ]
  const where = within.length === 0 ? '' : ` where ${within.join(' and ')}`
  const select = `select ${columns.join(', ')} from ${table}${where} order by ${at}`
  if (format === 'csv') return `copy (${select}) to stdout with (format csv, header true)`
  return `copy (select row_to_json(q) from (${select}) q) to stdout with (format csv, quote e'\\x01', delimiter e'\\x02')`
}

/** Sends it as it comes from the database: any number of rows takes no memory. Somebody who goes away ends it. */
export async function sendExport(
  database: Database,
  reply: FastifyReply,
  taken: Taken,
  day: string,
): Promise<void> {
  const connection = await database.connect()
  const gone = () => stream.destroy()
  const stream = connection.query(copyTo(statementOf(taken)))
  reply.raw.once('close', gone)
  const ended = Promise.withResolvers<void>()
  stream.once('close', () => ended.resolve())
  stream.once('error', () => ended.resolve())
  const name = `${taken.what}-${day}.${taken.format === 'csv' ? 'csv' : 'jsonl'}`
  void reply
    .header(
      'content-type',
      taken.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
    )
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(stream)
  try {
    await ended.promise
  } finally {
    reply.raw.off('close', gone)
    const whole = stream.readableEnded
    if (whole) await connection.query('commit').catch(() => undefined)
    // What was not read to its end leaves the connection in the middle of it: it is not used again.
    connection.release(whole ? undefined : new Error('the export was not read to its end'))
  }
}
