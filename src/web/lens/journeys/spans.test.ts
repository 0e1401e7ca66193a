import { describe, expect, test } from 'vitest'
import type { JourneyStep } from '#domain/measures/contract.flow.ts'
import { gapsOf, roughly, spanOf, stripOf } from './spans.ts'
import { stepByKey } from './useReplay.ts'

const MINUTE = 60_000
const FROM = Date.parse('2026-03-02T10:00:00Z')

/** A step so many minutes after the beginning, that took so many seconds. */
function step(minutes: number, kind: JourneyStep['kind'], seconds: number | null = null): JourneyStep {
  return {
    ...{ at: new Date(FROM + minutes * MINUTE).toISOString(), kind, event: kind, seconds, contactId: null },
    ...{ channel: null, demand: null, place: null, words: null, byClient: false, waste: false },
  }
}

describe('how long steps took', () => {
  test.each([
    ['waited', 10, 120, 8, 10, 'a wait is told when it ends'],
    ['held', 10, 60, 9, 10, 'a hold too'],
    ['answered', 10, 300, 10, 15, 'a conversation is told when it begins'],
    ['promised', 10, 86_400, 10, 10, 'a promise is for later and takes no time itself'],
    ['leg_done', 10, 86_400, 10, 10, 'work elsewhere is nothing the client sees'],
  ] as const)('%s at %s for %s s is from %s to %s: %s', (kind, at, seconds, from, until, _why) => {
    const span = spanOf(step(at, kind, seconds), 0)
    expect([(span.from - FROM) / MINUTE, (span.until - FROM) / MINUTE]).toEqual([from, until])
  })

  test('what overlaps is counted once, the rest is nothing', () => {
    const strip = stripOf(
      [step(0, 'contact'), step(2, 'waited', 120), step(2, 'answered', 600), step(9, 'held', 120)],
      new Date(FROM + 60 * MINUTE).toISOString(),
    )
    expect(strip?.seconds).toEqual({ talk: 600, wait: 120, hold: 120, all: 3_600, nothing: 2_880 })
  })

  test('a journey of no steps has no time to draw; one of one step takes none', () => {
    expect(stripOf([], null)).toBeUndefined()
    expect(stripOf([step(3, 'contact')], null)?.seconds.all).toBe(0)
  })
})

describe('when nothing happened', () => {
  test('only long stretches are told, from the end of what came before', () => {
    const steps = [
      step(0, 'contact'),
      step(5, 'answered', 3_600),
      step(66, 'closed'),
      step(2_000, 'reopened'),
    ]
    expect(gapsOf(steps).map((seconds) => Math.round(seconds / 60))).toEqual([0, 0, 0, 1_934])
  })

  test('who waits, lives through something: what is told at its end was no nothing', () => {
    const steps = [step(0, 'contact'), step(600, 'reopened'), step(600, 'waited', 590 * 60)]
    expect(gapsOf(steps)).toEqual([0, 0, 0])
  })

  test.each([
    [59, 59, 'short times are told as they are'],
    [20 * 3600 + 62, 20 * 3600, 'long ones to the hour'],
  ])('%s s is told as %s s: %s', (seconds, expected, _why) => expect(roughly(seconds)).toBe(expected))
})

describe('going through by keys', () => {
  test.each([
    ['ArrowRight', undefined, 0, 'the first key leads to the first step'],
    ['ArrowRight', 3, 4, 'on'],
    ['ArrowDown', 9, 9, 'not beyond the last'],
    ['ArrowLeft', 3, 2, 'back'],
    ['ArrowUp', 0, 0, 'not before the first'],
    ['ArrowLeft', undefined, 0, 'back from nowhere is the first'],
    ['Home', 5, 0, 'the first'],
    ['End', 5, 9, 'the last'],
    ['a', 5, undefined, 'no key of ours'],
  ] as const)('%s from %s leads to %s: %s', (key, at, expected, _why) => {
    expect(stepByKey(key, at, 10)).toBe(expected)
  })
})
