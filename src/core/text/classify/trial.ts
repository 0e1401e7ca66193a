/**
 * What can be trusted: some examples are held out, the rest teach, and the held-out ones are asked. From their scores
 * come the shares (one temperature; Guo, Pleiss, Sun & Weinberger 2017) and the score below which it is none of these.
 */
import { chanceFrom } from '#core/chance.ts'
import { learnBorders } from '#core/text/classify/borders.ts'
import type { Task } from '#core/text/classify/borders.ts'
import type { Border } from '#core/text/classify/svm.ts'
import type { Quality } from '#core/text/classify/types.ts'

/** One held-out example: the number of its own label and the score of every label. */
export type Asked = { readonly label: number; readonly scores: Float64Array }

export type Trial = {
  readonly temperature: number
  readonly leastScore: number
  readonly quality: Quality
}

const FOLDS = 5
/** So many held-out examples tell enough; further folds would only take time. */
const ENOUGH_ASKED = 1500
/** The share of held-out examples whose score may lie below what is suggested. */
const LEFT_OUT = 0.05

/** How many folds are tried for so many examples, so that progress can be foretold. */
export function foldsToTry(examples: number): number {
  return Math.min(FOLDS, Math.ceil((ENOUGH_ASKED * FOLDS) / Math.max(1, examples)))
}

/** Holds out, teaches and asks. `tick` is called as each border is done. */
export function tryOut(task: Task, tick: () => void): Trial {
  const folds = foldsOf(task)
  const asked: Asked[] = []
  for (let fold = 0; fold < foldsToTry(task.labels.length); fold++) {
    const members = Int32Array.from(folds.keys()).filter((i) => folds[i] !== fold)
    const borders = learnBorders(task, members, tick)
    folds.forEach((one, i) => {
      const label = task.labels[i] ?? -1
      if (one === fold && label >= 0) asked.push({ label, scores: scoreRow(task, borders, i) })
    })
  }
  const temperature = fitTemperature(asked)
  const leastScore = lowQuantile(asked.map(bestScore), LEFT_OUT)
  return { temperature, leastScore, quality: qualityOf(asked, leastScore) }
}

/** A fold for each row: the labels are spread evenly, whatever they are called. */
function foldsOf(task: Task): Int32Array {
  const shuffled = chanceFrom(`${task.seed}/folds`).shuffle([...task.labels.keys()])
  const byLabel = new Map<number, number[]>()
  for (const i of shuffled) {
    const label = task.labels[i] ?? -1
    const rows = byLabel.get(label) ?? []
    byLabel.set(label, rows)
    rows.push(i)
  }
  const folds = new Int32Array(task.labels.length)
  ;[...byLabel.values()].flat().forEach((i, position) => (folds[i] = position % FOLDS))
  return folds
}

function scoreRow({ rows }: Task, borders: readonly Border[], i: number): Float64Array {
  return Float64Array.from(borders, ({ weights, bias }) => {
    let sum = bias
    for (let at = rows.starts[i] ?? 0; at < (rows.starts[i + 1] ?? 0); at++)
      sum += (weights[rows.features[at] ?? 0] ?? 0) * (rows.values[at] ?? 0)
    return sum
  })
}

const bestScore = ({ scores }: Asked) => scores.reduce((a, b) => Math.max(a, b), -Infinity)

/** The temperature of the likeliest shares, by golden section on its logarithm (Kiefer 1953), from 0.02 to 5. */
function fitTemperature(asked: readonly Asked[]): number {
  const ratio = (Math.sqrt(5) - 1) / 2
  let [low, high] = [Math.log(0.02), Math.log(5)]
  for (let i = 0; i < 40; i++) {
    const [a, b] = [high - ratio * (high - low), low + ratio * (high - low)]
    if (surprise(asked, Math.exp(a)) < surprise(asked, Math.exp(b))) high = b
    else low = a
  }
  return Math.exp((low + high) / 2)
}

/** The sum of −log(share) of each one's own label. */
function surprise(asked: readonly Asked[], temperature: number): number {
  return asked.reduce((sum, one) => {
    const most = bestScore(one)
    const total = one.scores.reduce((all, score) => all + Math.exp((score - most) / temperature), 0)
    return sum + Math.log(total) - ((one.scores[one.label] ?? 0) - most) / temperature
  }, 0)
}

function lowQuantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.floor(share * sorted.length)] ?? 0
}

function qualityOf(asked: readonly Asked[], leastScore: number): Quality {
  const shareOf = (test: (one: Asked) => boolean) =>
    asked.length === 0 ? 0 : asked.filter(test).length / asked.length
  const place = ({ scores, label }: Asked) => scores.filter((score) => score > (scores[label] ?? 0)).length
  return {
    asked: asked.length,
    right: shareOf((one) => place(one) === 0),
    amongThree: shareOf((one) => place(one) < 3),
    suggested: shareOf((one) => bestScore(one) >= leastScore),
  }
}
