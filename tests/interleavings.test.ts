import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCrowd, goHome, VERBS } from './support/crowd.ts'
import type { Crowd, Step } from './support/crowd.ts'
import { ledgerDiffers, unsound } from './support/sound.ts'

let crowd: Crowd
beforeAll(async () => {
  crowd = await gatherCrowd()
})
afterAll(() => crowd.service.close())

const SEED = Number(process.env['SEED'] ?? 20_260_302)
const RUNS = Number(process.env['RUNS'] ?? 30)

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(...VERBS),
  who: fc.nat(5),
  pick: fc.nat(20),
  beside: fc.boolean(),
})

/** A run begins with people in the line and in conversation, so that there is something to do. */
const EVERYBODY = [0, 1, 2, 3, 4, 5]
const OPENING: Step[] = EVERYBODY.flatMap((who): Step[] => [
  { verb: 'start', who, pick: who + 1, beside: true },
  { verb: 'dispatch', who, pick: 0, beside: false },
  { verb: 'accept', who, pick: 0, beside: who % 2 === 0 },
]).concat(
  EVERYBODY.map((who) => ({ verb: 'bringIn', who, pick: who + 1, beside: true })),
  EVERYBODY.map((who) => ({ verb: 'accept', who, pick: who, beside: who < 5 })),
)

async function play(steps: readonly Step[]): Promise<void> {
  let beside: Promise<void>[] = []
  for (const one of steps) {
    beside.push(crowd.act(one))
    if (one.beside) continue
    await Promise.all(beside)
    beside = []
  }
  await Promise.all(beside)
}

async function expectSound(): Promise<void> {
  const { pool } = crowd.service.app.database
  expect(crowd.faults).toEqual([])
  expect(await unsound(pool)).toEqual([])
  expect(await ledgerDiffers(pool)).toEqual([])
}

test(`R1, R5, R6, R10 to R12, R24: whatever many people do at once, nothing is lost, doubled or loose (seed ${SEED})`, async () => {
  expect.hasAssertions()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      crowd.clients = await Promise.all(EVERYBODY.map(() => crowd.service.visitor()))
      await play([...OPENING, ...steps])
      await expectSound()
      await goHome(crowd)
      await expectSound()
    }),
    // What happened before is part of what happens next: a smaller story would be another one.
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  )
  // Chance seldom leaves somebody waiting who would rather be called: once at least it happens for certain.
  crowd.clients = [await crowd.service.visitor()]
  await play([
    { verb: 'start', who: 0, pick: 1, beside: false },
    { verb: 'keepPlace', who: 0, pick: 0, beside: false },
  ])
  await expectSound()
  const never = [...crowd.done].filter(([, counts]) => counts.done === 0).map(([id]) => id)
  // Who is quicker decides what is possible, so a run differs from the next; but hardly anything may have had no chance.
  expect(never.length, `never done: ${never.join(', ')}`).toBeLessThanOrEqual(3)
}, 120_000)
