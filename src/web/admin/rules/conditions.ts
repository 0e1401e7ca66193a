import type { Condition } from '#domain/automation/contract.rules.ts'
import { clockOf, minuteOf } from '../steps/drafts.ts'

export const ABOUTS = [
  'service',
  'department',
  'channel',
  'stakes',
  'waiting_on',
  'tag',
  'words',
  'waited',
  'time',
] as const satisfies readonly Condition['about'][]
export type About = (typeof ABOUTS)[number]

/** A condition while it is being written. */
export type ConditionDraft = {
  readonly key: number
  readonly about: About
  readonly not: boolean
  readonly is: readonly string[]
  /** Words, one a line. */
  readonly words: string
  readonly minutes: number
  readonly weekdays: readonly number[]
  readonly from: string
  readonly until: string
}

let made = 0
/** An empty condition. */
export function newCondition(about: About): ConditionDraft {
  made += 1
  const time = { weekdays: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }
  return { key: made, about, not: false, is: [], words: '', minutes: 60, ...time }
}

/** A condition as it is written, from one that is kept. */
export function conditionDraft(condition: Condition): ConditionDraft {
  const draft = { ...newCondition(condition.about), not: condition.not }
  if (condition.about === 'words') return { ...draft, words: condition.is.join('\n') }
  if (condition.about === 'waited') return { ...draft, minutes: condition.minutes }
  if (condition.about !== 'time') return { ...draft, is: condition.is }
  const { weekdays, from, until } = condition
  return { ...draft, weekdays, from: clockOf(from), until: clockOf(until) }
}

/** The condition that is meant; undefined while something is missing. */
export function conditionOf(draft: ConditionDraft): Condition | undefined {
  const { about, not } = draft
  if (about === 'words') {
    const is = draft.words.split('\n').map((one) => one.trim())
    const words = is.filter(Boolean)
    return words.length > 0 ? { about, is: words, not } : undefined
  }
  if (about === 'waited')
    return draft.minutes >= 1 && draft.minutes <= 525_600 ? { about, minutes: draft.minutes, not } : undefined
  if (about === 'time') return timeOf(draft)
  return draft.is.length > 0 ? ({ about, is: [...draft.is], not } as Condition) : undefined
}

/** Until midnight is the end of the day, not its beginning. */
function timeOf({ weekdays, from, until, not }: ConditionDraft): Condition | undefined {
  const [first, last] = [minuteOf(from), minuteOf(until)]
  if (first === undefined || last === undefined || weekdays.length === 0) return undefined
  return { about: 'time', weekdays: [...weekdays], from: first, until: last === 0 ? 1440 : last, not }
}

/** All conditions as they are meant; undefined while one of them misses something. */
export function conditionsOf(drafts: readonly ConditionDraft[]): Condition[] | undefined {
  const all = drafts.map(conditionOf)
  const whole = all.filter((one) => one !== undefined)
  return whole.length === drafts.length ? whole : undefined
}
