import { circlesOf } from '#core/process/circles.ts'
import { percentile } from '#core/process/spread.ts'
import { tableOf } from '#core/process/table.ts'
import type { EventTable, ProcessEvent } from '#core/process/types.ts'
import { variantsOf } from '#core/process/variants.ts'
import type { Flow } from '../contract.flow.ts'
import type { Path, Visit } from './flow-paths.ts'

type Drawn = Pick<Flow, 'straight' | 'sankey' | 'map' | 'loops' | 'variants'>
type Node = Flow['map']['nodes'][number]
type Link = Flow['map']['links'][number]
/** What places are called, by their codes; those without a name are shown by their code. */
export type Names = ReadonlyMap<string, string>

const STEPS = 6
/** So many places of a step are told apart; the rarer ones are one. */
const PLACES_A_STEP = 8
const MOST_LOOPS = 12
const MOST_VARIANTS = 12
const HOUR_S = 3_600

/** Ways of needs as a sankey of their first steps, a map of places, the loops that cost clients most, and the commonest ways. */
export function drawFlow(paths: readonly Path[], names: Names): Drawn {
  const { nodes, links } = gather(paths, (_, { place }) => place)
  return {
    straight: paths.filter(isStraight).length,
    sankey: sankeyOf(paths, names),
    map: { nodes: nodes.map((found) => nodeOf(found, found.key, names)), links: links.map(linkOf) },
    loops: loopsOf(paths),
    variants: commonest(paths),
  }
}

/** It was met, and came to no place twice. */
const isStraight = ({ visits }: Path) =>
  visits.at(-1)?.place === 'end:met' && new Set(visits.map(({ place }) => place)).size === visits.length

/** As what a visit is shown: its place, or its place of a step. */
type KeyOf = (step: number, visit: Visit) => string
type FoundNode = { readonly key: string; count: number; readonly seconds: number[] }
type FoundLink = FoundNode & { readonly from: string; backs: number }

/** Counts visits and what follows what, the most frequent first. */
function gather(paths: readonly Path[], keyOf: KeyOf): { nodes: FoundNode[]; links: FoundLink[] } {
  const nodes = new Map<string, FoundNode>()
  const links = new Map<string, Map<string, FoundLink>>()
  for (const { visits } of paths) {
    const been = new Set<string>()
    for (const [step, visit] of visits.entries()) {
      const key = keyOf(step, visit)
      const before = visits[step - 1]
      const node = count(nodes, key, () => ({ key, count: 0, seconds: [] }))
      if (step < visits.length - 1) node.seconds.push((visit.left - visit.at) / 1000)
      if (before) {
        const from = keyOf(step - 1, before)
        const ways = links.get(from) ?? new Map<string, FoundLink>()
        links.set(from, ways)
        const link = count(ways, key, () => ({ key, from, count: 0, seconds: [], backs: 0 }))
        link.seconds.push((visit.at - before.left) / 1000)
        link.backs += been.has(visit.place) ? 1 : 0
      }
      been.add(visit.place)
    }
  }
  return {
    nodes: byCount(nodes.values()),
    links: byCount([...links.values()].flatMap((ways) => [...ways.values()])),
  }
}

function count<F extends { count: number }>(found: Map<string, F>, key: string, make: () => F): F {
  const one = found.get(key) ?? make()
  if (one.count === 0) found.set(key, one)
  one.count += 1
  return one
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byCount = <F extends { key: string; count: number; from?: string }>(found: Iterable<F>): F[] =>
  [...found].sort((a, b) => b.count - a.count || compare(a.from ?? '', b.from ?? '') || compare(a.key, b.key))

const median = (seconds: readonly number[]): number | null =>
  seconds.length === 0 ? null : Math.round(percentile(Float64Array.from(seconds).sort(), 0.5))

const nodeOf = ({ key, count: times, seconds }: FoundNode, place: string, names: Names): Node => ({
  ...{ key, name: names.get(place) ?? place, kind: kindOf(place), count: times },
  medianSeconds: median(seconds),
})

/** A way back is one that mostly leads to where the need had been before. */
const linkOf = ({ from, key: to, count: times, seconds, backs }: FoundLink): Link => ({
  ...{ from, to, count: times, medianSeconds: median(seconds), back: backs * 2 > times },
})

const KINDS: Readonly<Record<string, string>> = { channel: 'start', end: 'ended' }

/** What kind of place a code is: its first part, but that channels are starts and ends ended. */
function kindOf(place: string): string {
  const [first = place] = place.split(':')
  return KINDS[first] ?? first
}

/** The first places of every need, each step by itself: `2:waiting`. */
function sankeyOf(paths: readonly Path[], names: Names): Drawn['sankey'] {
  const first = paths.map(({ caseId, visits }) => ({ caseId, visits: visits.slice(0, STEPS) }))
  const shown = shownAt(first)
  const { nodes, links } = gather(first, (step, { place }) => shown[step]?.get(place) ?? `${step}:other`)
  return {
    nodes: nodes.map((found) => {
      const [step = '0'] = found.key.split(':', 1)
      return { ...nodeOf(found, found.key.slice(step.length + 1), names), step: Number(step) }
    }),
    links: links.map(linkOf),
  }
}

/** The places of each step that are told apart, and as what. */
function shownAt(paths: readonly Path[]): Map<string, string>[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const counts = new Map<string, number>()
    for (const { visits } of paths) {
      const place = visits[step]?.place
      if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1)
    }
    const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    // One that would be alone among the others is shown by itself.
    const most = ordered.length === PLACES_A_STEP + 1 ? ordered.length : PLACES_A_STEP
    return new Map(ordered.slice(0, most).map(([place]) => [place, `${step}:${place}`]))
  })
}

/** Circles of unhappiness, those first that cost clients the most hours: from leaving a place until being there again. */
function loopsOf(paths: readonly Path[]): Drawn['loops'] {
  const table = tableFrom(paths, ({ at, left }) => (left > at ? [at, left] : [at]))
  return circlesOf(table, 'activity', MOST_LOOPS).circles.map((circle) => ({
    ...{ path: [...circle.path], times: circle.times, needs: circle.cases, clientHours: circle.totalHours },
    caseIds: [...circle.examples],
  }))
}

function commonest(paths: readonly Path[]): Drawn['variants'] {
  const table = tableFrom(paths, ({ at }) => [at])
  return variantsOf(table, 'activity', MOST_VARIANTS).variants.map(({ path, cases, medianHours }) => ({
    ...{ path: [...path], needs: cases, share: cases / paths.length },
    medianSeconds: Math.round(medianHours * HOUR_S),
  }))
}

const tableFrom = (paths: readonly Path[], timesOf: (visit: Visit) => number[]): EventTable =>
  tableOf(eventsOf(paths, timesOf))

function* eventsOf(paths: readonly Path[], timesOf: (visit: Visit) => number[]): Generator<ProcessEvent> {
  for (const { caseId, visits } of paths)
    for (const visit of visits)
      for (const at of timesOf(visit)) yield { caseId, at, activity: visit.place, holder: null, team: null }
}
