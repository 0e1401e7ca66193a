/**
 * Where a need was, from when until when: a conversation until it ended, anything else until what comes next. `place` is a
 * code: `channel:chat`, `waiting`, `department:<id>`, `end:met` …
 */
export type Visit = { readonly at: number; readonly left: number; readonly place: string }

/** The way of one need, neighbours always being different places. Times in epoch milliseconds. */
export type Path = { readonly caseId: string; readonly visits: readonly Visit[] }

/** What the ledger says of where a need was; `need` is its place among those asked for. `what`: channel, `out`, segment or ending. */
export type Moved = {
  readonly need: number
  readonly at: number
  readonly kind: string
  readonly what: string | null
  readonly departmentId: string | null
}

/** How a need ended: both null while it is open. */
export type Ended = {
  readonly caseId: string
  readonly closedAt: Date | null
  readonly outcome: string | null
}

type Place = (moved: Moved) => string | null

const department: Place = ({ departmentId }) => departmentId && `department:${departmentId}`

const SEGMENTS: Readonly<Record<string, Place>> = {
  waiting: () => 'waiting',
  talking: department,
  hold: () => 'hold',
  // While colleagues confer, the client waits.
  consult: () => 'hold',
}

/** What leads where; anything else that happens leaves the need where it is. */
const PLACES: Readonly<Record<string, Place>> = {
  'contact.arrived': ({ what }) => (what === 'out' ? 'outbound' : what && `channel:${what}`),
  'contact.segment_began': (moved) => SEGMENTS[moved.what ?? '']?.(moved) ?? null,
  'contact.brought_in': department,
  'contact.handed_over': department,
  'commitment.made': () => 'promise',
  'commitment.broken': () => 'promise:broken',
  'case.leg_opened': ({ departmentId }) => departmentId && `leg:${departmentId}`,
  'case.attempted': () => 'attempt',
  'case.reopened': () => 'reopened',
}

const OF_CONVERSATION = /^(channel|department):|^(waiting|hold|outbound)$/
const LOST = new Set(['left', 'left_waiting'])
/** Who is answered at once has not waited. */
const NO_WAIT_MS = 1_000

/**
 * The ways of needs, in the order of `ends`: start by channel, waiting, whose department answered, was brought in or took
 * over, hold, promises, legs, the client coming back; and at last how it ended: `end:met`, `end:withdrawn`, `end:lost` (the
 * client left and nothing happened since) or `end:open`, which lasts until `now`. `moved` is in order of time.
 */
export function pathsOf(ends: readonly Ended[], moved: readonly Moved[], now: Date): Path[] {
  const byNeed = Map.groupBy(moved, ({ need }) => need)
  return ends.flatMap((end, need) => {
    const visits = visitsOf(byNeed.get(need) ?? [], end, now.getTime())
    return visits.length > 1 ? [{ caseId: end.caseId, visits }] : []
  })
}

type Stay = { readonly at: number; readonly place: string; ended?: number }

function visitsOf(moved: readonly Moved[], end: Ended, now: number): Visit[] {
  const stays: Stay[] = []
  let lost = false
  for (const one of moved) {
    const place = PLACES[one.kind]?.(one)
    const stay = stays.at(-1)
    if (one.kind === 'contact.ended') {
      lost = LOST.has(one.what ?? '')
      if (stay && OF_CONVERSATION.test(stay.place)) stay.ended = one.at
    } else if (place) {
      lost = false
      // Neighbours that are alike are one stay, until a conversation has ended in between.
      if (stay?.place === place) delete stay.ended
      else stays.push({ at: one.at, place })
    }
  }
  const last = stays.at(-1)
  if (last) stays.push(endOf(end, lost, last.ended ?? last.at, now))
  const waited = stays.filter((stay, i) => !isNoWait(stay, stays[i + 1]))
  return withLeaving(waited.filter(({ place }, i) => place !== waited[i - 1]?.place))
}

function endOf({ closedAt, outcome }: Ended, lost: boolean, last: number, now: number): Stay {
  if (!closedAt) return { at: lost ? last : Math.max(last, now), place: lost ? 'end:lost' : 'end:open' }
  const place = outcome === 'met' ? 'end:met' : 'end:withdrawn'
  return { at: Math.max(last, closedAt.getTime()), place }
}

const isNoWait = ({ place, at }: Stay, next: Stay | undefined) =>
  place === 'waiting' && next !== undefined && next.at - at < NO_WAIT_MS && !next.place.startsWith('end:')

const withLeaving = (stays: readonly Stay[]): Visit[] =>
  stays.map(({ at, place, ended }, i) => {
    const next = stays[i + 1]?.at ?? at
    return { at, place, left: Math.min(ended ?? next, next) }
  })
