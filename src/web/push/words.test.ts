import { expect, test } from 'vitest'
import { NotificationKind } from '#domain/agents/contract.ts'
import { push as en } from '../messages/en/push.ts'
import { shownOf } from './words.ts'

const CASE = '018f0000-0000-7000-8000-000000000001'

test('every kind of news has words', () => {
  expect(NotificationKind.options.filter((kind) => !(kind in en))).toEqual([])
})

test.each([
  [
    { kind: 'client_wrote', caseId: CASE, reference: 'KTX-4F2A', count: 1, language: 'fr' },
    'Un client vous a écrit',
    'KTX-4F2A',
  ],
  [
    { kind: 'client_wrote', caseId: CASE, reference: 'KTX-4F2A', count: 3, language: 'en' },
    'A client wrote to you',
    '3 new about KTX-4F2A',
  ],
  [{ kind: 'something_of_tomorrow', language: 'xx' }, 'Something on your desk is new', ''],
  [{ kind: 'toString' }, 'Something on your desk is new', ''],
  [{}, 'Something on your desk is new', ''],
])('%j is shown as "%s", "%s"', (data, title, body) => {
  expect(shownOf(data)).toMatchObject({ title, body })
})

test.each([
  [{ kind: 'mentioned', caseId: CASE }, `/desk/cases/${CASE}`],
  [{ kind: 'roster_published' }, '/planner/my-shifts'],
  [{ kind: 'covering' }, '/desk/notifications'],
])('%j leads to %s', (data, place) => {
  expect(shownOf(data).place).toBe(place)
})
