import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { chanceFrom } from '#core/chance.ts'
import { ENOUGH_HISTORY, estimateWait, roundForPeople, shareHeld } from '#core/queueing/estimate.ts'
import type { LineState, WaitEstimate } from '#core/queueing/estimate.ts'

const line = (given: Partial<LineState> = {}): LineState => ({
  ahead: 2,
  ableAgents: 4,
  freeAgents: 0,
  meanTalkSeconds: 240,
  lastToEnterService: [],
  ...given,
})

describe('R2: the estimate', () => {
  test('R2: nobody able is present: no figure is invented', () => {
    expect(
      estimateWait(line({ ableAgents: 0, lastToEnterService: [{ waitedSeconds: 60, secondsAgo: 5 }] })),
    ).toBeUndefined()
  })

  test('R2: nothing measured at all: no figure is invented', () => {
    expect(estimateWait(line({ meanTalkSeconds: 0 }))).toBeUndefined()
    const stale = [{ waitedSeconds: 60, secondsAgo: 7200 }]
    expect(estimateWait(line({ meanTalkSeconds: 0, lastToEnterService: stale }))).toBeUndefined()
  })

  test('R2: somebody able is free and nobody before: seconds', () => {
    const estimate = estimateWait(line({ ahead: 0, freeAgents: 1 }))
    expect(estimate?.basis.from).toBe('free_agent')
    expect(estimate?.highSeconds).toBeLessThanOrEqual(60)
  })

  test('R2: free people go to those before first', () => {
    expect(estimateWait(line({ ahead: 2, freeAgents: 1 }))?.basis.from).toBe('state_of_line')
  })

  test('R2: the state of the line alone is the Erlang distribution', () => {
    const one = estimateWait(line({ ahead: 0, ableAgents: 1, meanTalkSeconds: 100 }))
    expect(one?.lowSeconds).toBeCloseTo(-100 * Math.log(0.9), 6)
    expect(one?.likelySeconds).toBeCloseTo(100 * Math.LN2, 6)
    expect(one?.highSeconds).toBeCloseTo(-100 * Math.log(0.1), 6)
  })

  test('R2: what was just experienced moves it, and disagreement opens the spread', () => {
    const told = (waitedSeconds: number) =>
      estimateWait(line({ lastToEnterService: [{ waitedSeconds, secondsAgo: 20 }] })) as WaitEstimate
    const [agree, slow] = [told(180), told(900)]
    expect(slow.likelySeconds).toBeGreaterThan(agree.likelySeconds)
    expect(slow.highSeconds - slow.lowSeconds).toBeGreaterThan(agree.highSeconds - agree.lowSeconds)
    expect(slow.basis.from).toBe('both')
  })

  test('R2: before any talk time is measured, experience alone', () => {
    const estimate = estimateWait(
      line({ meanTalkSeconds: 0, lastToEnterService: [{ waitedSeconds: 90, secondsAgo: 10 }] }),
    )
    expect(estimate?.basis.from).toBe('last_to_enter_service')
  })

  test('R2: measured errors widen the spread once there are enough', () => {
    const missed = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ estimatedSeconds: 100, actualSeconds: i % 2 ? 20 : 500 }))
    const plain = estimateWait(line()) as WaitEstimate
    const few = estimateWait(line({ history: missed(ENOUGH_HISTORY - 1) })) as WaitEstimate
    const enough = estimateWait(line({ history: missed(ENOUGH_HISTORY) })) as WaitEstimate
    expect(few).toEqual(plain)
    expect(enough.highSeconds).toBeGreaterThan(plain.highSeconds)
    expect(enough.lowSeconds).toBeLessThan(plain.lowSeconds)
    expect(enough.basis.measuredOn).toBe(ENOUGH_HISTORY)
  })

  test('low ≤ likely ≤ high, all finite, whatever the line', () => {
    const wait = fc.record({ waitedSeconds: fc.nat(7200), secondsAgo: fc.nat(3600) })
    const past = fc.record({ estimatedSeconds: fc.nat(7200), actualSeconds: fc.nat(7200) })
    const anyLine = fc.record({
      ahead: fc.nat(300),
      ableAgents: fc.nat(500),
      freeAgents: fc.nat(5),
      meanTalkSeconds: fc.integer({ min: 0, max: 3600 }),
      lastToEnterService: fc.array(wait, { maxLength: 4 }),
      history: fc.array(past, { maxLength: 60 }),
    })
    fc.assert(
      fc.property(anyLine, (state) => {
        const e = estimateWait(state)
        if (!e) return
        expect(0 <= e.lowSeconds && e.lowSeconds <= e.likelySeconds && e.likelySeconds <= e.highSeconds).toBe(
          true,
        )
        expect(Number.isFinite(e.highSeconds)).toBe(true)
      }),
    )
  })
})

type Told = WaitEstimate & { readonly actualSeconds: number }

/** A first-come-first-served line with n people and exponential talk times; every client who waits is told an estimate. */
function simulate(
  n: number,
  ratePerHour: number,
  talk: number,
  needs: number,
  seed: string,
  withHistory: boolean,
): Told[] {
  const chance = chanceFrom(seed)
  const freeAt = Array.from({ length: n }, () => 0)
  const starts: { at: number; waited: number }[] = []
  const told: Told[] = []
  let now = 0
  for (let i = 0; i < needs; i++) {
    now += chance.exponential(3600 / ratePerHour)
    const ahead = starts.filter((s) => s.at > now).length
    const entered = starts.filter((s) => s.at <= now).slice(-1)
    const estimate = estimateWait({
      ahead,
      ableAgents: n,
      freeAgents: freeAt.filter((t) => t <= now).length,
      meanTalkSeconds: talk,
      lastToEnterService: entered.map((s) => ({ waitedSeconds: s.waited, secondsAgo: now - s.at })),
      ...(withHistory && {
        history: told
          .slice(-200)
          .map((t) => ({ estimatedSeconds: t.likelySeconds, actualSeconds: t.actualSeconds })),
      }),
    })
    const start = Math.max(now, Math.min(...freeAt))
    freeAt[freeAt.indexOf(Math.min(...freeAt))] = start + chance.exponential(talk)
    starts.push({ at: start, waited: start - now })
    if (starts.length > 400) starts.shift()
    if (estimate && estimate.basis.from !== 'free_agent')
      told.push({ ...estimate, actualSeconds: start - now })
  }
  return told
}

describe('R2: told to a simulated line, estimates hold about eight times in ten', () => {
  const cases: Array<[number, number, number, boolean, string]> = [
    [3, 42, 240, false, 'a small office, 93 % occupied'],
    [8, 112, 240, false, 'a department, 93 % occupied'],
    [20, 290, 240, false, 'a busy line, 97 % occupied'],
    [8, 112, 240, true, 'with the errors of the last 200 estimates'],
  ]
  test.each(cases)('R2: %d people, %d needs an hour, talk %d s, history %s', (n, rate, talk, withHistory) => {
    const { share, count } = shareHeld(simulate(n, rate, talk, 6000, `line ${n}`, withHistory))
    expect(count).toBeGreaterThan(2000)
    expect(share).toBeGreaterThan(0.7)
    expect(share).toBeLessThan(0.9)
  })
})

describe('how often it held', () => {
  test('nothing told yet: no share', () => {
    expect(shareHeld([])).toEqual({ count: 0, held: 0 })
  })

  test('the bounds belong to it', () => {
    const at = (actualSeconds: number) => ({ lowSeconds: 10, highSeconds: 20, actualSeconds })
    expect(shareHeld([at(9), at(10), at(20), at(21)])).toEqual({ count: 4, held: 2, share: 0.5 })
  })
})

describe('as people say it', () => {
  const cases: Array<[number, ReturnType<typeof roundForPeople>, string]> = [
    [0, { unit: 'moments' }, 'at once'],
    [29, { unit: 'moments' }, 'under half a minute'],
    [45, { unit: 'minutes', value: 1 }, 'about a minute'],
    [62, { unit: 'minutes', value: 1 }, 'two seconds over is still a minute'],
    [170, { unit: 'minutes', value: 3 }, 'about three minutes'],
    [186, { unit: 'minutes', value: 3 }, 'a tenth of a minute over'],
    [200, { unit: 'minutes', value: 4 }, 'rather a little more than too little'],
    [11 * 60, { unit: 'minutes', value: 15 }, 'in fives beyond ten'],
    [56 * 60, { unit: 'hours', value: 1 }, 'an hour is said as an hour'],
    [80 * 60, { unit: 'hours', value: 1.5 }, 'half hours beyond'],
  ]
  test.each(cases)('%d s', (seconds, expected) => {
    expect(roundForPeople(seconds)).toEqual(expected)
  })
})
