import { percentile, sumOf } from './spread.ts'
import type { EventTable, Lens } from './types.ts'

/** A way that leads back to where it began. */
export type Circle = {
  /** The places in order, the first being where cases left and came back to; it is not repeated at the end. */
  readonly path: readonly string[]
  readonly times: number
  readonly cases: number
  readonly totalHours: number
  readonly medianHours: number
  /** Some of the cases, to open. */
  readonly examples: readonly string[]
}

/** The circles of a log. `hours` is all time of all cases from first event to last, to compare with. */
export type Circles = {
  readonly by: Lens
  readonly circles: readonly Circle[]
  /** Different circles found, of which the most costly are listed. */
  readonly found: number
  readonly hours: number
}

const HOUR_MS = 3_600_000
const EXAMPLES = 5

/**
 * Circles of unhappiness: where cases leave a place and come back to it, by the clients' hours that went by. Equal
 * neighbours are taken as one stay. A case is followed along its path; when it comes to a place on the path, the way since
 * then is a circle, is cut out, and the path goes on from there (loop erasure: Lawler 1980), so no circle has a place
 * twice. Its hours run from the last event before leaving to the first event back. A circle inside a wider one counts in
 * both, so hours of several circles must not be added up.
 *
 * @param most how many circles are listed
 */
export function circlesOf(table: EventTable, by: Lens, most = 20): Circles {
  const found = new Map<string, Found>()
  for (let c = 0; c < table.cases.length; c += 1) followCase(table, by, c, found)
  const circles = Array.from(found.values(), (one) => asCircle(one, table, by))
  circles.sort((a, b) => b.totalHours - a.totalHours || b.times - a.times)
  return { by, circles: circles.slice(0, most), found: circles.length, hours: hoursOf(table) }
}

type Found = { readonly places: readonly number[]; readonly took: number[]; readonly cases: Set<number> }
type Stay = { readonly place: number; left: number }

function followCase(table: EventTable, by: Lens, which: number, found: Map<string, Found>): void {
  const path: Stay[] = []
  const depth = new Map<number, number>()
  const end = table.start[which + 1] ?? 0
  for (let i = table.start[which] ?? 0; i < end; i += 1) {
    const place = table.places[by][i] ?? -1
    const at = table.at[i] ?? 0
    if (place < 0) continue
    const back = depth.get(place)
    if (back === undefined) depth.set(place, path.push({ place, left: at }) - 1)
    else close(path, back, at, { depth, which, found })
  }
}

function close(
  path: Stay[],
  back: number,
  at: number,
  { depth, which, found }: { depth: Map<number, number>; which: number; found: Map<string, Found> },
): void {
  const start = path[back]
  if (!start) return
  if (back < path.length - 1) {
    const places = path.splice(back + 1).map((stay) => stay.place)
    for (const place of places) depth.delete(place)
    noteCircle(found, [start.place, ...places], at - start.left, which)
  }
  start.left = at
}

function noteCircle(found: Map<string, Found>, places: readonly number[], took: number, which: number): void {
  const key = places.join()
  const one = found.get(key) ?? { places, took: [], cases: new Set() }
  one.took.push(took)
  one.cases.add(which)
  found.set(key, one)
}

function asCircle({ places, took, cases }: Found, table: EventTable, by: Lens): Circle {
  const ordered = Float64Array.from(took).sort()
  return {
    path: places.map((place) => table.names[by][place] ?? ''),
    times: took.length,
    cases: cases.size,
    totalHours: sumOf(took) / HOUR_MS,
    medianHours: percentile(ordered, 0.5) / HOUR_MS,
    examples: Array.from(cases)
      .slice(0, EXAMPLES)
      .map((which) => table.cases[which] ?? ''),
  }
}

function hoursOf({ cases, start, at }: EventTable): number {
  const took = cases.map((_, c) => (at[(start[c + 1] ?? 1) - 1] ?? 0) - (at[start[c] ?? 0] ?? 0))
  return sumOf(took) / HOUR_MS
}
