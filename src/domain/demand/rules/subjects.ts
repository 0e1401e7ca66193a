import { mergeProfiles, nearestAmong } from '#core/text/subjects/nearest.ts'
import type { SubjectProfile } from '#core/text/subjects/subjects.ts'
import { termsOf } from '#core/text/subjects/terms.ts'
import { normaliseText } from '#core/text/normalise.ts'
import { z } from 'zod'

/** How a named subject speaks, as it is kept: the words that set it apart, and what new needs are held against. */
export const KeptSubject = z.object({
  words: z.array(z.string()),
  profile: z.object({
    terms: z.array(z.tuple([z.string(), z.number()])),
    size: z.number(),
    leastLikeness: z.number(),
  }),
  rarity: z.record(z.string(), z.number()),
})
export type KeptSubject = {
  readonly words: readonly string[]
  readonly profile: SubjectProfile
  readonly rarity: Readonly<Record<string, number>>
}

const SILENT: KeptSubject = { words: [], profile: { terms: [], size: 0, leastLikeness: 1 }, rarity: {} }

/** A subject as it was kept; one that cannot be read is near to nothing. */
export function readSubject(kept: unknown): KeptSubject {
  const parsed = KeptSubject.safeParse(kept)
  return parsed.success ? parsed.data : SILENT
}

/** Words as a person gives them: readable, each once, none empty. */
export function cleanWords(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => normaliseText(word).toLowerCase()))].filter((word) => word !== '')
}

const LEAST_LIKENESS = 0.2

/**
 * A profile from words and a few needs alone, where the group that they came from is no longer known. Words that more
 * of the needs have weigh more; it takes in whatever is about as near as the needs are.
 */
export function profileOfWords(words: readonly string[], needs: readonly string[]): SubjectProfile {
  const said = needs.map((need) => new Set(termsOf(need)))
  const terms = [...new Set(words.flatMap((word) => [word, ...termsOf(word)]))]
  const weighed = terms.map((term): [string, number] => [term, 1 + said.filter((of) => of.has(term)).length])
  const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1
  const profile = {
    terms: weighed.map(([term, weight]) => [term, weight / length] as const),
    size: Math.max(1, needs.length),
    leastLikeness: 0,
  }
  const near = nearestAmong([profile], {})
  const likenesses = needs.map((need) => near(need).likeness).filter((one) => one > 0)
  const least = likenesses.length > 0 ? 0.9 * Math.min(...likenesses) : LEAST_LIKENESS
  return { ...profile, leastLikeness: Math.max(0.1, least) }
}

/** Two subjects as one. */
export function joinSubjects(into: KeptSubject, from: KeptSubject): KeptSubject {
  return {
    words: cleanWords([...into.words, ...from.words]).slice(0, 40),
    profile: mergeProfiles(into.profile, from.profile),
    rarity: { ...from.rarity, ...into.rarity },
  }
}
