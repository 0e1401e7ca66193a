import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeThreads } from '#platform/threads/run.ts'
import { startRostering } from '#tests/support/rostering.ts'
import type { Rostering } from '#tests/support/rostering.ts'
import { myShiftRoutes } from './contract.mine.ts'
import { peopleRoutes } from './contract.people.ts'
import { rosterRoutes } from './contract.rosters.ts'
import { recoverRosters } from './jobs/rosters.ts'
import { publishedShifts } from './queries/rosters.ts'

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
const publish = async (rosterId: string) => {
  const { version } = await get(rosterId)
  return own.planner.call(rosterRoutes.publish, { params: { rosterId } }, { version })
}
const ledger = async (kind: string, rosterId: string) => {
  const { rows } = await own.service.app.database.pool.query<{ facts: unknown }>(
    `select facts from ledger where kind = $1 and facts ->> 'rosterId' = $2`,
    [kind, rosterId],
  )
  return rows.map(({ facts }) => facts)
}
const place = (agentId: string, day: string, given: object = {}) => ({
  ...{
    agentId,
    day,
    fromMinute: 540,
    minutes: 480,
    breakAfter: 240,
    breakMinutes: 30,
    patternId: own.dayShift,
  },
  ...given,
})
const give = (rosterId: string, agentId: string, day: string, given: object = {}) =>
  own.planner.call(rosterRoutes.giveShift, { params: { rosterId }, body: place(agentId, day, given) })
/** An empty draft: a weekend on which nobody is needed and no kind of shift is worked. */
const emptyDraft = async (firstDay: string, days: number) => {
  const body = { name: 'By hand', firstDay, days, series: own.seriesId }
  const { id } = await own.planner.call(rosterRoutes.make, { body })
  await own.solve(id, {
    solve: async () => ({ ...NOTHING, outcome: { ok: false, why: 'no_time', seconds: 0 } }),
  })
  return id
}
const NOTHING = { reasons: [], conflict: [], spent: null, prices: [] }

describe('making a roster', () => {
  test('R34: it is asked for, solved, and says what it reaches; people without terms are named', async () => {
    const cleo = await own.person({ name: 'Cleo', terms: null })
    const id = await own.roster({ name: 'Second week of March' })
    const roster = await get(id)
    expect(roster).toMatchObject({ state: 'draft', solving: 'done', shiftCount: 10 })
    expect(roster.outcome).toMatchObject({ status: 'optimal', conflict: [], gap: 0 })
    expect(roster.outcome?.neededHours).toBeGreaterThan(70)
    expect(roster.outcome?.paidHours).toBe(75)
    const counts = [ada, bob, cleo].map(
      ({ row }) => roster.shifts.filter(({ agent }) => agent.id === row.id).length,
    )
    expect(counts).toEqual([5, 5, 0])
    const unnamed = roster.warnings.find(({ code }) => code === 'people_without_terms')
    expect(unnamed?.facts).toEqual({ names: ['Cleo', 'Pat Planner'] })
    expect(roster.cover).toHaveLength(5)
    expect(roster.fairness.find(({ agent }) => agent.name === 'Ada')).toMatchObject({
      shifts: 5,
      minutes: 2250,
    })
    expect(await ledger('planning.roster_solved', id)).toEqual([
      { rosterId: id, status: 'optimal', shifts: 10 },
    ])
    // Nobody takes their break while the other is away.
    const cover = roster.cover.flatMap((day) => day.cover)
    expect(Math.min(...cover)).toBeGreaterThanOrEqual(1)
  }, 60_000)

  test('R34: solved with prices, each rule says what the roster would be without it', async () => {
    const id = await own.roster({ firstDay: '2026-03-16', name: 'With prices' })
    await own.planner.call(rosterRoutes.solve, { params: { rosterId: id }, body: { withPrices: true } })
    const refused = await own.planner.refused(rosterRoutes.solve, { params: { rosterId: id }, body: {} })
    expect(refused.code).toBe('roster_working')
    await own.solve(id)
    const { outcome } = await get(id)
    expect(outcome?.prices.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['rest', 'starts', 'availability']),
    )
    for (const price of outcome?.prices ?? []) {
      expect(price.savedMinutes, price.rule).toBeGreaterThanOrEqual(0)
      const [now, without] = [
        [price.paidHours, price.shortIntervals],
        [price.paidHoursWithout, price.shortIntervalsWithout],
      ]
      // A rule that costs nothing shows the roster as it is.
      if (price.savedMinutes === 0) expect(without, price.rule).toEqual(now)
    }
    // The week is small: the roster is proved, with the rule and without.
    expect(outcome?.prices.find(({ rule }) => rule === 'rest')).toMatchObject({ sure: 'proved' })
  }, 120_000)

  test('R34: a wish that cannot be is explained by the rule in the way; a dear one by what clients would bear', async () => {
    const eve = await own.person({ name: 'Eve', terms: { available: { '6': [[360, 1380]] } } })
    const wish = (as: typeof ada.as, body: object) =>
      as.call(myShiftRoutes.wish, { body: { kind: 'work_day', ...body } as never })
    const impossible = await wish(eve.as, { day: '2026-03-24', weight: 3 })
    const dear = await wish(ada.as, { kind: 'day_off', day: '2026-03-25', weight: 1 })
    const id = await own.roster({ firstDay: '2026-03-23', name: 'Wishes' })
    const { outcome } = await get(id)
    const of = (wishId: string) => outcome?.wishes.find((one) => one.wishId === wishId)
    expect(of(impossible.id)).toMatchObject({ granted: false, reason: 'availability' })
    expect(of(dear.id)).toMatchObject({ granted: false, reason: 'clients_would_wait' })
    expect(of(dear.id)?.costWaitingMinutes).toBeGreaterThan(0)
    await publish(id)
    const mine = await eve.as.call(myShiftRoutes.mine, { query: { from: '2026-03-23', days: 7 } })
    expect(mine.wishes).toMatchObject([{ id: impossible.id, granted: false, reason: 'availability' }])
    await eve.as.call(myShiftRoutes.withdrawWish, { params: { wishId: impossible.id } })
    await ada.as.call(myShiftRoutes.withdrawWish, { params: { wishId: dear.id } })
    const terms = {
      leastMinutesWeek: 0,
      mostMinutesWeek: 0,
      restMinutes: 660,
      mostDaysInRow: 5,
      available: {},
    }
    await own.planner.call(peopleRoutes.setTerms, { params: { agentId: eve.row.id }, body: terms })
  }, 60_000)

  test('R34: rules that cannot hold together are named, and no others', async () => {
    const kim = await own.person({
      name: 'Kim',
      terms: { leastMinutesWeek: 1800, available: { '1': [[360, 1380]], '2': [[360, 1380]] } },
    })
    const id = await own.roster({ firstDay: '2026-03-30', name: 'Impossible' })
    const roster = await get(id)
    expect(roster).toMatchObject({ solving: 'done', shiftCount: 0, outcome: { status: 'infeasible' } })
    const rules = roster.outcome?.conflict ?? []
    expect(rules.some(({ rule }) => rule === 'least_hours')).toBe(true)
    expect(rules.every(({ facts }) => facts['person'] === kim.row.id)).toBe(true)
    expect((await own.planner.refused(rosterRoutes.publish, { params: { rosterId: id } })).code).toBe(
      'not_possible_together',
    )
    const terms = {
      leastMinutesWeek: 0,
      mostMinutesWeek: 0,
      restMinutes: 660,
      mostDaysInRow: 5,
      available: {},
    }
    await own.planner.call(peopleRoutes.setTerms, { params: { agentId: kim.row.id }, body: terms })
  }, 60_000)

  test('R34: a late answer to an earlier asking changes nothing; one left behind is asked again, and given up in the end', async () => {
    const id = await own.roster({ firstDay: '2026-04-06', name: 'Late' })
    const before = await get(id)
    const late = own.solve(id, {
      solve: async () => {
        await own.service.app.database.pool.query(
          `update rosters set version = version + 1, solving = 'asked' where id = $1`,
          [id],
        )
        const cost = { total: 0, waiting: 0, wishes: 0, unfairness: 0, pay: 0, paidMinutes: 0 }
        const found = { quality: 'best' as const, cost, bound: 0, gap: 0, notGranted: [], seconds: 1 }
        return { ...NOTHING, outcome: { ok: true, assignments: [], ...found } }
      },
    })
    await own.service.app.database.pool.query(`update rosters set solving = 'asked' where id = $1`, [id])
    await late
    const after = await get(id)
    expect(after).toMatchObject({ solving: 'asked', outcome: before.outcome, shiftCount: before.shiftCount })
    expect(before.shiftCount).toBeGreaterThan(0)
    expect(await ledger('planning.roster_solved', id)).toHaveLength(1)
    await own.service.app.database.pool.query(`update rosters set solving = 'done' where id = $1`, [id])
    await own.planner.call(rosterRoutes.solve, { params: { rosterId: id }, body: {} })
    for (let turn = 0; turn < 3; turn += 1) {
      const broken = own.solve(id, { solve: () => Promise.reject(new Error('the node went away')) })
      await expect(broken).rejects.toThrow('went away')
    }
    own.service.clock.advance(6 * 60_000)
    const recovered = await own.service.app.database.transact((tx) =>
      recoverRosters(tx, own.service.clock.now()),
    )
    expect(recovered).toBe(1)
    await own.solve(id)
    expect(await get(id)).toMatchObject({
      solving: 'failed',
      outcome: { conflict: [{ rule: 'interrupted' }] },
    })
  }, 60_000)

  test('R34: too little to forecast from is said by the roster itself', async () => {
    const body = { name: 'No demand', firstDay: '2026-03-09', days: 7 }
    const { id } = await own.planner.call(rosterRoutes.make, { body })
    await own.solve(id)
    const roster = await get(id)
    expect(roster.solving).toBe('failed')
    expect(['series_too_short', 'nothing_to_show']).toContain(roster.outcome?.conflict[0]?.rule)
  })
})

describe('changing a draft by hand', () => {
  test('R34: what people agreed to holds; what is only worth knowing is told', async () => {
    const id = await emptyDraft('2026-05-04', 14)
    const cases: [why: string, given: object, day: string, code: string][] = [
      ['outside of their times', { fromMinute: 300 }, '2026-05-04', 'availability'],
      ['a free day of theirs', {}, '2026-05-09', 'availability'],
    ]
    const tell = (agentId: string, day: string, given: object) =>
      own.planner.refused(rosterRoutes.giveShift, {
        params: { rosterId: id },
        body: place(agentId, day, given),
      })
    for (const [why, given, day, code] of cases) {
      const refused = await tell(ada.row.id, day, given)
      expect({ why, ...refused }).toMatchObject({ code: 'breaks_terms', details: { warnings: [{ code }] } })
    }
    const { shift } = await give(id, ada.row.id, '2026-05-04', { fromMinute: 900, minutes: 480 })
    expect(await tell(ada.row.id, '2026-05-05', { fromMinute: 360 })).toMatchObject({
      code: 'breaks_terms',
      details: { warnings: [{ code: 'rest', facts: { minutes: 420, needed: 660 } }] },
    })
    expect((await tell(ada.row.id, '2026-05-04', {})).code).toBe('shift_taken')
    expect((await tell(ada.row.id, '2026-06-01', {})).code).toBe('not_possible_together')
    await own.planner.call(rosterRoutes.moveShift, {
      params: { rosterId: id, shiftId: shift?.id ?? '' },
      body: place(ada.row.id, '2026-05-04'),
    })
    for (const day of ['2026-05-05', '2026-05-06', '2026-05-07', '2026-05-08'])
      await give(id, ada.row.id, day)
    const { warnings } = await give(id, bob.row.id, '2026-05-04', { breakAfter: null, breakMinutes: 0 })
    expect(warnings.some(({ code, hard }) => code === 'missing_break' && !hard)).toBe(true)
    const full = await tell(ada.row.id, '2026-05-09', {})
    expect(JSON.stringify(full.details)).toContain('days_in_row')
    expect(await ledger('planning.shift_set', id)).toHaveLength(7)
  }, 60_000)

  test('R34: two planners who change the same shift at once: one is told to look again', async () => {
    const id = await emptyDraft('2026-05-18', 7)
    const { shift, version } = await give(id, ada.row.id, '2026-05-18')
    const params = { rosterId: id, shiftId: shift?.id ?? '' }
    const move = (fromMinute: number) =>
      own.planner.ask(
        'PUT',
        `/planning/rosters/${id}/shifts/${params.shiftId}`,
        place(ada.row.id, '2026-05-18', { fromMinute }),
        {
          'if-match': `"${version}"`,
        },
      )
    const answers = await Promise.all([move(480), move(600)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
    const gives = await Promise.all(
      [540, 600].map((fromMinute) =>
        own.planner.ask(
          'POST',
          `/planning/rosters/${id}/shifts`,
          place(bob.row.id, '2026-05-19', { fromMinute }),
        ),
      ),
    )
    expect(gives.map(({ status }) => status).toSorted()).toEqual([201, 409])
    const taken = await own.planner.call(rosterRoutes.takeShift, { params })
    expect(taken.shift).toBeNull()
    expect((await get(id)).shifts).toHaveLength(1)
  }, 60_000)

  test('R34: solving again keeps what was set by hand; a shift on a night when the clocks change is as long as it is', async () => {
    const nora = await own.person({
      name: 'Nora',
      terms: { available: { '6': [[1200, 1439]], '7': [[0, 600]] }, mostMinutesWeek: 1000 },
    })
    const id = await emptyDraft('2026-03-27', 4)
    const night = { fromMinute: 1320, minutes: 480, breakAfter: null, breakMinutes: 0, patternId: null }
    await expect(give(id, nora.row.id, '2026-03-28', night)).rejects.toThrow('breaks_terms')
    const terms = { leastMinutesWeek: 0, mostMinutesWeek: 1000, restMinutes: 660, mostDaysInRow: 5 }
    const available = { '6': [[1200, 600]] }
    await own.planner.call(peopleRoutes.setTerms, {
      params: { agentId: nora.row.id },
      body: { ...terms, available } as never,
    })
    const { shift } = await give(id, nora.row.id, '2026-03-28', night)
    expect(shift).toMatchObject({
      ...{ startsAt: '2026-03-28T22:00:00.000Z', endsAt: '2026-03-29T05:00:00.000Z' },
      ...{ fromMinute: 1320, toMinute: 1800, fixed: true },
    })
    await own.planner.call(rosterRoutes.solve, { params: { rosterId: id }, body: {} })
    await own.solve(id)
    const { shifts } = await get(id)
    expect(shifts.find((one) => one.id === shift?.id)).toMatchObject({ toMinute: 1800 })
    expect(shifts.length).toBeGreaterThan(1)
  }, 60_000)
})

describe('publishing', () => {
  test('R34: a draft is seen by nobody else; published, its people see it; a day follows the latest published', async () => {
    const id = await own.roster({ firstDay: '2026-06-01' })
    const seen = async () =>
      (await ada.as.call(myShiftRoutes.mine, { query: { from: '2026-06-01', days: 14 } })).shifts.length
    expect(await seen()).toBe(0)
    expect((await ada.as.ask('GET', `/planning/rosters/${id}`)).status).toBe(403)
    const { version } = await get(id)
    const both = await Promise.all(
      [1, 2].map(() =>
        own.planner.ask('POST', `/planning/rosters/${id}/publish`, {}, { 'if-match': `"${version}"` }),
      ),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await ledger('planning.roster_published', id)).toHaveLength(1)
    expect(await seen()).toBe(5)
    const refused = await own.planner.refused(rosterRoutes.giveShift, {
      params: { rosterId: id },
      body: place(ada.row.id, '2026-06-06'),
    })
    expect(refused.code).toBe('roster_published')
    const part = await emptyDraft('2026-06-04', 4)
    await give(part, ada.row.id, '2026-06-05', { fromMinute: 600 })
    await publish(part)
    const { shifts, publishedDays } = await ada.as.call(myShiftRoutes.mine, {
      query: { from: '2026-06-01', days: 14 },
    })
    expect(shifts.map(({ day, fromMinute }) => `${day} ${fromMinute}`)).toEqual([
      ...['2026-06-01 540', '2026-06-02 540', '2026-06-03 540', '2026-06-05 600'],
    ])
    expect(publishedDays).toHaveLength(7)
    expect((await get(id)).state).toBe('published')
    const all = await own.service.app.database.read((tx) =>
      publishedShifts(tx, new Date('2026-06-04T00:00:00Z'), new Date('2026-06-08T00:00:00Z')),
    )
    expect(all.map(({ agentId, day }) => [agentId, day])).toEqual([[ada.row.id, '2026-06-05']])
    const whole = await emptyDraft('2026-06-01', 7)
    await give(whole, bob.row.id, '2026-06-01')
    await publish(whole)
    expect([(await get(id)).state, (await get(part)).state]).toEqual(['replaced', 'replaced'])
  }, 60_000)

  test('R34: planning again from a moment keeps what lies before it, and leave that came since frees the rest', async () => {
    const id = await own.roster({ firstDay: '2026-07-06' })
    await publish(id)
    const before = await get(id)
    const leave = {
      agentId: bob.row.id,
      firstDay: '2026-07-09',
      lastDay: '2026-07-10',
      kind: 'sick' as const,
    }
    await own.planner.call(peopleRoutes.addLeave, { body: leave })
    const again = await own.planner.call(rosterRoutes.replan, {
      params: { rosterId: id },
      body: { fromAt: '2026-07-08T11:00:00Z' },
    })
    await own.solve(again.id)
    const draft = await get(again.id)
    const early = (roster: typeof draft) =>
      roster.shifts
        .filter(({ startsAt }) => startsAt < '2026-07-08T11:00:00Z')
        .map(({ agent, startsAt, endsAt }) => [agent.id, startsAt, endsAt].join())
    expect(early(draft).toSorted()).toEqual(early(before).toSorted())
    expect(early(draft).length).toBe(6)
    const bobs = draft.shifts.filter(({ agent }) => agent.id === bob.row.id).map(({ day }) => day)
    expect(bobs).toEqual(['2026-07-06', '2026-07-07', '2026-07-08'])
    const past = draft.shifts[0]
    const refused = await own.planner.refused(rosterRoutes.takeShift, {
      params: { rosterId: again.id, shiftId: past?.id ?? '' },
    })
    expect(refused).toMatchObject({ code: 'not_possible_together', details: { code: 'before_from' } })
    await own.planner.call(rosterRoutes.remove, { params: { rosterId: again.id } })
    expect((await own.planner.ask('GET', `/planning/rosters/${again.id}`)).status).toBe(404)
  }, 60_000)
})

test('R34: with a worker running, a roster is solved without anybody asking again', async () => {
  const live = await startRostering({ worker: true })
  try {
    await live.person({ name: 'Ada' })
    const body = { name: 'Live', firstDay: '2026-03-09', series: live.seriesId }
    const { id, solving } = await live.planner.call(rosterRoutes.make, { body })
    expect(solving).toBe('asked')
    const now = async () => (await live.planner.call(rosterRoutes.get, { params: { rosterId: id } })).solving
    await expect.poll(now, { timeout: 20_000 }).toBe('done')
  } finally {
    await live.service.close()
  }
}, 60_000)
