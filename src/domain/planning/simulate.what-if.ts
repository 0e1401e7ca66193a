/** The computation of a what-if: plain data in, plain data out, so that it can run in a thread. */
import { breakEven, sweep, whereGoldenLoses } from '#core/simulation/break-even.ts'
import { inputFaults } from '#core/simulation/check-inputs.ts'
import { conventionalClosedForm, goldenClosedForm } from '#core/simulation/designs/closed-form.ts'
import { DESIGNS, loadOf, MEASURES } from '#core/simulation/designs/run-design.ts'
import type { Design, MeasureName } from '#core/simulation/designs/run-design.ts'
import { valueOf } from '#core/simulation/inputs.ts'
import type { Scenario } from '#core/simulation/inputs.ts'
import type { MeanInterval } from '#core/simulation/interval.ts'
import { replicate } from '#core/simulation/replicate.ts'
import type { Replication } from '#core/simulation/replicate.ts'
import { MINUTES_OF_WEEK, openMinutes } from '#core/simulation/week.ts'
import type { PlanWarning } from './contract.ts'
import type { Lever, MeasureRow, WhatIfInputs, WhatIfResult } from './contract.what-if.ts'
import { withLevers } from './rules/levers.ts'
import { toCore } from './rules/what-if.ts'

export type Simulation = {
  readonly inputs: WhatIfInputs
  readonly levers: readonly Lever[]
  readonly replications: number
  readonly seed: number
}

/** Needs that count in each run, and those before them that do not: the line has to fill first. */
const NEEDS = 3_000
const WARM_UP_NEEDS = 20_000
const WARM_UP_MINUTES = 2 * 1440

/** Both designs on the same needs. Inputs have been checked; `progress` is told shares from 0 to 1. */
export function run(
  simulation: Simulation,
  progress: (share: number) => void = () => undefined,
): WhatIfResult {
  const scenario = withLevers(toCore(simulation.inputs), simulation.levers)
  const replication = replicate(scenario, {
    seed: simulation.seed,
    runs: simulation.replications,
    ...lengthOf(scenario),
    progress: (done, of) => progress(done / of),
  })
  const overloaded = (design: Design) => replication.designs[design]?.overloaded === true
  return {
    replications: simulation.replications,
    needs: replication.designs.conventional?.needs ?? 0,
    rows: MEASURES.flatMap((measure) => rowOf(replication, measure)),
    overloaded: { conventional: overloaded('conventional'), goldenMoment: overloaded('golden_moment') },
    ...withoutWaiting(scenario),
    warnings: warningsOf(simulation, scenario, replication),
  }
}

/** How long a run lasts so that enough needs count, in minutes. */
function lengthOf(scenario: Scenario): { minutes: number; warmUp: number } {
  const openShare = openMinutes(scenario.opening) / MINUTES_OF_WEEK
  const perMinute = (valueOf(scenario, 'needsPerHour') / 60) * openShare
  const warmUp = Math.min(WARM_UP_MINUTES, WARM_UP_NEEDS / perMinute)
  return { warmUp, minutes: warmUp + NEEDS / perMinute }
}

const UNITS: Readonly<Record<MeasureName, MeasureRow['unit']>> = {
  minutesPerNeed: 'minutes',
  heldMinutesPerNeed: 'minutes',
  contactsPerNeed: 'count',
  chasesPerNeed: 'count',
  attemptsPerNeed: 'count',
  peoplePerNeed: 'count',
  endToEndMean: 'minutes',
  endToEndMedian: 'minutes',
  endToEndP90: 'minutes',
  waitPerContact: 'minutes',
  waitedShare: 'share',
  leftShare: 'share',
  unresolvedShare: 'share',
  firstPointShare: 'share',
  agreedKeptShare: 'share',
  costPerNeed: 'money',
  occupancyFront: 'share',
  occupancyBehind: 'share',
  openShare: 'share',
}

/** A measure of both designs; nothing where one of them has nothing to measure. */
function rowOf({ designs, difference }: Replication, measure: MeasureName): MeasureRow[] {
  const conventional = estimated(designs.conventional?.measures[measure])
  const goldenMoment = estimated(designs.golden_moment?.measures[measure])
  const paired = estimated(difference?.[measure])
  if (!conventional || !goldenMoment || !paired) return []
  return [{ measure, unit: UNITS[measure], conventional, goldenMoment, difference: paired }]
}

function estimated(interval: MeanInterval | null | undefined) {
  if (!interval || !Number.isFinite(interval.halfWidth)) return undefined
  const { mean, low, high } = interval
  return { mean, low, high }
}

const SHARES = Array.from({ length: 21 }, (_, index) => index / 20)

function withoutWaiting(scenario: Scenario) {
  const [conventional, golden] = [conventionalClosedForm(scenario), goldenClosedForm(scenario)]
  const both = (measure: string, of: (form: typeof conventional | typeof golden) => number) => ({
    measure,
    conventional: of(conventional),
    goldenMoment: of(golden),
  })
  const even = breakEven(scenario)
  return {
    closedForm: [
      both('minutesPerNeed', ({ minutes }) => minutes),
      both('contactsPerNeed', ({ contacts }) => contacts),
      both('attemptsPerNeed', ({ attempts }) => attempts),
      both('unresolvedShare', ({ unresolved }) => unresolved),
      both('firstPointShare', ({ firstPoint }) => firstPoint),
      both('conversationsPerNeed', ({ conversations }) => conversations),
      both('clientMinutesPerNeed', ({ clientMinutes }) => clientMinutes),
    ],
    breakEven: even.ok ? even.value : null,
    sweep: swept(scenario, 'resolvableAlone', SHARES),
    answeredSweep: swept(scenario, 'answered', SHARES.slice(2)),
  }
}

function swept(scenario: Scenario, input: 'resolvableAlone' | 'answered', shares: readonly number[]) {
  return sweep(scenario, input, shares)
    .map(({ value, conventional, golden }) => ({ share: value, conventional, goldenMoment: golden }))
    .filter((row) => Number.isFinite(row.conventional) && Number.isFinite(row.goldenMoment))
}

function warningsOf(simulation: Simulation, scenario: Scenario, replication: Replication): PlanWarning[] {
  const inputs = Object.values(simulation.inputs)
  const measured = inputs.filter(({ basis }) => basis === 'measured').length
  const dearer = replication.difference?.minutesPerNeed
  return [
    ...DESIGNS.filter((design) => replication.designs[design]?.overloaded).map((design) =>
      overload(scenario, design),
    ),
    ...(dearer && dearer.low > 0
      ? [{ code: 'golden_dearer_here', facts: { minutes: dearer.mean, low: dearer.low, high: dearer.high } }]
      : []),
    ...whereGoldenLoses(scenario).map(({ input, from, to, extraMinutesAtWorst }) => ({
      code: 'golden_loses',
      facts: { input, from, to, minutes: extraMinutesAtWorst },
    })),
    ...inputFaults(scenario)
      .filter(({ code }) => code === 'nobody_on_duty')
      .map(() => ({ code: 'no_experts', facts: {} })),
    { code: 'inputs_rest_on', facts: { measured, assumed: inputs.length - measured } },
  ]
}

/** More comes than can be done: who is short, and the least number of people with whom the line does not grow. */
function overload(scenario: Scenario, design: Design): PlanWarning {
  const { front, behind } = loadOf(scenario, design)
  const [frontPeople, behindPeople] =
    design === 'conventional'
      ? [valueOf(scenario, 'frontPeople'), valueOf(scenario, 'backPeople')]
      : [valueOf(scenario, 'firstPointPeople'), valueOf(scenario, 'expertPeople')]
  const least = (load: number) => Math.floor(load) + 1
  return {
    code: 'overloaded',
    facts: {
      design,
      front: frontPeople,
      frontLeast: least(front),
      behind: behindPeople,
      behindLeast: least(behind),
    },
  }
}
