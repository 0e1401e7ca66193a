import { createIntl } from 'react-intl'
import { expect, test } from 'vitest'
import { NotificationKind } from '#domain/agents/contract.ts'
import { frame as english } from '../../messages/en/desk.frame.ts'
import { frame as french } from '../../messages/fr/desk.frame.ts'
import type { T } from '../../messages/Messages.tsx'
import { sayWith } from '../../planner/roster/say.ts'
import { newsWords, placeOf } from './news.ts'
import type { News } from './news.ts'

function sayIn(locale: string, messages: Record<string, string>) {
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

const news = (kind: News['kind'], facts: News['facts'] = {}, given: Partial<News> = {}): News => ({
  ...{ id: '0191f3a0-0000-7000-8000-000000000000', kind, facts, at: '2026-03-02T12:00:00Z', readAt: null },
  ...{ caseId: null, caseReference: null, clientName: 'Mr Ito', contactId: null, colleagueName: 'Ada' },
  ...given,
})
const one = { day: '2026-03-09' }
const both = { ...one, forDay: '2026-03-10' }
const week = { firstDay: '2026-03-09', lastDay: '2026-03-15' }
const day = { firstDay: '2026-03-09', lastDay: '2026-03-09' }

test.each([
  ['swap_asked', one, 'Ada asks you to take over their shift on Monday 9 March'],
  ['swap_asked', both, 'Ada asks you to swap: their shift on Monday 9 March for yours on Tuesday 10 March'],
  ['swap_agreed', one, 'Ada agreed to take over your shift on Monday 9 March'],
  ['swap_agreed', both, 'Ada agreed to swap: your shift on Monday 9 March for theirs on Tuesday 10 March'],
  ['swap_declined', both, 'Ada cannot swap your shift on Monday 9 March. It stays yours'],
  ['swap_withdrawn', one, 'Ada withdrew the swap of their shift on Monday 9 March. You need not answer'],
  ['swap_overtaken', one, 'The swap between you and Ada for Monday 9 March is off: a shift has changed'],
  [
    'roster_published',
    { ...week, changed: false },
    'Your shifts from Monday 9 March to Sunday 15 March are published',
  ],
  ['roster_published', { ...day, changed: false }, 'Your shift on Monday 9 March is published'],
  [
    'roster_published',
    { ...week, changed: true },
    'Your roster has changed between Monday 9 March and Sunday 15 March',
  ],
  ['roster_published', { ...day, changed: true }, 'Your roster has changed on Monday 9 March'],
] as const)('R13: %s %j says who and which day, and leads to my shifts', (kind, facts, words) => {
  expect(newsWords(news(kind, facts), says.en)).toBe(words)
  expect(placeOf(news(kind, facts))).toBe('/planner/my-shifts')
  const inFrench = newsWords(news(kind, facts), says.fr)
  expect(inFrench).toContain('lundi 9 mars')
  expect(inFrench.includes('Ada')).toBe(words.includes('Ada'))
})

test.each(NotificationKind.options)('%s has whole words in both languages', (kind) => {
  for (const say of [says.en, says.fr]) {
    for (const facts of [both, week]) {
      expect(newsWords(news(kind, facts), say)).toMatch(/^[^{}]{12,}$/)
      expect(newsWords(news(kind, facts, { clientName: null, colleagueName: null }), say)).not.toMatch(/null/)
    }
  }
})

test.each([
  [{ caseId: 'c1' }, '/desk/cases/c1', 'a case'],
  [{ contactId: 'k1' }, '/desk/contacts/k1', 'a contact'],
  [{}, '/desk', 'neither'],
])('%j leads to %s (%s)', (given, to, about) => {
  expect(placeOf(news('client_wrote', {}, given)), about).toBe(to)
})

test('R30: what was asked of me says who asks, and leads to where I answer', () => {
  const asked = news('call_out', { callOutId: 'c1' }, { caseId: 'k1' })
  expect(newsWords(asked, says.en)).toBe('Ada asks you what happened with something that was late')
  expect(newsWords(asked, says.fr)).toContain('Ada vous demande')
  expect(placeOf(asked)).toBe('/lens/asked')
})
