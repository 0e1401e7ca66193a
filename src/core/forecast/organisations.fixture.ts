/** Very different organisations, generated: what came to each, day by day, from a seed. */
import { chanceFrom } from '#core/chance.ts'
import type { Chance } from '#core/chance.ts'
import { dateOfDay, epochDay, weekdayOfDay } from '#core/forecast/dates.ts'
import type { DemandDay, DemandSeries } from '#core/forecast/types.ts'

type Plan = {
  readonly name: string
  readonly reason: string
  readonly weeks: number
  readonly intervalMinutes: number
  readonly opens: number
  readonly closes: number
  /** Mean contacts of a day before all else. */
  readonly perDay: number
  /** Factor per weekday, Monday first; 0 is closed. */
  readonly week: readonly number[]
  /** Coefficient of variation of the day's rate and its memory from day to day. */
  readonly dayEffect?: number
  readonly memory?: number
  /** Level by day number and its share of the whole length. */
  readonly level?: (day: number, share: number, chance: Chance) => number
  /** Closing minute of Saturday, where it differs. */
  readonly saturdayCloses?: number
}

const OFFICE = [1.25, 1.05, 1, 0.95, 0.9, 0, 0]
const ALL_WEEK = [1.1, 1, 1, 1, 1.05, 0.8, 0.7]
const weekdays = { intervalMinutes: 30, opens: 480, closes: 1080, week: OFFICE }

const PLANS: readonly Plan[] = [
  { name: 'calm', reason: 'nothing but chance about a weekday pattern', weeks: 40, perDay: 600, ...weekdays },
  {
    name: 'growing',
    reason: 'doubles within the year',
    ...{ weeks: 40, perDay: 400, dayEffect: 0.05, level: (_: number, share: number) => 1 + share },
    ...weekdays,
  },
  {
    name: 'moved',
    reason: 'a change of level by 40 % in the third quarter',
    ...{
      weeks: 40,
      perDay: 500,
      dayEffect: 0.05,
      level: (_: number, share: number) => (share > 0.72 ? 1.4 : 1),
    },
    ...weekdays,
  },
  { name: 'tiny', reason: 'six contacts a day', weeks: 40, perDay: 6, ...weekdays },
  {
    ...{ name: 'round the clock', reason: 'open day and night, seven days', weeks: 30, perDay: 2400 },
    ...{ intervalMinutes: 15, opens: 0, closes: 1440, week: ALL_WEEK, dayEffect: 0.06, memory: 0.5 },
  },
  {
    ...{
      name: 'seasonal',
      reason: 'twice as many in winter as in summer',
      weeks: 110,
      perDay: 500,
      dayEffect: 0.05,
    },
    level: (day) => 1 + 0.33 * Math.cos((2 * Math.PI * day) / 365.25),
    ...weekdays,
  },
  {
    ...{ name: 'moody', reason: 'a heavy effect of the day that stays for days', weeks: 40, perDay: 900 },
    ...{ dayEffect: 0.18, memory: 0.8 },
    ...weekdays,
  },
  {
    ...{
      name: 'restless',
      reason: 'a heavy effect of the day that is gone the next',
      weeks: 40,
      perDay: 900,
    },
    ...{ dayEffect: 0.18, memory: 0 },
    ...weekdays,
  },
  {
    ...{
      name: 'spiky',
      reason: 'one day in twenty brings three times as many',
      weeks: 40,
      perDay: 700,
      dayEffect: 0.04,
    },
    level: (_, __, chance) => (chance.happens(0.05) ? 3 : 1),
    ...weekdays,
  },
  {
    ...{ name: 'intermittent', reason: 'most hours bring nobody', weeks: 40, perDay: 1.2 },
    ...{ intervalMinutes: 60, opens: 0, closes: 1440, week: ALL_WEEK },
  },
  { name: 'new', reason: 'five weeks old', weeks: 5, perDay: 500, dayEffect: 0.06, memory: 0.4, ...weekdays },
  {
    ...{
      name: 'short Saturdays',
      reason: 'closes at noon on Saturdays',
      weeks: 40,
      perDay: 300,
      dayEffect: 0.05,
    },
    ...{ ...weekdays, week: [1.2, 1, 1, 1, 1, 0.5, 0], saturdayCloses: 720 },
  },
  {
    ...{
      name: 'wandering',
      reason: 'the level never returns to where it was',
      weeks: 60,
      perDay: 800,
      dayEffect: 0.04,
    },
    level: wandering(),
    ...weekdays,
  },
]

export type Organisation = { readonly name: string; readonly reason: string; readonly series: DemandSeries }

/** All organisations of one seed. */
export const organisations = (seed: string | number): Organisation[] =>
  PLANS.map((plan) => ({
    name: plan.name,
    reason: plan.reason,
    series: generate(plan, chanceFrom(`${seed}/${plan.name}`)),
  }))

function wandering() {
  let level = 1
  return (day: number, _: number, chance: Chance) => {
    if (day === 0) level = 1
    level *= Math.exp(chance.normal(0, 0.025))
    return level
  }
}

function generate(plan: Plan, chance: Chance): DemandSeries {
  const slots = (plan.closes - plan.opens) / plan.intervalMinutes
  const first = epochDay('2024-01-01')
  let mood = 0
  const days: DemandDay[] = Array.from({ length: plan.weeks * 7 }, (_, i) => {
    const weekday = weekdayOfDay(first + i)
    const [cv, memory] = [plan.dayEffect ?? 0, plan.memory ?? 0]
    mood = memory * mood + chance.normal(0, cv * Math.sqrt(1 - memory * memory))
    const level = plan.level?.(i, i / (plan.weeks * 7), chance) ?? 1
    const date = dateOfDay(first + i)
    const factor = plan.week[weekday] ?? 0
    if (factor === 0) return { date, kind: 'closed', counts: [] }
    const total = plan.perDay * factor * level * Math.exp(mood)
    return { date, kind: 'observed', counts: drawDay(plan, slots, weekday, total, chance) }
  })
  return { intervalMinutes: plan.intervalMinutes, firstMinute: plan.opens, slots, days }
}

function drawDay(
  plan: Plan,
  slots: number,
  weekday: number,
  total: number,
  chance: Chance,
): (number | null)[] {
  const weights = Array.from({ length: slots }, (_, s) => shape((s + 0.5) / slots, weekday))
  const sum = weights.reduce((a, b) => a + b, 0)
  const until = weekday === 5 ? (plan.saturdayCloses ?? plan.closes) : plan.closes
  return weights.map((weight, s) =>
    plan.opens + s * plan.intervalMinutes < until ? chance.poisson((total * weight) / sum) : null,
  )
}

/** Two humps, the morning one steeper on Mondays. */
function shape(at: number, weekday: number): number {
  const hump = (middle: number, width: number) => Math.exp(-(((at - middle) / width) ** 2))
  return 0.25 + (weekday === 0 ? 1.3 : 1) * hump(0.25, 0.15) + 0.8 * hump(0.65, 0.2)
}
