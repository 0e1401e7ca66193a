import type { Scenario, WhatIfResult } from '#domain/planning/contract.what-if.ts'
import { isSame } from './figures.ts'
import { isInput, rowsOf } from './names.ts'
import type { DesignName, Measure, Row, WhatIfName } from './names.ts'

type Interval = Row['difference']

/** An input that two what-ifs have differently; undefined where one does not have it. */
export type Differing = {
  readonly name: WhatIfName
  readonly before: number | undefined
  readonly after: number | undefined
}

/** The inputs that differ between two what-ifs. */
export function differingInputs(a: Scenario, b: Scenario): Differing[] {
  const names = [...new Set([...Object.keys(a.inputs), ...Object.keys(b.inputs)])].filter(isInput)
  return names.flatMap((name) => {
    const [before, after] = [a.inputs[name], b.inputs[name]]
    if (before && after && isSame(before, after)) return []
    if (before?.value === after?.value) return []
    return [{ name, before: before?.value, after: after?.value }]
  })
}

/** Levers that only one of the two has. */
export function differingLevers(
  a: Scenario,
  b: Scenario,
): {
  readonly first: Scenario['levers']
  readonly second: Scenario['levers']
} {
  const key = (lever: Scenario['levers'][number]) => JSON.stringify(lever)
  const [ofA, ofB] = [new Set(a.levers.map(key)), new Set(b.levers.map(key))]
  return {
    first: a.levers.filter((lever) => !ofB.has(key(lever))),
    second: b.levers.filter((lever) => !ofA.has(key(lever))),
  }
}

/** One measure of one design in two what-ifs. */
export type Pair = {
  readonly measure: Measure
  readonly before: Interval
  readonly after: Interval
  readonly difference: Interval
}

const of = (row: Row, design: DesignName): Interval =>
  design === 'conventional' ? row.conventional : row.goldenMoment

/** The measures that both results have, for one design, with the difference as if the runs had nothing in common. */
export function pairsOf(a: WhatIfResult, b: WhatIfResult, design: DesignName): Pair[] {
  const others = new Map(rowsOf(b).map((row) => [row.measure, row]))
  return rowsOf(a).flatMap((row) => {
    const other = others.get(row.measure)
    if (!other) return []
    const [before, after] = [of(row, design), of(other, design)]
    return [{ measure: row.measure, before, after, difference: lessOf(after, before) }]
  })
}

/** Half widths of independent means add as the sides of a right angle. */
function lessOf(after: Interval, before: Interval): Interval {
  const mean = after.mean - before.mean
  const half = Math.hypot((after.high - after.low) / 2, (before.high - before.low) / 2)
  return { mean, low: mean - half, high: mean + half }
}
