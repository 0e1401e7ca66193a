import { statement } from '#platform/database/statement.ts'
import type { Statement } from '#platform/database/statement.ts'
import type { MergeField, MergeSide } from './contract.ts'

/**
 * What belongs to a person and goes along when two are put together: every table with `id` and `client_id`. Identifiers,
 * links, open pages and codes are dealt with by themselves. A test holds that no table is missing here.
 */
export const MOVED_WITH_CLIENT = [
  'cases',
  'client_facts',
  'client_representatives',
  'contacts',
  'messages',
  'papers',
  'retention_holds',
] as const
/** Tables with a person that stay as they are, and why. */
export const STAYS_WITH_CLIENT: Readonly<Record<string, string>> = {
  client_identifiers: 'moved one by one: what both have is kept once, with its proof',
  client_sessions: 'ended: an open page of one must not show the other without proof',
  client_field_values: 'moved where only one of the two has a value',
  client_links: 'ended: a link to one must not open the other',
  client_codes: 'used up: a code of one must not open the other',
  client_duplicates: 'decided or overtaken by the merge itself',
  client_merges: 'tells of the merge',
  clients: 'the row that is left of the one who was merged',
  sensitive_reads: 'tells who read whom, as it was then',
  erasures: 'there is nothing to move of somebody who was erased',
}

type Relation = (typeof MOVED_WITH_CLIENT)[number]
const CASE_OF: Partial<Record<Relation, string>> = {
  contacts: 'case_id',
  messages: 'case_id',
  papers: 'case_id',
  client_facts: 'case_id',
}
// What came late is left where it is if it would take the place of something that is there.
const UNLESS: Partial<Record<Relation, string>> = {
  client_facts: `and (t.replaced_by is not null or not exists (select from client_facts k
    where k.client_id = $2 and k.label = t.label and k.replaced_by is null))`,
}
const each = <S>(make: (relation: Relation) => S): readonly S[] => MOVED_WITH_CLIENT.map(make)

type Move = Statement<{ count: number }, [mergedId: string, keptId: string, mergeId: string]>
/** Everything of one person becomes another’s; which rows is remembered. */
export const moveAll: readonly Move[] = each((relation) =>
  statement(
    `merging.move.${relation}`,
    `with moved as (update ${relation} t set client_id = $2 where client_id = $1 ${UNLESS[relation] ?? ''} returning id, ${CASE_OF[relation] ?? 'null::uuid'} as case_id)
     , kept as (insert into client_merge_rows (merge_id, relation, row_id, case_id)
       select $3, '${relation}', id, case_id from moved on conflict do nothing)
     select count(*)::int as count from moved`,
  ),
)

type Back = Statement<never, [mergeId: string, keptId: string, mergedId: string]>
// What came onto a case since goes with that case; everything else goes back to whom it was with.
const moveBack = (relation: Relation): Back =>
  statement(
    `merging.moveBack.${relation}`,
    `update ${relation} t set client_id = $3 from client_merge_rows r
     where r.merge_id = $1 and r.relation = '${relation}' and r.row_id = t.id and t.client_id = $2
     ${
       CASE_OF[relation] === undefined
         ? ''
         : `and (t.case_id is null or t.case_id is not distinct from r.case_id
          or exists (select from cases k where k.id = t.case_id and k.client_id = $3))`
     }`,
  )
export const casesBack = moveBack('cases')
/** What hangs on cases follows them. */
export const restBack = MOVED_WITH_CLIENT.filter((relation) => relation !== 'cases').map(moveBack)

/** One value a person and field: what both have stays with each, what only one has goes along. */
export const moveFields = statement<{ count: number }, [mergedId: string, keptId: string, mergeId: string]>(
  'merging.moveFieldValues',
  `with moved as (update client_field_values t set client_id = $2 where client_id = $1
     and not exists (select from client_field_values k where k.client_id = $2 and k.field_id = t.field_id)
     returning field_id)
   , kept as (insert into client_merge_rows (merge_id, relation, row_id)
     select $3, 'client_field_values', field_id from moved on conflict do nothing)
   select count(*)::int as count from moved`,
)
export const fieldsBack = statement<never, [mergeId: string, keptId: string, mergedId: string]>(
  'merging.fieldValuesBack',
  `update client_field_values t set client_id = $3 from client_merge_rows r
   where r.merge_id = $1 and r.relation = 'client_field_values' and r.row_id = t.field_id and t.client_id = $2`,
)

/** What has come since, on a case that went back: it is of the person whose case it is. */
export const followCases: readonly Statement<never, [mergeId: string, keptId: string, mergedId: string]>[] = (
  ['contacts', 'messages', 'papers', 'retention_holds'] as const
).map((relation) =>
  statement(
    `merging.followCases.${relation}`,
    `update ${relation} t set client_id = $3 from cases k
     where k.client_id = $3 and t.case_id = k.id and t.client_id = $2
       and not exists (select from client_merge_rows r where r.merge_id = $1 and r.relation = '${relation}' and r.row_id = t.id)`,
  ),
)

/** Rows of a person that came since and were asked for by id. */
export const giveSince: readonly Statement<
  never,
  [ids: readonly string[], keptId: string, mergedId: string]
>[] = [...MOVED_WITH_CLIENT, 'client_identifiers' as const].map((relation) =>
  statement(
    `merging.giveSince.${relation}`,
    `update ${relation} set client_id = $3 where id = any($1::uuid[]) and client_id = $2`,
  ),
)
/** What was said in a contact that goes to the other, where it is on no case. */
export const messagesOfSince = statement<never, [ids: readonly string[], keptId: string, mergedId: string]>(
  'merging.messagesOfSince',
  `update messages set client_id = $3 where contact_id = any($1::uuid[]) and case_id is null and client_id = $2`,
)
export const papersOfSince = statement<never, [ids: readonly string[], keptId: string, mergedId: string]>(
  'merging.papersOfSince',
  `update papers set client_id = $3 where contact_id = any($1::uuid[]) and case_id is null and client_id = $2`,
)

// ── the people themselves ───────────────────────────────────────────────────────────────────────────────────────────
export type PersonFields = Pick<MergeSide, MergeField>
export type PersonRow = PersonFields & {
  id: string
  version: number
  createdAt: Date
  mergedInto: string | null
  erasedAt: Date | null
}

// In the order of their ids, so that two who put the same together never wait for each other. "For update": whoever
// adds something to a person just now is waited for, and what comes later is seen to by a sweep.
export const lockTwo = statement<PersonRow, [one: string, other: string]>(
  'merging.lockTwo',
  `select id, name, language, access_needs, access_note, preferred_channel, preferred_times, version, created_at,
     merged_into, erased_at from clients where id in ($1, $2) order by id for update`,
)
export const readTwo = statement<PersonRow, [one: string, other: string]>(
  'merging.readTwo',
  `select id, name, language, access_needs, access_note, preferred_channel, preferred_times, version, created_at,
     merged_into, erased_at from clients where id in ($1, $2) order by id`,
)

type Fields = [
  id: string,
  name: string | null,
  language: string,
  accessNeeds: readonly string[],
  accessNote: string | null,
  preferredChannel: string | null,
  preferredTimes: string | null,
]
export const setFields = statement<never, Fields>(
  'merging.setFields',
  `update clients set name = $2, language = $3, access_needs = $4, access_note = $5, preferred_channel = $6,
     preferred_times = $7, version = version + 1 where id = $1`,
)
export const emptied = statement<never, [mergedId: string, keptId: string, at: Date]>(
  'merging.emptied',
  `update clients set name = null, access_needs = '{}', access_note = null, preferred_channel = null,
     preferred_times = null, merged_into = $2, merged_at = $3, version = version + 1 where id = $1`,
)
export const standsAlone = statement<never, [mergedId: string]>(
  'merging.standsAlone',
  `update clients set merged_into = null, merged_at = null where id = $1`,
)

// ── how to reach them ───────────────────────────────────────────────────────────────────────────────────────────────
export type IdentifierRow = {
  id: string
  kind: string
  value: string
  shown: string
  source: string
  createdAt: Date
  provedAt: Date | null
}
/** What both have: the row of the one who is merged, and the row that stays. */
export type SharedRow = IdentifierRow & { keptRowId: string; keptProvedAt: Date | null }
export const sharedIdentifiers = statement<SharedRow, [mergedId: string, keptId: string]>(
  'merging.sharedIdentifiers',
  `select m.id, m.kind, m.value, m.shown, m.source, m.created_at, m.proved_at, k.id as kept_row_id, k.proved_at as kept_proved_at
   from client_identifiers m join client_identifiers k on k.client_id = $2 and k.kind = m.kind and k.value = m.value
   where m.client_id = $1`,
)
export const dropIdentifiers = statement<never, [ids: readonly string[]]>(
  'merging.dropIdentifiers',
  `delete from client_identifiers where id = any($1::uuid[])`,
)
export const setProved = statement<never, [id: string, provedAt: Date | null]>(
  'merging.setProved',
  `update client_identifiers set proved_at = $2 where id = $1`,
)
/** Takes away the proof that came from the other, unless it was proved anew since. */
export const unprove = statement<never, [id: string, gotAt: Date | null, beforeAt: Date | null]>(
  'merging.unprove',
  `update client_identifiers set proved_at = $3::timestamptz
   where id = $1 and date_trunc('milliseconds', proved_at) is not distinct from greatest($2::timestamptz, $3::timestamptz)`,
)
export const moveIdentifiers = statement<
  { count: number },
  [mergedId: string, keptId: string, mergeId: string]
>(
  'merging.moveIdentifiers',
  `with moved as (update client_identifiers t set client_id = $2 where client_id = $1
     and not exists (select from client_identifiers k where k.client_id = $2 and k.kind = t.kind and k.value = t.value)
     returning id)
   , kept as (insert into client_merge_rows (merge_id, relation, row_id)
     select $3, 'client_identifiers', id from moved on conflict do nothing)
   select count(*)::int as count from moved`,
)
export const identifiersBack = statement<never, [mergeId: string, keptId: string, mergedId: string]>(
  'merging.identifiersBack',
  `update client_identifiers t set client_id = $3 from client_merge_rows r
   where r.merge_id = $1 and r.relation = 'client_identifiers' and r.row_id = t.id and t.client_id = $2`,
)
export const restoreIdentifier = statement<
  never,
  [
    id: string,
    clientId: string,
    kind: string,
    value: string,
    shown: string,
    source: string,
    createdAt: Date,
    provedAt: Date | null,
  ]
>(
  'merging.restoreIdentifier',
  `insert into client_identifiers (id, client_id, kind, value, shown, source, created_at, proved_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
)

// ── facts ───────────────────────────────────────────────────────────────────────────────────────────────────────────
export type ToldTwiceRow = {
  label: string
  keptFactId: string
  mergedFactId: string
  keptToldAt: Date
  mergedToldAt: Date
  same: boolean
}
/** What both have told: of each label both rows, of which one stays the current one. */
export const toldTwice = statement<ToldTwiceRow, [keptId: string, mergedId: string]>(
  'merging.toldTwice',
  `select k.label, k.id as kept_fact_id, m.id as merged_fact_id, k.told_at as kept_told_at, m.told_at as merged_told_at,
     k.value = m.value as same
   from client_facts k join client_facts m on m.client_id = $2 and m.label = k.label and m.replaced_by is null
   where k.client_id = $1 and k.replaced_by is null order by k.label`,
)
// A fact told since that goes to the other takes the place of what they had told before.
export const giveWayTo = statement<never, [ids: readonly string[], mergedId: string]>(
  'merging.giveWayTo',
  `update client_facts f set replaced_by = n.id from client_facts n
   where n.id = any($1::uuid[]) and n.replaced_by is null and f.client_id = $2 and f.label = n.label
     and f.replaced_by is null and f.id <> n.id`,
)
export const replaceFact = statement<never, [id: string, byId: string]>(
  'merging.replaceFact',
  `update client_facts set replaced_by = $2 where id = $1`,
)
// A fact that was replaced by one that is now another person's becomes current again, unless its own person has told a
// newer one since: then that one has replaced it.
export const untangleFacts = statement<never, [keptId: string, mergedId: string]>(
  'merging.untangleFacts',
  `with crossing as (
     select f.id, f.client_id, f.label, row_number() over (partition by f.client_id, f.label order by f.told_at desc, f.id desc) as place,
       first_value(f.id) over (partition by f.client_id, f.label order by f.told_at desc, f.id desc) as newest
     from client_facts f join client_facts r on r.id = f.replaced_by and r.client_id <> f.client_id
     where f.client_id in ($1, $2)
   ), settled as (
     select c.id, coalesce((select n.id from client_facts n where n.client_id = c.client_id and n.label = c.label
       and n.replaced_by is null), case when c.place > 1 then c.newest end) as replaced_by from crossing c
   )
   update client_facts f set replaced_by = s.replaced_by from settled s where s.id = f.id`,
)

// ── links, open pages, codes ────────────────────────────────────────────────────────────────────────────────────────
/** Whose visit has a conversation keeps that conversation, as somebody whom we do not know; every other page ends. */
export const endPages = statement<never, [one: string, other: string, at: Date]>(
  'merging.endPages',
  `update client_sessions s set
     client_id = case when l.live then null else s.client_id end,
     link_id = case when l.live then null else s.link_id end,
     ended_at = case when l.live then s.ended_at else $3 end
   from (select o.id, exists (select from contacts t where t.session_id = o.id and t.state <> 'ended') as live
     from client_sessions o where o.client_id in ($1, $2) and o.ended_at is null) l
   where l.id = s.id`,
)
export const endLinks = statement<never, [one: string, other: string, at: Date]>(
  'merging.endLinks',
  `update client_links set revoked_at = $3 where client_id in ($1, $2) and revoked_at is null`,
)
export const endCodes = statement<never, [one: string, other: string, at: Date]>(
  'merging.endCodes',
  `update client_codes set used_at = $3 where client_id in ($1, $2) and used_at is null`,
)

// ── the merge ───────────────────────────────────────────────────────────────────────────────────────────────────────
export type Shared = {
  readonly id: string
  readonly kind: string
  readonly value: string
  readonly shown: string
  readonly source: string
  readonly createdAt: string
  readonly provedAt: string | null
  readonly keptRowId: string
  readonly keptProvedAt: string | null
}
/** What both were before, and what the merge set on the one that was kept. */
export type Before = {
  readonly kept: PersonFields
  readonly merged: PersonFields
  readonly set: PersonFields
  readonly shared: readonly Shared[]
}
export type MergeRow = {
  id: string
  keptId: string
  keptName: string | null
  mergedId: string
  mergedName: string | null
  before: Before
  byId: string
  byName: string
  at: Date
  undoneAt: Date | null
  undoneById: string | null
  undoneByName: string | null
}

const MERGE = `select m.id, m.kept_id, k.name as kept_name, m.merged_id,
    coalesce(d.name, m.before->'merged'->>'name') as merged_name, m.before, a.id as by_id, a.name as by_name, m.at,
    m.undone_at, u.id as undone_by_id, u.name as undone_by_name
  from client_merges m join clients k on k.id = m.kept_id join clients d on d.id = m.merged_id
  join agents a on a.id = m.by_agent_id left join agents u on u.id = m.undone_by`

export const addMerge = statement<
  never,
  [id: string, keptId: string, mergedId: string, before: string, by: string, at: Date]
>(
  'merging.addMerge',
  `insert into client_merges (id, kept_id, merged_id, before, by_agent_id, at) values ($1, $2, $3, $4, $5, $6)`,
)
export const merge = statement<MergeRow, [id: string]>('merging.merge', `${MERGE} where m.id = $1`)
export const lockMerge = statement<{ id: string }, [id: string]>(
  'merging.lockMerge',
  `select id from client_merges where id = $1 for update`,
)
export const mergesOf = statement<MergeRow, [clientId: string]>(
  'merging.mergesOf',
  `${MERGE} where m.kept_id = $1 or m.merged_id = $1 order by m.at desc, m.id desc limit 50`,
)
export const moved = statement<
  { mergeId: string; relation: string; count: number },
  [mergeIds: readonly string[]]
>(
  'merging.moved',
  `select merge_id, relation, count(*)::int as count from client_merge_rows where merge_id = any($1::uuid[])
   group by merge_id, relation order by relation`,
)
export const undoMerge = statement<never, [id: string, by: string, at: Date]>(
  'merging.undoMerge',
  `update client_merges set undone_by = $2, undone_at = $3 where id = $1`,
)

/** What is open between these two is decided; what is open with the one that goes is overtaken. */
export const settleDuplicates = statement<never, [keptId: string, mergedId: string, by: string, at: Date]>(
  'merging.settleDuplicates',
  `update client_duplicates set decided_by = $3, decided_at = $4,
     state = case when $1::uuid in (one_id, other_id) then 'merged' else 'overtaken' end
   where state in ('open', 'not_same') and $2::uuid in (one_id, other_id)
     and (state = 'open' or $1::uuid in (one_id, other_id))`,
)
export const reopenDuplicates = statement<never, [keptId: string, mergedId: string]>(
  'merging.reopenDuplicates',
  `update client_duplicates set state = 'open', decided_by = null, decided_at = null
   where state = 'merged' and one_id = least($1::uuid, $2::uuid) and other_id = greatest($1::uuid, $2::uuid)`,
)
