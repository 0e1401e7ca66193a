import type { MeasureKey, RowKind } from './contract.ts'
import { measures } from './contract.ts'
import { viewNow } from '#platform/database/view.ts'

/**
 * What the rows of the lens add up to. Each raw sum says what one row adds, as SQL over the row `r`: a whole number, never
 * below nought. Roll-ups (`measured_sums`), the rows behind a figure and what is worked out again all use the same words,
 * so that they cannot differ.
 *
 * Contacts count by the day they arrived, needs by the day they were closed (`needs_opened`: opened), promises and legs by
 * the day they ended (or were due while they have not), work by its day; days are local to the organisation.
 *
 * Only inbound contacts count as contacts, and not those that were moved on; outbound conversations are rows, but no demand.
 * A case that was closed as the duplicate of another is no need.
 */
export type RawDefinition = {
  readonly rows: RowKind
  /** Column of the local day it counts by; a row without that day adds nothing. */
  readonly day: 'day' | 'opened_day' | 'closed_day'
  readonly sql: string
  /** Counts once its day is over: what is due today may still be done. */
  readonly pastOnly?: true
}

const demanded = `r.direction = 'in' and r.ending is distinct from 'moved'`
const helped = `${demanded} and r.answered_at is not null and r.ended_at is not null`
const failureHelped = `${helped} and r.demand = 'failure'`
const otherHelped = `${helped} and r.demand is distinct from 'failure'`
const firstHelped = `${otherHelped} and coalesce(r.nth, 1) = 1`
const chasingHelped = `${otherHelped} and r.nth > 1 and r.chasing`
const furtherHelped = `${otherHelped} and r.nth > 1 and not r.chasing`

const contact = (when: string, amount = '1'): RawDefinition => ({
  rows: 'contact',
  day: 'day',
  sql: `case when ${when} then ${amount} else 0 end`,
})
const need = (amount: string, when = 'true'): RawDefinition => ({
  rows: 'need',
  day: 'closed_day',
  sql: `case when r.outcome <> 'duplicate' and ${when} then ${amount} else 0 end`,
})
const promise = (when: string): RawDefinition => ({
  rows: 'promise',
  day: 'day',
  sql: `case when ${when} then 1 else 0 end`,
})
const leg = (when: string, amount = '1'): RawDefinition => ({
  rows: 'leg',
  day: 'day',
  sql: `case when ${when} then ${amount} else 0 end`,
})
const work = (when: string): RawDefinition => ({
  rows: 'work',
  day: 'day',
  sql: `case when ${when} then 1 else 0 end`,
})

/** Every raw sum by the name under which `measured_sums.measure` keeps it. */
export const rawSums = {
  contacts: contact(demanded),
  /** The wait is known: answered, or ended without. */
  waited: contact(`${demanded} and r.waited_s is not null`),
  waited_s: contact(`${demanded} and r.waited_s is not null`, 'r.waited_s'),
  ended: contact(`${demanded} and r.ended_at is not null`),
  /** Talked with somebody, and over. */
  helped: contact(helped),
  talk_s: contact(helped, 'r.talk_s'),
  held: contact(`${helped} and r.holds > 0`),
  hold_s: contact(`${helped} and r.holds > 0`, 'r.hold_s'),
  consult_s: contact(helped, 'r.consult_s'),
  lost: contact(`${demanded} and r.lost_at is not null`),
  lost_waiting: contact(`${demanded} and r.lost_at = 'waiting'`),
  lost_holding: contact(`${demanded} and r.lost_at = 'holding'`),
  lost_talking: contact(`${demanded} and r.lost_at = 'talking'`),
  brought_in: contact(`${helped} and r.experts > 0`),
  /** Seconds that colleagues who were brought in spent in conversations. */
  expert_s: contact(helped, 'r.expert_s'),
  handed_over: contact(`${helped} and r.handovers > 0`),
  asked_again: contact(helped, 'r.repeats'),
  /** How often clients were put on hold, and conversations given on. */
  holds: contact(helped, 'r.holds'),
  handovers: contact(helped, 'r.handovers'),
  /** Lost before anybody answered, and how long these clients had waited. */
  lost_unanswered: contact(`${demanded} and r.lost_at is not null and r.answered_at is null`),
  lost_unanswered_s: contact(
    `${demanded} and r.lost_at is not null and r.answered_at is null and r.waited_s is not null`,
    'r.waited_s',
  ),
  /** It is known about which need it was. */
  of_need: contact(`${demanded} and r.nth is not null`),
  returning: contact(`${demanded} and r.nth > 1`),
  came_back: contact(`${demanded} and r.nth is not null and r.came_back`),
  first_point_contacts: contact(`${helped} and r.ending = 'met' and not r.came_back`),
  /** Came again and was answered; by the owner of the case. */
  returning_answered: contact(`${demanded} and r.nth > 1 and r.by_owner is not null`),
  by_owner: contact(`${demanded} and r.nth > 1 and r.by_owner`),
  estimated: contact(`${demanded} and r.estimate_held is not null`),
  estimate_held: contact(`${demanded} and r.estimate_held`),
  classified: contact(`${demanded} and r.demand is not null`),
  failure: contact(`${demanded} and r.demand = 'failure'`),
  value: contact(`${demanded} and r.demand = 'value'`),
  // Talking, in four parts that make up talk_s: failure; else the first contact of a need; else asking how far it is; else more.
  failure_helped: contact(failureHelped),
  failure_talk_s: contact(failureHelped, 'r.talk_s'),
  failure_waited_s: contact(failureHelped, 'r.waited_s'),
  first_helped: contact(firstHelped),
  first_talk_s: contact(firstHelped, 'r.talk_s'),
  chasing_helped: contact(chasingHelped),
  chasing_talk_s: contact(chasingHelped, 'r.talk_s'),
  chasing_waited_s: contact(chasingHelped, 'r.waited_s'),
  further_helped: contact(furtherHelped),
  further_talk_s: contact(furtherHelped, 'r.talk_s'),
  further_waited_s: contact(furtherHelped, 'r.waited_s'),
  // Asked again, in the same parts; what is left of asked_again belongs to the first contact.
  failure_asked_again: contact(failureHelped, 'r.repeats'),
  chasing_asked_again: contact(chasingHelped, 'r.repeats'),
  further_asked_again: contact(furtherHelped, 'r.repeats'),
  /** Outbound conversations: no demand, but somebody's time. */
  outbound: contact(`r.direction = 'out' and r.ended_at is not null`),
  outbound_talk_s: contact(`r.direction = 'out' and r.ended_at is not null`, 'r.talk_s'),

  needs_opened: {
    rows: 'need',
    day: 'opened_day',
    sql: `case when r.outcome is distinct from 'duplicate' then 1 else 0 end`,
  },
  needs_closed: need('1'),
  need_contacts: need('r.contacts'),
  need_people: need('r.people'),
  need_places: need('r.places'),
  need_handoffs: need('r.handoffs'),
  needs_no_handoff: need('1', 'r.handoffs = 0'),
  needs_returned: need('1', 'r.returns > 0'),
  need_repeats: need('r.repeats'),
  need_attempts: need('r.attempts'),
  need_talk_s: need('r.talk_s'),
  need_wait_s: need('r.wait_s'),
  need_hold_s: need('r.hold_s'),
  end_to_end_s: need('r.end_to_end_s'),
  needs_first_point: need('1', 'r.first_point'),
  needs_reopened: need('1', 'r.reopened > 0'),
  need_failure_contacts: need('r.failure_contacts'),
  needs_level_known: need('1', 'r.level_met is not null'),
  needs_level_as_possible: need('1', 'r.level_met = r.level_possible'),
  terms_told: need('r.terms_told'),
  terms_different: need('r.terms_different'),

  promises_ended: promise(`r.state in ('kept', 'renegotiated', 'broken')`),
  promises_kept: promise(`r.state = 'kept'`),
  promises_renegotiated: promise(`r.state = 'renegotiated'`),
  promises_broken: promise(`r.state = 'broken'`),

  legs_done: leg(`r.state = 'done'`),
  legs_in_time: leg(`r.state = 'done' and not r.late`),
  leg_s: leg(`r.state = 'done'`, 'greatest(0, floor(extract(epoch from r.ended_at - r.opened_at)))::bigint'),
  /** Was due on a day that is over, and is not done. */
  legs_overdue: { ...leg(`r.state = 'open'`), pastOnly: true },

  attempts: work(`r.kind = 'attempt'`),
  attempts_reached: work(`r.kind = 'attempt' and r.reached`),
  notes: work(`r.kind = 'note'`),
  messages_written: work(`r.kind = 'message'`),
  stories_changed: work(`r.kind = 'story'`),
  questions_asked: work(`r.kind = 'question'`),
} as const satisfies Record<string, RawDefinition>

export type RawSum = keyof typeof rawSums
export const rawNames = Object.keys(rawSums) as RawSum[]

/** How one raw sum is defined, with what is optional in it. */
export const rawOf = (name: RawSum): RawDefinition => rawSums[name]

/** What a measure is divided from: a sum, and what counts (together, where there are several). */
export type MeasureParts = { readonly sum: RawSum; readonly count: readonly [RawSum, ...RawSum[]] }

/** Of which raw sums each measure is made. A measure of unit `count` or `minutes` is its sum; others are sum ÷ count. */
export const measureParts: Readonly<Record<MeasureKey, MeasureParts>> = {
  contacts: { sum: 'contacts', count: ['contacts'] },
  wait: { sum: 'waited_s', count: ['waited'] },
  talk: { sum: 'talk_s', count: ['helped'] },
  hold: { sum: 'hold_s', count: ['held'] },
  held_share: { sum: 'held', count: ['helped'] },
  lost_share: { sum: 'lost', count: ['ended'] },
  brought_in_share: { sum: 'brought_in', count: ['helped'] },
  handed_over_share: { sum: 'handed_over', count: ['helped'] },
  asked_again_per_contact: { sum: 'asked_again', count: ['helped'] },
  returning_share: { sum: 'returning', count: ['of_need'] },
  came_back_share: { sum: 'came_back', count: ['of_need'] },
  first_point_by_contact: { sum: 'first_point_contacts', count: ['helped'] },
  by_owner_share: { sum: 'by_owner', count: ['returning_answered'] },
  estimate_held_share: { sum: 'estimate_held', count: ['estimated'] },
  failure_share: { sum: 'failure', count: ['classified'] },
  value_share: { sum: 'value', count: ['classified'] },
  failure_minutes: { sum: 'failure_talk_s', count: ['failure_helped'] },
  needs_opened: { sum: 'needs_opened', count: ['needs_opened'] },
  needs_closed: { sum: 'needs_closed', count: ['needs_closed'] },
  contacts_per_need: { sum: 'need_contacts', count: ['needs_closed'] },
  people_per_need: { sum: 'need_people', count: ['needs_closed'] },
  places_per_need: { sum: 'need_places', count: ['needs_closed'] },
  handoffs_per_need: { sum: 'need_handoffs', count: ['needs_closed'] },
  no_handoff_share: { sum: 'needs_no_handoff', count: ['needs_closed'] },
  returned_share: { sum: 'needs_returned', count: ['needs_closed'] },
  repeats_per_need: { sum: 'need_repeats', count: ['needs_closed'] },
  attempts_per_need: { sum: 'need_attempts', count: ['needs_closed'] },
  talk_per_need: { sum: 'need_talk_s', count: ['needs_closed'] },
  end_to_end: { sum: 'end_to_end_s', count: ['needs_closed'] },
  first_point_by_need: { sum: 'needs_first_point', count: ['needs_closed'] },
  reopened_share: { sum: 'needs_reopened', count: ['needs_closed'] },
  level_as_possible_share: { sum: 'needs_level_as_possible', count: ['needs_level_known'] },
  terms_different_share: { sum: 'terms_different', count: ['terms_told'] },
  promises_kept_share: { sum: 'promises_kept', count: ['promises_ended'] },
  promises_renegotiated_share: { sum: 'promises_renegotiated', count: ['promises_ended'] },
  promises_broken_share: { sum: 'promises_broken', count: ['promises_ended'] },
  legs_in_time_share: { sum: 'legs_in_time', count: ['legs_done', 'legs_overdue'] },
  leg_time: { sum: 'leg_s', count: ['legs_done'] },
  attempts: { sum: 'attempts', count: ['attempts'] },
  attempts_reached_share: { sum: 'attempts_reached', count: ['attempts'] },
}

/** Measures whose distribution is kept, as `measured_spreads.measure` names them. */
export const spreadMeasures = (Object.keys(measures) as MeasureKey[]).filter((key) => measures[key].spread)

/** What is looked at: `LensFilter` without its days. */
export type Narrowed = {
  readonly serviceId?: string | undefined
  readonly departmentId?: string | undefined
  readonly channel?: string | undefined
  readonly demand?: string | undefined
}

/**
 * Whether a filter can be applied to what is counted from these rows. A need has no channel and no demand of its own, a
 * piece of work no demand: such a figure then has no value (null of 0), and screens leave it out.
 */
export function applies(rows: RowKind, { channel, demand }: Narrowed): boolean {
  if (demand !== undefined) return rows === 'contact'
  return channel === undefined || rows === 'contact' || rows === 'work'
}

/** Stands for "of all of them" among the dimensions of a roll-up; null of a row is kept as `NONE`, '' elsewhere. */
export const ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
export const NONE = '00000000-0000-0000-0000-000000000000'
export const EVERY = '*'

/**
 * Roll-ups are kept at up to four grains of detail, so that what is asked most reads least: everything together; by service
 * and department; by channel and demand; and by all four. Dimensions that are left out are `ALL` and `EVERY`. Which one
 * answers a filter; `by` is what it is split by. Whoever sees some services only gets what these come to.
 */
export function detailOf(
  narrowed: Narrowed,
  by?: 'service' | 'department' | 'channel' | 'demand',
): { readonly service: boolean; readonly channel: boolean } {
  const { serviceId, departmentId, channel, demand } = narrowed
  return {
    service:
      [serviceId, departmentId, viewNow()].some((one) => one !== undefined) ||
      by === 'service' ||
      by === 'department',
    channel: channel !== undefined || demand !== undefined || by === 'channel' || by === 'demand',
  }
}
