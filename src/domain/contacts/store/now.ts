import { statement } from '#platform/database/statement.ts'
import type { ContactRow } from './contacts.ts'

export type NowRow = Pick<
  ContactRow,
  | 'id'
  | 'channel'
  | 'state'
  | 'clientId'
  | 'caseId'
  | 'need'
  | 'stakes'
  | 'arrivedAt'
  | 'placeAt'
  | 'answeredAt'
  | 'callBackTo'
  | 'clientSeenAt'
  | 'estimateLowS'
  | 'estimateLikelyS'
  | 'estimateHighS'
> & {
  clientName: string | null
  service: string | null
  agentId: string | null
  agentName: string | null
  onHold: boolean
  offeredToId: string | null
  offeredToName: string | null
  experts: { id: string; name: string }[] | null
}

const summary = (where: string, order: string) =>
  `select c.id, c.channel, c.state, c.client_id, cl.name as client_name, c.case_id, c.need, s.name as service, c.stakes, c.agent_id,
     a.name as agent_name, c.arrived_at, c.place_at, c.answered_at, c.call_back_to, c.client_seen_at, c.estimate_low_s,
     c.estimate_likely_s, c.estimate_high_s,
     exists (select from segments g where g.contact_id = c.id and g.ended_at is null and g.kind in ('hold', 'consult')) as on_hold,
     o.agent_id as offered_to_id, oa.name as offered_to_name,
     (select jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name)) from participants p join agents x on x.id = p.agent_id
      where p.contact_id = c.id and p.left_at is null and p.part = 'expert') as experts
   from contacts c left join clients cl on cl.id = c.client_id left join services s on s.id = c.service_id
   left join agents a on a.id = c.agent_id
   left join offers o on o.contact_id = c.id and o.state = 'open' and o.purpose = 'answer'
   left join agents oa on oa.id = o.agent_id
   where ${where} order by ${order} limit 300`

export const allWaiting = statement<NowRow>('now.waiting', summary(`c.state = 'waiting'`, 'c.place_at, c.id'))
export const allTalking = statement<NowRow>(
  'now.talking',
  summary(`c.state = 'talking'`, 'c.answered_at, c.id'),
)

export const everybody = statement<{
  id: string
  name: string
  department: string
  presence: 'available' | 'busy' | 'break' | 'away' | 'offline'
  reason: string | null
  since: Date
  live: number
}>(
  'now.people',
  `select a.id, a.name, d.name as department, p.state as presence, p.reason, p.since,
     (select count(*) from participants x join contacts c on c.id = x.contact_id
      where x.agent_id = a.id and x.left_at is null and c.state = 'talking') as live
   from presences p join agents a on a.id = p.agent_id join departments d on d.id = a.department_id
   where a.active and p.state <> 'offline' order by array_position(array['available', 'busy', 'break', 'away'], p.state), a.name`,
)

export const today = statement<
  { arrived: number; met: number; owned: number; leftWaiting: number; medianWaitSeconds: number | null },
  [from: Date]
>(
  'now.today',
  `select count(*) as arrived, count(*) filter (where ending = 'met') as met, count(*) filter (where ending = 'owned') as owned,
     count(*) filter (where ending = 'left_waiting') as left_waiting,
     percentile_cont(0.5) within group (order by extract(epoch from answered_at - arrived_at))
       filter (where answered_at is not null) as median_wait_seconds
   from contacts where arrived_at >= $1 and direction = 'in'`,
)

/** How many stand before this place in the line. */
export const placesBefore = statement<{ ahead: number }, [placeAt: Date, id: string]>(
  'now.ahead',
  `select count(*) as ahead from contacts where state = 'waiting' and (place_at, id) < ($1, $2)`,
)
