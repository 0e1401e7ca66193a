/** From when to when in a day, local times; an end at or before the beginning lies on the next day. */
export type DaySpan = readonly [opens: string, closes: string]

const DAY = 1440

/** Whether one span of a day begins before the one before it has ended. In any order. */
export function overlaps(spans: readonly DaySpan[]): boolean {
  let last = -1
  for (const [opens, closes] of spansInOrder(spans)) {
    if (minuteOf(opens) < last) return true
    last = minuteOf(opens) + minutesOf([opens, closes])
  }
  return false
}

/** Spans by their beginning. */
export const spansInOrder = (spans: readonly DaySpan[]): DaySpan[] =>
  spans.toSorted(([a], [b]) => (a < b ? -1 : 1))

/** How long a span lasts by the clock, in minutes: 1 to 1,440. */
export function minutesOf([opens, closes]: DaySpan): number {
  const length = minuteOf(closes) - minuteOf(opens)
  return length <= 0 ? length + DAY : length
}

/** Minutes since midnight of a time of day, `09:30` → 570. */
export function minuteOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}
