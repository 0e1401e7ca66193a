/**
 * A correction counts at once: the model is moved just as far as the corrected text asks for, by passive-aggressive
 * steps (Crammer, Dekel, Keshet, Shalev-Shwartz & Singer 2006, equation 12). It keeps until the model is trained anew
 * with the correction among its examples.
 */
import { scoresOf } from '#core/text/classify/classifier.ts'
import type { Example, Model } from '#core/text/classify/types.ts'
import { Vocabulary } from '#core/text/classify/vocabulary.ts'
import type { Row } from '#core/text/classify/vocabulary.ts'

export type Corrected = {
  readonly model: Model
  /** How many of the corrections the model now answers as the person did. */
  readonly heeded: number
  /** Positions of those it could not learn at once; they count when the model is trained anew. */
  readonly later: readonly number[]
}

/** How far the right label is put before the others. */
const AHEAD = 0.2
const MOST_STEPS = 60
const HIGHEST = 32_767
/** Steps of a label that is new, as fine as those of learnt labels. */
const NEW_SCALE = 1 / 8192

type Draft = { readonly model: Model; readonly weights: Int16Array }

/** A new model that heeds the corrections; labels it did not know are added. The model given is left as it was. */
export function correct(model: Model, corrections: readonly Example[]): Corrected {
  const widened = withLabels(
    model,
    corrections.flatMap((one) => one.label ?? []),
  )
  const draft: Draft = { model: widened, weights: widened.weights }
  const vocabulary = new Vocabulary(model.keys, model.rarity)
  const rows = corrections.map((one) => vocabulary.row(one.text))
  rows.forEach((row, i) => heed(draft, row, corrections[i]?.label ?? null))
  const later = rows.flatMap((row, i) =>
    isHeeded(draft.model, row, corrections[i]?.label ?? null, 0) ? [] : [i],
  )
  return { model: widened, heeded: rows.length - later.length, later }
}

/** A copy with a column for each label that is new; it starts as far out as the furthest of the labels known. */
function withLabels(model: Model, wanted: readonly string[]): Model {
  const labels = [...new Set([...model.labels, ...wanted])].sort()
  const old = labels.map((label) => model.labels.indexOf(label))
  const furthest = Math.min(model.leastScore, ...model.bias)
  const weights = new Int16Array(model.keys.length * labels.length)
  for (let j = 0; j < model.keys.length; j++)
    old.forEach((from, k) => {
      if (from >= 0) weights[j * labels.length + k] = model.weights[j * model.labels.length + from] ?? 0
    })
  return {
    ...model,
    labels,
    examples: old.map((from) => model.examples[from] ?? 0),
    weights,
    scale: Float32Array.from(old, (from) => model.scale[from] ?? NEW_SCALE),
    bias: Float32Array.from(old, (from) => model.bias[from] ?? furthest),
  }
}

function heed(draft: Draft, row: Row, label: string | null): void {
  const own = label === null ? -1 : draft.model.labels.indexOf(label)
  for (let step = 0; step < MOST_STEPS && row.features.length > 0; step++) {
    if (isHeeded(draft.model, row, label, AHEAD / 2)) return
    const scores = scoresOf(draft.model, row)
    const rival = highest(scores, own)
    if (own < 0) {
      push(draft, row, rival, draft.model.leastScore - AHEAD - (scores[rival] ?? 0))
      continue
    }
    const lead = (scores[own] ?? 0) - (scores[rival] ?? 0)
    const short = Math.max(0, AHEAD - lead)
    push(draft, row, own, Math.max(short / 2, draft.model.leastScore + AHEAD - (scores[own] ?? 0)))
    push(draft, row, rival, -short / 2)
  }
}

function isHeeded(model: Model, row: Row, label: string | null, ahead: number): boolean {
  const scores = scoresOf(model, row)
  if (row.features.length === 0) return label === null
  const own = label === null ? -1 : model.labels.indexOf(label)
  const rival = scores[highest(scores, own)] ?? -Infinity
  if (own < 0) return rival < model.leastScore - ahead
  return (scores[own] ?? 0) > rival + ahead && (scores[own] ?? 0) >= model.leastScore + ahead
}

/** The label with the highest score but `apart`. */
function highest(scores: Float64Array, apart: number): number {
  let best = -1
  scores.forEach((score, k) => {
    if (k !== apart && (best < 0 || score > (scores[best] ?? 0))) best = k
  })
  return best
}

/** Moves a label's weights so that the row's score rises by so much: the smallest move that does. */
function push(draft: Draft, row: Row, label: number, by: number): void {
  const { model, weights } = draft
  const squares = row.values.reduce((sum, value) => sum + value * value, 0)
  if (by === 0 || label < 0 || squares === 0) return
  const step = by / squares / (model.scale[label] ?? 1)
  row.features.forEach((feature, at) => {
    const place = feature * model.labels.length + label
    const moved = Math.round((weights[place] ?? 0) + step * (row.values[at] ?? 0))
    weights[place] = Math.max(-HIGHEST, Math.min(HIGHEST, moved))
  })
}
