/**
 * What a comparison of two designs starts from. Every figure says whether it was measured here or is assumed, in
 * which unit, and where it comes from; none is hidden in the code.
 */
import type { Arrivals } from './arrivals.ts'
import type { Level, Opening } from './week.ts'

export type Basis = 'measured' | 'assumed'

export type InputUnit =
  | 'per_hour'
  | 'minutes'
  | 'share'
  | 'people'
  | 'times'
  | 'money_per_minute'
  | 'coefficient'

/** One figure: its value, the range it may lie in, what it rests on, its unit, where it comes from. */
export type Input = {
  value: number
  low?: number
  high?: number
  basis: Basis
  unit: InputUnit
  from: string
}

/** Each figure of the comparison and its unit. */
export const INPUT_UNITS = {
  /** New needs per hour (while the doors are open). */
  needsPerHour: 'per_hour',
  /** How much whole days differ beyond chance: coefficient of variation of a factor per day. */
  dayEffect: 'coefficient',
  /** How long a client waits for somebody before giving up; 0: stays until answered. */
  patience: 'minutes',
  /** Share of those who gave up who try again. */
  triesAgain: 'share',
  /** How long until a client comes back who was not helped or not reached. */
  returnsAfter: 'minutes',

  /** Conventional: taking the message; one attempt to reach; the conversation held again. */
  messageMinutes: 'minutes',
  attemptMinutes: 'minutes',
  conversationMinutes: 'minutes',
  /** Share of attempts that are answered, and how alike the attempts to one person are (0 independent; 1/3 is Beta(1,1)). */
  answered: 'share',
  answeredAlike: 'share',
  /** Attempts before giving up, and the time between two. */
  attemptsAtMost: 'times',
  attemptsApart: 'minutes',
  /** Share met by the conversation; share of those never reached who call again. */
  resolvedByConversation: 'share',
  unreachedCallAgain: 'share',
  /** Calls to chase per hour while the work lies with others, and what one takes. */
  chasesPerHour: 'per_hour',
  chaseMinutes: 'minutes',

  /** Golden moment: the first conversation; the part with an expert (two people). */
  firstPointMinutes: 'minutes',
  expertMinutes: 'minutes',
  /** Share the first point can meet alone; share met when an expert joins. */
  resolvableAlone: 'share',
  resolvedWithExpert: 'share',
  /** How long an expert is waited for before a time is agreed instead. */
  expertPatience: 'minutes',
  /** The agreed time lies so far ahead; share of calls at agreed times that are answered; what one takes. */
  agreedAhead: 'minutes',
  agreedAnswered: 'share',
  agreedMinutes: 'minutes',

  /** People on duty: those who take messages and those behind them; those at the first point and experts. */
  frontPeople: 'people',
  backPeople: 'people',
  firstPointPeople: 'people',
  expertPeople: 'people',
  /** What a minute of work costs. */
  payFront: 'money_per_minute',
  payBack: 'money_per_minute',
  payFirstPoint: 'money_per_minute',
  payExpert: 'money_per_minute',
} as const satisfies Record<string, InputUnit>

export type InputName = keyof typeof INPUT_UNITS
export type Inputs = Readonly<Record<InputName, Input>>

/** Part of the needs that arises from one cause. */
export type Cause = { name: string; share: Input; demand: 'value' | 'failure' | 'cannot_tell' }

/** Inputs that say how long people work at something. */
export type TalkInput =
  | 'messageMinutes'
  | 'attemptMinutes'
  | 'conversationMinutes'
  | 'chaseMinutes'
  | 'firstPointMinutes'
  | 'expertMinutes'
  | 'agreedMinutes'

/** How minutes spread around their mean. Measured ones are scaled so that their mean is the input's value. */
export type Shape =
  | { kind: 'exponential' }
  | { kind: 'fixed' }
  | { kind: 'lognormal'; cv: number }
  | { kind: 'empirical'; minutes: readonly number[] }

/** All that a comparison starts from. */
export type Scenario = {
  inputs: Inputs
  /** When needs arise, if not evenly: replaces `needsPerHour`. */
  arrivals?: Arrivals
  /** Opening hours; none: never closed. */
  opening: Opening
  /** People on duty through the day or week, where not always the same. */
  levels: Readonly<Partial<Record<PeopleInput, Level>>>
  causes: readonly Cause[]
  /** How talks spread around their mean; exponential where nothing is said. */
  shapes?: Readonly<Partial<Record<TalkInput, Shape>>>
}

export type PeopleInput = 'frontPeople' | 'backPeople' | 'firstPointPeople' | 'expertPeople'

const assumed = (name: InputName, value: number, low: number, high: number): [InputName, Input] => [
  name,
  { value, low, high, basis: 'assumed', unit: INPUT_UNITS[name], from: 'worked example, not measured here' },
]

/** The worked example: every figure assumed, to be replaced by the organisation's own. */
export function workedExample(): Scenario {
  return { inputs: exampleInputs(), opening: [], levels: {}, causes: [] }
}

function exampleInputs(): Inputs {
  return Object.fromEntries([
    assumed('needsPerHour', 60, 40, 80),
    assumed('dayEffect', 0, 0, 0.1),
    assumed('patience', 0, 0, 30),
    assumed('triesAgain', 0.8, 0.5, 1),
    assumed('returnsAfter', 120, 60, 240),
    assumed('messageMinutes', 4, 3, 6),
    assumed('attemptMinutes', 2, 1, 3),
    assumed('conversationMinutes', 8, 6, 12),
    assumed('answered', 0.5, 0.24, 0.7),
    assumed('answeredAlike', 0, 0, 1 / 3),
    assumed('attemptsAtMost', 3, 1, 5),
    assumed('attemptsApart', 240, 60, 1440),
    assumed('resolvedByConversation', 0.9, 0.7, 0.95),
    assumed('unreachedCallAgain', 0.8, 0.5, 0.95),
    assumed('chasesPerHour', 0.015, 0, 0.05),
    assumed('chaseMinutes', 3, 2, 4),
    assumed('firstPointMinutes', 7, 5, 10),
    assumed('expertMinutes', 8, 5, 12),
    assumed('resolvableAlone', 0.6, 0.2, 0.8),
    assumed('resolvedWithExpert', 0.95, 0.85, 0.99),
    assumed('expertPatience', 2, 1, 5),
    assumed('agreedAhead', 60, 30, 240),
    assumed('agreedAnswered', 0.85, 0.7, 0.95),
    assumed('agreedMinutes', 2, 1, 3),
    assumed('frontPeople', 6, 5, 7),
    assumed('backPeople', 14, 11, 17),
    assumed('firstPointPeople', 15, 12, 18),
    assumed('expertPeople', 5, 4, 6),
    assumed('payFront', 0.5, 0.4, 0.6),
    assumed('payBack', 0.5, 0.4, 0.7),
    assumed('payFirstPoint', 0.55, 0.4, 0.7),
    assumed('payExpert', 0.65, 0.5, 0.9),
  ]) as Inputs
}

/** The value of an input. */
export const valueOf = (scenario: Scenario, name: InputName): number => scenario.inputs[name].value

/** The same scenario with other values: numbers keep their basis and source, whole inputs replace them. */
export function withInputs(
  scenario: Scenario,
  changes: Readonly<Partial<Record<InputName, number | Input>>>,
): Scenario {
  const changed = Object.entries(changes).map(([name, change]) => {
    const before = scenario.inputs[name as InputName]
    return [name, typeof change === 'number' ? rangeless(before, change) : change]
  })
  return { ...scenario, inputs: { ...scenario.inputs, ...Object.fromEntries(changed) } }
}

/** Another value; a range that no longer holds it is dropped. */
function rangeless({ low, high, ...rest }: Input, value: number): Input {
  const holds = low !== undefined && high !== undefined && low <= value && value <= high
  return holds ? { ...rest, low, high, value } : { ...rest, value }
}

/** What is wrong with a scenario, or (`tells: 'note'`) what should be known before reading its results. */
export type InputFault =
  | { code: 'not_a_number'; tells: 'fault'; input: string }
  | { code: 'negative'; tells: 'fault'; input: string; value: number }
  | { code: 'impossible_share'; tells: 'fault'; input: string; value: number }
  | { code: 'not_whole'; tells: 'fault'; input: string; value: number }
  | { code: 'too_large'; tells: 'fault'; input: string; value: number; most: number }
  | { code: 'range_without_value'; tells: 'fault'; input: string; low?: number; high?: number }
  | { code: 'wrong_unit'; tells: 'fault'; input: string; unit: InputUnit; expected: InputUnit }
  /** Some needs would go round for ever; `input` names the figure that keeps them from ending. */
  | { code: 'never_ends'; tells: 'fault'; input: string }
  | { code: 'causes_above_one'; tells: 'fault'; sum: number }
  | { code: 'hours_out_of_order'; tells: 'fault' }
  | { code: 'level_wrong'; tells: 'fault'; input: string }
  | { code: 'arrivals_wrong'; tells: 'fault' }
  | { code: 'shape_wrong'; tells: 'fault'; input: string }
  | { code: 'no_needs'; tells: 'note' }
  | { code: 'nobody_on_duty'; tells: 'note'; input: string }
