import { statement } from '#platform/database/statement.ts'

/** How a need ended, and when; null while it is open. In the order of the ids. */
export type EndRow = {
  readonly caseId: string
  readonly closedAt: Date | null
  readonly outcome: string | null
}

export const ends = statement<EndRow, [caseIds: readonly string[]]>(
  'measures.flowEnds',
  `select n.case_id, n.closed_at, n.outcome from unnest($1::uuid[]) with ordinality as asked (case_id, place)
   join measured_needs n on n.case_id = asked.case_id order by asked.place`,
)

/** Since when anything can have happened about these needs: the ledger before it need not be looked into. */
export const since = statement<{ at: Date | null }, [caseIds: readonly string[]]>(
  'measures.flowSince',
  `select least((select min(opened_at) from measured_needs where case_id = any($1::uuid[])),
     (select min(arrived_at) from measured_contacts where case_id = any($1::uuid[]))) as at`,
)

/** A row of the ledger that says where a need was. `what`: channel, direction, segment or ending. */
export type MovedRow = {
  readonly caseId: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly kind: string
  readonly what: string | null
  /** Whose department: of the agent, or of the leg. */
  readonly departmentId: string | null
}

const OF_CONTACTS = `'contact.arrived', 'contact.segment_began', 'contact.answered', 'contact.brought_in',
  'contact.handed_over', 'contact.ended'`
const OF_CASES = `'commitment.made', 'commitment.broken', 'case.leg_opened', 'case.attempted', 'case.reopened'`
const WHAT = `case l.kind
    when 'contact.arrived' then case when l.facts->>'direction' = 'out' then 'out' else l.facts->>'channel' end
    when 'contact.segment_began' then l.facts->>'segment'
    when 'contact.ended' then l.facts->>'ending' end`

/** Where these needs were, in order of time. */
export const moved = statement<MovedRow, [caseIds: readonly string[], since: Date]>(
  'measures.flowMoved',
  `with talked as materialized (
     select contact_id, case_id from measured_contacts where case_id = any($1::uuid[])
   ), told as (
     select t.case_id, l.at, l.seq, l.kind, ${WHAT} as what, l.agent_id, null::uuid as department_id
     from ledger l join talked t on t.contact_id = l.contact_id
     where l.contact_id = any(array(select contact_id from talked)) and l.at >= $2 and l.kind in (${OF_CONTACTS})
     union all
     select l.case_id, l.at, l.seq, l.kind, null, null, l.department_id
     from ledger l where l.case_id = any($1::uuid[]) and l.at >= $2 and l.kind in (${OF_CASES})
   )
   select t.case_id, (extract(epoch from t.at) * 1000)::float8 as at, t.kind, t.what,
     coalesce(t.department_id, a.department_id) as department_id
   from told t left join agents a on a.id = t.agent_id order by t.at, t.seq`,
)

export const departments = statement<{ id: string; name: string }>(
  'measures.flowDepartments',
  'select id, name from departments',
)
