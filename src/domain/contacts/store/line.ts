import { statement } from '#platform/database/statement.ts'

/** Everybody who is signed on, with what routing has to know of them. */
export type PresentAgent = {
  agentId: string
  name: string
  state: 'available' | 'busy' | 'break' | 'away' | 'offline'
  idleSince: Date
  authorityPence: number
  languages: string[]
  channels: string[]
  chatCapacity: number
  away: boolean
  skills: Record<string, number> | null
  load: Record<string, number> | null
}

export const presentAgents = statement<PresentAgent, [now: Date]>(
  'line.presentAgents',
  `select p.agent_id, a.name, p.state, p.idle_since, a.authority_pence, a.languages, a.channels, a.chat_capacity,
     (a.away_from is not null and a.away_from <= $1 and coalesce(a.away_until > $1, true)) as away, s.skills, l.load
   from presences p
   join agents a on a.id = p.agent_id
   left join (select agent_id, jsonb_object_agg(skill_id, level) as skills from agent_skills group by agent_id) s on s.agent_id = p.agent_id
   left join (
     select agent_id, jsonb_object_agg(channel, n) as load from (
       select agent_id, channel, count(*) as n from (
         select p.agent_id, c.channel from participants p join contacts c on c.id = p.contact_id
         where p.left_at is null and c.state = 'talking'
         union all
         select o.agent_id, c.channel from offers o join contacts c on c.id = o.contact_id where o.state = 'open'
       ) live group by agent_id, channel
     ) counted group by agent_id
   ) l on l.agent_id = p.agent_id
   where p.state <> 'offline' and a.active`,
)

export type WaitingRow = {
  id: string
  channel: 'chat' | 'phone' | 'visit' | 'letter' | 'email' | 'web_voice' | 'sms' | 'form'
  placeAt: Date
  serviceId: string | null
  caseId: string | null
  clientId: string | null
  skillId: string | null
  skillName: string | null
  authorityPence: number
  language: string | null
  stakes: 'ordinary' | 'moment_of_truth'
  ownerId: string | null
  ownerName: string | null
  coverId: string | null
  ownerPatienceUntil: Date | null
  passedOver: string[] | null
  lastPassedAt: Date | null
  interpreter: boolean
}

export type LineAsked = [
  /** Skills that somebody free has. */
  skillIds: readonly string[],
  /** People who are free. */
  agentIds: readonly string[],
  limit: number,
  now: Date,
]

// Only the part of the line that somebody free could take: a line of thousands behind a skill that nobody has now must
// not hide the one contact behind them that could be served, nor be read again at every pass.
// Without a case of its own the contact goes first to whoever owns the client's open case: they know the story (R1, R9).
export const waitingContacts = statement<WaitingRow, LineAsked>(
  'line.waiting',
  `with line as (
     select c.id from contacts c
     left join services s on s.id = c.service_id
     left join lateral (select id from skills where general and c.service_id is null order by name limit 1) g on true
     where c.state = 'waiting' and (c.choosing_until is null or c.choosing_until <= $4)
       and not exists (select from offers o where o.contact_id = c.id and o.state = 'open' and o.purpose = 'answer')
       and (coalesce(s.skill_id, g.id) is null
         or coalesce(s.skill_id, g.id) = any($1::uuid[])
         or exists (select from cases x join agents a on a.id = x.owner_id
           where (x.id = c.case_id or (c.case_id is null and x.client_id = c.client_id and x.state = 'open'))
             and (a.id = any($2::uuid[]) or a.cover_id = any($2::uuid[]))))
     order by c.place_at, c.id limit $3
     for update of c skip locked
   )
   select c.id, c.channel, c.place_at, c.service_id, c.case_id, c.client_id, coalesce(s.skill_id, g.id) as skill_id,
     coalesce(k.name, g.name) as skill_name, coalesce(s.authority_pence, 0) as authority_pence, c.language, c.stakes,
     owner.id as owner_id, owner.name as owner_name, owner.cover_id, c.owner_patience_until, passed.agents as passed_over,
     passed.last_at as last_passed_at, coalesce('interpreter' = any(cl.access_needs), false) as interpreter
   from line join contacts c on c.id = line.id
   left join services s on s.id = c.service_id
   left join skills k on k.id = s.skill_id
   left join clients cl on cl.id = c.client_id
   left join lateral (select id, name from skills where general and c.service_id is null order by name limit 1) g on true
   left join lateral (
     select a.id, a.name, case when a.away_from is not null then a.cover_id end as cover_id from cases x join agents a on a.id = x.owner_id
     where x.id = c.case_id or (c.case_id is null and x.client_id = c.client_id and x.state = 'open'
       and (c.service_id is null or x.service_id is null or x.service_id = c.service_id))
     order by (x.id = c.case_id) desc nulls last, x.changed_at desc limit 1
   ) owner on true
   left join lateral (
     select array_agg(distinct o.agent_id) as agents, max(o.decided_at) as last_at from offers o
     where o.contact_id = c.id and o.purpose = 'answer' and o.state in ('declined', 'expired')
   ) passed on true
   order by c.place_at, c.id`,
)

export type Experienced = {
  waitedSeconds: number
  secondsAgo: number
  estimatedSeconds: number | null
  lowSeconds: number | null
  highSeconds: number | null
  talkSeconds: number | null
}

export const lastAnswered = statement<Experienced, [serviceId: string | null, now: Date, limit: number]>(
  'line.lastAnswered',
  `select extract(epoch from answered_at - arrived_at) as waited_seconds, extract(epoch from $2 - answered_at) as seconds_ago,
     estimate_likely_s as estimated_seconds, estimate_low_s as low_seconds, estimate_high_s as high_seconds,
     extract(epoch from ended_at - answered_at) as talk_seconds
   from contacts
   where answered_at is not null and answered_at > $2 - interval '28 days' and direction = 'in' and channel = 'chat'
     and ($1::uuid is null or service_id = $1)
   order by answered_at desc limit $3`,
)

export const countWaiting = statement<{ count: number }, [before: Date]>(
  'line.count',
  `select count(*) as count from contacts where state = 'waiting' and place_at < $1`,
)

/** People who could finish a need of this service, whether or not they are here now; those least laden first. */
export const ableAgents = statement<
  {
    agentId: string
    name: string
    hours: unknown
    departmentHours: unknown
    zone: string
    awayFrom: Date | null
    awayUntil: Date | null
  },
  [serviceId: string | null, now: Date]
>(
  'line.able',
  `select a.id as agent_id, a.name, a.hours, k.hours as department_hours, k.zone, a.away_from, a.away_until
   from agents a
   join departments d on d.id = a.department_id
   join calendars k on k.id = d.calendar_id
   left join services s on s.id = $1
   left join presences p on p.agent_id = a.id
   where a.active and a.authority_pence >= coalesce(s.authority_pence, 0)
     and case
       when s.skill_id is not null then exists (select from agent_skills x where x.agent_id = a.id and x.skill_id = s.skill_id)
       when exists (select from skills where general)
         then exists (select from agent_skills x join skills g on g.id = x.skill_id and g.general where x.agent_id = a.id)
       else true end
   order by (a.away_from is null or a.away_from > $2 or a.away_until <= $2) desc, (p.state = 'available') desc nulls last,
     (select count(*) from cases c where c.owner_id = a.id and c.state = 'open'), a.id`,
)
