import { describe, expect, test } from 'vitest'
import { instants } from './arrivals.ts'
import { canRun, inputFaults } from './check-inputs.ts'
import { exponential } from './draws.ts'
import { INPUT_UNITS, valueOf, withInputs, workedExample, type Input, type InputName } from './inputs.ts'
import { meanInterval, tQuantile975 } from './interval.ts'
import { pull, pullAll } from './levers.ts'
import { leastForSkills, type SkillOptions } from './measure-skills.ts'
import { replicate } from './replicate.ts'
import { isOpen, nextChange, nextOpen, whileOpen } from './week.ts'

const example = workedExample()
const codes = (scenario: typeof example) => inputFaults(scenario).map(({ code }) => code)
const share = (value: number): Input => ({
  value,
  basis: 'measured',
  unit: 'share',
  from: 'sample of 200 contacts',
})

describe('inputs', () => {
  test('R35: every input says what it rests on, its unit and where it comes from; the example claims nothing measured', () => {
    for (const [name, input] of Object.entries(example.inputs)) {
      expect(input.unit).toBe(INPUT_UNITS[name as InputName])
      expect(input.basis).toBe('assumed')
      expect(input.from).not.toBe('')
    }
    expect(codes(example)).toEqual([])
  })

  test.each<[Partial<Record<InputName, number>>, string, string]>([
    [{ answered: 1.2 }, 'impossible_share', 'a probability above 1'],
    [{ resolvableAlone: -0.1 }, 'impossible_share', 'a probability below 0'],
    [{ messageMinutes: -4 }, 'negative', 'nothing takes less than no time'],
    [{ expertMinutes: Number.NaN }, 'not_a_number', 'missing'],
    [{ needsPerHour: Infinity }, 'not_a_number', 'no service meets endless demand'],
    [{ frontPeople: 2.5 }, 'not_whole', 'half a person cannot answer'],
    [{ attemptsAtMost: 0 }, 'never_ends', 'a message that nobody ever answers'],
    [{ expertMinutes: 1e6 }, 'too_large', 'two years in one conversation'],
    [{ answered: 0, unreachedCallAgain: 1 }, 'never_ends', 'calls again for ever'],
    [{ resolvableAlone: 0, resolvedWithExpert: 0 }, 'never_ends', 'comes back for ever'],
    [{ answeredAlike: 1, unreachedCallAgain: 1 }, 'never_ends', 'half of the clients never answer'],
    [{ agreedAnswered: 0 }, 'never_ends', 'an agreed call that is never answered'],
  ])('R35: %j is named %s (%s)', (changes, code) => {
    const scenario = withInputs(example, changes)
    expect(codes(scenario)).toContain(code)
    expect(canRun(inputFaults(scenario))).toBe(false)
  })

  test('R35: hours, profiles, arrivals and causes are judged too', () => {
    expect(codes({ ...example, opening: [{ from: 600, to: 500 }] })).toEqual(['hours_out_of_order'])
    expect(codes({ ...example, levels: { backPeople: { every: 0, values: [1] } } })).toEqual(['level_wrong'])
    expect(codes({ ...example, arrivals: { at: [5, 3] } })).toEqual(['arrivals_wrong'])
    const cause = (name: string) => ({ name, share: share(0.6), demand: 'failure' as const })
    expect(codes({ ...example, causes: [cause('a'), cause('b')] })).toEqual(['causes_above_one'])
    expect(codes({ ...example, shapes: { expertMinutes: { kind: 'empirical', minutes: [0, -1] } } })).toEqual(
      ['shape_wrong'],
    )
    const odd = { ...example.inputs.answered, low: 0.6, high: 0.7 }
    expect(codes(withInputs(example, { answered: odd }))).toEqual(['range_without_value'])
  })

  test('R35: no needs and nobody on duty are notes, not faults: it can be run', () => {
    const scenario = withInputs(example, { needsPerHour: 0, expertPeople: 0 })
    expect(codes(scenario)).toEqual(['no_needs', 'nobody_on_duty'])
    expect(canRun(inputFaults(scenario))).toBe(true)
  })
})

describe('levers', () => {
  const caused = {
    ...example,
    causes: [{ name: 'letters nobody understands', share: share(0.3), demand: 'failure' as const }],
  }

  test('R35: a cause removed takes its needs away', () => {
    const half = pull(caused, { lever: 'remove_cause', cause: 'letters nobody understands', effect: 0.5 })
    expect(half.ok && valueOf(half.scenario, 'needsPerHour')).toBeCloseTo(51, 9)
    expect(half.ok && half.scenario.causes[0]?.share.value).toBeCloseTo(0.15 / 0.85, 9)
    expect(pull(caused, { lever: 'remove_cause', cause: 'the weather', effect: 1 })).toEqual({
      ok: false,
      why: 'no_such_cause',
      cause: 'the weather',
    })
  })

  test('R35: needs at given instants are thinned evenly', () => {
    const at = Array.from({ length: 1000 }, (_, i) => i)
    const fewer = pull(
      { ...caused, arrivals: { at } },
      { lever: 'remove_cause', cause: 'letters nobody understands', effect: 1 },
    )
    const arrivals = fewer.ok ? fewer.scenario.arrivals : undefined
    expect(arrivals && 'at' in arrivals && arrivals.at.length).toBe(700)
  })

  test('R35: expertise moves forward, hours, people and patience change, and nothing else does', () => {
    const result = pullAll(example, [
      { lever: 'move_expertise', resolvableAlone: 0.75, toFirstPoint: 2 },
      { lever: 'change_people', who: 'backPeople', people: 12 },
      { lever: 'change_patience', minutes: 6 },
      { lever: 'change_hours', opening: [{ from: 0, to: 5040 }] },
    ])
    expect(result.ok).toBe(true)
    if (!result.ok) return
    const changed = (Object.keys(INPUT_UNITS) as InputName[]).filter(
      (name) => valueOf(result.scenario, name) !== valueOf(example, name),
    )
    expect(changed).toEqual([
      'needsPerHour',
      'patience',
      'resolvableAlone',
      'backPeople',
      'firstPointPeople',
      'expertPeople',
    ])
    expect(valueOf(result.scenario, 'needsPerHour')).toBe(120)
    expect(pull(example, { lever: 'move_expertise', toFirstPoint: 9 })).toMatchObject({
      why: 'too_few_people',
    })
  })
})

describe('runs side by side', () => {
  test('R35: means with intervals, differences pair by pair, progress, the same seed the same', () => {
    const told: number[] = []
    const options = { seed: 'r', runs: 4, needs: 4_000 }
    const result = replicate(example, { ...options, progress: (done) => told.push(done) })
    expect(told).toEqual([2, 4, 6, 8])
    expect(result.cancelled).toBe(false)
    const saved = result.difference?.minutesPerNeed
    expect(saved?.high).toBeLessThan(0)
    const minutes = result.designs.golden_moment?.measures.minutesPerNeed
    expect(minutes?.runs).toBe(4)
    // On the same needs the difference is known better than from runs apart.
    expect(minutes && minutes.low < minutes.mean && minutes.mean < minutes.high).toBe(true)
    expect(replicate(example, options)).toEqual(result)
  })

  test('R35: stopping leaves whole runs only', () => {
    let asked = 0
    const result = replicate(example, { seed: 1, runs: 50, needs: 500, cancelled: () => (asked += 1) > 2 })
    expect(result.cancelled).toBe(true)
    expect(result.designs.conventional?.runs).toBe(3)
    expect(result.designs.golden_moment?.runs).toBe(3)
  })

  test('R35: too few people: it runs, and is reported as overloaded', () => {
    const few = withInputs(example, { frontPeople: 5, backPeople: 11 })
    const { designs } = replicate(few, { seed: 1, runs: 2, needs: 2_000 })
    expect(designs.conventional).toMatchObject({ overloaded: true, overloadedRuns: 2 })
    expect(designs.golden_moment?.overloaded).toBe(false)
  })

  test.each([
    [1, 12.7062],
    [4, 2.77645],
    [5, 2.57058],
    [9, 2.26216],
    [29, 2.04523],
  ])('t with %i degrees of freedom: %f', (freedom, value) => {
    expect(tQuantile975(freedom)).toBeCloseTo(value, 3)
  })

  test('one run has no interval, none has no mean', () => {
    expect(meanInterval([3])).toMatchObject({ mean: 3, halfWidth: Infinity })
    expect(meanInterval([])).toBeNull()
  })
})

describe('people for mixed skills', () => {
  const options: SkillOptions = {
    seed: 's',
    kinds: [
      {
        name: 'repairs',
        arrivals: { perHour: 60 },
        minutes: exponential(5),
        patience: exponential(5),
        pools: ['repairs', 'both'],
      },
      {
        name: 'rents',
        arrivals: { perHour: 30 },
        minutes: exponential(5),
        patience: exponential(5),
        pools: ['both'],
      },
    ],
    pools: [{ name: 'repairs' }, { name: 'both', prefers: ['rents'], cost: 1.2 }],
    targets: { repairs: { leftShare: 0.04 }, rents: { leftShare: 0.04 } },
    runs: 3,
    minutes: 3_000,
    evaluations: 40,
  }

  test('R35: enough people are found, and one fewer anywhere is too few', () => {
    const result = leastForSkills(options)
    expect(result).toMatchObject({ ok: true, proven: true })
    if (!result.ok) return
    expect(result.found.kinds['repairs']?.leftShare.mean).toBeLessThanOrEqual(0.04)
    const total = (result.people['repairs'] ?? 0) + (result.people['both'] ?? 0)
    // 7.5 people are kept busy; fewer than 9 would lose more than one in 25.
    expect(total).toBeGreaterThanOrEqual(9)
    expect(total).toBeLessThanOrEqual(12)
  })

  test('R35: what cannot be answered is said plainly', () => {
    expect(leastForSkills({ ...options, evaluations: 1 })).toMatchObject({ ok: false, why: 'not_reached' })
    expect(leastForSkills({ ...options, pools: [{ name: 'repairs' }] })).toEqual({
      ok: false,
      why: 'no_pool_for',
      kind: 'rents',
    })
    const none = options.kinds.map((kind) => ({ ...kind, arrivals: { perHour: 0 } }))
    expect(leastForSkills({ ...options, kinds: none })).toEqual({ ok: false, why: 'no_demand' })
    expect(leastForSkills({ ...options, cancelled: () => true })).toMatchObject({ why: 'cancelled' })
  })
})

describe('times', () => {
  test('needs follow the rate of each interval, and days differ as told', () => {
    const next = instants({ perHour: { every: 60, values: [0, 120, 30] }, dayCv: 0 }, 'x')
    const counts = [0, 0, 0]
    for (let at = next(); at < 60_000; at = next())
      counts[Math.floor(at / 60) % 3] = (counts[Math.floor(at / 60) % 3] ?? 0) + 1
    expect(counts[0]).toBe(0)
    expect((counts[1] ?? 0) / 333 / 120).toBeCloseTo(1, 1.5)
    expect((counts[2] ?? 0) / 333 / 30).toBeCloseTo(1, 1.2)
    const days = Array.from({ length: 400 }, () => 0)
    const varied = instants({ perHour: 50, dayCv: 0.2 }, 'y')
    for (let at = varied(); at < 400 * 1440; at = varied())
      days[Math.floor(at / 1440)] = (days[Math.floor(at / 1440)] ?? 0) + 1
    const mean = days.reduce((sum, one) => sum + one, 0) / 400
    const variance = days.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 399
    // Var/mean = 1 + λc² = 49.
    expect(variance / mean).toBeGreaterThan(38)
    expect(variance / mean).toBeLessThan(62)
  })

  test('opening hours: the next minute the doors are open', () => {
    const opening = [{ from: 480, to: 1020 }]
    expect(nextOpen(opening, 500)).toBe(500)
    expect(nextOpen(opening, 1020)).toBe(10_080 + 480)
    expect(isOpen(opening, 1020)).toBe(false)
    expect(nextOpen([], 7)).toBe(7)
    const level = whileOpen(4, opening)
    expect([nextChange(level, 0), nextChange(level, 480), nextChange(level, 1020)]).toEqual([
      480, 1020, 10_560,
    ])
  })
})
