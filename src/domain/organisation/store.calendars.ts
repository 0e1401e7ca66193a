import { statement } from '#platform/database/statement.ts'

export type CalendarRow = {
  id: string
  name: string
  zone: string
  hours: unknown
  departments: { id: string; name: string }[]
  services: { id: string; name: string }[]
  active: boolean
  version: number
}

const users = (table: string) => `coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name)
  order by u.name, u.id) from ${table} u where u.calendar_id = k.id and u.active), '[]')`
const COLUMNS = `k.id, k.name, k.zone, k.hours, ${users('departments')} as departments, ${users('services')} as services,
  k.active, k.version`

export const calendars = statement<CalendarRow>(
  'organisation.calendars',
  `select ${COLUMNS} from calendars k order by k.active desc, k.name, k.id`,
)

export const calendar = statement<CalendarRow, [id: string]>(
  'organisation.calendar',
  `select ${COLUMNS} from calendars k where k.id = $1`,
)

export const lock = statement<CalendarRow, [id: string]>(
  'organisation.lockCalendar',
  `select ${COLUMNS} from calendars k where k.id = $1 for update of k`,
)

export const named = statement<{ id: string }, [name: string]>(
  'organisation.calendarNamed',
  `select id from calendars where lower(name) = lower($1)`,
)

type Values = [id: string, name: string, zone: string, hours: string]

export const add = statement<{ id: string }, Values>(
  'organisation.addCalendar',
  `insert into calendars (id, name, zone, hours) values ($1, $2, $3, $4) on conflict (name) do nothing returning id`,
)

export const change = statement<never, Values>(
  'organisation.changeCalendar',
  `update calendars set name = $2, zone = $3, hours = $4, version = version + 1 where id = $1`,
)

export const setActive = statement<never, [id: string, active: boolean]>(
  'organisation.setCalendarActive',
  `update calendars set active = $2, version = version + 1 where id = $1`,
)
