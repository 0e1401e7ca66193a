/**
 * A process flow in words that can be read aloud: named steps, who does them, how long they take, what comes next.
 * The engine runs it; a screen can draw it.
 */
import { drawer, type Draw } from './draws.ts'
import type { Sight, Walk } from './walk.ts'
import type { Level } from './week.ts'

/** The two ways a flow ends: the need is met, or given up. */
export const ENDINGS = ['met', 'unresolved'] as const
export type Ending = (typeof ENDINGS)[number]

/** What comes next: the name of a step or an ending, or a decision that gives one. */
export type Next<Notes> = string | ((walk: Walk<Notes>, now: number) => string)

/** Minutes: a draw, or a decision. */
export type Minutes<Notes> = Draw | ((walk: Walk<Notes>, now: number) => number)

/** People do something, for or with the client. */
export type TalkStep<Notes> = {
  does: 'talk'
  /** Names of pools in order of preference, or those who are there already. */
  with: readonly string[] | 'same'
  /** Whoever has been free for longest takes it, whichever of the pools they are in; else the first pool first. */
  alike?: true
  minutes: Minutes<Notes>
  next: Next<Notes>
  /** The one who leads stays, and waits with the client for the one to join; both take part. */
  joins?: true
  /** How long it is waited for somebody; without it, until somebody comes. */
  patience?: Minutes<Notes>
  /** What comes when nobody came in time; 'unresolved' when left out. */
  left?: Next<Notes>
  /** Lower is served first by pools that do several things; 0 when left out. Equal: who waits longest. */
  rank?: number
  /** Back to the person who owns the need; waits so many minutes for them, then takes anyone. 0: only if free now. */
  owner?: { waits: number }
  /** Whoever leads here owns the need from now on, if nobody does. */
  makesOwner?: true
  /** What this is to the client; 'inside' when left out. */
  sight?: Sight
  /** Runs a second thread of the same need beside the first from the end of this step on; undefined: none. */
  alongside?: (walk: Walk<Notes>, now: number) => string | undefined
  /** A wait of at most so many minutes counts as in time. */
  inTime?: number
}

/** Time passes without people: until a call-back, the next attempt, the client's return. */
export type PauseStep<Notes> = { does: 'pause'; minutes: Minutes<Notes>; next: Next<Notes> }

export type Step<Notes> = TalkStep<Notes> | PauseStep<Notes>

/** People who can stand in for each other. */
export type Pool = {
  /** How many are on duty. */
  people: Level
  /** Pay per minute, in the organisation's money. */
  pay?: number
  /** Steps in the order in which this pool takes them, before rank; those not named come last. */
  prefers?: readonly string[]
}

/** A whole flow. `notes` makes what the flow keeps about one need. */
export type Flow<Notes> = {
  pools: Readonly<Record<string, Pool>>
  steps: Readonly<Record<string, Step<Notes>>>
  notes: (walk: { trait: (which: number) => number; arrivedAt: number }) => Notes
}

/** What is wrong with a flow: a step, pool or next step that is named and not there. */
export type FlowFault =
  | { code: 'unknown_pool'; step: string; pool: string }
  | { code: 'unknown_step'; step: string; next: string }
  | { code: 'nobody_named'; step: string }
  | { code: 'name_taken'; step: string }

/** Names in a flow that lead nowhere. Decisions can only be checked when they are taken. */
export function flowFaults<Notes>(flow: Flow<Notes>): FlowFault[] {
  return Object.entries(flow.steps).flatMap(([step, does]) => [
    ...(isEnding(step) ? [{ code: 'name_taken' as const, step }] : []),
    ...poolFaults(flow, step, does),
    ...[does.next, does.does === 'talk' ? does.left : undefined].flatMap((next) =>
      typeof next === 'string' && !isEnding(next) && !(next in flow.steps)
        ? [{ code: 'unknown_step' as const, step, next }]
        : [],
    ),
  ])
}

function poolFaults<Notes>(flow: Flow<Notes>, step: string, does: Step<Notes>): FlowFault[] {
  if (does.does !== 'talk' || does.with === 'same') return []
  if (does.with.length === 0) return [{ code: 'nobody_named', step }]
  return does.with.flatMap((pool) =>
    pool in flow.pools ? [] : [{ code: 'unknown_pool' as const, step, pool }],
  )
}

const isEnding = (name: string): name is Ending => (ENDINGS as readonly string[]).includes(name)

/** A step made ready to run: names turned to numbers, draws to functions. Endings are −1 (met) and −2. */
export type ReadyStep<Notes> = {
  name: string
  talks: boolean
  same: boolean
  pools: readonly number[]
  alike: boolean
  joins: boolean
  minutes: (walk: Walk<Notes>, now: number) => number
  patience: ((walk: Walk<Notes>, now: number) => number) | undefined
  next: (walk: Walk<Notes>, now: number) => number
  left: (walk: Walk<Notes>, now: number) => number
  rank: number
  ownerWaits: number
  makesOwner: boolean
  sight: Sight
  alongside: ((walk: Walk<Notes>, now: number) => number) | undefined
  inTime: number
}

export const MET = -1
export const UNRESOLVED = -2
/** No second thread. */
export const NONE = -3

/** The steps of a flow, ready to run. RangeError when the flow has faults. */
export function readySteps<Notes>(flow: Flow<Notes>): ReadyStep<Notes>[] {
  const fault = flowFaults(flow)[0]
  if (fault) throw new RangeError(`The flow cannot run: ${JSON.stringify(fault)}`)
  const pools = Object.keys(flow.pools)
  const number = stepNumbers(flow)
  return Object.entries(flow.steps).map(([name, step]) =>
    step.does === 'talk' ? readyTalk(name, step, pools, number) : readyPause(name, step, number),
  )
}

/** The number of a step or ending by its name. RangeError for a name that is not there. */
export function stepNumbers<Notes>(flow: Flow<Notes>): (name: string) => number {
  const numbers = new Map(Object.keys(flow.steps).map((name, index) => [name, index]))
  numbers.set('met', MET)
  numbers.set('unresolved', UNRESOLVED)
  return (name) => {
    const found = numbers.get(name)
    if (found === undefined) throw new RangeError(`There is no step named ${name}`)
    return found
  }
}

type Numbers = (name: string) => number

function readyTalk<Notes>(
  name: string,
  step: TalkStep<Notes>,
  pools: readonly string[],
  number: Numbers,
): ReadyStep<Notes> {
  const { alongside } = step
  return {
    name,
    talks: true,
    same: step.with === 'same',
    pools: step.with === 'same' ? [] : step.with.map((pool) => pools.indexOf(pool)),
    alike: step.alike ?? false,
    joins: step.joins ?? false,
    minutes: readyMinutes(step.minutes),
    patience: step.patience && readyMinutes(step.patience),
    next: readyNext(step.next, number),
    left: readyNext(step.left ?? 'unresolved', number),
    rank: step.rank ?? 0,
    ownerWaits: step.owner ? step.owner.waits : -1,
    makesOwner: step.makesOwner ?? false,
    sight: step.sight ?? 'inside',
    alongside: alongside && ((walk, now) => numberOr(alongside(walk, now), number)),
    inTime: step.inTime ?? 0,
  }
}

const numberOr = (name: string | undefined, number: Numbers) => (name === undefined ? NONE : number(name))

function readyPause<Notes>(name: string, step: PauseStep<Notes>, number: Numbers): ReadyStep<Notes> {
  return {
    ...readyTalk<Notes>(name, { ...step, does: 'talk', with: 'same' }, [], number),
    talks: false,
    same: false,
  }
}

function readyMinutes<Notes>(minutes: Minutes<Notes>): (walk: Walk<Notes>, now: number) => number {
  return typeof minutes === 'function' ? minutes : drawer(minutes)
}

function readyNext<Notes>(next: Next<Notes>, number: Numbers): (walk: Walk<Notes>, now: number) => number {
  if (typeof next === 'function') return (walk, now) => number(next(walk, now))
  const always = number(next)
  return () => always
}
