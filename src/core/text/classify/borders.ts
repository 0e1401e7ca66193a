/** Many labels: each has its own border against all the rest (Rifkin & Klautau 2004, "In defense of one-vs-all"). */
import { chanceFrom } from '#core/chance.ts'
import { learnBorder } from '#core/text/classify/svm.ts'
import type { Border } from '#core/text/classify/svm.ts'
import type { Rows } from '#core/text/classify/vocabulary.ts'

/** Rows with their labels as numbers. */
export type Task = {
  readonly rows: Rows
  readonly features: number
  /** For each row the number of its label; −1 is none of the labels. */
  readonly labels: Int32Array
  readonly labelCount: number
  /** For each row how much it counts. */
  readonly costs: Float64Array
  readonly squares: Float64Array
  readonly seed: string
}

/** A border for each label, from the members alone. `tick` is called as each is done. */
export function learnBorders(task: Task, members: Int32Array, tick: () => void): Border[] {
  // The second of two labels is the first turned round: learning it again would give the same border.
  const mirrored = task.labelCount === 2 && members.every((i) => task.labels[i] !== -1)
  const learn = (label: number): Border => {
    const signs = Int8Array.from(task.labels, (one) => (one === label ? 1 : -1))
    tick()
    const costs = mirrored ? task.costs : balancedCosts(task.costs, signs, members)
    return learnBorder({ ...task, members, signs, costs }, chanceFrom(task.seed))
  }
  if (!mirrored) return Array.from({ length: task.labelCount }, (_, label) => learn(label))
  const first = learn(0)
  tick()
  return [first, { weights: first.weights.map((weight) => -weight), bias: -first.bias }]
}

/**
 * A label's few examples stand against all the rest: each counts more, by the root of how many times more the rest
 * are. (By the full ratio, rare labels would be suggested far too often.)
 */
function balancedCosts(costs: Float64Array, signs: Int8Array, members: Int32Array): Float64Array {
  const own = members.filter((i) => signs[i] === 1).length
  const factor = own === 0 ? 1 : Math.sqrt(Math.max(1, members.length - own) / own)
  return costs.map((cost, i) => (signs[i] === 1 ? cost * factor : cost))
}

/** The square of each row's length, with 1 for the bias. */
export function squaresOf(rows: Rows): Float64Array {
  return Float64Array.from({ length: rows.starts.length - 1 }, (_, i) => {
    let sum = 1
    for (let at = rows.starts[i] ?? 0; at < (rows.starts[i + 1] ?? 0); at++)
      sum += (rows.values[at] ?? 0) ** 2
    return sum
  })
}
