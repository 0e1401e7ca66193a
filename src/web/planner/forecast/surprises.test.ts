import { expect, test } from 'vitest'
import { sayIn } from './say.fixture.ts'
import { signalWords, surpriseSentence, surprisesOf } from './surprises.ts'

const say = sayIn()

const days = (misses: readonly number[]) =>
  misses.map((miss, index) => ({
    day: `2026-03-${String(index + 1).padStart(2, '0')}`,
    ...{ expected: 100, low80: 80, high80: 120, actual: 100 + miss },
  }))

const usual = Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? 5 : -5))

const sentenceFor = (misses: readonly number[]): string => {
  const backtest = days(misses)
  const chart = surprisesOf(backtest)
  return chart ? surpriseSentence(backtest, chart, say) : ''
}

test('R33: days that miss by chance alone are said to be usual', () => {
  expect(sentenceFor(usual)).toMatch(/^Nothing but chance: .*between -?−?27 and 27/)
})

test('R33: a day beyond chance is named with what came', () => {
  expect(sentenceFor([...usual, 80])).toMatch(/One day was more than chance, last .*25 March.*: 80 more came/)
  expect(sentenceFor([...usual, -80])).toContain('80 fewer came')
})

test('R33: few days say that the limits may still move, one makes no chart', () => {
  expect(sentenceFor(usual.slice(0, 8))).toContain('fewer than twenty days')
  expect(surprisesOf(days([1]))).toBeUndefined()
})

test.each(['outside', 'run', 'near'] as const)('R33: the signal %s has words', (signal) => {
  expect(signalWords([signal], say)?.length).toBeGreaterThan(10)
  expect(signalWords([], say)).toBeUndefined()
})
