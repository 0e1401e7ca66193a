import type { Constraint } from '#domain/planning/contract.constraints.ts'

/** A stretch of a weekday, in local minutes since midnight. */
export type Stretch = Constraint['times'][number]
export type ShortStretch = Stretch & { readonly waitingMinutes: number }
type ShortTime = { readonly weekday: number; readonly minute: number; readonly waitingMinutes: number }

const HALF_HOUR = 30

/** Short half hours that follow each other as one stretch, in the order of the week. */
export function stretchesOf(times: readonly ShortTime[]): ShortStretch[] {
  const found: ShortStretch[] = []
  for (const { weekday, minute, waitingMinutes } of times.toSorted(inTheWeek)) {
    const last = found.at(-1)
    const to = minute + HALF_HOUR
    if (last?.weekday === weekday && last.to === minute)
      found[found.length - 1] = { ...last, to, waitingMinutes: last.waitingMinutes + waitingMinutes }
    else found.push({ weekday, from: minute, to, waitingMinutes })
  }
  return found
}

const inTheWeek = (a: ShortTime, b: ShortTime) => a.weekday - b.weekday || a.minute - b.minute

/** What a link to the register may bring along for a new constraint. */
export type NewSearch = { weekday?: number; from?: number; to?: number }

/** Reads the address: `?weekday=1&from=420&to=600`. What cannot be is left out; without an end it is half an hour. */
export function readNewSearch(search: Record<string, unknown>): NewSearch {
  const whole = (name: string, least: number, most: number): number | undefined => {
    const value = Number(search[name])
    const isThere = search[name] !== undefined && search[name] !== ''
    return isThere && Number.isInteger(value) && value >= least && value <= most ? value : undefined
  }
  const weekday = whole('weekday', 1, 7)
  const from = whole('from', 0, 1439) ?? whole('minute', 0, 1439)
  if (weekday === undefined || from === undefined) return {}
  const to = whole('to', from + 1, 1440) ?? Math.min(1440, from + HALF_HOUR)
  return { weekday, from, to }
}

/** The stretch that an address names, if it does. */
export function stretchIn({ weekday, from, to }: NewSearch): Stretch | undefined {
  return weekday === undefined || from === undefined || to === undefined ? undefined : { weekday, from, to }
}

/** 08:30 as a field for times wants it; the end of the day is 00:00 there. */
export function fieldTime(minute: number): string {
  const within = minute % 1440
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}

/** Minutes since midnight from a field for times; as an end, 00:00 is the end of the day. Undefined when it is none. */
export function fieldMinute(text: string, isEnd = false): number | undefined {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text)
  if (!found) return undefined
  const minute = Number(found[1]) * 60 + Number(found[2])
  if (Number(found[2]) > 59 || minute > 1440) return undefined
  return isEnd && minute === 0 ? 1440 : minute
}
