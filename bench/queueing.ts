/**
 * Erlang C and A against exact values: worst relative error and time for a case, and the people for a day.
 *
 * `node bench/queueing.ts [--rounds 200]`.
 */
import { parseArgs } from 'node:util'
import { BUSY_DAY } from '#core/queueing/busy-day.fixture.ts'
import { ERLANG_A_CASES } from '#core/queueing/erlang-a.fixture.ts'
import { erlangA } from '#core/queueing/erlang-a.ts'
import { ERLANG_C_CASES } from '#core/queueing/erlang-c.fixture.ts'
import { erlangC } from '#core/queueing/erlang-c.ts'
import { STAFFING_CASES } from '#core/queueing/least-staff.fixture.ts'
import { leastStaff } from '#core/queueing/least-staff.ts'
import { relativeError } from '#core/queueing/line.fixture.ts'
import type { Outcome } from '#core/queueing/line.ts'
import { loadWithin, offeredLoad, staffForLoad } from '#core/queueing/offered-load.ts'
import { waitingIfPoisson } from '#core/queueing/transient.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' } } })
const rounds = Number(values.rounds)

type Case = { readonly run: () => Outcome; readonly exact: (found: Outcome) => number[] }

const cCases: Case[] = ERLANG_C_CASES.map(
  ([contactsPerHour, handlingSeconds, agents, within, , ...exact]) => ({
    run: () => erlangC({ contactsPerHour, handlingSeconds }, agents, within),
    exact: (found) => {
      const [occupancy, , waiting, level, wait, waitIf, line] = exact
      if (!found.stable) return [Infinity]
      return [
        relativeError(found.occupancy, occupancy),
        relativeError(found.shareWaiting, waiting),
        relativeError(found.answeredWithin.ofAll, level),
        relativeError(found.meanWaitSeconds, wait),
        relativeError(found.meanWaitIfWaitingSeconds, waitIf),
        relativeError(found.meanWaiting, line),
      ]
    },
  }),
)

const aCases: Case[] = ERLANG_A_CASES.map(
  ([contactsPerHour, handlingSeconds, patienceSeconds, agents, within, , ...exact]) => ({
    run: () => erlangA({ contactsPerHour, handlingSeconds, patienceSeconds }, agents, within),
    exact: (found) => {
      const [occupancy, waiting, leaving, wait, line, ofAll, early, longer, ofAllBut, ofServed] = exact
      if (!found.stable) return [Infinity]
      return [
        relativeError(found.occupancy, occupancy),
        relativeError(found.shareWaiting, waiting),
        relativeError(found.shareLeaving, leaving),
        relativeError(found.meanWaitSeconds, wait),
        relativeError(found.meanWaiting, line),
        relativeError(found.answeredWithin.ofAll, ofAll),
        relativeError(found.shareLeavingWithin, early),
        relativeError(found.shareWaitingLonger, longer),
        relativeError(found.answeredWithin.ofAllButEarlyLeavers, ofAllBut),
        relativeError(found.answeredWithin.ofServed, ofServed),
      ]
    },
  }),
)

print()

function print(): void {
  const large = { contactsPerHour: 50_000, handlingSeconds: 360, patienceSeconds: 300 }
  const lines = [
    row('Erlang C', '1e-12', cCases),
    row('Erlang A', '1e-10', aCases),
    row('Erlang A, 5,000 agents', '–', [{ run: () => erlangA(large, 5000), exact: () => [] }]),
  ]
  process.stdout.write(
    [
      `Queueing, ${rounds} rounds, Node ${process.version}`,
      '',
      '| formula | cases | worst relative error | to reach | ms a case: median | slowest case (limit: 10) |',
      '|---|---|---|---|---|---|',
      ...lines,
      '',
      `least staff: ${staffingRight()} of ${STAFFING_CASES.length * 3} whole numbers equal`,
      ...day(),
      '',
    ].join('\n'),
  )
}

function row(name: string, reach: string, cases: readonly Case[]): string {
  const worst = Math.max(0, ...cases.flatMap((one) => one.exact(one.run())))
  const times = cases.map(({ run }) => median(Array.from({ length: rounds }, () => timed(run))))
  const shown = [worst === 0 ? '–' : worst.toExponential(1), reach, median(times).toFixed(4)]
  return `| ${name} | ${cases.length} | ${shown.join(' | ')} | ${Math.max(...times).toFixed(4)} |`
}

function timed(run: () => unknown): number {
  const begun = performance.now()
  run()
  return performance.now() - begun
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

function staffingRight(): number {
  return STAFFING_CASES.flatMap(([contactsPerHour, handlingSeconds, ...exact]) => {
    const line = { contactsPerHour, handlingSeconds }
    const patient = { ...line, patienceSeconds: handlingSeconds }
    const in20 = { on: 'answered_within', seconds: 20, share: 0.8, of: 'ofAll' } as const
    const found = [
      leastStaff(line, in20),
      leastStaff(patient, in20),
      leastStaff(patient, { on: 'leaving', share: 0.03 }),
    ]
    return found.filter((one, i) => one.ok && one.agents === exact[i])
  }).length
}

/** A busy day of 100 erlangs on average, one client in five to wait, patience as long as handling. */
function day(): string[] {
  const mean = BUSY_DAY.reduce((sum, one) => sum + one, 0) / BUSY_DAY.length
  const contacts = BUSY_DAY.map((one) => (one / mean) * 100)
  const steps = offeredLoad(contacts, { stepMinutes: 5, handlingSeconds: 300, start: 'periodic' })
  return (['closest', 'closest_half', 'at_least'] as const).map((stance) => {
    const plan = staffForLoad(
      steps,
      { handlingSeconds: 300, patienceSeconds: 300 },
      { on: 'waiting', share: 0.2 },
      stance,
    )
    const shares = steps.map((step, i) => {
      const agents = plan[i]?.agents ?? Number.NaN
      const rising = step.to >= step.from
      const at = (moment: number) =>
        waitingIfPoisson(
          loadWithin(step, moment),
          rising === moment > 0.5 ? Math.ceil(agents) : Math.floor(agents),
        )
      return Array.from({ length: 100 }, (_, i) => at((i + 0.5) / 100)).reduce(
        (sum, one) => sum + one / 100,
        0,
      )
    })
    const hours = plan.reduce((sum, one) => sum + (one?.agents ?? Number.NaN), 0) / 12
    return `a day of 100 erlangs, ${stance}: P(wait) ${Math.min(...shares).toFixed(4)}–${Math.max(...shares).toFixed(4)} in every 5 minutes, ${hours.toFixed(1)} agent hours (to reach: 0.18–0.22, 1,527.5)`
  })
}
