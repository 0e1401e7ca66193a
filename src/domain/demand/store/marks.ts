import { statement } from '#platform/database/statement.ts'
import type { DemandKind, FailedStep } from '../contract.ts'

/** What a mark stands on: the contact, and what connects this agent with it. */
export type AboutRow = {
  need: string
  clientId: string | null
  caseId: string | null
  arrivedAt: Date
  demand: DemandKind | null
  tookPart: boolean
  owns: boolean
}

export const about = statement<AboutRow, [contactId: string, agentId: string]>(
  'demand.about',
  `select c.need, c.client_id, c.case_id, c.arrived_at, c.demand,
     c.agent_id is not distinct from $2::uuid
       or exists (select from participants p where p.contact_id = c.id and p.agent_id = $2) as took_part,
     exists (select from cases k join agents a on a.id = k.owner_id
       where k.id = c.case_id and (k.owner_id = $2 or a.cover_id = $2)) as owns
   from contacts c where c.id = $1`,
)

export type MarkRow = {
  contactId: string
  demand: DemandKind
  suggested: DemandKind | null
  by: 'person' | 'suggestion' | 'import'
  subjectId: string | null
  originCaseId: string | null
  step: FailedStep | null
  departmentId: string | null
  causeId: string | null
  at: Date
  version: number
}

// The contact itself holds what it was; details that were said of another demand are no longer of it.
export const findMark = statement<MarkRow, [contactId: string]>(
  'demand.findMark',
  `select c.id as contact_id, c.demand, m.suggested, coalesce(m.by, 'person') as by, s.subject_id,
     m.origin_case_id, m.step, m.department_id, m.cause_id, coalesce(m.at, c.last_event_at) as at,
     coalesce(m.version, 0) as version
   from contacts c
   left join demand_marks m on m.contact_id = c.id and m.demand = c.demand
   left join contact_subjects s on s.contact_id = c.id
   where c.id = $1 and c.demand is not null`,
)

// The first suggestion stays: after a correction the same words would be suggested as corrected.
export const keepMark = statement<
  { version: number },
  [
    contactId: string,
    demand: string,
    suggested: string | null,
    share: number | null,
    originCaseId: string | null,
    step: string | null,
    departmentId: string | null,
    causeId: string | null,
    arrivedAt: Date,
    at: Date,
  ]
>(
  'demand.keepMark',
  `insert into demand_marks as m (contact_id, demand, suggested, share, by, origin_case_id, step, department_id, cause_id, arrived_at, at)
   values ($1, $2, $3, $4, 'person', $5, $6, $7, $8, $9, $10)
   on conflict (contact_id) do update set demand = excluded.demand, by = 'person', origin_case_id = excluded.origin_case_id,
     step = excluded.step, department_id = excluded.department_id, cause_id = excluded.cause_id, at = excluded.at,
     version = m.version + 1
   where (m.demand, m.by, m.origin_case_id, m.step, m.department_id, m.cause_id) is distinct from
     (excluded.demand, 'person', excluded.origin_case_id, excluded.step, excluded.department_id, excluded.cause_id)
   returning version`,
)

export type OriginRow = { caseId: string; reference: string; need: string }

/** Cases of the client that this contact may come from: open, or closed within the last 90 days before it. */
export const origins = statement<OriginRow, [clientId: string, contactId: string, arrivedAt: Date]>(
  'demand.origins',
  `select k.id as case_id, k.reference, k.need from cases k
   where k.client_id = $1 and k.opened_at < $3 and (k.state = 'open' or k.closed_at > $3::timestamptz - interval '90 days')
   order by k.id = (select case_id from contacts where id = $2) desc, k.opened_at desc limit 6`,
)

/** Whether this case is the same client's, and older than the contact. */
export const isOrigin = statement<
  { any: boolean },
  [caseId: string, clientId: string | null, arrivedAt: Date]
>(
  'demand.isOrigin',
  `select exists (select from cases where id = $1 and client_id = $2::uuid and opened_at < $3) as any`,
)

export const knownDepartment = statement<{ any: boolean }, [departmentId: string]>(
  'demand.knownDepartment',
  `select exists (select from departments where id = $1) as any`,
)
