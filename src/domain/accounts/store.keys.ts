import { statement } from '#platform/database/statement.ts'
import type { Scope } from './contract.keys.ts'
import type { AgentRow } from './store.ts'

export type KeyActorRow = AgentRow & {
  keyId: string
  scopes: Scope[]
  departmentIds: string[] | null
  serviceIds: string[] | null
  perMinute: number | null
  lastUsedAt: Date | null
}

/** Whom a key acts for, while both are good. One statement for each request. */
export const agentOfKey = statement<KeyActorRow, [fingerprint: string, now: Date]>(
  'accounts.agentOfKey',
  `select a.id, a.name, a.department_id, a.authority_pence, a.roles, a.sees_all, k.id as key_id, k.scopes, k.department_ids,
     k.service_ids, k.per_minute, k.last_used_at
   from api_keys k join agents a on a.id = k.agent_id
   where k.fingerprint = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2) and a.active`,
)

export const touchKey = statement<never, [id: string, now: Date]>(
  'accounts.touchKey',
  `update api_keys set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $2)`,
)

export type KeyRow = {
  id: string
  agentId: string
  owner: string
  ownerActive: boolean
  name: string
  prefix: string
  scopes: Scope[]
  departmentIds: string[] | null
  serviceIds: string[] | null
  perMinute: number | null
  expiresAt: Date | null
  madeAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const COLUMNS = `k.id, k.agent_id, a.name as owner, a.active as owner_active, k.name, k.prefix, k.scopes, k.department_ids,
  k.service_ids, k.per_minute, k.expires_at, k.made_at, k.last_used_at, k.revoked_at`

export const listKeys = statement<KeyRow>(
  'accounts.listKeys',
  `select ${COLUMNS} from api_keys k join agents a on a.id = k.agent_id
   order by k.revoked_at is not null, k.made_at desc, k.id desc limit 500`,
)

export const findKey = statement<KeyRow, [id: string]>(
  'accounts.findKey',
  `select ${COLUMNS} from api_keys k join agents a on a.id = k.agent_id where k.id = $1`,
)

export const addKey = statement<
  never,
  [
    id: string,
    agentId: string,
    name: string,
    prefix: string,
    fingerprint: string,
    scopes: readonly string[],
    departmentIds: readonly string[] | null,
    serviceIds: readonly string[] | null,
    perMinute: number | null,
    expiresAt: Date | null,
    now: Date,
  ]
>(
  'accounts.addKey',
  `insert into api_keys (id, agent_id, name, prefix, fingerprint, scopes, department_ids, service_ids, per_minute,
     expires_at, made_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)

export const revokeKey = statement<{ id: string }, [id: string, by: string, now: Date]>(
  'accounts.revokeKey',
  `update api_keys set revoked_at = $3, revoked_by = $2 where id = $1 and revoked_at is null returning id`,
)

/** Which of these are no departments, and no services, of ours. */
export const unknownPlaces = statement<
  { departments: number; services: number },
  [departmentIds: readonly string[], serviceIds: readonly string[]]
>(
  'accounts.unknownPlaces',
  `select (select count(*)::int from unnest($1::uuid[]) as one (id) where not exists (select from departments d where d.id = one.id)) as departments,
     (select count(*)::int from unnest($2::uuid[]) as one (id) where not exists (select from services s where s.id = one.id)) as services`,
)
