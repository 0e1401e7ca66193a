/** Local dates as whole numbers, so that days can be counted. */

export const DAY_MS = 86_400_000

/** Days since 1 January 1970 of `2026-03-29`. Throws RangeError when it is not a date. */
export function epochDay(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS
  if (!Number.isInteger(day)) throw new RangeError(`Not a date: ${date}`)
  return day
}

/** `2026-03-29` of days since 1 January 1970. */
export const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** 0 is Monday. */
export const weekdayOfDay = (day: number): number => (((day + 3) % 7) + 7) % 7
