/** Asks a model what a text is about. */
import { Vocabulary } from '#core/text/classify/vocabulary.ts'
import type { Row } from '#core/text/classify/vocabulary.ts'
import type { Choice, Model, Suggestion } from '#core/text/classify/types.ts'

export type Classifier = {
  readonly model: Model
  /** The likeliest labels of a text, at most `most` (3 when left out), and whether one is clear enough to suggest. */
  readonly classify: (text: string, most?: number) => Suggestion
  /** The score of every label, in the order of the model's labels: above 0 inside the label's border. */
  readonly scores: (text: string) => Float64Array
}

/** Makes a model ready to be asked; do it once, ask it often. */
export function classifierFrom(model: Model): Classifier {
  const vocabulary = new Vocabulary(model.keys, model.rarity)
  return {
    model,
    classify: (text, most = 3) => suggest(model, vocabulary.row(text), most),
    scores: (text) => scoresOf(model, vocabulary.row(text)),
  }
}

/** The score of every label for a row over the model's features. */
export function scoresOf(model: Model, row: Pick<Row, 'features' | 'values'>): Float64Array {
  const { weights, scale, bias } = model
  const scores = new Float64Array(bias.length)
  for (let at = 0; at < row.features.length; at++) {
    const from = (row.features[at] as number) * scores.length
    const value = row.values[at] as number
    for (let k = 0; k < scores.length; k++) (scores[k] as number) += value * (weights[from + k] as number)
  }
  return scores.map((sum, k) => sum * (scale[k] ?? 0) + (bias[k] ?? 0))
}

/** Shares that add up to 1 (softmax), scores divided by the temperature first. */
export function sharesOf(scores: Float64Array, temperature: number): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity)
  const raised = scores.map((score) => Math.exp((score - most) / temperature))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map((one) => one / sum)
}

function suggest(model: Model, row: Row, most: number): Suggestion {
  if (row.said === 0) return { label: null, why: 'nothing_said', choices: [], cut: row.cut }
  if (row.features.length === 0) return { label: null, why: 'nothing_known', choices: [], cut: row.cut }
  const choices = choicesOf(model, scoresOf(model, row), most)
  const best = choices[0]
  if (!best || best.score < model.leastScore) return { label: null, why: 'unlike_all', choices, cut: row.cut }
  return { label: best.label, why: 'clear', choices, cut: row.cut }
}

function choicesOf(model: Model, scores: Float64Array, most: number): Choice[] {
  const shares = sharesOf(scores, model.temperature)
  return model.labels
    .map((label, k) => ({ label, share: shares[k] ?? 0, score: scores[k] ?? 0 }))
    .sort((a, b) => b.score - a.score)
    .slice(0, Math.max(1, most))
}
