/**
 * Learns a model from examples: one border for each label (borders.ts) over words and parts of words (features.ts).
 * Some examples are held out first, to learn how far scores can be trusted (trial.ts); then all of them teach.
 */
import { learnBorders, squaresOf } from '#core/text/classify/borders.ts'
import type { Task } from '#core/text/classify/borders.ts'
import { plainText } from '#core/text/classify/features.ts'
import type { Border } from '#core/text/classify/svm.ts'
import { foldsToTry, tryOut } from '#core/text/classify/trial.ts'
import type { Example, Model, TrainOptions, TrainStep, Trained } from '#core/text/classify/types.ts'
import { vocabularyOf } from '#core/text/classify/vocabulary.ts'

const LEAST_EXAMPLES = 8
const LEAST_LABELS = 2
/** Features × labels: keeps a stored model below 16 MB. */
const MOST_WEIGHTS = 7_500_000
const MOST_FEATURES = 150_000
/** What a mistake costs (C of the machine): below the usual 1, as people's labels are not without mistakes. */
const MISTAKE_COST = 0.4
/** Half of what 16 bits hold, so that a correction can strengthen the strongest weight. */
const HIGHEST_STEP = 16_384

/**
 * Learns a model. The same examples in the same order and the same seed give the same model. Examples without words
 * teach nothing and are left out. Too few to learn from: `{ ok: false, why: 'too_few_examples' }`.
 */
export function train(examples: readonly Example[], options: TrainOptions): Trained {
  const usable = usableExamples(examples, options.classes)
  const labels = [...new Set(usable.flatMap((one) => one.label ?? []))].sort()
  if (usable.length < LEAST_EXAMPLES || labels.length < LEAST_LABELS) return tooFew(usable, labels)
  return { ok: true, model: learn(usable, labels, options) }
}

function usableExamples(examples: readonly Example[], classes?: readonly string[]): Example[] {
  const wanted = classes && new Set(classes)
  return examples.filter(({ text, label, weight = 1 }) => {
    if (!(weight > 0) || weight === Infinity)
      throw new RangeError('The weight of an example must be above 0 and finite')
    return plainText(text.slice(0, 1000)) !== '' && (label === null || !wanted || wanted.has(label))
  })
}

function tooFew(usable: readonly Example[], labels: readonly string[]): Trained {
  const needed = { examples: LEAST_EXAMPLES, labels: LEAST_LABELS }
  return { ok: false, why: 'too_few_examples', examples: usable.length, labels: labels.length, needed }
}

function learn(usable: readonly Example[], labels: readonly string[], options: TrainOptions): Model {
  const tick = progressOf(usable.length, labels.length, options)
  const texts = usable.map((one) => one.text)
  const vocabulary = vocabularyOf(texts, Math.min(MOST_FEATURES, Math.floor(MOST_WEIGHTS / labels.length)))
  const numbers = new Map(labels.map((label, k) => [label, k]))
  const rows = vocabulary.rows(texts)
  const task: Task = {
    rows,
    features: vocabulary.keys.length,
    labels: Int32Array.from(usable, ({ label }) => (label === null ? -1 : (numbers.get(label) ?? -1))),
    labelCount: labels.length,
    costs: Float64Array.from(usable, ({ weight = 1 }) => weight * MISTAKE_COST),
    squares: squaresOf(rows),
    seed: String(options.seed),
  }
  const { temperature, leastScore, quality } = tryOut(task, () => tick('trying'))
  const borders = learnBorders(task, Int32Array.from(task.labels.keys()), () => tick('learning'))
  const examples = labels.map((_, k) => task.labels.filter((one) => one === k).length)
  const { keys, rarity } = vocabulary
  return {
    version: 1,
    labels,
    examples,
    keys,
    rarity,
    ...steppedWeights(borders, keys.length),
    temperature,
    leastScore,
    quality,
  }
}

function progressOf(examples: number, labels: number, options: TrainOptions): (step: TrainStep) => void {
  const of = labels * (foldsToTry(examples) + 1)
  let done = 0
  options.onProgress?.({ step: 'reading', done, of })
  return (step) => options.onProgress?.({ step, done: ++done, of })
}

/** Weights as whole steps of 1/16,384 of the label's largest: an eighth of the memory, and nothing lost that counts. */
function steppedWeights(
  borders: readonly Border[],
  features: number,
): Pick<Model, 'weights' | 'scale' | 'bias'> {
  const weights = new Int16Array(features * borders.length)
  const scale = new Float32Array(borders.length)
  borders.forEach((border, k) => {
    const most = border.weights.reduce((a, b) => Math.max(a, Math.abs(b)), 0)
    scale[k] = (most || 1) / HIGHEST_STEP
    const step = scale[k] ?? 1
    border.weights.forEach((weight, j) => (weights[j * borders.length + k] = Math.round(weight / step)))
  })
  return { weights, scale, bias: Float32Array.from(borders, (one) => one.bias) }
}
