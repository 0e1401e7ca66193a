import type { EventDefinition, FactsOf } from '#platform/contract/event.ts'
import type { Subject } from '#platform/ledger/record.ts'

/** Tables that the example fills, each after those it refers to, with the columns that are given. */
export const TABLES = {
  organisations: ['name', 'zone', 'locale', 'country', 'phone', 'email', 'address', 'example', 'created_at'],
  calendars: ['id', 'name', 'zone', 'hours'],
  departments: ['id', 'name', 'front', 'calendar_id'],
  skills: ['id', 'name', 'general'],
  services: [
    'id',
    'slug',
    'name',
    'purpose',
    'phrases',
    'levels',
    'department_id',
    'calendar_id',
    'skill_id',
    'authority_pence',
    'moment_of_truth',
    'terms',
    'self_service',
  ],
  standards: ['id', 'service_id', 'department_id', 'name', 'working_minutes'],
  articles: ['id', 'service_id', 'title', 'summary', 'body', 'audience', 'updated_at'],
  prepared_answers: ['id', 'name', 'body', 'service_id'],
  staff_user: ['id', 'name', 'email', '"emailVerified"', '"createdAt"', '"updatedAt"'],
  agents: [
    'id',
    'user_id',
    'name',
    'email',
    'department_id',
    'title',
    'roles',
    'authority_pence',
    'languages',
    'chat_capacity',
    'hours',
    'away_from',
    'away_until',
    'cover_id',
    'created_at',
  ],
  agent_skills: ['agent_id', 'skill_id', 'level'],
  special_days: ['day', 'name', 'closed'],
  plan_settings: ['settings', 'changed_by', 'changed_at'],
  shift_patterns: [
    'id',
    'name',
    'minutes',
    'break_minutes',
    'break_from',
    'break_to',
    'starts',
    'weekdays',
    'most_share',
  ],
  work_terms: [
    'agent_id',
    'least_minutes_week',
    'most_minutes_week',
    'rest_minutes',
    'most_days_in_row',
    'available',
  ],
  leaves: ['id', 'agent_id', 'first_day', 'last_day', 'kind'],
  wishes: ['id', 'agent_id', 'kind', 'day', 'weekday', 'weight', 'note', 'made_at'],
  rosters: [
    'id',
    'name',
    'first_day',
    'days',
    'interval_minutes',
    'state',
    'need',
    'solving',
    'made_by',
    'made_at',
    'published_by',
    'published_at',
  ],
  shifts: [
    'id',
    'roster_id',
    'agent_id',
    'pattern_id',
    'day',
    'starts_at',
    'ends_at',
    'break_at',
    'break_minutes',
    'fixed',
  ],
  constraints: [
    'id',
    'what',
    'whose',
    'since',
    'behind_id',
    'tried',
    'times',
    'rule',
    'cost',
    'state',
    'gone_at',
    'made_by',
    'made_at',
    'changed_at',
  ],
  clients: [
    'id',
    'name',
    'language',
    'access_needs',
    'access_note',
    'preferred_channel',
    'preferred_times',
    'created_at',
  ],
  client_identifiers: ['id', 'client_id', 'kind', 'value', 'shown', 'source', 'created_at', 'proved_at'],
  client_representatives: ['id', 'client_id', 'name', 'relation', 'may', 'phone', 'email', 'since'],
  client_facts: [
    'id',
    'client_id',
    'case_id',
    'label',
    'value',
    'source',
    'contact_id',
    'agent_id',
    'told_at',
  ],
  cases: [
    'id',
    'reference',
    'client_id',
    'service_id',
    'owner_id',
    'state',
    'stakes',
    'waiting_on',
    'waiting_note',
    'snoozed_until',
    'need',
    'situation',
    'matters',
    'works',
    'does_not_work',
    'plan',
    'outcome',
    'outcome_note',
    'confirmed',
    'confirmed_at',
    'opened_at',
    'closed_at',
    'closed_by',
    'reopened_count',
    'next_due_at',
    'changed_at',
    'version',
  ],
  case_followers: ['case_id', 'agent_id', 'since'],
  legs: [
    'id',
    'case_id',
    'what',
    'department_id',
    'co_owner_id',
    'standard_id',
    'due_at',
    'state',
    'result',
    'opened_at',
    'ended_at',
  ],
  open_questions: ['id', 'case_id', 'asked_of', 'question', 'asked_at', 'answer', 'answered_at'],
  commitments: [
    'id',
    'case_id',
    'leg_id',
    'kind',
    'what',
    'by_agent_id',
    'made_at',
    'due_at',
    'from_at',
    'told_at',
    'told_how',
    'state',
    'ended_at',
    'note',
    'replaces_id',
    'warn_at',
    'warned_at',
    'tell_client_at',
    'client_warned_at',
  ],
  contacts: [
    'id',
    'channel',
    'direction',
    'state',
    'client_id',
    'case_id',
    'service_id',
    'stakes',
    'need',
    'language',
    'minutes_available',
    'can_talk_privately',
    'agent_id',
    'arrived_at',
    'place_at',
    'answered_at',
    'ended_at',
    'ending',
    'estimate_low_s',
    'estimate_likely_s',
    'estimate_high_s',
    'last_event_at',
    'demand',
  ],
  segments: ['id', 'contact_id', 'kind', 'agent_id', 'started_at', 'ended_at', 'closed_by'],
  participants: ['contact_id', 'agent_id', 'part', 'joined_at', 'left_at'],
  offers: [
    'id',
    'contact_id',
    'agent_id',
    'purpose',
    'asked_by',
    'question',
    'reasons',
    'made_at',
    'expires_at',
    'state',
    'decided_at',
  ],
  messages: [
    'id',
    'contact_id',
    'case_id',
    'client_id',
    'kind',
    'author',
    'agent_id',
    'body',
    'at',
    'channel',
  ],
  papers: [
    'id',
    'client_id',
    'case_id',
    'agent_id',
    'name',
    'media_type',
    'bytes',
    'sha256',
    'content',
    'at',
  ],
  notifications: ['id', 'agent_id', 'kind', 'case_id', 'contact_id', 'facts', 'at', 'read_at'],
  ledger: [
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
  ],
} as const

export type TableName = keyof typeof TABLES
/** A number stands for milliseconds where the column is an instant: see `instant`. Objects are written as JSON. */
export type Value = string | number | boolean | Date | null | readonly string[] | Json | Uint8Array
/** A row of some table, its values by column. */
export type Row = Readonly<Record<string, Value>>
export type RowOf<T extends TableName> = { readonly [C in (typeof TABLES)[T][number]]: Value }

/** A value of a JSON column; marked, as a list of texts could be an array column too. */
export type Json = { readonly json: unknown }
export const json = (value: unknown): Json => ({ json: value })

type LedgerRow = RowOf<'ledger'> & { readonly at: Date }

/** Everything that will be written, by table. The ledger is kept in the order of what happened. */
export class Book {
  readonly #rows = new Map<TableName, Row[]>()
  readonly #ledger: LedgerRow[] = []

  add<T extends Exclude<TableName, 'ledger'>>(table: T, row: RowOf<T>): void {
    const rows = this.#rows.get(table)
    if (rows) rows.push(row)
    else this.#rows.set(table, [row])
  }

  /** A line of the ledger, as `record` writes it. */
  tell<E extends EventDefinition>(event: E, about: Subject, facts: FactsOf<E>): void {
    this.#ledger.push({
      at: about.at,
      kind: event.kind,
      actor: about.actor,
      actor_id: about.actorId ?? null,
      contact_id: about.contactId ?? null,
      case_id: about.caseId ?? null,
      client_id: about.clientId ?? null,
      agent_id: about.agentId ?? null,
      service_id: about.serviceId ?? null,
      department_id: about.departmentId ?? null,
      facts: json(facts),
    })
  }

  rows(table: TableName): readonly Row[] {
    if (table !== 'ledger') return this.#rows.get(table) ?? []
    return this.#ledger.sort((a, b) => a.at.getTime() - b.at.getTime())
  }

  /** The first instant the ledger speaks of; undefined when it is empty. */
  get begins(): Date | undefined {
    this.rows('ledger')
    return this.#ledger[0]?.at
  }

  get total(): number {
    return this.#ledger.length + [...this.#rows.values()].reduce((sum, rows) => sum + rows.length, 0)
  }
}
