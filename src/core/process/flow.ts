import { percentile } from './spread.ts'
import type { EventTable, Lens } from './types.ts'

/** One place in the flow: an activity, a person or a team. */
export type FlowNode = {
  readonly name: string
  /** Times that cases came here. */
  readonly times: number
  readonly cases: number
  /** Cases that began here, and that ended here. */
  readonly starts: number
  readonly ends: number
}

/** A way from one place to the next. */
export type FlowEdge = {
  readonly from: string
  readonly to: string
  readonly times: number
  readonly cases: number
  /** Times that it led to where the case had been before. */
  readonly turnsBack: number
  /** From the event before to the event after. */
  readonly medianHours: number
  readonly p90Hours: number
  readonly totalHours: number
}

/** What follows what. Nodes and edges stand by how often, the most first. */
export type Flow = {
  readonly by: Lens
  readonly cases: number
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
}

const HOUR_MS = 3_600_000

/**
 * The directly-follows graph (van der Aalst, Process Mining, 2016, section 5.2): activities event by event; persons and
 * teams by runs, so an edge is a hand-off, timed from the last event before it to the first after it.
 */
export function flowOf(table: EventTable, by: Lens): Flow {
  const steps = stepsOf(table, by)
  return { by, cases: table.cases.length, nodes: nodesOf(table, by), edges: edgesOf(table.names[by], steps) }
}

/** Every step of every case: edge (from · names + to), time taken, whether it turned back, and the case. */
type Steps = {
  size: number
  readonly edge: Float64Array
  readonly took: Float64Array
  readonly back: Uint8Array
  readonly which: Int32Array
}

function stepsOf(table: EventTable, by: Lens): Steps {
  const most = table.at.length
  const steps: Steps = {
    size: 0,
    edge: new Float64Array(most),
    took: new Float64Array(most),
    back: new Uint8Array(most),
    which: new Int32Array(most),
  }
  for (let c = 0; c < table.cases.length; c += 1) walkCase(table, by, c, steps)
  return steps
}

function walkCase(table: EventTable, by: Lens, which: number, steps: Steps): void {
  const seen = new Set<number>()
  const places = table.places[by]
  const end = table.start[which + 1] ?? 0
  let [before, since] = [-1, 0]
  for (let i = table.start[which] ?? 0; i < end; i += 1) {
    const place = places[i] ?? -1
    const at = table.at[i] ?? 0
    if (place < 0) continue
    const moved = by === 'activity' || place !== before
    if (before >= 0 && moved) {
      note(steps, before * table.names[by].length + place, at - since, seen.has(place), which)
    }
    seen.add(place)
    before = place
    since = at
  }
}

function note(steps: Steps, edge: number, took: number, back: boolean, which: number): void {
  const at = steps.size++
  steps.edge[at] = edge
  steps.took[at] = took
  steps.back[at] = back ? 1 : 0
  steps.which[at] = which
}

function edgesOf(names: readonly string[], steps: Steps): FlowEdge[] {
  const groups = Map.groupBy(indexes(steps.size), (i) => steps.edge[i] ?? 0)
  return Array.from(groups, ([edge, members]) => {
    const took = Float64Array.from(members, (i) => (steps.took[i] ?? 0) / HOUR_MS).sort()
    return {
      from: names[Math.floor(edge / names.length)] ?? '',
      to: names[edge % names.length] ?? '',
      times: members.length,
      cases: new Set(members.map((i) => steps.which[i])).size,
      turnsBack: members.reduce((sum, i) => sum + (steps.back[i] ?? 0), 0),
      medianHours: percentile(took, 0.5),
      p90Hours: percentile(took, 0.9),
      totalHours: took.reduce((sum, one) => sum + one, 0),
    }
  }).sort(byTimes)
}

function* indexes(size: number): Generator<number> {
  for (let i = 0; i < size; i += 1) yield i
}

const byTimes = (a: FlowEdge, b: FlowEdge) =>
  b.times - a.times || compare(a.from, b.from) || compare(a.to, b.to)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

type Count = { times: number; cases: number; starts: number; ends: number }

function nodesOf(table: EventTable, by: Lens): FlowNode[] {
  const counts = table.names[by].map((): Count => ({ times: 0, cases: 0, starts: 0, ends: 0 }))
  for (let c = 0; c < table.cases.length; c += 1) countCase(visitsOf(table, c, by), counts)
  return table.names[by]
    .flatMap((name, place) => {
      const count = counts[place]
      return count && count.times > 0 ? [{ name, ...count }] : []
    })
    .sort((a, b) => b.times - a.times || compare(a.name, b.name))
}

function countCase(visits: readonly number[], counts: readonly Count[]): void {
  const add = (place: number | undefined, what: keyof Count) => {
    const count = counts[place ?? -1]
    if (count) count[what] += 1
  }
  for (const place of visits) add(place, 'times')
  for (const place of new Set(visits)) add(place, 'cases')
  add(visits[0], 'starts')
  add(visits.at(-1), 'ends')
}

/** The places a case came to: every event for activities, runs for persons and teams. */
export function visitsOf(table: EventTable, which: number, by: Lens): number[] {
  const visits: number[] = []
  const end = table.start[which + 1] ?? 0
  for (let i = table.start[which] ?? 0; i < end; i += 1) {
    const place = table.places[by][i] ?? -1
    if (place >= 0 && (by === 'activity' || place !== visits.at(-1))) visits.push(place)
  }
  return visits
}
