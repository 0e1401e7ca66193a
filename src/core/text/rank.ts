/**
 * Which services and articles a few typed words are about. Words and character trigrams, weighted by rarity
 * (tf-idf; Spärck Jones 1972) and compared by cosine (Salton, Wong & Yang 1975); trigrams forgive slips of the keys.
 */

export type RankDocument = { readonly id: string; readonly title: string; readonly text: string }

export type Ranked = {
  readonly id: string
  /** Likeness from 0 to 1. */
  readonly score: number
}

/** What is known of a set of documents; make it once, ask it at every keystroke. */
export type RankIndex = {
  readonly ids: readonly string[]
  readonly postings: ReadonlyMap<string, Posting>
}

type Posting = {
  readonly rarity: number
  readonly documents: readonly number[]
  readonly weights: readonly number[]
}
type Counts = Map<string, number>

const TITLE_WEIGHT = 3
const TRIGRAM_WEIGHT = 0.4
const LONGEST_QUERY = 400
const WORD = /[\p{L}\p{N}]+/gu

/** Reads the documents into an index. Later changes to the documents are not seen. */
export function indexDocuments(documents: readonly RankDocument[]): RankIndex {
  const counted = documents.map(countDocument)
  const rarity = rarities(counted)
  const postings = new Map<string, { rarity: number; documents: number[]; weights: number[] }>()
  counted.forEach((counts, document) => {
    for (const [feature, weight] of normalised(counts, rarity)) {
      const posting = postings.get(feature) ?? {
        rarity: rarity.get(feature) ?? 0,
        documents: [],
        weights: [],
      }
      posting.documents.push(document)
      posting.weights.push(weight)
      postings.set(feature, posting)
    }
  })
  return { ids: documents.map((one) => one.id), postings }
}

/** The documents most like what was typed, best first; only those at or above `least`. Nothing typed, nothing found. */
export function rank(index: RankIndex, typed: string, limit = 5, least = 0.08): Ranked[] {
  const counts: Counts = new Map()
  // The last word is probably unfinished, so its end is not taken for the end of a word.
  countText(counts, typed.slice(0, LONGEST_QUERY), 1, !/[\p{L}\p{N}]$/u.test(typed))
  const scores = new Float64Array(index.ids.length)
  const length = addScores(index, counts, scores)
  if (length === 0) return []
  return [...scores]
    .map((score, i) => ({ id: index.ids[i] ?? '', score: Math.min(1, score / length) }))
    .filter((one) => one.score >= least)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
}

function addScores(index: RankIndex, counts: Counts, scores: Float64Array): number {
  let squares = 0
  for (const [feature, count] of counts) {
    const posting = index.postings.get(feature)
    if (!posting) continue
    const weight = dampened(count) * posting.rarity
    squares += weight * weight
    posting.documents.forEach((document, i) => {
      scores[document] = (scores[document] ?? 0) + weight * (posting.weights[i] ?? 0)
    })
  }
  return Math.sqrt(squares)
}

function countDocument(document: RankDocument): Counts {
  const counts: Counts = new Map()
  countText(counts, document.title, TITLE_WEIGHT, true)
  countText(counts, document.text, 1, true)
  return counts
}

function countText(counts: Counts, text: string, weight: number, lastIsWhole: boolean): void {
  const words = plain(text).match(WORD) ?? []
  words.forEach((word, i) => {
    const whole = lastIsWhole || i < words.length - 1
    if (whole || word.length > 2) add(counts, `w:${word}`, weight)
    const padded = whole ? `_${word}_` : `_${word}`
    for (let at = 0; at + 3 <= padded.length; at++)
      add(counts, padded.slice(at, at + 3), weight * TRIGRAM_WEIGHT)
  })
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F'’]/g, '')

const add = (counts: Counts, feature: string, weight: number) =>
  counts.set(feature, (counts.get(feature) ?? 0) + weight)

/** A word said ten times is not ten times as telling. */
const dampened = (count: number) => Math.log1p(count)

function rarities(counted: readonly Counts[]): Map<string, number> {
  const found: Counts = new Map()
  for (const counts of counted) for (const feature of counts.keys()) add(found, feature, 1)
  return new Map(
    [...found].map(([feature, n]) => [feature, Math.log(1 + (counted.length + 1) / (n + 0.5)) - 0.35]),
  )
}

function normalised(counts: Counts, rarity: ReadonlyMap<string, number>): Array<[string, number]> {
  const weighted = [...counts].map(([feature, n]): [string, number] => [
    feature,
    dampened(n) * (rarity.get(feature) ?? 0),
  ])
  const length = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
  return weighted.map(([feature, weight]) => [feature, weight / length])
}
