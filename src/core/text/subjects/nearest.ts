/** Where a new text belongs among subjects that a person has named, and what two subjects are as one. */
import type { SubjectProfile } from '#core/text/subjects/subjects.ts'
import { countsOf, termsOf } from '#core/text/subjects/terms.ts'

export type Nearest = {
  /** The position of the subject, or −1: none is like it. */
  readonly subject: number
  /** How like the nearest it is, 0 to 1; told also where none is near enough. */
  readonly likeness: number
}

const PROFILE_TERMS = 60

/**
 * Gives a function that finds the nearest of the subjects for a text. `rarity` is what `findSubjects` gave; terms it
 * does not know count as the rarest, so a text about something else is like none.
 */
export function nearestAmong(
  profiles: readonly SubjectProfile[],
  rarity: Readonly<Record<string, number>>,
): (text: string) => Nearest {
  const known = new Map(Object.entries(rarity))
  const rarest = [...known.values()].reduce((a, b) => Math.max(a, b), 1)
  const postings = postingsOf(profiles)
  return (text) => {
    const alike = new Float64Array(profiles.length)
    let squares = 0
    for (const [term, times] of countsOf(termsOf(text))) {
      const weight = (1 + Math.log(times)) * (known.get(term) ?? (term.includes(' ') ? 0 : rarest))
      squares += weight * weight
      for (const [subject, own] of postings.get(term) ?? []) (alike[subject] as number) += weight * own
    }
    return nearestOf(profiles, squares === 0 ? alike : alike.map((sum) => sum / Math.sqrt(squares)))
  }
}

function postingsOf(profiles: readonly SubjectProfile[]): Map<string, Array<readonly [number, number]>> {
  const postings = new Map<string, Array<readonly [number, number]>>()
  profiles.forEach(({ terms }, subject) => {
    for (const [term, weight] of terms) postings.set(term, [...(postings.get(term) ?? []), [subject, weight]])
  })
  return postings
}

/** Nearest among those it is near enough to; a subject further off never takes what is nearer to another. */
function nearestOf(profiles: readonly SubjectProfile[], alike: Float64Array): Nearest {
  const likeness = Math.min(
    1,
    alike.reduce((a, b) => Math.max(a, b), 0),
  )
  const subject = alike.indexOf(likeness)
  const least = profiles[subject]?.leastLikeness ?? Infinity
  return likeness > 0 && likeness >= least ? { subject, likeness } : { subject: -1, likeness }
}

/** Two subjects as one: what each says counts by how many texts it was found in. */
export function mergeProfiles(a: SubjectProfile, b: SubjectProfile): SubjectProfile {
  const sum = new Map<string, number>()
  for (const { terms, size } of [a, b])
    for (const [term, weight] of terms) sum.set(term, (sum.get(term) ?? 0) + weight * size)
  const strongest = [...sum].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, PROFILE_TERMS)
  const length = Math.hypot(...strongest.map(([, weight]) => weight)) || 1
  return {
    terms: strongest.map(([term, weight]) => [term, weight / length] as const),
    size: a.size + b.size,
    leastLikeness: Math.min(a.leastLikeness, b.leastLikeness),
  }
}
