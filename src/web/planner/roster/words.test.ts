import { createIntl } from 'react-intl'
import { describe, expect, test } from 'vitest'
import { planner as english } from '../../messages/en/planner.ts'
import { planner as french } from '../../messages/fr/planner.ts'
import type { T } from '../../messages/Messages.tsx'
import { sayWith } from './say.ts'
import type { Say } from './say.ts'
import {
  changeWords,
  codesWithWords,
  kindWords,
  priceWords,
  reasonWords,
  ruleWords,
  savingWords,
  warningLine,
  warningWords,
  wishWords,
} from './words.ts'
import type { Names } from './words.ts'

function sayIn(locale: string, messages: Record<string, string>): Say {
  const intl = createIntl({
    ...{ locale, messages, defaultLocale: locale },
    onError: (error) => {
      throw error
    },
  })
  const t: T = (id, values) => intl.formatMessage({ id }, values as Record<string, string>)
  return sayWith(intl, t)
}

const says = { en: sayIn('en-GB', english), fr: sayIn('fr-FR', french) }
const people = new Map([
  ['a', 'Anna 李'],
  ['t', 'Tom O’Brien'],
])
const names: Names = {
  person: (id) => people.get(id) ?? id,
  skill: (id) => (id === 'r' ? 'Repairs' : id),
  pattern: (id) => (id === 'p' ? 'Late' : id),
}
/** Facts of every kind, as the service sends them. */
const facts = {
  ...{ person: 'a', date: '2026-03-30', from: 480, to: 600, people: 2, skill: 'r', able: ['a', 't'] },
  ...{ minutes: 660, most: 5, least: 300, needed: 660, days: 6, windows: ['480-1080'], kind: 'day_off' },
  ...{ shifts: ['p'], start: 480, names: ['Anna 李', 'Tom O’Brien'], intervals: 3, minute: 480 },
}

describe.each(['en', 'fr'] as const)('every code has words (%s)', (language) => {
  const say = says[language]
  const WHOLE = /^(?!.*(undefined|NaN))[^{}_]{4,}$/
  test.each(codesWithWords.warnings)('warning %s', (code) => {
    expect(warningWords({ code, facts }, say, names)).toMatch(WHOLE)
    expect(warningWords({ code, facts: {} }, say, names)).toMatch(WHOLE)
  })
  test.each(codesWithWords.rules)('rule %s', (code) => {
    expect(ruleWords({ code, facts }, say, names)).toMatch(WHOLE)
    const change = changeWords(code, say)
    if (change !== undefined) expect(change).toMatch(WHOLE)
  })
  test.each(codesWithWords.reasons)('reason %s', (reason) => {
    expect(reasonWords({ reason, facts, costWaitingMinutes: 40, costShortIntervals: 2 }, say, names)).toMatch(
      WHOLE,
    )
  })
  test.each(codesWithWords.prices)('price of %s', (rule) => {
    expect(priceWords(rule, say)).toMatch(WHOLE)
  })
  test.each(codesWithWords.wishes)('wish %s', (kind) => {
    expect(kindWords(kind, say)).toMatch(WHOLE)
  })
  test('a code that is new to this page is told as what it is', () => {
    expect(warningWords({ code: 'brand_new', facts: {} }, say, names)).toContain('brand_new')
  })
})

describe('what a rule costs', () => {
  test.each([
    ['proved', 90, 'en', true, '1 h 30 min'],
    ['at_least', 90, 'en', true, 'at least 1 h 30 min'],
    ['at_least', 90, 'fr', true, 'au moins 1 h 30 min'],
    ['proved', 0, 'en', false, 'It costs nothing: no roster without it would be better.'],
    ['at_least', 0.2, 'en', false, 'No better roster was found without it in the time there was.'],
    ['at_least', 0, 'fr', false, 'Aucun meilleur planning trouvé sans elle dans le temps donné.'],
  ] as const)('R34: %s, %d minutes in %s', (sure, savedMinutes, language, found, words) => {
    const said = savingWords({ sure, savedMinutes }, says[language])
    expect({ ...said, words: said.words.replaceAll('\u00a0', ' ') }).toEqual({ found, words })
  })
})

describe('whole sentences', () => {
  const say = says.en
  test('a wish that a need stands against names who else could, and what it would cost clients', () => {
    const answer = { reason: 'need', facts, costWaitingMinutes: 40, costShortIntervals: null }
    expect(reasonWords(answer, say, names)).toBe(
      'Monday 30 March, 08:00–10:00: 2 people with “Repairs” are needed, and only Anna 李 and Tom O’Brien have it. Granting it would cost clients about 40 min of waiting.',
    )
  })
  test('a wish for one day and one for every week', () => {
    expect(wishWords({ kind: 'day_off', day: '2026-03-30', weekday: null }, say)).toBe(
      'a free day on Monday 30 March',
    )
    expect(wishWords({ kind: 'no_early', day: null, weekday: 2 }, say)).toBe('no early shift every Tuesday')
  })
  test('a warning names the person and the day', () => {
    const warning = { code: 'rest', agentId: 't', day: '2026-03-31', minute: null, hard: true }
    const line = warningLine({ ...warning, facts: { minutes: 600, needed: 660 } }, say, names)
    expect(line).toBe(
      'Tom O’Brien, Tuesday 31 March: only 10 h of rest after the shift before, 11 h are needed',
    )
  })
})
