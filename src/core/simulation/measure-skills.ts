/**
 * How many people mixed skills need, by simulation: there is no formula once people can do several things and
 * prefer some. A simple search over the pools; every step of it is a simulation, and it stops after so many.
 */
import { centre, type Kind } from './centre.ts'
import { meanOf } from './draws.ts'
import { simulate } from './engine.ts'
import { meanInterval, type MeanInterval } from './interval.ts'
import { meanLevel } from './week.ts'

/** What clients of a kind should meet: at least this share in time, at most this share giving up, this mean wait. */
export type KindTarget = {
  /** Within the kind's `inTime`: share served so soon of all who come. */
  inTimeShare?: number
  leftShare?: number
  meanWait?: number
}

export type SkillPool = {
  name: string
  /** Kinds in the order in which this pool takes them. */
  prefers?: readonly string[]
  /** What one person costs beside others; 1 when left out. */
  cost?: number
  /** No fewer and no more than these. */
  least?: number
  most?: number
}

export type SkillOptions = {
  seed: string | number
  kinds: readonly Kind[]
  pools: readonly SkillPool[]
  /** By the name of the kind; a kind without target takes what is left. */
  targets: Readonly<Record<string, KindTarget>>
  /** Runs per evaluation and minutes per run, after a warm-up of a tenth. */
  runs?: number
  minutes?: number
  /** At most so many evaluations (of `runs` simulations each). */
  evaluations?: number
  /** Where the search begins, by pool; by each kind's load when left out. */
  start?: Readonly<Record<string, number>>
  progress?: (done: number, of: number) => void
  cancelled?: () => boolean
}

export type KindOutcome = {
  waitedShare: MeanInterval
  inTimeShare: MeanInterval
  leftShare: MeanInterval
  meanWait: MeanInterval
}

export type SkillEvaluation = {
  people: Readonly<Record<string, number>>
  meets: boolean
  /** How far the targets are missed, summed; 0 when met. */
  missedBy: number
  kinds: Readonly<Record<string, KindOutcome>>
  occupancy: Readonly<Record<string, MeanInterval>>
}

export type SkillResult =
  /** `proven` says that every pool was tried with one person fewer and then missed a target. */
  | {
      ok: true
      people: Readonly<Record<string, number>>
      proven: boolean
      evaluations: number
      found: SkillEvaluation
    }
  | { ok: false; why: 'not_reached' | 'cancelled'; evaluations: number; best: SkillEvaluation | undefined }
  | { ok: false; why: 'no_pool_for'; kind: string }
  | { ok: false; why: 'no_demand' }

/** One staffing, simulated: what each kind of client meets, with its interval over the runs. */
export function evaluateSkills(
  options: SkillOptions,
  people: Readonly<Record<string, number>>,
): SkillEvaluation {
  const { flow, sources } = centre(options.kinds, poolsOf(options, people))
  const minutes = options.minutes ?? 5 * 1440
  const courses = Array.from({ length: options.runs ?? 5 }, (_, run) =>
    simulate(flow, { seed: `${options.seed}/${run}`, sources, minutes, warmUp: minutes / 10 }),
  )
  const over = (of: (course: (typeof courses)[number]) => number) =>
    meanInterval(courses.map(of)) as MeanInterval
  const kinds = Object.fromEntries(
    options.kinds.map(({ name }) => {
      const share = (field: 'waited' | 'inTime' | 'left' | 'waitMinutes') =>
        over(({ steps }) => (steps[name]?.[field] ?? 0) / Math.max(1, steps[name]?.came ?? 0))
      return [
        name,
        {
          waitedShare: share('waited'),
          inTimeShare: share('inTime'),
          leftShare: share('left'),
          meanWait: share('waitMinutes'),
        },
      ]
    }),
  )
  const missedBy = missed(options.targets, kinds)
  const occupancy = Object.fromEntries(
    options.pools.map(({ name }) => [name, over(({ pools }) => pools[name]?.occupancy ?? 0)]),
  )
  return { people, meets: missedBy === 0, missedBy, kinds, occupancy }
}

function poolsOf({ pools }: SkillOptions, people: Readonly<Record<string, number>>) {
  return Object.fromEntries(
    pools.map(({ name, prefers }) => [name, { people: people[name] ?? 0, ...(prefers ? { prefers } : {}) }]),
  )
}

function missed(targets: SkillOptions['targets'], kinds: Readonly<Record<string, KindOutcome>>): number {
  return Object.entries(targets).reduce((sum, [name, target]) => {
    const met = kinds[name]
    if (!met) return sum
    const { inTimeShare, leftShare, meanWait } = target
    return (
      sum +
      (inTimeShare === undefined ? 0 : Math.max(0, inTimeShare - met.inTimeShare.mean)) +
      (leftShare === undefined ? 0 : Math.max(0, met.leftShare.mean - leftShare)) +
      (meanWait === undefined ? 0 : Math.max(0, met.meanWait.mean / Math.max(meanWait, 1e-9) - 1))
    )
  }, 0)
}

/**
 * The cheapest staffing found: people are added where one more helps most for its cost until all targets hold, then
 * taken away one by one, the dearest first, while they still hold. The same seed in every evaluation, so that two
 * staffings differ by their people alone.
 */
export function leastForSkills(options: SkillOptions): SkillResult {
  const orphan = options.kinds.find(
    ({ pools }) => !pools.some((name) => options.pools.some((p) => p.name === name)),
  )
  if (orphan) return { ok: false, why: 'no_pool_for', kind: orphan.name }
  if (options.kinds.every((kind) => loadOfKind(kind) === 0)) return { ok: false, why: 'no_demand' }
  return new Search(options).run()
}

/** Minutes of work per minute. */
function loadOfKind({ arrivals, minutes }: Kind): number {
  if ('at' in arrivals) return (arrivals.at.length * meanOf(minutes)) / Math.max(1, arrivals.at.at(-1) ?? 1)
  return (meanLevel(arrivals.perHour) / 60) * meanOf(minutes)
}

class Search {
  private readonly options: SkillOptions
  private readonly most: number
  private readonly seen = new Map<string, SkillEvaluation>()
  private best: SkillEvaluation | undefined

  constructor(options: SkillOptions) {
    this.options = options
    this.most = options.evaluations ?? 60
  }

  run(): SkillResult {
    let now = this.try(this.start())
    while (now && !now.meets) now = this.bestWithOneMore(now)
    if (!now) return this.stopped()
    let proven = false
    for (;;) {
      const fewer = this.withOneFewer(now)
      if (fewer === 'no_more') break
      proven = fewer === undefined
      if (!fewer) break
      now = fewer
    }
    return { ok: true, people: now.people, proven, evaluations: this.seen.size, found: now }
  }

  private stopped(): SkillResult {
    const why = this.options.cancelled?.() === true ? 'cancelled' : 'not_reached'
    return { ok: false, why, evaluations: this.seen.size, best: this.best }
  }

  /** Each kind's load to its first pool that is there. */
  private start(): Record<string, number> {
    const people: Record<string, number> = {}
    for (const { name, least = 0, most = Infinity } of this.options.pools) {
      const load = this.options.kinds
        .filter(({ pools }) => pools.find((one) => this.options.pools.some((p) => p.name === one)) === name)
        .reduce((sum, kind) => sum + loadOfKind(kind), 0)
      const from = this.options.start?.[name] ?? Math.ceil(load)
      people[name] = Math.min(most, Math.max(least, from))
    }
    return people
  }

  private try(people: Readonly<Record<string, number>>): SkillEvaluation | undefined {
    const key = JSON.stringify(people)
    const known = this.seen.get(key)
    if (known) return known
    if (this.seen.size >= this.most || this.options.cancelled?.() === true) return undefined
    const found = evaluateSkills(this.options, people)
    this.seen.set(key, found)
    if (!this.best || found.missedBy < this.best.missedBy) this.best = found
    this.options.progress?.(this.seen.size, this.most)
    return found
  }

  private bestWithOneMore(from: SkillEvaluation): SkillEvaluation | undefined {
    let best: SkillEvaluation | undefined
    let most = -Infinity
    for (const { name, cost = 1, most: limit = Infinity } of this.options.pools) {
      const people = from.people[name] ?? 0
      if (people >= limit) continue
      const tried = this.try({ ...from.people, [name]: people + 1 })
      if (!tried) return undefined
      const gain = (from.missedBy - tried.missedBy) / cost
      if (gain <= most) continue
      most = gain
      best = tried
    }
    return best
  }

  /** One fewer somewhere; undefined when every pool needs its people; 'no_more' when evaluations ran out. */
  private withOneFewer(from: SkillEvaluation): SkillEvaluation | undefined | 'no_more' {
    const dearestFirst = this.options.pools.toSorted((a, b) => (b.cost ?? 1) - (a.cost ?? 1))
    for (const { name, least = 0 } of dearestFirst) {
      const people = from.people[name] ?? 0
      if (people <= least) continue
      const tried = this.try({ ...from.people, [name]: people - 1 })
      if (!tried) return 'no_more'
      if (tried.meets) return tried
    }
    return undefined
  }
}
