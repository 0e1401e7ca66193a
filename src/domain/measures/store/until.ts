import { statement } from '#platform/database/statement.ts'
import { CONCERNED, SPOKE } from './facts.contacts.ts'

/** How far the ledger has been counted, and on what it rests. */
export type Until = {
  /** Transaction id before which every row is counted; null when nothing ever was. */
  readonly point: string | null
  readonly at: Date | null
  /** The organisation's zone, and the one that days were counted in. */
  readonly zone: string
  readonly countedZone: string | null
  /** A department or level that rows were counted by has changed since. */
  readonly basisChanged: boolean
  /** Rows at or after the point exist: perhaps counted, perhaps not. */
  readonly behind: boolean
  /** Rows written by transactions before this are settled. */
  readonly horizon: string
}

const BASIS = `(select coalesce(jsonb_object_agg(id, of), '{}') from (
    select id, to_jsonb(department_id) as of from agents
    union all select id, jsonb_build_array(department_id, levels) from services) b)`

// In order, so that the index is asked: "is there any" alone would be answered by reading through every month.
const BEHIND = `(select true from ledger where xid >= coalesce(u.point, '0')::xid8 order by xid limit 1) is true`

export const until = statement<Until>(
  'measures.until',
  `select u.point, case when isfinite(u.at) then u.at end as at, coalesce(o.zone, 'UTC') as zone, u.zone as counted_zone,
     coalesce(exists (select from jsonb_each(u.basis) old, (select ${BASIS} as now) b
       where b.now->old.key is distinct from old.value), false) as basis_changed,
     ${BEHIND} as behind,
     pg_snapshot_xmin(pg_current_snapshot())::text as horizon
   from (select 1) one left join measured_until u on true left join organisations o on true`,
)

/** The organisation's zone, and how far the ledger is counted, as whoever reads figures has to know it. */
export const counted = statement<Pick<Until, 'zone' | 'at' | 'behind'>>(
  'measures.countedUntil',
  `select coalesce(o.zone, 'UTC') as zone, case when isfinite(u.at) then u.at end as at,
     ${BEHIND} as behind
   from (select 1) one left join measured_until u on true left join organisations o on true`,
)

/** What rows are counted by beside the ledger, as it is now. */
export const basis = statement<{ basis: string }>('measures.basis', `select ${BASIS}::text as basis`)

export type Changed = {
  readonly agentIds: string[]
  readonly serviceIds: string[]
  readonly basis: string
  readonly gone: string[]
}
/** Whose department or levels have changed since rows were counted by them, and what they are now. */
export const changedBasis = statement<Changed>(
  'measures.changedBasis',
  `select coalesce(array_agg(key) filter (where not of_service), '{}') as agent_ids,
     coalesce(array_agg(key) filter (where of_service), '{}') as service_ids, coalesce(jsonb_object_agg(key, now), '{}')::text as basis,
     coalesce(array_agg(key) filter (where now is null), '{}') as gone
   from (select old.key, jsonb_typeof(old.value) = 'array' as of_service, b.now->old.key as now
     from measured_until u, (select ${BASIS} as now) b, jsonb_each(u.basis) old
     where b.now->old.key is distinct from old.value) one`,
)

/** Everything that was counted by these has been counted by what they are now. */
export const takeBasis = statement<never, [basis: string, gone: string[]]>(
  'measures.takeBasis',
  `update measured_until set basis = (basis || $1::jsonb) - $2::text[]`,
)

/** Cases in which one of these spoke with the client. No index tells: the whole ledger is read once. */
export const casesOfAgents = statement<{ caseIds: string[] }, [agentIds: string[]]>(
  'measures.casesOfAgents',
  `select coalesce(array_agg(distinct c.case_id), '{}') as case_ids from ledger l
   join measured_contacts c on c.contact_id = l.contact_id
   where l.agent_id = any($1::uuid[]) and c.case_id is not null and ${SPOKE}`,
)

type OfServices = [serviceIds: string[], after: string, limit: number]
export const needsOfServices = statement<{ caseId: string }, OfServices>(
  'measures.needsOfServices',
  `select case_id from measured_needs where service_id = any($1::uuid[]) and case_id > $2 order by case_id limit $3`,
)
export const contactsOfServices = statement<{ contactId: string; caseId: string | null }, OfServices>(
  'measures.contactsOfServices',
  `select contact_id, case_id from measured_contacts where service_id = any($1::uuid[]) and contact_id > $2
   order by contact_id limit $3`,
)

/** Everything up to a point has been counted, all of it in this zone and by this basis. */
export const setUntil = statement<never, [point: string, at: Date, zone: string, basis: string]>(
  'measures.setUntil',
  `insert into measured_until (point, at, zone, basis) values ($1, $2, $3, $4)
   on conflict (only_one) do update set point = excluded.point, at = excluded.at, zone = excluded.zone, basis = excluded.basis`,
)

/** Some more rows have been counted. */
export const moveUntil = statement<never, [point: string, at: Date]>(
  'measures.moveUntil',
  'update measured_until set point = $1, at = $2',
)

/** Agents and services that are new belong where they are; the others stay as they were counted, so that a change is seen. */
export const learnBasis = statement<never>(
  'measures.learnBasis',
  `update measured_until set basis = n.now || basis from (select ${BASIS} as now) n
   where exists (select from jsonb_object_keys(n.now) as one where not basis ? one)`,
)

// A transaction that changed nothing but this must not make the others wait; whoever is first does the work for all.
export const tryLock = statement<{ locked: boolean }>(
  'measures.tryLock',
  `select pg_try_advisory_xact_lock(hashtextextended('measures.follow', 0)) as locked`,
)
export const lock = statement<never>(
  'measures.lock',
  `select pg_advisory_xact_lock(hashtextextended('measures.follow', 0))`,
)

/** For this transaction: sorts of many thousand rows stay in memory. */
export const moreMemory = statement<never>(
  'measures.moreMemory',
  `select set_config('work_mem', '64MB', true)`,
)

export type NewRow = {
  readonly xid: string
  readonly seq: number
  readonly contactId: string | null
  readonly caseId: string | null
}

export const newRows = statement<NewRow, [point: string, xid: string, seq: number, limit: number]>(
  'measures.newRows',
  `select xid::text as xid, seq, contact_id, case_id from ledger
   where xid >= $1::xid8 and (xid, seq) > ($2::xid8, $3) order by ledger.xid, ledger.seq limit $4`,
)

export const concerned = statement<{ caseIds: string[] }, [caseIds: string[], contactIds: string[]]>(
  'measures.concerned',
  CONCERNED,
)

/** The next cases of the ledger after one, by id. */
export const nextCases = statement<{ caseId: string }, [after: string, limit: number]>(
  'measures.nextCases',
  `select distinct case_id from ledger where case_id > $1 order by case_id limit $2`,
)

/** The next contacts of the ledger after one, by id; those of cases have been counted with these. */
export const nextContacts = statement<
  { contactId: string; counted: boolean },
  [after: string, limit: number]
>(
  'measures.nextContacts',
  `select l.contact_id, m.case_id is not null as counted
   from (select distinct contact_id from ledger where contact_id > $1 order by contact_id limit $2) l
   left join measured_contacts m on m.contact_id = l.contact_id order by l.contact_id`,
)
