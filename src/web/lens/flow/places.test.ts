import { expect, test } from 'vitest'
import type { T } from '../../messages/Messages.tsx'
import { placeWords, roleOf, withoutStep } from './places.ts'

const t: T = (id, values) => (values ? `${id} ${Object.values(values).join()}` : id)

test.each([
  ['channel:web_voice', undefined, 'lens.channel.web_voice', 'a channel'],
  ['channel:smoke', undefined, 'channel:smoke', 'one that nobody knows'],
  ['waiting', 'waiting', 'flow.place.waiting', 'what every service has'],
  ['promise:broken', undefined, 'flow.place.promise_broken', 'of two parts'],
  ['end:met', 'end:met', 'flow.place.end_met', 'where ways end'],
  ['department:1', 'Streets', 'Streets', 'a department by its name'],
  ['leg:1', 'Streets', 'flow.place.leg Streets', 'work at a department'],
  ['constructor', undefined, 'constructor', 'nothing of the language itself'],
])('%s (%s) is “%s”: %s', (code, name, expected, _why) => expect(placeWords(code, name, t)).toBe(expected))

test('steps are left out of names; kinds that are drawn apart are known', () => {
  expect(withoutStep('3:channel:chat')).toBe('channel:chat')
  expect([roleOf('start'), roleOf('ended'), roleOf('waiting')]).toEqual([
    { role: 'begin' },
    { role: 'end' },
    {},
  ])
})
