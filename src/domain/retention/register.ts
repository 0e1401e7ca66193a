import type { ErasedKind } from './contract.ts'

/**
 * Everything that is kept about a person, and what becomes of it when they are erased: the one list by which erasure
 * removes, the dry run counts, and a person's own data are gathered. A test puts words into every text that can be reached
 * from a person, erases them, and looks for the words everywhere.
 *
 * In the SQL `$1::uuid[]` are the person and everybody who was put together with them, `$2` is now, `$3` are their cases and
 * `$4` their contacts; the row is `t`. Each `of` is answered by indexes: what is kept of everybody else is not read.
 */
const OF_CASE = 't.case_id = any($3::uuid[])'
const OF_CLIENT = 't.client_id = any($1::uuid[])'
const OF_CONTACT = 't.contact_id = any($4::uuid[])'

/** Every step takes all of these, whichever it needs. */
export const GIVEN = `($2::timestamptz is not null and cardinality($1::uuid[]) + cardinality($3::uuid[]) + cardinality($4::uuid[]) >= 0)`

export type Step = {
  readonly kind: ErasedKind
  readonly relation: string
  readonly of: string
  /** The columns that are blanked; without, the row goes. */
  readonly set?: string
  /** What is told of rows of this step in a person's own data: columns as SQL; left out: nothing. */
  readonly own?: string
}

export const steps: readonly Step[] = [
  {
    kind: 'facts',
    relation: 'client_facts',
    of: OF_CLIENT,
    own: 'label, value, source, told_at, replaced_by is null as current',
  },
  {
    kind: 'ways_to_reach',
    relation: 'client_identifiers',
    of: OF_CLIENT,
    own: 'kind, shown, source, created_at, proved_at',
  },
  {
    kind: 'representatives',
    relation: 'client_representatives',
    of: OF_CLIENT,
    own: 'name, relation, may, phone, email, since, until',
  },
  {
    kind: 'own_fields',
    relation: 'client_field_values',
    of: OF_CLIENT,
    own: '(select f.name from fields f where f.id = t.field_id) as field, value, set_at',
  },
  {
    kind: 'own_fields',
    relation: 'case_field_values',
    of: OF_CASE,
    own: 'case_id, (select f.name from fields f where f.id = t.field_id) as field, value, set_at',
  },
  {
    kind: 'cases',
    relation: 'cases',
    of: OF_CLIENT,
    set: `need = '', situation = '', matters = '', works = '', does_not_work = '', plan = '', outcome_note = null, waiting_note = null`,
    own: `id as case_id, reference, need, situation, matters, works, does_not_work, plan, state, outcome, outcome_note,
      (select a.name from agents a where a.id = t.owner_id) as owner, (select s.name from services s where s.id = t.service_id) as service,
      opened_at, closed_at`,
  },
  {
    kind: 'contacts',
    relation: 'contacts',
    of: 't.id = any($4::uuid[])',
    set: `need = '', language = null, call_back_to = null, external_id = null`,
    own: `id as contact_id, case_id, channel, direction, need, language, minutes_available, can_talk_privately, call_back_to,
      arrived_at, answered_at, ended_at, (select a.name from agents a where a.id = t.agent_id) as with_whom`,
  },
  {
    kind: 'contacts',
    relation: 'contact_pages',
    of: OF_CONTACT,
    own: 'contact_id, origin, title, address, language, details, at',
  },
  {
    kind: 'contacts',
    relation: 'offers',
    of: OF_CONTACT,
    set: 'question = null',
  },
  {
    kind: 'messages',
    relation: 'messages',
    of: `(${OF_CASE} or ${OF_CONTACT})`,
    set: `body = '', external_id = null`,
    own: `case_id, contact_id, kind, author, (select a.name from agents a where a.id = t.agent_id) as colleague, body, channel, at`,
  },
  {
    kind: 'papers',
    relation: 'papers',
    of: `(${OF_CLIENT} or ${OF_CASE} or ${OF_CONTACT})`,
    own: 'id as paper_id, case_id, contact_id, name, media_type, bytes, at',
  },
  {
    kind: 'promises',
    relation: 'commitments',
    of: OF_CASE,
    set: `what = '', note = null, told_how = null`,
    own: 'case_id, kind, what, made_at, due_at, told_at, told_how, state, ended_at, note',
  },
  {
    kind: 'work_of_others',
    relation: 'legs',
    of: OF_CASE,
    set: `what = '', result = case when result is null then null else '' end`,
    own: 'case_id, what, (select d.name from departments d where d.id = t.department_id) as department, opened_at, due_at, state, result, ended_at',
  },
  {
    kind: 'questions',
    relation: 'open_questions',
    of: OF_CASE,
    set: `question = '', answer = case when answer is null then null else '' end`,
    own: 'case_id, asked_of, question, asked_at, answer, answered_at',
  },
  {
    kind: 'terms_told',
    relation: 'terms_told',
    of: OF_CASE,
    set: `label = '', published = '', told = case when reason is null then '' else '-' end,
      reason = case when reason is null then null else '' end`,
    own: 'case_id, label, published, told, reason, at',
  },
  {
    kind: 'call_outs',
    relation: 'call_outs',
    of: OF_CASE,
    set: `meant = '', answer = case when answer is null then null else '' end`,
    own: 'case_id, meant, asked_at, answer, answered_at',
  },
  {
    kind: 'ways_in',
    relation: 'client_sessions',
    of: OF_CLIENT,
    set: `fingerprint = 'erased:' || t.id, ended_at = coalesce(ended_at, $2)`,
    own: 'created_at, seen_at, expires_at, ended_at',
  },
  {
    kind: 'ways_in',
    relation: 'client_links',
    of: OF_CLIENT,
    set: 'revoked_at = coalesce(revoked_at, $2)',
    own: 'case_id, created_at, expires_at, revoked_at, opened_at',
  },
  { kind: 'ways_in', relation: 'client_codes', of: OF_CLIENT, own: 'created_at, expires_at, used_at' },
  { kind: 'traces', relation: 'notifications', of: `(${OF_CASE} or ${OF_CONTACT})` },
  {
    kind: 'traces',
    relation: 'drafts',
    of: `split_part(t.place, ':', 2) = any(($1::uuid[] || $3::uuid[] || $4::uuid[])::text[])`,
  },
  { kind: 'traces', relation: 'bulk_items', of: OF_CASE, set: 'before = null, after = null' },
  { kind: 'traces', relation: 'macro_runs', of: OF_CASE, set: `undo = '[]'` },
  {
    kind: 'traces',
    relation: 'rule_runs',
    of: `(${OF_CASE} or ${OF_CONTACT})`,
    set: `conditions = '[]', actions = '[]'`,
  },
  { kind: 'traces', relation: 'idempotency_keys', of: 't.named && ($1::uuid[] || $3::uuid[] || $4::uuid[])' },
  {
    kind: 'traces',
    relation: 'webhook_deliveries',
    of: `(${OF_CLIENT} or ${OF_CASE} or ${OF_CONTACT})`,
    set: 'answer = null',
  },
  {
    kind: 'traces',
    relation: 'daily_packs',
    of: `(${OF_CASE} or jsonb_path_query_array(t.content, '$.**.caseId') ?| $3::text[])`,
    set: `content = content || jsonb_build_object(
        'journey', case when t.case_id = any($3::uuid[]) then 'null'::jsonb else content->'journey' end,
        'missed', (select coalesce(jsonb_agg(m), '[]') from jsonb_array_elements(content->'missed') m
          where not coalesce((m->>'caseId')::uuid = any($3::uuid[]), false)),
        'atRisk', (select coalesce(jsonb_agg(m), '[]') from jsonb_array_elements(content->'atRisk') m
          where not coalesce((m->>'caseId')::uuid = any($3::uuid[]), false))),
      case_id = case when t.case_id = any($3::uuid[]) then null else t.case_id end`,
  },
  {
    kind: 'traces',
    relation: 'client_merges',
    of: '(t.kept_id = any($1::uuid[]) or t.merged_id = any($1::uuid[]))',
    set: `before = '{"kept": {}, "merged": {}, "set": {}, "shared": []}'`,
  },
  {
    kind: 'traces',
    relation: 'case_merges',
    of: `(t.kept_id = any($3::uuid[]) or t.merged_id = any($3::uuid[]))`,
    set: `before = '{}'`,
  },
  { kind: 'traces', relation: 'retention_holds', of: OF_CLIENT, set: `reason = ''` },
  {
    kind: 'person',
    relation: 'clients',
    of: 't.id = any($1::uuid[])',
    set: `name = null, language = 'en', access_needs = '{}', access_note = null, preferred_channel = null,
      preferred_times = null, erased_at = coalesce(erased_at, $2), version = version + 1`,
    own: 'id as client_id, name, language, access_needs, access_note, preferred_channel, preferred_times, created_at',
  },
]

/** Texts that can be reached from a person and stay, and why: they are codes or the organisation's own words. */
export const STAYS: Readonly<Record<string, string>> = {
  'cases.reference': 'a number by which the receipt and the figures can be followed; it names nobody',
  'cases.words': 'made by the database from the need',
  'client_duplicates.reasons': 'codes and weights, no words',
  'client_merge_rows.relation': 'names of tables',
  'case_merge_rows.relation': 'names of tables',
  'client_facts.label': 'goes with the fact',
  'contacts.channel': 'a code out of a list',
  'demand_marks.suggested': 'a code out of a list',
  'demand_marks.step': 'a code out of a list of steps of the service',
  'erasures.counts': 'numbers',
  'erasures.overridden': 'codes',
  'erasures.reason':
    'why somebody was erased although there was a reason to wait; asked for without personal words',
  'messages.channel': 'a code out of a list',
  'notifications.kind': 'goes with the row',
  'offers.reasons': 'codes for which somebody was chosen',
  'bulk_items.why': 'the code of a refusal',
}
