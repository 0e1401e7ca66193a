import { statement } from '#platform/database/statement.ts'
import type { Role } from './contract.ts'

export const viewOfStaff = statement<
  { departmentIds: string[]; serviceIds: string[]; seesAll: boolean },
  [agentId: string]
>(
  'accounts.viewOfStaff',
  `select a.sees_all,
     array(select department_id from agent_views where agent_id = a.id and department_id is not null
       order by department_id) as department_ids,
     array(select service_id from agent_views where agent_id = a.id and service_id is not null
       order by service_id) as service_ids
   from agents a where a.id = $1`,
)

export const viewsOfStaff = statement<{ agentId: string; departmentIds: string[]; serviceIds: string[] }>(
  'accounts.viewsOfStaff',
  `select agent_id,
     coalesce(array_agg(department_id order by department_id) filter (where department_id is not null), '{}') as department_ids,
     coalesce(array_agg(service_id order by service_id) filter (where service_id is not null), '{}') as service_ids
   from agent_views group by agent_id order by agent_id`,
)

type Named = { id: string; name: string }[]
export const namedView = statement<{ departments: Named; services: Named }, [agentId: string]>(
  'accounts.namedView',
  `select
     (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name), '[]')
      from agent_views v join departments d on d.id = v.department_id where v.agent_id = $1) as departments,
     (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name), '[]')
      from agent_views v join services s on s.id = v.service_id where v.agent_id = $1) as services`,
)

export const holdStaff = statement<{ roles: Role[] }, [agentId: string]>(
  'accounts.holdStaffForView',
  `select roles from agents where id = $1 for no key update`,
)

/** How many of these departments and services there are. */
export const knownOf = statement<
  { departments: number; services: number },
  [departmentIds: readonly string[], serviceIds: readonly string[]]
>(
  'accounts.knownForView',
  `select (select count(*) from departments where id = any($1::uuid[])) as departments,
     (select count(*) from services where id = any($2::uuid[])) as services`,
)

export const setSeesAll = statement<never, [agentId: string, seesAll: boolean]>(
  'accounts.setSeesAll',
  `update agents set sees_all = $2 where id = $1`,
)

export const clearView = statement<never, [agentId: string]>(
  'accounts.clearView',
  `delete from agent_views where agent_id = $1`,
)

export const addToView = statement<
  never,
  [agentId: string, departmentIds: readonly string[], serviceIds: readonly string[]]
>(
  'accounts.addToView',
  `insert into agent_views (agent_id, department_id, service_id)
   select $1::uuid, one, null::uuid from unnest($2::uuid[]) as one
   union all select $1::uuid, null::uuid, one from unnest($3::uuid[]) as one`,
)
