import { statement } from '#platform/database/statement.ts'
import type { Paper } from '../../clients/contract.ts'
import type { Stakes } from '../../services/contract.ts'
import type { Outcome } from '../contract.ts'

export type SummaryRow = {
  id: string
  reference: string
  clientId: string
  clientName: string | null
  serviceId: string | null
  service: string | null
  ownerId: string
  ownerName: string
  coverId: string | null
  coverName: string | null
  state: 'open' | 'closed'
  stakes: Stakes
  need: string
  waitingOn: 'us' | 'client' | 'other'
  snoozedUntil: Date | null
  openedAt: Date
  changedAt: Date
  closedAt: Date | null
  version: number
  nextWhat: string | null
  nextDueAt: Date | null
  nextBy: string | null
  nextMadeAt: Date | null
  nextWarnAt: Date | null
  tags: { id: string; name: string }[]
}

/** Columns of a summary; the statement's parameter with "now" is given, for absences. */
export const summaryColumns = `c.id, c.reference, c.client_id, cl.name as client_name, c.service_id, s.name as service,
  c.owner_id, o.name as owner_name, cv.id as cover_id, cv.name as cover_name, c.state, c.stakes, c.need, c.waiting_on,
  c.snoozed_until, c.opened_at, c.changed_at, c.closed_at, c.version, n.what as next_what, n.due_at as next_due_at,
  n.by_name as next_by, n.made_at as next_made_at, n.warn_at as next_warn_at,
  coalesce((select jsonb_agg(jsonb_build_object('id', tag.id, 'name', tag.name) order by tag.name)
    from case_tags mark join tags tag on tag.id = mark.tag_id where mark.case_id = c.id), '[]') as tags`

const awayNow = (agent: string, now: string) =>
  `coalesce(${agent}.away_from <= ${now} and (${agent}.away_until is null or ${agent}.away_until > ${now}), false)`

/** What a summary joins to `cases c`. A cover who is away too is covered in turn. */
export const summaryJoins = (now: string) => `
  join clients cl on cl.id = c.client_id
  join agents o on o.id = c.owner_id
  left join services s on s.id = c.service_id
  left join agents c1 on c1.id = o.cover_id and ${awayNow('o', now)}
  left join agents cv on cv.active
    and cv.id = case when ${awayNow('c1', now)} then nullif(c1.cover_id, o.id) else c1.id end
  left join lateral (
    select w.what, w.due_at, w.made_at, w.warn_at, a.name as by_name from (
      select what, due_at, made_at, warn_at, by_agent_id as agent_id, id from commitments
        where case_id = c.id and state = 'open'
      union all
      select what, due_at, opened_at, null, co_owner_id, id from legs where case_id = c.id and state = 'open') w
    join agents a on a.id = w.agent_id
    order by w.due_at, w.id limit 1) n on c.state = 'open'`

export const summary = statement<SummaryRow, [id: string, now: Date]>(
  'cases.summary',
  `select ${summaryColumns} from cases c ${summaryJoins('$2::timestamptz')} where c.id = $1`,
)

export const openOfClient = statement<SummaryRow, [clientId: string, now: Date]>(
  'cases.openOfClient',
  `select ${summaryColumns} from cases c ${summaryJoins('$2::timestamptz')}
   where c.client_id = $1 and c.state = 'open' order by c.opened_at desc limit 50`,
)

export type StoryRow = {
  situation: string
  matters: string
  works: string
  doesNotWork: string
  plan: string
  waitingNote: string | null
  outcome: Outcome | null
  outcomeNote: string | null
  confirmed: 'sorted' | 'not_yet' | null
  confirmedAt: Date | null
  reopenedCount: number
  ownerPresence: string | null
}
export type WholeRow = SummaryRow & StoryRow

const STORY = `c.situation, c.matters, c.works, c.does_not_work, c.plan, c.waiting_note, c.outcome, c.outcome_note,
  c.confirmed, c.confirmed_at, c.reopened_count,
  (select p.state from presences p where p.agent_id = c.owner_id) as owner_presence`

export const whole = statement<WholeRow, [id: string, now: Date]>(
  'cases.whole',
  `select ${summaryColumns}, ${STORY} from cases c ${summaryJoins('$2::timestamptz')} where c.id = $1`,
)

// The newest 100, open ones first: a client's page shows no more at once.
export const wholesOfClient = statement<WholeRow, [clientId: string, now: Date]>(
  'cases.wholesOfClient',
  `select ${summaryColumns}, ${STORY} from cases c ${summaryJoins('$2::timestamptz')}
   where c.client_id = $1 and c.merged_into is null order by c.state desc, c.opened_at desc limit 100`,
)

export type PaperRow = Omit<Paper, 'at'> & { at: Date }

export const papers = statement<PaperRow, [caseId: string]>(
  'cases.papers',
  `select id, name, media_type, bytes, at, case when agent_id is null then 'client' else 'agent' end as "from",
     case_id, contact_id
   from papers where case_id = $1 order by at desc, id limit 200`,
)

export const clientName = statement<{ name: string | null }, [clientId: string]>(
  'cases.clientName',
  `select name from clients where id = $1`,
)

export const liveContact = statement<{ id: string }, [sessionId: string, clientId: string | null]>(
  'cases.liveContact',
  `select id from (
     select id, arrived_at from contacts where session_id = $1 and state in ('waiting', 'talking')
     union
     select id, arrived_at from contacts where client_id = $2 and state in ('waiting', 'talking')) live
   order by arrived_at desc limit 1`,
)

export type Counts = {
  mine: number
  covering: number
  waitingOnUs: number
  waitingOnClient: number
  waitingOnOther: number
  snoozed: number
  atRisk: number
  allOpen: number
}

// Every desk asks for this at every change: beyond ten thousand the exact number would cost more than it tells.
export const counts = statement<Counts, [agentId: string, acting: readonly string[], now: Date]>(
  'cases.counts',
  `select count(*) filter (where owner_id = $1) as mine,
     count(*) filter (where owner_id <> $1) as covering,
     count(*) filter (where waiting_on = 'us' and snoozed_until is null) as waiting_on_us,
     count(*) filter (where waiting_on = 'client' and snoozed_until is null) as waiting_on_client,
     count(*) filter (where waiting_on = 'other' and snoozed_until is null) as waiting_on_other,
     count(*) filter (where snoozed_until is not null) as snoozed,
     count(*) filter (where next_due_at < 'infinity' and exists (select from commitments m
       where m.case_id = c.id and m.state = 'open' and m.warn_at <= $3)) as at_risk,
     (select count(*) from (select from cases where state = 'open' limit 10000) o) as all_open
   from cases c where owner_id = any($2) and state = 'open'`,
)
