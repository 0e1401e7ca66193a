/**
 * Groups rows by direction: spherical k-means (Dhillon & Modha 2001) from far-apart beginnings (Arthur & Vassilvitskii
 * 2007), into more groups than wanted; then groups that are nearly as alike as each is within itself become one
 * (average linkage; Sokal & Michener 1958).
 */
import type { Chance } from '#core/chance.ts'
import type { TermRows } from '#core/text/subjects/terms.ts'

export type Groups = {
  /** The group of each row; −1 where the row has no terms. */
  readonly groupOf: Int32Array
  readonly count: number
}

const MOST_ROUNDS = 15
/** Two groups become one when they are this much as alike as the looser of them is within itself. */
const NEARLY_ONE = 0.6

/** Groups the rows. `wanted` sets how many groups there are at most; when left out, likeness decides. */
export function groupRows(rows: TermRows, chance: Chance, wanted?: number): Groups {
  const told = Int32Array.from(rows.starts.keys()).filter(
    (i) => i + 1 < rows.starts.length && (rows.starts[i + 1] ?? 0) > (rows.starts[i] ?? 0),
  )
  const first = Math.max(wanted ?? 2, Math.min(120, Math.round(Math.sqrt(told.length / 2))))
  const fine = sphericalMeans(rows, told, Math.min(first, told.length), chance)
  return mergeAlike(rows, fine, wanted)
}

function sphericalMeans(rows: TermRows, told: Int32Array, count: number, chance: Chance): Groups {
  const groupOf = new Int32Array(rows.starts.length - 1).fill(-1)
  let centres = farApart(rows, told, count, chance)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let moved = 0
    for (const i of told) {
      const group = nearest(rows, i, centres, count)
      if (groupOf[i] !== group) moved += 1
      groupOf[i] = group
    }
    if (moved * 500 < told.length) break
    centres = centresOf(rows, groupOf, count)
  }
  return { groupOf, count }
}

/** Terms × groups: each group's centre as a column of length 1. */
function centresOf(rows: TermRows, groupOf: Int32Array, count: number): Float64Array {
  const centres = new Float64Array(rows.terms.length * count)
  groupOf.forEach((group, i) => {
    if (group >= 0) addRow(rows, i, centres, count, group)
  })
  const squares = new Float64Array(count)
  centres.forEach((value, at) => ((squares[at % count] as number) += value * value))
  return centres.map((value, at) => value / (Math.sqrt(squares[at % count] as number) || 1))
}

/** Rows that are each unlike those taken before, drawn in proportion to how unlike. */
function farApart(rows: TermRows, told: Int32Array, count: number, chance: Chance): Float64Array {
  const centres = new Float64Array(rows.terms.length * count)
  const unlike = new Float64Array(told.length).fill(1)
  for (let group = 0; group < count; group++) {
    const taken = told[drawIn(unlike, chance)] ?? 0
    addRow(rows, taken, centres, count, group)
    told.forEach((i, at) => {
      unlike[at] = Math.min(unlike[at] as number, Math.max(0, 1 - likeness(rows, i, centres, count, group)))
    })
  }
  return centres
}

function drawIn(weights: Float64Array, chance: Chance): number {
  const total = weights.reduce((a, b) => a + b, 0)
  let left = chance.uniform(0, total)
  const found = weights.findIndex((weight) => weight > 0 && (left -= weight) < 0)
  // All rows are alike those taken already: any will do.
  return found >= 0 ? found : chance.integer(0, weights.length - 1)
}

function likeness(rows: TermRows, i: number, centres: Float64Array, count: number, group: number): number {
  let sum = 0
  for (let at = rows.starts[i] as number; at < (rows.starts[i + 1] as number); at++)
    sum += (rows.weights[at] as number) * (centres[(rows.columns[at] as number) * count + group] as number)
  return sum
}

function nearest(rows: TermRows, i: number, centres: Float64Array, count: number): number {
  const alike = new Float64Array(count)
  for (let at = rows.starts[i] as number; at < (rows.starts[i + 1] as number); at++) {
    const from = (rows.columns[at] as number) * count
    const weight = rows.weights[at] as number
    for (let g = 0; g < count; g++) (alike[g] as number) += weight * (centres[from + g] as number)
  }
  return alike.indexOf(alike.reduce((a, b) => Math.max(a, b), -Infinity))
}

function addRow(rows: TermRows, i: number, into: Float64Array, count: number, group: number): void {
  for (let at = rows.starts[i] as number; at < (rows.starts[i + 1] as number); at++)
    (into[(rows.columns[at] as number) * count + group] as number) += rows.weights[at] as number
}

function mergeAlike(rows: TermRows, fine: Groups, wanted?: number): Groups {
  const sizes = new Float64Array(fine.count)
  for (const group of fine.groupOf) if (group >= 0) (sizes[group] as number) += 1
  const dots = dotsOf(rows, fine)
  const into = Int32Array.from({ length: fine.count }, (_, g) => g)
  let alive = [...into].filter((g) => (sizes[g] ?? 0) > 0)
  for (;;) {
    const best = mostAlike(alive, sizes, dots, fine.count)
    const enough = wanted === undefined ? (best?.ratio ?? 0) < NEARLY_ONE : alive.length <= wanted
    if (!best || enough) break
    joinInto(best.a, best.b, alive, sizes, dots, fine.count)
    into.forEach((g, i) => (into[i] = g === best.b ? best.a : g))
    alive = alive.filter((g) => g !== best.b)
  }
  const number = new Map(alive.map((g, i) => [g, i]))
  const groupOf = fine.groupOf.map((g) => (g < 0 ? -1 : (number.get(into[g] ?? -1) ?? -1)))
  return { groupOf, count: alive.length }
}

/** For each pair of groups the product of their sums: their average likeness follows from it. */
function dotsOf(rows: TermRows, { groupOf, count }: Groups): Float64Array {
  const sums = new Float64Array(rows.terms.length * count)
  groupOf.forEach((group, i) => {
    if (group >= 0) addRow(rows, i, sums, count, group)
  })
  const dots = new Float64Array(count * count)
  for (let from = 0; from < sums.length; from += count)
    for (let a = 0; a < count; a++) {
      const value = sums[from + a] as number
      if (value === 0) continue
      for (let b = 0; b < count; b++) (dots[a * count + b] as number) += value * (sums[from + b] as number)
    }
  return dots
}

type Pair = { readonly a: number; readonly b: number; readonly ratio: number }

function mostAlike(
  alive: readonly number[],
  sizes: Float64Array,
  dots: Float64Array,
  count: number,
): Pair | undefined {
  const size = (g: number) => sizes[g] ?? 1
  const within = (g: number) =>
    size(g) < 2 ? 1 : ((dots[g * count + g] ?? 0) - size(g)) / (size(g) * (size(g) - 1))
  const inner = new Map(alive.map((g) => [g, within(g)]))
  let best: Pair | undefined
  alive.forEach((a, i) => {
    for (const b of alive.slice(i + 1)) {
      const between = (dots[a * count + b] ?? 0) / (size(a) * size(b))
      const ratio = between / Math.max(1e-9, Math.min(inner.get(a) ?? 1, inner.get(b) ?? 1))
      if (!best || ratio > best.ratio) best = { a, b, ratio }
    }
  })
  return best
}

function joinInto(
  a: number,
  b: number,
  alive: readonly number[],
  sizes: Float64Array,
  dots: Float64Array,
  count: number,
): void {
  const dot = (x: number, y: number) => dots[x * count + y] ?? 0
  const own = dot(a, a) + 2 * dot(a, b) + dot(b, b)
  for (const g of alive) dots[a * count + g] = dots[g * count + a] = dot(a, g) + dot(b, g)
  dots[a * count + a] = own
  sizes[a] = (sizes[a] ?? 0) + (sizes[b] ?? 0)
}
