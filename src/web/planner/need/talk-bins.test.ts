import { expect, test } from 'vitest'
import { talkBins } from './talk-bins.ts'

test('R34: talk times are shown as they are, empty minutes between them too', () => {
  const bins = talkBins({
    byMinute: [
      { minute: 0, count: 3 },
      { minute: 2, count: 5 },
    ],
  })
  expect(bins.map((one) => [one.from, one.to, one.count])).toEqual([
    [0, 60, 3],
    [60, 120, 0],
    [120, 180, 5],
  ])
})

test('R34: long talks widen the bins, and nobody is lost', () => {
  const byMinute = Array.from({ length: 101 }, (_, minute) => ({ minute, count: 1 }))
  const bins = talkBins({ byMinute })
  expect(bins.length).toBeLessThanOrEqual(40)
  expect(bins.reduce((sum, one) => sum + one.count, 0)).toBe(101)
})
