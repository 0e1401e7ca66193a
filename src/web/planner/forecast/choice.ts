/** What a page shows, kept in its address so that it can be sent to a colleague or kept as a bookmark. */

/** Lengths by which a forecast is shown: minutes, or a calendar unit. */
export const BY = [5, 15, 30, 60, 'day', 'week', 'month'] as const
export type By = (typeof BY)[number]
export const DEMANDS = ['value', 'failure', 'cannot_tell'] as const

/** Which contacts are looked at. Without a `series` the organisation’s own. */
export type DemandChoice = {
  readonly series?: string | undefined
  readonly serviceId?: string | undefined
  readonly demand?: (typeof DEMANDS)[number] | undefined
  readonly from?: string | undefined
}

export type ForecastChoice = DemandChoice & {
  readonly by?: By | undefined
  readonly days?: number | undefined
}

/** So far ahead it is shown by each length, unless told. */
const USUAL_DAYS: Readonly<Record<By, number>> = { 5: 2, 15: 7, 30: 7, 60: 14, day: 28, week: 91, month: 364 }
/** What is offered; finer lengths are shown for fewer days, or nothing could be told apart. */
const DAYS_OFFERED: Readonly<Record<By, readonly number[]>> = {
  5: [1, 2, 7],
  15: [1, 7, 14],
  30: [1, 7, 14, 28],
  60: [7, 14, 28],
  day: [14, 28, 91, 182],
  week: [28, 91, 182, 364],
  month: [91, 182, 364],
}
const MOST_DAYS = 4000

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** An id in an address; undefined for anything else. */
export function idIn(value: unknown): string | undefined {
  return typeof value === 'string' && ID.test(value) ? value : undefined
}

/** A calendar day in an address; undefined for anything else. */
export function dayIn(value: unknown): string | undefined {
  return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined
}

/** Leaves out what was not given. */
export function known<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

/** Reads which contacts are meant; what is not understood is left out. A part of an imported series is not known. */
export function readDemand(search: Record<string, unknown>): DemandChoice {
  const series = idIn(search['series'])
  const part = series === undefined ? search : {}
  return known({
    series,
    serviceId: idIn(part['serviceId']),
    demand: DEMANDS.find((one) => one === part['demand']),
    from: dayIn(search['from']),
  })
}

/** Reads what a forecast shows from an address. */
export function readForecastChoice(search: Record<string, unknown>): ForecastChoice {
  const days = Number(search['days'])
  return {
    ...readDemand(search),
    ...known({
      by: BY.find((one) => String(one) === String(search['by'])),
      days: Number.isInteger(days) && days >= 1 && days <= MOST_DAYS ? days : undefined,
    }),
  }
}

/** By what, and for how many days, where nothing is chosen. */
export function withUsual({ by = 30, days, ...rest }: ForecastChoice) {
  return { ...rest, by, days: days ?? USUAL_DAYS[by] }
}

/** Numbers of days to choose from, with the one that is chosen. */
export function daysOffered(by: By, chosen: number): number[] {
  return [...new Set([...DAYS_OFFERED[by], chosen])].toSorted((a, b) => a - b)
}

/** The address of a page with what is chosen; empty choices are left out. */
export function addressWith(path: string, choice: object): string {
  const entries = Object.entries(choice).filter(([, value]) => value !== undefined && value !== '')
  const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))
  return query.size > 0 ? `${path}?${query}` : path
}
