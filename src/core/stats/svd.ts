/** The leading part of a singular value decomposition, for matrices with many rows and up to some hundred columns. */

export type LeadingSvd = {
  /** Singular values, greatest first. */
  readonly values: number[]
  /** Right singular vectors, one per value. */
  readonly vectors: Float64Array[]
}

/**
 * The `count` greatest singular values of a matrix and their right vectors, by subspace iteration on XᵀX with
 * orthogonalisation (Golub & Van Loan, "Matrix Computations", section 8.2). Starts from fixed vectors: same input, same
 * output, signs included.
 */
export function leadingSvd(rows: readonly Float64Array[], columns: number, count: number): LeadingSvd {
  const wanted = Math.min(count, columns, rows.length)
  const gram = gramOf(rows, columns)
  let basis = orthogonal(startOf(columns, Math.min(columns, rows.length, wanted + 4)))
  for (let turn = 0; turn < 40; turn++) basis = orthogonal(basis.map((vector) => times(gram, vector)))
  const sized = basis.map((vector) => ({
    vector,
    value: Math.sqrt(Math.max(0, dot(vector, times(gram, vector)))),
  }))
  const leading = sized.toSorted((a, b) => b.value - a.value).slice(0, wanted)
  return { values: leading.map((one) => one.value), vectors: leading.map((one) => one.vector) }
}

function gramOf(rows: readonly Float64Array[], n: number): Float64Array[] {
  const gram = Array.from({ length: n }, () => new Float64Array(n))
  for (const row of rows) {
    for (let i = 0; i < n; i++) {
      const [value, into] = [row[i] as number, gram[i] as Float64Array]
      for (let j = i; j < n; j++) into[j] = (into[j] as number) + value * (row[j] as number)
    }
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) (gram[i] as Float64Array)[j] = (gram[j] as Float64Array)[i] as number
  return gram
}

/** Vectors that no natural pattern is orthogonal to: a constant, then cosines of rising frequency, slightly off. */
function startOf(n: number, count: number): Float64Array[] {
  return Array.from({ length: count }, (_, k) =>
    Float64Array.from(
      { length: n },
      (_, i) => Math.cos((Math.PI * k * (i + 0.5)) / n) + 0.01 * Math.sin(i * (k + 1.7)),
    ),
  )
}

const times = (matrix: readonly Float64Array[], vector: Float64Array) =>
  Float64Array.from(matrix, (row) => dot(row, vector))

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

/** Gram and Schmidt, each vector twice; what vanishes is left out. */
function orthogonal(vectors: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = []
  for (const vector of vectors) {
    const left = Float64Array.from(vector)
    for (const other of [...done, ...done]) {
      const along = dot(left, other)
      for (let i = 0; i < left.length; i++) left[i] = (left[i] as number) - along * (other[i] as number)
    }
    const length = Math.sqrt(dot(left, left))
    if (length > 1e-9 * Math.sqrt(dot(vector, vector) || 1)) done.push(left.map((value) => value / length))
  }
  return done
}
