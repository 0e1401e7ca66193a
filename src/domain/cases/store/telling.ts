import { statement } from '#platform/database/statement.ts'
import type { Channel } from '../../services/contract.ts'

// In the order of their ids, so that two who tell many at once do not wait for each other in a circle.
export const lockNewestOpen = statement<{ caseId: string; clientId: string }, [serviceId: string]>(
  'cases.lockNewestOpen',
  `select id as case_id, client_id from cases where id in (
     select distinct on (client_id) id from cases where service_id = $1 and state = 'open'
     order by client_id, changed_at desc, id)
   order by id for no key update`,
)

type Told = [
  ids: readonly string[],
  caseIds: readonly string[],
  clientIds: readonly string[],
  body: string,
  at: Date,
  channel: Channel,
]
export const addTold = statement<never, Told>(
  'cases.addTold',
  `insert into messages (id, case_id, client_id, kind, author, body, at, channel)
   select one.id, one.case_id, one.client_id, 'told', 'service', $4, $5, $6
   from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as one (id, case_id, client_id)`,
)

export const touchMany = statement<never, [caseIds: readonly string[], now: Date]>(
  'cases.touchMany',
  `update cases set version = version + 1, changed_at = $2 where id = any($1::uuid[])`,
)
