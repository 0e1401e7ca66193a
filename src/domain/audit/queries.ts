import { declaredEvents } from '#platform/contract/event.ts'
import type { AnswerOf, QueryOf } from '#platform/contract/route.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { Refusal } from '#platform/refusal.ts'
import type { auditRoutes } from './contract.ts'
import * as store from './store.ts'

type AskedOf = {
  readonly agentId?: string | undefined
  readonly clientId?: string | undefined
  readonly caseId?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** What was changed, newest first. */
export async function listChanges(
  tx: Tx,
  query: QueryOf<typeof auditRoutes.changes>,
): Promise<AnswerOf<typeof auditRoutes.changes>> {
  const { kind } = query
  const whole = kind?.includes('.') === true
  const concept = kind !== undefined && !whole ? kind : null
  const rows = await tx.all(
    store.changes,
    ...asked(query, /^\d{1,18}$/),
    whole ? kind : null,
    concept === null ? null : `${concept}.`,
    concept === null ? null : `${concept}.~`,
  )
  const meanings = new Map(declaredEvents().map((one) => [one.kind, one.meaning]))
  return pageOf(
    rows,
    query.limit,
    ({ seq }) => String(seq),
    (row) => ({
      id: String(row.seq),
      at: row.at,
      kind: row.kind,
      meaning: meanings.get(row.kind) ?? row.kind,
      who: { kind: row.actor, id: row.actorId, name: row.actorName },
      about: {
        ...aboutOf(row),
        agent: row.agentId === null ? null : { id: row.agentId, name: row.agent },
        service: row.service,
      },
      facts: row.facts,
    }),
  )
}

/** Who opened what, newest first. */
export async function listReads(
  tx: Tx,
  query: QueryOf<typeof auditRoutes.reads>,
): Promise<AnswerOf<typeof auditRoutes.reads>> {
  const rows = await tx.all(store.reads, ...asked(query, /^[0-9a-f-]{36}$/), query.what ?? null)
  return pageOf(
    rows,
    query.limit,
    ({ id }) => id,
    (row) => ({
      id: row.id,
      at: row.at,
      what: row.what,
      who: { kind: row.actor, id: row.actorId, name: row.actorName },
      about: aboutOf(row),
    }),
  )
}

function aboutOf(row: store.ChangeRow | store.ReadRow) {
  return {
    client: row.clientId === null ? null : { id: row.clientId, name: row.client },
    case: row.caseId === null ? null : { id: row.caseId, reference: row.reference },
    contactId: row.contactId,
  }
}

function asked({ agentId, clientId, caseId, from, until, cursor, limit }: AskedOf, id: RegExp): store.Asked {
  const before = cursor === undefined ? [null, null] : readCursor(cursor, id)
  const moment = (text?: string) => (text === undefined ? null : new Date(text))
  return [
    agentId ?? null,
    clientId ?? null,
    caseId ?? null,
    moment(from),
    moment(until),
    before[0] ?? null,
    before[1] ?? null,
    // One more tells whether it goes on.
    limit + 1,
  ]
}

function pageOf<Row extends { at: Date }, Item>(
  rows: readonly Row[],
  limit: number,
  idOf: (row: Row) => string,
  present: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const next = last ? Buffer.from(`${last.at.toISOString()} ${idOf(last)}`).toString('base64url') : null
  return { items: page.map(present), next }
}

function readCursor(cursor: string, form: RegExp): [Date, string] {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  const date = new Date(at)
  if (form.test(id) && /^\d{4}-\d\d-\d\dT/.test(at) && !Number.isNaN(date.getTime())) return [date, id]
  throw new Refusal(general.invalid_input, {}, [{ path: '/query/cursor', message: 'leads nowhere' }])
}
