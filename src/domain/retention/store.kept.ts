import { statement } from '#platform/database/statement.ts'
import type { Statement } from '#platform/database/statement.ts'
import type { RuleKind } from './contract.ts'

/** Kinds of which rows go, one batch at a time; people are erased one by one. */
export type RemovedKind = Exclude<RuleKind, 'keeping_duty'>

/** What is due before an instant: `id`, `at`, a text by which an admin knows it, where it is seen, and whether it is held. */
type Due = {
  readonly of: string
  readonly at: string
  readonly text: string
  readonly href?: string
  readonly held?: string
}

const held = (
  client: string,
  kase = 'null::uuid',
) => `exists (select from retention_holds h where h.client_id = ${client}
  and h.ended_at is null and (h.case_id is null or h.case_id = ${kase}))`

const NOTHING_OF_LATE = `not exists (select from cases k where k.client_id = t.id and (k.state = 'open' or k.closed_at >= least($1::timestamptz, $2::timestamptz)))
      and not exists (select from contacts c where c.client_id = t.id and (c.arrived_at >= $1 or c.state <> 'ended'))`

const DUE: Readonly<Record<RemovedKind, Due>> = {
  people: {
    of: `clients t where t.erased_at is null and t.merged_into is null and t.created_at < $1
      and ${NOTHING_OF_LATE}`,
    at: 't.created_at',
    text: `coalesce(t.name, '')`,
    href: `'/desk/people/' || t.id`,
    held: `exists (select from retention_holds h where h.client_id = t.id and h.ended_at is null)`,
  },
  case_words: {
    of: `cases t where t.state = 'closed' and t.words_removed_at is null and t.closed_at < least($1::timestamptz, $2::timestamptz)
      and exists (select from clients c where c.id = t.client_id and c.erased_at is null)
      and not exists (select from contacts c where c.case_id = t.id and c.state <> 'ended')`,
    at: 't.closed_at',
    text: `t.reference || ' ' || left(t.need, 120)`,
    href: `'/desk/cases/' || t.id`,
    // The words of a case that went into another are held where they went on.
    held: `exists (select from retention_holds h where h.client_id = t.client_id and h.ended_at is null and (h.case_id is null
      or h.case_id in (with recursive up(id) as (select t.id union select k.merged_into from up join cases k on k.id = up.id
        where k.merged_into is not null) select id from up)))`,
  },
  papers: {
    of: `papers t where t.at < least($1::timestamptz, $2::timestamptz)
      and not exists (select from cases k where k.id = t.case_id and k.state = 'open')`,
    at: 't.at',
    text: 't.name',
    href: `'/desk/people/' || t.client_id`,
    held: held('t.client_id', 't.case_id'),
  },
  searches: {
    of: 'searches t where t.at < least($1::timestamptz, $2::timestamptz)',
    at: 't.at',
    text: 't.words',
  },
  drafts: {
    of: 'drafts t where t.at < least($1::timestamptz, $2::timestamptz)',
    at: 't.at',
    text: 'left(t.body, 80)',
  },
  notifications: {
    of: 'notifications t where t.at < least($1::timestamptz, $2::timestamptz)',
    at: 't.at',
    text: 't.kind',
  },
  sensitive_reads: {
    of: 'sensitive_reads t where t.at < least($1::timestamptz, $2::timestamptz)',
    at: 't.at',
    text: 't.what',
  },
  webhook_deliveries: {
    of: `webhook_deliveries t where t.at < least($1::timestamptz, $2::timestamptz) and t.state <> 'waiting'`,
    at: 't.at',
    text: 't.kind',
  },
  ended_ways_in: {
    of: `client_links t where least(t.expires_at, t.revoked_at) < least($1::timestamptz, $2::timestamptz)`,
    at: 'least(t.expires_at, t.revoked_at)',
    text: `'link'`,
  },
}
export const removedKinds = Object.keys(DUE) as RemovedKind[]

/** `before`: what is older is due; `duty`: nothing of a case that was closed later goes, whatever the rule says. */
type Limits = [before: Date, duty: Date]
const idOf = (kind: RemovedKind) => (kind === 'drafts' ? `t.agent_id || ' ' || t.place` : 't.id::text')
const isFree = ({ held: isHeld }: Due) => (isHeld === undefined ? '' : `and not ${isHeld}`)

export type SampleRow = { id: string; text: string; at: Date; href: string | null }
export type DueRow = { count: number; held: number; oldestAt: Date | null }
const MOST = 10_000
const each = <S>(make: (kind: RemovedKind, due: Due) => S) =>
  Object.fromEntries(removedKinds.map((kind) => [kind, make(kind, DUE[kind])])) as Record<RemovedKind, S>

export const counted: Record<RemovedKind, Statement<DueRow, Limits>> = each((kind, due) =>
  statement(
    `retention.due.${kind}`,
    `select count(*) filter (where not held)::int as count, count(*) filter (where held)::int as held,
       min(at) filter (where not held) as oldest_at
     from (select ${due.at} as at, ${due.held ?? 'false'} as held from ${due.of} limit ${MOST}) d
     where $2::timestamptz is not null`,
  ),
)
export const samples: Record<RemovedKind, Statement<SampleRow, Limits>> = each((kind, due) =>
  statement(
    `retention.samples.${kind}`,
    `select ${idOf(kind)} as id, ${due.text} as text, ${due.at} as at, ${due.href ?? 'null'} as href
     from ${due.of} ${isFree(due)} and $2::timestamptz is not null order by ${due.at} limit 5`,
  ),
)

type Batch = [...Limits, limit: number]
/** The next ids that are due. */
export const nextCaseWords = statement<{ id: string }, Batch>(
  'retention.next.case_words',
  `select t.id from ${DUE.case_words.of} ${isFree(DUE.case_words)} order by t.closed_at limit $3 for no key update skip locked`,
)

const LOOKED_AT_ONCE = 2_000
/** Of the next people after those whom this run has looked at: the first who is due, and the last who was looked at. */
export const nextPeople = statement<{ id: string; due: boolean }, [...Limits, runId: string]>(
  'retention.next.people',
  `with looked as materialized (
     select t.id, t.created_at from clients t where t.erased_at is null and t.merged_into is null and t.created_at < $1
       and (t.created_at, t.id) > ((select coalesce(people_at, '-infinity') from retention_runs where id = $3),
         (select coalesce(people_id, '00000000-0000-0000-0000-000000000000') from retention_runs where id = $3))
     order by t.created_at, t.id limit ${LOOKED_AT_ONCE})
   (select t.id, true as due from looked t where ${NOTHING_OF_LATE} ${isFree(DUE.people)} order by t.created_at, t.id limit 1)
   union all
   (select t.id, false from looked t order by t.created_at desc, t.id desc limit 1)`,
)
/** This run has looked at everybody up to this one. */
export const lookedAt = statement<never, [runId: string, clientId: string]>(
  'retention.lookedAt',
  `update retention_runs r set people_at = c.created_at, people_id = c.id from clients c where r.id = $1 and c.id = $2`,
)

const removing = (kind: Exclude<RemovedKind, 'people' | 'case_words'>, relation: string) =>
  statement<{ count: number }, Batch>(
    `retention.remove.${kind}`,
    `with gone as (delete from ${relation} d using (select t.ctid from ${DUE[kind].of} ${isFree(DUE[kind])}
       order by ${DUE[kind].at} limit $3 for update skip locked) x where d.ctid = x.ctid returning 1)
     select count(*)::int as count from gone`,
  )
export const remove = {
  papers: removing('papers', 'papers'),
  searches: removing('searches', 'searches'),
  drafts: removing('drafts', 'drafts'),
  notifications: removing('notifications', 'notifications'),
  sensitive_reads: removing('sensitive_reads', 'sensitive_reads'),
  webhook_deliveries: removing('webhook_deliveries', 'webhook_deliveries'),
  ended_ways_in: removing('ended_ways_in', 'client_links'),
}

/** The words of closed cases go; the cases, their dates and their figures stay. */
export const wordless = (
  [
    [
      'cases',
      't.id',
      `need = '', situation = '', matters = '', works = '', does_not_work = '', plan = '',
      outcome_note = null, waiting_note = null, words_removed_at = $2`,
    ],
    ['contacts', 't.case_id', `need = '', call_back_to = null`],
    ['messages', 't.case_id', `body = ''`],
    ['commitments', 't.case_id', `what = '', note = null`],
    ['legs', 't.case_id', `what = '', result = case when result is null then null else '' end`],
    ['open_questions', 't.case_id', `question = '', answer = case when answer is null then null else '' end`],
    [
      'terms_told',
      't.case_id',
      `told = case when reason is null then published else '-' end,
      reason = case when reason is null then null else '' end`,
    ],
    ['call_outs', 't.case_id', `meant = '', answer = case when answer is null then null else '' end`],
  ] as const
).map(([relation, id, set]) =>
  statement<never, [caseIds: readonly string[], now: Date]>(
    `retention.wordless.${relation}`,
    `update ${relation} t set ${set} where ${id} = any($1::uuid[]) and $2::timestamptz is not null`,
  ),
)

// ── runs ────────────────────────────────────────────────────────────────────────────────────────────────────────────
export type RunRow = { id: string; beganAt: Date; endedAt: Date | null; counts: Record<string, number> }
const RUN = 'select id, began_at, ended_at, counts from retention_runs'
export const lastRun = statement<RunRow>('retention.lastRun', `${RUN} order by began_at desc limit 1`)
/** The run that goes on; whoever works on it holds it. */
export const running = statement<RunRow>(
  'retention.running',
  `${RUN} where ended_at is null order by began_at limit 1 for update skip locked`,
)
export const beginRun = statement<{ id: string }, [id: string, now: Date, notSince: Date]>(
  'retention.beginRun',
  `insert into retention_runs (id, began_at) select $1, $2
   where not exists (select from retention_runs where began_at > $3 or ended_at is null) returning id`,
)
export const addToRun = statement<never, [id: string, kind: string, count: number]>(
  'retention.addToRun',
  `update retention_runs set counts = counts || jsonb_build_object($2::text, coalesce((counts->>$2)::int, 0) + $3::int) where id = $1`,
)
export const endRun = statement<never, [id: string, now: Date]>(
  'retention.endRun',
  `update retention_runs set ended_at = $2 where id = $1`,
)
export const localHour = statement<{ hour: number }, [now: Date]>(
  'retention.localHour',
  `select extract(hour from $1::timestamptz at time zone coalesce((select zone from organisations), 'UTC'))::int as hour`,
)
