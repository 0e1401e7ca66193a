/** What the lens looks at, kept in the address so that it can be sent to a colleague or kept as a bookmark. */
import { Channel } from '#domain/services/contract.ts'

export const DEMANDS = ['value', 'failure', 'cannot_tell'] as const

export type LensChoice = {
  /** Local days, both included. Without them the last 28 days. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly serviceId?: string | undefined
  readonly departmentId?: string | undefined
  readonly channel?: Channel | undefined
  readonly demand?: (typeof DEMANDS)[number] | undefined
}

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

/** Reads what is looked at from an address; what is not understood is left out. */
export function readLensChoice(search: Record<string, unknown>): LensChoice {
  return known({
    from: dayIn(search['from']),
    to: dayIn(search['to']),
    serviceId: idIn(search['serviceId']),
    departmentId: idIn(search['departmentId']),
    channel: Channel.options.find((one) => one === search['channel']),
    demand: DEMANDS.find((one) => one === search['demand']),
  })
}

/** The address of a page with what is chosen; empty choices are left out. */
export function addressWith(path: string, choice: object): string {
  const entries = Object.entries(choice).filter(([, value]) => value !== undefined && value !== '')
  const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))
  return query.size > 0 ? `${path}?${query}` : path
}

/** A day so many days before another. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
