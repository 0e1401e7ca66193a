import { minutesOf, overlaps } from '#core/calendars/spans.ts'

/** The days of a week as calendars count them, Monday first. */
export const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const
export type Day = (typeof DAYS)[number]
export type Times = [opens: string, closes: string]
/** Open times of a week; a day left out is closed. */
export type Week = Partial<Record<Day, Times[]>>

/** Monday to Friday, nine to five. */
export const USUAL: Week = Object.fromEntries(DAYS.slice(0, 5).map((day) => [day, [['09:00', '17:00']]]))

const NEXT: Times = ['09:00', '17:00']

/** One more span on a day: after the last one, else the usual. */
export function withSpan(week: Week, day: Day): Week {
  const spans = week[day] ?? []
  const last = spans.at(-1)
  return { ...week, [day]: [...spans, last ? afterwards(last) : NEXT] }
}

function afterwards([, closes]: Times): Times {
  const hour = Math.min(22, Number(closes.slice(0, 2)) + 1)
  return [`${String(hour).padStart(2, '0')}:00`, `${String(Math.min(23, hour + 2)).padStart(2, '0')}:00`]
}

export function withTimes(week: Week, day: Day, nth: number, times: Times): Week {
  return { ...week, [day]: (week[day] ?? []).map((one, index) => (index === nth ? times : one)) }
}

/** Without that span; a day without any is closed. */
export function withoutSpan(week: Week, day: Day, nth: number): Week {
  const spans = (week[day] ?? []).filter((_, index) => index !== nth)
  const { [day]: _closed, ...others } = week
  return spans.length > 0 ? { ...others, [day]: spans } : others
}

/** Monday’s hours on every working day. */
export function likeMonday(week: Week): Week {
  const monday = week['1']
  const rest = { ...(week['6'] && { 6: week['6'] }), ...(week['7'] && { 7: week['7'] }) }
  return monday ? { ...rest, ...Object.fromEntries(DAYS.slice(0, 5).map((day) => [day, monday])) } : rest
}

/** Why these times cannot be kept; undefined when they can. */
export function wrongTimes(spans: readonly Times[]): 'missing' | 'overlap' | undefined {
  if (spans.some((times) => times.some((time) => !/^\d\d:\d\d$/.test(time)))) return 'missing'
  return overlaps(spans) ? 'overlap' : undefined
}

/** Whether every day of the week can be kept. */
export function isWhole(week: Week): boolean {
  return DAYS.every((day) => wrongTimes(week[day] ?? []) === undefined)
}

/** Open hours in a week, by the clock. */
export function hoursOf(week: Week): number {
  return DAYS.flatMap((day) => week[day] ?? []).reduce((sum, span) => sum + minutesOf(span), 0) / 60
}

/** A time as fields take it: the end of a day is its midnight. */
export const inField = (time: string): string => (time === '24:00' ? '00:00' : time)

/** Days with the same hours, together: `Monday to Friday`, in the order of the week. */
export function runsOf(week: Week): { first: Day; last: Day; spans: Times[] }[] {
  const runs: { first: Day; last: Day; spans: Times[] }[] = []
  for (const day of DAYS) {
    const spans = week[day] ?? []
    const run = runs.at(-1)
    if (run && JSON.stringify(run.spans) === JSON.stringify(spans)) run.last = day
    else runs.push({ first: day, last: day, spans })
  }
  return runs.filter(({ spans }) => spans.length > 0)
}
