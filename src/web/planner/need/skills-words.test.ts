import { describe, expect, test } from 'vitest'
import { SkillsWhy } from '#domain/planning/contract.skills.ts'
import type { SkillsTold } from '#domain/planning/contract.skills.ts'
import { sayIn } from '../forecast/say.fixture.ts'
import {
  coverSentence,
  metSentence,
  notPossibleWords,
  priceSentence,
  shortSpan,
  skillWarnings,
  teachSentence,
} from './skills-words.ts'

const en = sayIn('en-GB')
const fr = sayIn('fr-FR')

const likely = (value: number) => ({ value, low: value, high: value })
const [waste, tax] = [
  { id: 'w', name: 'Waste' },
  { id: 't', name: 'Tax' },
]
const kind = (
  skill: SkillsTold['kinds'][number]['skill'],
  keepsOffer: boolean,
): SkillsTold['kinds'][number] => ({
  ...{ skill, services: [], share: 0.5, perHour: 10, perHourSafely: 11, handlingSeconds: 300, talks: 90 },
  ...{ handlingOf: 'skill', pools: ['pool 0'], why: null },
  met: {
    ...{ waiting: likely(0.3), meanWaitSeconds: likely(20), inTime: likely(0.8), givingUp: likely(0) },
    keepsOffer,
  },
})
const pool = { id: 'pool 0', skills: [waste], people: 5, onDuty: 3, occupancy: likely(0.6), least: 4 }
const told: SkillsTold = {
  ...{ state: 'told', at: '2026-04-14T09:00:00.000Z', day: '2026-04-14', minute: 600, intervalMinutes: 30 },
  madeAt: '2026-04-13T06:30:00.000Z',
  offer: { kind: 'answered_within', seconds: 20, share: 0.8, level: 'of_all' },
  ...{ certainty: 0.8, withinSeconds: 20, cover: 'roster', warnings: [] },
  kinds: [kind(waste, true), kind(tax, false)],
  pools: [pool],
  least: { state: 'kept', people: 14, proven: true },
  onePool: { people: 11, erlang: 11 },
  teach: { poolId: 'pool 0', skill: tax, before: likely(90), after: likely(60), less: likely(30) },
  teachWhy: null,
}

describe('mixed skills in words', () => {
  const PRICES: [reason: string, change: Partial<SkillsTold>, words: string][] = [
    ['split skills cost three', {}, '14 people on duty are needed where 11 would do'],
    ['they cost nothing', { onePool: { people: 14, erlang: 14 } }, 'split skills cost nothing then'],
    [
      'chance has one more for all',
      { onePool: { people: 15, erlang: 14 } },
      'split skills cost nothing then',
    ],
    ['one pool is not known', { onePool: { people: null, erlang: null } }, '14 people on duty are needed.'],
    [
      'none was found',
      { least: { state: 'not_found', people: null, proven: false } },
      'was found in the time',
    ],
    ['more than there are', { least: { state: 'beyond', people: 14, proven: true } }, 'than there are'],
    ['not tried to the end', { least: { state: 'kept', people: 14, proven: false } }, 'not every step'],
    [
      'some that nobody can take',
      { kinds: [{ ...kind(tax, false), met: null, why: 'nobody_has_skill' }] },
      'left out of this',
    ],
  ]
  test.each(PRICES)('the price: %s', (_reason, change, words) => {
    expect(priceSentence({ ...told, ...change }, en)).toContain(words)
    expect(priceSentence({ ...told, ...change }, fr)).not.toMatch(/undefined|NaN|\{/)
  })

  test('which offers are kept, and who is on duty', () => {
    expect(metSentence(told, en)).toBe('The offer is not kept for Tax.')
    expect(metSentence({ ...told, kinds: [kind(null, true)] }, en)).toBe('Every need gets what is offered.')
    const gone = { ...told, kinds: [{ ...kind(tax, false), met: null, why: 'nobody_on_duty' as const }] }
    expect(metSentence(gone, en)).toBe('Nobody on duty then has the skill for Tax.')
    expect(coverSentence(told, en)).toContain('3 people')
  })

  test('what to teach is said of a group by what it can take', () => {
    expect(teachSentence(told, en)).toContain(
      'one more person of those with Waste learns Tax. A contact then waits 1 minute on average instead of 1 minute 30 seconds',
    )
    const none = { ...told, pools: [{ ...pool, skills: [] }] }
    expect(teachSentence(none, en)).toContain('with none of these skills learns Tax')
    const endless = { ...told, teach: told.teach && { ...told.teach, before: null, less: null } }
    expect(teachSentence(endless, en)).toContain('cannot be said')
    expect(teachSentence({ ...told, teach: null, teachWhy: 'not_sure' }, en)).toContain('beyond chance')
  })

  test.each([...SkillsWhy.options])('why nothing can be told has words: %s', (why) => {
    const facts = { skills: ['Tax'], contacts: 3, needed: 50 }
    for (const say of [en, fr])
      expect(notPossibleWords({ state: 'not_possible', why, facts }, say)).toMatch(/^[^{}]{20,}$/)
  })

  test('warnings that are known have words, others none; times are short in tables', () => {
    const warnings = [
      { code: 'groups_merged', facts: { people: 1 } },
      { code: 'of_tomorrow', facts: {} },
    ]
    expect(skillWarnings(warnings, en)).toEqual([expect.stringContaining('One person counts')])
    expect([4.26, 115, 430].map((one) => shortSpan(one, en))).toEqual(['4.3 s', '115 s', '7.2 min'])
  })
})
