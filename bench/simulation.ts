/**
 * The simulation: events per second beside a bare loop over typed arrays in the same run, agreement with exact values,
 * and both designs beside their closed form.
 *
 * `node bench/simulation.ts [--rounds 5] [--arrivals 1000000] [--seeds 10] [--needs 200000]`
 */
import { parseArgs } from 'node:util'
import { chanceFrom } from '#core/chance.ts'
import { breakEven } from '#core/simulation/break-even.ts'
import { centre } from '#core/simulation/centre.ts'
import { conventionalClosedForm, goldenClosedForm } from '#core/simulation/designs/closed-form.ts'
import { runDesign, type Measures } from '#core/simulation/designs/run-design.ts'
import { exponential } from '#core/simulation/draws.ts'
import { simulate } from '#core/simulation/engine.ts'
import { ERLANG_A_10, ERLANG_C_11, N_DESIGN, STAFFED } from '#core/simulation/exact.fixture.ts'
import { withInputs, workedExample } from '#core/simulation/inputs.ts'
import { meanInterval } from '#core/simulation/interval.ts'
import { FURTHEST, LOOKED_AT, morning, MORNING_MINUTES, strayed } from '#core/simulation/transient.fixture.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    arrivals: { type: 'string', default: '1000000' },
    seeds: { type: 'string', default: '10' },
    needs: { type: 'string', default: '200000' },
  },
})
const rounds = Number(values.rounds)
const arrivals = Number(values.arrivals)
const seeds = Number(values.seeds)
const needs = Number(values.needs)

const systems = [
  { name: 'Erlang C, 11 people', people: 11, patience: undefined },
  { name: 'Erlang A, 10 people', people: 10, patience: ERLANG_A_10.patience },
]
type System = (typeof systems)[number]

say(`Simulation, ${arrivals} arrivals (200/h, 3 minutes), ${rounds} rounds, Node ${process.version}`)
say('', '| | engine, M events/s | bare loop, M events/s | engine / bare |', '|---|---|---|---|')
for (const system of systems) say(speedRow(system))
say('', '| | exact | mean of seeds | 95 % interval | inside |', '|---|---|---|---|---|')
for (const row of agreement()) say(row)
say('', transient(8, 2000))
say('', '| without waiting, per need | closed form | simulated | difference |', '|---|---|---|---|')
for (const row of withoutWaiting()) say(row)
const even = breakEven(workedExample())
say('', even.ok ? `Break-even: ${(100 * even.value).toFixed(2)} % met alone at the first point` : even.why)
say(
  '',
  'People on duty (60,000 needs, 60/h; in brackets an independent simulation, one run):',
  '| people | conventional median min | golden minutes | golden first point | golden wait | golden median |',
  '|---|---|---|---|---|---|',
)
for (const row of STAFFED) say(staffedRow(row))

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}

function speedRow(system: System): string {
  const engine: number[] = []
  const bare: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    const ours = timed(() => one(system, `round ${round}`).events)
    const theirs = timed(() => bareLoop(system, `round ${round}`))
    // The first round warms both up.
    if (round < 0) continue
    engine.push(ours)
    bare.push(theirs)
  }
  const ratio = median(engine.map((speed, i) => speed / (bare[i] ?? Number.NaN)))
  return `| ${system.name} | ${median(engine).toFixed(2)} | ${median(bare).toFixed(2)} | ${ratio.toFixed(2)} |`
}

function timed(run: () => number): number {
  const begun = performance.now()
  const events = run()
  return events / (performance.now() - begun) / 1000
}

function one({ people, patience }: System, seed: string) {
  const { flow, sources } = centre(
    [
      {
        name: 'call',
        arrivals: { perHour: 200 },
        minutes: exponential(3),
        ...(patience === undefined ? {} : { patience: exponential(patience) }),
        pools: ['people'],
        inTime: 1 / 3,
      },
    ],
    { people: { people } },
  )
  return simulate(flow, { seed, sources, needs: arrivals })
}

/** The same system as bare as it can be: a heap of ends of talks, a ring of those waiting, no names, no measures but the wait. */
function bareLoop({ people, patience = Infinity }: System, seed: string): number {
  const chance = chanceFrom(seed)
  const ends = new Float64Array(people + 1)
  const came = new Float64Array(1 << 16)
  const leaves = new Float64Array(1 << 16)
  const mask = came.length - 1
  let busy = 0
  let head = 0
  let tail = 0
  let arrived = 0
  let events = 0
  let waited = 0
  let next = chance.exponential(0.3)
  const push = (end: number) => {
    let hole = busy++
    for (; hole > 0; hole = (hole - 1) >> 1) {
      const parent = ends[(hole - 1) >> 1] as number
      if (parent <= end) break
      ends[hole] = parent
    }
    ends[hole] = end
  }
  const pop = () => {
    const last = ends[--busy] as number
    let hole = 0
    for (let child = 1; child < busy; child = 2 * hole + 1) {
      if (child + 1 < busy && (ends[child + 1] as number) < (ends[child] as number)) child += 1
      if ((ends[child] as number) >= last) break
      ends[hole] = ends[child] as number
      hole = child
    }
    ends[hole] = last
  }
  while (arrived < arrivals || busy > 0) {
    events += 1
    const end = busy > 0 ? (ends[0] as number) : Infinity
    if (arrived < arrivals && next < end) {
      const now = next
      arrived += 1
      next = now + chance.exponential(0.3)
      if (busy < people) push(now + chance.exponential(3))
      else {
        came[tail & mask] = now
        leaves[tail & mask] = patience === Infinity ? Infinity : now + chance.exponential(patience)
        tail += 1
      }
      continue
    }
    pop()
    while (head < tail && (leaves[head & mask] as number) < end) {
      events += 1
      head += 1
    }
    if (head === tail) continue
    waited += end - (came[head & mask] as number)
    head += 1
    push(end + chance.exponential(3))
  }
  if (Number.isNaN(waited)) throw new Error('the bare loop lost count')
  return events
}

function agreement(): string[] {
  const courses = systems.map((system) =>
    Array.from({ length: seeds }, (_, seed) => one(system, `seed ${seed}`)),
  )
  const call = (which: number, of: (step: (typeof courses)[0][0]['steps'][string]) => number) =>
    (courses[which] ?? []).flatMap(({ steps }) => (steps['call'] ? [of(steps['call'])] : []))
  return [
    exactRow(
      'C: share who wait',
      ERLANG_C_11.waited,
      call(0, (s) => s.waited / s.came),
    ),
    exactRow(
      'C: mean wait, s',
      ERLANG_C_11.meanWaitSeconds,
      call(0, (s) => (60 * s.waitMinutes) / s.came),
    ),
    exactRow(
      'C: within 20 s',
      ERLANG_C_11.inTime20Seconds,
      call(0, (s) => s.inTime / s.came),
    ),
    exactRow(
      'A: share who wait',
      ERLANG_A_10.waited,
      call(1, (s) => s.waited / s.came),
    ),
    exactRow(
      'A: mean wait, s',
      ERLANG_A_10.meanWaitSeconds,
      call(1, (s) => (60 * s.waitMinutes) / s.came),
    ),
    exactRow(
      'A: share who leave',
      ERLANG_A_10.left,
      call(1, (s) => s.left / s.came),
    ),
    ...sharedPools(),
  ]
}

/** The number in the system, where it must be Poisson at every minute looked at. */
function transient(times: number, runs: number): string {
  const { flow, sources } = morning(times)
  const counts = LOOKED_AT.map(() => [] as number[])
  for (let run = 0; run < runs; run += 1) {
    const options = { seed: `m${run}`, sources, minutes: MORNING_MINUTES, checkpoints: LOOKED_AT, drain: 0 }
    for (const [i, count] of simulate(flow, options).inSystem.entries()) counts[i]?.push(count)
  }
  const errors = LOOKED_AT.flatMap((minute, i) => Object.values(strayed(times, minute, counts[i] ?? [])))
  const furthest = Math.max(...errors.map(Math.abs))
  return `Patience = talk, ${runs} mornings, ${LOOKED_AT.length} times: furthest from Poisson(m(t)) ${furthest.toFixed(2)} standard errors (99 % band: ${FURTHEST})`
}

function sharedPools(): string[] {
  const kind = (name: string, perHour: number, pools: string[]) => ({
    name,
    arrivals: { perHour },
    minutes: exponential(5),
    patience: exponential(5),
    pools,
  })
  const { flow, sources } = centre(
    [
      kind('first', N_DESIGN.first.perHour, ['pool 1', 'pool 2']),
      kind('second', N_DESIGN.second.perHour, ['pool 2']),
    ],
    { 'pool 1': { people: 8 }, 'pool 2': { people: 8, prefers: ['second', 'first'] } },
  )
  const courses = Array.from({ length: 30 }, (_, seed) =>
    simulate(flow, { seed: `shared ${seed}`, sources, minutes: 60_000, warmUp: 300 }),
  )
  return (['first', 'second'] as const).flatMap((name) => {
    const of = (field: 'waited' | 'left') =>
      courses.map(({ steps }) => (steps[name]?.[field] ?? 0) / (steps[name]?.came ?? 0))
    const pool = name === 'first' ? 'pool 1' : 'pool 2'
    return [
      exactRow(`two pools, ${name} kind: who wait`, N_DESIGN[name].waited, of('waited')),
      exactRow(`two pools, ${name} kind: who leave`, N_DESIGN[name].left, of('left')),
      exactRow(
        `two pools, ${pool}: occupancy`,
        N_DESIGN.occupancy[pool],
        courses.map(({ pools }) => pools[pool]?.occupancy ?? Number.NaN),
      ),
    ]
  })
}

function exactRow(what: string, exact: number, found: readonly number[]): string {
  const interval = meanInterval(found)
  if (!interval) return `| ${what} | ${exact.toPrecision(6)} | – | – | – |`
  const { mean, halfWidth, low, high } = interval
  const inside = low < exact && exact < high ? 'yes' : 'no'
  return `| ${what} | ${exact.toPrecision(6)} | ${mean.toPrecision(6)} | ± ${halfWidth.toPrecision(2)} | ${inside} |`
}

function withoutWaiting(): string[] {
  const example = workedExample()
  const conventional = runDesign(example, 'conventional', { seed: 1, needs, ample: true }).measures
  const golden = runDesign(example, 'golden_moment', { seed: 1, needs, ample: true }).measures
  const closedConventional = conventionalClosedForm(example)
  const closedGolden = goldenClosedForm(example)
  const row = (what: string, closed: number, found: number | null) =>
    `| ${what} | ${closed.toFixed(4)} | ${shown(found, 4)} | ${shown(found === null ? null : 100 * (found / closed - 1), 2)} % |`
  return [
    row('conventional: contacts', closedConventional.contacts, conventional.contactsPerNeed),
    row('conventional: attempts', closedConventional.attempts, conventional.attemptsPerNeed),
    row('conventional: staff minutes', closedConventional.minutes, conventional.minutesPerNeed),
    row('golden moment: contacts', closedGolden.contacts, golden.contactsPerNeed),
    row('golden moment: staff minutes', closedGolden.minutes, golden.minutesPerNeed),
    row('golden moment: first point', closedGolden.firstPoint, golden.firstPointShare),
  ]
}

function staffedRow(row: (typeof STAFFED)[number]): string {
  const scenario = withInputs(workedExample(), {
    frontPeople: row.front,
    backPeople: row.back,
    firstPointPeople: row.firstPoint,
    expertPeople: row.expert,
  })
  const run = (design: 'conventional' | 'golden_moment') =>
    runDesign(scenario, design, { seed: 1, needs: 60_000 })
  const conventional = run('conventional')
  const golden: Measures = run('golden_moment').measures
  const overloaded = conventional.overloaded ? ', overloaded' : ''
  return [
    `| ${row.people} `,
    ` ${shown(conventional.measures.endToEndMedian, 0)}${overloaded} (${row.conventionalMedian.toFixed(0)}${row.overloaded ? ', overloaded' : ''}) `,
    ` ${shown(golden.minutesPerNeed, 3)} (${row.minutes}) `,
    ` ${shown(golden.firstPointShare, 3)} (${row.alone}) `,
    ` ${shown(golden.waitPerContact, 3)} (${row.wait}) `,
    ` ${shown(golden.endToEndMedian, 2)} (${row.median}) |`,
  ].join('|')
}

function shown(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits)
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
