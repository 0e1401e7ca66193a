import { describe, expect, test } from 'vitest'
import type { OpeningHours } from '#core/calendars/hours.ts'
import { Refusal } from '#platform/refusal.ts'
import { canOwn, dueByStandard, readOutcome } from './rules.ts'
import { readSearch } from './queries.lists.ts'

function codeOf(work: () => unknown): string {
  try {
    return JSON.stringify(work())
  } catch (error) {
    if (error instanceof Refusal) return error.definition.code
    throw error
  }
}

describe('R7: a case never ends because somebody could not be reached', () => {
  test.each([
    ['met', '"met"', 'an outcome of ours'],
    ['withdrawn_by_client', '"withdrawn_by_client"', 'an outcome of ours'],
    ['duplicate', '"duplicate"', 'an outcome of ours'],
    ['unable_to_contact', 'not_a_reason_to_close', 'the usual code of other systems'],
    ['Unable to contact client', 'not_a_reason_to_close', 'in words'],
    ['could_not_reach', 'not_a_reason_to_close', 'another code for it'],
    ["Couldn't reach", 'not_a_reason_to_close', 'with an apostrophe'],
    ['no_answer', 'not_a_reason_to_close', 'what a phone system says'],
    ['NO-REPLY', 'not_a_reason_to_close', 'in capitals'],
    ['no response after 3 attempts', 'not_a_reason_to_close', 'after retries'],
    ['not contactable', 'not_a_reason_to_close', 'as a quality of the client'],
    ['unreachable', 'not_a_reason_to_close', 'one word'],
    ['left voicemail', 'not_a_reason_to_close', 'a message is not a need met'],
    ['did not answer', 'not_a_reason_to_close', 'a sentence'],
    ['did not pick up', 'not_a_reason_to_close', 'a sentence'],
    ['resolved', 'invalid_input', 'unknown, but about the need'],
    ['nothing more needed', 'invalid_input', 'unknown, but about the need'],
    ['', 'invalid_input', 'empty'],
  ])('%j gives %s (%s)', (outcome, expected) => {
    expect(codeOf(() => readOutcome(outcome))).toBe(expected)
  })
})

describe('R10: who can become the owner', () => {
  test.each([
    [true, false, 'given', true, 'active and here'],
    [true, true, 'given', false, 'away'],
    [true, true, 'handover', true, 'marked away, but with the client right now'],
    [false, false, 'handover', false, 'has left'],
  ] satisfies [boolean, boolean, 'given' | 'handover', boolean, string][])(
    'active %s, away %s, by %s: %s (%s)',
    (active, absent, why, able, _reason) => {
      expect(canOwn({ active, absent }, why)).toBe(able)
    },
  )
})

const OFFICE: OpeningHours = {
  zone: 'Europe/London',
  weekly: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [
      day,
      [{ opens: '09:00', closes: '17:00' }],
    ]),
  ),
}

describe('R11: a leg is due by its standard, in working time', () => {
  test.each([
    ['2026-03-02T10:00:00Z', 60, '2026-03-02T11:00:00.000Z', 'within the day'],
    ['2026-03-02T16:30:00Z', 60, '2026-03-03T09:30:00.000Z', 'over the night'],
    ['2026-03-06T16:00:00Z', 120, '2026-03-09T10:00:00.000Z', 'over the weekend'],
    ['2026-03-27T16:00:00Z', 120, '2026-03-30T09:00:00.000Z', 'over the change to summer time'],
  ])('from %s with %i minutes: %s (%s)', (from, minutes, due) => {
    expect(dueByStandard(OFFICE, new Date(from), minutes).toISOString()).toBe(due)
  })

  test('asks for a time where a department never opens', () => {
    expect(codeOf(() => dueByStandard({ zone: 'Europe/London', weekly: {} }, new Date(0), 5))).toBe(
      'invalid_input',
    )
  })
})

describe('what is looked for', () => {
  test.each([
    ['k7m2', 'K7M-2', 'the beginning of a reference without its dash'],
    ['K7M-2QX9', 'K7M-2QX9', 'a whole reference'],
    ['blue bin', '', 'no reference'],
  ])('%j reads as reference %j (%s)', (q, reference, _reason) => {
    expect(readSearch(q, q).reference).toBe(reference)
  })

  test('marks that mean something to the database are only marks', () => {
    expect(readSearch(`50% _off' & | !`, `50% _off' & | ! ½`)).toMatchObject({
      name: `% 50\\% \\_off' & | ! ½%`,
      words: '50:* & off:*',
    })
  })
})
