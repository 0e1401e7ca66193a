/** Words and pairs of words of many texts as sparse rows of length 1, for grouping and for naming what they share. */
import { LONGEST_READ, plainText } from '#core/text/classify/features.ts'
import { FUNCTION_WORDS } from '#core/text/subjects/function-words.ts'

export type TermRows = {
  readonly terms: readonly string[]
  /** How rare each term is (idf; Spärck Jones 1972). */
  readonly rarity: Float64Array
  /** In how many texts each term is. */
  readonly having: Int32Array
  /** Row i has its terms and weights from `starts[i]` to `starts[i + 1]`. */
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly weights: Float64Array
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu
/** A word that more than this share of texts have tells none of them apart. */
const TOO_COMMON = 0.5
const MOST_TERMS = 20_000

/**
 * The telling words of a text and each pair of neighbours. Function words tell nothing; numbers are left out, for they
 * are often somebody's own.
 */
export function termsOf(text: string): string[] {
  const words = plainText(text.slice(0, LONGEST_READ)).match(WORD) ?? []
  const told = words.map((word) => (tells(word) ? word : ''))
  const pairs = told.slice(1).map((word, i) => (word && told[i] ? `${told[i]} ${word}` : ''))
  return [...told, ...pairs].filter((term) => term !== '')
}

const tells = (word: string) => !FUNCTION_WORDS.has(word) && !/\p{N}/u.test(word) && !isSingleLetter(word)

// One letter says nothing in alphabets; one character may be a whole word in Chinese.
const isSingleLetter = (word: string) =>
  word.length === 1 && /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)

/** All texts over the terms that at least so many of them have. */
export function termRowsOf(texts: readonly string[], least: number): TermRows {
  const said = texts.map((text) => countsOf(termsOf(text)))
  const common = commonTerms(said, least)
  const numbers = new Map(common.map(([term], i) => [term, i]))
  const rarity = Float64Array.from(common, ([, having]) => Math.log((1 + texts.length) / (1 + having)) + 1)
  const starts = new Int32Array(texts.length + 1)
  const columns: number[] = []
  const weights: number[] = []
  said.forEach((counts, i) => {
    const row = [...counts].flatMap(([term, times]): Array<[number, number]> => {
      const column = numbers.get(term)
      return column === undefined ? [] : [[column, (1 + Math.log(times)) * (rarity[column] ?? 0)]]
    })
    const length = Math.hypot(...row.map(([, weight]) => weight))
    for (const [column, weight] of row) {
      columns.push(column)
      weights.push(weight / length)
    }
    starts[i + 1] = columns.length
  })
  return {
    terms: common.map(([term]) => term),
    rarity,
    having: Int32Array.from(common, ([, having]) => having),
    starts,
    columns: Int32Array.from(columns),
    weights: Float64Array.from(weights),
  }
}

/** How often each is there. */
export function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

function commonTerms(said: readonly ReadonlyMap<string, number>[], least: number): Array<[string, number]> {
  const having = new Map<string, number>()
  for (const counts of said) for (const term of counts.keys()) having.set(term, (having.get(term) ?? 0) + 1)
  const most = Math.max(least, TOO_COMMON * said.length)
  return [...having]
    .filter(([, texts]) => texts >= least && texts <= most)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_TERMS)
}
