import type { Constraint, constraintRoutes } from '#domain/planning/contract.constraints.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import { fieldMinute, fieldTime } from './stretches.ts'
import type { Stretch } from './stretches.ts'

/** What is sent of a constraint. */
export type Body = BodyOf<typeof constraintRoutes.record>

/** A time as it is being typed. */
export type TimeDraft = { readonly weekday: number; readonly from: string; readonly to: string }

/** A constraint as it is being typed: fields hold text. */
export type Draft = {
  readonly what: string
  readonly whose: string
  readonly since: string
  readonly behindId: string | null
  readonly tried: string
  readonly times: readonly TimeDraft[]
  readonly rule: string | null
  readonly waiting: string
  readonly lost: string
}

const text = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(Math.round(value * 10) / 10)

/** What a time is when it is added: Monday morning, the usual one. */
export const newTime: TimeDraft = { weekday: 1, from: '09:00', to: '10:00' }

export const timeDraft = ({ weekday, from, to }: Stretch): TimeDraft => ({
  weekday,
  from: fieldTime(from),
  to: fieldTime(to),
})

/** The fields of one that is there, or of a new one with these times. */
export function draftOf(one: Constraint | undefined, times: readonly Stretch[] = []): Draft {
  return {
    what: one?.what ?? '',
    whose: one?.whose ?? '',
    since: one?.since ?? '',
    behindId: one?.behindId ?? null,
    tried: one?.tried ?? '',
    times: (one?.times ?? times).map(timeDraft),
    rule: one?.rule ?? null,
    waiting: text(one?.cost?.waitingMinutesWeek),
    lost: text(one?.cost?.lostContactsWeek),
  }
}

/** The stretch that a time means; undefined while it is none or ends before it begins. */
export function stretchOf({ weekday, from, to }: TimeDraft): Stretch | undefined {
  const [start, end] = [fieldMinute(from), fieldMinute(to, true)]
  return start !== undefined && end !== undefined && start < end
    ? { weekday, from: start, to: end }
    : undefined
}

/** A figure of nought or more; null when nothing is written, undefined when it is no such figure. */
export function figureOf(written: string): number | null | undefined {
  const plain = written.trim().replace(',', '.')
  if (plain === '') return null
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** What is sent; undefined while something is missing or is not what it should be. `kept`: as it is on record. */
export function bodyOf(draft: Draft, kept?: Constraint): Body | undefined {
  const times = draft.times.map(stretchOf)
  const [waiting, lost] = [figureOf(draft.waiting), figureOf(draft.lost)]
  const isComplete = draft.what.trim() !== '' && draft.whose.trim() !== ''
  if (!isComplete || times.includes(undefined) || waiting === undefined || lost === undefined)
    return undefined
  return {
    what: draft.what.trim(),
    whose: draft.whose.trim(),
    since: draft.since || null,
    behindId: draft.behindId,
    tried: draft.tried.trim(),
    times: times.filter((one) => one !== undefined),
    rule: draft.rule,
    cost: costOf(draft, kept, waiting, lost),
  }
}

/** What was worked out stays as it is until somebody writes other figures over it. */
function costOf(draft: Draft, kept: Constraint | undefined, waiting: number | null, lost: number | null) {
  const before = draftOf(kept)
  if (kept?.cost && draft.waiting === before.waiting && draft.lost === before.lost) {
    const { at: _at, ...cost } = kept.cost
    return cost
  }
  if (waiting === null && lost === null) return null
  return {
    basis: 'assumed' as const,
    waitingMinutesWeek: waiting,
    lostContactsWeek: lost,
    paidHoursWeek: null,
  }
}
