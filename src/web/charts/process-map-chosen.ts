/** Which places and ways of a flow a map has room for; pure. */
import type { FlowBand, FlowRole } from './flow-layout.ts'

type Place = { readonly key: string; readonly count: number; readonly role?: FlowRole }

/** What is drawn of a flow; the rest is in the table only. */
export type Chosen<P extends Place> = { readonly places: readonly P[]; readonly bands: readonly FlowBand[] }

/** Places and ways that are rarer than this, measured by the most frequent, are not drawn where there are many. */
const RARE = 0.005
const FAINT = 0.015
const MANY = 8
const BACKS = 3

/**
 * The places where most come (of many, without rare ones), and of the ways between them the strongest into and out of each, so that none stands alone,
 * then the strongest of all; and where it turns back most. Where everything has room everything is chosen.
 */
export function chosenOf<P extends Place>(
  places: readonly P[],
  bands: readonly FlowBand[],
  most: { readonly places: number; readonly bands: number },
): Chosen<P> {
  const ordered = places.toSorted((a, b) => b.count - a.count)
  const rare = RARE * (ordered[0]?.count ?? 0)
  const kept = ordered.slice(0, most.places).filter(({ count }, place) => place < MANY || count >= rare)
  const keys = new Set(kept.map(({ key }) => key))
  const between = bands
    .filter(({ from, to }) => keys.has(from) && keys.has(to))
    .toSorted((a, b) => b.count - a.count)
  const others = between.filter(({ from, to }) => from !== to)
  // Where ways begin nothing has to lead to, and from where they end nothing has to lead on.
  const needed = kept.flatMap(({ key, role }) => [
    role === 'begin' ? undefined : others.find(({ to }) => to === key),
    role === 'end' ? undefined : others.find(({ from }) => from === key),
  ])
  // Where it turns back most is what a map is looked at for.
  const backs = between.filter(({ back }) => back).slice(0, BACKS)
  const chosen = new Set([...backs, ...needed.filter((band) => band !== undefined)])
  const faint = FAINT * (between[0]?.count ?? 0)
  for (const band of between) if (chosen.size < most.bands && band.count >= faint) chosen.add(band)
  return {
    places: places.filter(({ key }) => keys.has(key)),
    bands: between.filter((band) => chosen.has(band)),
  }
}
