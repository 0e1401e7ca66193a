/** A week of a made-up desk, to plan in tests and benches: 07:00 to 21:00, busy Monday mornings, two skills. */
import { chanceFrom } from '#core/chance.ts'
import { rosterDays } from './frame.ts'
import { startsBetween } from './shifts.ts'
import { usualRules, usualWeights, type Need, type Person, type RosterProblem, type Wish } from './types.ts'

const DAYS = ['02', '03', '04', '05', '06', '07', '08'].map((day) => `2026-03-${day}`)
const OPENS = 420
const CLOSES = 1260
const shape = [
  5, 6, 10, 13, 18, 19, 19, 19, 19, 18, 18, 17, 17, 17, 16, 16, 16, 16, 15, 14, 12, 11, 10, 9, 8, 7, 7, 6,
]
const dayLoad = [1.15, 1, 0.95, 0.95, 0.9, 0.45, 0.35]

/** A week for so many people; the same number gives the same week. */
export function weekProblem(people: number): RosterProblem {
  const chance = chanceFrom(`week ${people}`)
  const lunch = { minutes: 60, paid: false, earliest: 180, latest: 300 }
  const pause = { minutes: 30, paid: false, earliest: 120, latest: 240 }
  return {
    days: rosterDays(DAYS),
    grid: 30,
    shifts: [
      { id: 'full', minutes: 510, starts: startsBetween(OPENS, CLOSES, 510, 30), breaks: [lunch] },
      { id: 'six', minutes: 360, starts: startsBetween(OPENS, CLOSES, 360, 30), breaks: [pause] },
      { id: 'four', minutes: 240, starts: startsBetween(OPENS, CLOSES, 240, 30), breaks: [] },
    ],
    people: Array.from({ length: people }, (_, index) => personOf(index, chance.fork(`person ${index}`))),
    needs: needsOf(people),
    wishes: Array.from({ length: people }, (_, index) =>
      wishesOf(index, chance.fork(`wish ${index}`)),
    ).flat(),
    rules: { ...usualRules, daysInRow: 5 },
    weights: usualWeights,
  }
}

function personOf(index: number, chance: ReturnType<typeof chanceFrom>): Person {
  const part = index % 3 === 2
  const hours = part ? { least: 960, most: 1320 } : { least: 2100, most: 2250 }
  const mornings = Object.fromEntries(DAYS.map((date) => [date, [{ from: 420, to: 960 }]]))
  return {
    id: `p${index}`,
    skills:
      index % 5 === 0
        ? ['spanish']
        : index % 7 === 0
          ? ['billing', 'spanish']
          : index % 4 === 0
            ? ['billing']
            : [],
    contract: { ...hours, daysAWeek: 5 },
    ...(index % 6 === 5 && { availability: mornings }),
    ...(index % 10 === 9 && { leave: [chance.pick(DAYS)] }),
    had: { early: chance.integer(0, 3), late: chance.integer(0, 3), weekend: chance.integer(0, 2) },
  }
}

function wishesOf(index: number, chance: ReturnType<typeof chanceFrom>): Wish[] {
  const person = `p${index}`
  const off = { kind: 'day_off', date: chance.pick(DAYS) } as const
  const late = { kind: 'no_start_between', date: null, from: 660, to: 1260 } as const
  const first: Wish = { id: `${person} off`, person, want: off, weight: 1 }
  return index % 4 === 1 ? [first, { id: `${person} no late`, person, want: late, weight: 0.5 }] : [first]
}

/** About as many as these people can give; a few less, so that something is short. */
function needsOf(people: number): Need[] {
  const scale = (people * 31) / shape.reduce((sum, one) => sum + one) / 2.6
  return DAYS.flatMap((date, day) =>
    shape.flatMap((load, index) => {
      const start = OPENS + index * 30
      const here = Math.round(load * scale * (dayLoad[day] ?? 1))
      const waiting = [12, 20, 32, 50, 80, 120]
      const some = start >= 480 && start < 1080 ? Math.max(1, Math.round(here / 6)) : 0
      const need = (skill: string | null, count: number): Need => ({
        date,
        start,
        skill,
        people: count,
        waiting,
      })
      return [need(null, Math.max(0, here - 2 * some)), need('spanish', some), need('billing', some)].filter(
        (one) => one.people > 0,
      )
    }),
  )
}

/**
 * Four people, Monday to Friday 08:00 to 20:00 by the half hour: the desk always needs one, and on Monday morning one more who
 * speaks Spanish; only Anna and Tom do.
 */
export function deskProblem(change: Partial<RosterProblem> = {}): RosterProblem {
  const dates = DAYS.slice(0, 5)
  const contract = { least: 1350, most: 2250, daysAWeek: 5 }
  const person = (id: string, skills: string[] = []): Person => ({ id, skills, contract })
  const pause = { minutes: 30, paid: false, earliest: 180, latest: 270 }
  const spanish = ['480', '510', '540', '570'].map((start): Need => {
    return { date: '2026-03-02', start: Number(start), skill: 'spanish', people: 1, waiting: [40], least: 1 }
  })
  const desk = dates.flatMap((date) =>
    Array.from({ length: 24 }, (_, index): Need => {
      return { date, start: 480 + index * 30, skill: null, people: 1, waiting: [30, 60] }
    }),
  )
  return {
    days: rosterDays(dates),
    grid: 30,
    shifts: [
      { id: 'day', minutes: 480, starts: [480, 600, 720], breaks: [pause] },
      { id: 'short', minutes: 240, starts: [480, 720, 960], breaks: [] },
    ],
    people: [person('anna', ['spanish']), person('tom', ['spanish']), person('li'), person('eve')],
    needs: [...desk, ...spanish],
    wishes: [],
    rules: usualRules,
    weights: usualWeights,
    ...change,
  }
}
