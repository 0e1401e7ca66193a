import type { AsFiles } from '#platform/backup/export.ts'
import type { ExportHeader } from '#platform/backup/format.ts'

/** What lies in rows as bytes and leaves as files. */
export const AS_FILES: readonly AsFiles[] = [{ table: 'papers', column: 'content', name: 'name' }]

/** What each table holds, in a line. */
const MEANING: Readonly<Record<string, string>> = {
  agent_skills: 'who can do what, and how well (1 to 3)',
  agent_views: 'which departments and services people with a limited view see',
  agents: 'people who work here',
  annotations: 'remarks and changes on the charts',
  api_keys: 'keys of programs; only their fingerprints',
  articles: 'knowledge, for everybody or for staff',
  backups: 'backups that were made',
  bulk_items: 'cases of work on many cases',
  bulk_runs: 'work on many cases at once',
  calendar_feeds: 'addresses of shift calendars; only their fingerprints',
  calendars: 'opening hours',
  call_outs: 'departments asked about a standard that was missed',
  case_field_values: 'values of own fields of cases',
  case_followers: 'colleagues who follow a case',
  case_merges: 'cases that were joined',
  case_tags: 'tags of cases',
  case_views: 'saved views of cases',
  cases: 'needs being met, each with one owner and its story',
  causes: 'causes of failure demand',
  charter_lines: 'what the service promises, each bound to a measure',
  clients: 'clients',
  client_codes: 'one-time codes; only their fingerprints',
  client_duplicates: 'people who may be one and the same',
  client_facts: 'what clients told, with source and time',
  client_field_values: 'values of own fields of clients',
  client_identifiers: 'phones, e-mail addresses and account references of clients',
  client_links: 'links to clients’ own pages',
  client_merges: 'people who were found to be one',
  client_representatives: 'who may act for a client',
  client_sessions: 'clients’ sessions; only their fingerprints',
  commitments: 'what was promised to clients, by when, by whom',
  constraints: 'what is in the way, since when and what it costs',
  contact_pages: 'the page of another site that a client looked at',
  contact_subjects: 'what contacts were about',
  contacts: 'every contact, on any channel',
  controls: 'controls with what they cost and prevent',
  daily_packs: 'the page for the morning',
  demand_marks: 'value, failure or cannot tell, of each contact',
  demand_series: 'arrivals of another system, for forecasts',
  demand_days: 'arrivals of a day of such a series',
  departments: 'departments',
  drafts: 'what people were writing',
  erasures: 'that a person was erased, without saying who',
  event_logs: 'event logs of other systems',
  log_events: 'events of such logs',
  experiments: 'changes that were tried, with what came of it',
  fields: 'own fields',
  imported_rows: 'which row of which file became what',
  imports: 'imports with what they brought',
  ledger: 'everything that happened: ids and facts, no words',
  legs: 'work of others on a case',
  messages: 'what was written, in conversations and on cases',
  notices: 'known disruptions that were told',
  notifications: 'news for people who work here',
  offers: 'to whom a contact was offered, and why',
  open_questions: 'questions that are open in a case',
  organisations: 'whose service this is',
  papers: 'papers that were sent; their bytes lie in files/papers/<id>',
  participants: 'who was in a conversation, and when',
  patterns: 'patterns that were found',
  prepared_answers: 'prepared answers',
  presences: 'who is there',
  rosters: 'rosters',
  shifts: 'shifts of rosters',
  rules: 'when, if, then',
  rule_runs: 'why a rule did something or did not',
  searches: 'words that were looked for, and how much was found',
  segments: 'waiting, talking, hold and consult of contacts',
  sensitive_reads: 'who opened what of a client',
  services: 'services with their levels and terms',
  skills: 'skills',
  special_days: 'days that are unlike others',
  staff_account: 'how people sign in; passwords only as what cannot be turned back',
  staff_session: 'sessions of people who work here',
  staff_user: 'accounts of people who work here',
  standards: 'what departments have promised each other',
  subjects: 'subjects of demand',
  tags: 'tags',
  terms_told: 'published terms that were told to clients',
  webhooks: 'addresses of other systems that are told',
  webhook_deliveries: 'what they were told',
  wishes: 'wishes for the roster',
  work_terms: 'what people have agreed to work',
}

const meaningOf = (table: string): string =>
  MEANING[table] ??
  (table.startsWith('measured_')
    ? 'figures of the lens, worked out from the ledger'
    : table.startsWith('staff_')
      ? 'how people sign in'
      : 'kept for the service’s own working')

/** The README of an export: every table with its columns. */
export function aboutExport({ organisation, madeAt, format, release, tables }: ExportHeader): string {
  const rows = tables.map(({ name, columns, rows }) => [
    `${name} (${rows} rows): ${meaningOf(name)}`,
    ...columns.map(
      (one) =>
        `    ${one.name}  ${one.type}${one.refersTo === null ? '' : `, the id of one of ${one.refersTo}`}`,
    ),
    '',
  ])
  return [
    `Everything of ${organisation ?? 'a service without a name'} as it was at ${madeAt}. Made by Answerable ${release}.`,
    '',
    format === 'csv'
      ? 'tables/<name>.csv: UTF-8, commas, a heading. An empty cell is nothing; "" is an empty text. Where a text would be run as a formula by a spreadsheet (= + - @ at its beginning), an apostrophe stands before it.'
      : 'tables/<name>.jsonl: UTF-8, one JSON object a line.',
    'Times are in UTC. files/papers/<id>/ holds papers. export.json says the same as this page, for programs.',
    'Bring it back into an empty Answerable: answerable import all <this folder or file>',
    '',
    ...rows.flat(),
  ].join('\n')
}
