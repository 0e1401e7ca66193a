/**
 * A structural model of a series with a week in it: level, slope, short memory, weekday effects and regressors, each
 * with its own slow drift, estimated by the Kalman filter (Harvey 1989, "Forecasting, structural time series models
 * and the Kalman filter"). Unusual values are held back from the state (the innovation is clipped), so that one odd
 * day does not move it; two of them in a row, on one side, are taken for a change of level.
 */

/** The unit of all variances is that of the whole one-step noise, which is estimated beside them. */
export type StructuralShape = {
  /** Share of the noise that carries over to the next step, 0 to 1. */
  readonly memoryShare: number
  /** How much of what carries over is left after one step, 0 to 1. */
  readonly memory: number
  /** Variance by which the level wanders per step. */
  readonly levelDrift: number
  /** Variance by which the slope wanders per step; 0: no slope. */
  readonly slopeDrift: number
  /** Variance by which each group effect wanders per step. */
  readonly groupDrift: number
  /** Variance of group effects beforehand: small pulls them together. */
  readonly groupPrior: number
  /** Variance of regression effects beforehand; 0: left out. */
  readonly regressorPrior: number
}

export type StructuralPoint = {
  /** Steps since the beginning of counting; whole, may leave steps out. */
  readonly position: number
  /** 0 to groups − 1. */
  readonly group: number
  readonly regressors: readonly number[]
}

export type StructuralFit = {
  /** Expected value at later points, in order. */
  readonly predict: (points: readonly StructuralPoint[]) => number[]
  /** Standard deviation of the one-step noise. */
  readonly noise: number
  /** Robust log-likelihood, comparable between shapes on the same data. */
  readonly likelihood: number
}

const DAMPING = 0.97
const CLIP = 2.5
const LONGEST_GAP = 60

const DEFAULT: StructuralShape = {
  memoryShare: 0.4,
  memory: 0.6,
  levelDrift: 0.01,
  slopeDrift: 0,
  groupDrift: 0.001,
  groupPrior: 30,
  regressorPrior: 1,
}

/** Settled one after the other, before the rest is averaged over. */
const SETTLED = {
  groupPrior: [0.3, 3, 30],
  regressorPrior: [0, 0.3, 1],
} as const

const SLOPE_DRIFTS = [0.00001, 0.0003] as const
/** By how much a slope must raise the log-likelihood: a passing mood looks like a slope, and is followed far astray. */
const SLOPE_EVIDENCE = 4

/** How days hang together (share carried over, what is left of it after a step), with its weight beforehand. */
const MEMORIES = [
  [0, 0, 1],
  [0.35, 0.5, 1],
  [0.6, 0.5, 1],
  [0.5, 0.75, 1],
  [0.8, 0.8, 1],
  [0.95, 0.65, 1],
  [0.95, 0.8, 1],
  [0.9, 0.93, 0.5],
] as const
/** A level that stays is thought likelier beforehand than one that wanders. */
const LEVEL_DRIFTS = [
  [0.0003, 1],
  [0.01, 0.2],
  [0.1, 0.05],
] as const
const GROUP_DRIFTS = [0.001, 0.01] as const
/** Shapes with less than this share of the whole weight are dropped. */
const NEGLIGIBLE = 0.03

export type WeightedShape = { readonly weight: number; readonly shape: StructuralShape }

/**
 * The shapes that may lie behind the values, each with its share of the likelihood (Bayesian model averaging, Hoeting
 * et al. 1999): on short series no single shape can be told apart, and the average is steadier than the best.
 */
export function likelyStructures(
  points: readonly StructuralPoint[],
  values: readonly number[],
  groups: number,
  settled: StructuralShape,
): WeightedShape[] {
  const tried = MEMORIES.flatMap(([memoryShare, memory, a]) =>
    LEVEL_DRIFTS.flatMap(([levelDrift, b]) =>
      GROUP_DRIFTS.map((groupDrift) => {
        const shape = { ...settled, memoryShare, memory, levelDrift, groupDrift }
        return { shape, log: Math.log(a * b) + fitStructure(points, values, groups, shape).likelihood }
      }),
    ),
  )
  const likely = weighted(tried)
  const top = tried.reduce((a, b) => (b.log > a.log ? b : a)).shape
  const slopeDrift = slopeOf(points, values, groups, top)
  return likely.map(({ weight, shape }) => ({ weight, shape: { ...shape, slopeDrift } }))
}

function slopeOf(
  points: readonly StructuralPoint[],
  values: readonly number[],
  groups: number,
  shape: StructuralShape,
): number {
  const likelihood = (slopeDrift: number) =>
    fitStructure(points, values, groups, { ...shape, slopeDrift }).likelihood
  const least = likelihood(0) + SLOPE_EVIDENCE
  return SLOPE_DRIFTS.find((drift) => likelihood(drift) > least) ?? 0
}

/** What can be settled one choice after the other: priors of the weekday and regression effects. */
export function settleStructure(
  points: readonly StructuralPoint[],
  values: readonly number[],
  groups: number,
): { readonly shape: StructuralShape; readonly likelihood: number } {
  let best: StructuralShape = DEFAULT
  let likelihood = fitStructure(points, values, groups, best).likelihood
  for (const key of Object.keys(SETTLED) as (keyof typeof SETTLED)[]) {
    for (const choice of SETTLED[key]) {
      if (choice === best[key]) continue
      const shape = { ...best, [key]: choice }
      const found = fitStructure(points, values, groups, shape).likelihood
      if (found > likelihood + 1e-9) [best, likelihood] = [shape, found]
    }
  }
  return { shape: best, likelihood }
}

function weighted(tried: readonly { shape: StructuralShape; log: number }[]): WeightedShape[] {
  const top = Math.max(...tried.map((one) => one.log))
  const all = tried.map(({ shape, log }) => ({ shape, weight: Math.exp(log - top) }))
  const total = all.reduce((sum, one) => sum + one.weight, 0)
  const kept = all.filter((one) => one.weight > NEGLIGIBLE * total)
  const left = kept.reduce((sum, one) => sum + one.weight, 0)
  return kept.map(({ shape, weight }) => ({ shape, weight: weight / left }))
}

/** Run the filter over values (one per point, in order of position). At least one value. */
export function fitStructure(
  points: readonly StructuralPoint[],
  values: readonly number[],
  groups: number,
  shape: StructuralShape,
): StructuralFit {
  const filter = new Filter(groups, points[0]?.regressors.length ?? 0, shape, values[0] ?? 0)
  points.forEach((point, i) => filter.see(point, values[i] as number))
  return {
    predict: (later) => filter.predict(later),
    noise: Math.sqrt(filter.scale),
    likelihood: filter.likelihood,
  }
}

const LEVEL = 0
const SLOPE = 1
const MEMORY = 2
const FIRST_GROUP = 3

/** State: level, slope, memory, group effects, regression effects; P its covariance in units of the noise. */
class Filter {
  readonly size: number
  readonly groups: number
  readonly shape: StructuralShape
  readonly x: Float64Array
  readonly p: Float64Array
  private readonly h: Float64Array
  private readonly ph: Float64Array
  private position = Number.NaN
  private seen = 0
  private squares = 0
  private logs = 0
  private lastClip = 0
  private diffuse: number

  constructor(groups: number, regressors: number, shape: StructuralShape, first: number) {
    this.groups = groups
    this.shape = shape
    this.size = FIRST_GROUP + groups + regressors
    this.x = new Float64Array(this.size)
    this.p = new Float64Array(this.size * this.size)
    this.h = new Float64Array(this.size)
    this.ph = new Float64Array(this.size)
    this.x[LEVEL] = first
    this.diffuse = groups + 1
    this.start(regressors)
  }

  private start(regressors: number): void {
    const { groupPrior, regressorPrior, memoryShare, slopeDrift } = this.shape
    const set = (i: number, variance: number) => (this.p[i * this.size + i] = variance)
    set(LEVEL, 100)
    set(SLOPE, slopeDrift > 0 ? 0.001 : 0)
    set(MEMORY, memoryShare)
    for (let g = 0; g < this.groups; g++) set(FIRST_GROUP + g, groupPrior)
    for (let r = 0; r < regressors; r++) set(FIRST_GROUP + this.groups + r, regressorPrior)
  }

  /** Noise variance: robust mean of squared, scaled innovations. */
  get scale(): number {
    return this.seen > 0 ? Math.max(this.squares / this.seen, 1e-12) : 1
  }

  /** With the scale concentrated out (Harvey 1989, section 3.4). */
  get likelihood(): number {
    return -0.5 * (this.seen * Math.log(this.scale) + this.logs)
  }

  see(point: StructuralPoint, value: number): void {
    this.advance(point.position)
    this.look(point)
    const variance = this.project() + 1 - this.shape.memoryShare
    const innovation = value - this.expect()
    const learning = this.seen < 3 || this.diffuse > 0
    const limit = learning ? Number.POSITIVE_INFINITY : CLIP * Math.sqrt(this.scale * variance)
    const clipped = Math.max(-limit, Math.min(limit, innovation))
    if (this.diffuse > 0) this.diffuse -= 1
    else this.score(clipped, variance)
    this.update(clipped, variance)
    this.noticeShift(innovation, clipped, variance)
  }

  private score(innovation: number, variance: number): void {
    this.seen += 1
    this.squares += (innovation * innovation) / variance
    this.logs += Math.log(variance)
  }

  /** Two odd values in a row on one side: the level is open again. */
  private noticeShift(innovation: number, clipped: number, variance: number): void {
    const side = innovation === clipped ? 0 : Math.sign(innovation)
    if (side !== 0 && side === this.lastClip) {
      const at = LEVEL * this.size + LEVEL
      this.p[at] = (this.p[at] as number) + 4 * variance
    }
    this.lastClip = side
  }

  predict(points: readonly StructuralPoint[]): number[] {
    const [x, position] = [Float64Array.from(this.x), this.position]
    const found = points.map((point) => {
      const steps = Math.max(0, point.position - position)
      this.x.set(x)
      this.drift(Math.min(steps, 400))
      this.look(point)
      return this.expect()
    })
    this.x.set(x)
    return found
  }

  private drift(steps: number): void {
    for (let step = 0; step < steps; step++) {
      this.x[LEVEL] = (this.x[LEVEL] as number) + (this.x[SLOPE] as number)
      this.x[SLOPE] = (this.x[SLOPE] as number) * DAMPING
      this.x[MEMORY] = (this.x[MEMORY] as number) * this.shape.memory
    }
  }

  private advance(position: number): void {
    const steps = Number.isNaN(this.position) ? 0 : position - this.position
    this.position = position
    for (let step = 0; step < Math.min(steps, LONGEST_GAP); step++) {
      this.drift(1)
      this.spread()
    }
  }

  /** P ← F P Fᵀ + Q, where F only adds slope to level and damps slope and memory. */
  private spread(): void {
    const { p, size: n, shape } = this
    if (shape.slopeDrift > 0) {
      for (let j = 0; j < n; j++) p[j] = (p[j] as number) + (p[n + j] as number)
      for (let i = 0; i < n; i++) p[i * n] = (p[i * n] as number) + (p[i * n + 1] as number)
      this.damp(SLOPE, DAMPING)
    }
    this.damp(MEMORY, shape.memory)
    this.widen(LEVEL, shape.levelDrift)
    this.widen(SLOPE, shape.slopeDrift)
    this.widen(MEMORY, shape.memoryShare * (1 - shape.memory * shape.memory))
    for (let g = 0; g < this.groups; g++) this.widen(FIRST_GROUP + g, shape.groupDrift / this.groups)
  }

  private damp(state: number, by: number): void {
    const { p, size: n } = this
    for (let j = 0; j < n; j++) p[state * n + j] = (p[state * n + j] as number) * by
    for (let i = 0; i < n; i++) p[i * n + state] = (p[i * n + state] as number) * by
  }

  private widen(state: number, by: number): void {
    const at = state * this.size + state
    this.p[at] = (this.p[at] as number) + by
  }

  private look(point: StructuralPoint): void {
    const { h } = this
    h.fill(0)
    h[LEVEL] = 1
    h[MEMORY] = 1
    if (point.group < this.groups) h[FIRST_GROUP + point.group] = 1
    point.regressors.forEach((value, r) => (h[FIRST_GROUP + this.groups + r] = value))
  }

  private expect(): number {
    let sum = 0
    for (let i = 0; i < this.size; i++) sum += (this.h[i] as number) * (this.x[i] as number)
    return sum
  }

  /** P h, and hᵀ P h as the answer. */
  private project(): number {
    const { p, h, ph, size: n } = this
    ph.fill(0)
    let variance = 0
    for (let j = 0; j < n; j++) {
      const weight = h[j] as number
      if (weight === 0) continue
      for (let i = 0; i < n; i++) ph[i] = (ph[i] as number) + weight * (p[i * n + j] as number)
    }
    for (let i = 0; i < n; i++) variance += (h[i] as number) * (ph[i] as number)
    return variance
  }

  private update(innovation: number, variance: number): void {
    const { p, ph, x, size: n } = this
    for (let i = 0; i < n; i++) {
      const gain = (ph[i] as number) / variance
      // What this value says nothing of: a slope that is off, a weekday that is never open.
      if (gain === 0) continue
      x[i] = (x[i] as number) + gain * innovation
      for (let j = 0; j < n; j++) p[i * n + j] = (p[i * n + j] as number) - gain * (ph[j] as number)
    }
  }
}
