/** Mixed skills simulated: plain data in, plain data out, so that it can run in a thread. */
import { leastStaff } from '#core/queueing/least-staff.ts'
import type { Target } from '#core/queueing/line.ts'
import type { Kind } from '#core/simulation/centre.ts'
import { exponential, fixed, lognormal } from '#core/simulation/draws.ts'
import type { Draw } from '#core/simulation/draws.ts'
import { meanInterval } from '#core/simulation/interval.ts'
import { evaluateSkills, leastForSkills } from '#core/simulation/measure-skills.ts'
import type { KindTarget, SkillEvaluation, SkillOptions, SkillPool } from '#core/simulation/measure-skills.ts'
import type { Likely, SkillKind, SkillsTold } from './contract.skills.ts'
import { wholes } from './rules/skills.ts'

export type OrderKind = {
  readonly name: string
  /** As expected, and so that the offer holds with the chosen certainty. */
  readonly perHour: number
  readonly perHourSafely: number
  readonly minutes: number
  readonly cv: number
}

export type OrderPool = {
  readonly name: string
  /** Kinds that these people can take. */
  readonly takes: readonly string[]
  /** How many there are, and how many of them are on duty. */
  readonly people: number
  readonly onDuty: number
}

export type SkillOrder = {
  readonly kinds: readonly OrderKind[]
  readonly pools: readonly OrderPool[]
  /** Null: nobody is reckoned to give up. */
  readonly patienceMinutes: number | null
  readonly target: Target
  /** The time that “in time” speaks of. */
  readonly withinMinutes: number
}

export type SkillAnswer = {
  readonly kinds: readonly { readonly met: SkillKind['met']; readonly why: SkillKind['why'] }[]
  readonly occupancy: readonly (Likely | null)[]
  /** Least people by pool. */
  readonly least: Omit<SkillsTold['least'], 'people'> & { readonly people: readonly number[] | null }
  readonly onePool: SkillsTold['onePool']
  readonly teach: Taught | null
  readonly teachWhy: SkillsTold['teachWhy']
}

/** One more person of this pool takes this kind: mean waits of all contacts in seconds. */
type Taught = {
  readonly pool: string
  readonly kind: string
  readonly before: Likely | null
  readonly after: Likely | null
  readonly less: Likely | null
}

const SEED = 'skills'
/** Nobody is in it: for needs of a skill that nobody has. */
const NOBODY = 'nobody'
/** Runs and contacts a run of what is told; of the steps of a search, which are many. */
const TOLD = { runs: 12, contacts: 2_000 }
const SEARCHED = { runs: 6, contacts: 1_200 }
const TRIED_RUNS = 4
const EVALUATIONS = 160
const EVALUATIONS_OF_ONE = 16
/** Skills looked at for teaching: those whose clients wait most. */
const TAUGHT_SKILLS = 3
/** Below so many seconds a contact there is nothing to gain that anybody would notice. */
const NOTICED_SECONDS = 0.5

/** What clients meet with the people on duty, the least people that keep the offer, and what to teach next. */
export function simulateSkills(order: SkillOrder): SkillAnswer {
  const staff = order.pools.map(({ name, takes, onDuty }) => ({ name, takes, people: onDuty }))
  const runs = runsOf(order, staff, TOLD.runs)
  const endless = endlessKinds(order, staff)
  return {
    kinds: order.kinds.map((kind) => metBy(order, kind, staff, runs, endless)),
    occupancy: order.pools.map(({ name, onDuty }) =>
      onDuty === 0
        ? null
        : likely(
            runs.map((run) => run.occupancy[name]?.mean ?? 0),
            1,
          ),
    ),
    ...leastOf(order),
    ...teachNext(order, staff, runs),
  }
}

type Staff = readonly { readonly name: string; readonly takes: readonly string[]; readonly people: number }[]

// ── what clients meet ────────────────────────────────────────────────────────────────────────────────────────────────
function optionsFor(
  order: SkillOrder,
  pools: readonly Pick<OrderPool, 'name' | 'takes'>[],
  rateOf: (kind: OrderKind) => number,
  { runs, contacts }: { runs: number; contacts: number },
): SkillOptions {
  const perHour = order.kinds.reduce((sum, kind) => sum + rateOf(kind), 0)
  return {
    seed: SEED,
    kinds: order.kinds.map((kind) => kindFor(order, kind, pools, rateOf(kind))),
    pools: [...pools.map(({ name }): SkillPool => ({ name })), { name: NOBODY, most: 0 }],
    targets: Object.fromEntries(order.kinds.map(({ name }) => [name, targetFor(order.target)])),
    runs,
    // A tenth goes before anything is counted.
    minutes: (contacts * 60) / perHour / 0.9,
  }
}

function kindFor(
  { patienceMinutes, withinMinutes }: SkillOrder,
  { name, minutes, cv }: OrderKind,
  pools: readonly Pick<OrderPool, 'name' | 'takes'>[],
  perHour: number,
): Kind {
  const able = pools.filter(({ takes }) => takes.includes(name)).map((pool) => pool.name)
  return {
    name,
    arrivals: { perHour },
    minutes: drawOf(minutes, cv),
    ...(patienceMinutes !== null && { patience: exponential(patienceMinutes) }),
    pools: able.length > 0 ? able : [NOBODY],
    // As contacts are offered: longest free first of all who can.
    alike: true,
    inTime: withinMinutes,
  }
}

function drawOf(mean: number, cv: number): Draw {
  if (cv < 0.01) return fixed(mean)
  return cv === 1 ? exponential(mean) : lognormal(mean, cv)
}

/** Every client of a kind is answered, waits or leaves: of all who come. */
function targetFor(target: Target): KindTarget {
  if (target.on === 'answered_within') return { inTimeShare: target.share }
  if (target.on === 'mean_wait') return { meanWait: target.seconds / 60 }
  return target.on === 'leaving' ? { leftShare: target.share } : { inTimeShare: 1 - target.share }
}

/** Single runs, each with its own seed: the same for every staff, so that two differ by their people alone. */
function runsOf(order: SkillOrder, staff: Staff, runs: number): SkillEvaluation[] {
  const options = optionsFor(order, staff, ({ perHour }) => perHour, { runs: 1, contacts: TOLD.contacts })
  const people = Object.fromEntries(staff.map((one) => [one.name, one.people]))
  return Array.from({ length: runs }, (_, run) =>
    evaluateSkills({ ...options, seed: `${SEED}/${run}` }, people),
  )
}

function metBy(
  order: SkillOrder,
  kind: OrderKind,
  staff: Staff,
  runs: readonly SkillEvaluation[],
  endless: ReadonlySet<string>,
): SkillAnswer['kinds'][number] {
  const able = staff.filter(({ takes }) => takes.includes(kind.name))
  if (able.length === 0) return { met: null, why: 'nobody_has_skill' }
  if (able.every(({ people }) => people === 0)) return { met: null, why: 'nobody_on_duty' }
  if (endless.has(kind.name)) return { met: null, why: 'more_than_can_be_done' }
  const of = (field: 'waitedShare' | 'meanWait' | 'inTimeShare' | 'leftShare', most = 1, unit = 1) =>
    likely(
      runs.map((run) => unit * (run.kinds[kind.name]?.[field].mean ?? 0)),
      most,
    )
  const met = {
    waiting: of('waitedShare'),
    meanWaitSeconds: of('meanWait', Infinity, 60),
    inTime: of('inTimeShare'),
    givingUp: of('leftShare'),
  }
  const { inTimeShare = 0, leftShare = 1, meanWait = Infinity } = targetFor(order.target)
  const keepsOffer =
    met.inTime.value >= inTimeShare &&
    met.givingUp.value <= leftShare &&
    met.meanWaitSeconds.value <= meanWait * 60
  return { met: { ...met, keepsOffer }, why: null }
}

function likely(values: readonly number[], most: number, least = 0): Likely {
  const found = meanInterval(values)
  if (!found) throw new RangeError('An interval needs at least one run')
  const within = (value: number) => Math.min(most, Math.max(least, value))
  return { value: within(found.mean), low: within(found.low), high: within(found.high) }
}

/**
 * Kinds whose line grows without end: nobody gives up, and all who can take them together have more to do than they can
 * (Hall 1935, for flows). Groups that drown take no part in what is left.
 */
function endlessKinds({ kinds, patienceMinutes }: SkillOrder, staff: Staff): ReadonlySet<string> {
  const found = new Set<string>()
  if (patienceMinutes !== null) return found
  let left = staff.filter(({ people }) => people > 0)
  for (;;) {
    const drowned = smallestDrowned(
      kinds.filter(({ name }) => !found.has(name)),
      left,
    )
    if (!drowned) return found
    for (const name of drowned.kinds) found.add(name)
    left = left.filter(({ name }) => !drowned.pools.has(name))
  }
}

function smallestDrowned(kinds: readonly OrderKind[], staff: Staff) {
  const sets = Array.from({ length: 2 ** staff.length }, (_, set) =>
    staff.filter((_one, at) => (set >> at) % 2 === 1),
  )
  for (const pools of sets.toSorted((a, b) => a.length - b.length)) {
    const others = staff.filter((one) => !pools.includes(one))
    const own = kinds.filter(({ name }) => !others.some(({ takes }) => takes.includes(name)))
    const load = own.reduce((sum, { perHour, minutes }) => sum + (perHour * minutes) / 60, 0)
    const people = pools.reduce((sum, one) => sum + one.people, 0)
    if (load > 0 && load >= people)
      return { kinds: own.map(({ name }) => name), pools: new Set(pools.map(({ name }) => name)) }
  }
  return undefined
}

// ── the least people ─────────────────────────────────────────────────────────────────────────────────────────────────
function leastOf(order: SkillOrder): Pick<SkillAnswer, 'least' | 'onePool'> {
  // What nobody can take asks for no people; it is told as such.
  const kinds = order.kinds.filter(({ name }) => order.pools.some(({ takes }) => takes.includes(name)))
  const able = { ...order, kinds }
  const onePool = onePoolOf(able)
  const base = { ...optionsFor(able, order.pools, safely, SEARCHED), evaluations: EVALUATIONS }
  const start = startOf(order, onePool.people ?? onePool.erlang ?? kinds.length)
  const there = Object.fromEntries(order.pools.map(({ name, people }) => [name, people]))
  const isEnough = evaluateSkills(base, there).meets
  const pools = base.pools.map((pool) => ({ ...pool, ...(isEnough && { most: there[pool.name] ?? 0 }) }))
  const result = leastForSkills({ ...base, pools, start })
  if (!result.ok) return { least: { state: 'not_found', people: null, proven: false }, onePool }
  const people = order.pools.map(({ name }) => result.people[name] ?? 0)
  return { least: { state: isEnough ? 'kept' : 'beyond', people, proven: result.proven }, onePool }
}

const safely = ({ perHourSafely }: OrderKind) => perHourSafely

/** As many as one pool would need, divided as the people are. */
function startOf({ pools }: SkillOrder, many: number): Record<string, number> {
  const all = pools.reduce((sum, { people }) => sum + people, 0)
  const shares = wholes(pools.map(({ people }) => (many * people) / Math.max(1, all)))
  return Object.fromEntries(pools.map(({ name }, at) => [name, shares[at] ?? 0]))
}

/** The same contacts when everybody can take every one of them: simulated, and by the formula. */
function onePoolOf(order: SkillOrder): SkillsTold['onePool'] {
  const all = [{ name: 'all', takes: order.kinds.map(({ name }) => name) }]
  const perHour = order.kinds.reduce((sum, kind) => sum + kind.perHourSafely, 0)
  const minutes = order.kinds.reduce((sum, kind) => sum + kind.perHourSafely * kind.minutes, 0)
  const line = {
    contactsPerHour: perHour,
    handlingSeconds: (minutes * 60) / perHour,
    ...(order.patienceMinutes !== null && { patienceSeconds: order.patienceMinutes * 60 }),
  }
  const formula = leastStaff(line, order.target)
  const erlang = formula.ok ? formula.agents : null
  const result = leastForSkills({
    ...optionsFor(order, all, safely, SEARCHED),
    evaluations: EVALUATIONS_OF_ONE,
    ...(erlang !== null && { start: { all: erlang } }),
  })
  return { people: result.ok ? (result.people['all'] ?? null) : null, erlang }
}

// ── what to teach next ───────────────────────────────────────────────────────────────────────────────────────────────
type Candidate = { readonly pool: string; readonly kind: string; readonly staff: Staff }

function teachNext(
  order: SkillOrder,
  staff: Staff,
  before: readonly SkillEvaluation[],
): Pick<SkillAnswer, 'teach' | 'teachWhy'> {
  const none = (teachWhy: SkillAnswer['teachWhy']) => ({ teach: null, teachWhy })
  if (staff.every(({ people }) => people === 0)) return none('nobody_on_duty')
  const candidates = candidatesOf(order, staff, before)
  if (candidates.length === 0) return none('all_can_all')
  const tried = candidates.map((one) => {
    const waits = runsOf(order, one.staff, TRIED_RUNS).map((run) => waitOf(order, one.staff, run))
    return { ...one, wait: waits.reduce((sum, wait) => sum + wait, 0) }
  })
  const [best] = tried.toSorted((a, b) => a.wait - b.wait)
  if (!best) return none('all_can_all')
  return compared(order, { best, staff, before })
}

function compared(
  order: SkillOrder,
  { best, staff, before }: { best: Candidate; staff: Staff; before: readonly SkillEvaluation[] },
): Pick<SkillAnswer, 'teach' | 'teachWhy'> {
  const waits = before.map((run) => waitOf(order, staff, run))
  const after = runsOf(order, best.staff, TOLD.runs).map((run) => waitOf(order, best.staff, run))
  const less = likely(
    waits.map((wait, run) => wait - (after[run] ?? 0)),
    Infinity,
    -Infinity,
  )
  if (less.value < NOTICED_SECONDS) return { teach: null, teachWhy: 'little_to_gain' }
  if (less.low <= 0) return { teach: null, teachWhy: 'not_sure' }
  const [grew, grows] = [endlessKinds(order, staff).size > 0, endlessKinds(order, best.staff).size > 0]
  const told = {
    before: grew ? null : likely(waits, Infinity),
    after: grows ? null : likely(after, Infinity),
    less: grew || grows ? null : less,
  }
  return { teach: { pool: best.pool, kind: best.kind, ...told }, teachWhy: null }
}

/** Mean wait of all contacts, those who gave up included, in seconds. */
function waitOf(order: SkillOrder, staff: Staff, run: SkillEvaluation): number {
  const { kinds } = order
  const perHour = kinds.reduce((sum, kind) => sum + kind.perHour, 0)
  const waiting = kinds.reduce((sum, kind) => sum + waitingOf(order, staff, kind, run), 0)
  return (waiting * 60) / perHour
}

/** Minutes that clients of a kind wait for each hour of contacts. */
function waitingOf(
  { kinds, patienceMinutes }: SkillOrder,
  staff: Staff,
  { name, perHour }: OrderKind,
  run: SkillEvaluation,
): number {
  const isServed = staff.some(({ takes, people }) => people > 0 && takes.includes(name))
  if (isServed || patienceMinutes !== null) return perHour * (run.kinds[name]?.meanWait.mean ?? 0)
  // A wait without an end is not counted by the run. Half its length is no figure to tell; it only puts this kind first.
  const all = kinds.reduce((sum, kind) => sum + kind.perHour, 0)
  return perHour * ((TOLD.contacts * 60) / all / 2)
}

/** One more person on duty of each group takes a kind that the group does not, of those kinds that wait most. */
function candidatesOf(order: SkillOrder, staff: Staff, before: readonly SkillEvaluation[]): Candidate[] {
  const waiting = (kind: OrderKind) =>
    before.reduce((sum, run) => sum + waitingOf(order, staff, kind, run), 0)
  return order.kinds
    .map((kind) => ({ name: kind.name, waiting: waiting(kind) }))
    .filter(({ name }) => staff.some(({ takes, people }) => people > 0 && !takes.includes(name)))
    .toSorted((a, b) => b.waiting - a.waiting)
    .slice(0, TAUGHT_SKILLS)
    .flatMap((kind) =>
      staff
        .filter(({ takes, people }) => people > 0 && !takes.includes(kind.name))
        .map((pool) => ({
          pool: pool.name,
          kind: kind.name,
          staff: withTaught(staff, pool.name, kind.name),
        })),
    )
}

function withTaught(staff: Staff, from: string, kind: string): Staff {
  return staff.flatMap((one) =>
    one.name === from
      ? [
          { ...one, people: one.people - 1 },
          { name: `${from} and ${kind}`, takes: [...one.takes, kind], people: 1 },
        ]
      : [one],
  )
}
