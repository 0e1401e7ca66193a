import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeThreads } from '#platform/threads/run.ts'
import { newsOf, startRostering } from '#tests/support/rostering.ts'
import type { Rostering } from '#tests/support/rostering.ts'
import { myShiftRoutes } from './contract.mine.ts'
import { peopleRoutes } from './contract.people.ts'
import { rosterRoutes } from './contract.rosters.ts'

type Person = Awaited<ReturnType<Rostering['person']>>
let own: Rostering
let [ada, bob, cleo]: Person[] = []
beforeAll(async () => {
  own = await startRostering()
}, 60_000)
afterAll(async () => {
  await own.service.close()
  await closeThreads()
})

/** Three people, and a published week in which each has the shifts given. */
async function publishedWeek(
  firstDay: string,
  shifts: readonly (readonly [who: number, day: string, from?: number])[],
) {
  ada ??= await own.person({ name: 'Ada' })
  bob ??= await own.person({ name: 'Bob' })
  cleo ??= await own.person({ name: 'Cleo' })
  const people = [ada, bob, cleo]
  const { id } = await own.planner.call(rosterRoutes.make, {
    body: { name: 'Week', firstDay, days: 7, series: own.seriesId },
  })
  const nothing = { reasons: [], conflict: [], spent: null, prices: [] }
  await own.solve(id, {
    solve: async () => ({ ...nothing, outcome: { ok: false, why: 'no_time', seconds: 0 } }),
  })
  const given: string[] = []
  for (const [who, day, fromMinute = 540] of shifts) {
    const agentId = people[who]?.row.id ?? ''
    const body = {
      agentId,
      day,
      fromMinute,
      minutes: 480,
      breakAfter: 240,
      breakMinutes: 30,
      patternId: own.dayShift,
    }
    const { shift } = await own.planner.call(rosterRoutes.giveShift, { params: { rosterId: id }, body })
    given.push(shift?.id ?? '')
  }
  // As if the solver had given them: what people swap stays for another reason than that a planner set it.
  await own.service.app.database.pool.query('update shifts set fixed = false where roster_id = $1', [id])
  await own.planner.call(rosterRoutes.publish, { params: { rosterId: id } })
  return { id, shifts: given, ada, bob, cleo }
}

const mine = (one: Person, from: string) => one.as.call(myShiftRoutes.mine, { query: { from, days: 7 } })
const daysOf = async (one: Person, from: string) =>
  (await mine(one, from)).shifts.map(({ day, fromMinute }) => `${day.slice(8)} ${fromMinute}`)

describe('swapping', () => {
  test('R34: asked and agreed, the shifts change hands, and planning again keeps them', async () => {
    const from = '2026-03-09'
    const week = await publishedWeek(from, [
      [0, '2026-03-09'],
      [1, '2026-03-10'],
      [1, '2026-03-11'],
    ])
    const [first = '', second = ''] = week.shifts
    const could = await week.ada.as.call(myShiftRoutes.colleaguesShifts, { params: { shiftId: first } })
    expect(could.takers.map(({ name }) => name)).toEqual(['Bob', 'Cleo'])
    expect(could.shifts.map(({ day }) => day)).toEqual(['2026-03-10', '2026-03-11'])
    const swap = await week.ada.as.call(myShiftRoutes.askSwap, {
      body: { shiftId: first, forShiftId: second, askedOf: week.bob.row.id, note: 'My child starts school' },
    })
    expect(swap).toMatchObject({ state: 'asked', warnings: [], askedBy: { name: 'Ada' } })
    const nobodys = await week.cleo.as.refused(myShiftRoutes.answerSwap, {
      params: { swapId: swap.id },
      body: { agree: true },
    })
    expect(nobodys.code).toBe('not_found')
    const agreed = await week.bob.as.call(myShiftRoutes.answerSwap, {
      params: { swapId: swap.id },
      body: { agree: true },
    })
    expect(agreed.state).toBe('agreed')
    expect([await daysOf(week.ada, from), await daysOf(week.bob, from)]).toEqual([
      ['10 540'],
      ['09 540', '11 540'],
    ])
    const again = await own.planner.call(rosterRoutes.replan, { params: { rosterId: week.id }, body: {} })
    await own.solve(again.id)
    const draft = await own.planner.call(rosterRoutes.get, { params: { rosterId: again.id } })
    const adas = draft.shifts.filter(({ agent, day }) => agent.name === 'Ada' && day === '2026-03-10')
    expect(adas).toMatchObject([{ fixed: true, fromMinute: 540 }])
    await own.planner.call(rosterRoutes.remove, { params: { rosterId: again.id } })
  }, 60_000)

  test('R34: two swap shifts of one day', async () => {
    const from = '2026-03-16'
    const { shifts, ...week } = await publishedWeek(from, [
      [0, '2026-03-16', 480],
      [1, '2026-03-16', 600],
    ])
    const body = { shiftId: shifts[0] ?? '', forShiftId: shifts[1] ?? '', askedOf: week.bob.row.id }
    const swap = await week.ada.as.call(myShiftRoutes.askSwap, { body })
    await week.bob.as.call(myShiftRoutes.answerSwap, { params: { swapId: swap.id }, body: { agree: true } })
    expect([await daysOf(week.ada, from), await daysOf(week.bob, from)]).toEqual([['16 600'], ['16 480']])
  }, 60_000)

  test('R34: two colleagues agree at once about one shift: one gets it, the other is told', async () => {
    const from = '2026-03-23'
    const { shifts, ...week } = await publishedWeek(from, [
      [0, '2026-03-23'],
      [1, '2026-03-24'],
      [2, '2026-03-25'],
    ])
    const [adas = '', bobs = '', cleos = ''] = shifts
    // Bob asks Ada for hers, and Ada offers the same shift to Cleo.
    const byBob = await week.bob.as.call(myShiftRoutes.askSwap, {
      body: { shiftId: bobs, forShiftId: adas, askedOf: week.ada.row.id },
    })
    const byAda = await week.ada.as.call(myShiftRoutes.askSwap, {
      body: { shiftId: adas, forShiftId: cleos, askedOf: week.cleo.row.id },
    })
    const answer = (who: Person, swapId: string) =>
      who.as.ask('POST', `/planning/swaps/${swapId}/answer`, { agree: true })
    const answers = await Promise.all([answer(week.ada, byBob.id), answer(week.cleo, byAda.id)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'swap_ended',
      details: { state: 'overtaken' },
    })
    const all = [await daysOf(week.ada, from), await daysOf(week.bob, from), await daysOf(week.cleo, from)]
    expect(all.map(({ length }) => length)).toEqual([1, 1, 1])
    const twice = await answer(week.cleo, byAda.id)
    expect(twice.status).toBe(409)
  }, 60_000)

  test('R34: terms are looked at when it is agreed; publishing ends what it overtakes; one’s own can be withdrawn', async () => {
    const from = '2026-04-13'
    const { shifts, ...week } = await publishedWeek(from, [
      [0, '2026-04-13'],
      [1, '2026-04-14'],
    ])
    const [adas = '', bobs = ''] = shifts
    const ask = (forShiftId: string | null = bobs) =>
      week.ada.as.call(myShiftRoutes.askSwap, {
        body: { shiftId: adas, forShiftId, askedOf: week.bob.row.id },
      })
    const swap = await ask()
    const leave = await own.planner.call(peopleRoutes.addLeave, {
      body: { agentId: week.bob.row.id, firstDay: from, lastDay: from, kind: 'leave' },
    })
    const refused = await week.bob.as.refused(myShiftRoutes.answerSwap, {
      params: { swapId: swap.id },
      body: { agree: true },
    })
    expect(refused).toMatchObject({ code: 'breaks_terms', details: { warnings: [{ code: 'leave' }] } })
    const could = await week.ada.as.call(myShiftRoutes.colleaguesShifts, { params: { shiftId: adas } })
    expect(could).toMatchObject({ takers: [{ name: 'Cleo' }], shifts: [] })
    await own.planner.call(peopleRoutes.removeLeave, { params: { leaveId: leave.id } })
    // Asking anew ends the first asking.
    const second = await ask(null)
    const states = (await mine(week.ada, from)).swaps
      .filter(({ shift }) => shift.id === adas)
      .map(({ state }) => state)
    expect(states.toSorted()).toEqual(['asked', 'withdrawn'])
    await week.ada.as.call(myShiftRoutes.withdrawSwap, { params: { swapId: second.id } })
    const late = await week.bob.as.refused(myShiftRoutes.answerSwap, {
      params: { swapId: second.id },
      body: { agree: true },
    })
    expect(late).toMatchObject({ code: 'swap_ended', details: { state: 'withdrawn' } })
    const third = await ask()
    await publishedWeek(from, [[0, '2026-04-13', 600]])
    const after = (await mine(week.ada, from)).swaps.find(({ id }) => id === third.id)
    expect(after?.state).toBe('overtaken')
    expect(
      await week.bob.as.refused(myShiftRoutes.answerSwap, {
        params: { swapId: third.id },
        body: { agree: true },
      }),
    ).toMatchObject({
      code: 'swap_ended',
    })
  }, 60_000)
})

describe('what people hear of', () => {
  const ask = (who: Person, of: Person, shiftId: string, forShiftId: string | null = null) =>
    who.as.call(myShiftRoutes.askSwap, { body: { shiftId, forShiftId, askedOf: of.row.id } })
  const answer = (who: Person, swapId: string, agree: boolean) =>
    who.as.call(myShiftRoutes.answerSwap, { params: { swapId }, body: { agree } })
  const from = '2026-06-08'

  test('R34: a swap asked, declined, agreed, withdrawn or asked of another is told to whom it concerns', async () => {
    const { shifts, ...week } = await publishedWeek(from, [
      [0, '2026-06-08'],
      [1, '2026-06-09'],
    ])
    const [adas = '', bobs = ''] = shifts
    const { ada, bob, cleo } = week
    const heard = async () => ({ ada: await newsOf(ada), bob: await newsOf(bob), cleo: await newsOf(cleo) })
    await heard()
    const swap = await ask(ada, bob, adas, bobs)
    const [days, nothing] = [
      { day: '2026-06-08', forDay: '2026-06-09' },
      { ada: [], bob: [], cleo: [] },
    ]
    const facts = { swapId: swap.id, ...days }
    expect(await heard()).toEqual({
      ...nothing,
      bob: [{ kind: 'swap_asked', colleagueName: 'Ada', facts: { ...facts, agentId: ada.row.id } }],
    })
    await answer(bob, swap.id, false)
    expect(await heard()).toEqual({
      ...nothing,
      ada: [{ kind: 'swap_declined', colleagueName: 'Bob', facts: { ...facts, agentId: bob.row.id } }],
    })
    await ask(ada, bob, adas)
    const second = await ask(ada, cleo, adas)
    const kinds = (news: { kind: string }[]) => news.map(({ kind }) => kind).toSorted()
    const first = await heard()
    expect([kinds(first.ada), kinds(first.bob), kinds(first.cleo)]).toEqual([
      [],
      ['swap_asked', 'swap_withdrawn'],
      ['swap_asked'],
    ])
    // Asked of the same colleague again: what is asked now says it all.
    const third = await ask(ada, cleo, adas, null)
    expect(kinds((await heard()).cleo)).toEqual(['swap_asked'])
    expect(third.id).not.toBe(second.id)
    await week.ada.as.call(myShiftRoutes.withdrawSwap, { params: { swapId: third.id } })
    expect(kinds((await heard()).cleo)).toEqual(['swap_withdrawn'])
    const last = await ask(ada, bob, adas, bobs)
    await answer(bob, last.id, true)
    const told = await heard()
    expect([kinds(told.ada), kinds(told.bob), kinds(told.cleo)]).toEqual([
      ['swap_agreed'],
      ['swap_asked'],
      [],
    ])
  }, 60_000)

  test('R13: a swap that another one overtakes is told to both but who did it; what refuses tells nobody', async () => {
    const { shifts, ada, bob, cleo } = await publishedWeek('2026-06-15', [
      [0, '2026-06-15'],
      [1, '2026-06-16'],
      [2, '2026-06-17'],
    ])
    const [adas = '', bobs = '', cleos = ''] = shifts
    const byBob = await ask(bob, ada, bobs, adas)
    const byCleo = await ask(cleo, ada, cleos, adas)
    for (const one of [ada, bob, cleo]) await newsOf(one)
    await answer(ada, byBob.id, true)
    expect(await newsOf(cleo)).toMatchObject([
      { kind: 'swap_overtaken', colleagueName: 'Ada', facts: { swapId: byCleo.id, day: '2026-06-17' } },
    ])
    expect(await newsOf(ada)).toEqual([])
    expect(await newsOf(bob)).toMatchObject([{ kind: 'swap_agreed', colleagueName: 'Ada' }])
    await expect(answer(ada, byCleo.id, true)).rejects.toThrow('swap_ended')
    expect([await newsOf(ada), await newsOf(bob), await newsOf(cleo)]).toEqual([[], [], []])
  }, 60_000)

  test('R24: each notice has its row in the ledger, with ids and codes alone', async () => {
    const { rows } = await own.service.app.database.pool.query(
      `select n.kind, count(*)::int as notices, count(l.kind)::int as kept from notifications n
       left join ledger l on l.kind = 'agent.notified' and l.agent_id = n.agent_id and l.at = n.at
         and l.facts = jsonb_build_object('notificationId', n.id, 'about', n.kind)
       group by n.kind order by n.kind`,
    )
    const kinds = ['roster_published', 'swap_agreed', 'swap_asked', 'swap_declined', 'swap_overtaken']
    expect(rows.map(({ kind }) => kind)).toEqual([...kinds, 'swap_withdrawn'])
    expect(rows.filter(({ notices, kept }) => notices !== kept)).toEqual([])
  })
})

test('R34: the calendar reads the shifts in force by its secret alone; a new address ends the old one', async () => {
  const { shifts, ...week } = await publishedWeek('2026-05-11', [[2, '2026-05-11']])
  const { url } = await week.cleo.as.call(myShiftRoutes.makeFeed, {})
  const read = async (address: string) => {
    const response = await fetch(address)
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    }
  }
  const first = await read(url)
  expect(first).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' })
  expect(first.text).toContain(`UID:${week.cleo.row.id}-2026-05-11@answerable\r\n`)
  expect(first.text).toContain('DTSTART:20260511T080000Z\r\nDTEND:20260511T160000Z\r\nSUMMARY:Day\r\n')
  const sequence = (text: string) => Number(/-2026-05-11@[\s\S]*?SEQUENCE:(\d+)/.exec(text)?.[1])
  const swap = await week.cleo.as.call(myShiftRoutes.askSwap, {
    body: { shiftId: shifts[0] ?? '', askedOf: week.ada.row.id },
  })
  await week.ada.as.call(myShiftRoutes.answerSwap, { params: { swapId: swap.id }, body: { agree: true } })
  expect((await read(url)).text).not.toContain('-2026-05-11@')
  const adas = await week.ada.as.call(myShiftRoutes.makeFeed, {})
  expect(sequence((await read(adas.url)).text)).toBeGreaterThan(sequence(first.text))
  const kept = await own.service.app.database.pool.query<{ row: string }>(
    'select f::text as row from calendar_feeds f',
  )
  const secret = url.split('/').at(-1)?.slice(0, -4) ?? '?'
  expect(kept.rows.every(({ row }) => !row.includes(secret))).toBe(true)
  const again = await week.cleo.as.call(myShiftRoutes.makeFeed, {})
  expect((await read(url)).status).toBe(404)
  expect((await read(again.url)).status).toBe(200)
}, 60_000)

test('R34: who may: people see what is theirs, planners plan, leads look on', async () => {
  const person = await own.person({ name: 'Dee' })
  const lead = await own.service.make.agent({ roles: ['agent', 'lead'] })
  const asLead = await own.service.staff(lead.id)
  const cases: [who: Person['as'], method: string, path: string, status: number][] = [
    [person.as, 'GET', '/planning/rosters', 403],
    [person.as, 'GET', '/planning/people', 403],
    [person.as, 'POST', '/planning/leaves', 403],
    [person.as, 'GET', '/planning/mine', 200],
    [asLead, 'GET', '/planning/rosters?limit=2', 200],
    [asLead, 'GET', '/planning/people', 200],
    [asLead, 'POST', '/planning/rosters', 403],
    [own.service.nobody(), 'GET', '/planning/mine', 401],
  ]
  for (const [who, method, path, status] of cases) {
    const answer = await who.ask(method, path, method === 'GET' ? undefined : {})
    expect({ path, status: answer.status }).toEqual({ path, status })
  }
  const draft = await own.roster({ firstDay: '2026-08-03' })
  const { shifts, outcome } = await own.planner.call(rosterRoutes.get, { params: { rosterId: draft } })
  expect(outcome).toMatchObject({ status: 'optimal' })
  const theirs = shifts.find(({ agent }) => agent.name === 'Dee')?.id ?? 'none of theirs'
  expect(theirs).not.toBe('none of theirs')
  const hidden = await person.as.refused(myShiftRoutes.colleaguesShifts, { params: { shiftId: theirs } })
  expect(hidden.code).toBe('not_found')
  expect((await mine(person, '2026-08-03')).shifts).toEqual([])
}, 60_000)
