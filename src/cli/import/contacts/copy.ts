import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { EventDefinition, FactsOf } from '#platform/contract/event.ts'
import type { Subject } from '#platform/ledger/record.ts'
import { field } from '../../example/copy.ts'
import type { Value } from '../../example/book.ts'

/** The columns that an import gives, by table, each table after those it refers to. */
const TABLES = {
  clients: ['id', 'name', 'language', 'created_at'],
  client_identifiers: ['id', 'client_id', 'kind', 'value', 'shown', 'source', 'created_at'],
  cases: [
    ...['id', 'reference', 'client_id', 'service_id', 'owner_id', 'state', 'need', 'outcome', 'outcome_note'],
    ...['opened_at', 'closed_at', 'closed_by', 'changed_at'],
  ],
  contacts: [
    ...[
      'id',
      'channel',
      'direction',
      'state',
      'client_id',
      'case_id',
      'service_id',
      'need',
      'agent_id',
      'arrived_at',
    ],
    ...['place_at', 'answered_at', 'ended_at', 'ending', 'last_event_at'],
  ],
  segments: ['id', 'contact_id', 'kind', 'agent_id', 'started_at', 'ended_at', 'closed_by'],
  imported_rows: ['mark', 'id'],
  ledger: [
    ...['at', 'kind', 'actor', 'actor_id', 'contact_id', 'case_id', 'client_id', 'agent_id', 'service_id'],
    ...['department_id', 'facts'],
  ],
} as const
type Table = keyof typeof TABLES

/** Rows of one batch by table, as lines of COPY. */
export class Lines {
  readonly #lines = new Map<Table, string[]>()

  add(table: Exclude<Table, 'ledger'>, values: readonly Value[]): void {
    this.#put(table, values)
  }

  /** A row of the ledger, as `record` writes it. */
  tell<E extends EventDefinition>(event: E, about: Subject, facts: FactsOf<E>): void {
    this.#put('ledger', [
      ...[
        about.at,
        event.kind,
        about.actor,
        about.actorId ?? null,
        about.contactId ?? null,
        about.caseId ?? null,
      ],
      ...[about.clientId ?? null, about.agentId ?? null, about.serviceId ?? null, about.departmentId ?? null],
      { json: facts },
    ])
  }

  #put(table: Table, values: readonly Value[]): void {
    const line = `${values.map(field).join('\t')}\n`
    const lines = this.#lines.get(table)
    if (lines) lines.push(line)
    else this.#lines.set(table, [line])
  }

  /** Writes them, in the transaction of this connection. */
  async write(connection: pg.ClientBase): Promise<void> {
    for (const table of Object.keys(TABLES) as Table[]) {
      const lines = this.#lines.get(table)
      if (!lines) continue
      const target = connection.query(copyFrom(`copy ${table} (${TABLES[table].join(', ')}) from stdin`))
      await pipeline(Readable.from(inParts(lines)), target)
    }
  }
}

const LINES_AT_ONCE = 500

function* inParts(lines: readonly string[]): Generator<string> {
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE)
    yield lines.slice(from, from + LINES_AT_ONCE).join('')
}
