/** What the contacts of the last weeks say about the inputs of a what-if. */
import { statement } from '#platform/database/statement.ts'

type Span = [from: Date, to: Date]

// Talk by somebody in person: letters and mails are answered, not waited for.
const LIVE = `channel in ('chat', 'phone', 'visit', 'web_voice')`
const IN_SPAN = `direction = 'in' and ${LIVE} and arrived_at >= $1 and arrived_at < $2 and state = 'ended'`

/** Sums over the live contacts of a span. Minutes are of one conversation. */
export type TalkRow = {
  needs: number
  firstAt: Date | null
  talks: number
  aloneTalks: number
  aloneMinutes: number | null
  aloneSd: number | null
  metTalks: number
  metMinutes: number | null
  metSd: number | null
  metAlone: number
  withExpert: number
  metWithExpert: number
}
export const talks = statement<TalkRow, Span>(
  'planning.measuredTalks',
  `with one as (
     select coalesce(case_id, c.id) as need, arrived_at, answered_at is not null as answered, ending = 'met' as met,
       extract(epoch from ended_at - answered_at)::float / 60 as minutes,
       exists (select from participants p where p.contact_id = c.id and p.part = 'expert') as expert
     from contacts c where ${IN_SPAN})
   select count(distinct need)::int as needs, min(arrived_at) as first_at,
     count(*) filter (where answered)::int as talks,
     count(*) filter (where answered and not expert)::int as alone_talks,
     avg(minutes) filter (where answered and not expert) as alone_minutes,
     stddev_samp(minutes) filter (where answered and not expert) as alone_sd,
     count(*) filter (where answered and met)::int as met_talks,
     avg(minutes) filter (where answered and met) as met_minutes,
     stddev_samp(minutes) filter (where answered and met) as met_sd,
     count(*) filter (where answered and met and not expert)::int as met_alone,
     count(*) filter (where expert)::int as with_expert,
     count(*) filter (where expert and met)::int as met_with_expert
   from one`,
)

export const expertMinutes = statement<{ count: number; mean: number | null; sd: number | null }, Span>(
  'planning.measuredExperts',
  `select count(*)::int as count, avg(m) as mean, stddev_samp(m) as sd
   from (select extract(epoch from p.left_at - p.joined_at)::float / 60 as m
     from contacts c join participants p on p.contact_id = c.id
     where ${IN_SPAN} and p.part = 'expert' and p.left_at is not null) one`,
)

export const waits = statement<{ seconds: number; left: boolean }, Span>(
  'planning.measuredWaits',
  `select extract(epoch from coalesce(answered_at, ended_at) - arrived_at)::float as seconds, answered_at is null as left
   from contacts where ${IN_SPAN} and (answered_at is not null or ending = 'left_waiting')
   order by arrived_at desc limit 20000`,
)

export const days = statement<{ day: string; needs: number }, [...Span, zone: string]>(
  'planning.measuredDays',
  `select (arrived_at at time zone $3)::date as day, count(distinct coalesce(case_id, id))::int as needs
   from contacts where ${IN_SPAN} group by 1 order by 1`,
)

// Those who came too late to have come back yet are not asked.
export const repeats = statement<{ met: number; cameBack: number }, Span>(
  'planning.measuredRepeats',
  `select count(*)::int as met, count(*) filter (where exists (
       select from contacts n where n.case_id = c.case_id and n.direction = 'in' and n.arrived_at > c.ended_at
         and n.arrived_at < c.ended_at + interval '14 days'))::int as came_back
   from contacts c where ${IN_SPAN} and case_id is not null and ending = 'met'
     and arrived_at < $2::timestamptz - interval '14 days'`,
)

export const tryAgain = statement<{ gaveUp: number; again: number; minutes: number | null }, Span>(
  'planning.measuredTryAgain',
  `select count(*)::int as gave_up, count(next)::int as again,
     avg(extract(epoch from next - ended_at)::float / 60) as minutes
   from (select c.ended_at, (select min(n.arrived_at) from contacts n where n.client_id = c.client_id
       and n.direction = 'in' and n.arrived_at > c.ended_at and n.arrived_at < c.ended_at + interval '1 day') as next
     from contacts c where ${IN_SPAN} and client_id is not null and ending = 'left_waiting'
       and arrived_at < $2::timestamptz - interval '1 day') one`,
)

export const attempts = statement<{ made: number; answered: number }, Span>(
  'planning.measuredAttempts',
  `select count(*)::int as made, count(answered_at)::int as answered
   from contacts where direction = 'out' and channel in ('phone', 'web_voice') and arrived_at >= $1 and arrived_at < $2
     and state = 'ended'`,
)

export const pay = statement<{ pay: unknown }>(
  'planning.pay',
  `select settings -> 'payPencePerHour' as pay from plan_settings`,
)

export const frontHours = statement<{ zone: string; hours: unknown }>(
  'planning.frontHours',
  `select distinct on (c.id) c.zone, c.hours from departments d join calendars c on c.id = d.calendar_id
   where d.front order by c.id`,
)
