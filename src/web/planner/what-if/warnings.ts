import type { InputFault } from '#core/simulation/inputs.ts'
import type { PlanInput } from '#domain/planning/contract.ts'
import type { Scenario, WhatIfResult } from '#domain/planning/contract.what-if.ts'
import type { MessageId } from '../../messages/catalogue.ts'
import { speakInput, unitOf } from './input-words.ts'
import { isInput } from './names.ts'
import type { WhatIfName } from './names.ts'
import type { Figures } from './sentences.ts'

type Warning = WhatIfResult['warnings'][number]

/** What a run can warn of. Those that stand elsewhere on the page have no words of their own. */
export type WarningCode =
  | 'overloaded'
  | 'golden_dearer_here'
  | 'golden_loses'
  | 'no_experts'
  | 'inputs_rest_on'

type Told = { readonly title: string; readonly text: string }
type Say = (facts: Warning['facts'], figures: Figures) => Told | undefined

const numberIn = (facts: Warning['facts'], name: string): number => {
  const value = facts[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

const WARNINGS: Readonly<Record<WarningCode, Say>> = {
  overloaded: (facts, { t }) => {
    const design = facts['design'] === 'conventional' ? 'conventional' : 'golden_moment'
    const counts = Object.fromEntries(
      ['front', 'frontLeast', 'behind', 'behindLeast'].map((name) => [name, numberIn(facts, name)]),
    )
    return { title: t('what_if.warn.overloaded'), text: t(`what_if.warn.overloaded.${design}`, counts) }
  },
  golden_dearer_here: (facts, { t, bare }) => {
    const figure = (name: string) => bare(numberIn(facts, name), { kind: 'number', digits: 1 })
    return {
      title: t('what_if.warn.golden_dearer_here.title'),
      text: t('what_if.warn.golden_dearer_here', {
        minutes: figure('minutes'),
        low: figure('low'),
        high: figure('high'),
      }),
    }
  },
  no_experts: (_, { t }) => ({
    title: t('what_if.warn.no_experts.title'),
    text: t('what_if.warn.no_experts'),
  }),
  golden_loses: () => undefined,
  inputs_rest_on: () => undefined,
}

export const isWarning = (code: string): code is WarningCode => code in WARNINGS

/** What should be known before a result is read, in words. */
export function warningsIn({ warnings }: Pick<WhatIfResult, 'warnings'>, figures: Figures): Told[] {
  return warnings.flatMap(({ code, facts }) => {
    const told = isWarning(code) ? WARNINGS[code](facts, figures) : undefined
    return told ? [told] : []
  })
}

/** One figure that would turn the comparison, and where. */
export type Losing = {
  readonly input: WhatIfName
  readonly name: string
  readonly where: string
  /** It loses over the whole of its likely range: this figure does not turn it. */
  readonly isThroughout: boolean
  readonly minutes: number
}

/** Where golden moment loses, one figure at a time, the worst first. */
export function losingIn(
  { warnings, breakEven }: Pick<WhatIfResult, 'warnings' | 'breakEven'>,
  inputs: Scenario['inputs'],
  figures: Figures,
): Losing[] {
  return warnings
    .filter(({ code }) => code === 'golden_loses')
    .flatMap(({ facts }) => {
      const input = String(facts['input'])
      if (!isInput(input)) return []
      const from = numberIn(facts, 'from')
      const swept = numberIn(facts, 'to')
      // Swept in steps; where the two are even is known better than to a step.
      const isKnown = input === 'resolvableAlone' && breakEven !== null && breakEven > from
      const to = isKnown ? breakEven : swept
      const low = speakInput(from, input, figures)
      const high = speakInput(to, input, figures)
      const where =
        low === high
          ? figures.t('what_if.loses.at', { value: low })
          : figures.t('what_if.loses.between', { low, high })
      const name = figures.t(`what_if.input.${input}`)
      const isThroughout = coversRange(from, to, input, inputs[input])
      return [{ input, name, where, isThroughout, minutes: numberIn(facts, 'minutes') }]
    })
    .toSorted((a, b) => b.minutes - a.minutes)
}

function coversRange(from: number, to: number, name: WhatIfName, input: PlanInput | undefined): boolean {
  if (name === 'resolvableAlone' || !input || input.low === null || input.high === null) return false
  const pay = unitOf(name) === 'pence_per_hour' ? 60 : 1
  const near = 1e-6 * Math.max(1, Math.abs(input.high))
  return from * pay <= input.low + near && to * pay >= input.high - near
}

/** How many more minutes golden moment takes as things are, without any waiting; below 0 it takes fewer. */
export function extraMinutes({ closedForm }: Pick<WhatIfResult, 'closedForm'>): number {
  const work = closedForm.find(({ measure }) => measure === 'minutesPerNeed')
  return work ? work.goldenMoment - work.conventional : 0
}

/** Why the service would not take figures. */
export type FaultCode = InputFault['code'] | 'unknown_input' | 'hours_of_a_day'

const FAULTS: Readonly<Record<FaultCode, MessageId>> = {
  not_a_number: 'what_if.fault.not_a_number',
  negative: 'what_if.fault.negative',
  impossible_share: 'what_if.fault.impossible_share',
  not_whole: 'what_if.fault.not_whole',
  too_large: 'what_if.fault.too_large',
  range_without_value: 'what_if.fault.range_without_value',
  wrong_unit: 'what_if.fault.wrong_unit',
  never_ends: 'what_if.fault.never_ends',
  causes_above_one: 'what_if.fault.causes_above_one',
  hours_out_of_order: 'what_if.fault.hours',
  hours_of_a_day: 'what_if.fault.hours',
  level_wrong: 'what_if.fault.level',
  arrivals_wrong: 'what_if.fault.arrivals',
  shape_wrong: 'what_if.fault.shape',
  no_needs: 'what_if.fault.no_needs',
  nobody_on_duty: 'what_if.fault.nobody',
  unknown_input: 'what_if.fault.unknown',
}

/** A refused figure: which input it is about, if one, and in words why. */
export type Fault = { readonly input: string | undefined; readonly text: string }

/** The faults that come with a refusal. */
export function faultsIn(details: Readonly<Record<string, unknown>>, { t }: Figures): Fault[] {
  const faults = Array.isArray(details['faults']) ? (details['faults'] as Record<string, unknown>[]) : []
  return faults.flatMap(({ code, input, most }) => {
    const id = FAULTS[String(code) as FaultCode] as MessageId | undefined
    const text = id && t(id, { most: typeof most === 'number' ? most : '' })
    return text ? [{ input: typeof input === 'string' ? input : undefined, text }] : []
  })
}

/** The share of attempts that are answered, as it was run. */
export const answeredShare = ({ inputs }: Pick<Scenario, 'inputs'>): number | undefined =>
  inputs['answered']?.value
