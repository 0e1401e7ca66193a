import { overlaps, spansInOrder } from '#core/calendars/spans.ts'
import { general } from '#platform/contract/refusal.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import type { Calendar, CalendarInput } from './contract.calendars.ts'
import { organisationRefusals } from './contract.ts'
import type { OrganisationInput, OrganisationSettings } from './contract.ts'
import type { DayException, Weekly } from './contract.values.ts'
import { z } from 'zod'

const FIELDS = ['name', 'zone', 'locale', 'country', 'phone', 'email', 'address'] as const

/** What differs between the organisation and what is wanted of it, by field. */
export function changedDetails(before: OrganisationSettings, after: OrganisationInput): string[] {
  return [
    ...FIELDS.filter((field) => before[field] !== after[field]),
    ...(before.languages.join() === after.languages.join() ? [] : ['languages']),
  ]
}

const Spans = z.array(z.tuple([z.string(), z.string()]))
const Stored = z.object({
  weekly: z.record(z.string(), Spans).default({}),
  exceptions: z.record(z.string(), Spans).default({}),
  names: z.record(z.string(), z.string()).default({}),
})

/** Opening hours as calendars keep them: exceptions by date, their names beside them. */
export function storedHours(input: Pick<CalendarInput, 'weekly' | 'exceptions'>): string {
  const days = input.exceptions.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return JSON.stringify({
    weekly: Object.fromEntries(
      Object.entries(input.weekly).map(([day, spans]) => [day, spansInOrder(spans ?? [])]),
    ),
    exceptions: Object.fromEntries(days.map(({ date, spans }) => [date, spansInOrder(spans)])),
    names: Object.fromEntries(days.flatMap(({ date, name }) => (name === null ? [] : [[date, name]]))),
  })
}

/** Opening hours for the screens, from their stored form. */
export function shownHours(stored: unknown): Pick<Calendar, 'weekly' | 'exceptions'> {
  const { weekly, exceptions, names } = Stored.parse(stored)
  return {
    weekly: weekly as Weekly,
    exceptions: Object.entries(exceptions)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, spans]) => ({ date, name: names[date] ?? null, spans })),
  }
}

/** Refuses hours whose spans overlap on one day, or name a date twice. */
export function mustFit(input: Pick<CalendarInput, 'weekly' | 'exceptions'>, at = '/body'): void {
  const errors = [
    ...Object.entries(input.weekly).flatMap(([day, spans]) =>
      overlaps(spans ?? []) ? [{ path: `${at}/weekly/${day}`, message: 'has times that overlap' }] : [],
    ),
    ...exceptionErrors(input.exceptions, at),
  ]
  if (errors.length > 0) throw new Refusal(general.invalid_input, {}, errors)
}

function exceptionErrors(exceptions: readonly DayException[], at: string) {
  const seen = new Set<string>()
  return exceptions.flatMap(({ date, spans }) => {
    const twice = seen.has(date)
    seen.add(date)
    if (twice) return [{ path: `${at}/exceptions/${date}`, message: 'is there twice' }]
    return overlaps(spans) ? [{ path: `${at}/exceptions/${date}`, message: 'has times that overlap' }] : []
  })
}

/** Refuses the stale-send guard’s way, where the caller says which version they saw. */
export function mustBeCurrent(seen: number | undefined, is: number): void {
  if (seen !== undefined && seen !== is) refuse(general.stale_version, { version: is })
}

/** Refuses a name that another one has. */
export function mustBeFree(found: { id: string } | undefined, own?: string): void {
  if (found && found.id !== own) refuse(organisationRefusals.name_in_use)
}

/** Refuses to withdraw what active records stand on; they are named, the first twenty. */
export function mustBeUnused(users: readonly string[]): void {
  if (users.length > 0)
    refuse(organisationRefusals.still_used, { count: users.length, by: users.slice(0, 20) })
}

/** Refuses a field that leads nowhere. */
export function isNotThere(field: string): Refusal {
  return new Refusal(general.invalid_input, {}, [
    { path: `/body/${field}`, message: 'is not there, or was withdrawn' },
  ])
}
