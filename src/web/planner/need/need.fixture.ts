import type { Need, NeedInterval, PlanSettings } from '#domain/planning/contract.need.ts'
import type { PlanInput } from '#domain/planning/contract.ts'

const assumed = (value: number): PlanInput => ({
  value,
  low: null,
  high: null,
  basis: 'assumed',
  count: null,
})

export const settings: PlanSettings = {
  offer: { kind: 'answered_within', seconds: 60, share: 0.8, level: 'of_all' },
  certainty: 0.8,
  talkSeconds: { value: 290.5, low: 280, high: 300, basis: 'measured', count: 4877 },
  afterWorkSeconds: assumed(45),
  patienceSeconds: null,
  chatAtOnce: 2,
  chatSlower: 0.3,
  redialShare: assumed(0.4),
  reconnectShare: null,
  shrinkage: { leave: assumed(0.1), training: assumed(0.03), breaks: assumed(0.06) },
  payPencePerHour: assumed(1650),
}

/** An interval in which so many are needed and on duty. */
export function interval(
  day: string,
  minute: number,
  neededSafely: number,
  cover: number | null,
  more: Partial<NeedInterval> = {},
): NeedInterval {
  return {
    ...{ at: `${day}T00:00:00.${minute}Z`, day, minute, expected: 10, low80: 7, high80: 13, load: 2.5 },
    ...{ needed: neededSafely, neededSafely, toRoster: neededSafely + 1, waiting: 0.2, meanWaitSeconds: 12 },
    ...{ abandoned: 0.03, cover, constraintIds: [] },
    ...{ waitingMinutes: cover === null ? null : 0, lostContacts: cover === null ? null : 0 },
    ...more,
  }
}

/** The need of these intervals. */
export function needOf(intervals: NeedInterval[], more: Partial<Need> = {}): Need {
  const sum = (of: (one: NeedInterval) => number | null) =>
    intervals.some((one) => of(one) !== null)
      ? intervals.reduce((total, one) => total + (of(one) ?? 0), 0)
      : null
  return {
    ...{
      from: '2026-03-30',
      days: 7,
      intervalMinutes: 30,
      madeAt: '2026-03-30T07:00:00Z',
      settings,
      intervals,
    },
    totals: {
      contacts: intervals.length * 10,
      agentHours: intervals.reduce((total, one) => total + one.neededSafely / 2, 0),
      rosterHours: 0,
      coverHours: sum((one) => one.cover),
      waitingMinutes: sum((one) => one.waitingMinutes),
      lostContacts: sum((one) => one.lostContacts),
      shortIntervals: null,
    },
    ...{ peak: null, talk: null, repeats: null, warnings: [] },
    ...more,
  }
}
