import { statement } from '#platform/database/statement.ts'

/** Contacts by subject, and failure demand by service: what may come up far more than it used to. */
const SUBJECTS = `select coalesce(s.merged_into, s.id) as about_id, c.*
  from contact_subjects m join subjects s on s.id = m.subject_id join measured_contacts c on c.contact_id = m.contact_id
  where m.arrived_at >= $1::date - 1 and c.day between $1::date and $2::date and c.direction = 'in'`
const FAILURES = `select c.service_id as about_id, c.* from measured_contacts c
  where c.day between $1::date and $2::date and c.direction = 'in' and c.demand = 'failure' and c.service_id is not null`
const ROWS = { subject: SUBJECTS, failure: FAILURES } as const

export type SpikeOf = keyof typeof ROWS

const each = <T>(make: (of: SpikeOf) => T): Readonly<Record<SpikeOf, T>> => ({
  subject: make('subject'),
  failure: make('failure'),
})

type Span = [from: string, until: string]

export const dailyCounts = each((of) =>
  statement<{ aboutId: string; day: string; count: number }, Span>(
    `learning.daily.${of}`,
    `select about_id, day, count(*)::int as count from (${ROWS[of]}) one group by about_id, day order by about_id, day`,
  ),
)

export const firstDay = statement<{ day: string | null; contacts: number }, Span>(
  'learning.firstContactDay',
  `select min(day) as day, count(*)::int as contacts from measured_contacts
   where day between $1::date and $2::date and direction = 'in'`,
)

/** Figures of one of them from a day on. */
export type SpikeRow = { times: number; people: number; staffS: number; clientS: number }
export const spikeFigures = each((of) =>
  statement<SpikeRow, [...Span, aboutId: string]>(
    `learning.spike.${of}`,
    `select count(*)::int as times, count(distinct client_id)::int as people,
       coalesce(sum(talk_s + hold_s + consult_s + expert_s), 0)::bigint as staff_s,
       coalesce(sum(coalesce(waited_s, 0) + talk_s + hold_s + consult_s), 0)::bigint as client_s
     from (${ROWS[of]}) one where about_id = $3::uuid`,
  ),
)

export const spikeNeeds = each((of) =>
  statement<{ caseId: string; clientS: number }, [...Span, aboutId: string, limit: number]>(
    `learning.spikeNeeds.${of}`,
    `with latest as (
       select case_id, max(day) as day from (${ROWS[of]}) one where about_id = $3::uuid and case_id is not null
       group by case_id order by max(day) desc, case_id limit $4)
     select n.case_id, n.wait_s + n.talk_s + n.hold_s as client_s
     from latest join measured_needs n on n.case_id = latest.case_id order by client_s desc, n.case_id`,
  ),
)
