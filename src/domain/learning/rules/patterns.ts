/** What counts as a pattern, what it costs, and what becomes of one that somebody studies. */
import { addDays } from '#core/calendars/moments.ts'
import { sinceWhen } from '#core/spc/change-points.ts'
import type { LensSettings } from '../../measures/contract.busy.ts'
import type { KeptFilter, MeasureKey, Range } from '../../measures/contract.ts'
import type { PatternFigures, PatternKind, PatternState } from '../contract.patterns.ts'

/**
 * What is worth somebody's study. Fewer than five in four weeks are single stories, to be read as such. Less than one in
 * fifty of what was looked at leaves forty-nine that went otherwise: nothing that the system brings about again and again.
 */
export const WORTH_STUDY = { times: 5, share: 0.02 } as const
/** Four weeks: every weekday as often as the others. */
export const PERIOD_DAYS = 28

/** The days of two periods of four weeks, the later one up to and with today. */
export function daysOf(today: string): { from: string; mid: string; later: string; until: string } {
  const mid = addDays(today, -PERIOD_DAYS)
  return { from: addDays(mid, 1 - PERIOD_DAYS), mid, later: addDays(mid, 1), until: today }
}

/** Whether so many of those looked at are a pattern. */
export const isPattern = ({ times, of }: { times: number; of: number }): boolean =>
  times >= WORTH_STUDY.times && times >= of * WORTH_STUDY.share

/** What was counted: seconds measured, tries to reach somebody, and how many there were in the period before. */
export type Counted = {
  readonly times: number
  readonly of: number
  readonly people: number
  readonly staffS: number
  readonly tries: number
  readonly clientS: number
  /** Null where the period before was not watched. */
  readonly before: number | null
}

/** Figures of a pattern. Measured minutes have no range; tries have that of their assumed minutes. Pence are whole. */
export function figuresOf(counted: Counted, settings: LensSettings, sinceDay: string | null): PatternFigures {
  const minutes = (assumed: number) => oneDecimal(counted.staffS / 60 + counted.tries * assumed)
  const { low, likely, high } = settings.minutesPerAttempt
  const staffMinutes = { low: minutes(low), likely: minutes(likely), high: minutes(high) }
  const clients = oneDecimal(counted.clientS / 60)
  return {
    times: counted.times,
    of: counted.of,
    people: counted.people,
    staffMinutes,
    pence: penceOf(staffMinutes, settings.payPencePerHour),
    clientMinutes: { low: clients, likely: clients, high: clients },
    sinceDay,
    before: counted.before,
  }
}

const penceOf = (minutes: Range, pay: Range | null): Range | null =>
  pay && {
    low: Math.round((minutes.low * pay.low) / 60),
    likely: Math.round((minutes.likely * pay.likely) / 60),
    high: Math.round((minutes.high * pay.high) / 60),
  }

const oneDecimal = (value: number) => Math.round(value * 10) / 10

/**
 * Since which day there is more of it than there was: the last change of its daily rate, if that went up. Today is left
 * out, for it is not over. Null where the rate has not changed, fell last, or was watched for less than two weeks.
 */
export function sinceDayOf(
  daily: Readonly<Record<string, number>>,
  firstDay: string,
  today: string,
): string | null {
  const until = addDays(today, -1)
  if (firstDay > until) return null
  const days = Object.entries(daily)
    .map(([day, count]) => ({ day, count }))
    .filter(({ day }) => day <= until)
  const found = sinceWhen([{ day: firstDay, count: 0 }, ...days], { until })
  const last = found.ok ? found.changes.at(-1) : undefined
  return last && last.after > last.before ? last.day : null
}

/** What a pattern is about, as it is kept. */
export type AboutKept = {
  serviceId?: string
  departmentId?: string
  subjectId?: string
  term?: string
  /** By which chart a department's slips are seen. */
  mostly?: 'legs' | 'promises'
}

/** The same for the same subject, whatever it is seen by. */
export const keyOf = ({ mostly: _mostly, ...about }: AboutKept): string =>
  Object.entries(about)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')

const MEASURE: Readonly<Record<PatternKind, MeasureKey>> = {
  repeat_contacts: 'contacts_per_need',
  ping_pong: 'returned_share',
  // Whoever finds nothing has to ask somebody.
  lost_searching: 'contacts',
  lost_verifying: 'lost_share',
  lost_waiting: 'lost_share',
  lost_on_hold: 'lost_share',
  handed_over: 'handed_over_share',
  terms_bypassed: 'terms_different_share',
  short_and_back: 'came_back_share',
  promises_slip: 'promises_broken_share',
  subject_spikes: 'contacts',
  attempts: 'attempts_reached_share',
}

/** The measure that shows a pattern, with its filter. A subject has no chart of its own: the contacts of all are shown. */
export function measureOf(kind: PatternKind, about: AboutKept): { measure: MeasureKey; filter: KeptFilter } {
  const measure = kind === 'promises_slip' && about.mostly === 'legs' ? 'legs_in_time_share' : MEASURE[kind]
  const { serviceId, departmentId } = about
  const spikingService = kind === 'subject_spikes' && serviceId !== undefined
  return {
    measure,
    filter: {
      ...(serviceId && { serviceId }),
      ...(departmentId && { departmentId }),
      ...(spikingService && { demand: 'failure' as const }),
    },
  }
}

/** Whether a measure charts this pattern itself, or only something near it. */
export const hasChart = (kind: PatternKind, about: AboutKept): boolean =>
  kind !== 'lost_searching' && !(kind === 'subject_spikes' && about.subjectId !== undefined)

export type Study = {
  readonly causeId: string | null
  readonly cause: string
  readonly ownerId: string | null
}

/** A cause and somebody who owns it: only then is there something to try out. */
export const isStudied = ({ causeId, cause, ownerId }: Study): boolean =>
  (causeId !== null || cause.trim() !== '') && ownerId !== null

/** What a pattern is in after its study: as said; else studied once cause and owner are there. */
export function stateAfterStudy(
  state: PatternState,
  study: Study,
  said: PatternState | undefined,
): PatternState {
  if (said) return said
  return state === 'found' && isStudied(study) ? 'studied' : state
}

/** What a pattern is in after one of its experiments ended. */
export function stateAfterExperiment(worked: boolean, othersUnderWay: boolean): PatternState {
  if (worked) return 'solved'
  return othersUnderWay ? 'experiment' : 'studied'
}

/**
 * Three needs to read out of those that show a pattern, given with most of clients' time first: the worst, the one in the
 * middle, and one by chance (0 to below 1). Fewer where there are fewer.
 */
export function threeOf<T>(
  worstFirst: readonly T[],
  chance: number,
): { chosen: 'worst' | 'typical' | 'random'; one: T }[] {
  const [worst] = worstFirst
  if (worst === undefined) return []
  const left = worstFirst.slice(1)
  const typical = left[Math.floor((left.length - 1) / 2)]
  const rest = left.filter((one) => one !== typical)
  const random = rest[Math.floor(chance * rest.length)]
  return [
    { chosen: 'worst', one: worst },
    ...(typical === undefined ? [] : [{ chosen: 'typical' as const, one: typical }]),
    ...(random === undefined ? [] : [{ chosen: 'random' as const, one: random }]),
  ]
}
