/**
 * Chance in a simulation. Every need has its own stream that depends on the seed and the number of the need
 * alone, so two designs meet the very same needs, and what happens to one need never shifts the luck of another.
 */

/** How long something takes, in minutes. */
export type Draw =
  | { kind: 'fixed'; minutes: number }
  | { kind: 'exponential'; mean: number }
  | { kind: 'lognormal'; mean: number; cv: number }
  /** One of the measured values, each as likely as the others. */
  | { kind: 'empirical'; minutes: readonly number[] }

/** A stream of uniform values in (0, 1). */
export type Stream = { unit: () => number }

/** Always the same. */
export const fixed = (minutes: number): Draw => ({ kind: 'fixed', minutes })
/** Memoryless, by its mean in minutes. */
export const exponential = (mean: number): Draw => ({ kind: 'exponential', mean })
/** Lognormal, by its own mean in minutes and its coefficient of variation. */
export const lognormal = (mean: number, cv: number): Draw => ({ kind: 'lognormal', mean, cv })
/** Resampled from measured minutes. */
export const empirical = (minutes: readonly number[]): Draw => ({ kind: 'empirical', minutes })

/** The mean of a draw, in minutes. */
export function meanOf(draw: Draw): number {
  if (draw.kind === 'fixed') return draw.minutes
  if (draw.kind !== 'empirical') return draw.mean
  return draw.minutes.reduce((sum, one) => sum + one, 0) / draw.minutes.length
}

/** A draw made ready: takes a stream, gives minutes. RangeError for negative, missing or infinite minutes. */
export function drawer(draw: Draw): (stream: Stream) => number {
  checkDraw(draw)
  if (draw.kind === 'fixed') return () => draw.minutes
  if (draw.kind === 'exponential') return (stream) => -draw.mean * Math.log(stream.unit())
  if (draw.kind === 'lognormal') return lognormalDrawer(draw.mean, draw.cv)
  const values = Float64Array.from(draw.minutes)
  return (stream) => values[Math.floor(stream.unit() * values.length)] as number
}

function lognormalDrawer(mean: number, cv: number): (stream: Stream) => number {
  const variance = Math.log1p(cv * cv)
  const sd = Math.sqrt(variance)
  const scale = mean * Math.exp(-variance / 2)
  return (stream) => scale * Math.exp(sd * standardNormal(stream))
}

function checkDraw(draw: Draw): void {
  const parts =
    draw.kind === 'empirical'
      ? draw.minutes
      : draw.kind === 'fixed'
        ? [draw.minutes]
        : draw.kind === 'lognormal'
          ? [draw.mean, draw.cv]
          : [draw.mean]
  if (parts.length === 0) throw new RangeError('Measured minutes need at least one value')
  if (parts.some((one) => !(one >= 0) || one === Infinity))
    throw new RangeError('Minutes must be finite and 0 or more')
}

/** Box & Muller (1958), one of the pair. */
function standardNormal(stream: Stream): number {
  return Math.sqrt(-2 * Math.log(stream.unit())) * Math.cos(2 * Math.PI * stream.unit())
}

const WEYL = 0x9e3779b9

/** The finishing mixer of MurmurHash3 (Appleby): every bit of the input moves every bit of the output. */
export function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** A whole number from any seed: FNV-1a (Fowler, Noll & Vo) over its text. */
export function seedNumber(seed: string | number): number {
  let hash = 0x811c9dc5
  for (const letter of String(seed)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return mix(hash)
}

/** Where the stream of need `index` begins. */
export function streamStart(seed: number, index: number): number {
  return mix(mix(index + 1) ^ Math.imul(seed, 0x85ebca77))
}

/** The next position of a stream (SplitMix with 32 bits, Steele, Lea & Flood 2014). */
export const advance = (state: number): number => (state + WEYL) | 0

/** The value at a position of a stream: uniform in (0, 1), never 0 and never 1. */
export const unitAt = (state: number): number => ((mix(state) >>> 0) + 0.5) * 2 ** -32
