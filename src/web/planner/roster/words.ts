/** Codes of the planner in words: what a shift goes against, which rules stand in the way, why a wish was passed over. */
import type { PersonWarning, ShortWarning } from '#core/rostering/check.ts'
import type { WishReason } from '#core/rostering/impossible-wishes.ts'
import type { BadProblem, Constraint } from '#core/rostering/types.ts'
import type { WishKind } from '#domain/planning/contract.people.ts'
import type { Roster, RosterOutcome, RosterWarning } from '#domain/planning/contract.rosters.ts'
import { listIn, numberIn, textIn, windowsIn } from './facts.ts'
import type { Facts } from './facts.ts'
import type { Say } from './say.ts'

/** Names behind the ids that facts carry. What is no known id is shown as it is. */
export type Names = {
  readonly person: (id: string) => string
  readonly skill: (id: string) => string
  readonly pattern: (id: string) => string
}

/** Everything that a shift can go against, by the core and by the service itself. */
export type WarningCode =
  | PersonWarning['code']
  | ShortWarning['code']
  | Constraint['rule']
  | 'no_terms'
  | 'has_left'
  | 'people_without_terms'
  | 'swapped_since'
  | 'before_from'
  | 'outside_roster'
  | 'break_outside_shift'
  | 'nothing_planned'

/** Why a roster could not be made at all. */
type FailureCode =
  | BadProblem['code']
  | 'interrupted'
  | 'nobody_needed'
  | 'series_too_short'
  | 'nothing_to_show'
  | 'horizon_too_long'
  | 'not_found'
  | 'no_time'
  | 'bad_problem'
  | 'not_possible_together'

export type RuleCode = Constraint['rule'] | FailureCode

type Words = (facts: Facts, say: Say, names: Names) => string

/** In a record every code has to be there: one more in the core does not compile here until it has words. */
const WARNINGS: Record<WarningCode, Words> = {
  leave: (_, { t }) => t('roster.warn.leave'),
  availability: (facts, say) => {
    const windows = windowsWords(facts, say)
    return windows ? say.t('roster.warn.availability', { windows }) : say.t('roster.warn.availability.none')
  },
  allowed_shifts: (_, { t }) => t('roster.warn.allowed_shifts'),
  must_wish: (_, { t }) => t('roster.warn.must_wish'),
  rest: (facts, say) => {
    const needed = say.length(numberIn(facts, 'needed') || numberIn(facts, 'minutes'))
    const has = numberIn(facts, 'needed') > 0
    return has
      ? say.t('roster.warn.rest.only', { rest: say.length(numberIn(facts, 'minutes')), needed })
      : say.t('roster.warn.rest', { needed })
  },
  hours_over: (facts, say) =>
    say.t('roster.warn.hours_over', { hours: say.length(numberIn(facts, 'minutes')) }),
  hours_under: (facts, say) =>
    say.t('roster.warn.hours_under', { hours: say.length(numberIn(facts, 'minutes')) }),
  most_hours: (facts, say) =>
    say.t('roster.warn.most_hours', {
      hours: say.length(numberIn(facts, 'minutes')),
      most: say.length(numberIn(facts, 'most')),
    }),
  least_hours: (facts, say) =>
    say.t('roster.warn.least_hours', {
      hours: say.length(numberIn(facts, 'minutes')),
      least: say.length(numberIn(facts, 'least')),
    }),
  days_a_week: (facts, { t }) => t('roster.warn.days_a_week', { days: numberIn(facts, 'days') }),
  days_in_row: (facts, { t }) =>
    t('roster.warn.days_in_row', { days: numberIn(facts, 'days'), most: numberIn(facts, 'most') }),
  two_shifts: (_, { t }) => t('roster.warn.two_shifts'),
  missing_break: (facts, say) =>
    say.t('roster.warn.missing_break', { length: say.length(numberIn(facts, 'minutes')) }),
  break_outside: (_, { t }) => t('roster.warn.break_outside'),
  break_outside_shift: (_, { t }) => t('roster.warn.break_outside'),
  unknown_shift: (_, { t }) => t('roster.warn.unknown_shift'),
  unknown_person: (_, { t }) => t('roster.warn.unknown_person'),
  outside_period: (_, { t }) => t('roster.warn.outside_roster'),
  outside_roster: (_, { t }) => t('roster.warn.outside_roster'),
  before_from: (_, { t }) => t('roster.warn.before_from'),
  nothing_planned: (_, { t }) => t('roster.warn.nothing_planned'),
  no_terms: (_, { t }) => t('roster.warn.no_terms'),
  has_left: (_, { t }) => t('roster.warn.has_left'),
  people_without_terms: (facts, say) => {
    const names = listIn(facts, 'names')
    return say.t('roster.warn.people_without_terms', { names: say.list(names), count: names.length })
  },
  swapped_since: (_, { t }) => t('roster.warn.swapped_since'),
  short: (facts, say) => shortWords(facts, say),
  below_least: (facts, say) => shortWords(facts, say),
  need: (facts, say) => shortWords(facts, say),
  wish: (facts, say) => say.t('roster.warn.wish', { wish: kindWords(textIn(facts, 'kind'), say) }),
  fixed: (_, { t }) => t('roster.warn.fixed'),
  share: (_, { t }) => t('roster.warn.share'),
}

/** Each rule as what it says; a set of them tells what cannot hold together. */
const RULES: Record<RuleCode, Words> = {
  leave: (facts, say, names) => say.t('roster.rule.leave', about(facts, say, names)),
  availability: (facts, say, names) => {
    const windows = windowsWords(facts, say)
    const all = about(facts, say, names)
    return windows
      ? say.t('roster.rule.availability', { ...all, windows })
      : say.t('roster.rule.availability.none', all)
  },
  allowed_shifts: (facts, say, names) => {
    const shifts = say.list(listIn(facts, 'shifts').map(names.pattern))
    return say.t('roster.rule.allowed_shifts', { ...about(facts, say, names), shifts })
  },
  least_hours: (facts, say, names) => say.t('roster.rule.least_hours', about(facts, say, names)),
  most_hours: (facts, say, names) => say.t('roster.rule.most_hours', about(facts, say, names)),
  days_a_week: (facts, say, names) => say.t('roster.rule.days_a_week', about(facts, say, names)),
  rest: (facts, say, names) => say.t('roster.rule.rest', about(facts, say, names)),
  days_in_row: (facts, say, names) => say.t('roster.rule.days_in_row', about(facts, say, names)),
  wish: (facts, say, names) => say.t('roster.rule.wish', about(facts, say, names)),
  fixed: (facts, say, names) =>
    say.t('roster.rule.fixed', { ...about(facts, say, names), time: say.clock(numberIn(facts, 'start')) }),
  share: (facts, say, names) =>
    say.t('roster.rule.share', {
      shifts: say.list(listIn(facts, 'shifts').map(names.pattern)),
      most: say.percent(numberIn(facts, 'most')),
    }),
  need: (facts, say, names) => needWords(facts, say, names),
  interrupted: (_, { t }) => t('roster.fail.interrupted'),
  nobody_needed: (_, { t }) => t('roster.fail.nobody_needed'),
  series_too_short: (_, { t }) => t('roster.fail.series_too_short'),
  nothing_to_show: (_, { t }) => t('roster.fail.nobody_needed'),
  horizon_too_long: (_, { t }) => t('roster.fail.horizon_too_long'),
  not_found: (_, { t }) => t('roster.fail.not_found'),
  no_time: (_, { t }) => t('roster.fail.no_time'),
  bad_problem: (_, { t }) => t('roster.fail.bad_problem'),
  not_possible_together: (_, { t }) => t('roster.fail.bad_problem'),
  no_days: (_, { t }) => t('roster.fail.no_days'),
  no_people: (_, { t }) => t('roster.fail.no_people'),
  no_shifts: (_, { t }) => t('roster.fail.no_shifts'),
  bad_grid: (_, { t }) => t('roster.fail.off_grid'),
  off_grid: (_, { t }) => t('roster.fail.off_grid'),
  too_long: (_, { t }) => t('roster.fail.too_long'),
  unknown_person: (_, { t }) => t('roster.fail.bad_problem'),
  unknown_shift: (_, { t }) => t('roster.fail.bad_problem'),
  unknown_date: (_, { t }) => t('roster.fail.bad_problem'),
  bad_number: (_, { t }) => t('roster.fail.bad_problem'),
  twice: (_, { t }) => t('roster.fail.bad_problem'),
}

/** What could be changed about a rule that is in the way. */
const CHANGES: Partial<Record<RuleCode, (say: Say) => string>> = {
  leave: ({ t }) => t('roster.change.leave'),
  availability: ({ t }) => t('roster.change.availability'),
  allowed_shifts: ({ t }) => t('roster.change.availability'),
  least_hours: ({ t }) => t('roster.change.hours'),
  most_hours: ({ t }) => t('roster.change.hours'),
  days_a_week: ({ t }) => t('roster.change.hours'),
  rest: ({ t }) => t('roster.change.rest'),
  days_in_row: ({ t }) => t('roster.change.rest'),
  wish: ({ t }) => t('roster.change.wish'),
  fixed: ({ t }) => t('roster.change.fixed'),
  share: ({ t }) => t('roster.change.share'),
  need: ({ t }) => t('roster.change.need'),
}

const isKnown = <K extends string>(table: Partial<Record<K, unknown>>, code: string): code is K =>
  Object.hasOwn(table, code)

/** A warning in words, without the person and the day it is about. */
export function warningWords(warning: Pick<RosterWarning, 'code' | 'facts'>, say: Say, names: Names): string {
  const { code, facts } = warning
  return isKnown(WARNINGS, code) ? WARNINGS[code](facts, say, names) : say.t('roster.code.other', { code })
}

/** A warning with the person and the day before it. */
export function warningLine(warning: RosterWarning, say: Say, names: Names): string {
  const words = warningWords(warning, say, names)
  const { agentId, day } = warning
  const where = [agentId === null ? '' : names.person(agentId), day === null ? '' : say.day(day)]
  const head = where.filter((part) => part !== '').join(', ')
  return head ? `${head}: ${words}` : words
}

/** A rule of a roster in words. */
export function ruleWords(rule: { code: string; facts: Facts }, say: Say, names: Names): string {
  const { code, facts } = rule
  return isKnown(RULES, code) ? RULES[code](facts, say, names) : say.t('roster.code.other', { code })
}

/** What could be changed about a rule; undefined where nothing can be advised. */
export function changeWords(code: string, say: Say): string | undefined {
  return isKnown(CHANGES, code) ? CHANGES[code]?.(say) : undefined
}

type WishAnswer = RosterOutcome['wishes'][number]
type AnswerFacts = Pick<WishAnswer, 'reason' | 'facts' | 'costWaitingMinutes' | 'costShortIntervals'>

/** Reasons besides a rule in the way: the core's own, its `price` told apart by who would bear it. */
type ReasonCode = Exclude<WishReason['why'], 'price'> | 'clients_would_wait' | 'others_would_bear_it'

const REASONS: Record<ReasonCode, Words> = {
  rules: (_, { t }) => t('roster.reason.rules'),
  unknown: (_, { t }) => t('roster.reason.unknown'),
  clients_would_wait: (facts, say) => {
    const [date, from, to] = [textIn(facts, 'date'), numberIn(facts, 'from'), numberIn(facts, 'to')]
    if (!date) return say.t('roster.reason.clients')
    const when = `${say.day(date)}, ${say.times(from, to)}`
    return say.t('roster.reason.clients.when', { when, people: numberIn(facts, 'people') })
  },
  others_would_bear_it: (_, { t }) => t('roster.reason.others'),
}

/** Why a wish could not be granted and what it would have cost clients, in whole sentences. */
export function reasonWords(answer: AnswerFacts, say: Say, names: Names): string {
  const { reason, facts, costWaitingMinutes: waiting, costShortIntervals: short } = answer
  const code = reason ?? 'unknown'
  const because = isKnown(REASONS, code)
    ? REASONS[code](facts, say, names)
    : ruleWords({ code, facts }, say, names)
  const sentences = [because]
  if (waiting !== null && waiting >= 1) {
    sentences.push(say.t('roster.reason.waiting', { length: say.length(waiting) }))
  }
  if (short !== null && short > 0) sentences.push(say.t('roster.reason.short', { count: short }))
  return sentences.filter((words) => words !== '').join(' ')
}

const KINDS: Record<WishKind, (say: Say) => string> = {
  day_off: ({ t }) => t('roster.wish.day_off'),
  work_day: ({ t }) => t('roster.wish.work_day'),
  early: ({ t }) => t('roster.wish.early'),
  late: ({ t }) => t('roster.wish.late'),
  no_early: ({ t }) => t('roster.wish.no_early'),
  no_late: ({ t }) => t('roster.wish.no_late'),
}

/** The kind of a wish in words: “a free day”. */
export function kindWords(kind: string, say: Say): string {
  return isKnown(KINDS, kind) ? KINDS[kind](say) : kind
}

/** Rules that can be lifted to see what they cost: those of the core, and the times at which shifts may begin. */
const PRICES: Record<Constraint['rule'] | 'starts', (say: Say) => string> = {
  leave: ({ t }) => t('roster.price.leave'),
  availability: ({ t }) => t('roster.price.availability'),
  allowed_shifts: ({ t }) => t('roster.price.allowed_shifts'),
  least_hours: ({ t }) => t('roster.price.least_hours'),
  most_hours: ({ t }) => t('roster.price.most_hours'),
  days_a_week: ({ t }) => t('roster.price.days_a_week'),
  rest: ({ t }) => t('roster.price.rest'),
  days_in_row: ({ t }) => t('roster.price.days_in_row'),
  wish: ({ t }) => t('roster.price.wish'),
  fixed: ({ t }) => t('roster.price.fixed'),
  share: ({ t }) => t('roster.price.share'),
  need: ({ t }) => t('roster.price.need'),
  starts: ({ t }) => t('roster.price.starts'),
}

/** A rule that was lifted, in words. */
export function priceWords(rule: string, say: Say): string {
  return isKnown(PRICES, rule) ? PRICES[rule](say) : say.t('roster.code.other', { code: rule })
}

/** What the roster would save in all without a rule, or that nothing was found; `found`: there is a roster to show. */
export function savingWords(
  { savedMinutes, sure }: Pick<RosterOutcome['prices'][number], 'savedMinutes' | 'sure'>,
  say: Say,
): { readonly found: boolean; readonly words: string } {
  const isProved = sure === 'proved'
  // Less than half a minute would be told as none.
  if (savedMinutes < 0.5)
    return { found: false, words: say.t(isProved ? 'roster.prices.nothing' : 'roster.prices.not_found') }
  const length = say.length(savedMinutes)
  return { found: true, words: isProved ? length : say.t('roster.prices.at_least', { length }) }
}

/** Every code that has words, by what it is about. */
export const codesWithWords = {
  warnings: Object.keys(WARNINGS),
  rules: Object.keys(RULES),
  reasons: [...Object.keys(REASONS), ...Object.keys(RULES)],
  prices: Object.keys(PRICES),
  wishes: Object.keys(KINDS),
} as const

/** A wish in words: “a free day on Monday 30 March”, “no early shift, every Tuesday”. */
export function wishWords(
  wish: { kind: string; day: string | null; weekday: number | null },
  say: Say,
): string {
  const what = kindWords(wish.kind, say)
  if (wish.day !== null) return say.t('roster.wish.on', { what, day: say.day(wish.day) })
  if (wish.weekday === null) return what
  return say.t('roster.wish.every', { what, weekday: say.weekday(wish.weekday) })
}

/** The names behind the ids of a roster. */
export function namesOf(roster: Pick<Roster, 'people' | 'shifts'>): Names {
  const people = new Map(roster.people.map(({ agent }) => [agent.id, agent.name]))
  const skills = new Map(
    roster.people.flatMap((one) => one.skills.map(({ id, name }) => [id, name] as const)),
  )
  const patterns = new Map(roster.shifts.map(({ patternId, pattern }) => [patternId ?? '', pattern ?? '']))
  return {
    person: (id) => people.get(id) ?? id,
    skill: (id) => skills.get(id) ?? id,
    pattern: (id) => patterns.get(id) || id,
  }
}

// ── parts of sentences ───────────────────────────────────────────────────────────────────────────────────────────────
function about(facts: Facts, say: Say, names: Names) {
  const date = textIn(facts, 'date') || textIn(facts, 'day')
  const person = textIn(facts, 'person') || textIn(facts, 'agentId')
  return {
    person: person ? names.person(person) : say.t('roster.somebody'),
    day: date ? say.day(date) : '',
    dated: date ? 'yes' : 'no',
    length: say.length(numberIn(facts, 'minutes')),
    days: numberIn(facts, 'days'),
    wish: kindWords(textIn(facts, 'kind'), say),
  }
}

const windowsWords = (facts: Facts, say: Say): string =>
  say.list(windowsIn(facts).map(([from, to]) => say.times(from, to)))

function shortWords(facts: Facts, say: Say): string {
  const people = numberIn(facts, 'people') || numberIn(facts, 'most')
  const minute = facts['minute'] ?? facts['from']
  const words = { people, intervals: numberIn(facts, 'intervals') || 1 }
  return typeof minute === 'number'
    ? say.t('roster.warn.short.from', { ...words, time: say.clock(minute) })
    : say.t('roster.warn.short', words)
}

/** “Monday 30 March, 08:00–10:00: two people with Repairs are needed, and only Anna and Tom have it.” */
function needWords(facts: Facts, say: Say, names: Names): string {
  const date = textIn(facts, 'date') || textIn(facts, 'day')
  if (!date) return ''
  const [from, to] = [numberIn(facts, 'from'), numberIn(facts, 'to')]
  const when = to > from ? `${say.day(date)}, ${say.times(from, to)}` : say.day(date)
  const people = numberIn(facts, 'people') || numberIn(facts, 'needed') || 1
  const skill = textIn(facts, 'skill')
  const able = listIn(facts, 'able').map(names.person)
  if (!skill) return say.t('roster.rule.need', { when, people })
  const words = { when, people, skill: names.skill(skill), able: say.list(able), count: able.length }
  return able.length > 0 && able.length <= 6
    ? say.t('roster.rule.need.able', words)
    : say.t('roster.rule.need.skill', words)
}
