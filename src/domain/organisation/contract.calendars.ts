import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Id, Line } from '#platform/contract/values.ts'
import { organisationRefusals } from './contract.ts'
import { Exceptions, Weekly, Zone } from './contract.values.ts'

const Named = z.object({ id: Id, name: z.string() })

export const Calendar = z.object({
  id: Id,
  name: z.string(),
  zone: z.string(),
  weekly: Weekly,
  exceptions: z.array(
    z.object({ date: z.string(), name: z.string().nullable(), spans: z.array(z.array(z.string())) }),
  ),
  /** Who goes by it: departments and services, whether active or not. */
  departments: z.array(Named),
  services: z.array(Named),
  active: z.boolean(),
  version: z.number().int(),
})
export type Calendar = z.infer<typeof Calendar>

export const CalendarInput = z.object({
  name: Line(120),
  zone: Zone,
  weekly: Weekly,
  exceptions: Exceptions.default([]),
})
export type CalendarInput = z.infer<typeof CalendarInput>

const calendarId = z.object({ calendarId: Id })
const { name_in_use, still_used } = organisationRefusals

/** Routes of opening hours. */
export const calendarRoutes = {
  list: route({
    id: 'organisation.calendars',
    method: 'GET',
    path: '/calendars',
    summary: 'Opening hours: the week, exceptions and holidays, and who goes by them',
    audience: ['admin'],
    response: z.object({ items: z.array(Calendar) }),
  }),
  add: route({
    id: 'organisation.addCalendar',
    method: 'POST',
    path: '/calendars',
    summary: 'Add opening hours',
    audience: ['admin'],
    body: CalendarInput,
    response: Calendar,
    status: 201,
    refusals: [name_in_use],
  }),
  change: route({
    id: 'organisation.changeCalendar',
    method: 'PUT',
    path: '/calendars/:calendarId',
    summary: 'Change opening hours, for everybody who goes by them',
    audience: ['admin'],
    params: calendarId,
    body: CalendarInput,
    response: Calendar,
    refusals: [name_in_use],
    versioned: true,
  }),
  setActive: route({
    id: 'organisation.setCalendarActive',
    method: 'PUT',
    path: '/calendars/:calendarId/active',
    summary: 'Withdraw opening hours that nobody goes by, or bring them back',
    audience: ['admin'],
    params: calendarId,
    body: z.object({ active: z.boolean() }),
    response: Calendar,
    refusals: [still_used],
  }),
}
