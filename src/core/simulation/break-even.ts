/** Where the golden moment stops being worth its minutes, and how the comparison changes with its inputs. */
import { conventionalClosedForm, goldenClosedForm } from './designs/closed-form.ts'
import { valueOf, withInputs, type InputName, type Scenario } from './inputs.ts'

export type BreakEven =
  | { ok: true; input: InputName; value: number; minutes: number }
  /** One design costs fewer minutes over the whole range. */
  | { ok: false; why: 'never_equal'; input: InputName; always: 'conventional' | 'golden_moment' }

/**
 * The value of an input at which both designs cost the same minutes per need, without waiting (bisection on the
 * closed forms, to 1e-9 of the range). The input is the share the first point can meet alone unless another is named.
 */
export function breakEven(
  scenario: Scenario,
  input: InputName = 'resolvableAlone',
  range: { from: number; to: number } = { from: 0, to: 1 },
): BreakEven {
  const dearer = (value: number) => extraMinutes(withInputs(scenario, { [input]: value }))
  let { from, to } = range
  const atFrom = dearer(from)
  if (atFrom * dearer(to) > 0)
    return { ok: false, why: 'never_equal', input, always: atFrom > 0 ? 'conventional' : 'golden_moment' }
  const least = (to - from) * 1e-9
  while (to - from > least) {
    const middle = (from + to) / 2
    if (dearer(middle) * atFrom > 0) from = middle
    else to = middle
  }
  const value = (from + to) / 2
  return {
    ok: true,
    input,
    value,
    minutes: goldenClosedForm(withInputs(scenario, { [input]: value })).minutes,
  }
}

/** Minutes per need that the golden moment costs beyond the conventional design; below 0 it saves them. */
export function extraMinutes(scenario: Scenario): number {
  return goldenClosedForm(scenario).minutes - conventionalClosedForm(scenario).minutes
}

export type SweepRow = {
  value: number
  conventional: number
  golden: number
  /** Probability to reach a client within the attempts of one round. */
  reach: number
  goldenLoses: boolean
}

/** Minutes per need of both designs for each value of one input, without waiting. */
export function sweep(scenario: Scenario, input: InputName, values: readonly number[]): SweepRow[] {
  return values.map((value) => {
    const changed = withInputs(scenario, { [input]: value })
    const { minutes: conventional, reach } = conventionalClosedForm(changed)
    const { minutes: golden } = goldenClosedForm(changed)
    return { value, conventional, golden, reach, goldenLoses: golden > conventional }
  })
}

/** Where the golden moment loses: the input alone makes it dearer somewhere within the range. */
export type Losing = { input: InputName; from: number; to: number; extraMinutesAtWorst: number }

const STEPS = 40

/**
 * For every input with a range: the part of the range in which, all else as it is, the golden moment costs more
 * minutes per need than the conventional design. Inputs that never turn the comparison are left out.
 */
export function whereGoldenLoses(scenario: Scenario): Losing[] {
  const names = Object.keys(scenario.inputs) as InputName[]
  return names.flatMap((input) => {
    const { low, high } = scenario.inputs[input]
    const [from, to] = input === 'resolvableAlone' ? [0, 1] : [low, high]
    if (from === undefined || to === undefined || from === to) return []
    const losing = sweep(scenario, input, valuesBetween(scenario, input, from, to)).filter(
      (row) => row.goldenLoses,
    )
    if (losing.length === 0) return []
    const values = losing.map(({ value }) => value)
    const worst = Math.max(...losing.map(({ golden, conventional }) => golden - conventional))
    return [{ input, from: Math.min(...values), to: Math.max(...values), extraMinutesAtWorst: worst }]
  })
}

function valuesBetween(scenario: Scenario, input: InputName, from: number, to: number): number[] {
  const values = Array.from({ length: STEPS + 1 }, (_, i) => from + ((to - from) * i) / STEPS)
  const unit = scenario.inputs[input].unit
  if (unit !== 'times' && unit !== 'people') return [...values, valueOf(scenario, input)]
  return [...new Set(values.map(Math.round))]
}

/** Both tables of the worked comparison: by the share resolvable alone, and by the share of attempts answered. */
export function sensitivity(scenario: Scenario): { resolvableAlone: SweepRow[]; answered: SweepRow[] } {
  return {
    resolvableAlone: sweep(
      scenario,
      'resolvableAlone',
      [0, 0.1, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
    ),
    answered: sweep(scenario, 'answered', [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
  }
}
