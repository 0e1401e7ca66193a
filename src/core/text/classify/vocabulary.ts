/**
 * The features that a model knows, and texts as sparse rows over them: each feature by how often it is said (damped)
 * and how rare it is (tf–idf; Spärck Jones 1972, Salton & Buckley 1988), each row of a set length for words and for parts.
 * Marks that the model does not know count towards the length as the rarest, so what is strange stays near 0. Rarity is
 * taken by its root: with few examples a rare feature is rare by accident.
 */
import { marksOf } from '#core/text/classify/features.ts'
import type { Marks } from '#core/text/classify/features.ts'
import { MarksTable } from '#core/text/classify/marks-table.ts'

/** Sparse rows one after the other: row i has its features and values from `starts[i]` to `starts[i + 1]`. */
export type Rows = {
  readonly starts: Int32Array
  readonly features: Int32Array
  readonly values: Float32Array
}

/** One text over the known features. */
export type Row = {
  readonly features: Int32Array
  readonly values: Float32Array
  /** Marks in the text, known or not. */
  readonly said: number
  readonly cut: boolean
}

/** From so many texts on, a feature that only one of them has is left out: it cannot help another. */
const MANY_TEXTS = 2000

/** Words weigh a little less than parts of words, of which there are many more to go by when examples are few. */
const WORDS_BESIDE_PARTS = 0.8

export class Vocabulary {
  readonly keys: Int32Array
  readonly rarity: Float32Array
  readonly #table: MarksTable
  readonly #counts: Int32Array
  readonly #rarest: number

  constructor(keys: Int32Array, rarity: Float32Array) {
    this.keys = keys
    this.rarity = rarity
    this.#rarest = rarity.reduce((a, b) => Math.max(a, b), 0)
    this.#table = new MarksTable(keys.length)
    for (const key of keys) this.#table.add(key)
    this.#counts = new Int32Array(keys.length)
  }

  /** Reads one text. */
  row(text: string): Row {
    const marks = marksOf(text)
    const features: number[] = []
    const values: number[] = []
    this.#append(marks.words, features, values, WORDS_BESIDE_PARTS)
    this.#append(marks.parts, features, values, 1)
    return {
      features: Int32Array.from(features),
      values: Float32Array.from(values),
      said: marks.words.length + marks.parts.length,
      cut: marks.cut,
    }
  }

  /** Reads many texts. */
  rows(texts: readonly string[]): Rows {
    const rows = texts.map((text) => this.row(text))
    const starts = new Int32Array(rows.length + 1)
    rows.forEach((row, i) => (starts[i + 1] = (starts[i] ?? 0) + row.features.length))
    const features = new Int32Array(starts[rows.length] ?? 0)
    const values = new Float32Array(features.length)
    rows.forEach((row, i) => {
      features.set(row.features, starts[i])
      values.set(row.values, starts[i])
    })
    return { starts, features, values }
  }

  #append(marks: Int32Array, features: number[], values: number[], scale: number): void {
    const from = features.length
    let unknown = 0
    for (const mark of marks) {
      const feature = this.#table.find(mark)
      if (feature < 0) {
        unknown += 1
        continue
      }
      if (this.#counts[feature] === 0) features.push(feature)
      this.#counts[feature] = (this.#counts[feature] ?? 0) + 1
    }
    let squares = unknown * this.#rarest ** 2
    for (let i = from; i < features.length; i++) {
      const feature = features[i] ?? 0
      const value = (1 + Math.log(this.#counts[feature] ?? 1)) * (this.rarity[feature] ?? 0)
      this.#counts[feature] = 0
      squares += value * value
      values.push(value)
    }
    const length = Math.sqrt(squares) || 1
    for (let i = from; i < values.length; i++) values[i] = ((values[i] ?? 0) * scale) / length
  }
}

/** Learns which features the texts have, at most so many: those that most texts have. */
export function vocabularyOf(texts: readonly string[], most: number): Vocabulary {
  const { marks, having } = countTexts(texts)
  const least = texts.length >= MANY_TEXTS ? 2 : 1
  let kept = Int32Array.from(marks.keys()).filter((i) => (having[i] ?? 0) >= least)
  if (kept.length > most) {
    const byCommonness = (a: number, b: number) =>
      (having[b] ?? 0) - (having[a] ?? 0) || (marks[a] ?? 0) - (marks[b] ?? 0)
    kept = kept.toSorted(byCommonness).slice(0, most)
  }
  const rarity = Float32Array.from(kept, (i) =>
    Math.sqrt(Math.log((1 + texts.length) / (1 + (having[i] ?? 0))) + 1),
  )
  return new Vocabulary(
    kept.map((i) => marks[i] ?? 0),
    rarity,
  )
}

function countTexts(texts: readonly string[]): { marks: Int32Array; having: number[] } {
  const table = new MarksTable(2 ** 16)
  const having: number[] = []
  const lastIn: number[] = []
  const count = (marks: Int32Array, text: number): void => {
    for (const mark of marks) {
      const number = table.add(mark)
      if (lastIn[number] === text) continue
      having[number] = (having[number] ?? 0) + 1
      lastIn[number] = text
    }
  }
  texts.forEach((text, i) => {
    const marks: Marks = marksOf(text)
    count(marks.words, i)
    count(marks.parts, i)
  })
  return { marks: table.marks(), having }
}
