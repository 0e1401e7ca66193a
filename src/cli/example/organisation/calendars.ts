import type { LocalInterval, OpeningHours, Weekday } from '#core/calendars/hours.ts'

export const ZONE = 'Europe/London'

/** Days on which everything is closed in England: bank holidays, and Christmas Day and New Year where they fall on a weekend. */
export const BANK_HOLIDAYS: readonly string[] = [
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-04',
  '2026-05-25',
  '2026-08-31',
  '2026-12-25',
  '2026-12-26',
  '2026-12-28',
  '2027-01-01',
  '2027-03-26',
  '2027-03-29',
  '2027-05-03',
  '2027-05-31',
  '2027-08-30',
  '2027-12-25',
  '2027-12-27',
  '2027-12-28',
  '2028-01-01',
  '2028-01-03',
  '2028-04-14',
  '2028-04-17',
  '2028-05-01',
  '2028-05-29',
  '2028-08-28',
  '2028-12-25',
  '2028-12-26',
]

const DAYS: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]

export type ExampleCalendar = { readonly name: string; readonly hours: OpeningHours }

const closed = BANK_HOLIDAYS.map((date) => ({ date, intervals: [] }))
const calendar = (name: string, weekly: Partial<Record<Weekday, readonly LocalInterval[]>>) => ({
  name,
  hours: { zone: ZONE, weekly, exceptions: closed },
})
const weekdays = (opens: string, closes: string) =>
  Object.fromEntries(DAYS.slice(0, 5).map((day) => [day, [{ opens, closes }]]))
const everyDay = (opens: string, closes: string) =>
  Object.fromEntries(DAYS.map((day) => [day, [{ opens, closes }]]))

/** When people can reach somebody, by what the calendar is called. */
export const calendars = {
  front: calendar('Contact centre', {
    ...weekdays('08:00', '18:00'),
    saturday: [{ opens: '09:00', closes: '13:00' }],
  }),
  office: calendar('Offices', weekdays('08:30', '17:30')),
  streets: calendar('Streets and waste', {
    ...weekdays('07:00', '17:00'),
    saturday: [{ opens: '08:00', closes: '12:00' }],
  }),
  care: { name: 'Care and urgent help', hours: { zone: ZONE, weekly: everyDay('07:00', '22:00') } },
} as const satisfies Record<string, ExampleCalendar>

export type CalendarKey = keyof typeof calendars

/** Hours in the form the table keeps: weekday 1 to 7 (1 = Monday), exceptions by date. */
export function stored(hours: OpeningHours): { weekly: unknown; exceptions: unknown } {
  const spans = (list: readonly LocalInterval[] = []) => list.map((one) => [one.opens, one.closes])
  return {
    weekly: Object.fromEntries(DAYS.map((day, index) => [index + 1, spans(hours.weekly[day])])),
    exceptions: Object.fromEntries((hours.exceptions ?? []).map((one) => [one.date, spans(one.intervals)])),
  }
}
