import { statement } from '#platform/database/statement.ts'
import type { DemandKind } from '../contract.ts'

export type SheetRow = {
  id: string
  name: string
  contacts: number
  mine: number
  people: number
  madeAt: Date
  closedAt: Date | null
}

const SHEET = `select h.id, h.name, h.made_at, h.closed_at,
    (select count(*) from check_sheet_contacts c where c.sheet_id = h.id)::int as contacts,
    (select count(*) from check_sheet_marks m where m.sheet_id = h.id and m.agent_id = $1)::int as mine,
    (select count(distinct m.agent_id) from check_sheet_marks m where m.sheet_id = h.id)::int as people
  from check_sheets h`

export const sheets = statement<SheetRow, [agentId: string]>(
  'demand.sheets',
  `${SHEET} order by h.made_at desc limit 100`,
)

export const findSheet = statement<SheetRow, [agentId: string, sheetId: string]>(
  'demand.findSheet',
  `${SHEET} where h.id = $2`,
)

// Whoever marks holds it shared and whoever closes holds it alone: no mark slips in behind the result.
export const shareSheet = statement<{ closedAt: Date | null }, [sheetId: string]>(
  'demand.shareSheet',
  `select closed_at from check_sheets where id = $1 for share`,
)
export const lockSheet = statement<{ closedAt: Date | null }, [sheetId: string]>(
  'demand.lockSheet',
  `select closed_at from check_sheets where id = $1 for update`,
)

export const addSheet = statement<{ id: string }, [id: string, name: string, agentId: string, at: Date]>(
  'demand.addSheet',
  `insert into check_sheets (id, name, made_by, made_at) values ($1, $2, $3, $4)
   on conflict (name) do nothing returning id`,
)

export const addContacts = statement<never, [sheetId: string, contactIds: readonly string[]]>(
  'demand.addSheetContacts',
  `insert into check_sheet_contacts (sheet_id, contact_id, place)
   select $1, one.id, one.place from unnest($2::uuid[]) with ordinality as one (id, place)`,
)

/** Contacts with words that a sheet may be drawn from, newest first. */
export const drawable = statement<
  { id: string },
  [
    start: Date,
    end: Date,
    serviceId: string | null,
    departmentId: string | null,
    channel: string | null,
    limit: number,
  ]
>(
  'demand.drawable',
  `select c.id from contacts c left join services s on s.id = c.service_id
   where c.direction = 'in' and c.arrived_at >= $1 and c.arrived_at < $2 and c.need <> ''
     and ($3::uuid is null or c.service_id = $3) and ($4::uuid is null or s.department_id = $4)
     and ($5::text is null or c.channel = $5)
   order by c.arrived_at desc limit $6`,
)

export type ItemRow = { contactId: string; need: string; service: string | null; mine: DemandKind | null }

export const items = statement<ItemRow, [sheetId: string, agentId: string]>(
  'demand.sheetItems',
  `select h.contact_id, c.need, s.name as service, m.demand as mine
   from check_sheet_contacts h join contacts c on c.id = h.contact_id left join services s on s.id = c.service_id
   left join check_sheet_marks m on m.sheet_id = h.sheet_id and m.contact_id = h.contact_id and m.agent_id = $2
   where h.sheet_id = $1 order by h.place`,
)

export const isOnSheet = statement<{ any: boolean }, [sheetId: string, contactId: string]>(
  'demand.isOnSheet',
  `select exists (select from check_sheet_contacts where sheet_id = $1 and contact_id = $2) as any`,
)

export const markItem = statement<
  { demand: DemandKind },
  [sheetId: string, contactId: string, agentId: string, demand: string, at: Date]
>(
  'demand.markSheetItem',
  `insert into check_sheet_marks as m (sheet_id, contact_id, agent_id, demand, at) values ($1, $2, $3, $4, $5)
   on conflict (sheet_id, contact_id, agent_id) do update set demand = excluded.demand, at = excluded.at
     where m.demand <> excluded.demand
   returning demand`,
)

export const closeSheet = statement<never, [sheetId: string, at: Date]>(
  'demand.closeSheet',
  `update check_sheets set closed_at = $2 where id = $1`,
)

export type SheetMarkRow = { contactId: string; agentId: string; demand: DemandKind; need: string }

export const marksOf = statement<SheetMarkRow, [sheetId: string]>(
  'demand.sheetMarks',
  `select m.contact_id, m.agent_id, m.demand, c.need
   from check_sheet_marks m join check_sheet_contacts h on h.sheet_id = m.sheet_id and h.contact_id = m.contact_id
   join contacts c on c.id = m.contact_id
   where m.sheet_id = $1 order by h.place, m.agent_id`,
)
