/** A flow for people who answer: kinds of contact, pools that can do them, patience, and clients who try again. */
import type { Arrivals } from './arrivals.ts'
import type { Draw } from './draws.ts'
import type { Flow, Pool, Step } from './flow.ts'
import type { Source } from './run-options.ts'

/** Clients who come back: what share of them, and after how long. */
export type Again = { share: number; after: Draw }

/** One kind of contact. */
export type Kind = {
  name: string
  arrivals: Arrivals
  minutes: Draw
  /** How long clients wait before they give up; without it they stay. */
  patience?: Draw
  /** Pools that can do this, the preferred one first. */
  pools: readonly string[]
  /** Whoever has been free for longest takes it, whichever of these pools they are in. */
  alike?: true
  /** Clients who gave up and try again. */
  redial?: Again
  /** Clients who were served and need to come again. */
  reconnect?: Again
  /** A wait of at most so many minutes counts as in time. */
  inTime?: number
}

/** A flow and where needs enter it. */
export type Centre = { flow: Flow<undefined>; sources: readonly Source[] }

/**
 * The flow of a centre. The step of a kind carries its name; a pool takes kinds in the order of its `prefers`, and
 * who waits longest where it names none. RangeError when two kinds share a name.
 */
export function centre(kinds: readonly Kind[], pools: Readonly<Record<string, Pool>>): Centre {
  if (new Set(kinds.map(({ name }) => name)).size < kinds.length)
    throw new RangeError('Every kind of contact needs a name of its own')
  return {
    flow: {
      pools,
      steps: Object.fromEntries(kinds.flatMap(stepsOf)),
      notes: () => undefined,
    },
    sources: kinds.map(({ name, arrivals }) => ({ name, start: name, arrivals })),
  }
}

function stepsOf(kind: Kind): [string, Step<undefined>][] {
  const { name, redial, reconnect } = kind
  return [
    [
      name,
      {
        does: 'talk',
        with: kind.pools,
        ...(kind.alike ? { alike: true } : {}),
        minutes: kind.minutes,
        ...(kind.patience ? { patience: kind.patience } : {}),
        sight: 'contact',
        inTime: kind.inTime ?? 0,
        next: reconnect ? (walk) => (walk.happens(reconnect.share) ? `${name}: comes again` : 'met') : 'met',
        left: redial
          ? (walk) => (walk.happens(redial.share) ? `${name}: tries again` : 'unresolved')
          : 'unresolved',
      },
    ],
    ...comingBack(`${name}: comes again`, name, reconnect),
    ...comingBack(`${name}: tries again`, name, redial),
  ]
}

function comingBack(step: string, name: string, again: Again | undefined): [string, Step<undefined>][] {
  return again ? [[step, { does: 'pause', minutes: again.after, next: name }]] : []
}
