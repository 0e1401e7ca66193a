/** Both designs, run several times on the same needs: means, intervals, and the difference pair by pair. */
import {
  DESIGNS,
  MEASURES,
  runDesign,
  type Design,
  type DesignRun,
  type MeasureName,
} from './designs/run-design.ts'
import type { Scenario } from './inputs.ts'
import { meanInterval, type MeanInterval } from './interval.ts'

export type ReplicateOptions = {
  seed: string | number
  runs: number
  /** Each run: how many needs arrive, or for how many minutes; and the minutes at its beginning that do not count. */
  needs?: number
  minutes?: number
  warmUp?: number
  designs?: readonly Design[]
  ample?: boolean
  /** Told after each run of each design. */
  progress?: (done: number, of: number) => void
  /** Asked now and then; true stops. */
  cancelled?: () => boolean
}

export type Summary = Readonly<Record<MeasureName, MeanInterval | null>>

export type DesignSummary = {
  design: Design
  runs: number
  needs: number
  events: number
  /** In how many runs more came than could be done. */
  overloadedRuns: number
  overloaded: boolean
  measures: Summary
}

export type Replication = {
  cancelled: boolean
  designs: Readonly<Partial<Record<Design, DesignSummary>>>
  /** Golden moment minus conventional, run by run on the same needs; only when both were run. */
  difference: Summary | null
}

/** Runs the designs. Run i of every design meets the same needs; the same seed gives the same result. */
export function replicate(scenario: Scenario, options: ReplicateOptions): Replication {
  const designs = options.designs ?? DESIGNS
  const done: Record<Design, DesignRun[]> = { conventional: [], golden_moment: [] }
  const total = designs.length * options.runs
  let cancelled = false
  for (let run = 0; run < options.runs && !cancelled; run++) {
    const runs = designs.map((design) => runDesign(scenario, design, runOptions(options, run)))
    cancelled = options.cancelled?.() === true || runs.some((one) => one.cancelled)
    // A run cut short would not be like the others: it is left out, with its pair.
    if (runs.some((one) => one.cancelled)) break
    for (const one of runs) done[one.design].push(one)
    options.progress?.((run + 1) * designs.length, total)
  }
  return {
    cancelled,
    designs: Object.fromEntries(designs.map((design) => [design, summaryOf(design, done[design])])),
    difference: designs.length === 2 ? differences(done.conventional, done.golden_moment) : null,
  }
}

function runOptions(options: ReplicateOptions, run: number) {
  const { needs, minutes, warmUp, ample, cancelled } = options
  return {
    seed: `${options.seed}/${run}`,
    ...(needs === undefined ? {} : { needs }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(warmUp === undefined ? {} : { warmUp }),
    ...(ample === undefined ? {} : { ample }),
    ...(cancelled ? { cancelled } : {}),
  }
}

function summaryOf(design: Design, runs: readonly DesignRun[]): DesignSummary {
  const overloadedRuns = runs.filter(({ overloaded }) => overloaded).length
  return {
    design,
    runs: runs.length,
    needs: runs.reduce((sum, { needs }) => sum + needs, 0),
    events: runs.reduce((sum, { events }) => sum + events, 0),
    overloadedRuns,
    overloaded: overloadedRuns * 2 > runs.length,
    measures: perMeasure((name) => meanInterval(runs.flatMap(({ measures }) => measures[name] ?? []))),
  }
}

function differences(conventional: readonly DesignRun[], golden: readonly DesignRun[]): Summary {
  return perMeasure((name) =>
    meanInterval(
      golden.flatMap((run, i) => {
        const one = run.measures[name]
        const other = conventional[i]?.measures[name] ?? null
        return one === null || other === null ? [] : [one - other]
      }),
    ),
  )
}

function perMeasure(of: (name: MeasureName) => MeanInterval | null): Summary {
  return Object.fromEntries(MEASURES.map((name) => [name, of(name)])) as Summary
}
