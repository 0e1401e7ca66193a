import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { isOpen, localDate, localHour, weekdayOfDate } from '#core/calendars/hours.ts'
import type { OpeningHours } from '#core/calendars/hours.ts'
import { generateDays } from '#core/history/generate.ts'
import { isLive } from '#core/history/settle.ts'
import type { HistoricContact, HistoryPlan } from '#core/history/types.ts'

const day = [{ opens: '08:30', closes: '17:30' }]
const hours: OpeningHours = {
  zone: 'Europe/London',
  weekly: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
  exceptions: [{ date: '2026-04-03', intervals: [] }],
}
const plan: HistoryPlan = {
  seed: 'harbour',
  days: 120,
  zone: 'Europe/London',
  endDate: '2026-05-31',
  services: [
    { id: 'repairs', share: 4, valueShare: 0.5, meanTalkSeconds: 420 },
    { id: 'tax', share: 3, valueShare: 0.7, meanTalkSeconds: 330 },
    { id: 'bins', share: 2, valueShare: 0.55, meanTalkSeconds: 200, channels: { chat: 1, form: 1 } },
    { id: 'deaths', share: 1, valueShare: 0.95, meanTalkSeconds: 900, expertShare: 0 },
  ],
  fault: { serviceId: 'bins', startsOn: '2026-05-04', extraShare: 1.5 },
  hours,
}
const past = [...generateDays(plan)]
const mean = (xs: number[]) => xs.reduce((a, b) => a + b, 0) / xs.length
const workdays = Object.groupBy(
  past.filter((c) => isWorkday(c.date)),
  (c) => c.date,
)

function isWorkday(date: string): boolean {
  return !['saturday', 'sunday'].includes(weekdayOfDate(date)) && date !== '2026-04-03'
}
const perDay = (chosen: (c: HistoricContact) => boolean, days: (date: string) => boolean) =>
  mean(
    Object.entries(workdays)
      .filter(([date]) => days(date))
      .map(([, list]) => (list ?? []).filter(chosen).length),
  )
const share = (list: HistoricContact[], chosen: (c: HistoricContact) => boolean) =>
  list.filter(chosen).length / list.length

describe('the past of an example organisation', () => {
  test('the same plan gives the same past, another seed another', () => {
    expect([...generateDays(plan)]).toEqual(past)
    expect([...generateDays({ ...plan, seed: 'other' })].length).not.toBe(past.length)
  })

  test('it ends on its last day, numbered in order of arrival', () => {
    expect(past.at(-1)?.date).toBe('2026-05-31')
    expect(past[0]?.date).toBe('2026-02-01')
    past.forEach((contact, i) => {
      expect(contact.number).toBe(i + 1)
      expect(contact.arrivedAt).toBeGreaterThanOrEqual(past[i - 1]?.arrivedAt ?? 0)
      expect(localDate('Europe/London', contact.arrivedAt)).toBe(contact.date)
    })
  })

  test('about 250 contacts a weekday, more on Mondays, busiest in the morning', () => {
    const before = (date: string) => date < '2026-05-04'
    const all = perDay(() => true, before)
    expect(all).toBeGreaterThan(225)
    expect(all).toBeLessThan(275)
    const on = (weekday: string) =>
      perDay(
        () => true,
        (d) => before(d) && weekdayOfDate(d) === weekday,
      )
    expect(on('monday')).toBeGreaterThan(1.15 * on('friday'))
    const hour = (h: number) => past.filter((c) => localHour('Europe/London', c.arrivedAt) === h).length
    expect(hour(10)).toBeGreaterThan(1.5 * hour(16))
  })

  test('days vary more than chance alone would have them (doubly stochastic)', () => {
    const years = [...generateDays({ ...plan, days: 400, dayVariation: 0.2 })]
    const counts = Object.values(
      Object.groupBy(
        years.filter((c) => weekdayOfDate(c.date) === 'tuesday' && c.date < '2026-05-04'),
        (c) => c.date,
      ),
    ).map((l) => l?.length ?? 0)
    const m = mean(counts)
    expect(mean(counts.map((n) => (n - m) ** 2)) / m).toBeGreaterThan(3)
  })

  test('live channels keep the opening hours across clock changes and holidays; letters come at any time', () => {
    for (const contact of past.filter((c) => isLive(c.channel)))
      expect(isOpen(hours, contact.arrivedAt)).toBe(true)
    const closed = past.filter((c) => !isWorkday(c.date))
    expect(closed.length).toBeGreaterThan(20)
    expect(closed.some((c) => isLive(c.channel))).toBe(false)
  })

  test('the fault shows from its day on, in its service, as failure demand', () => {
    const failing = (c: HistoricContact) => c.serviceId === 'bins' && c.demand === 'failure'
    const [before, after] = [
      perDay(failing, (d) => d < '2026-05-04'),
      perDay(failing, (d) => d >= '2026-05-04'),
    ]
    expect(after).toBeGreaterThan(2.5 * before)
    expect(
      past.filter((c) => c.fromFault).every((c) => c.serviceId === 'bins' && c.date >= '2026-05-04'),
    ).toBe(true)
  })

  test('a fault that eases brings less from that day on', () => {
    const eased: HistoryPlan = {
      ...plan,
      fault: {
        serviceId: 'bins',
        startsOn: '2026-04-01',
        extraShare: 2,
        eases: { startsOn: '2026-05-04', extraShare: 0.2 },
      },
    }
    const per = (list: HistoricContact[], from: string, to: string) =>
      list.filter((c) => c.fromFault && c.repeatOf === null && c.date >= from && c.date < to).length
    const list = [...generateDays(eased)]
    expect(per(list, '2026-04-06', '2026-05-04')).toBeGreaterThan(4 * per(list, '2026-05-04', '2026-06-01'))
  })

  test('changes hold from their first day to their last: another share of value, fewer contacts', () => {
    const changed = [
      ...generateDays({
        ...plan,
        changes: [
          { serviceId: 'repairs', from: '2026-04-06', valueShare: 0.9 },
          { serviceId: 'tax', from: '2026-05-04', until: '2026-05-17', volume: 0.2 },
        ],
      }),
    ]
    const fresh = (id: string, from: string, to: string) =>
      changed.filter((c) => c.serviceId === id && c.repeatOf === null && c.date >= from && c.date < to)
    const ofValue = (from: string, to: string) =>
      share(fresh('repairs', from, to), (c) => c.demand === 'value')
    expect(Math.abs(ofValue('2026-02-01', '2026-04-06') - 0.5)).toBeLessThan(0.06)
    expect(Math.abs(ofValue('2026-04-06', '2026-06-01') - 0.9)).toBeLessThan(0.06)
    const [before, within, after] = [
      fresh('tax', '2026-04-20', '2026-05-04').length,
      fresh('tax', '2026-05-04', '2026-05-18').length,
      fresh('tax', '2026-05-18', '2026-06-01').length,
    ]
    expect(within).toBeLessThan(0.35 * before)
    expect(after).toBeGreaterThan(0.8 * before)
  })

  test('conversations that are cut short are short, and most of these clients come back within days', () => {
    const services = plan.services.map((one) => (one.id === 'tax' ? { ...one, cutShortShare: 0.2 } : one))
    const list = [...generateDays({ ...plan, services })]
    const cut = list.filter((c) => c.cutShort)
    expect(cut.length).toBeGreaterThan(100)
    expect(cut.every((c) => c.serviceId === 'tax' && c.talkSeconds < 330 / 5)).toBe(true)
    const back = new Map(list.map((c) => [c.repeatOf, c]))
    const days = cut.flatMap((c) => {
      const again = back.get(c.number)
      return again ? [(again.arrivedAt - c.arrivedAt) / 86_400_000] : []
    })
    expect(days.length / cut.length).toBeGreaterThan(0.6)
    expect(days.filter((one) => one < 7).length / days.length).toBeGreaterThan(0.9)
    expect(past.some((c) => c.cutShort)).toBe(false)
  })

  test('value and failure demand are as planned among fresh needs', () => {
    for (const { id, valueShare } of plan.services) {
      const fresh = past.filter((c) => c.serviceId === id && c.repeatOf === null && !c.fromFault)
      expect(Math.abs(share(fresh, (c) => c.demand === 'value') - valueShare)).toBeLessThan(0.05)
    }
  })

  test('needs come back: later, about the same, and never counted as new value', () => {
    const byNumber = new Map(past.map((c) => [c.number, c]))
    const repeats = past.filter((c) => c.repeatOf !== null)
    expect(share(past, (c) => c.repeatOf !== null)).toBeGreaterThan(0.06)
    expect(share(past, (c) => c.repeatOf !== null)).toBeLessThan(0.25)
    for (const repeat of repeats) {
      const earlier = byNumber.get(repeat.repeatOf ?? 0)
      expect(earlier?.serviceId).toBe(repeat.serviceId)
      expect(
        earlier && earlier.arrivedAt + (earlier.waitSeconds + earlier.talkSeconds) * 1000,
      ).toBeLessThanOrEqual(repeat.arrivedAt)
      expect(repeat.demand).not.toBe('value')
    }
  })

  test('waits are believable: most short, some long, some give up when their patience ends', () => {
    const live = past.filter((c) => isLive(c.channel))
    expect(share(live, (c) => c.ending === 'abandoned')).toBeGreaterThan(0.005)
    expect(share(live, (c) => c.ending === 'abandoned')).toBeLessThan(0.2)
    expect(share(live, (c) => c.waitSeconds <= 60)).toBeGreaterThan(0.5)
    expect(live.some((c) => c.waitSeconds > 300)).toBe(true)
    for (const c of live)
      expect(c.ending === 'abandoned' ? c.talkSeconds : 1).toBe(c.ending === 'abandoned' ? 0 : 1)
  })

  test('experts are brought in where planned, for a part of the talk', () => {
    expect(past.filter((c) => c.serviceId === 'deaths').every((c) => c.expertSeconds === 0)).toBe(true)
    expect(past.some((c) => c.expertSeconds > 0)).toBe(true)
    expect(past.every((c) => c.expertSeconds <= c.talkSeconds)).toBe(true)
  })

  test('a plan that cannot give a history is refused', () => {
    expect(() => [...generateDays({ ...plan, services: [] })]).toThrow(RangeError)
    expect(() => [...generateDays({ ...plan, endDate: 'today' })]).toThrow(RangeError)
    expect(() => [...generateDays({ ...plan, dailyProfile: [1] })]).toThrow(RangeError)
  })

  test('whatever the seed, length and hours: in order, whole, and never negative', () => {
    const open = fc.constantFrom(hours, { zone: 'Europe/London', weekly: {} })
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 6 }), open, (seed, days, someHours) => {
        const list = [...generateDays({ ...plan, seed, days, hours: someHours, contactsPerDay: 40 })]
        list.forEach((c, i) => {
          expect(c.waitSeconds).toBeGreaterThanOrEqual(0)
          expect(c.arrivedAt).toBeGreaterThanOrEqual(list[i - 1]?.arrivedAt ?? 0)
        })
      }),
      { numRuns: 25 },
    )
  })
})
