import { addDays, isoWeekday } from '#core/calendars/moments.ts'
import { BANK_HOLIDAYS } from '../organisation/calendars.ts'
import { leaves } from './people.ts'
import type { PatternKey } from './patterns.ts'

/** A shift of the plan: who, which day, which kind, and when it begins. */
export type ExampleShift = {
  readonly who: string
  readonly day: string
  readonly pattern: PatternKey
  readonly start: number
}

/** Full-time people of the contact centre; they take turns at early, day and late. */
const FULL = ['priya.nair', 'tom.obrien', 'wei.li', 'aoife.byrne', 'samira.hussein', 'kasia.nowak']
/** Specialists answer half a day a week: some a morning, but never Monday's, the others an afternoon. */
const SPECIALISTS = [
  'declan.murphy',
  'fatima.sheikh',
  'rhys.morgan',
  'owen.fletcher',
  'sunita.rao',
  'grace.okonkwo',
  'daniel.whitlock',
  'zofia.wojcik',
  'imran.qureshi',
  'leroy.campbell',
  'beth.hargreaves',
  'mei.chen',
  'eleanor.marsh',
  'nadia.rahman',
]
const TURNS = [
  { pattern: 'early', start: 480 },
  { pattern: 'day', start: 540 },
  { pattern: 'late', start: 600 },
] as const

type OnDay = Omit<ExampleShift, 'day'>

/** One day as it is rostered at Harbour by habit: enough people all week, and too few on Monday mornings. */
export function shiftsOn(day: string, week: number, today: string): ExampleShift[] {
  if (BANK_HOLIDAYS.includes(day)) return []
  const weekday = isoWeekday(day)
  const all = weekday === 7 ? [] : weekday === 6 ? saturday(week) : workday(weekday, week)
  return all.filter(({ who }) => !isAway(who, day, today)).map((one) => ({ ...one, day }))
}

function workday(weekday: number, week: number): OnDay[] {
  return [
    ...FULL.flatMap((who, index) => fullTime(who, index, weekday, week)),
    { who: 'callum.reid', pattern: 'reception', start: 480 },
    ...(weekday <= 4 ? [{ who: 'gwen.pritchard', pattern: 'six', start: 540 } as const] : []),
    ...(weekday === 1 || weekday === 3
      ? [{ who: 'marcus.bell', pattern: 'afternoon', start: 780 } as const]
      : []),
    ...SPECIALISTS.flatMap((who, index) => halfDay(who, index, weekday)),
  ]
}

/** On Mondays a third begin at nine, the others at ten: earlier nobody comes in. Who works on Saturday rests on a day before. */
function fullTime(who: string, index: number, weekday: number, week: number): OnDay[] {
  const restsOn = onSaturday(index, week) ? 2 + (index % 4) : undefined
  if (weekday === restsOn) return []
  const turn = weekday === 1 ? TURNS[index % 3 === 0 ? 1 : 2] : TURNS[(index + weekday + week) % 3]
  return turn ? [{ who, ...turn }] : []
}

function halfDay(who: string, index: number, weekday: number): OnDay[] {
  const place = Math.floor(index / 2)
  if (index % 2 === 0) return weekday === 2 + (place % 4) ? [{ who, pattern: 'morning', start: 540 }] : []
  const start = place % 2 === 0 ? 780 : 840
  return weekday === 1 + (place % 5) ? [{ who, pattern: 'afternoon', start }] : []
}

const onSaturday = (index: number, week: number) => (index + week) % 3 === 0

function saturday(week: number): OnDay[] {
  const own = FULL.filter((_, index) => onSaturday(index, week))
  const specialist = SPECIALISTS[week % SPECIALISTS.length]
  return [...own, ...(specialist === undefined ? [] : [specialist])].map((who) => ({
    who,
    pattern: 'saturday',
    start: 540,
  }))
}

function isAway(who: string, day: string, today: string): boolean {
  return leaves.some(
    (one) => one.who === who && addDays(today, one.from) <= day && day <= addDays(today, one.to),
  )
}
