import { statement } from '#platform/database/statement.ts'
import type { Statement } from '#platform/database/statement.ts'
import type { CaseKin, CaseMerge } from './contract.ts'

/** What belongs to a case and goes along: tables with `id` and `case_id`. A test holds that no table is missing here. */
export const MOVED_WITH_CASE = [
  'call_outs',
  'client_facts',
  'commitments',
  'contacts',
  'legs',
  'messages',
  'open_questions',
  'papers',
  'retention_holds',
  'terms_told',
] as const
/** Tables of which a case has one row for each of something: what only the one that goes in has comes along. */
export const KEYED_WITH_CASE = {
  case_followers: 'agent_id',
  case_tags: 'tag_id',
  case_field_values: 'field_id',
} as const
/** Tables with a case that stay as they are, and why. */
export const STAYS_WITH_CASE: Readonly<Record<string, string>> = {
  bulk_items: 'tells what was done to the case, as it was then',
  macro_runs: 'tells what was done to the case, as it was then',
  client_links: 'a link to it leads on to the case that goes on',
  notifications: 'what somebody was told leads on to the case that goes on',
  case_merges: 'tells of the merge',
  cases: 'leads on',
  demand_marks: 'which earlier need a failure came from, as somebody said it',
}

export type MovedRelation = (typeof MOVED_WITH_CASE)[number]

type Move = Statement<{ id: string }, [fromId: string, toId: string, mergeId: string]>
/** Everything of one case becomes another’s; which rows is remembered. Gives their ids. */
export const moveAll: readonly (readonly [MovedRelation, Move])[] = MOVED_WITH_CASE.map((relation) => [
  relation,
  statement(
    `merging.moveCase.${relation}`,
    `with moved as (update ${relation} set case_id = $2 where case_id = $1 returning id)
     , kept as (insert into case_merge_rows (merge_id, relation, row_id)
       select $3, '${relation}', id from moved on conflict do nothing)
     select id from moved order by id`,
  ),
])
export const moveKeyed = Object.entries(KEYED_WITH_CASE).map(([relation, key]) =>
  statement<never, [fromId: string, toId: string, mergeId: string]>(
    `merging.moveCase.${relation}`,
    `with moved as (update ${relation} t set case_id = $2 where case_id = $1
       and not exists (select from ${relation} k where k.case_id = $2 and k.${key} = t.${key}) returning ${key})
     insert into case_merge_rows (merge_id, relation, row_id)
     select $3, '${relation}', ${key} from moved on conflict do nothing`,
  ),
)

type Back = Statement<{ id: string }, [mergeId: string, fromId: string, toId: string]>
export const moveBack: readonly (readonly [MovedRelation, Back])[] = MOVED_WITH_CASE.map((relation) => [
  relation,
  statement(
    `merging.moveCaseBack.${relation}`,
    `with moved as (update ${relation} t set case_id = $3 from case_merge_rows r
       where r.merge_id = $1 and r.relation = '${relation}' and r.row_id = t.id and t.case_id = $2 returning t.id)
     select id from moved order by id`,
  ),
])
export const keyedBack = Object.entries(KEYED_WITH_CASE).map(([relation, key]) =>
  statement<never, [mergeId: string, fromId: string, toId: string]>(
    `merging.moveCaseBack.${relation}`,
    `update ${relation} t set case_id = $3 from case_merge_rows r
     where r.merge_id = $1 and r.relation = '${relation}' and r.row_id = t.${key} and t.case_id = $2`,
  ),
)

/** What was said and sent in conversations goes where they go. */
export const followContacts = (['messages', 'papers'] as const).map((relation) =>
  statement<never, [contactIds: readonly string[], fromId: string, toId: string]>(
    `merging.followContacts.${relation}`,
    `update ${relation} set case_id = $3 where contact_id = any($1::uuid[]) and case_id = $2`,
  ),
)
/** Promises that took the place of these, one after the other. */
export const successors = statement<{ id: string }, [ids: readonly string[], caseId: string]>(
  'merging.successors',
  `with recursive later(id) as (
     select id from commitments where replaces_id = any($1::uuid[]) and case_id = $2
     union select m.id from later l join commitments m on m.replaces_id = l.id and m.case_id = $2
   ) select id from later where id <> all($1::uuid[]) order by id`,
)
/** Promises that hang on these legs. */
export const ofLegs = statement<{ id: string }, [legIds: readonly string[], caseId: string]>(
  'merging.ofLegs',
  `select id from commitments where leg_id = any($1::uuid[]) and case_id = $2 order by id`,
)

/** Rows of a case that were chosen, to another; gives those that were there. */
export const moveChosen = Object.fromEntries(
  (['contacts', 'messages', 'legs', 'commitments', 'open_questions', 'papers'] as const).map((relation) => [
    relation,
    statement<{ id: string }, [ids: readonly string[], fromId: string, toId: string]>(
      `merging.moveChosen.${relation}`,
      `with moved as (update ${relation} set case_id = $3 where id = any($1::uuid[]) and case_id = $2 returning id)
       select id from moved order by id`,
    ),
  ]),
) as Record<
  'contacts' | 'messages' | 'legs' | 'commitments' | 'open_questions' | 'papers',
  Statement<{ id: string }, [ids: readonly string[], fromId: string, toId: string]>
>

// ── the cases themselves ────────────────────────────────────────────────────────────────────────────────────────────
export type CaseState = {
  state: 'open' | 'closed'
  outcome: string | null
  outcomeNote: string | null
  closedAt: Date | null
  closedBy: string | null
  waitingOn: string
  waitingNote: string | null
  snoozedUntil: Date | null
  confirmed: string | null
  confirmedAt: Date | null
}
export type CaseRow = CaseState & {
  id: string
  mergedInto: string | null
  erased: boolean
  held: boolean
  openedAt: Date
}
export const state = statement<CaseRow, [id: string]>(
  'merging.caseState',
  `select k.id, k.state, k.outcome, k.outcome_note, k.closed_at, k.closed_by, k.waiting_on, k.waiting_note, k.snoozed_until,
     k.confirmed, k.confirmed_at, k.merged_into, k.opened_at,
     c.erased_at is not null or k.words_removed_at is not null as erased,
     exists (select from retention_holds h where h.case_id = k.id and h.ended_at is null) as held
   from cases k join clients c on c.id = k.client_id where k.id = $1`,
)
export const goesInto = statement<
  never,
  [id: string, intoId: string, reference: string, now: Date, by: string]
>(
  'merging.goesInto',
  `update cases set merged_into = $2, state = 'closed', outcome = 'duplicate', outcome_note = $3, closed_at = $4,
     closed_by = $5, snoozed_until = null, confirmed = null, confirmed_at = null where id = $1`,
)
export const asBefore = statement<
  never,
  [
    id: string,
    state: string,
    outcome: string | null,
    note: string | null,
    closedAt: Date | null,
    closedBy: string | null,
    waitingOn: string,
    waitingNote: string | null,
    snoozedUntil: Date | null,
    confirmed: string | null,
    confirmedAt: Date | null,
  ]
>(
  'merging.asBefore',
  `update cases set merged_into = null, state = $2, outcome = $3, outcome_note = $4, closed_at = $5, closed_by = $6,
     waiting_on = $7, waiting_note = $8, snoozed_until = $9, confirmed = $10, confirmed_at = $11 where id = $1`,
)
export const setSplitFrom = statement<never, [id: string, fromId: string]>(
  'merging.setSplitFrom',
  `update cases set split_from = $2 where id = $1`,
)
export const follow = statement<{ caseId: string }, [caseId: string, agentId: string, now: Date]>(
  'merging.follow',
  `insert into case_followers (case_id, agent_id, since)
   select $1, $2, $3 where not exists (select from cases where id = $1 and owner_id = $2)
   on conflict do nothing returning case_id`,
)
export const unfollow = statement<never, [caseId: string, agentId: string]>(
  'merging.unfollow',
  `delete from case_followers where case_id = $1 and agent_id = $2`,
)
/** A note of the service itself among colleagues: the story of a case that went in, or where something went. */
export const addNote = statement<
  never,
  [id: string, caseId: string, clientId: string, body: string, at: Date]
>(
  'merging.addNote',
  `insert into messages (id, case_id, client_id, kind, author, body, at, channel)
   values ($1, $2, $3, 'note', 'service', $4, $5, 'form')`,
)
export const ableOwner = statement<{ id: string; name: string }, [agentId: string, now: Date]>(
  'merging.ableOwner',
  `select id, name from agents where id = $1 and active
     and not coalesce(away_from <= $2 and (away_until is null or away_until > $2), false)`,
)
export const version = statement<{ version: number }, [caseId: string]>(
  'merging.caseVersion',
  `select version from cases where id = $1`,
)
export const owner = statement<{ ownerId: string }, [caseId: string]>(
  'merging.caseOwner',
  `select owner_id from cases where id = $1`,
)
export const whose = statement<
  { clientId: string; stakes: 'ordinary' | 'moment_of_truth' },
  [caseId: string]
>('merging.whose', `select client_id, stakes from cases where id = $1`)

// ── the merge ───────────────────────────────────────────────────────────────────────────────────────────────────────
export type BeforeCase = Omit<CaseState, 'closedAt' | 'snoozedUntil' | 'confirmedAt'> & {
  readonly closedAt: string | null
  readonly snoozedUntil: string | null
  readonly confirmedAt: string | null
  /** The other owner, if they follow the case that goes on because of it. */
  readonly follower: string | null
}
export type MergeRow = {
  id: string
  keptId: string
  mergedId: string
  before: BeforeCase
  undoneAt: Date | null
}
export const addMerge = statement<
  never,
  [id: string, keptId: string, mergedId: string, before: string, by: string, at: Date]
>(
  'merging.addCaseMerge',
  `insert into case_merges (id, kept_id, merged_id, before, by_agent_id, at) values ($1, $2, $3, $4, $5, $6)`,
)
export const lockMerge = statement<MergeRow, [id: string]>(
  'merging.lockCaseMerge',
  `select id, kept_id, merged_id, before, undone_at from case_merges where id = $1 for update`,
)
export const undoMerge = statement<never, [id: string, by: string, at: Date]>(
  'merging.undoCaseMerge',
  `update case_merges set undone_by = $2, undone_at = $3 where id = $1`,
)

// ── where a case stands among others ────────────────────────────────────────────────────────────────────────────────
export type KinMergeRow = Omit<CaseMerge, 'by' | 'at'> & { byId: string; byName: string; at: Date }
export const mergesInto = statement<KinMergeRow, [caseId: string]>(
  'merging.mergesInto',
  `select m.id, m.kept_id, k.reference as kept_reference, m.merged_id, d.reference as merged_reference,
     a.id as by_id, a.name as by_name, m.at
   from case_merges m join cases k on k.id = m.kept_id join cases d on d.id = m.merged_id
   join agents a on a.id = m.by_agent_id
   where m.kept_id = $1 and m.undone_at is null order by m.at desc limit 50`,
)
type Named = { id: string; reference: string }
export const livesOn = statement<Named, [caseId: string]>(
  'merging.caseLivesOn',
  `select n.id, n.reference from cases k join cases n on n.id = k.merged_into where k.id = $1`,
)
export const splitFrom = statement<Named, [caseId: string]>(
  'merging.splitFrom',
  `select n.id, n.reference from cases k join cases n on n.id = k.split_from where k.id = $1`,
)
export const splitOff = statement<Named, [caseId: string]>(
  'merging.splitOff',
  `select id, reference from cases where split_from = $1 order by opened_at limit 50`,
)
export const others = statement<CaseKin['others'][number], [caseId: string]>(
  'merging.otherCases',
  `select o.id, o.reference, left(o.need, 200) as need, a.name as owner, o.state
   from cases k join cases o on o.client_id = k.client_id and o.id <> k.id and o.merged_into is null
   join agents a on a.id = o.owner_id where k.id = $1 order by o.state desc, o.opened_at desc limit 50`,
)
export type KinContactRow = Omit<CaseKin['contacts'][number], 'at'> & { at: Date }
export const contactsOf = statement<KinContactRow, [caseId: string]>(
  'merging.contactsOfCase',
  `select id, channel, left(need, 200) as need, arrived_at as at, state <> 'ended' as live from contacts
   where case_id = $1 order by arrived_at desc limit 100`,
)

/** What came to a case that had gone into another, begun a moment before or from an old page. */
export const late = statement<{ id: string; keptId: string; mergedId: string }>(
  'merging.lateCases',
  `select m.id, k.merged_into as kept_id, m.merged_id from case_merges m join cases k on k.id = m.merged_id
   where m.undone_at is null and k.merged_into is not null and exists (
     select from contacts t where t.case_id = m.merged_id
     union all select from messages g where g.case_id = m.merged_id
     union all select from papers p where p.case_id = m.merged_id
     union all select from commitments c where c.case_id = m.merged_id
     union all select from retention_holds h where h.case_id = m.merged_id
     union all select from legs l where l.case_id = m.merged_id) limit 100`,
)
