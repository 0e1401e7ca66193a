import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#core/calendars/moments.ts'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { assumedSettings } from '../measures/contract.busy.ts'
import { PatternKind } from './contract.patterns.ts'
import type { Pattern } from './contract.patterns.ts'
import { findPatterns, lookForPatterns } from './jobs/patterns.ts'
import { id, measuredRows, noon, onDays } from './measured.fixture.ts'
import type { MeasuredRows } from './measured.fixture.ts'
import { listPatterns } from './queries/patterns.ts'

const TODAY = '2026-06-30'
const NOW = new Date('2026-06-30T15:00:00Z')
const day = (ago: number) => addDays(TODAY, -ago)

let own: ConceptApp
let make: MeasuredRows
let service: string
let other: string
let department: string
beforeAll(async () => {
  own = await startConceptApp(() => undefined)
  make = measuredRows(own.database)
  service = (await own.make.service({ name: 'Repairs' })).id
  other = (await own.make.service({ name: 'Parking' })).id
  department = (await own.make.department({ name: 'Works' })).id
  // What was measured is written here without the contacts that it was measured of.
  await own.database.pool.query(
    'alter table contact_subjects drop constraint contact_subjects_contact_id_fkey',
  )
})
beforeEach(() => make.empty())
afterAll(() => own.close())

const look = (now = NOW) => own.database.transact((tx) => findPatterns(tx, now))
const all = () => own.database.read((tx) => listPatterns(tx, {}))
const found = async (kind: Pattern['kind']) => {
  await look()
  return (await all()).items.filter((one) => one.kind === kind)
}
const times = async (count: number, then: (index: number) => Promise<unknown>) => {
  for (let index = 0; index < count; index++) await then(index)
}

describe('R28: patterns are found in what really happened', () => {
  test('R28: needs that take three contacts and more, with the minutes beyond the first', async () => {
    await times(6, async (index) => {
      const caseId = await make.need(day(9), { service_id: service })
      const contact = { case_id: caseId, client_id: id(), service_id: service }
      for (const nth of [1, 2, 3]) await make.contact(day(10 - nth), { ...contact, nth }, index)
    })
    await times(10, async () => {
      const caseId = await make.need(day(5), { service_id: service })
      await make.contact(day(5), { case_id: caseId, service_id: service, nth: 1 })
    })
    const [one, ...more] = await found('repeat_contacts')
    expect(more).toEqual([])
    expect(one).toMatchObject({
      about: { serviceId: service, service: 'Repairs', departmentId: null },
      state: 'found',
      figures: { times: 6, of: 16, people: 6, before: null, pence: null },
    })
    // Two further contacts each: ten minutes of talk, and for the client one of waiting with it.
    expect(one?.figures.staffMinutes).toEqual({ low: 120, likely: 120, high: 120 })
    expect(one?.figures.clientMinutes.likely).toBe(132)
  })

  test('R28: a need counts in the period of its third contact, and its first two say nothing', async () => {
    await times(6, async () => {
      const caseId = await make.need(day(20), { service_id: service })
      const contact = { case_id: caseId, service_id: service }
      await make.contact(day(40), { ...contact, nth: 1 })
      await make.contact(day(35), { ...contact, nth: 2 })
      await make.contact(day(20), { ...contact, nth: 3 })
    })
    expect((await found('repeat_contacts'))[0]?.figures).toMatchObject({ times: 6, of: 6, before: 0 })
  })

  test('R28: needs that come back to somebody they had left', async () => {
    await times(5, () => make.need(day(3), { service_id: service, returns: 1, talk_s: 1200 }))
    await times(20, () => make.need(day(3), { service_id: service }))
    await times(3, () => make.need(day(30), { service_id: service, returns: 2 }))
    const [one] = await found('ping_pong')
    expect(one?.figures).toMatchObject({ times: 5, of: 25, people: 5, before: 3 })
    expect(one?.figures.staffMinutes.likely).toBe(100)
  })

  test('R28: searches that lead nowhere', async () => {
    await times(6, () => make.search(day(2), 'blue badge', 0))
    await times(4, () => make.search(day(2), 'bins', 3))
    const [one] = await found('lost_searching')
    expect(one?.figures).toMatchObject({ times: 6, of: 10, people: 0 })
    expect(one?.about).toMatchObject({ serviceId: null, service: null })
  })

  test.each([
    ['lost_waiting', { lost_at: 'waiting', ending: 'left_waiting', talk_s: 0, waited_s: 300 }, 0, 25],
    ['lost_on_hold', { lost_at: 'holding', ending: 'left', holds: 1, talk_s: 60, hold_s: 240 }, 25, 30],
    ['lost_verifying', { lost_at: 'verifying', ending: 'left', talk_s: 240 }, 20, 25],
  ] as const)('R28: %s', async (kind, given, staff, client) => {
    await times(5, () => make.contact(day(1), { service_id: service, ...given }))
    await times(20, () => make.contact(day(1), { service_id: service, holds: 1 }))
    await times(20, () => make.contact(day(1), { service_id: other, holds: 1 }))
    const [one, ...more] = await found(kind)
    expect(more).toEqual([])
    expect(one?.figures).toMatchObject({ times: 5, of: 25, people: 5 })
    expect([one?.figures.staffMinutes.likely, one?.figures.clientMinutes.likely]).toEqual([staff, client])
  })

  test('R28: conversations passed to another owner', async () => {
    await times(5, () => make.contact(day(1), { service_id: service, handovers: 2 }))
    await times(5, () => make.contact(day(1), { service_id: service }))
    expect((await found('handed_over'))[0]?.figures).toMatchObject({ times: 5, of: 10 })
  })

  test('R28: told otherwise than published, of those who were told', async () => {
    await times(5, () => make.need(day(3), { service_id: service, terms_told: 2, terms_different: 1 }))
    await times(5, () => make.need(day(3), { service_id: service, terms_told: 1 }))
    await times(50, () => make.need(day(3), { service_id: service }))
    expect((await found('terms_bypassed'))[0]?.figures).toMatchObject({ times: 5, of: 10 })
  })

  test('R28: short conversations after which the client comes back about the same within a week', async () => {
    await times(30, (index) => make.contact(day(12), { service_id: service }, index))
    const short = { service_id: service, talk_s: 90, came_back: true }
    const back = async (days: number, index: number) => {
      const contact = { case_id: await make.need(day(12), { service_id: service }), client_id: id() }
      await make.contact(day(12), { ...short, ...contact, nth: 1 }, index)
      await make.contact(day(12 - days), { service_id: service, ...contact, nth: 2 }, index)
    }
    await times(5, (index) => back(2, index))
    await times(3, (index) => back(9, index))
    // Without a case it is the same client who comes about the same service.
    const client_id = id()
    await make.contact(day(6), { service_id: service, client_id, talk_s: 30 })
    await make.contact(day(5), { service_id: service, client_id })
    await make.contact(day(4), { service_id: service, talk_s: 30 })
    expect((await found('short_and_back'))[0]?.figures).toMatchObject({ times: 6, people: 6 })
  })

  test('R28: promises and legs of a department that slip, with the clients who came to ask', async () => {
    await times(3, () => make.promise(day(4), { department_id: department, state: 'broken' }))
    await times(3, () => make.leg(day(4), { department_id: department, late: true }))
    await times(4, () => make.promise(day(4), { department_id: department, state: 'renegotiated' }))
    await make.promise(day(4), { department_id: department, state: 'withdrawn' })
    await make.promise(day(0), { department_id: department, state: 'open' })
    // Two things overdue at once, and one contact about them: it counts once.
    const case_id = await make.need(day(8))
    const slip = { case_id, department_id: department, state: 'broken', ended_at: null }
    await make.promise(day(8), slip)
    await make.promise(day(7), slip)
    await make.contact(day(6), { case_id, nth: 2 })
    await make.contact(day(9), { case_id, nth: 1 })
    const [one] = await found('promises_slip')
    expect(one?.about).toMatchObject({ department: 'Works', serviceId: null })
    expect(one?.figures).toMatchObject({ times: 8, of: 12, clientMinutes: { likely: 11 } })
  })

  test('R28: a subject and a service’s failure demand that spike; the quiet ones do not', async () => {
    const subjects = [await make.subject('Bins'), await make.subject('Council tax')]
    const contact = async (at: string, subject: string | undefined, given: object) => {
      const contact_id = id()
      await make.contact(at, { contact_id, service_id: service, ...given })
      if (!subject) return
      await own.database.pool.query(
        `insert into contact_subjects (contact_id, subject_id, by, arrived_at) values ($1, $2, 'person', $3)`,
        [contact_id, subject, noon(at)],
      )
    }
    await onDays(TODAY, 50, async (at, index) => {
      const many = index >= 46
      await times(many ? 12 : 2, () => contact(at, subjects[0], {}))
      await times(2, () => contact(at, subjects[1], {}))
      await times(many ? 10 : 1, () => contact(at, undefined, { demand: 'failure' }))
    })
    const spiking = await found('subject_spikes')
    expect(spiking.map(({ about }) => about.subject ?? about.service).toSorted()).toEqual(['Bins', 'Repairs'])
    const bins = spiking.find(({ about }) => about.subject === 'Bins')
    expect(bins?.figures).toMatchObject({ times: 36, of: 72, people: 36, sinceDay: day(3) })
    expect(bins?.figures.before).toBeCloseTo(6, 0)
    await own.database.pool.query('delete from contact_subjects')
  })

  test('R28: attempts that reach nobody; their minutes are assumed, with a range', async () => {
    await times(6, () => make.attempt(day(2), { service_id: service, reached: false }))
    await times(2, () => make.attempt(day(2), { service_id: service, reached: true }))
    const [one] = await found('attempts')
    expect(one?.figures).toMatchObject({ times: 6, of: 8, clientMinutes: { likely: 0 } })
    expect(one?.figures.staffMinutes).toEqual({ low: 6, likely: 12, high: 24 })
  })

  test('R28: what is small or rare is no pattern', async () => {
    await times(4, () => make.contact(day(1), { service_id: service, handovers: 1 }))
    await times(5, () => make.contact(day(1), { service_id: other, handovers: 1 }))
    await times(246, () => make.contact(day(1), { service_id: other }))
    expect(await found('handed_over')).toEqual([])
  })

  test('R28: it says since when there is more of it', async () => {
    await onDays(TODAY, 56, (at, index) =>
      times(6, (nth) =>
        make.contact(at, { service_id: service, handovers: nth < (index < 42 ? 1 : 5) ? 1 : 0 }),
      ),
    )
    const [one] = await found('handed_over')
    expect(one?.figures).toMatchObject({ times: 84, of: 168, before: 28 })
    expect([day(14), day(13), day(12)]).toContain(one?.figures.sinceDay)
  })
})

describe('R28: what becomes of a pattern', () => {
  const five = (at: string) => times(5, () => make.contact(at, { service_id: service, handovers: 1 }))
  const ledger = async () =>
    (await own.database.pool.query(`select facts from ledger where kind = 'learning.pattern_found'`)).rows
      .length

  test('R24: it is told once, its figures are kept afresh, and stay as they were when it is gone', async () => {
    const before = await ledger()
    await five(day(20))
    await look()
    await five(day(19))
    await look(new Date(NOW.getTime() + 600_000))
    const [seen] = (await all()).items
    expect(seen).toMatchObject({ figures: { times: 10 }, foundAt: NOW, version: 1 })
    expect(seen?.seenAt).toEqual(new Date(NOW.getTime() + 600_000))
    await look(new Date(NOW.getTime() + 60 * 86_400_000))
    expect((await all()).items).toEqual([seen])
    expect(await ledger()).toBe(before + 1)
  })

  test('R28: it says when it looked, and of what there was nothing', async () => {
    expect(await all()).toEqual({ items: [], lookedAt: null, nothingToSee: [] })
    await look()
    expect((await all()).nothingToSee.toSorted()).toEqual([...PatternKind.options].toSorted())
    await five(day(2))
    await look()
    const { nothingToSee, lookedAt } = await all()
    expect(lookedAt).toEqual(NOW)
    expect(nothingToSee).not.toContain('handed_over')
    expect(nothingToSee).toEqual(expect.arrayContaining(['lost_verifying', 'lost_searching', 'attempts']))
  })

  test('one node looks, and none again before ten minutes are over', async () => {
    await five(day(2))
    const sweep = (seconds: number) =>
      own.database.transact((tx) => lookForPatterns(tx, new Date(NOW.getTime() + seconds * 1000)))
    await Promise.all([sweep(0), sweep(0), sweep(0)])
    await sweep(500)
    expect((await all()).lookedAt).toEqual(NOW)
    await sweep(601)
    expect((await all()).lookedAt).toEqual(new Date(NOW.getTime() + 601_000))
    expect((await all()).items).toHaveLength(1)
  })

  test('pence by the pay that was said', async () => {
    const payPencePerHour = { low: 1200, likely: 1200, high: 1200, basis: 'measured' }
    await own.database.pool.query(`insert into lens_settings (settings, changed_at) values ($1, $2)`, [
      JSON.stringify({ ...assumedSettings, payPencePerHour }),
      NOW,
    ])
    await five(day(2))
    expect((await found('handed_over'))[0]?.figures.pence).toEqual({ low: 1000, likely: 1000, high: 1000 })
  })
})

test('R28: of a rise within the last days only what came since is its pattern, and four are none', async () => {
  await make.empty()
  const failures = [14, 7, 2, 1, 1, 1]
  for (const ago of failures) await make.contact(day(ago), { service_id: other, demand: 'failure' })
  for (const ago of [40, 0, 0, 0, 0, 0, 0]) await make.contact(day(ago), { service_id: service })
  await look()
  expect((await all()).items).toEqual([])
})

test('R28: no figure is larger than what it is of, whatever happened', async () => {
  const maybe = fc.boolean()
  const story = fc.record({
    ago: fc.nat({ max: 60 }),
    which: fc.constantFrom('service', 'other', 'none'),
    nth: fc.integer({ min: 1, max: 5 }),
    lost: fc.constantFrom(null, 'waiting', 'holding', 'verifying', 'talking'),
    ...{ held: maybe, handed: maybe, slipped: maybe, reached: maybe, returned: maybe, failure: maybe },
  })
  await fc.assert(
    fc.asyncProperty(fc.array(story, { minLength: 10, maxLength: 60 }), async (stories) => {
      await make.empty()
      for (const one of stories) {
        const at = day(one.ago)
        const service_id = { service, other, none: null }[one.which]
        const case_id = await make.need(at, { service_id, returns: Number(one.returned), terms_told: 1 })
        await make.contact(at, {
          ...{ service_id, case_id, nth: one.nth, lost_at: one.lost, holds: Number(one.held) },
          ...{ handovers: Number(one.handed), demand: one.failure ? 'failure' : 'value' },
        })
        await make.promise(at, { case_id, department_id: department, state: one.slipped ? 'broken' : 'kept' })
        await make.attempt(at, { service_id, case_id, reached: one.reached })
      }
      await look()
      for (const { figures, kind } of (await all()).items) {
        expect({ kind, fits: figures.times <= figures.of && figures.people <= figures.times }).toEqual({
          kind,
          fits: true,
        })
        expect(figures.times).toBeGreaterThanOrEqual(5)
      }
    }),
    { numRuns: 12 },
  )
})
