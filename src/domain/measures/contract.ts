import { z } from 'zod'
import { Code, event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { Id, Instant } from '#platform/contract/values.ts'
import { Channel } from '../services/contract.ts'

/** Who may look through the lens. It shows the system, never a person's record against another's. */
export const lensReaders = ['lead', 'planner', 'admin'] as const
export const lensKeepers = ['lead', 'admin'] as const

/** A local calendar day of the organisation, `2026-03-30`. */
export const LensDay = z.iso
  .date()
  .refine((day) => day >= '1970-01-01' && day < '2200-01-01', 'is too far away')
export const DemandKind = z.enum(['value', 'failure', 'cannot_tell'])
export type DemandKind = z.infer<typeof DemandKind>

/** What a figure is counted from, so that its rows can be opened. */
export const RowKind = z.enum(['contact', 'need', 'leg', 'promise', 'work'])
export type RowKind = z.infer<typeof RowKind>

/**
 * How a measure is worked out of sums: a count; a share or mean of one sum by another; a sum of seconds. `per_need` and
 * `per_contact` say what it is divided by, for needs and contacts are never mixed.
 */
export const MeasureUnit = z.enum(['count', 'share', 'per_need', 'per_contact', 'seconds', 'minutes'])
export type MeasureUnit = z.infer<typeof MeasureUnit>

/** Every measure by its name. Names and definitions in words: messages `measure.<key>` and `measure.<key>.means`. */
export const measures = {
  // of contacts, by the day they arrived
  contacts: { unit: 'count', rows: 'contact', spread: false },
  wait: { unit: 'seconds', rows: 'contact', spread: true },
  talk: { unit: 'seconds', rows: 'contact', spread: true },
  hold: { unit: 'seconds', rows: 'contact', spread: true },
  held_share: { unit: 'share', rows: 'contact', spread: false },
  lost_share: { unit: 'share', rows: 'contact', spread: false },
  brought_in_share: { unit: 'share', rows: 'contact', spread: false },
  handed_over_share: { unit: 'share', rows: 'contact', spread: false },
  asked_again_per_contact: { unit: 'per_contact', rows: 'contact', spread: false },
  returning_share: { unit: 'share', rows: 'contact', spread: false },
  came_back_share: { unit: 'share', rows: 'contact', spread: false },
  first_point_by_contact: { unit: 'share', rows: 'contact', spread: false },
  by_owner_share: { unit: 'share', rows: 'contact', spread: false },
  estimate_held_share: { unit: 'share', rows: 'contact', spread: false },
  failure_share: { unit: 'share', rows: 'contact', spread: false },
  value_share: { unit: 'share', rows: 'contact', spread: false },
  failure_minutes: { unit: 'minutes', rows: 'contact', spread: false },
  // of needs, by the day they were closed (needs_opened: opened)
  needs_opened: { unit: 'count', rows: 'need', spread: false },
  needs_closed: { unit: 'count', rows: 'need', spread: false },
  contacts_per_need: { unit: 'per_need', rows: 'need', spread: true },
  people_per_need: { unit: 'per_need', rows: 'need', spread: true },
  places_per_need: { unit: 'per_need', rows: 'need', spread: true },
  handoffs_per_need: { unit: 'per_need', rows: 'need', spread: true },
  no_handoff_share: { unit: 'share', rows: 'need', spread: false },
  returned_share: { unit: 'share', rows: 'need', spread: false },
  repeats_per_need: { unit: 'per_need', rows: 'need', spread: false },
  attempts_per_need: { unit: 'per_need', rows: 'need', spread: false },
  talk_per_need: { unit: 'seconds', rows: 'need', spread: true },
  end_to_end: { unit: 'seconds', rows: 'need', spread: true },
  first_point_by_need: { unit: 'share', rows: 'need', spread: false },
  reopened_share: { unit: 'share', rows: 'need', spread: false },
  level_as_possible_share: { unit: 'share', rows: 'need', spread: false },
  terms_different_share: { unit: 'share', rows: 'need', spread: false },
  // of promises, by the day they ended
  promises_kept_share: { unit: 'share', rows: 'promise', spread: false },
  promises_renegotiated_share: { unit: 'share', rows: 'promise', spread: false },
  promises_broken_share: { unit: 'share', rows: 'promise', spread: false },
  // of legs, by the day they ended or were due
  legs_in_time_share: { unit: 'share', rows: 'leg', spread: false },
  leg_time: { unit: 'seconds', rows: 'leg', spread: true },
  // of work, by the day it was done
  attempts: { unit: 'count', rows: 'work', spread: false },
  attempts_reached_share: { unit: 'share', rows: 'work', spread: false },
} as const satisfies Record<string, { unit: MeasureUnit; rows: RowKind; spread: boolean }>
export type MeasureKey = keyof typeof measures
export const measureKeys = Object.keys(measures) as [MeasureKey, ...MeasureKey[]]
export const Measure = z.enum(measureKeys)

/** What is looked at. In the address of every page of the lens; days are local, both ends included, 28 days when left out. */
export const LensFilter = z.object({
  from: LensDay.optional(),
  to: LensDay.optional(),
  serviceId: Id.optional(),
  departmentId: Id.optional(),
  channel: Channel.optional(),
  demand: DemandKind.optional(),
})
export type LensFilter = z.infer<typeof LensFilter>

/** A filter that is kept (with an experiment, a charter line): days are not part of it. */
export const KeptFilter = LensFilter.pick({
  serviceId: true,
  departmentId: true,
  channel: true,
  demand: true,
})
export type KeptFilter = z.infer<typeof KeptFilter>

/** The days that were looked at, as settled; `live` when today is among them. */
export const LensPeriod = z.object({
  from: LensDay,
  to: LensDay,
  zone: z.string(),
  /** Up to which instant the ledger is counted. */
  upTo: Instant,
  live: z.boolean(),
})
export type LensPeriod = z.infer<typeof LensPeriod>

export const Percentiles = z.object({
  p10: z.number(),
  p25: z.number(),
  p50: z.number(),
  p75: z.number(),
  p90: z.number(),
  p95: z.number(),
  most: z.number(),
})
export type Percentiles = z.infer<typeof Percentiles>

/**
 * One figure. `value` is null where there is nothing to divide by: it is not nought. `sum` and `count` are what it was
 * divided from: their rows can be opened and add up to them.
 */
export const Figure = z.object({
  measure: Measure,
  unit: MeasureUnit,
  rows: RowKind,
  value: z.number().nullable(),
  sum: z.number(),
  count: z.number(),
  /** 95 % interval of a share (Wilson 1927); null for what is no share or of nothing. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  percentiles: Percentiles.nullable(),
})
export type Figure = z.infer<typeof Figure>

/** A figure of the period and of the period of equal length just before it. */
export const FigureBeside = Figure.extend({ before: z.number().nullable() })
export type FigureBeside = z.infer<typeof FigureBeside>

/** A value that is not known exactly. */
export const Range = z.object({ low: z.number(), likely: z.number(), high: z.number() })
export type Range = z.infer<typeof Range>

/** What cannot be measured here and is said by the organisation: with range, and where it is from. */
export const SaidInput = Range.extend({ basis: z.enum(['measured', 'assumed']) })
export type SaidInput = z.infer<typeof SaidInput>

/** Something worth knowing about a figure, as a code with facts; screens have the words. */
export const LensWarning = z.object({
  code: Code,
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type LensWarning = z.infer<typeof LensWarning>

export const measureRefusals = defineRefusals({
  period_backwards: {
    status: 422,
    title: 'The period ends before it begins',
    why: 'The last day lies before the first one.',
    instead: 'Turn the two days round.',
  },
  period_too_long: {
    status: 422,
    title: 'That period is too long to look at at once',
    why: 'More than ten years of days would be too many to tell apart.',
    instead: 'Choose up to ten years.',
  },
  no_such_spread: {
    status: 422,
    title: 'This measure has no distribution',
    why: 'A share or a count is one figure; only times and numbers per need are spread.',
    instead: 'Look at its chart over time instead.',
  },
  too_little_to_chart: {
    status: 422,
    title: 'There is too little to chart',
    why: 'A chart needs at least two days, weeks or months with something in them.',
    instead: 'Choose a longer period or fewer filters; the figures so far are shown.',
  },
  control_named_already: {
    status: 409,
    title: 'Something with this name exists already',
    why: 'Names tell these apart wherever they are chosen.',
    instead: 'Choose another name; what you entered is kept.',
  },
  log_unreadable: {
    status: 422,
    title: 'This log cannot be read as it is',
    why: 'It has no column for the case, the activity or the time that we can recognise.',
    instead: 'Say which column is which; nothing was kept.',
  },
})

export const measureEvents = {
  logImported: event('measures.log_imported', 'A log of another system was imported, to be measured.', {
    logId: Id,
    events: z.number(),
    keptAside: z.number(),
  }),
  logRemoved: event('measures.log_removed', 'A log of another system was removed.', { logId: Id }),
  settingsChanged: event(
    'measures.settings_changed',
    'What is assumed where nothing is measured was changed.',
    {},
  ),
  rebuilt: event('measures.rebuilt', 'All measures were worked out again from the ledger.', {
    contacts: z.number(),
  }),
}
