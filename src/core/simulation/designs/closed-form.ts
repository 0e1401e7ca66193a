/**
 * Both designs without waiting: what a need costs on average when somebody is always free. Exact arithmetic on the
 * inputs (a geometric number of rounds), against which the simulation is held.
 */
import { valueOf, type Scenario } from '../inputs.ts'

/** Averages per need. */
export type ConventionalClosedForm = {
  /** Rounds from message to outcome, contacts in (messages and chases), attempts out. */
  rounds: number
  contacts: number
  chases: number
  attempts: number
  /** Probability to be reached within the attempts of one round. */
  reach: number
  minutes: number
  unresolved: number
  firstPoint: number
  conversations: number
  clientMinutes: number
  /** People at work per need that arrives each minute, by pool: minutes of work per need. */
  workOf: { front: number; back: number }
}

export type GoldenClosedForm = {
  rounds: number
  contacts: number
  attempts: number
  minutes: number
  unresolved: number
  firstPoint: number
  conversations: number
  clientMinutes: number
  workOf: { firstPoint: number; expert: number }
}

/** Chances over up to k attempts, when the answering share p varies over people as Beta(a, b) (mean p, correlation ρ = 1/(a + b + 1)). */
export type Reach = { reach: number; attempts: number; unanswered: readonly number[] }

/**
 * Reach within k attempts: 1 − Π_{i<k} (b + i)/(a + b + i); for ρ = 0, 1 − (1 − p)^k. `unanswered[i]` is the
 * probability that i attempts in a row stay unanswered. In repeated rounds a person keeps their share, so that the
 * closed form below is exact for ρ = 0 and an approximation otherwise.
 */
export function reachIn(p: number, correlation: number, k: number): Reach {
  const unanswered = [1]
  for (let i = 0; i < k; i++) unanswered.push((unanswered[i] as number) * missAgain(p, correlation, i))
  const attempts = unanswered.slice(0, k).reduce((sum, one) => sum + one, 0)
  return { reach: 1 - (unanswered[k] as number), attempts, unanswered }
}

/** Probability to miss once more after i misses. */
function missAgain(p: number, correlation: number, i: number): number {
  if (correlation >= 1) return i === 0 ? 1 - p : 1
  if (correlation <= 0) return 1 - p
  const total = 1 / correlation - 1
  return ((1 - p) * total + i) / (total + i)
}

/** The conventional design: message, attempts, the conversation again (rounds = 1/(1 − L), L = R(1 − ρ) + (1 − R)c). */
export function conventionalClosedForm(scenario: Scenario): ConventionalClosedForm {
  const of = (name: Parameters<typeof valueOf>[1]) => valueOf(scenario, name)
  const { reach, attempts, unanswered } = reachIn(of('answered'), of('answeredAlike'), of('attemptsAtMost'))
  const again = reach * (1 - of('resolvedByConversation')) + (1 - reach) * of('unreachedCallAgain')
  const rounds = 1 / (1 - again)
  // Between two attempts the client may chase; after the last one nobody waits any more.
  const pauses = unanswered.slice(1, -1).reduce((sum, one) => sum + one, 0)
  const chases = (rounds * pauses * of('attemptsApart') * of('chasesPerHour')) / 60
  const front = rounds * of('messageMinutes') + chases * of('chaseMinutes')
  const back = rounds * (attempts * of('attemptMinutes') + reach * of('conversationMinutes'))
  return {
    rounds,
    contacts: rounds + chases,
    chases,
    attempts: rounds * attempts,
    reach,
    minutes: front + back,
    unresolved: rounds * (1 - reach) * (1 - of('unreachedCallAgain')),
    firstPoint: 0,
    conversations: rounds * (1 + reach) + chases,
    clientMinutes: front + rounds * reach * of('conversationMinutes'),
    workOf: { front, back },
  }
}

/** The golden moment: minutes = [t₁ + (1 − f)·2tₑ] / (1 − (1 − f)(1 − ρ)). */
export function goldenClosedForm(scenario: Scenario): GoldenClosedForm {
  const of = (name: Parameters<typeof valueOf>[1]) => valueOf(scenario, name)
  const joined = 1 - of('resolvableAlone')
  const again = joined * (1 - of('resolvedWithExpert'))
  const rounds = 1 / (1 - again)
  const alone = rounds * of('firstPointMinutes')
  const together = rounds * joined * of('expertMinutes')
  return {
    rounds,
    contacts: rounds,
    attempts: 0,
    minutes: alone + 2 * together,
    unresolved: 0,
    firstPoint: 1 - again,
    conversations: rounds,
    clientMinutes: alone + together,
    workOf: { firstPoint: alone + together, expert: together },
  }
}
