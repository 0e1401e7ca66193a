import { statement } from '#platform/database/statement.ts'

/** How a need ended, and when; null while it is open. In the order of the ids. */
export type EndRow = {
  readonly caseId: string
  readonly openedAt: Date | null
  readonly closedAt: Date | null
  readonly outcome: string | null
}

export const ends = statement<EndRow, [caseIds: readonly string[]]>(
  'measures.flowEnds',
  `select asked.case_id, n.opened_at, n.closed_at, n.outcome from unnest($1::uuid[]) with ordinality as asked (case_id, place)
   left join measured_needs n on n.case_id = asked.case_id order by asked.place`,
)

/** The contacts of these needs. */
export const talked = statement<
  { contactId: string; caseId: string; arrivedAt: Date },
  [caseIds: readonly string[]]
>(
  'measures.flowTalked',
  'select contact_id, case_id, arrived_at from measured_contacts where case_id = any($1::uuid[])',
)

/** A row of the ledger that says where a need was. `what`: channel, `out`, segment or ending. */
export type MovedRow = {
  readonly contactId: string | null
  readonly caseId: string | null
  /** Epoch milliseconds. */
  readonly at: number
  readonly kind: string
  readonly what: string | null
  readonly agentId: string | null
  readonly departmentId: string | null
}

const OF_CONTACTS = `'contact.arrived', 'contact.segment_began', 'contact.brought_in', 'contact.handed_over', 'contact.ended'`
const OF_CASES = `'commitment.made', 'commitment.broken', 'case.leg_opened', 'case.attempted', 'case.reopened'`
const WHAT = `case kind
    when 'contact.arrived' then case when facts->>'direction' = 'out' then 'out' else facts->>'channel' end
    when 'contact.segment_began' then facts->>'segment'
    when 'contact.ended' then facts->>'ending' end`

/**
 * Where these needs and contacts were since an instant, in order of time. Nothing is joined here: a plan that is made for any
 * number of ids would take the worst way for thousands of them.
 */
export const moved = statement<
  MovedRow,
  [caseIds: readonly string[], contactIds: readonly string[], since: Date]
>(
  'measures.flowMoved',
  `select contact_id, case_id, (extract(epoch from at) * 1000)::float8 as at, kind, what, agent_id, department_id
   from (
     select contact_id, null::uuid as case_id, at, seq, kind, ${WHAT} as what, agent_id, null::uuid as department_id
     from ledger where contact_id = any($2::uuid[]) and at >= $3 and kind in (${OF_CONTACTS})
     union all
     select null, case_id, at, seq, kind, null, null, department_id
     from ledger where case_id = any($1::uuid[]) and at >= $3 and kind in (${OF_CASES})
   ) told order by at, seq`,
)

/** To which department everybody belongs. */
export const departmentOf = statement<{ id: string; departmentId: string }>(
  'measures.flowAgents',
  'select id, department_id from agents',
)

export const departments = statement<{ id: string; name: string }>(
  'measures.flowDepartments',
  'select id, name from departments',
)
