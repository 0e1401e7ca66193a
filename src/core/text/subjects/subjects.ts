/**
 * What clients want, in their own words: texts grouped into subjects, each with the words that set it apart, so that a
 * person can name, keep and merge them. New texts go to the nearest subject, or to none.
 */
import { chanceFrom } from '#core/chance.ts'
import { distinctiveTerms } from '#core/text/subjects/distinctive.ts'
import { groupRows } from '#core/text/subjects/groups.ts'
import type { Groups } from '#core/text/subjects/groups.ts'
import { termRowsOf } from '#core/text/subjects/terms.ts'
import type { TermRows } from '#core/text/subjects/terms.ts'

/** How a subject speaks: plain data to store. Only terms that several texts share are in it. */
export type SubjectProfile = {
  /** Terms with their weights, the strongest first; the weights as a vector have length 1. */
  readonly terms: ReadonlyArray<readonly [term: string, weight: number]>
  /** In how many texts it was found: how much it weighs when merged. */
  readonly size: number
  /** A text less like it than this is about something else. */
  readonly leastLikeness: number
}

export type Subject = {
  readonly profile: SubjectProfile
  /** Words and pairs of words said here far more than elsewhere, the most telling first; at most eight. */
  readonly words: readonly string[]
  readonly size: number
  /** Which texts show it best (their positions in what was given), at most five. */
  readonly examples: readonly number[]
}

export type SubjectsFound =
  | {
      readonly ok: true
      /** The largest first. */
      readonly subjects: readonly Subject[]
      /** For each text the position of its subject, or −1. */
      readonly subjectOf: Int32Array
      /** How rare each term of the subjects is; a term that is not here is as rare as can be. */
      readonly rarity: Readonly<Record<string, number>>
    }
  | {
      readonly ok: false
      /** Fewer texts with words that others use too than `needed`. */
      readonly why: 'too_few_texts'
      readonly texts: number
      readonly needed: number
    }

export type SubjectOptions = {
  /** The same texts and seed give the same subjects. */
  readonly seed: string | number
  /** How many subjects at most, 2 or more; when left out, likeness decides. */
  readonly groups?: number
  /** A term or a subject that fewer texts have is left out: it may be one person's; 3 when left out. */
  readonly leastTexts?: number
}

const LEAST_TEXTS = 20
const PROFILE_TERMS = 60
const EXAMPLES = 5
/** This share of a subject's texts may be less like it than what is taken for it later. */
const LEFT_OUT = 0.05

/** Groups the texts into subjects. Too few to group: `{ ok: false, why: 'too_few_texts' }`. */
export function findSubjects(texts: readonly string[], options: SubjectOptions): SubjectsFound {
  const { leastTexts = 3, groups: wanted } = options
  if (wanted !== undefined && !(wanted >= 2)) throw new RangeError('There must be at least 2 groups')
  const rows = termRowsOf(texts, leastTexts)
  const told = texts.filter((_, i) => (rows.starts[i + 1] ?? 0) > (rows.starts[i] ?? 0)).length
  if (told < LEAST_TEXTS) return { ok: false, why: 'too_few_texts', texts: told, needed: LEAST_TEXTS }
  const groups = groupRows(rows, chanceFrom(options.seed), wanted)
  const { members, subjectOf } = bySize(groups, leastTexts)
  const sums = members.map((texts) => sumOf(rows, texts))
  const telling = distinctiveTerms(rows, subjectOf, members.length)
  const subjects = members.map((texts, s) => subjectFrom(rows, texts, sums[s] ?? new Map(), telling[s] ?? []))
  return { ok: true, subjects, subjectOf, rarity: rarityOf(rows, subjects) }
}

function bySize({ groupOf, count }: Groups, least: number): { members: number[][]; subjectOf: Int32Array } {
  const all = Array.from({ length: count }, (): number[] => [])
  groupOf.forEach((group, i) => all[group]?.push(i))
  const members = all
    .filter((texts) => texts.length >= least)
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
  const subjectOf = new Int32Array(groupOf.length).fill(-1)
  members.forEach((texts, s) => texts.forEach((i) => (subjectOf[i] = s)))
  return { members, subjectOf }
}

function sumOf(rows: TermRows, texts: readonly number[]): Map<number, number> {
  const sum = new Map<number, number>()
  for (const i of texts)
    for (let at = rows.starts[i] ?? 0; at < (rows.starts[i + 1] ?? 0); at++) {
      const column = rows.columns[at] ?? 0
      sum.set(column, (sum.get(column) ?? 0) + (rows.weights[at] ?? 0))
    }
  return sum
}

function subjectFrom(
  rows: TermRows,
  texts: readonly number[],
  sum: ReadonlyMap<number, number>,
  words: readonly string[],
): Subject {
  const strongest = [...sum].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, PROFILE_TERMS)
  const length = Math.hypot(...strongest.map(([, weight]) => weight))
  const unit = new Map(strongest.map(([column, weight]) => [column, weight / length]))
  const alike = texts.map((i) => [i, likenessOf(rows, i, unit)] as const)
  const sorted = alike.toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
  const profile: SubjectProfile = {
    terms: [...unit].map(([column, weight]) => [rows.terms[column] ?? '', weight] as const),
    size: texts.length,
    leastLikeness: sorted[Math.floor((1 - LEFT_OUT) * (sorted.length - 1))]?.[1] ?? 0,
  }
  return { profile, words, size: texts.length, examples: sorted.slice(0, EXAMPLES).map(([i]) => i) }
}

function likenessOf(rows: TermRows, i: number, unit: ReadonlyMap<number, number>): number {
  let sum = 0
  for (let at = rows.starts[i] ?? 0; at < (rows.starts[i + 1] ?? 0); at++)
    sum += (rows.weights[at] ?? 0) * (unit.get(rows.columns[at] ?? -1) ?? 0)
  return sum
}

function rarityOf(rows: TermRows, subjects: readonly Subject[]): Record<string, number> {
  const used = new Set(subjects.flatMap(({ profile }) => profile.terms.map(([term]) => term)))
  const entries = rows.terms.flatMap((term, i) =>
    used.has(term) ? [[term, rows.rarity[i] ?? 0] as const] : [],
  )
  return Object.fromEntries(entries)
}
