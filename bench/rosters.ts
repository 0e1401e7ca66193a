/**
 * Rosters: the twelve days whose cheapest covering is known, the price of the constraints on their shifts, and weeks for
 * named people. `node bench/rosters.ts [--people 12,30] [--seconds 10]`.
 */
import { parseArgs } from 'node:util'
import { planRoster } from '#core/rostering/assign.ts'
import { checkRoster } from '#core/rostering/check.ts'
import { constraintPrices } from '#core/rostering/constraint-price.ts'
import { coverCase, coverCases } from '#core/rostering/covering.fixture.ts'
import { coverDay } from '#core/rostering/covering.ts'
import { weekProblem } from '#core/rostering/week.fixture.ts'
import { solveProgramme as solve } from '#platform/solver/solve.ts'
import { closeThreads } from '#platform/threads/run.ts'

const { values } = parseArgs({
  options: { people: { type: 'string', default: '12,30' }, seconds: { type: 'string', default: '10' } },
})
const seconds = Number(values.seconds)
const timed = async <T>(work: () => Promise<T>): Promise<{ result: T; took: number }> => {
  const started = performance.now()
  const result = await work()
  return { result, took: (performance.now() - started) / 1000 }
}

// The first programme of a thread also loads the solver; that is measured apart.
const { took: loading } = await timed(() => coverDay(coverCase('C', 'R10').problem, solve))
console.log(`Solver loaded with its first programme: ${loading.toFixed(3)} s\n`)

const days = []
for (const { name, load, problem, paidHalfHours, columns } of coverCases) {
  const { result, took } = await timed(() => coverDay(problem, solve))
  const paid = result.ok ? result.paidMinutes / 30 : NaN
  const equal = paid === paidHalfHours && result.ok && result.proved
  days.push({ case: name, load, columns, known: paidHalfHours, found: paid, equal, seconds: took.toFixed(3) })
}
console.table(days)

const prices = []
for (const load of ['R10', 'R30', 'R100'] as const) {
  const without = coverCase('A', load).problem
  const relaxation = [{ id: 'one kind of shift, five starts', without }]
  const { result, took } = await timed(() =>
    constraintPrices(coverCase('C', load).problem, relaxation, solve),
  )
  const [price] = result.prices
  const share = price?.ok ? `${(100 * price.paidShare).toFixed(1)} %` : 'none'
  prices.push({ constraint: relaxation[0]?.id, load, costs: share, seconds: took.toFixed(3) })
}
console.table(prices)

const weeks = []
for (const people of values.people.split(',').map(Number)) {
  const problem = weekProblem(people)
  const { result, took } = await timed(() => planRoster(problem, solve, { seconds }))
  if (!result.ok) {
    weeks.push({ people, found: result.why })
    continue
  }
  const { cost, bound, gap, assignments, notGranted } = result
  const broken = checkRoster(problem, assignments).people.filter(({ hard }) => hard).length
  const whole = (value: number) => Math.round(value)
  weeks.push({
    people,
    found: result.quality,
    'rules broken': broken,
    cost: whole(cost.total),
    waiting: whole(cost.waiting),
    bound: whole(bound),
    'gap at most': `${(100 * gap).toFixed(1)} %`,
    'wishes granted': `${problem.wishes.length - notGranted.length} of ${problem.wishes.length}`,
    seconds: took.toFixed(1),
  })
}
console.table(weeks)
await closeThreads()
