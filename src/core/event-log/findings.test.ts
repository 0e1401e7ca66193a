import { expect, test } from 'vitest'
import { tableOf } from '../process/table.ts'
import { createTally, findInTable } from './findings.ts'

/** Cases as `name:steps`; each step an hour after the one before, `=` at the same time, `<` two hours back. */
function found(...cases: string[]) {
  const events = cases.flatMap((text) => {
    const [caseId = '', steps = ''] = text.split(':')
    let hour = 10
    return [...steps.matchAll(/([=<]?)([a-z])/g)].map(([, how, activity = '']) => {
      hour += how === '=' ? 0 : how === '<' ? -2 : 1
      return { caseId, at: hour * 3_600_000, activity, holder: null, team: null }
    })
  })
  const tally = createTally()
  findInTable(tableOf(events), tally)
  return Object.fromEntries(tally.all().map(({ code, count, examples }) => [code, [count, examples.join()]]))
}

test.each([
  [['x:abc', 'y:abc'], {}, 'nothing to be said'],
  [['x:abc', 'y:c'], { one_event_cases: [1, 'y'] }, 'a case of one event'],
  [['x:abc', 'y:abc', 'z:ab'], { open_cases: [1, 'z'] }, 'b is where two of three go on'],
  [['x:abc', 'y:bca', 'z:cab'], {}, 'no activity ends most of its cases'],
  [['x:a=b=c'], { same_instant: [2, 'x'] }, 'three at one instant are two too many'],
  [['x:a=b=a'], { same_instant: [2, 'x'], identical_events: [1, 'x'] }, 'one of them comes twice'],
  [['x:ab<c'], { clock_back: [2, 'x'] }, 'by time c comes first, so two were written after a later one'],
] as const)('%j: %j: %s', (cases, expected, _why) => {
  expect(found(...cases)).toEqual(expected)
})

test('examples are a few', () => {
  const cases = Array.from({ length: 20 }, (_, n) => `case${n}:a`)
  expect(found(...cases)['one_event_cases']).toEqual([20, 'case0,case1,case2,case3,case4'])
})
