/** Groups needs into subjects: plain data in, plain data out, so that it can run in a thread. */
import { findSubjects } from '#core/text/subjects/subjects.ts'
import type { Subject } from '#core/text/subjects/subjects.ts'
import { termsOf } from '#core/text/subjects/terms.ts'

export type Grouping = { readonly needs: readonly string[]; readonly seed: string }
export type Grouped = {
  /** Each with the positions of its needs. */
  readonly groups: readonly (Subject & { readonly members: readonly number[] })[]
  /** How rare terms are: those of the groups, and everyday words, which tell nothing. */
  readonly rarity: Readonly<Record<string, number>>
  readonly everyday: Readonly<Record<string, number>>
}

/** The groups of these needs, the largest first; none of too few. */
export function run({ needs, seed }: Grouping): Grouped {
  const found = findSubjects(needs, { seed })
  if (!found.ok) return { groups: [], rarity: {}, everyday: {} }
  const members = found.subjects.map((): number[] => [])
  found.subjectOf.forEach((subject, need) => members[subject]?.push(need))
  const groups = found.subjects.map((subject, at) => ({ ...subject, members: members[at] ?? [] }))
  return { groups, rarity: found.rarity, everyday: everydayWords(needs) }
}

/** A word that more than this share of needs have tells none of them apart; the grouping leaves it out too. */
const TOO_COMMON = 0.2
const MOST_WORDS = 300
const LEAST_NEEDS = 3

/** The words that most needs have, with how rare they are (idf; Spärck Jones 1972); 0 for those that tell nothing. */
function everydayWords(needs: readonly string[]): Record<string, number> {
  const having = new Map<string, number>()
  for (const need of needs)
    for (const term of new Set(termsOf(need)))
      if (!term.includes(' ')) having.set(term, (having.get(term) ?? 0) + 1)
  const most = [...having].filter(([, count]) => count >= LEAST_NEEDS).toSorted((a, b) => b[1] - a[1])
  return Object.fromEntries(
    most.slice(0, MOST_WORDS).map(([term, count]) => [term, rarityOf(count, needs.length)] as const),
  )
}

const rarityOf = (count: number, of: number) =>
  count > Math.max(LEAST_NEEDS, TOO_COMMON * of) ? 0 : Math.log((1 + of) / (1 + count)) + 1
