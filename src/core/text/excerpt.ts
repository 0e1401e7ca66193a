/** Text cut into pieces, those that were looked for marked: for a screen that shows them without any markup from elsewhere. */
export type Piece = { readonly text: string; readonly hit: boolean }

/** What is looked for: each term is one word, or several in this order; a prefix may end within a word. */
export type Term = { readonly words: readonly string[]; readonly prefix: boolean }

/** Letters that do not fall apart into a letter and its mark. */
const ALONE: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ł: 'l', ħ: 'h' }

/** Small plain letters of a text: accents and capitals gone. */
export function foldLetters(text: string): string {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  return plain.replace(/[ßøæœđłħ]/g, (letter) => ALONE[letter] ?? letter)
}

type Token = { readonly folded: string; readonly start: number; readonly end: number }

// Apostrophes go, as in the index: O’Brien is one word.
function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{Nd}\p{M}]+(?:['’ʼ][\p{L}\p{Nd}\p{M}]+)*/gu)].map((found) => ({
    folded: foldLetters(found[0]).replace(/['’ʼ]/g, ''),
    start: found.index,
    end: found.index + found[0].length,
  }))
}

/**
 * What was typed, as terms: words in any order, “words in quotes” as they stand, and the last word as the beginning of
 * one, unless a blank or a quote follows it.
 */
export function readTerms(typed: string): Term[] {
  const terms: Term[] = []
  for (const [, quoted, free] of typed.matchAll(/["“”«»]([^"“”«»]*)["“”«»]|([^"“”«»]+)/gu)) {
    const tokens = tokensOf(quoted ?? free ?? '').map((one) => one.folded)
    if (quoted !== undefined && tokens.length > 0) terms.push({ words: tokens, prefix: false })
    if (quoted === undefined) terms.push(...tokens.map((word) => ({ words: [word], prefix: false })))
  }
  const last = terms.at(-1)
  if (last && /[\p{L}\p{Nd}\p{M}]$/u.test(typed)) terms[terms.length - 1] = { ...last, prefix: true }
  return terms
}

/** Where the terms stand in a text, in order and without overlap. */
function spansOf(tokens: readonly Token[], terms: readonly Term[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const term = terms.find((one) => standsAt(tokens, at, one))
    if (!term) continue
    const last = tokens[at + term.words.length - 1]
    spans.push({ start: tokens[at]?.start ?? 0, end: last?.end ?? 0 })
    at += term.words.length - 1
  }
  return spans
}

function standsAt(tokens: readonly Token[], at: number, { words, prefix }: Term): boolean {
  return words.every((word, index) => {
    const token = tokens[at + index]?.folded
    const mayGoOn = prefix && index === words.length - 1
    return token !== undefined && (mayGoOn ? token.startsWith(word) : token === word)
  })
}

/** A piece of a text around the first hit, at most about `most` characters, with the hits marked. */
export function excerptOf(text: string, terms: readonly Term[], most = 180): Piece[] {
  const tokens = tokensOf(text)
  const spans = spansOf(tokens, terms)
  const first = spans[0]?.start ?? 0
  const from = first < most / 2 ? 0 : (tokens.find((one) => one.start >= first - most / 3)?.start ?? 0)
  const to = text.length <= from + most ? text.length : cutBefore(tokens, from + most, from)
  const pieces: Piece[] = from > 0 ? [{ text: '… ', hit: false }] : []
  let at = from
  for (const { start, end } of spans.filter((one) => one.start >= from && one.end <= to)) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false })
    pieces.push({ text: text.slice(start, end), hit: true })
    at = end
  }
  if (at < to) pieces.push({ text: text.slice(at, to), hit: false })
  return to < text.length ? [...pieces, { text: ' …', hit: false }] : pieces
}

/** The end of the last whole word before a place. A single word that is longer is cut. */
function cutBefore(tokens: readonly Token[], place: number, from: number): number {
  const last = tokens.findLast((one) => one.end <= place)
  return last && last.end > from ? last.end : place
}
