import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeThreads } from '#platform/threads/run.ts'
import { newsOf, startRostering } from '#tests/support/rostering.ts'
import type { Rostering } from '#tests/support/rostering.ts'
import { myShiftRoutes } from './contract.mine.ts'
import { rosterRoutes } from './contract.rosters.ts'

let own: Rostering
let ada: Awaited<ReturnType<Rostering['person']>>
let bob: Awaited<ReturnType<Rostering['person']>>
beforeAll(async () => {
  own = await startRostering()
  ada = await own.person({ name: 'Ada' })
  bob = await own.person({ name: 'Bob' })
}, 60_000)
afterAll(async () => {
  await own.service.close()
  await closeThreads()
})

const get = (rosterId: string) => own.planner.call(rosterRoutes.get, { params: { rosterId } })
const publish = (rosterId: string) => own.planner.call(rosterRoutes.publish, { params: { rosterId } })
const place = (agentId: string, day: string) => ({
  ...{ agentId, day, fromMinute: 540, minutes: 480, breakAfter: 240, breakMinutes: 30 },
  patternId: own.dayShift,
})
const give = (rosterId: string, agentId: string, day: string) =>
  own.planner.call(rosterRoutes.giveShift, { params: { rosterId }, body: place(agentId, day) })
/** A solver that plans nothing: what is in the draft was set by hand. */
const solveNothing = (rosterId: string) =>
  own.solve(rosterId, {
    solve: async () => ({
      ...{ reasons: [], conflict: [], spent: null, prices: [] },
      outcome: { ok: false, why: 'no_time', seconds: 0 },
    }),
  })
const emptyDraft = async (firstDay: string, days: number) => {
  const body = { name: 'By hand', firstDay, days, series: own.seriesId }
  const { id } = await own.planner.call(rosterRoutes.make, { body })
  await solveNothing(id)
  return id
}

describe('who hears of a published roster', () => {
  const first = '2026-08-10'
  const published = (rosterId: string, firstDay: string, lastDay: string, changed: boolean) => ({
    ...{ kind: 'roster_published', colleagueName: null, facts: { rosterId, firstDay, lastDay, changed } },
  })
  const unheard = async () => {
    for (const one of [ada, bob]) await newsOf(one)
  }

  test('R13: all who have a shift in it, once each; published anew, only those whose shifts are not what they were', async () => {
    await unheard()
    const id = await emptyDraft(first, 7)
    await give(id, ada.row.id, '2026-08-10')
    await give(id, ada.row.id, '2026-08-11')
    await give(id, bob.row.id, '2026-08-12')
    expect([await newsOf(ada), await newsOf(bob)]).toEqual([[], []])
    await publish(id)
    const whole = [published(id, first, '2026-08-16', false)]
    expect([await newsOf(ada), await newsOf(bob), await newsOf({ as: own.planner })]).toEqual([
      ...[whole, whole, []],
    ])
    const again = await own.planner.call(rosterRoutes.replan, { params: { rosterId: id }, body: {} })
    await solveNothing(again.id)
    const bobs = (await get(again.id)).shifts.find(({ agent }) => agent.id === bob.row.id)
    await own.planner.call(rosterRoutes.moveShift, {
      params: { rosterId: again.id, shiftId: bobs?.id ?? '' },
      body: place(bob.row.id, '2026-08-13'),
    })
    await publish(again.id)
    expect([await newsOf(ada), await newsOf(bob)]).toEqual([
      [],
      [published(again.id, '2026-08-12', '2026-08-13', true)],
    ])
    const instead = await emptyDraft('2026-08-11', 1)
    await give(instead, bob.row.id, '2026-08-11')
    await publish(instead)
    // She has the day free now, and he works on it.
    const told = [published(instead, '2026-08-11', '2026-08-11', true)]
    expect([await newsOf(ada), await newsOf(bob)]).toEqual([told, told])
  }, 60_000)

  test('R13: what is refused tells nobody; a swap that it overtakes is told to both', async () => {
    const id = await emptyDraft('2026-08-17', 7)
    const { shift } = await give(id, ada.row.id, '2026-08-17')
    await publish(id)
    const asked = { shiftId: shift?.id ?? '', askedOf: bob.row.id }
    const swap = await ada.as.call(myShiftRoutes.askSwap, { body: asked })
    await unheard()
    await own.planner.refused(rosterRoutes.publish, { params: { rosterId: id } })
    expect([await newsOf(ada), await newsOf(bob)]).toEqual([[], []])
    const instead = await emptyDraft('2026-08-17', 1)
    await give(instead, ada.row.id, '2026-08-17')
    await publish(instead)
    const facts = { swapId: swap.id, day: '2026-08-17' }
    // Her times are the same as before: she hears of the swap alone.
    expect([await newsOf(ada), await newsOf(bob)]).toEqual([
      [{ kind: 'swap_overtaken', colleagueName: 'Bob', facts: { ...facts, agentId: bob.row.id } }],
      [{ kind: 'swap_overtaken', colleagueName: 'Ada', facts: { ...facts, agentId: ada.row.id } }],
    ])
  }, 60_000)
})
