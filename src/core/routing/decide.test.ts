import { describe, expect, test } from 'vitest'
import { MOMENT_OF_TRUTH_HEAD_START_MS, decide, fairOrder } from '#core/routing/decide.ts'
import type { AgentState, SkillLevel, WaitingContact } from '#core/routing/types.ts'
import { NOW, agent, ago, codes, contact, outcome } from '#core/routing/decide.fixture.ts'

type Case = [
  expected: string,
  because: string,
  c: Partial<WaitingContact>,
  agents: AgentState[],
  codes: string[],
]

const ann = agent('ann')
const bob = agent('bob', { idleSince: ago(300) })
const owned = { ownerId: 'ann' }
const noSkill = { skills: new Map<string, SkillLevel>() }
const fullChat = { load: { chat: 2 } }
const best = (level: SkillLevel) => ({ skills: new Map<string, SkillLevel>([['housing', level]]) })

describe('R1: to whom a contact is offered', () => {
  const cases: Case[] = [
    ['bob', 'longest idle of those who can', {}, [ann, bob], ['skill', 'longest_idle']],
    ['ann', 'the owner comes before the longest idle', owned, [ann, bob], ['owner']],
    ['ann', 'the owner answers for it whatever the skill', owned, [agent('ann', noSkill), bob], ['owner']],
    [
      'bob',
      'an owner at capacity, no patience agreed',
      owned,
      [agent('ann', fullChat), bob],
      ['owner_occupied', 'skill', 'longest_idle'],
    ],
    [
      'wait:owner',
      'an owner at capacity, patience agreed',
      { ...owned, ownerPatienceUntil: NOW + 1000 },
      [agent('ann', fullChat), bob],
      ['owner_occupied'],
    ],
    [
      'bob',
      'the patience has run out',
      { ...owned, ownerPatienceUntil: NOW },
      [agent('ann', fullChat), bob],
      ['owner_occupied', 'skill', 'longest_idle'],
    ],
    [
      'wait:owner',
      'an owner on a break comes back',
      { ...owned, ownerPatienceUntil: NOW + 1000 },
      [agent('ann', { presence: 'break' }), bob],
      ['owner_occupied'],
    ],
    [
      'cat',
      'owner away: the cover by name',
      { ...owned, coverId: 'cat' },
      [agent('ann', { presence: 'away' }), bob, agent('cat', noSkill)],
      ['owner_away', 'cover_for'],
    ],
    [
      'cat',
      'owner unknown here: the cover',
      { ...owned, coverId: 'cat' },
      [bob, agent('cat')],
      ['owner_away', 'cover_for'],
    ],
    [
      'bob',
      'owner away, cover full: somebody who can',
      { ...owned, coverId: 'cat' },
      [bob, agent('cat', fullChat)],
      ['owner_away', 'skill', 'longest_idle'],
    ],
    [
      'bob',
      'owner offline, patience does not hold the client',
      { ...owned, ownerPatienceUntil: NOW + 9e5 },
      [agent('ann', { presence: 'offline' }), bob],
      ['owner_away', 'skill', 'longest_idle'],
    ],
    [
      'bob',
      'the owner let it go by',
      { ...owned, passedOver: new Set(['ann']) },
      [ann, bob],
      ['owner_passed', 'others_passed', 'skill', 'longest_idle'],
    ],
    [
      'wait:capacity',
      'only the owner can, and is full',
      owned,
      [agent('ann', { ...fullChat, ...noSkill })],
      ['owner_occupied'],
    ],
    [
      'nobody',
      'free people without the skill take no messages',
      {},
      [agent('ann', noSkill)],
      ['nobody_with_skill'],
    ],
    ['nobody', 'nobody is here at all', {}, [], ['nobody_present']],
    ['nobody', 'the only one able is away', {}, [agent('ann', { presence: 'away' })], ['nobody_present']],
    [
      'nobody',
      'present people do not work this channel',
      { channel: 'phone' },
      [agent('ann', { channels: new Set(['chat']) })],
      ['nobody_present'],
    ],
    ['nobody', 'no one may decide so much', { authorityPence: 9000 }, [ann], ['nobody_with_authority']],
    [
      'bob',
      'authority enough beats idle',
      { authorityPence: 9000 },
      [agent('ann', { idleSince: ago(900) }), agent('bob', { authorityPence: 9000 })],
      ['skill', 'authority', 'longest_idle'],
    ],
    ['wait:capacity', 'all able are occupied', {}, [agent('ann', fullChat)], ['able_but_occupied']],
    [
      'wait:capacity',
      'busy is present but takes nothing new',
      {},
      [agent('ann', { presence: 'busy' })],
      ['able_but_occupied'],
    ],
    ['wait:capacity', 'a break is respected', {}, [agent('ann', { presence: 'break' })], ['able_on_break']],
    [
      'ann',
      'need not known: anyone available begins',
      { skillId: null },
      [agent('ann', noSkill)],
      ['need_not_known_yet', 'longest_idle'],
    ],
    [
      'bob',
      'the first offer expired',
      { passedOver: new Set(['ann']) },
      [agent('ann', { idleSince: ago(900) }), bob],
      ['others_passed', 'skill', 'longest_idle'],
    ],
    [
      'bob',
      'everyone passed: the round starts again',
      { passedOver: new Set(['ann', 'bob']) },
      [ann, bob],
      ['round_started_again', 'skill', 'longest_idle'],
    ],
    [
      'wait:capacity',
      'one passed, the other is occupied',
      { passedOver: new Set(['ann']) },
      [ann, agent('bob', fullChat)],
      ['able_but_occupied'],
    ],
    [
      'bob',
      'somebody free goes before somebody in a chat',
      {},
      [agent('ann', { load: { chat: 1 }, idleSince: ago(900) }), bob],
      ['skill', 'longest_idle'],
    ],
    [
      'ann',
      'a second chat where nobody is freer',
      {},
      [agent('ann', { load: { chat: 1 } })],
      ['skill', 'longest_idle'],
    ],
    [
      'wait:capacity',
      'who talks on the phone takes no chat',
      {},
      [agent('ann', { load: { phone: 1 } })],
      ['able_but_occupied'],
    ],
    [
      'wait:capacity',
      'who was brought into a call takes no chat',
      {},
      [agent('ann', { hasLiveVoice: true })],
      ['able_but_occupied'],
    ],
    [
      'wait:capacity',
      'a call would leave a chat without answers',
      { channel: 'phone' },
      [agent('ann', { load: { chat: 1 } })],
      ['able_but_occupied'],
    ],
    [
      'ann',
      'a letter on the desk does not stop a call',
      { channel: 'phone' },
      [agent('ann', { load: { letter: 1 } })],
      ['skill', 'longest_idle'],
    ],
    [
      'ann',
      'capacity of one’s own',
      {},
      [agent('ann', { load: { chat: 3 }, capacity: { chat: 4 } })],
      ['skill', 'longest_idle'],
    ],
    [
      'wait:capacity',
      'a capacity of 0 is respected',
      {},
      [agent('ann', { capacity: { chat: 0 } })],
      ['able_but_occupied'],
    ],
    [
      'ann',
      'a language match outranks idle time',
      { language: 'pl' },
      [agent('ann', { languages: ['en', 'pl'] }), bob],
      ['skill', 'language', 'longest_idle'],
    ],
    ['bob', 'no match does not exclude', { language: 'pl' }, [ann, bob], ['skill', 'longest_idle']],
    [
      'nobody',
      'unless the client needs it',
      { language: 'pl', languageRequired: true },
      [ann, bob],
      ['nobody_speaks'],
    ],
  ]
  test.each(cases)('→ %s: %s', (expected, _because, c, agents, expectedCodes) => {
    const decision = decide(contact(c), agents, NOW)
    expect(outcome(decision)).toBe(expected)
    expect(codes(decision)).toEqual(expectedCodes)
  })

  test('R1: an offer says why in figures', () => {
    expect(decide(contact({ authorityPence: 100 }), [bob], NOW).reasons).toEqual([
      { code: 'skill', skillId: 'housing', level: 2 },
      { code: 'authority', pence: 100 },
      { code: 'longest_idle', seconds: 300 },
    ])
  })
})

describe('R19: a moment of truth', () => {
  const moment = { stakes: 'moment_of_truth' } as const
  test('R19: goes to those best at it, then to the longest idle', () => {
    const agents = [
      bob,
      agent('cat', { ...best(3), idleSince: ago(20) }),
      agent('dan', { ...best(3), idleSince: ago(40) }),
    ]
    const decision = decide(contact(moment), agents, NOW)
    expect(outcome(decision)).toBe('dan')
    expect(decision.reasons).toContainEqual({ code: 'best_at_moments_of_truth', level: 3 })
    expect(outcome(decide(contact(), agents, NOW))).toBe('bob')
  })

  test('R19: comes forward in the line by a bounded step, so nobody starves', () => {
    const waited = (seconds: number) => contact({ contactId: `o${seconds}`, waitingSince: ago(seconds) })
    const urgent = contact({ ...moment, contactId: 'm', waitingSince: ago(10) })
    const headStart = MOMENT_OF_TRUTH_HEAD_START_MS / 1000
    const line = fairOrder([waited(20), urgent, waited(headStart + 11), waited(headStart)])
    expect(line.map((c) => c.contactId)).toEqual([`o${headStart + 11}`, 'm', `o${headStart}`, 'o20'])
  })
})
