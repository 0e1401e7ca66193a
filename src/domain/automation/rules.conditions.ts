import { instantOfMinute, isoWeekday, minuteOfInstant } from '#core/calendars/moments.ts'
import { localDate } from '#core/calendars/hours.ts'
import type { Condition, ConditionFound } from './contract.rules.ts'

/** What the records say about an event, as far as conditions ask. Times in epoch milliseconds. */
export type Situation = {
  readonly at: number
  /** The organisation's zone. */
  readonly zone: string
  readonly serviceId: string | null
  readonly departmentId: string | null
  readonly channel: string | null
  readonly stakes: string | null
  readonly waitingOn: string | null
  readonly tagIds: readonly string[]
  /** The need, and what was just written: folded to plain letters. */
  readonly words: string
  /** Since when the client waits for a word from us; null: does not. */
  readonly waitingSince: number | null
}

const MINUTE = 60_000

/** Each condition with what was found and whether it held. */
export function judge(
  conditions: readonly Condition[],
  situation: Situation,
): { met: boolean; found: ConditionFound[] } {
  const found = conditions.map((condition) => judgeOne(condition, situation))
  return { met: found.every((one) => one.met), found }
}

function judgeOne(condition: Condition, situation: Situation): ConditionFound {
  const { found, holds } = look(condition, situation)
  return { condition, found, met: holds !== condition.not }
}

type Looked = { readonly found: string[]; readonly holds: boolean }

function look(condition: Condition, situation: Situation): Looked {
  switch (condition.about) {
    case 'service':
      return oneOf(condition.is, situation.serviceId)
    case 'department':
      return oneOf(condition.is, situation.departmentId)
    case 'channel':
      return oneOf(condition.is, situation.channel)
    case 'stakes':
      return oneOf(condition.is, situation.stakes)
    case 'waiting_on':
      return oneOf(condition.is, situation.waitingOn)
    case 'tag':
      return {
        found: [...situation.tagIds],
        holds: condition.is.some((id) => situation.tagIds.includes(id)),
      }
    case 'words':
      return wordsIn(condition.is, situation.words)
    case 'waited':
      return waitedFor(condition.minutes, situation)
    case 'time':
      return within(condition, situation)
  }
}

function oneOf(wanted: readonly string[], value: string | null): Looked {
  return { found: value === null ? [] : [value], holds: value !== null && wanted.includes(value) }
}

/** Whole words: "bin" is not in "cabinet". What is found is the rule's own words, none of the client's. */
function wordsIn(wanted: readonly string[], words: string): Looked {
  const found = wanted.filter((one) => ` ${words} `.includes(` ${foldedWords(one)} `))
  return { found, holds: found.length > 0 }
}

/** Words in small plain letters with one blank between them, and nothing else. */
export function foldedWords(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^\p{L}\p{Nd}]+/gu, ' ').trim()
}

function waitedFor(minutes: number, { waitingSince, at }: Situation): Looked {
  if (waitingSince === null) return { found: [], holds: false }
  const waited = Math.max(0, Math.floor((at - waitingSince) / MINUTE))
  return { found: [String(waited)], holds: waited >= minutes }
}

/** Past midnight the weekday is that of the evening before: a Friday night lasts until Saturday morning. */
function within(
  { weekdays, from, until }: Extract<Condition, { about: 'time' }>,
  { at, zone }: Situation,
): Looked {
  const day = localDate(zone, at)
  const minute = minuteOfInstant(zone, day, at)
  const weekday = isoWeekday(day)
  const before = weekday === 1 ? 7 : weekday - 1
  const found = [String(weekday), String(minute)]
  const isWithin = until > from ? minute >= from && minute < until : minute >= from
  if (isWithin && weekdays.includes(weekday)) return { found, holds: true }
  return { found, holds: until <= from && minute < until && weekdays.includes(before) }
}

/** The instant so many days on, at this minute of the organisation's day. */
export function laterAt(zone: string, now: Date, days: number, minute: number): Date {
  return new Date(instantOfMinute(zone, localDate(zone, now.getTime()), days * 1440 + minute))
}
