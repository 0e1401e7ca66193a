import { expect, test } from 'vitest'
import type { Roster, Shift } from '#domain/planning/contract.rosters.ts'
import { groundFor } from './against.ts'
import { createMoving } from './moving.ts'

const shift: Shift = {
  ...{ id: 's', agent: { id: 'anna', name: 'Anna' }, day: '2026-03-30', patternId: null, pattern: null },
  ...{ startsAt: '2026-03-30T07:00:00Z', endsAt: '2026-03-30T15:00:00Z', fromMinute: 480, toMinute: 960 },
  ...{ breakAt: null, breakMinutes: 0, breakPaid: false, fixed: false },
}
const empty = { people: [], shifts: [shift], wishes: [], leaves: [], cover: [] }
const roster = { ...empty, firstDay: '2026-03-30', days: 7, intervalMinutes: 30 } as unknown as Roster

test('a place that is the same again tells nobody; another tells once', () => {
  const moving = createMoving()
  let told = 0
  moving.subscribe(() => (told += 1))
  moving.pickUp(shift, groundFor(roster, 'Europe/London', 's'), 'keys')
  const held = moving.held()
  expect(told).toBe(1)
  moving.to({ ...(held?.place ?? expect.fail()) })
  expect(moving.held()).toBe(held)
  moving.to({ ...(held?.place ?? expect.fail()), fromMinute: 510 })
  expect(told).toBe(2)
  expect(moving.held()).toMatchObject({ from: { fromMinute: 480 }, place: { fromMinute: 510 } })
  moving.release()
  expect(moving.held()).toBeUndefined()
})
