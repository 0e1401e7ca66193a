import { statement } from '#platform/database/statement.ts'
import type { Statement } from '#platform/database/statement.ts'
import type { ErasedKind, WaitReason } from './contract.ts'
import { GIVEN, steps } from './register.ts'
import type { Step } from './register.ts'

/** The person and those put together with them, now, their cases and their contacts. */
export type Given = [
  clientIds: readonly string[],
  now: Date,
  caseIds: readonly string[],
  contactIds: readonly string[],
]
type OfStep<Row> = {
  readonly kind: ErasedKind
  readonly relation: string
  readonly run: Statement<Row, Given>
}

const forEach = <Row>(
  what: string,
  text: (step: Step) => string,
  some: readonly Step[] = steps,
): readonly OfStep<Row>[] =>
  some.map((step) => ({
    kind: step.kind,
    relation: step.relation,
    run: statement<Row, Given>(`retention.${what}.${step.relation}`, text(step)),
  }))

export const counts = forEach<{ count: number }>(
  'count',
  ({ relation, of }) => `select count(*)::int as count from ${relation} t where ${of} and ${GIVEN}`,
)

// The columns that make up a new row are read from the old one, so that nothing can be left behind by the order of steps.
export const blanks = forEach<{ count: number }>(
  'blank',
  ({ relation, of, set }) =>
    `with gone as (${set === undefined ? `delete from ${relation} t` : `update ${relation} t set ${set}`} where ${of} and ${GIVEN} returning 1)
     select count(*)::int as count from gone`,
)

export const owns = forEach<{ rows: unknown[] }>(
  'own',
  ({ relation, of, own }) =>
    `select coalesce(jsonb_agg(to_jsonb(o)), '[]') as rows from (select ${own ?? ''} from ${relation} t where ${of} and ${GIVEN}) o`,
  steps.filter(({ own }) => own !== undefined),
)

/** Everybody who is this person: whoever was put together with them, too. Locked, so that nothing is added meanwhile. */
export const lockPerson = statement<
  { id: string; erasedAt: Date | null; mergedInto: string | null },
  [string]
>(
  'retention.lockPerson',
  `with recursive all_of(id) as (
     select $1::uuid union select c.id from all_of a join clients c on c.merged_into = a.id)
   select c.id, c.erased_at, c.merged_into from clients c where c.id in (select id from all_of) order by c.id for update`,
)
export const everybody = statement<{ id: string }, [string]>(
  'retention.everybody',
  `with recursive all_of(id) as (
     select id from clients where id = $1::uuid union select c.id from all_of a join clients c on c.merged_into = a.id)
   select id from all_of`,
)
export const livesOn = statement<{ id: string }, [clientId: string]>(
  'retention.livesOn',
  `select client_lives_on(id) as id from clients where id = $1`,
)
export const casesOf = statement<{ id: string }, [clientIds: readonly string[]]>(
  'retention.casesOf',
  `select id from cases where client_id = any($1::uuid[])`,
)
export const contactsOf = statement<
  { id: string },
  [clientIds: readonly string[], caseIds: readonly string[]]
>(
  'retention.contactsOf',
  `select id from contacts where client_id = any($1::uuid[])
   union select id from contacts where case_id = any($2::uuid[])`,
)

export type StaysRow = { ledgerRows: number; cases: number; contacts: number }
export const stays = statement<
  StaysRow,
  [clientIds: readonly string[], caseIds: readonly string[], contactIds: readonly string[]]
>(
  'retention.stays',
  `select (select count(*)::int from ledger where client_id = any($1::uuid[]) or case_id = any($2::uuid[])
       or contact_id = any($3::uuid[])) as ledger_rows,
     cardinality($2::uuid[]) as cases, cardinality($3::uuid[]) as contacts`,
)

export type WaitRow = { reason: WaitReason; count: number; until: Date | null }
export const waits = statement<WaitRow, [clientIds: readonly string[], now: Date, dutyDays: number | null]>(
  'retention.waits',
  `select * from (
     select 'live_contact' as reason, count(*)::int as count, null::timestamptz as until from contacts
       where client_id = any($1::uuid[]) and state <> 'ended'
     union all select 'held', count(*)::int, null from retention_holds
       where client_id = any($1::uuid[]) and ended_at is null
     union all select 'open_case', count(*)::int, null from cases
       where client_id = any($1::uuid[]) and state = 'open'
     union all select 'promise_running', count(*)::int, max(m.due_at) from cases k join commitments m on m.case_id = k.id
       and m.state = 'open' where k.client_id = any($1::uuid[])
     union all select 'keeping_duty', count(*)::int, max(closed_at) + $3::int * interval '1 day' from cases
       where client_id = any($1::uuid[]) and closed_at > $2::timestamptz - $3::int * interval '1 day') w
   where count > 0`,
)

// ── what is still open when somebody is erased all the same ─────────────────────────────────────────────────────────
export type OpenRow = { caseId: string; clientId: string; ownerId: string; serviceId: string | null }
export const openCases = statement<OpenRow, [clientIds: readonly string[]]>(
  'retention.openCases',
  `select id as case_id, client_id, owner_id, service_id from cases where client_id = any($1::uuid[]) and state = 'open'
   order by id for no key update`,
)
export const endPromises = statement<{ id: string }, [caseId: string, now: Date]>(
  'retention.endPromises',
  `update commitments set state = 'withdrawn', ended_at = $2, version = version + 1 where case_id = $1 and state = 'open' returning id`,
)
export const endLegs = statement<{ id: string }, [caseId: string, now: Date]>(
  'retention.endLegs',
  `update legs set state = 'withdrawn', result = '', ended_at = $2, version = version + 1 where case_id = $1 and state = 'open' returning id`,
)
export const endQuestions = statement<never, [caseId: string, now: Date]>(
  'retention.endQuestions',
  `update open_questions set answer = '', answered_at = $2 where case_id = $1 and answered_at is null`,
)
export const endCase = statement<never, [caseId: string, now: Date, by: string | null]>(
  'retention.endCase',
  `update cases set state = 'closed', outcome = 'withdrawn_by_client', closed_at = $2, closed_by = $3, snoozed_until = null,
     next_due_at = 'infinity', changed_at = $2, version = version + 1 where id = $1`,
)

export type ErasureRow = {
  id: string
  clientId: string
  by: 'person' | 'rule'
  agentId: string | null
  agentName: string | null
  overridden: WaitReason[]
  reason: string | null
  counts: { kind: ErasedKind; count: number }[]
  at: Date
}
export const addErasure = statement<
  never,
  [
    id: string,
    clientId: string,
    by: 'person' | 'rule',
    agentId: string | null,
    overridden: string,
    reason: string | null,
    counts: string,
    at: Date,
  ]
>(
  'retention.addErasure',
  `insert into erasures (id, client_id, by, by_agent_id, overridden, reason, counts, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
const ERASURE = `select e.id, e.client_id, e.by, a.id as agent_id, a.name as agent_name, e.overridden, e.reason, e.counts, e.at
  from erasures e left join agents a on a.id = e.by_agent_id`
export const erasure = statement<ErasureRow, [id: string]>('retention.erasure', `${ERASURE} where e.id = $1`)
export const erasures = statement<ErasureRow, [limit: number]>(
  'retention.erasures',
  `${ERASURE} order by e.at desc, e.id desc limit $1`,
)
export const erasedAt = statement<{ erasedAt: Date | null }, [clientId: string]>(
  'retention.erasedAt',
  `select erased_at from clients where id = $1`,
)
