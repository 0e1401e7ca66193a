/**
 * Words and parts of words of a text, each as a 32-bit mark. Single words, pairs of words, and 2 to 5 characters
 * within a word and its edges (Cavnar & Trenkle 1994): parts of words forgive slips of the keys and endings.
 */
import { normaliseText } from '#core/text/normalise.ts'

/** At most so many characters of a text are read: needs are said at the beginning. */
export const LONGEST_READ = 2000

/** The marks of a text, one for each occurrence. `words` first counts those of words and pairs, then parts follow. */
export type Marks = {
  readonly words: Int32Array
  readonly parts: Int32Array
  readonly cut: boolean
}

const SPACE = 0
const LETTER = 1
const SIGN = 2
const SHORTEST_PART = 2
const LONGEST_PART = 5
const BLANK = 32
const WORD_SALT = 0x2545f491
const PART_SALT = 0x811c9dc5 | 0

/** Reads a text: compatible forms made one (NFKC), lower case, at most `LONGEST_READ` characters. Never fails. */
export function marksOf(text: string): Marks {
  const { points, cut } = readPoints(text)
  const kinds = points.map(kindOf)
  return { words: wordMarks(points, kinds), parts: partMarks(points, kinds), cut }
}

/** The text as it is read: one form for what looks the same, lower case. */
export function plainText(text: string): string {
  return normaliseText(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
}

function readPoints(text: string): { points: Int32Array; cut: boolean } {
  // A little more than is read, since joining up characters makes a text shorter.
  // `can't`, `can’t` and `cant` are one word.
  const plain = plainText(text.slice(0, LONGEST_READ * 4)).replaceAll("'", '')
  const points = new Int32Array(Math.min(plain.length, LONGEST_READ))
  let count = 0
  for (const character of plain) {
    if (count === LONGEST_READ) break
    points[count++] = character.codePointAt(0) ?? BLANK
  }
  return {
    points: points.slice(0, count),
    cut: (count === LONGEST_READ && plain.length > count) || text.length > LONGEST_READ * 4,
  }
}

const kinds = new Map<number, number>()

function kindOf(point: number): number {
  const known = kinds.get(point)
  if (known !== undefined) return known
  const character = String.fromCodePoint(point)
  const kind = /[\p{L}\p{N}\p{M}]/u.test(character) ? LETTER : /\s/.test(character) ? SPACE : SIGN
  kinds.set(point, kind)
  return kind
}

/** Each run of letters and digits, and each with the run before it. */
function wordMarks(points: Int32Array, kinds: Int32Array): Int32Array {
  const found = new Int32Array(points.length * 2)
  let count = 0
  let before = 0
  for (let at = 0; at < points.length; at++) {
    if (kinds[at] !== LETTER) continue
    let single = WORD_SALT
    let pair = stir(before, BLANK)
    for (; at < points.length && kinds[at] === LETTER; at++) {
      single = stir(single, points[at] ?? 0)
      pair = stir(pair, points[at] ?? 0)
    }
    found[count++] = finish(single)
    if (before !== 0) found[count++] = finish(pair)
    before = single
  }
  return found.slice(0, count)
}

/** Runs of 2 to 5 characters inside whatever stands between blanks, with one blank on either side. */
function partMarks(points: Int32Array, kinds: Int32Array): Int32Array {
  const found: number[] = []
  let start = 0
  for (let at = 0; at <= points.length; at++) {
    if (at < points.length && kinds[at] !== SPACE) continue
    if (at > start) partsBetween(points, start, at, found)
    start = at + 1
  }
  return Int32Array.from(found)
}

function partsBetween(points: Int32Array, start: number, end: number, found: number[]): void {
  for (let from = start - 1; from < end; from++) {
    let hash = PART_SALT
    const last = Math.min(from + LONGEST_PART - 1, end)
    for (let at = from; at <= last; at++) {
      hash = stir(hash, at < start || at >= end ? BLANK : (points[at] ?? BLANK))
      if (at - from + 1 >= SHORTEST_PART) found.push(finish(hash))
    }
  }
}

/** FNV-1a (Fowler, Noll & Vo) by whole characters instead of bytes. */
const stir = (hash: number, point: number) => Math.imul(hash ^ point, 0x01000193)

/** The mixer of MurmurHash3 (Appleby). 0 means "no mark" elsewhere, so no mark is 0. */
function finish(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16) || 1
}
