import { statement } from '#platform/database/statement.ts'
import type { NotificationKind, PresenceState } from './contract.ts'

type Named = { id: string; name: string }

export type ColleagueRow = {
  id: string
  name: string
  title: string
  departmentId: string
  department: string
  presence: PresenceState
  presenceReason: string | null
  presenceSince: Date | null
  skills: { id: string; name: string; level: number }[]
  authorityPence: number
  languages: string[]
  live: number
  awayFrom: Date | null
  awayUntil: Date | null
  coverId: string | null
  coverName: string | null
}

const ABSENT_NOW = (agent: string, now: string) =>
  `(${agent}.away_from <= ${now} and (${agent}.away_until is null or ${agent}.away_until > ${now}))`

/** Active agents; words match name, title, department or a skill; a service asks for its skill and authority. */
export const colleagues = statement<
  ColleagueRow,
  [now: Date, words: string, skillId: string | null, serviceId: string | null]
>(
  'agents.colleagues',
  `with live as (
     select agent_id, count(*) as n from (
       select agent_id, id as contact_id from contacts where state = 'talking'
       union
       select p.agent_id, p.contact_id from participants p join contacts c on c.id = p.contact_id
       where p.left_at is null and c.state = 'talking') talking
     group by agent_id)
   select a.id, a.name, a.title, a.department_id, d.name as department,
     case when ${ABSENT_NOW('a', '$1::timestamptz')} and coalesce(p.state, 'offline') = 'offline' then 'away'
       else coalesce(p.state, 'offline') end as presence,
     p.reason as presence_reason, p.since as presence_since,
     coalesce(s.skills, '[]') as skills, a.authority_pence, a.languages, coalesce(live.n, 0) as live,
     a.away_from, a.away_until, a.cover_id, cover.name as cover_name
   from agents a
   join departments d on d.id = a.department_id
   left join presences p on p.agent_id = a.id
   left join agents cover on cover.id = a.cover_id
   left join live on live.agent_id = a.id
   left join lateral (
     select jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'level', h.level) order by h.level desc, k.name) as skills,
       string_agg(k.name, ' ') as names
     from agent_skills h join skills k on k.id = h.skill_id where h.agent_id = a.id) s on true
   where a.active
     and ($2::text = '' or plain(a.name || ' ' || a.title || ' ' || d.name || ' ' || coalesce(s.names, ''))
       like '%' || plain($2::text) || '%')
     and ($3::uuid is null or exists (select from agent_skills h where h.agent_id = a.id and h.skill_id = $3::uuid))
     and ($4::uuid is null or exists (
       select from services v where v.id = $4::uuid and v.authority_pence <= a.authority_pence
         and (v.skill_id is null or exists (select from agent_skills h where h.agent_id = a.id and h.skill_id = v.skill_id))))
   order by array_position(array['available','busy','break','away','offline'], coalesce(p.state, 'offline')), live, a.name, a.id`,
)

export const skills = statement<Named>(
  'agents.skills',
  `select id, name from skills where active order by name, id`,
)

export type MyRow = {
  presence: PresenceState | null
  reason: string | null
  since: Date | null
  awayFrom: Date | null
  awayUntil: Date | null
  coverId: string | null
  coverName: string | null
  covering: Named[]
  settings: Record<string, unknown>
}

export const mine = statement<MyRow, [agentId: string, now: Date]>(
  'agents.mine',
  `select p.state as presence, p.reason, p.since, a.away_from, a.away_until, a.cover_id, cover.name as cover_name,
     coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name)
       from agents o where o.cover_id = a.id and ${ABSENT_NOW('o', '$2::timestamptz')}), '[]') as covering,
     a.settings
   from agents a left join presences p on p.agent_id = a.id left join agents cover on cover.id = a.cover_id
   where a.id = $1`,
)

export type PresenceRow = { agentId: string; state: PresenceState; since: Date; seenAt: Date }

export const lockAgent = statement<{ id: string }, [agentId: string]>(
  'agents.lock',
  `select id from agents where id = $1 for no key update`,
)

export const presence = statement<PresenceRow, [agentId: string]>(
  'agents.presence',
  `select agent_id, state, since, seen_at from presences where agent_id = $1 for update`,
)

// Idle since the moment one becomes available; saying "available" twice does not send one to the end of the line.
export const savePresence = statement<
  never,
  [agentId: string, state: PresenceState, reason: string | null, now: Date]
>(
  'agents.savePresence',
  `insert into presences (agent_id, state, reason, since, idle_since, seen_at) values ($1, $2, $3, $4, $4, $4)
   on conflict (agent_id) do update set state = $2, reason = $3, seen_at = $4,
     since = case when presences.state = $2 then presences.since else $4 end,
     idle_since = case when $2 = 'available' and presences.state <> 'available' then $4 else presences.idle_since end`,
)

export const seen = statement<never, [agentId: string, now: Date]>(
  'agents.seen',
  `update presences set seen_at = $2 where agent_id = $1 and seen_at < $2`,
)

// Also of somebody who has never said whether they are there: their desk is open all the same.
export const seenMany = statement<never, [agentIds: readonly string[], now: Date]>(
  'agents.seenMany',
  `insert into presences as p (agent_id, state, since, idle_since, seen_at)
   select distinct id, 'offline', $2::timestamptz, $2::timestamptz, $2::timestamptz from unnest($1::uuid[]) as a (id) order by id
   on conflict (agent_id) do update set seen_at = $2 where p.seen_at < $2`,
)

export const idle = statement<never, [agentIds: readonly string[], now: Date]>(
  'agents.idle',
  `update presences set idle_since = $2 where agent_id = any($1::uuid[])`,
)

export const silent = statement<PresenceRow, [notSeenSince: Date]>(
  'agents.silent',
  `select agent_id, state, since, seen_at from presences
   where state not in ('offline', 'away') and seen_at < $1 order by agent_id for update skip locked`,
)

export type AbsenceRow = {
  id: string
  name: string
  active: boolean
  awayFrom: Date | null
  awayUntil: Date | null
  coverId: string | null
}

// Locked in the order of their ids: two colleagues who name each other at once wait for each other, in turn.
export const absences = statement<AbsenceRow, [agentIds: readonly string[]]>(
  'agents.absences',
  `select id, name, active, away_from, away_until, cover_id from agents where id = any($1::uuid[]) order by id for update`,
)

export const saveAbsence = statement<
  never,
  [agentId: string, from: Date | null, until: Date | null, coverId: string | null]
>(
  'agents.saveAbsence',
  `update agents set away_from = $2, away_until = $3, cover_id = $4, version = version + 1 where id = $1`,
)

export type ChainRow = { id: string; name: string; active: boolean; absent: boolean; depth: number }

/** The agent (depth 0), who covers, who covers for the cover …, each at most once. */
export const coverChain = statement<ChainRow, [agentId: string, now: Date]>(
  'agents.coverChain',
  `with recursive chain (id, depth, path) as (
     select $1::uuid, 0, array[$1::uuid]
     union all
     select a.cover_id, c.depth + 1, c.path || a.cover_id from chain c join agents a on a.id = c.id
     where a.cover_id is not null and ${ABSENT_NOW('a', '$2::timestamptz')} and a.cover_id <> all (c.path))
   select a.id, a.name, a.active, coalesce(${ABSENT_NOW('a', '$2::timestamptz')}, false) as absent, c.depth
   from chain c join agents a on a.id = c.id order by c.depth`,
)

export const addNotification = statement<
  never,
  [string, string, NotificationKind, string | null, string | null, string, Date, Date | null]
>(
  'agents.addNotification',
  `insert into notifications (id, agent_id, kind, case_id, contact_id, facts, at, read_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

/** The same kind of notification for several people, each with facts of their own. */
export const addNotifications = statement<
  never,
  [
    ids: readonly string[],
    agentIds: readonly string[],
    NotificationKind,
    facts: readonly string[],
    Date,
    hiddenFrom: readonly string[],
  ]
>(
  'agents.addNotifications',
  `insert into notifications (id, agent_id, kind, facts, at, read_at)
   select one.id, one.agent_id, $3, one.facts::jsonb, $5::timestamptz,
     case when one.agent_id = any($6::uuid[]) then $5::timestamptz end
   from unnest($1::uuid[], $2::uuid[], $4::text[]) as one (id, agent_id, facts)`,
)

export type NotificationRow = {
  id: string
  kind: NotificationKind
  caseId: string | null
  caseReference: string | null
  clientName: string | null
  contactId: string | null
  colleagueName: string | null
  facts: Record<string, unknown>
  at: Date
  readAt: Date | null
}

export const notifications = statement<NotificationRow, [agentId: string]>(
  'agents.notifications',
  `select n.id, n.kind, n.case_id, k.reference as case_reference, coalesce(c.name, o.name) as client_name, n.contact_id,
     a.name as colleague_name, n.facts, n.at, n.read_at
   from notifications n
   left join cases k on k.id = n.case_id left join clients c on c.id = k.client_id
   left join contacts t on t.id = n.contact_id left join clients o on o.id = t.client_id
   left join agents a on a.id = (n.facts ->> 'agentId')::uuid
   where n.agent_id = $1 order by n.at desc, n.id desc limit 100`,
)

export const unread = statement<{ unread: number }, [agentId: string]>(
  'agents.unread',
  `select count(*) as unread from notifications where agent_id = $1 and read_at is null`,
)

export const readNotifications = statement<
  never,
  [agentId: string, now: Date, ids: readonly string[] | null]
>(
  'agents.readNotifications',
  `update notifications set read_at = $2
   where agent_id = $1 and read_at is null and at <= $2 and ($3::uuid[] is null or id = any($3::uuid[]))`,
)

export const drafts = statement<{ place: string; body: string; at: Date }, [agentId: string]>(
  'agents.drafts',
  `select place, body, at from drafts where agent_id = $1 order by at desc, place`,
)

export const saveDraft = statement<never, [agentId: string, place: string, body: string, now: Date]>(
  'agents.saveDraft',
  `insert into drafts (agent_id, place, body, at) values ($1, $2, $3, $4)
   on conflict (agent_id, place) do update set body = $3, at = $4`,
)

export const forgetDraft = statement<never, [agentId: string, place: string]>(
  'agents.forgetDraft',
  `delete from drafts where agent_id = $1 and place = $2`,
)

export const saveSettings = statement<never, [agentId: string, settings: string]>(
  'agents.saveSettings',
  `update agents set settings = settings || $2::jsonb where id = $1`,
)

/** Whether this agent's desk has shown a sign of life since. */
export const deskOpen = statement<{ open: boolean }, [agentId: string, since: Date]>(
  'agents.deskOpen',
  `select exists (select from presences where agent_id = $1 and seen_at >= $2) as open`,
)
