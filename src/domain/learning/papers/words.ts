/** Plain English for papers that leave the screen: what figures, patterns and steps are called, and how they are written. */
import type { MeasureKey, MeasureUnit } from '../../measures/contract.ts'
import { measures } from '../../measures/contract.ts'
import type { JourneyStep } from '../../measures/contract.flow.ts'
import type { Pattern, PatternKind, Verdict } from '../contract.patterns.ts'

export const MEASURES: Readonly<Record<MeasureKey, string>> = {
  contacts: 'Contacts',
  wait: 'Wait',
  talk: 'Conversation',
  hold: 'On hold',
  held_share: 'Put on hold',
  lost_share: 'Lost before they were helped',
  brought_in_share: 'Expert brought in',
  handed_over_share: 'Handed over',
  asked_again_per_contact: 'Asked again per contact',
  returning_share: 'About the same need again',
  came_back_share: 'Came back',
  first_point_by_contact: 'Met at this contact',
  by_owner_share: 'Answered by the owner',
  estimate_held_share: 'Estimates of the wait that held',
  failure_share: 'Failure demand',
  value_share: 'Value demand',
  failure_minutes: 'Time with failure demand',
  needs_opened: 'Needs that began',
  needs_closed: 'Needs that ended',
  contacts_per_need: 'Contacts per need',
  people_per_need: 'People per need',
  places_per_need: 'Departments per need',
  handoffs_per_need: 'Hand-offs per need',
  no_handoff_share: 'Stayed with one person',
  returned_share: 'Sent to and fro',
  repeats_per_need: 'Told again per need',
  attempts_per_need: 'Outbound attempts per need',
  talk_per_need: 'Conversation per need',
  end_to_end: 'End to end',
  first_point_by_need: 'Met at the first point',
  reopened_share: 'Opened again',
  level_as_possible_share: 'Met at the level that was possible',
  terms_different_share: 'Told otherwise than published',
  promises_kept_share: 'Promises kept',
  promises_renegotiated_share: 'Promises renegotiated',
  promises_broken_share: 'Promises broken',
  legs_in_time_share: 'Work by others in time',
  leg_time: 'Time of work by others',
  attempts: 'Outbound attempts',
  attempts_reached_share: 'Attempts that reached somebody',
}

export const PATTERNS: Readonly<Record<PatternKind, string>> = {
  repeat_contacts: 'Needs that take three contacts and more',
  ping_pong: 'Needs that come back to somebody they had left',
  lost_searching: 'Searches that led nowhere',
  lost_verifying: 'Gave up proving who they are',
  lost_waiting: 'Gave up while waiting',
  lost_on_hold: 'Gave up on hold',
  handed_over: 'Conversations passed to another owner',
  terms_bypassed: 'Told otherwise than published, again and again',
  short_and_back: 'Short conversations after which clients come back',
  promises_slip: 'Promises or work by others that slip',
  subject_spikes: 'A subject that comes up far more than it used to',
  attempts: 'Outbound attempts that reach nobody',
}

export const STATES: Readonly<Record<Pattern['state'], string>> = {
  found: 'found, not yet studied',
  studied: 'studied',
  experiment: 'an experiment is under way',
  solved: 'solved',
  set_aside: 'set aside',
}

export const RULES: Readonly<Record<'outside' | 'run' | 'near', string>> = {
  outside: 'outside what is usual',
  run: 'eight and more in a row on one side of the middle',
  near: 'three of four close to the limit of what is usual',
}

const VERDICTS: Readonly<Record<Verdict['state'], string>> = {
  not_begun: 'has not begun',
  too_early: 'too early to say',
  no_signal: 'the chart shows no change',
  signal_as_expected: 'the chart shows the change that was expected',
  signal_against: 'the chart shows a change the other way',
}

/** What the chart says of an experiment. */
export function verdictWords({ state, sinceDay, stillNeeded }: Verdict): string {
  if (state === 'too_early') return `${VERDICTS[state]}: ${counted(stillNeeded, 'more day')} needed`
  return sinceDay === null ? VERDICTS[state] : `${VERDICTS[state]}, since ${dayWords(sinceDay)}`
}

const STEPS: Readonly<Record<JourneyStep['kind'], string>> = {
  contact: 'The client got in touch',
  lost: 'The client was lost',
  waited: 'The client waited',
  answered: 'Somebody answered',
  held: 'The client was put on hold',
  brought_in: 'A colleague joined the conversation',
  handed_over: 'The conversation was passed to another owner',
  asked_again: 'The client was asked again for something known',
  promised: 'We promised something',
  promise_kept: 'We kept a promise',
  promise_renegotiated: 'We agreed another time for a promise',
  promise_broken: 'We did not keep a promise',
  leg_began: 'Another department was asked for a part of the work',
  leg_done: 'The other department was done',
  attempt: 'We tried to reach the client at a time that was not chosen',
  refused: 'We said no to something',
  message: 'A message',
  owner_changed: 'The case got another owner',
  opened: 'The case began',
  closed: 'We called it done',
  reopened: 'It was opened again',
  confirmed: 'The client said how it stands',
  other: 'Something was noted',
}

/** One step of a journey: what happened, for how long, where, and the words that belong to it. */
export function stepWords({ kind, seconds, place, words }: JourneyStep): string {
  const facts = [
    seconds === null || seconds === 0 ? null : durationWords(seconds),
    place === null || place === '' ? null : place,
  ].filter((one) => one !== null)
  const said = words === null || words === '' ? '' : `: “${words}”`
  return `${STEPS[kind]}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}${said}`
}

/** A figure in its unit; a dash where there is nothing to divide by, which is not nought. */
export function valueWords(unit: MeasureUnit, value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–'
  switch (unit) {
    case 'share':
      return `${(value * 100).toFixed(1)} %`
    case 'seconds':
      return durationWords(value)
    case 'minutes':
      return durationWords(value * 60)
    case 'count':
      return numberWords(Math.round(value))
    case 'per_need':
    case 'per_contact':
      return value.toFixed(2)
  }
}

export const measureValue = (measure: MeasureKey, value: number | null): string =>
  valueWords(measures[measure].unit, value)

/** Two units at most: `45 s`, `3 min 20 s`, `2 h 5 min`, `3 days 4 h`. */
export function durationWords(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return two(whole, 60, 'min', 1, 's')
  if (whole < 86_400) return two(whole, 3600, 'h', 60, 'min')
  const days = Math.floor(whole / 86_400)
  const hours = Math.floor((whole % 86_400) / 3600)
  return hours === 0 ? counted(days, 'day') : `${counted(days, 'day')} ${hours} h`
}

function two(seconds: number, large: number, name: string, small: number, smallName: string): string {
  const rest = Math.floor((seconds % large) / small)
  return `${Math.floor(seconds / large)} ${name}${rest === 0 ? '' : ` ${rest} ${smallName}`}`
}

export const numberWords = (value: number): string => value.toLocaleString('en-GB')
/** `1 day`, `3 days`. */
export const counted = (value: number, one: string): string =>
  `${numberWords(value)} ${value === 1 ? one : `${one}s`}`

const FULL_DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' })
/** A local day: `Tuesday 30 June 2026`. */
export function dayWords(day: string): string {
  return FULL_DAY.format(new Date(`${day}T00:00:00Z`)).replace(',', '')
}

/** An instant in a zone: `30 June 2026, 16:00`. */
export function instantWords(at: string, zone: string): string {
  const parts = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const
  return new Intl.DateTimeFormat('en-GB', { ...parts, hourCycle: 'h23', timeZone: zone })
    .format(new Date(at))
    .replace(' at ', ', ')
}
