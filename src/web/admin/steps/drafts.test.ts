import { expect, test } from 'vitest'
import type { Action } from '#domain/automation/contract.actions.ts'
import { actionOf, actionsOf, clockOf, draftOf, minuteOf, newStep } from './drafts.ts'

const id = '018f0000-0000-7000-8000-000000000000'
const all: Action[] = [
  { do: 'note', body: 'Look' },
  { do: 'tell', body: 'Hello' },
  { do: 'ask_client', question: 'When?' },
  { do: 'add_tag', tagId: id },
  { do: 'remove_tag', tagId: id },
  { do: 'propose', answerId: id },
  { do: 'set_service', serviceId: id },
  { do: 'set_stakes', stakes: 'ordinary' },
  { do: 'set_stakes', stakes: 'moment_of_truth' },
  { do: 'wait_on', on: 'us' },
  { do: 'wait_on', on: 'client' },
  { do: 'wait_on', on: 'other' },
  { do: 'snooze', days: 3, minute: 545 },
  { do: 'follow', agentId: id },
  { do: 'notify', agentId: id },
  { do: 'notify', agentId: null },
]

test.each(all)('a step that is kept and opened again is the same: %j', (action) => {
  expect(actionOf(draftOf(action))).toEqual(action)
})

test('a step with nothing in it is none; telling the owner needs nothing more', () => {
  const empty = [...new Set(all.map((one) => one.do))].filter((kind) => actionOf(newStep(kind)) === undefined)
  expect(empty).not.toContain('notify')
  expect(empty).not.toContain('snooze')
  expect(empty).toHaveLength(10)
  expect(actionsOf([])).toBeUndefined()
  expect(actionsOf([newStep('notify'), newStep('note')])).toBeUndefined()
  expect(actionsOf([newStep('notify')])).toEqual([{ do: 'notify', agentId: null }])
})

test('times of the day', () => {
  expect([clockOf(0), clockOf(545), clockOf(1439)]).toEqual(['00:00', '09:05', '23:59'])
  expect([minuteOf('09:05'), minuteOf('24:00'), minuteOf('9:05')]).toEqual([545, undefined, undefined])
})
