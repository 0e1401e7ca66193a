import type { WorkTerms } from '#domain/planning/contract.people.ts'
import { clockText, minuteIn, numberIn } from './times.ts'

export type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7'
/** A time at which somebody can work, as it is being written. */
export type Window = { readonly from: string; readonly to: string }

/** What somebody agreed to, as it is being written. Hours, not minutes: that is how people speak of them. */
export type TermsDraft = {
  readonly least: string
  readonly most: string
  readonly rest: string
  readonly days: string
  readonly windows: Readonly<Record<Weekday, readonly Window[]>>
}

export type TermsFault = 'bad_number' | 'bad_hours' | 'bad_times'

export const WEEKDAYS: readonly Weekday[] = ['1', '2', '3', '4', '5', '6', '7']
const WORKDAYS: readonly Weekday[] = ['1', '2', '3', '4', '5']
const OFFICE: Window = { from: '08:00', to: '18:00' }

const hours = (minutes: number): string => String(Math.round((minutes / 60) * 100) / 100)

/** The terms as a form shows them; usual ones where nothing was agreed yet. */
export function draftOf(terms: WorkTerms | null): TermsDraft {
  const windows = Object.fromEntries(
    WEEKDAYS.map((day) => {
      const usual = WORKDAYS.includes(day) ? [OFFICE] : []
      const own = (terms?.available[day] ?? []).map(([from, to]) => ({
        from: clockText(from),
        to: endText(to),
      }))
      return [day, terms ? own : usual]
    }),
  ) as Record<Weekday, Window[]>
  return {
    least: hours(terms?.leastMinutesWeek ?? 1800),
    most: hours(terms?.mostMinutesWeek ?? 2220),
    rest: hours(terms?.restMinutes ?? 660),
    days: String(terms?.mostDaysInRow ?? 5),
    windows,
  }
}

/** The end of a day is midnight: 24:00 is a time that fields for times do not take. */
const endText = (minute: number): string => (minute === 1440 ? '00:00' : clockText(minute))

/** The terms that a form holds, or what is wrong with it. */
export function termsOf(draft: TermsDraft): WorkTerms | TermsFault {
  const [least, most, rest, days] = [draft.least, draft.most, draft.rest, draft.days].map(numberIn)
  if (least === undefined || most === undefined || rest === undefined || days === undefined)
    return 'bad_number'
  if (!Number.isInteger(days) || days < 1 || days > 14 || most > 70 || rest > 24) return 'bad_number'
  if (most < least) return 'bad_hours'
  const available: WorkTerms['available'] = {}
  for (const day of WEEKDAYS) {
    const windows = draft.windows[day].map(windowOf)
    if (windows.some((one) => one === undefined)) return 'bad_times'
    if (windows.length > 0) available[day] = windows as [number, number][]
  }
  return {
    ...{ leastMinutesWeek: Math.round(least * 60), mostMinutesWeek: Math.round(most * 60) },
    ...{ restMinutes: Math.round(rest * 60), mostDaysInRow: days, available },
  }
}

function windowOf({ from, to }: Window): [number, number] | undefined {
  const [begins, ends] = [minuteIn(from), minuteIn(to)]
  if (begins === undefined || ends === undefined) return undefined
  const end = ends === 0 ? 1440 : ends
  return begins < end ? [begins, end] : undefined
}

/** The draft with other times on one day. */
export function withWindows(draft: TermsDraft, day: Weekday, windows: readonly Window[]): TermsDraft {
  return { ...draft, windows: { ...draft.windows, [day]: windows } }
}

/** The times of Monday on every other working day that has any. */
export function likeMonday(draft: TermsDraft): TermsDraft {
  const monday = draft.windows['1']
  return WORKDAYS.reduce((next, day) => withWindows(next, day, monday), draft)
}

/** A further time on a day: office hours, or the evening after what is there. */
export function withAnother(draft: TermsDraft, day: Weekday): TermsDraft {
  const own = draft.windows[day]
  const last = own.at(-1)
  const next = last ? { from: last.to, to: '22:00' } : OFFICE
  return withWindows(draft, day, [...own, next])
}
