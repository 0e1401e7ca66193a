import type { InputName } from '#core/simulation/inputs.ts'
import type { MeasureName } from '#core/simulation/designs/run-design.ts'
import type { Lever, WhatIfResult } from '#domain/planning/contract.what-if.ts'

/** Every input of the two designs by its name; beside those of the simulation, for how long the doors are open. */
export type WhatIfName = InputName | 'openHours'

export const GROUPS = ['needs', 'conventional', 'golden', 'people'] as const
export type Group = (typeof GROUPS)[number]

/** Where each input stands: one more in the core does not compile here until it has a place. In the order shown. */
const GROUP_OF: Readonly<Record<WhatIfName, Group>> = {
  needsPerHour: 'needs',
  dayEffect: 'needs',
  openHours: 'needs',
  patience: 'needs',
  triesAgain: 'needs',
  returnsAfter: 'needs',
  messageMinutes: 'conventional',
  attemptMinutes: 'conventional',
  conversationMinutes: 'conventional',
  answered: 'conventional',
  answeredAlike: 'conventional',
  attemptsAtMost: 'conventional',
  attemptsApart: 'conventional',
  resolvedByConversation: 'conventional',
  unreachedCallAgain: 'conventional',
  chasesPerHour: 'conventional',
  chaseMinutes: 'conventional',
  resolvableAlone: 'golden',
  firstPointMinutes: 'golden',
  expertMinutes: 'golden',
  resolvedWithExpert: 'golden',
  expertPatience: 'golden',
  agreedAhead: 'golden',
  agreedAnswered: 'golden',
  agreedMinutes: 'golden',
  frontPeople: 'people',
  backPeople: 'people',
  firstPointPeople: 'people',
  expertPeople: 'people',
  payFront: 'people',
  payBack: 'people',
  payFirstPoint: 'people',
  payExpert: 'people',
}

export const isInput = (name: string): name is WhatIfName => name in GROUP_OF

/** The inputs of a group, in the order in which they are shown. */
export const inputsOf = (group: Group): WhatIfName[] =>
  (Object.keys(GROUP_OF) as WhatIfName[]).filter((name) => GROUP_OF[name] === group)

/** How the figures of a measure are written. */
export type MeasureKind = 'work' | 'span' | 'count' | 'share' | 'money'

/** Measures of a run: one more in the core does not compile here until it is known how it is written. In the order shown. */
const KIND_OF: Readonly<Record<MeasureName, MeasureKind>> = {
  minutesPerNeed: 'work',
  costPerNeed: 'money',
  endToEndMedian: 'span',
  endToEndMean: 'span',
  endToEndP90: 'span',
  contactsPerNeed: 'count',
  peoplePerNeed: 'count',
  chasesPerNeed: 'count',
  attemptsPerNeed: 'count',
  waitPerContact: 'span',
  waitedShare: 'share',
  leftShare: 'share',
  firstPointShare: 'share',
  unresolvedShare: 'share',
  agreedKeptShare: 'share',
  heldMinutesPerNeed: 'work',
  occupancyFront: 'share',
  occupancyBehind: 'share',
  openShare: 'share',
}

/** Measures by formula, those of a run and two of their own. */
const FORMULA_KIND = {
  ...KIND_OF,
  conversationsPerNeed: 'count',
  clientMinutesPerNeed: 'work',
} as const satisfies Readonly<Record<string, MeasureKind>>

export type Measure = keyof typeof FORMULA_KIND
export const isMeasure = (name: string): name is Measure => name in FORMULA_KIND
export const kindOf = (name: Measure): MeasureKind => FORMULA_KIND[name]

export type Row = WhatIfResult['rows'][number]
export type KnownRow = Row & { readonly measure: Measure }

/** The rows of a result whose measures are known, in the order in which they are shown. */
export function rowsOf({ rows }: Pick<WhatIfResult, 'rows'>): KnownRow[] {
  const order = Object.keys(FORMULA_KIND)
  return rows
    .filter((row): row is KnownRow => isMeasure(row.measure))
    .toSorted((a, b) => order.indexOf(a.measure) - order.indexOf(b.measure))
}

/** The row of one measure; undefined where a design had nothing to measure. */
export const rowOf = (result: Pick<WhatIfResult, 'rows'>, measure: MeasureName): Row | undefined =>
  result.rows.find((row) => row.measure === measure)

/** What leaders look at first; the rest is in the table. */
export const MAIN_MEASURES: readonly Measure[] = [
  'minutesPerNeed',
  'costPerNeed',
  'endToEndMedian',
  'contactsPerNeed',
  'peoplePerNeed',
  'firstPointShare',
  'unresolvedShare',
]

export const LEVERS = [
  'remove_cause',
  'move_expertise_forward',
  'staff',
  'opening_hours',
  'patience',
] as const satisfies readonly Lever['kind'][]

export type DesignName = 'conventional' | 'golden_moment'
export const DESIGN_NAMES = ['conventional', 'golden_moment'] as const satisfies readonly DesignName[]
