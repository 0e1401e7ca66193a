import { statement } from '#platform/database/statement.ts'
import type { DemandKind } from '../contract.ts'

type PlaceRow = {
  day: string | null
  serviceId: string | null
  departmentId: string | null
  demand: DemandKind | null
  contacts: number
}

export const countPlaces = statement<
  PlaceRow,
  [Date, Date, zone: string, serviceId: string | null, departmentId: string | null, channel: string | null]
>(
  'demand.countPlaces',
  `select one.day, one.service_id, one.department_id, one.demand, count(*) as contacts
   from (
     select (c.arrived_at at time zone $3)::date as day, c.service_id, s.department_id, c.demand
     from contacts c left join services s on s.id = c.service_id
     where c.direction = 'in' and c.arrived_at >= $1 and c.arrived_at < $2 and c.ending is distinct from 'moved'
       and ($4::uuid is null or c.service_id = $4) and ($5::uuid is null or s.department_id = $5)
       and ($6::text is null or c.channel = $6)
   ) one
   group by grouping sets ((one.day, one.demand), (one.service_id, one.department_id, one.demand))
   order by one.day`,
)
