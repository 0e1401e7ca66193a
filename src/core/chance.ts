/**
 * Seeded chance: the same seed always gives the same course of events. Everything random in the example
 * organisation, its generated history and the tests comes from here, so that each can be repeated exactly.
 */
import { logGamma } from '#core/stats/gamma.ts'

/** A stream of random values. Each call moves it on; two streams with one seed give the same values. */
export type Chance = {
  /** Uniform in [low, high); [0, 1) when left out. */
  uniform: (low?: number, high?: number) => number
  /** A whole number from low to high, both included. */
  integer: (low: number, high: number) => number
  /** True with probability p. */
  happens: (probability: number) => boolean
  /** Exponential with the given mean, in the mean's unit. */
  exponential: (mean: number) => number
  /** A Poisson count with the given mean (0 or more). */
  poisson: (mean: number) => number
  /** Normal with mean and standard deviation. */
  normal: (mean: number, sd: number) => number
  /** Lognormal given by its own mean and coefficient of variation (sd / mean). */
  lognormal: (mean: number, cv: number) => number
  /** Gamma with shape and scale; its mean is shape × scale. */
  gamma: (shape: number, scale: number) => number
  /** One item, each as likely as the others. Throws RangeError on an empty list. */
  pick: <T>(items: readonly T[]) => T
  /** One item, in proportion to its weight. Throws RangeError when no weight is above 0. */
  pickWeighted: <T>(items: readonly T[], weight: (item: T) => number) => T
  /** A shuffled copy (Fisher–Yates). */
  shuffle: <T>(items: readonly T[]) => T[]
  /** A new stream that depends on this seed and the label alone, not on what was drawn so far. */
  fork: (label: string) => Chance
}

/** A seeded stream of chance. Any string or number is a seed. */
export function chanceFrom(seed: string | number): Chance {
  const next = sfc32(seedWords(String(seed)))
  const unit = () => next() * 2 ** -32 + (next() >>> 11) * 2 ** -53
  return {
    uniform: (low = 0, high = 1) => low + (high - low) * unit(),
    integer: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    happens: (probability) => unit() < probability,
    exponential: (mean) => -mean * Math.log1p(-unit()),
    poisson: (mean) => poisson(mean, unit),
    normal: (mean, sd) => mean + sd * standardNormal(unit),
    lognormal: (mean, cv) => lognormal(mean, cv, unit),
    gamma: (shape, scale) => gamma(shape, unit) * scale,
    pick: (items) => pick(items, unit),
    pickWeighted: (items, weight) => pickWeighted(items, weight, unit),
    shuffle: (items) => shuffle(items, unit),
    fork: (label) => chanceFrom(`${seed}/${label}`),
  }
}

/**
 * sfc32, "small fast counting" generator of Chris Doty-Humphrey (PractRand 0.93, 2014), with 3 words of state
 * and a counter; the first twelve values are thrown away, as its author advises.
 */
function sfc32(words: readonly [number, number, number]): () => number {
  let [a, b, c] = words
  let counter = 1
  const next = () => {
    const result = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return result >>> 0
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

/** Three seed words from text: FNV-1a (Fowler, Noll & Vo), finished by the mixer of MurmurHash3 (Appleby). */
function seedWords(seed: string): [number, number, number] {
  let hash = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
  const word = (salt: number) => mix(hash + Math.imul(salt, 0x9e3779b9))
  return [word(1), word(2), word(3)]
}

function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Box & Muller (1958), one of the pair: no state is kept between calls. */
function standardNormal(unit: () => number): number {
  return Math.sqrt(-2 * Math.log1p(-unit())) * Math.cos(2 * Math.PI * unit())
}

function lognormal(mean: number, cv: number, unit: () => number): number {
  const variance = Math.log1p(cv * cv)
  return mean * Math.exp(Math.sqrt(variance) * standardNormal(unit) - variance / 2)
}

/** Marsaglia & Tsang (2000), "A simple method for generating gamma variables"; shapes below 1 by boosting. */
function gamma(shape: number, unit: () => number): number {
  if (!(shape > 0)) throw new RangeError('A gamma variable needs a shape above 0')
  if (shape < 1) return gamma(shape + 1, unit) * (1 - unit()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = standardNormal(unit)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - unit()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Inversion for small means; PTRS of Hörmann (1993), "The transformed rejection method", for larger ones. */
function poisson(mean: number, unit: () => number): number {
  if (!(mean >= 0) || mean === Infinity)
    throw new RangeError('A Poisson count needs a finite mean of 0 or more')
  return mean < 10 ? poissonByInversion(mean, unit) : poissonByRejection(mean, unit)
}

function poissonByInversion(mean: number, unit: () => number): number {
  let count = 0
  let weight = Math.exp(-mean)
  let left = unit() - weight
  while (left >= 0 && weight > 0) {
    count += 1
    weight *= mean / count
    left -= weight
  }
  return count
}

function poissonByRejection(mean: number, unit: () => number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
  const easy = 0.9277 - 3.6224 / (b - 2)
  for (;;) {
    const u = unit() - 0.5
    const v = 1 - unit()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= easy) return k
    if (k < 0 || (us < 0.013 && v > us)) continue
    const limit = k * Math.log(mean) - mean - logGamma(k + 1)
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= limit) return k
  }
}

function pick<T>(items: readonly T[], unit: () => number): T {
  if (items.length === 0) throw new RangeError('Nothing to pick from')
  return items[Math.floor(unit() * items.length)] as T
}

function pickWeighted<T>(items: readonly T[], weight: (item: T) => number, unit: () => number): T {
  const weights = items.map((item) => Math.max(0, weight(item)))
  const total = weights.reduce((sum, one) => sum + one, 0)
  if (!(total > 0)) throw new RangeError('Nothing to pick from: no weight is above 0')
  let left = unit() * total
  const found = weights.findIndex((one) => one > 0 && (left -= one) < 0)
  return items[found === -1 ? weights.findLastIndex((one) => one > 0) : found] as T
}

function shuffle<T>(items: readonly T[], unit: () => number): T[] {
  const out = [...items]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(unit() * (i + 1))
    const held = out[i] as T
    out[i] = out[j] as T
    out[j] = held
  }
  return out
}
