/** Where the lines and points of a chart lie in a box: plain numbers, the origin at the top left. */
import type { Chart } from './paper.ts'

export type Box = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
export type At = { readonly x: number; readonly y: number }
export type Stretch = {
  readonly from: number
  readonly to: number
  readonly centre: number
  readonly upper: number
  /** Null where it would lie below what is possible. */
  readonly lower: number | null
}
export type Drawing = {
  readonly line: readonly At[]
  /** Points with a signal: drawn with a square around them. */
  readonly signals: readonly At[]
  readonly stretches: readonly Stretch[]
  /** What stands beside the latest limits, and where; apart far enough to be read. */
  readonly labels: readonly { readonly y: number; readonly value: number }[]
}

const LABEL_HEIGHT = 9

/** Places a chart in a box; undefined where there is nothing to draw. */
export function drawingOf({ points, phases }: Chart, box: Box): Drawing | undefined {
  if (points.length === 0) return undefined
  const values = [
    ...points.map(({ value }) => value),
    ...phases.flatMap(({ centre, upper, lower }) => [centre, upper, lower ?? centre]),
  ].filter((value) => Number.isFinite(value))
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const range = most - least || Math.abs(most) || 1
  const y = (value: number) => box.top + box.height - ((value - least) / range) * box.height
  const x = (index: number) => box.left + (box.width * (index + 0.5)) / points.length
  const line = points.map(({ value }, index) => ({ x: x(index), y: y(value) }))
  return {
    line,
    signals: line.filter((_, index) => (points[index]?.signals.length ?? 0) > 0),
    stretches: phases.flatMap(({ from, to, centre, upper, lower }) => {
      const first = points.findIndex(({ day }) => day >= from)
      const last = points.findLastIndex(({ day }) => day <= to)
      if (first === -1 || last < first) return []
      const places = { centre: y(centre), upper: y(upper), lower: lower === null ? null : y(lower) }
      return [{ from: x(first - 0.5), to: x(last + 0.5), ...places }]
    }),
    labels: labelsOf(phases.at(-1), y),
  }
}

function labelsOf(phase: Chart['phases'][number] | undefined, y: (value: number) => number) {
  if (!phase) return []
  const values = [phase.upper, phase.centre, ...(phase.lower === null ? [] : [phase.lower])]
  const labels: { y: number; value: number }[] = []
  for (const value of values) {
    const last = labels.at(-1)
    if (!last || y(value) - last.y >= LABEL_HEIGHT) labels.push({ y: y(value), value })
  }
  return labels
}
