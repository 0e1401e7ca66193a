import { describe, expect, test } from 'vitest'
import { Refusal } from '#platform/refusal.ts'
import type { Commitment, ToldHow } from './contract.ts'
import { checkTimes, mayChange, mayKeep, mayRenegotiate, warningsFor } from './rules.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 10, minutes))

function codeOf(work: () => unknown): string {
  try {
    work()
    return 'yes'
  } catch (error) {
    if (error instanceof Refusal) return error.definition.code
    throw error
  }
}

describe('R12: who is told before a promise slips, and when', () => {
  const cases: [due: number, from: number | null, warn: number, tell: number, reason: string][] = [
    [240, null, 180, 240 - 19.2, 'four hours: a quarter before, and 8 % before'],
    [12, null, 2, 9, 'twelve minutes: ten and three minutes before'],
    [5, null, 0, 2, 'five minutes: at once, and three minutes before'],
    [
      2910,
      2880,
      2865,
      2907,
      'a call in two days: a quarter of an hour before it begins, and once it has begun',
    ],
    [60, 30, 20, 57, 'a call in half an hour: ten minutes before it begins'],
    [60, 0, 45, 60 - 4.8, 'a call that begins now is as any other promise'],
    [60, 60, 45, 60 - 4.8, 'a visit on the minute'],
  ]
  test.each(cases)('due in %d, from %s: owner at %d, client at %d (%s)', (due, from, warn, tell, _reason) => {
    const { warnAt, tellClientAt } = warningsFor({
      ...{ madeAt: at(0), dueAt: at(due), fromAt: from === null ? null : at(from) },
    })
    expect((warnAt.getTime() - at(0).getTime()) / 60_000).toBe(warn)
    expect((tellClientAt.getTime() - at(0).getTime()) / 60_000).toBe(tell)
  })
})

describe('R12: kept, renegotiated before it is due with the client told, or broken', () => {
  const cases: [state: Commitment['state'], now: number, told: ToldHow | undefined, ...string[]][] = [
    ['open', 30, 'said', 'yes', 'yes', 'yes', 'in time'],
    ['open', 30, undefined, 'yes', 'client_not_told', 'yes', 'the client does not know'],
    ['open', 60, 'said', 'yes', 'past_due', 'past_due', 'at the very moment it can still be kept'],
    ['open', 61, 'said', 'past_due', 'past_due', 'past_due', 'missed'],
    ['kept', 30, 'said', 'commitment_ended', 'commitment_ended', 'commitment_ended', 'ended'],
    ['broken', 90, 'said', 'commitment_ended', 'commitment_ended', 'commitment_ended', 'ended'],
  ]
  test.each(cases)(
    '%s at minute %d, told %s: %s, %s, %s',
    (state, now, told, keep, renegotiate, withdraw) => {
      const standing = { state, dueAt: at(60) }
      expect(codeOf(() => mayKeep(standing, at(now)))).toBe(keep)
      expect(codeOf(() => mayRenegotiate(standing, told, at(now)))).toBe(renegotiate)
      expect(codeOf(() => mayChange(standing, at(now)))).toBe(withdraw)
    },
  )

  test('a promise is for a time still to come', () => {
    expect(codeOf(() => checkTimes({ dueAt: at(0), fromAt: null }, at(0)))).toBe('due_in_the_past')
    expect(codeOf(() => checkTimes({ dueAt: at(1), fromAt: null }, at(0)))).toBe('yes')
    expect(codeOf(() => checkTimes({ dueAt: at(1), fromAt: at(2) }, at(0)))).toBe('invalid_input')
  })
})
