/** Judges a scenario before it is run: impossible figures are named, not repaired. */
import { conventionalClosedForm, goldenClosedForm } from './designs/closed-form.ts'
import { INPUT_UNITS, valueOf } from './inputs.ts'
import type { Input, InputFault, InputName, InputUnit, PeopleInput, Scenario } from './inputs.ts'
import { highestLevel, MINUTES_OF_WEEK, type Level } from './week.ts'

const MOST: Record<InputUnit, number> = {
  per_hour: 1e5,
  minutes: 60 * 24 * 60,
  share: 1,
  people: 5000,
  times: 50,
  money_per_minute: 1e6,
  coefficient: 2,
}

const PEOPLE: readonly PeopleInput[] = ['frontPeople', 'backPeople', 'firstPointPeople', 'expertPeople']

/** All that is wrong with a scenario or should be known about it; an empty list when nothing is. */
export function inputFaults(scenario: Scenario): InputFault[] {
  const names = Object.keys(INPUT_UNITS) as InputName[]
  const single = names.flatMap((name) => faultsOf(name, scenario.inputs[name], INPUT_UNITS[name]))
  const causes = scenario.causes.flatMap(({ name, share }) => faultsOf(`cause: ${name}`, share, 'share'))
  const found = [
    ...single,
    ...causes,
    ...hourFaults(scenario),
    ...levelFaults(scenario),
    ...arrivalFaults(scenario),
    ...shapeFaults(scenario),
  ]
  return found.length > 0 ? found : [...together(scenario), ...notes(scenario)]
}

/** Whether a scenario can be run: it has notes at most. */
export const canRun = (faults: readonly InputFault[]): boolean =>
  faults.every(({ tells }) => tells === 'note')

function faultsOf(input: string, given: Input | undefined, expected: InputUnit): InputFault[] {
  if (given === undefined || !Number.isFinite(given.value))
    return [{ code: 'not_a_number', tells: 'fault', input }]
  const { value, unit } = given
  if (unit !== expected) return [{ code: 'wrong_unit', tells: 'fault', input, unit, expected }]
  if (unit === 'share' && !(value >= 0 && value <= 1))
    return [{ code: 'impossible_share', tells: 'fault', input, value }]
  if (value < 0) return [{ code: 'negative', tells: 'fault', input, value }]
  if (value > MOST[unit]) return [{ code: 'too_large', tells: 'fault', input, value, most: MOST[unit] }]
  if ((unit === 'people' || unit === 'times') && !Number.isInteger(value))
    return [{ code: 'not_whole', tells: 'fault', input, value }]
  return rangeFaults(input, given)
}

function rangeFaults(input: string, { value, low, high }: Input): InputFault[] {
  if ((low ?? value) <= value && value <= (high ?? value)) return []
  const range = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }
  return [{ code: 'range_without_value', tells: 'fault', input, ...range }]
}

function hourFaults({ opening }: Scenario): InputFault[] {
  let last = 0
  for (const { from, to } of opening) {
    if (!(from >= last && to > from && to <= MINUTES_OF_WEEK))
      return [{ code: 'hours_out_of_order', tells: 'fault' }]
    last = to
  }
  return []
}

function levelFaults({ levels }: Scenario): InputFault[] {
  const wrong = (level: Level | undefined) =>
    level !== undefined &&
    typeof level !== 'number' &&
    (!(level.every > 0) ||
      level.values.length === 0 ||
      level.values.some((one) => !(one >= 0 && one <= MOST.people && Number.isInteger(one))))
  return PEOPLE.filter((name) => wrong(levels[name])).map((input) => ({
    code: 'level_wrong',
    tells: 'fault',
    input,
  }))
}

function arrivalFaults({ arrivals }: Scenario): InputFault[] {
  if (!arrivals) return []
  const fault: InputFault[] = [{ code: 'arrivals_wrong', tells: 'fault' }]
  if ('at' in arrivals) {
    const inOrder = arrivals.at.every((at, i) => at >= 0 && at < Infinity && at >= (arrivals.at[i - 1] ?? 0))
    return inOrder ? [] : fault
  }
  const { perHour } = arrivals
  const values = typeof perHour === 'number' ? [perHour] : perHour.values
  const every = typeof perHour === 'number' ? 1 : perHour.every
  const fine = every > 0 && values.length > 0 && values.every((one) => one >= 0 && one <= MOST.per_hour)
  return fine ? [] : fault
}

function shapeFaults({ shapes = {} }: Scenario): InputFault[] {
  return Object.entries(shapes).flatMap(([input, shape]): InputFault[] => {
    if (shape.kind === 'exponential' || shape.kind === 'fixed') return []
    const values = shape.kind === 'lognormal' ? [shape.cv] : shape.minutes
    const fine = values.every((one) => one >= 0 && one < Infinity) && values.some((one) => one > 0)
    return fine ? [] : [{ code: 'shape_wrong', tells: 'fault', input }]
  })
}

/** More rounds than this for one need are as good as endless. */
const ROUNDS = 1e4

/** Figures that are possible one by one and impossible together. */
function together(scenario: Scenario): InputFault[] {
  const sum = scenario.causes.reduce((all, { share }) => all + share.value, 0)
  const of = (name: InputName) => valueOf(scenario, name)
  const someNeverAnswer = of('answered') === 0 || (of('answered') < 1 && of('answeredAlike') === 1)
  const endlessly: [InputName, boolean][] = [
    ['attemptsAtMost', of('attemptsAtMost') === 0],
    ['unreachedCallAgain', of('unreachedCallAgain') === 1 && someNeverAnswer],
    ['resolvedByConversation', conventionalClosedForm(scenario).rounds > ROUNDS],
    ['resolvedWithExpert', goldenClosedForm(scenario).rounds > ROUNDS],
    ['agreedAnswered', of('agreedAnswered') < 1 / ROUNDS],
  ]
  return [
    ...(sum > 1 + 1e-9 ? [{ code: 'causes_above_one', tells: 'fault', sum } as const] : []),
    ...endlessly.flatMap(([input, never]): InputFault[] =>
      never ? [{ code: 'never_ends', tells: 'fault', input }] : [],
    ),
  ]
}

function notes(scenario: Scenario): InputFault[] {
  const { arrivals } = scenario
  const none = arrivals
    ? 'at' in arrivals
      ? arrivals.at.length === 0
      : highestLevel(arrivals.perHour) === 0
    : valueOf(scenario, 'needsPerHour') === 0
  return [
    ...(none ? [{ code: 'no_needs', tells: 'note' } as const] : []),
    ...PEOPLE.filter((name) => highestLevel(scenario.levels[name] ?? valueOf(scenario, name)) === 0).map(
      (input) => ({ code: 'nobody_on_duty', tells: 'note', input }) as const,
    ),
  ]
}
