import { statement } from '#platform/database/statement.ts'
import type { IdentifierKind } from '../clients/contract.ts'
import type { AlikeReason, Duplicate } from './contract.ts'

/** A number or fact that more people share than these says nothing of who somebody is: a front desk, a home of many. */
export const MOST_SHARING = 8

export type AlikeRow = {
  clientId: string
  otherId: string
  name: string | null
  otherName: string | null
  identifiers: { kind: IdentifierKind; bothProved: boolean }[]
  sameFacts: string[]
  otherFacts: string[]
}

const LIVING = 'erased_at is null and merged_into is null'

// From what is shared to who shares it, by indexes alone: the cost goes with the people asked about, not with all there are.
export const alike = statement<AlikeRow, [clientIds: readonly string[], most: number]>(
  'merging.alike',
  `with asked as (
     select id, name from clients where id = any($1::uuid[]) and ${LIVING}
   ), reached as (
     select a.id, o.client_id as other_id, i.kind, i.proved_at is not null and o.proved_at is not null as both_proved
     from asked a join client_identifiers i on i.client_id = a.id
     join lateral (select client_id, proved_at from client_identifiers n where n.kind = i.kind and n.value = i.value
       limit $2::int + 1) o on o.client_id <> a.id
     where (select count(*) from (select from client_identifiers n where n.kind = i.kind and n.value = i.value
       limit $2::int + 1) few) <= $2::int
   ), told as (
     select a.id, o.client_id as other_id, f.label
     from asked a join client_facts f on f.client_id = a.id and f.replaced_by is null and plain(f.value) <> ''
     join lateral (select client_id from client_facts n where n.label = f.label and md5(plain(n.value)) = md5(plain(f.value))
       and n.replaced_by is null limit $2::int + 1) o on o.client_id <> a.id
     where (select count(*) from (select from client_facts n where n.label = f.label
       and md5(plain(n.value)) = md5(plain(f.value)) and n.replaced_by is null limit $2::int + 1) few) <= $2::int
   ), pairs as (
     select id, other_id from reached union select id, other_id from told
   )
   select p.id as client_id, p.other_id, a.name, c.name as other_name,
     coalesce((select jsonb_agg(distinct jsonb_build_object('kind', r.kind, 'bothProved', r.both_proved)) from reached r
       where r.id = p.id and r.other_id = p.other_id), '[]') as identifiers,
     array(select distinct t.label from told t where t.id = p.id and t.other_id = p.other_id) as same_facts,
     array(select m.label from client_facts m join client_facts n on n.client_id = p.other_id and n.label = m.label
         and n.replaced_by is null and plain(n.value) <> plain(m.value)
       where m.client_id = p.id and m.replaced_by is null) as other_facts
   from pairs p join asked a on a.id = p.id join clients c on c.id = p.other_id and c.erased_at is null and c.merged_into is null`,
)

/** The same of two people only. */
export const inCommon = statement<AlikeRow, [clientId: string, otherId: string]>(
  'merging.inCommon',
  `select a.id as client_id, c.id as other_id, a.name, c.name as other_name,
     coalesce((select jsonb_agg(distinct jsonb_build_object('kind', i.kind,
         'bothProved', i.proved_at is not null and o.proved_at is not null))
       from client_identifiers i join client_identifiers o on o.kind = i.kind and o.value = i.value
       where i.client_id = a.id and o.client_id = c.id), '[]') as identifiers,
     array(select m.label from client_facts m join client_facts n on n.client_id = c.id and n.label = m.label
         and n.replaced_by is null and plain(n.value) = plain(m.value)
       where m.client_id = a.id and m.replaced_by is null) as same_facts,
     array(select m.label from client_facts m join client_facts n on n.client_id = c.id and n.label = m.label
         and n.replaced_by is null and plain(n.value) <> plain(m.value)
       where m.client_id = a.id and m.replaced_by is null) as other_facts
   from clients a, clients c where a.id = $1 and c.id = $2 and a.erased_at is null and a.merged_into is null
     and c.erased_at is null and c.merged_into is null`,
)

type Found = [
  id: string,
  oneId: string,
  otherId: string,
  weight: number,
  reasons: string,
  at: Date,
  by: string | null,
]
// What a person said of the two stays; only what is open gets its newest reasons.
export const addDuplicate = statement<{ id: string; fresh: boolean }, Found>(
  'merging.addDuplicate',
  `insert into client_duplicates as d (id, one_id, other_id, weight, reasons, found_at, found_by)
   values ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $4, $5, $6, $7)
   on conflict (one_id, other_id) do update set weight = excluded.weight, reasons = excluded.reasons,
     found_by = coalesce(d.found_by, excluded.found_by),
     state = case when excluded.found_by is null then d.state else 'open' end,
     decided_by = case when excluded.found_by is null then d.decided_by end,
     decided_at = case when excluded.found_by is null then d.decided_at end
   where d.state in ('open', 'overtaken') or excluded.found_by is not null and d.state = 'not_same'
   returning id, xmax = 0 as fresh`,
)

/** What is open between these people and others, so that a suggestion that no longer holds goes again. */
export const openBetween = statement<
  { id: string; oneId: string; otherId: string; foundBy: string | null; recognised: boolean },
  [clientIds: readonly string[]]
>(
  'merging.openBetween',
  `select id, one_id, other_id, found_by, reasons @> '[{"kind": "recognised"}]' as recognised from client_duplicates
   where state = 'open' and (one_id = any($1::uuid[]) or other_id = any($1::uuid[]))`,
)

export const overtake = statement<never, [ids: readonly string[], at: Date]>(
  'merging.overtake',
  `update client_duplicates set state = 'overtaken', decided_at = $2 where id = any($1::uuid[]) and state = 'open'`,
)

const someone = (alias: string) => `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name,
  'identifiers', coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'shown', i.shown,
      'provedAt', to_char(i.proved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by i.created_at, i.id)
    from client_identifiers i where i.client_id = ${alias}.id), '[]'),
  'contacts', (select count(*) from contacts t where t.client_id = ${alias}.id),
  'openCases', (select count(*) from cases k where k.client_id = ${alias}.id and k.state = 'open'),
  'lastContactAt', (select to_char(max(t.arrived_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    from contacts t where t.client_id = ${alias}.id),
  'createdAt', to_char(${alias}.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`

export type DuplicateRow = {
  id: string
  one: Duplicate['one']
  other: Duplicate['other']
  weight: number
  reasons: AlikeReason[]
  state: Duplicate['state']
  foundAt: Date
  foundById: string | null
  foundByName: string | null
}

const DUPLICATE = `select d.id, ${someone('a')} as one, ${someone('b')} as other, d.weight, d.reasons, d.state, d.found_at,
    g.id as found_by_id, g.name as found_by_name
  from client_duplicates d join clients a on a.id = d.one_id join clients b on b.id = d.other_id
  left join agents g on g.id = d.found_by`

export const duplicates = statement<DuplicateRow, [clientId: string | null, limit: number]>(
  'merging.duplicates',
  `${DUPLICATE} where d.id in (select id from client_duplicates where state = 'open'
     and ($1::uuid is null or one_id = $1 or other_id = $1) order by weight desc, found_at desc, id limit $2)
   order by d.weight desc, d.found_at desc, d.id`,
)
export const duplicate = statement<DuplicateRow, [id: string]>(
  'merging.duplicate',
  `${DUPLICATE} where d.id = $1`,
)

export const countOpen = statement<{ open: number }, [clientId: string | null]>(
  'merging.countOpen',
  `select count(*)::int as open from (select from client_duplicates where state = 'open'
     and ($1::uuid is null or one_id = $1 or other_id = $1) limit 1000) few`,
)

export const decide = statement<
  { oneId: string; otherId: string },
  [id: string, state: Duplicate['state'], by: string, at: Date]
>(
  'merging.decide',
  `update client_duplicates set state = $2, decided_by = $3, decided_at = $4 where id = $1 and state = 'open'
   returning one_id, other_id`,
)

export const duplicateThere = statement<{ id: string }, [id: string]>(
  'merging.duplicateThere',
  `select id from client_duplicates where id = $1`,
)

// ── how far people were looked at ───────────────────────────────────────────────────────────────────────────────────
export type Look = { point: string; at: Date; afterId: string | null; horizon: string }

// Whoever looks holds the row: other nodes leave it to them.
export const look = statement<Look>(
  'merging.look',
  `select point, at, after_id, pg_snapshot_xmin(pg_current_snapshot())::text as horizon
   from duplicate_looks for update skip locked`,
)
// What is there already is looked through once, from the beginning; what comes is seen in the ledger.
export const beginLooks = statement<never, [at: Date]>(
  'merging.beginLooks',
  `insert into duplicate_looks (point, at, after_id)
   values (pg_snapshot_xmin(pg_current_snapshot())::text, $1, '00000000-0000-0000-0000-000000000000')
   on conflict (only_one) do nothing`,
)
export const setLook = statement<never, [point: string, at: Date, afterId: string | null]>(
  'merging.setLook',
  `update duplicate_looks set point = $1, at = $2, after_id = $3`,
)

export const peopleAfter = statement<{ id: string }, [afterId: string, limit: number]>(
  'merging.peopleAfter',
  `select id from clients where id > $1 and ${LIVING} order by id limit $2`,
)

/** Of whom the ledger says something by which they may have become like another. */
export const changedSince = statement<{ clientId: string }, [point: string]>(
  'merging.changedSince',
  `select distinct client_id from ledger where xid >= $1::xid8 and client_id is not null
     and kind in ('client.added', 'client.changed', 'client.identifier_added', 'client.fact_told',
       'contact.client_recognised', 'client.merged', 'client.unmerged')`,
)
