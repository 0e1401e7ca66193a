import { statement } from '#platform/database/statement.ts'
import type { DemandKind, FailedStep } from '../contract.ts'

type Span = [
  start: Date,
  end: Date,
  serviceId: string | null,
  departmentId: string | null,
  channel: string | null,
]
type Newest = [...Span, limit: number]

const HERE = `($3::uuid is null or c.service_id = $3) and ($4::uuid is null or s.department_id = $4)
     and ($5::text is null or c.channel = $5)`

// A period of years holds more marks than can be read at once: then the newest are read, and the answer says so.
const FAILED = `with failed as materialized (
     select m.contact_id, m.step, m.cause_id, m.department_id
     from demand_marks m join contacts c on c.id = m.contact_id left join services s on s.id = c.service_id
     where m.demand = 'failure' and c.demand = 'failure' and c.direction = 'in' and m.arrived_at >= $1 and m.arrived_at < $2 and ${HERE}
     order by m.arrived_at desc limit $6)`

export type FailedRow = {
  step: FailedStep | null
  causeId: string | null
  cause: string | null
  department: string | null
  contacts: number
  /** Of talking; of those with a cause alone. */
  minutes: number
}

/** Failures at each step, of each cause and department: read once, since finding the marks is most of the work. */
export const failures = statement<FailedRow, Newest>(
  'demand.failures',
  `${FAILED}, talked as (
     select f.step, f.cause_id, f.department_id, count(*) as contacts, coalesce(sum(t.seconds), 0) as seconds
     from failed f left join lateral (
       select sum(extract(epoch from g.ended_at - g.started_at)) as seconds from segments g
       where g.contact_id = f.contact_id and g.kind = 'talking' and g.ended_at is not null) t on f.cause_id is not null
     group by 1, 2, 3)
   select t.step, t.cause_id, c.name as cause, coalesce(d.name, own.name) as department, t.contacts,
     (t.seconds / 60)::float as minutes
   from talked t left join causes c on c.id = t.cause_id
   left join departments d on d.id = t.department_id left join departments own on own.id = c.department_id`,
)

/** Moments of truth among the contacts of a period. */
export const grave = statement<{ contacts: number }, Span>(
  'demand.grave',
  `select count(*)::int as contacts from contacts c left join services s on s.id = c.service_id
   where c.stakes = 'moment_of_truth' and c.direction = 'in' and c.ending is distinct from 'moved'
     and c.arrived_at >= $1 and c.arrived_at < $2 and ${HERE}`,
)

/** Marks in a period that no person made. */
export const notByPerson = statement<{ contacts: number }, Span>(
  'demand.notByPerson',
  `select count(*)::int as contacts
   from demand_marks m join contacts c on c.id = m.contact_id left join services s on s.id = c.service_id
   where m.by <> 'person' and m.demand = c.demand and m.arrived_at >= $1 and m.arrived_at < $2
     and c.direction = 'in' and ${HERE}`,
)

export type SubjectSumRow = {
  subjectId: string
  subject: string
  contacts: number
  marked: number
  failures: number
}

export const bySubjects = statement<SubjectSumRow, Newest>(
  'demand.bySubjects',
  `with one as materialized (
     select x.subject_id, c.demand from contact_subjects x join contacts c on c.id = x.contact_id
       left join services s on s.id = c.service_id
     where x.subject_id is not null and x.arrived_at >= $1 and x.arrived_at < $2 and c.direction = 'in' and ${HERE}
     order by x.arrived_at desc limit $6)
   select o.subject_id, j.name as subject, count(*) as contacts, count(o.demand) as marked,
     count(*) filter (where o.demand = 'failure') as failures
   from one o join subjects j on j.id = o.subject_id group by 1, 2 order by count(*) desc, j.name`,
)

export type ExampleRow = {
  subjectId: string | null
  contactId: string
  caseId: string | null
  need: string
  demand: DemandKind | null
}

/** The newest needs of each of these subjects, in clients' words. */
export const subjectExamples = statement<ExampleRow, [...Span, subjectIds: readonly string[], each: number]>(
  'demand.subjectExamples',
  `select j.id as subject_id, e.* from unnest($6::uuid[]) as j (id), lateral (
     select c.id as contact_id, c.case_id, c.need, c.demand
     from contact_subjects x join contacts c on c.id = x.contact_id left join services s on s.id = c.service_id
     where x.subject_id = j.id and x.arrived_at >= $1 and x.arrived_at < $2 and c.direction = 'in' and c.need <> '' and ${HERE}
     order by x.arrived_at desc limit $7) e`,
)

/** The newest needs without a subject. */
export const otherExamples = statement<ExampleRow, Newest>(
  'demand.otherExamples',
  `select null::uuid as subject_id, c.id as contact_id, c.case_id, c.need, c.demand
   from contacts c left join contact_subjects x on x.contact_id = c.id left join services s on s.id = c.service_id
   where x.subject_id is null and c.arrived_at >= $1 and c.arrived_at < $2 and c.direction = 'in' and c.need <> '' and ${HERE}
   order by c.arrived_at desc limit $6`,
)

export type WordsRow = { need: string; matters: string | null }

/** What the newest contacts of a period said: the need, and what matters as the story has it. */
export const saidWords = statement<WordsRow, Newest>(
  'demand.saidWords',
  `select c.need, k.matters from contacts c
   left join cases k on k.id = c.case_id left join services s on s.id = c.service_id
   where c.arrived_at >= $1 and c.arrived_at < $2 and c.direction = 'in' and (c.need <> '' or k.matters <> '') and ${HERE}
   order by c.arrived_at desc limit $6`,
)

export const serviceNames = statement<{ id: string; name: string }>(
  'demand.serviceNames',
  `select id, name from services`,
)
export const departmentNames = statement<{ id: string; name: string }>(
  'demand.departmentNames',
  `select id, name from departments`,
)
