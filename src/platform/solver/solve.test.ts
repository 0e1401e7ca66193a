import { afterAll, describe, expect, test } from 'vitest'
import { draftProgramme } from '#core/rostering/programme.ts'
import { solveProgramme, solverUntil } from '#platform/solver/solve.ts'
import { closeThreads } from '#platform/threads/run.ts'

afterAll(() => closeThreads())

/** Thirty chairs and fifty tables of the books: at most so much carpentry and finishing. */
function workshop(most: number, whole = true) {
  const draft = draftProgramme()
  const chairs = draft.column({ cost: -30, whole })
  const tables = draft.column({ cost: -50, whole })
  draft.row(-Infinity, most, [
    [chairs, 1],
    [tables, 1],
    [tables, 1],
  ])
  draft.row(-Infinity, 50, [
    [chairs, 2],
    [tables, 1],
  ])
  return draft.finish()
}

/** A knapsack with many equal things: quick to find something, slow to prove. */
function hard() {
  const draft = draftProgramme()
  const things = Array.from({ length: 60 }, (_, index) =>
    draft.column({ cost: -(1000 + ((index * 7919) % 97)), high: 1, whole: true }),
  )
  for (let row = 0; row < 25; row += 1)
    draft.row(
      -Infinity,
      3000,
      things.map((thing, index) => [thing, 100 + ((index * (row + 3) * 31) % 101)]),
    )
  return draft.finish()
}

describe('the solver', () => {
  test('finds and proves the best whole numbers', async () => {
    const solution = await solveProgramme(workshop(40))
    expect(solution).toMatchObject({ status: 'optimal', objective: -1100, values: [20, 10] })
    expect(solution.bound).toBeCloseTo(-1100)
  })

  test('without whole numbers the bound is the objective', async () => {
    const { objective, bound } = await solveProgramme(workshop(41, false))
    expect(objective).toBeCloseTo(bound)
    expect(objective).toBeLessThan(-1100)
  })

  test.each([
    ['infeasible', 1, 2, 3, Infinity],
    ['optimal', 1, 3, 3, 3],
  ] as const)('%s: %s ≤ x ≤ %s and %s ≤ x ≤ %s', async (status, low, high, rowLow, rowHigh) => {
    const draft = draftProgramme()
    const x = draft.column({ cost: 1, low, high, whole: true })
    draft.row(rowLow, rowHigh, [[x, 1]])
    expect((await solveProgramme(draft.finish())).status).toBe(status)
  })

  test('no columns: the rows alone decide', async () => {
    const draft = draftProgramme()
    expect((await solveProgramme(draft.finish())).status).toBe('optimal')
    draft.row(1, Infinity, [])
    expect((await solveProgramme(draft.finish())).status).toBe('infeasible')
  })

  test('out of time: the best so far with an honest bound', async () => {
    const solution = await solveProgramme(hard(), { seconds: 0.3 })
    expect(solution.bound).toBeLessThanOrEqual(solution.objective)
    expect(['time_limit', 'optimal']).toContain(solution.status)
  })

  test('a start is used, and one that is wrong does no harm', async () => {
    expect((await solveProgramme(workshop(40), { from: [20, 10] })).objective).toBe(-1100)
    expect((await solveProgramme(workshop(40), { from: [99, 99] })).objective).toBe(-1100)
  })

  test('stopping stops it', async () => {
    const stop = new AbortController()
    const solving = solverUntil(stop.signal)(hard())
    stop.abort(new Error('enough'))
    await expect(solving).rejects.toThrow('enough')
  })

  test('a programme whose parts do not fit is refused', async () => {
    await expect(solveProgramme({ ...workshop(40), low: [0] })).rejects.toThrow(RangeError)
    await expect(solveProgramme({ ...workshop(40), cost: [NaN, 1] })).rejects.toThrow(RangeError)
  })
})
