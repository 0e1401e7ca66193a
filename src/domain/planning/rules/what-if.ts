import { canRun, inputFaults } from '#core/simulation/check-inputs.ts'
import { INPUT_UNITS, workedExample } from '#core/simulation/inputs.ts'
import type { Input, InputFault, InputName, InputUnit, Inputs, Scenario } from '#core/simulation/inputs.ts'
import { loadOf } from '#core/simulation/designs/run-design.ts'
import { Refusal } from '#platform/refusal.ts'
import type { z } from 'zod'
import { planningRefusals } from '../contract.ts'
import type { PlanInput } from '../contract.ts'
import type { InputUnitShown, Lever, WhatIfInput, WhatIfInputs } from '../contract.what-if.ts'
import { openingFor, withLevers } from './levers.ts'

type Shown = z.infer<typeof WhatIfInput>
export type Catalogue = readonly Shown[]
/** Beside the inputs of the designs: for how many hours of a day the doors are open. */
export const OPEN_HOURS = 'openHours'
export type WhatIfName = InputName | typeof OPEN_HOURS
export type Measured = Readonly<Partial<Record<WhatIfName, PlanInput>>>

const NAMES = Object.keys(INPUT_UNITS) as InputName[]
const ALWAYS: PlanInput = { value: 24, low: null, high: null, basis: 'assumed', count: null }
/** Pay is shown as pence an hour; the simulation counts by the minute, so its costs are pence. */
const MINUTES_OF_HOUR = 60
const PENCE = 100

const SHOWN: Readonly<Record<InputUnit, { unit: InputUnitShown; most: number }>> = {
  per_hour: { unit: 'per_hour', most: 100_000 },
  minutes: { unit: 'minutes', most: 60 * 24 * 60 },
  share: { unit: 'share', most: 1 },
  people: { unit: 'people', most: 5_000 },
  times: { unit: 'count', most: 50 },
  money_per_minute: { unit: 'pence_per_hour', most: 1_000_000 },
  coefficient: { unit: 'share', most: 1 },
}

const CONVENTIONAL: readonly InputName[] = [
  'messageMinutes',
  'attemptMinutes',
  'conversationMinutes',
  'answered',
  'answeredAlike',
  'attemptsAtMost',
  'attemptsApart',
  'resolvedByConversation',
  'unreachedCallAgain',
  'chasesPerHour',
  'chaseMinutes',
  'frontPeople',
  'backPeople',
  'payFront',
  'payBack',
]
const GOLDEN: readonly InputName[] = [
  'firstPointMinutes',
  'expertMinutes',
  'resolvableAlone',
  'resolvedWithExpert',
  'expertPatience',
  'agreedAhead',
  'agreedAnswered',
  'agreedMinutes',
  'firstPointPeople',
  'expertPeople',
  'payFirstPoint',
  'payExpert',
]

/** Every input with its unit and limits: as measured here, else as assumed in the worked example. */
export function catalogueOf(measured: Measured): Catalogue {
  const inputs = withPeopleForIt({ ...exampleInputs(), ...measured }, measured)
  const each = NAMES.map((name): Shown => {
    const { unit, most } = SHOWN[INPUT_UNITS[name]]
    const least = name === 'attemptsAtMost' ? 1 : 0
    return { name, unit, least, most, design: designOf(name), input: inputs[name] }
  })
  const input = measured[OPEN_HOURS] ?? ALWAYS
  return [...each, { name: OPEN_HOURS, unit: 'hours', least: 1, most: 24, design: 'both', input }]
}

const designOf = (name: InputName): Shown['design'] =>
  CONVENTIONAL.includes(name) ? 'conventional' : GOLDEN.includes(name) ? 'golden_moment' : 'both'

type All = Readonly<Record<InputName, PlanInput>>

function exampleInputs(): All {
  return Object.fromEntries(
    Object.entries(workedExample().inputs).map(([name, input]) => [name, shown(input)]),
  ) as All
}

const isPay = (unit: InputUnit) => unit === 'money_per_minute'

function shown({ value, low, high, basis, unit }: Input): PlanInput {
  const times = isPay(unit) ? MINUTES_OF_HOUR * PENCE : 1
  const at = (one: number | undefined) => (one === undefined ? null : tidy(one * times))
  return { value: tidy(value * times), low: at(low), high: at(high), basis, count: null }
}

/** Without the dust of binary fractions: 0.55 × 6,000 is 3,300. */
const tidy = (value: number) => Number(value.toPrecision(12))

/**
 * How many people work is not told by the ledger. Where the needs themselves are measured, the example's people are
 * scaled to them, so that both designs are as busy as in the example instead of idle or drowned.
 */
function withPeopleForIt(inputs: All, measured: Measured): All {
  if (!measured.needsPerHour) return inputs
  const [before, after] = [toCore(exampleInputs()), toCore(inputs)]
  const scaled = (design: 'conventional' | 'golden_moment', at: 'front' | 'behind', people: number) => {
    const [was, is] = [loadOf(before, design)[at], loadOf(after, design)[at]]
    const value = Math.min(5_000, Math.max(1, Math.ceil(was > 0 ? (people * is) / was : people)))
    return { value, low: null, high: null, basis: 'assumed' as const, count: null }
  }
  return {
    ...inputs,
    frontPeople: scaled('conventional', 'front', inputs.frontPeople.value),
    backPeople: scaled('conventional', 'behind', inputs.backPeople.value),
    firstPointPeople: scaled('golden_moment', 'front', inputs.firstPointPeople.value),
    expertPeople: scaled('golden_moment', 'behind', inputs.expertPeople.value),
  }
}

/** The inputs as the simulation takes them. Names that it does not know are left out, those missing stay missing. */
export function toCore(inputs: WhatIfInputs): Scenario {
  const known = NAMES.flatMap((name): [InputName, Input][] => {
    const given = inputs[name]
    return given ? [[name, coreInput(name, given)]] : []
  })
  const opening = openingFor(inputs[OPEN_HOURS]?.value ?? ALWAYS.value)
  return { ...workedExample(), opening, inputs: Object.fromEntries(known) as Inputs }
}

function coreInput(name: InputName, given: PlanInput): Input {
  const unit = INPUT_UNITS[name]
  const at = (one: number) => (isPay(unit) ? one / MINUTES_OF_HOUR : one)
  const { value, low, high, basis } = given
  return {
    value: at(value),
    ...(low !== null && { low: at(low) }),
    ...(high !== null && { high: at(high) }),
    basis,
    unit,
    from: basis === 'measured' ? 'the ledger' : 'assumed or entered',
  }
}

/**
 * The inputs of a what-if, complete: what is given, else what the catalogue holds. Refuses not_possible_together with
 * each input and what is wrong with it, as it stands and with the levers applied.
 */
export function completeInputs(
  items: Catalogue,
  given: WhatIfInputs,
  levers: readonly Lever[],
): WhatIfInputs {
  const known = new Set(items.map(({ name }) => name))
  const strange = Object.keys(given).filter((name) => !known.has(name))
  if (strange.length > 0)
    throw notPossible(strange.map((name): WhatIfFault => ({ code: 'unknown_input', input: name })))
  const all = {
    ...Object.fromEntries(items.map(({ name, input }) => [name, input])),
    ...Object.fromEntries(Object.entries(given).map(([name, input]) => [name, withItsRange(input)])),
  }
  const faults = faultsOf(all, levers)
  if (faults.length > 0) throw notPossible(faults)
  return all
}

/** An entered value outside of the range that came with it: the range spoke of another value and goes. */
function withItsRange(input: PlanInput): PlanInput {
  const { value, low, high } = input
  const holds = (low ?? value) <= value && value <= (high ?? value)
  return holds ? input : { ...input, low: null, high: null }
}

/** What is wrong with inputs, as a code with the input it is about and figures. */
export type WhatIfFault = { code: string; input?: string; value?: number; most?: number; sum?: number }

/** All that stands in the way of a run; empty when nothing does. */
export function faultsOf(inputs: WhatIfInputs, levers: readonly Lever[]): WhatIfFault[] {
  const hours = inputs[OPEN_HOURS]?.value ?? ALWAYS.value
  if (!(hours >= 1 && hours <= 24)) return [{ code: 'hours_of_a_day', input: OPEN_HOURS, value: hours }]
  const scenario = toCore(inputs)
  const own = standsInTheWay(inputFaults(scenario))
  if (own.length > 0) return own
  const removed = levers.reduce((sum, lever) => sum + (lever.kind === 'remove_cause' ? lever.share : 0), 0)
  if (removed > 0.95) return [{ code: 'causes_above_one', sum: removed, most: 0.95 }]
  return standsInTheWay(inputFaults(withLevers(scenario, levers)))
}

// Without anybody who answers, or without needs, a run has nothing to tell; everything else that is only to be known
// is said with the results.
function standsInTheWay(faults: readonly InputFault[]): WhatIfFault[] {
  const stops = (fault: InputFault) =>
    fault.tells === 'fault' ||
    fault.code === 'no_needs' ||
    (fault.code === 'nobody_on_duty' && fault.input !== 'expertPeople')
  if (canRun(faults) && !faults.some(stops)) return []
  return faults
    .filter(stops)
    .map(({ tells: _tells, ...fault }): WhatIfFault =>
      fault.code === 'no_needs' ? { ...fault, input: 'needsPerHour' } : fault,
    )
}

function notPossible(faults: readonly WhatIfFault[]): Refusal {
  const errors = faults.map((fault) => ({
    path: fault.input === undefined ? '/body/levers' : `/body/inputs/${fault.input}`,
    message: wordsFor(fault),
  }))
  return new Refusal(planningRefusals.not_possible_together, { faults }, errors)
}

const WORDS: Readonly<Record<string, string>> = {
  unknown_input: 'is no input of these designs',
  not_a_number: 'is missing or not a number',
  negative: 'cannot be below 0',
  impossible_share: 'is a share and lies between 0 and 1',
  not_whole: 'has to be a whole number',
  hours_of_a_day: 'has to be from 1 to 24 hours of a day',
  never_ends: 'would let needs go round for ever: somebody has to be reached and helped at some time',
  causes_above_one: 'take away more than all needs there are',
  no_needs: 'leaves no needs at all, so there is nothing to compare',
  nobody_on_duty: 'leaves nobody to answer',
  range_without_value: 'lies outside of its own range',
}

/** A fault in words, to follow the name of the input. */
export function wordsFor({ code, most }: WhatIfFault): string {
  if (code === 'too_large' && most !== undefined) return `can be at most ${most}`
  return WORDS[code] ?? code
}
