/** Groups needs into subjects: plain data in, plain data out, so that it can run in a thread. */
import { findSubjects } from '#core/text/subjects/subjects.ts'
import type { Subject } from '#core/text/subjects/subjects.ts'

export type Grouping = { readonly needs: readonly string[]; readonly seed: string }
export type Grouped = {
  /** Each with the positions of its needs. */
  readonly groups: readonly (Subject & { readonly members: readonly number[] })[]
  readonly rarity: Readonly<Record<string, number>>
}

/** The groups of these needs, the largest first; none of too few. */
export function run({ needs, seed }: Grouping): Grouped {
  const found = findSubjects(needs, { seed })
  if (!found.ok) return { groups: [], rarity: {} }
  const members = found.subjects.map((): number[] => [])
  found.subjectOf.forEach((subject, need) => members[subject]?.push(need))
  const groups = found.subjects.map((subject, at) => ({ ...subject, members: members[at] ?? [] }))
  return { groups, rarity: found.rarity }
}
