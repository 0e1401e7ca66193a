import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeLog } from '#platform/log.ts'
import { closeThreads } from '#platform/threads/run.ts'
import { startLiveService } from '#tests/support/service.ts'
import { entered, refused, scenario, startWhatIf } from '#tests/support/what-if.ts'
import type { ScenarioBody, WhatIfApp } from '#tests/support/what-if.ts'
import { whatIfRoutes } from './contract.what-if.ts'
import type { Scenario, WhatIfInputs, WhatIfResult } from './contract.what-if.ts'
import { createSimulator, recoverSimulations } from './jobs/what-if.ts'
import type { Simulate } from './jobs/what-if.ts'

let own: WhatIfApp
type Caller = Awaited<ReturnType<WhatIfApp['as']>>
let planner: Caller
beforeAll(async () => {
  own = await startWhatIf()
  planner = await own.as('planner')
})
beforeEach(() => own.database.pool.query('delete from scenarios'))
afterAll(async () => {
  await closeThreads()
  await own.close()
})

const save = async (given: Partial<ScenarioBody> = {}) =>
  (await planner('POST', '/planning/scenarios', scenario(given))).body as Scenario
const read = async ({ id }: Scenario) => (await planner('GET', `/planning/scenarios/${id}`)).body as Scenario
const ask = ({ id }: Scenario, what: 'run' | 'cancel') => planner('POST', `/planning/scenarios/${id}/${what}`)
const told = async ({ id }: Scenario) =>
  (
    await own.database.pool.query(
      `select facts from ledger where kind = 'planning.scenario_ran' and facts->>'scenarioId' = $1 order by seq`,
      [id],
    )
  ).rows.map(({ facts }) => facts.state)
const runOf = async ({ id }: Scenario): Promise<number> =>
  (await own.database.pool.query('select run from scenarios where id = $1', [id])).rows[0].run
const jobs = async ({ id }: Scenario): Promise<unknown[]> =>
  (
    await own.database.pool.query(
      `select payload from graphile_worker._private_jobs where payload->>'scenarioId' = $1`,
      [id],
    )
  ).rows

const simulator = (simulate?: Simulate) =>
  createSimulator({
    database: own.database,
    now: () => own.clock.now(),
    log: makeLog({ level: 'silent' }),
    ...(simulate && { simulate }),
  })
/** Works until somebody stops it. */
const endless: Simulate = (_input, progress, signal) => {
  progress(0.25)
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
}
const work = async (one: Scenario, by = simulator()) => by.task({ scenarioId: one.id, run: await runOf(one) })

describe('R35: a what-if is saved, run and compared', () => {
  test('R35: both designs on the same needs, with intervals, the check by formula, and where golden loses', async () => {
    const saved = await save({ replications: 4 })
    expect(saved).toMatchObject({ state: 'saved', result: null, version: 1 })
    expect((await ask(saved, 'run')).status).toBe(202)
    expect(await read(saved)).toMatchObject({ state: 'asked' })
    await work(saved)
    const { state, progress, result, ranAt } = await read(saved)
    expect({ state, progress }).toEqual({ state: 'done', progress: 1 })
    expect(ranAt).not.toBeNull()
    const minutes = result?.rows.find(({ measure }) => measure === 'minutesPerNeed')
    expect(minutes?.difference.high).toBeLessThan(0)
    const closed = result?.closedForm.find(({ measure }) => measure === 'minutesPerNeed')
    expect(closed?.conventional).toBeCloseTo(18.0123, 3)
    expect(closed?.goldenMoment).toBeCloseTo(13.6735, 3)
    expect(result?.breakEven).toBeCloseTo(0.348, 2)
    expect(result?.sweep.some((row) => row.goldenMoment > row.conventional)).toBe(true)
    expect(result?.warnings).toContainEqual(
      expect.objectContaining({
        code: 'golden_loses',
        facts: expect.objectContaining({ input: 'resolvableAlone' }),
      }),
    )
    expect(await told(saved)).toEqual(['asked', 'done'])
  })

  test('R35: the same seed gives the same result, another seed another', async () => {
    const results = await Promise.all(
      [7, 7, 8].map(async (seed) => {
        const saved = await save({ seed })
        await ask(saved, 'run')
        await work(saved)
        return (await read(saved)).result?.rows
      }),
    )
    expect(results[0]).toEqual(results[1])
    expect(results[0]).not.toEqual(results[2])
  })

  test('a name is given once; a change of figures takes the results away, another name does not', async () => {
    const saved = await save({ name: 'As it is' })
    const again = await planner('POST', '/planning/scenarios', scenario({ name: 'As it is' }))
    expect(refused(again)).toMatchObject({ status: 409, code: 'name_taken' })
    const other = await save({ name: 'Another' })
    const put = (name: string, version: number, more: Parameters<typeof scenario>[0] = {}) =>
      planner('PUT', `/planning/scenarios/${other.id}`, scenario({ name, ...more }), version)
    expect(refused(await put('As it is', 1))).toMatchObject({ status: 409, code: 'name_taken' })
    await ask(other, 'run')
    await work(other)
    const renamed = (await put('Another still', 1)).body as Scenario
    expect(renamed).toMatchObject({ state: 'done', version: 2, result: { replications: expect.any(Number) } })
    const reseeded = await put('Another still', 2, { seed: 99 })
    expect(reseeded.body).toMatchObject({ state: 'saved', result: null, version: 3 })
    expect(refused(await put('Late', 1))).toMatchObject({ status: 412, code: 'stale_version' })
    const { body } = await planner('GET', '/planning/scenarios')
    expect((body as { items: Scenario[] }).items.map(({ name }) => name)).toEqual([
      'Another still',
      'As it is',
    ])
    expect(await read(saved)).toMatchObject({ name: 'As it is' })
  })

  test('while it runs nothing is changed under it', async () => {
    const saved = await save()
    await ask(saved, 'run')
    const running = { status: 409, code: 'scenario_running' }
    expect(refused(await ask(saved, 'run'))).toMatchObject(running)
    const path = `/planning/scenarios/${saved.id}`
    expect(refused(await planner('PUT', path, scenario()))).toMatchObject(running)
    expect(refused(await planner('DELETE', path))).toMatchObject(running)
    await ask(saved, 'cancel')
    expect((await planner('DELETE', path)).body).toEqual({ done: true })
    expect((await planner('GET', path)).status).toBe(404)
  })
})

describe('R35: a run is stopped, begun again, and handed on', () => {
  test('R35: one that nobody has begun is over at once', async () => {
    const saved = await save()
    await ask(saved, 'run')
    expect((await ask(saved, 'cancel')).body).toMatchObject({ state: 'cancelled' })
    await work(saved)
    expect(await read(saved)).toMatchObject({ state: 'cancelled', result: null })
    expect(await told(saved)).toEqual(['asked', 'cancelled'])
  })

  test('R35: one under way in its thread stops, asked through the row alone, as another node would', async () => {
    const saved = await save({ replications: 200 })
    await ask(saved, 'run')
    const working = work(saved)
    while ((await read(saved)).progress === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    await own.database.pool.query('update scenarios set cancel_asked = true where id = $1', [saved.id])
    await working
    const { state, result, progress } = await read(saved)
    expect({ state, result }).toEqual({ state: 'cancelled', result: null })
    expect(progress).toBeLessThan(1)
    expect(await told(saved)).toEqual(['asked', 'cancelled'])
  })

  test('R35: cancelled and run again: the second run has its own result, the first changes nothing', async () => {
    const saved = await save()
    await ask(saved, 'run')
    const first = await runOf(saved)
    let late: (result: WhatIfResult) => void = () => undefined
    const slow = simulator(() => new Promise((resolve) => (late = resolve)))
    const working = slow.task({ scenarioId: saved.id, run: first })
    while ((await read(saved)).state !== 'running') await new Promise((resolve) => setTimeout(resolve, 5))
    // Its node fell silent; another takes over.
    await own.database.pool.query(
      `update scenarios set alive_at = clock_timestamp() - interval '1 minute' where id = $1`,
      [saved.id],
    )
    await own.database.transact((tx) => recoverSimulations(tx, own.clock.now()))
    expect(await runOf(saved)).toBe(first + 1)
    await work(saved)
    const { result } = await read(saved)
    late({ ...(result as WhatIfResult), needs: -1 })
    await working
    expect((await read(saved)).result).toEqual(result)
    expect(await told(saved)).toEqual(['asked', 'done'])
    await slow.task({ scenarioId: saved.id, run: first })
    expect((await read(saved)).result).toEqual(result)
  })

  test('R35: a node that stops hands its run back, and it is begun again', async () => {
    const saved = await save()
    await ask(saved, 'run')
    const leaving = simulator(endless)
    const working = work(saved, leaving).then(
      () => 'done',
      (error: Error) => error.message,
    )
    while ((await read(saved)).state !== 'running') await new Promise((resolve) => setTimeout(resolve, 5))
    leaving.close()
    expect(await working).toContain('closing')
    expect(await read(saved)).toMatchObject({ state: 'asked', progress: 0 })
    await work(saved)
    expect(await read(saved)).toMatchObject({ state: 'done' })
  })

  test('a node that died while somebody wanted it stopped: it is cancelled', async () => {
    const saved = await save()
    await ask(saved, 'run')
    await own.database.pool.query(
      `update scenarios set state = 'running', cancel_asked = true, alive_at = clock_timestamp() - interval '1 minute'
       where id = $1`,
      [saved.id],
    )
    expect(await own.database.transact((tx) => recoverSimulations(tx, own.clock.now()))).toBe(1)
    expect(await read(saved)).toMatchObject({ state: 'cancelled' })
    expect(await own.database.transact((tx) => recoverSimulations(tx, own.clock.now()))).toBe(0)
  })

  test('what cannot be worked out says failed, and can be run again', async () => {
    const saved = await save()
    await ask(saved, 'run')
    await work(
      saved,
      simulator(async () => {
        throw new Error('broken')
      }),
    )
    expect(await read(saved)).toMatchObject({ state: 'failed', result: null })
    expect((await ask(saved, 'run')).body).toMatchObject({ state: 'asked' })
  })

  test('asking leaves one job, in the transaction of the asking', async () => {
    const saved = await save()
    await ask(saved, 'run')
    expect(await jobs(saved)).toEqual([{ payload: { scenarioId: saved.id, run: 1 } }])
  })
})

describe('R35: over the whole service', () => {
  test('R35: asked at one node and stopped at another, then run to its end', async () => {
    const service = await startLiveService()
    try {
      await service.make.organisation()
      await service.anotherNode()
      const { id } = await service.make.agent({ roles: ['agent', 'planner'] })
      const who = await service.staff(id)
      const saved = await who.call(whatIfRoutes.save, { body: scenario({ replications: 200 }) })
      const params = { scenarioId: saved.id }
      const until = async (...states: readonly Scenario['state'][]) => {
        for (;;) {
          const now = await who.call(whatIfRoutes.get, { params })
          if (states.includes(now.state)) return now
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      }
      await who.call(whatIfRoutes.run, { params })
      await until('running')
      await who.call(whatIfRoutes.cancel, { params })
      expect(await until('cancelled', 'done')).toMatchObject({ state: 'cancelled', result: null })
      const { version } = await until('cancelled')
      await who.call(whatIfRoutes.change, { params, body: scenario({ replications: 2 }) }, { version })
      await who.call(whatIfRoutes.run, { params })
      expect((await until('done', 'failed')).result?.rows.length).toBeGreaterThan(10)
    } finally {
      await service.close()
    }
  })
})

describe('R35: inputs are what they can be, and say where they come from', () => {
  test.each([
    [{ answered: 1.2 }, '/body/inputs/answered', 'impossible_share', 'a probability above 1'],
    [{ conversationMinutes: -3 }, '/body/inputs/conversationMinutes', 'negative', 'negative minutes'],
    [{ needsPerHour: 0 }, '/body/inputs/needsPerHour', 'no_needs', 'nothing to compare'],
    [{ frontPeople: 2.5 }, '/body/inputs/frontPeople', 'not_whole', 'half a person'],
    [{ frontPeople: 0 }, '/body/inputs/frontPeople', 'nobody_on_duty', 'nobody to answer'],
    [{ needsPerHour: 1e9 }, '/body/inputs/needsPerHour', 'too_large', 'more than anybody has'],
    [{ openHours: 30 }, '/body/inputs/openHours', 'hours_of_a_day', 'a day of thirty hours'],
    [{ moonPhase: 1 }, '/body/inputs/moonPhase', 'unknown_input', 'no such input'],
    [{ agreedAnswered: 0 }, '/body/inputs/agreedAnswered', 'never_ends', 'nobody is ever reached'],
  ])('%j → %s %s: %s', async (values, path, code, _why) => {
    const answer = await planner('POST', '/planning/scenarios', scenario({ inputs: entered(values) }))
    expect(refused(answer)).toEqual({ status: 422, code: 'not_possible_together', paths: [path] })
    expect(answer.body).toMatchObject({ details: { faults: [{ code }] } })
  })

  test.each([
    [{ value: 'NaN' }, 'a word for a number'],
    [{ value: 'Infinity' }, 'without end'],
    [{ value: null }, 'nothing'],
    [{}, 'nothing at all'],
  ])('%j is refused before it is looked at: %s', async (given, _why) => {
    const inputs = { answered: { basis: 'assumed', ...given } } as unknown as WhatIfInputs
    const answer = await planner('POST', '/planning/scenarios', scenario({ inputs }))
    expect(refused(answer)).toMatchObject({ status: 400, code: 'invalid_input' })
  })

  test('causes that take away more than there is are refused', async () => {
    const cause = (share: number) => ({ kind: 'remove_cause' as const, share, name: 'Missed bins' })
    const answer = await planner(
      'POST',
      '/planning/scenarios',
      scenario({ levers: [cause(0.6), cause(0.5)] }),
    )
    expect(answer.body).toMatchObject({ details: { faults: [{ code: 'causes_above_one' }] } })
  })

  test('R35: overload is run and said, with the people that would be needed', async () => {
    const levers = [
      { kind: 'staff' as const, design: 'conventional' as const, pool: 'back' as const, people: 5 },
    ]
    const saved = await save({ levers })
    await ask(saved, 'run')
    await work(saved)
    const { result } = await read(saved)
    expect(result?.overloaded).toEqual({ conventional: true, goldenMoment: false })
    expect(result?.warnings).toContainEqual({
      code: 'overloaded',
      facts: expect.objectContaining({ design: 'conventional', behind: 5, behindLeast: 13 }),
    })
    expect(JSON.stringify(result)).not.toContain('null,')
  })

  test('R35: what the contacts tell is measured here, the rest is assumed and says so', async () => {
    const before = await inputsNow()
    expect(Object.values(before).every(({ basis }) => basis === 'assumed')).toBe(true)
    await livedWeeks()
    const after = await inputsNow()
    expect(after['firstPointMinutes']).toMatchObject({ value: 5, basis: 'measured' })
    expect(after['resolvableAlone']).toMatchObject({ value: 0.75, basis: 'measured', count: 80 })
    expect(after['needsPerHour']).toMatchObject({ basis: 'measured', count: 80 })
    expect(after['attemptMinutes']).toMatchObject({ basis: 'assumed' })
    expect(after['frontPeople']?.value).toBeLessThan(before['frontPeople']?.value ?? 0)
    const { payFront } = await inputsNow()
    expect(payFront).toMatchObject({ value: 3000, basis: 'assumed' })
  })

  test.each([
    ['lead', 201, 403],
    ['planner', 201, 200],
    ['admin', 201, 200],
    ['agent', 403, 403],
  ] as const)('%s: saving %i, throwing away %i', async (role, saving, removing) => {
    const who = await own.as(role)
    expect((await who('POST', '/planning/scenarios', scenario())).status).toBe(saving)
    const saved = await save()
    expect((await who('DELETE', `/planning/scenarios/${saved.id}`)).status).toBe(removing)
  })
})

async function inputsNow(): Promise<WhatIfInputs> {
  const { body } = await planner('GET', '/planning/what-if/inputs')
  const { items } = body as { items: { name: string; input: WhatIfInputs[string] }[] }
  return Object.fromEntries(items.map(({ name, input }) => [name, input]))
}

/** Eighty conversations of five minutes in the last weeks; three of four were met at once. */
async function livedWeeks(): Promise<void> {
  const { id: agentId } = await own.make.agent()
  const { id: clientId } = await own.make.client()
  for (let n = 1; n <= 80; n += 1) {
    const { id: caseId } = await own.make.case({ clientId, ownerId: agentId })
    const at = new Date(own.clock.now().getTime() - n * 5 * 3_600_000)
    await own.database.pool.query(
      `insert into contacts (id, channel, direction, state, need, case_id, agent_id, arrived_at, place_at, answered_at,
         ended_at, ending, last_event_at)
       values (gen_random_uuid(), 'chat', 'in', 'ended', 'A need', $1, $2, $3, $3, $3::timestamptz + interval '20 s',
         $3::timestamptz + interval '320 s', $4, $3)`,
      [caseId, agentId, at, n % 4 === 0 ? 'owned' : 'met'],
    )
  }
}
