import { describe, expect, test } from 'vitest'
import {
  crossingsOf,
  evenSentence,
  resultSentence,
  restsSentence,
  spanWords,
  verdictOf,
} from './sentences.ts'
import { about, entered, figuresIn, result, row } from './what-if.fixture.ts'

const figures = figuresIn()

describe('R35: a result in one sentence', () => {
  test('work and time of both, and where golden moment would lose', () => {
    expect(resultSentence(result(), figures)).toBe(
      'Golden moment takes 13.7 minutes of work a need against 18, and half of the clients are done within 8 minutes instead of 4 hours.',
    )
    expect(evenSentence(result(), 0.6, figures)).toBe(
      'It would lose if fewer than 35 of 100 needs could be met by the first person alone.',
    )
  })

  test('a difference whose interval holds nought is called none', () => {
    const unclear = result({
      rows: [row('minutesPerNeed', 14, 13.7, about(-0.3, 0.5)), row('endToEndMedian', 9, 8, about(-1, 2))],
    })
    expect(resultSentence(unclear, figures)).toBe(
      'Golden moment and the conventional design take about the same work: 13.7 and 14 minutes a need, which is no clear difference; half of the clients are done within about 8 minutes in both.',
    )
  })

  test('a line that grows without end has no time to be told', () => {
    const overloaded = { conventional: true, goldenMoment: false }
    expect(resultSentence(result({ overloaded }), figures)).toBe(
      'Golden moment takes 13.7 minutes of work a need against 18.',
    )
  })

  test('a design that meets hardly any need is not praised for its little work', () => {
    const rows = [
      row('minutesPerNeed', 22, 0),
      row('endToEndMedian', 900, 50),
      row('unresolvedShare', 0.08, 1),
    ]
    expect(resultSentence(result({ rows }), figures)).toBe(
      'With these figures 100 of 100 needs are never met by golden moment, so what it takes by way of work says nothing.',
    )
  })

  test('nothing to measure is said, not invented', () => {
    expect(resultSentence(result({ rows: [] }), figures)).toBe(
      'There is no figure for the work a need takes.',
    )
  })

  const lines = (...golden: [number, number]) =>
    golden.map((goldenMoment, share) => ({ share, conventional: 18, goldenMoment }))
  test.each([
    [
      'loses as it is',
      { breakEven: 0.35 },
      /^Not counting waits, it loses here: it needs 35 .* and has 20\.$/,
    ],
    ['wins throughout', { breakEven: null, sweep: lines(12, 5) }, /^Not counting waits, it takes less work/],
    [
      'loses throughout',
      { breakEven: null, sweep: lines(30, 20) },
      /^Not counting waits, it takes more work/,
    ],
    ['loses above', { breakEven: 0.7, sweep: lines(10, 20) }, /^It would lose if more than 70 of 100/],
    ['nothing was swept', { breakEven: null, sweep: [] }, /^$/],
  ])('break-even: %s', (_reason, given, expected) => {
    expect(evenSentence(result(given), 0.2, figures)).toMatch(expected)
  })

  test('what it rests on', () => {
    const inputs = entered({ answered: 0.5, patience: 0 })
    expect(restsSentence(result(), inputs, figures)).toBe(
      'It rests on 0 figures measured here and 2 assumed; 20 runs of about 3,000 needs each.',
    )
  })

  test('in the second language too', () => {
    expect(resultSentence(result(), figuresIn('fr-FR'))).toContain(
      '13,7 minutes de travail par besoin contre 18',
    )
  })
})

describe('differences and crossings', () => {
  test.each([
    [about(-2, 1), 'less'],
    [about(2, 1), 'more'],
    [about(0.5, 1), 'none'],
    [about(0, 0), 'same'],
    [about(1, 1), 'none'],
  ] as const)('%j is %s', (difference, expected) => {
    expect(verdictOf(difference)).toBe(expected)
  })

  test('lines cross between two shares, or at one', () => {
    const at = (share: number, goldenMoment: number) => ({ share, conventional: 10, goldenMoment })
    expect(crossingsOf([at(0, 12), at(0.5, 8), at(1, 6)])).toEqual([0.25])
    expect(crossingsOf([at(0, 12), at(0.5, 10), at(1, 6)])).toEqual([0.5])
    expect(crossingsOf([at(0, 8), at(1, 6)])).toEqual([])
    expect(crossingsOf([])).toEqual([])
  })

  test.each([
    [0.5, '30 seconds'],
    [1, '1 minute'],
    [8.2, '8 minutes'],
    [227, '3.8 hours'],
    [240, '4 hours'],
    [4_000, '2.8 days'],
  ])('%d minutes: %s', (minutes, expected) => {
    expect(spanWords(minutes, figures)).toBe(expected)
  })
})
