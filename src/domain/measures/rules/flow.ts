import { circlesOf } from '#core/process/circles.ts'
import { flowOf } from '#core/process/flow.ts'
import type { FlowEdge } from '#core/process/flow.ts'
import { percentile } from '#core/process/spread.ts'
import { tableOf } from '#core/process/table.ts'
import type { EventTable } from '#core/process/types.ts'
import { variantsOf } from '#core/process/variants.ts'
import type { Flow } from '../contract.flow.ts'
import type { Path, Visit } from './flow-paths.ts'

type Drawn = Pick<Flow, 'sankey' | 'map' | 'loops' | 'variants'>
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
  const table = tableFrom(paths)
  const map = flowOf(table, 'activity')
  const stays = staysOf(paths, (_, { place }) => place)
  return {
    sankey: sankeyOf(paths, names),
    map: {
      nodes: map.nodes.map(({ name, times }) => nodeOf(name, times, stays, names)),
      links: map.edges.map((edge) => linkOf(edge, edge.turnsBack)),
    },
    loops: loopsOf(table),
    variants: commonest(table, paths.length),
  }
}

function tableFrom(paths: readonly Path[], placeOf: PlaceOf = (_, { place }) => place): EventTable {
  return tableOf(
    paths.flatMap(({ caseId, visits }) =>
      visits.map((visit, step) => ({
        ...{ caseId, at: visit.at, activity: placeOf(step, visit) },
        ...{ holder: null, team: null },
      })),
    ),
  )
}

type PlaceOf = (step: number, visit: Visit) => string

/** How long needs stayed at each place, in seconds, in order; the end of a way is no stay. */
function staysOf(paths: readonly Path[], placeOf: PlaceOf): ReadonlyMap<string, Float64Array> {
  const stays = paths.flatMap(({ visits }) =>
    visits.slice(1).map((next, step) => {
      const visit = visits[step] ?? next
      return { place: placeOf(step, visit), seconds: (next.at - visit.at) / 1000 }
    }),
  )
  const byPlace = Map.groupBy(stays, ({ place }) => place)
  return new Map(
    Array.from(byPlace, ([place, all]) => [place, Float64Array.from(all, ({ seconds }) => seconds).sort()]),
  )
}

function nodeOf(
  key: string,
  count: number,
  stays: ReadonlyMap<string, Float64Array>,
  names: Names,
  place = key,
): Node {
  const stayed = stays.get(key)
  const medianSeconds = stayed ? Math.round(percentile(stayed, 0.5)) : null
  return { key, name: names.get(place) ?? place, kind: kindOf(place), count, medianSeconds }
}

const KINDS: Readonly<Record<string, string>> = { channel: 'start', end: 'ended' }

/** What kind of place a code is: its first part, but that channels are starts and ends ended. */
function kindOf(place: string): string {
  const [first = place] = place.split(':')
  return KINDS[first] ?? first
}

/** A way back is one that mostly leads to where the need had been before. */
const linkOf = ({ from, to, times, medianHours }: FlowEdge, turnsBack: number): Link => ({
  ...{ from, to, count: times, medianSeconds: Math.round(medianHours * HOUR_S) },
  back: turnsBack * 2 > times,
})

/** The first places of every need, each step by itself: `2:waiting`. */
function sankeyOf(paths: readonly Path[], names: Names): Drawn['sankey'] {
  const first = paths.map(({ caseId, visits }) => ({ caseId, visits: visits.slice(0, STEPS) }))
  const shown = shownAt(first)
  const shownAs = (step: number, { place }: Visit) => (shown[step]?.has(place) ? place : 'other')
  const keyOf: PlaceOf = (step, visit) => `${step}:${shownAs(step, visit)}`
  const flow = flowOf(tableFrom(first, keyOf), 'activity')
  const stays = staysOf(first, keyOf)
  const backs = backsOf(first, keyOf)
  return {
    nodes: flow.nodes.map(({ name: key, times }) => {
      const [step = '0'] = key.split(':', 1)
      return { ...nodeOf(key, times, stays, names, key.slice(step.length + 1)), step: Number(step) }
    }),
    links: flow.edges.map((edge) => linkOf(edge, backs.get(`${edge.from} ${edge.to}`) ?? 0)),
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

/** How often each link of the sankey led to where the need had been before. */
function backsOf(paths: readonly Path[], keyOf: PlaceOf): ReadonlyMap<string, number> {
  const backs = new Map<string, number>()
  for (const { visits } of paths) {
    const been = new Set<string>()
    for (const [step, visit] of visits.entries()) {
      const before = visits[step - 1]
      if (before && been.has(visit.place)) {
        const link = `${keyOf(step - 1, before)} ${keyOf(step, visit)}`
        backs.set(link, (backs.get(link) ?? 0) + 1)
      }
      been.add(visit.place)
    }
  }
  return backs
}

/** Circles of unhappiness, those first that cost clients the most hours. */
function loopsOf(table: EventTable): Drawn['loops'] {
  return circlesOf(table, 'activity', MOST_LOOPS).circles.map((circle) => ({
    ...{ path: [...circle.path], times: circle.times, needs: circle.cases, clientHours: circle.totalHours },
    caseIds: [...circle.examples],
  }))
}

function commonest(table: EventTable, needs: number): Drawn['variants'] {
  return variantsOf(table, 'activity', MOST_VARIANTS).variants.map(({ path, cases, medianHours }) => ({
    ...{ path: [...path], needs: cases, share: cases / needs },
    medianSeconds: Math.round(medianHours * HOUR_S),
  }))
}
