import type { Tx } from '#platform/database/database.ts'
import type Holidays from 'date-holidays'
import type { HolidaysTypes } from 'date-holidays'
import type { PublicHoliday } from './contract.ts'

const YEARS = 3
const DAY_MS = 86_400_000
const KINDS = ['public', 'bank', 'optional'] as const

type Country = { readonly code: string; readonly zones: string[]; readonly languages: string[] }
let countries: Promise<readonly Country[]> | undefined

// Some 40 MB of rules and dates: loaded when somebody sets hours up, and not with the service.
const load = async () => (await import('date-holidays')).default

/** Countries whose public holidays are known, by code. */
export function knownCountries(_tx: Tx): Promise<readonly Country[]> {
  countries ??= readCountries()
  return countries
}

async function readCountries(): Promise<readonly Country[]> {
  const Known = await load()
  return Object.keys(new Known().getCountries())
    .toSorted()
    .map((code) => {
      const one = new Known(code)
      return { code, zones: zonesOf(one), languages: [...new Set(one.getLanguages())] }
    })
}

const zonesOf = (one: Holidays) => [...new Set(one.getTimezones())]

export type AskedHolidays = {
  readonly country: string
  readonly region?: string | undefined
  readonly language: string
}

/** Public holidays of a country or one of its regions from this year on, three years; nothing where none are known. */
export async function publicHolidays(asked: AskedHolidays, now: Date) {
  const Known = await load()
  const { country, region, language } = asked
  const known = new Known()
  if (!(country in known.getCountries())) return { regions: [], items: [] }
  const regions = known.getStates(country, language) ?? {}
  const isKnown = region !== undefined && region in regions
  const options = { languages: [language], types: [...KINDS] }
  const calendar = isKnown ? new Known(country, region, options) : new Known(country, options)
  const first = now.getUTCFullYear()
  const years = Array.from({ length: YEARS }, (_, nth) => first + nth)
  return {
    regions: Object.entries(regions).map(([code, name]) => ({ code, name })),
    items: eachDayOnce(years.flatMap((year) => calendar.getHolidays(year, language).flatMap(daysOf))),
  }
}

/** The days of one holiday; one that begins at an hour of the evening before counts for the days on which it mostly is. */
function daysOf({ date, start, end, name, type }: HolidaysTypes.Holiday): PublicHoliday[] {
  const kind = KINDS.find((one) => one === type)
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS))
  if (!kind || !Number.isFinite(first)) return []
  return Array.from({ length: Math.min(length, 14) }, (_, nth) => ({
    date: new Date(first + nth * DAY_MS).toISOString().slice(0, 10),
    name,
    kind,
  }))
}

/** Two holidays on one day are one day, the more public of them. */
function eachDayOnce(all: readonly PublicHoliday[]): PublicHoliday[] {
  const days = new Map<string, PublicHoliday>()
  for (const one of all.toSorted((a, b) => KINDS.indexOf(b.kind) - KINDS.indexOf(a.kind)))
    days.set(one.date, one)
  return [...days.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1))
}
