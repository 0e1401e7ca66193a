/** Hours and levels that repeat: opening hours, people on duty, contacts per hour. Minutes from the start, a Monday at 0:00. */

/** A value for each interval of `every` minutes; after the last one it begins again. */
export type Profile = { every: number; values: readonly number[] }

/** A level: one number throughout, or a profile. */
export type Level = number | Profile

/** Opening hours of a week: spans in minutes from Monday 0:00, in order and apart. None at all: never closed. */
export type Opening = readonly { from: number; to: number }[]

export const MINUTES_OF_DAY = 1440
export const MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY

/** The level at a minute. */
export function levelAt(level: Level, minute: number): number {
  if (typeof level === 'number') return level
  const interval = Math.floor(minute / level.every) % level.values.length
  return level.values[interval] ?? 0
}

/** The mean level over its whole cycle. */
export function meanLevel(level: Level): number {
  if (typeof level === 'number') return level
  return level.values.reduce((sum, one) => sum + one, 0) / level.values.length
}

/** The highest level of its cycle. */
export function highestLevel(level: Level): number {
  return typeof level === 'number' ? level : Math.max(...level.values)
}

/** When the level next changes after this minute; Infinity when it never does. */
export function nextChange(level: Level, minute: number): number {
  if (typeof level === 'number' || level.values.every((one) => one === level.values[0])) return Infinity
  const now = levelAt(level, minute)
  let interval = Math.floor(minute / level.every) + 1
  while (levelAt(level, interval * level.every) === now) interval += 1
  return interval * level.every
}

/** Whether the doors are open at this minute. */
export function isOpen(opening: Opening, minute: number): boolean {
  return opening.length === 0 || nextOpen(opening, minute) === minute
}

/** The first minute from this one on at which the doors are open; the minute itself when they are. */
export function nextOpen(opening: Opening, minute: number): number {
  if (opening.length === 0) return minute
  const week = Math.floor(minute / MINUTES_OF_WEEK) * MINUTES_OF_WEEK
  const within = minute - week
  const span = opening.find(({ to }) => within < to)
  if (span) return week + Math.max(within, span.from)
  return week + MINUTES_OF_WEEK + (opening[0]?.from ?? 0)
}

/** A level that is 0 while the doors are closed; a profile of `every` minutes over the week. */
export function whileOpen(level: Level, opening: Opening, every = 15): Level {
  if (opening.length === 0) return level
  const values = Array.from({ length: MINUTES_OF_WEEK / every }, (_, interval) =>
    isOpen(opening, interval * every) ? levelAt(level, interval * every) : 0,
  )
  return { every, values }
}

/** Minutes the doors are open in a week. */
export function openMinutes(opening: Opening): number {
  if (opening.length === 0) return MINUTES_OF_WEEK
  return opening.reduce((sum, { from, to }) => sum + to - from, 0)
}
