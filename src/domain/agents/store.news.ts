import { statement } from '#platform/database/statement.ts'
import type { NotificationKind } from './contract.ts'
import type { NewsTopic } from './contract.news.ts'
import type { NotificationRow } from './store.ts'

export type GroupRow = {
  about: string
  caseId: string | null
  caseReference: string | null
  clientName: string | null
  following: boolean
  latestAt: Date
  count: number
  unread: number
  items: (Omit<NotificationRow, 'at' | 'readAt'> & { at: string; readAt: string | null })[]
}

/** So many of a group are shown with it. */
const SHOWN = 20

// `kinds` null: every kind. Times inside the JSON are written as the API writes them.
export const groups = statement<
  GroupRow,
  [
    agentId: string,
    since: Date,
    kinds: readonly string[] | null,
    unreadOnly: boolean,
    before: Date | null,
    limit: number,
  ]
>(
  'agents.newsGroups',
  `with mine as (
     select n.*, coalesce(n.case_id::text, n.contact_id::text, n.kind) as about
     from notifications n where n.agent_id = $1 and n.at > $2 and ($3::text[] is null or n.kind = any($3::text[]))),
   groups as (
     select about, max(at) as latest_at, count(*) as count, count(*) filter (where read_at is null) as unread
     from mine group by about
     having (not $4 or count(*) filter (where read_at is null) > 0) and ($5::timestamptz is null or max(at) < $5::timestamptz)
     order by max(at) desc limit $6),
   rows as (
     select m.*, row_number() over (partition by m.about order by m.at desc, m.id desc) as place
     from mine m join groups g on g.about = m.about)
   select g.about, g.latest_at, g.count, g.unread, k.id as case_id, k.reference as case_reference,
     coalesce(c.name, o.name) as client_name,
     exists (select from case_followers f where f.case_id = k.id and f.agent_id = $1) as following,
     jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'caseId', r.case_id, 'caseReference', k.reference,
       'clientName', coalesce(c.name, o.name), 'contactId', r.contact_id, 'colleagueName', a.name, 'facts', r.facts,
       'at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
       'readAt', to_char(r.read_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
       order by r.at desc, r.id desc) as items
   from groups g join rows r on r.about = g.about and r.place <= ${SHOWN}
     left join cases k on k.id = r.case_id left join clients c on c.id = k.client_id
     left join contacts t on t.id = r.contact_id left join clients o on o.id = t.client_id
     left join agents a on a.id = (r.facts ->> 'agentId')::uuid
   group by g.about, g.latest_at, g.count, g.unread, k.id, k.reference, c.name, o.name
   order by g.latest_at desc, g.about`,
)

export type ChoiceRow = { topic: NewsTopic; inApp: boolean; push: boolean; mail: boolean }
export const choices = statement<ChoiceRow, [agentId: string]>(
  'agents.newsChoices',
  `select topic, in_app, push, mail from news_choices where agent_id = $1`,
)
export const choicesOf = statement<
  ChoiceRow & { agentId: string },
  [agentIds: readonly string[], topic: NewsTopic]
>(
  'agents.newsChoicesOf',
  `select agent_id, topic, in_app, push, mail from news_choices where agent_id = any($1::uuid[]) and topic = $2`,
)
export const choose = statement<
  never,
  [agentId: string, topic: NewsTopic, inApp: boolean, push: boolean, mail: boolean]
>(
  'agents.chooseNews',
  `insert into news_choices (agent_id, topic, in_app, push, mail) values ($1, $2, $3, $4, $5)
   on conflict (agent_id, topic) do update set in_app = $3, push = $4, mail = $5`,
)

export type DeviceRow = {
  id: string
  agentId: string
  endpoint: string
  p256dh: string
  auth: string
  name: string
  language: string
  addedAt: Date
  toldAt: Date | null
  failedAt: Date | null
}
const DEVICE = `select id, agent_id, endpoint, p256dh, auth, name, language, added_at, told_at, failed_at from push_devices`
export const devices = statement<DeviceRow, [agentId: string]>(
  'agents.devices',
  `${DEVICE} where agent_id = $1 and gone_at is null order by added_at desc, id`,
)
export const device = statement<DeviceRow, [id: string]>(
  'agents.device',
  `${DEVICE} where id = $1 and gone_at is null`,
)
export const deviceAt = statement<DeviceRow, [endpoint: string]>(
  'agents.deviceAt',
  `${DEVICE} where endpoint = $1`,
)
// A browser belongs to whoever uses it now: nobody is told on a machine that is another's by now.
export const addDevice = statement<
  never,
  [
    id: string,
    agentId: string,
    endpoint: string,
    p256dh: string,
    auth: string,
    language: string,
    name: string,
    now: Date,
  ]
>(
  'agents.addDevice',
  `insert into push_devices (id, agent_id, endpoint, p256dh, auth, language, name, added_at, seen_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
   on conflict (endpoint) do update set agent_id = $2, p256dh = $4, auth = $5, language = $6, name = $7, seen_at = $8,
     gone_at = null, failed_at = null`,
)
export const goneDevice = statement<never, [id: string, now: Date]>(
  'agents.goneDevice',
  `update push_devices set gone_at = $2 where id = $1 and gone_at is null`,
)
export const toldDevice = statement<never, [id: string, now: Date]>(
  'agents.toldDevice',
  `update push_devices set told_at = $2, failed_at = null where id = $1`,
)
export const failedDevice = statement<never, [id: string, now: Date]>(
  'agents.failedDevice',
  `update push_devices set failed_at = $2 where id = $1`,
)

/** Who can be reached outside the app at all: has a device, or an address. */
export const reachable = statement<{ agentId: string; devices: number }, [agentIds: readonly string[]]>(
  'agents.reachable',
  `select a.id as agent_id, (select count(*) from push_devices d where d.agent_id = a.id and d.gone_at is null) as devices
   from agents a where a.id = any($1::uuid[]) and a.active`,
)

export type DueNews = {
  id: string
  agentId: string
  kind: NotificationKind
  caseId: string | null
  caseReference: string | null
  contactId: string | null
  facts: Record<string, unknown>
  at: Date
  readAt: Date | null
  stakes: string | null
  settings: Record<string, unknown>
  zone: string
  unread: number
}
export const due = statement<DueNews, [id: string]>(
  'agents.newsDue',
  `select n.id, n.agent_id, n.kind, n.case_id, k.reference as case_reference, n.contact_id, n.facts, n.at, n.read_at,
     k.stakes, a.settings, coalesce((select zone from organisations limit 1), 'UTC') as zone,
     (select count(*) from notifications m where m.agent_id = n.agent_id and m.read_at is null
       and coalesce(m.case_id::text, m.contact_id::text, m.kind) = coalesce(n.case_id::text, n.contact_id::text, n.kind)) as unread
   from notifications n join agents a on a.id = n.agent_id and a.active left join cases k on k.id = n.case_id
   where n.id = $1`,
)

export type MailNews = {
  id: string
  kind: NotificationKind
  caseId: string | null
  caseReference: string | null
}
export const toMail = statement<MailNews, [agentId: string, since: Date]>(
  'agents.newsToMail',
  `select n.id, n.kind, n.case_id, k.reference as case_reference from notifications n left join cases k on k.id = n.case_id
   where n.agent_id = $1 and n.at > $2 and n.read_at is null and n.mailed_at is null order by n.at, n.id`,
)
export const mailed = statement<never, [ids: readonly string[], now: Date]>(
  'agents.newsMailed',
  `update notifications set mailed_at = $2 where id = any($1::uuid[])`,
)
export const addressee = statement<
  { name: string; email: string; settings: Record<string, unknown>; zone: string },
  [agentId: string]
>(
  'agents.newsAddressee',
  `select name, email, settings, coalesce((select zone from organisations limit 1), 'UTC') as zone
   from agents where id = $1 and active`,
)
export const forgetDevices = statement<never, [before: Date]>(
  'agents.forgetDevices',
  `delete from push_devices where gone_at < $1`,
)
