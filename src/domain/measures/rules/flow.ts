import { circlesOf } from '#core/process/circles.ts'
import { percentile } from '#core/process/spread.ts'
import { tableOf } from '#core/process/table.ts'
import type { EventTable } from '#core/process/types.ts'
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
type FoundLink = FoundNode & { readonly from: string; readonly to: string; backs: number }

/** Counts visits and what follows what, the most frequent first. */
function gather(paths: readonly Path[], keyOf: KeyOf): { nodes: FoundNode[]; links: FoundLink[] } {
  const nodes = new Map<string, FoundNode>()
  const links = new Map<string, FoundLink>()
  for (const { visits } of paths) {
    const been = new Set<string>()
    for (const [step, visit] of visits.entries()) {
      const key = keyOf(step, visit)
      const [before, isLast] = [visits[step - 1], step === visits.length - 1]
      count(nodes, { key, count: 0, seconds: [] }, isLast ? null : visit.left - visit.at)
      if (before) {
        const from = keyOf(step - 1, before)
        const link = { key: `${from} ${key}`, from, to: key, count: 0, seconds: [], backs: 0 }
        count(links, link, visit.at - before.left).backs += been.has(visit.place) ? 1 : 0
      }
      been.add(visit.place)
    }
  }
  return { nodes: byCount(nodes), links: byCount(links) }
}

function count<F extends FoundNode>(found: Map<string, F>, made: F, milliseconds: number | null): F {
  const one = found.get(made.key) ?? made
  found.set(made.key, one)
  one.count += 1
  if (milliseconds !== null) one.seconds.push(milliseconds / 1000)
  return one
}

const byCount = <F extends FoundNode>(found: ReadonlyMap<string, F>): F[] =>
  [...found.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))

const median = (seconds: readonly number[]): number | null =>
  seconds.length === 0 ? null : Math.round(percentile(Float64Array.from(seconds).sort(), 0.5))

const nodeOf = ({ key, count: times, seconds }: FoundNode, place: string, names: Names): Node => ({
  ...{ key, name: names.get(place) ?? place, kind: kindOf(place), count: times },
  medianSeconds: median(seconds),
})

/** A way back is one that mostly leads to where the need had been before. */
const linkOf = ({ from, to, count: times, seconds, backs }: FoundLink): Link => ({
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
  const { nodes, links } = gather(first, (step, { place }) => {
    return `${step}:${shown[step]?.has(place) ? place : 'other'}`
  })
  return {
    nodes: nodes.map((found) => {
      const [step = '0'] = found.key.split(':', 1)
      return { ...nodeOf(found, found.key.slice(step.length + 1), names), step: Number(step) }
    }),
    links: links.map(linkOf),
  }
}

function shownAt(paths: readonly Path[]): Set<string>[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const counts = new Map<string, number>()
    for (const { visits } of paths) {
      const place = visits[step]?.place
      if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1)
    }
    const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    // One that would be alone among the others is shown by itself.
    const most = ordered.length === PLACES_A_STEP + 1 ? ordered.length : PLACES_A_STEP
    return new Set(ordered.slice(0, most).map(([place]) => place))
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

function tableFrom(paths: readonly Path[], timesOf: (visit: Visit) => number[]): EventTable {
  const none = { holder: null, team: null }
  return tableOf(
    paths.flatMap(({ caseId, visits }) =>
      visits.flatMap((visit) => timesOf(visit).map((at) => ({ caseId, at, activity: visit.place, ...none }))),
    ),
  )
}
