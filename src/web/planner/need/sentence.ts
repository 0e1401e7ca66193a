/** What is to be seen in the people needed, in sentences. */
import type { Need } from '#domain/planning/contract.need.ts'
import type { Say } from '../roster/say.ts'
import { stretchesOf, worstOf } from './short.ts'
import type { Stretch } from './short.ts'

type Sayer = Pick<Say, 't' | 'number'>

/** People as they are counted: whole, or with a half where somebody is there for half of the time. */
export const peopleCount = (count: number, say: Sayer): string => say.number(count, 1)

/** “3 people”. */
export const people = (count: number, say: Sayer): string =>
  say.t('need.people', { count: Math.round(count * 10) / 10, shown: peopleCount(count, say) })

/** “95 minutes”; below one with a decimal. */
export function minutes(count: number, say: Sayer): string {
  const rounded = count < 0.95 ? Math.round(count * 10) / 10 : Math.round(count)
  return say.t('need.minutes', { count: rounded, shown: say.number(rounded, 1) })
}

/** “4 lost contacts”; less than a half is hardly one. */
export function lost(count: number, say: Sayer): string {
  const rounded = Math.round(count)
  if (rounded === 0) return say.t('need.lost.few')
  return say.t('need.lost', { count: rounded, shown: say.number(rounded, 0) })
}

function stretchWords(stretch: Stretch, say: Say): string {
  const { day, from, until, missing, waitingMinutes, lostContacts } = stretch
  const isLosing = Math.round(lostContacts) > 0
  return say.t(isLosing ? 'need.sentence.short' : 'need.sentence.short_wait', {
    ...{ day: say.day(day), from: say.clock(from), until: say.clock(until) },
    ...{ people: people(missing, say), minutes: minutes(waitingMinutes, say), lost: lost(lostContacts, say) },
  })
}

/** The one sentence at the top: hours of people, the worst gap, and what all gaps cost clients. */
export function needSentence(need: Need, say: Say): string {
  const { totals, days, from } = need
  const hours = say.t('need.sentence.hours', {
    ...{ days, day: say.day(from), hours: say.number(totals.agentHours, 0) },
  })
  if (totals.coverHours === null) return `${hours} ${say.t('need.sentence.no_roster')}`
  const stretches = stretchesOf(need)
  const worst = worstOf(stretches)
  if (!worst) return `${hours} ${say.t('need.sentence.covered')}`
  const first = `${hours} ${stretchWords(worst, say)}`
  if (stretches.length < 2) return first
  const all = {
    count: stretches.length,
    minutes: minutes(totals.waitingMinutes ?? 0, say),
    lost: lost(totals.lostContacts ?? 0, say),
  }
  return `${first} ${say.t('need.sentence.all_short', all)}`
}

/** What a day is to show first: the one with the worst gap, else the busiest. */
export function dayToShow(need: Need): string | undefined {
  const worst = worstOf(stretchesOf(need))
  return worst?.day ?? need.intervals.find((one) => one.at === need.peak?.at)?.day ?? need.intervals[0]?.day
}

/** What is to be seen on one day. */
export function daySentence(need: Need, day: string, say: Say): string {
  const own = need.intervals.filter((one) => one.day === day)
  const [peak] = own.toSorted((a, b) => b.neededSafely - a.neededSafely)
  if (!peak) return say.t('need.day.closed')
  const values = { needed: people(peak.neededSafely, say), time: say.clock(peak.minute) }
  if (own.every((one) => one.cover === null)) return say.t('need.day.sentence.no_roster', values)
  const short = stretchesOf({ ...need, intervals: own })
  if (short.length === 0) return say.t('need.day.sentence.covered', values)
  const stretches = say.list(short.map(({ from, until }) => say.times(from, until)))
  return say.t('need.day.sentence.short', { ...values, stretches })
}
