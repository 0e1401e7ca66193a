import { normaliseText, truncateGraphemes } from '#core/text/normalise.ts'
import { concernsIn } from '#core/text/subjects/concerns.ts'
import type { Concern } from '#core/text/subjects/concerns.ts'
import type { DemandCounts } from '../counts.ts'
import type { DemandKind } from '../contract.ts'
import { shareOf } from './share.ts'

type Counted = { readonly demand: DemandKind | null; readonly contacts: number }

/** Sums of contacts by what they were said to be. */
export type Sums = { contacts: number; marked: number; value: number; failure: number; cannotTell: number }

export function sumsOf(rows: readonly Counted[]): Sums {
  const of = (demand: DemandKind | null) =>
    rows.reduce((sum, one) => sum + (one.demand === demand ? one.contacts : 0), 0)
  const [value, failure, cannotTell] = [of('value'), of('failure'), of('cannot_tell')]
  const marked = value + failure + cannotTell
  return { contacts: marked + of(null), marked, value, failure, cannotTell }
}

/** Shares are of what somebody marked: what nobody marked is not guessed. */
export function demandShares(sums: Sums) {
  return {
    value: shareOf(sums.value, sums.marked),
    failure: shareOf(sums.failure, sums.marked),
    cannotTell: shareOf(sums.cannotTell, sums.marked),
  }
}

/** Failures at one step, of one cause and department. */
type Failed<Step extends string> = {
  readonly step: Step | null
  readonly causeId: string | null
  readonly cause: string | null
  readonly department: string | null
  readonly contacts: number
  readonly minutes: number
}

const total = (rows: readonly Failed<string>[], of: 'contacts' | 'minutes') =>
  rows.reduce((sum, one) => sum + one[of], 0)

/** Where it failed, most contacts first; what nobody placed at a step is left out. */
export function byStep<Step extends string>(rows: readonly Failed<Step>[]) {
  return [...Map.groupBy(rows, ({ step }) => step)]
    .flatMap(([step, of]) => (step === null ? [] : [{ step, contacts: total(of, 'contacts') }]))
    .toSorted((a, b) => b.contacts - a.contacts || a.step.localeCompare(b.step))
}

const MOST_CAUSES = 50

/** Why it failed, with the minutes talked, most contacts first; what has no cause yet is left out. */
export function byCause(rows: readonly Failed<string>[]) {
  const named = rows.filter(({ causeId }) => causeId !== null)
  return [...Map.groupBy(named, ({ causeId, department }) => `${causeId} ${department}`).values()]
    .flatMap((of) => {
      const [first] = of
      if (!first) return []
      const { causeId, cause, department } = first
      const sums = { contacts: total(of, 'contacts'), minutes: total(of, 'minutes') }
      return [{ causeId, cause: cause ?? '', department, ...sums }]
    })
    .toSorted((a, b) => b.contacts - a.contacts || a.cause.localeCompare(b.cause))
    .slice(0, MOST_CAUSES)
}

type Place = DemandCounts['places'][number]
type Names = ReadonlyMap<string, string>

/** Contacts and the share of failure by service, most contacts first; the name is empty where none is known. */
export function byService(places: readonly Place[], names: Names) {
  return grouped(places, (one) => one.serviceId).map(([serviceId, rows]) => ({
    serviceId,
    service: names.get(serviceId ?? '') ?? '',
    ...failureOf(rows),
  }))
}

/** The same by the department of the service. */
export function byDepartment(places: readonly Place[], names: Names) {
  return grouped(places, (one) => one.departmentId).map(([departmentId, rows]) => ({
    departmentId,
    department: names.get(departmentId ?? '') ?? '',
    ...failureOf(rows),
  }))
}

function grouped(places: readonly Place[], key: (one: Place) => string | null) {
  const size = (rows: readonly Place[]) => sumsOf(rows).contacts
  return [...Map.groupBy(places, key)].toSorted((a, b) => size(b[1]) - size(a[1]))
}

function failureOf(rows: readonly Counted[]) {
  const { contacts, failure, marked } = sumsOf(rows)
  return { contacts, failure: shareOf(failure, marked) }
}

/** Each day with what was marked on it, in order; days without a contact are left out. */
export function byDay(days: DemandCounts['days']) {
  return [...Map.groupBy(days, (one) => one.day)]
    .map(([day, rows]) => {
      const { value, failure, cannotTell } = sumsOf(rows)
      return { day, value, failure, cannotTell }
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

const EXAMPLES = 3
const LONGEST_SENTENCE = 160

/** What clients say matters to them, in so many words, most often first, with a few sentences of theirs. */
export function mattersOf(words: readonly { need: string; matters: string | null }[]) {
  const found = new Map<Concern, { contacts: number; examples: Set<string> }>()
  for (const { need, matters } of words) {
    for (const [concern, sentence] of concernsOf(`${matters ?? ''}\n${need}`)) {
      const one = found.get(concern) ?? { contacts: 0, examples: new Set<string>() }
      found.set(concern, one)
      one.contacts += 1
      if (one.examples.size < EXAMPLES) one.examples.add(sentence)
    }
  }
  return [...found]
    .map(([concern, { contacts, examples }]) => ({ concern, contacts, examples: [...examples] }))
    .toSorted((a, b) => b.contacts - a.contacts || (a.concern < b.concern ? -1 : 1))
}

/** Each concern that a text states, with the first sentence that does. */
function concernsOf(text: string): Map<Concern, string> {
  const found = new Map<Concern, string>()
  for (const part of normaliseText(text.slice(0, 4_000), { keepLines: true }).split(/(?<=[.!?;])\s+|\n+/))
    for (const concern of concernsIn(part))
      if (!found.has(concern)) found.set(concern, truncateGraphemes(part.trim(), LONGEST_SENTENCE, '…'))
  return found
}
