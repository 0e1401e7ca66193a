import { statement } from '#platform/database/statement.ts'

export type CauseRow = {
  id: string
  name: string
  departmentId: string | null
  department: string | null
  gone: boolean
}

const CAUSE = `select c.id, c.name, c.department_id, d.name as department, c.gone_at is not null as gone
  from causes c left join departments d on d.id = c.department_id`

export const causes = statement<CauseRow>('demand.causes', `${CAUSE} order by c.gone_at is not null, c.name`)

export const findCause = statement<CauseRow, [string]>('demand.findCause', `${CAUSE} where c.id = $1`)

export const addCause = statement<
  { id: string },
  [id: string, name: string, departmentId: string | null, agentId: string, at: Date]
>(
  'demand.addCause',
  `insert into causes (id, name, department_id, made_by, made_at) values ($1, $2, $3, $4, $5)
   on conflict (name) do nothing returning id`,
)

export const setCause = statement<
  { id: string },
  [id: string, name: string, departmentId: string | null, gone: boolean, at: Date]
>(
  'demand.setCause',
  `update causes set name = $2, department_id = $3, gone_at = case when $4 then coalesce(gone_at, $5) end
   where id = $1 returning id`,
)
