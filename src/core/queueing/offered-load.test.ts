import { describe, expect, test } from 'vitest'
import { BUSY_DAY } from '#core/queueing/busy-day.fixture.ts'
import { loadWithin, meetsAtLoad, offeredLoad, staffForLoad } from '#core/queueing/offered-load.ts'
import type { LoadStep, LoadTiming, Stance } from '#core/queueing/offered-load.ts'
import { transient, waitingIfPoisson } from '#core/queueing/transient.ts'

// 100 erlangs on average: a step is as long as a conversation, so relative arrivals of mean 100 are contacts.
const MEAN = BUSY_DAY.reduce((sum, one) => sum + one, 0) / BUSY_DAY.length
const CONTACTS = BUSY_DAY.map((one) => (one / MEAN) * 100)
const HANDLING = { handlingSeconds: 300, patienceSeconds: 300 } as const
const WAITING = { on: 'waiting', share: 0.2 } as const
const loads = (start: LoadTiming['start']) =>
  offeredLoad(CONTACTS, { stepMinutes: 5, handlingSeconds: 300, start })

function staffed(steps: readonly LoadStep[], stance: Stance): number[] {
  return staffForLoad(steps, HANDLING, WAITING, stance).map((one) => one?.agents ?? Number.NaN)
}

/** Share waiting among clients of a step: with patience = handling time the number there is exactly Poisson. */
function waitingIn(step: LoadStep, agents: number): number {
  const moments = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100)
  const rising = step.to >= step.from
  const there = (moment: number) => (rising === moment > 0.5 ? Math.ceil(agents) : Math.floor(agents))
  return moments.reduce((sum, at) => sum + waitingIfPoisson(loadWithin(step, at), there(at)) / 100, 0)
}

const hours = (agents: readonly number[]) => agents.reduce((sum, one) => sum + one, 0) / 12

describe('R34: the load over time', () => {
  test('R34: the load settles where arrivals are steady, lags where they are not', () => {
    const steps = offeredLoad([10, 10, 40, 40, 40, 0], {
      stepMinutes: 30,
      handlingSeconds: 1800,
      start: 'steady',
    })
    expect(steps[0]).toMatchObject({ from: 10, to: 10, mean: 10 })
    expect(steps[2]?.to).toBeCloseTo(10 + 30 * (1 - Math.exp(-1)), 9)
    expect(steps[2]?.mean).toBeCloseTo(40 - 30 * (1 - Math.exp(-1)), 9)
    expect(steps[5]?.to).toBeGreaterThan(10)
  })

  test('R34: a day that repeats ends as it begins; an empty one begins with nothing', () => {
    const periodic = loads('periodic')
    expect(periodic.at(-1)?.to).toBeCloseTo(periodic[0]?.from ?? 0, 9)
    expect(loads('empty')[0]?.from).toBe(0)
    expect(loads(7)[0]?.from).toBe(7)
    expect(offeredLoad([], { stepMinutes: 5, handlingSeconds: 300, start: 'periodic' })).toEqual([])
  })

  test.each(['periodic', 'steady', 'empty'] as const)(
    'R34: 100 erlangs, one in five to wait: 0.18–0.22 in every 5 minutes, at most 1,527.5 hours (%s start)',
    (start) => {
      const steps = loads(start)
      const agents = staffed(steps, 'closest_half')
      const waiting = steps.map((step, i) => waitingIn(step, agents[i] ?? 0))
      expect(Math.min(...waiting)).toBeGreaterThanOrEqual(0.18)
      expect(Math.max(...waiting)).toBeLessThanOrEqual(0.22)
      expect(hours(agents)).toBeLessThanOrEqual(1527.5)
    },
  )

  test.each(['periodic', 'steady'] as const)(
    'R34: with whole people, judged at the moment every 5 minutes: 0.18–0.22, at most 1,527.5 hours (%s start)',
    (start) => {
      const moments = loads(start).map(({ to }) => ({
        from: to,
        to,
        mean: to,
        settlesAt: to,
        handlingTimes: 1,
      }))
      const agents = staffed(moments, 'closest')
      const waiting = moments.map((moment, i) => waitingIfPoisson(moment.to, agents[i] ?? 0))
      expect(Math.min(...waiting)).toBeGreaterThanOrEqual(0.18)
      expect(Math.max(...waiting)).toBeLessThanOrEqual(0.22)
      expect(hours(agents)).toBeLessThanOrEqual(1527.5)
    },
  )

  test('R34: with whole people for whole steps two early steps leave the band by less than 0.005', () => {
    const steps = loads('periodic')
    const agents = staffed(steps, 'closest')
    const waiting = steps.map((step, i) => waitingIn(step, agents[i] ?? 0))
    expect(waiting.filter((share) => share < 0.18 || share > 0.22).length).toBeLessThanOrEqual(2)
    expect(Math.min(...waiting)).toBeGreaterThan(0.175)
    expect(agents.every(Number.isInteger)).toBe(true)
    expect(hours(agents)).toBeCloseTo(1521.7, 0)
  })

  test('R34: at least what was asked for, never less', () => {
    const steps = loads('periodic')
    const agents = staffed(steps, 'at_least')
    steps.forEach((step, i) => expect(waitingIn(step, agents[i] ?? 0)).toBeLessThan(0.2001))
  })

  test('R34: interval by interval, as is usual, swings from nobody to nearly half waiting', () => {
    const halfHours = Array.from({ length: 28 }, (_, i) => CONTACTS.slice(6 * i, 6 * i + 6))
    const plan = halfHours.flatMap((contacts) => {
      const load = contacts.reduce((sum, one) => sum + one, 0) / 6
      const enough = Array.from({ length: 300 }, (_, n) => n).find((n) =>
        meetsAtLoad(load, n, HANDLING, WAITING),
      )
      return contacts.map(() => enough ?? 0)
    })
    const shares = loads('periodic').map((step, i) => waitingIn(step, plan[i] ?? 0))
    expect(Math.min(...shares)).toBeLessThan(0.05)
    expect(Math.max(...shares)).toBeGreaterThan(0.35)
  })

  test('R34: a target that cannot be had is not had', () => {
    const steps = loads('periodic').slice(0, 2)
    const leaving = { on: 'leaving', share: 0.03 } as const
    expect(staffForLoad(steps, { handlingSeconds: 300 }, leaving, 'at_least')).toEqual([undefined, undefined])
    expect(staffForLoad(steps, HANDLING, { on: 'mean_wait', seconds: -1 }, 'at_least')).toEqual([
      undefined,
      undefined,
    ])
  })
})

describe('R34: the exact course of a day', () => {
  const steps = loads('steady').slice(0, 36)
  const arrivals = staffed(steps, 'closest').map((agents, i) => ({ contacts: CONTACTS[i] ?? 0, agents }))
  const timing = { stepMinutes: 5, handlingSeconds: 300, startErlangs: steps[0]?.from ?? 0 }

  test('R34: with patience as long as handling the number there is Poisson with the offered load', () => {
    const course = transient(arrivals, { ...timing, patienceSeconds: 300 })
    if (!course.ok) throw new Error(course.why)
    expect(course.cutOff).toBeLessThan(1e-15)
    course.steps.forEach((step, i) => {
      const load = steps[i]?.to ?? 0
      expect(step.inSystemAtEnd).toBeCloseTo(load, 9)
      expect(step.shareWaitingAtEnd).toBeCloseTo(waitingIfPoisson(load, arrivals[i]?.agents ?? 0), 12)
    })
  })

  test('R34: with other patience the plan by offered load still keeps near its target', () => {
    const patient = { handlingSeconds: 300, patienceSeconds: 600 }
    const plan = staffForLoad(steps, patient, WAITING, 'closest')
    const course = transient(
      arrivals.map((one, i) => ({ ...one, agents: plan[i]?.agents ?? 0 })),
      { ...timing, patienceSeconds: 600 },
    )
    if (!course.ok) throw new Error(course.why)
    course.steps.slice(1).forEach((step) => {
      expect(step.shareWaiting).toBeGreaterThan(0.14)
      expect(step.shareWaiting).toBeLessThan(0.24)
    })
  })

  test('R34: nobody leaves where patience is not known, and clients are neither made nor lost', () => {
    const one = { contacts: 30, agents: 4 }
    const course = transient([one, one, { contacts: 0, agents: 4 }], {
      stepMinutes: 30,
      handlingSeconds: 300,
      startErlangs: 0,
    })
    if (!course.ok) throw new Error(course.why)
    expect(course.steps.map((step) => step.lostContacts)).toEqual([0, 0, 0])
    expect(course.steps[1]?.inSystemAtEnd).toBeGreaterThan(12)
    expect(course.steps[1]?.inSystemAtEnd).toBeLessThan(25)
    expect(course.cutOff).toBeLessThan(1e-9)
  })

  test('R34: too large to be followed state by state is said', () => {
    expect(transient([{ contacts: 1e7, agents: 5 }], timing)).toEqual({ ok: false, why: 'too_large' })
  })
})
