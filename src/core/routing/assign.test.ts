import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { assign, decide } from '#core/routing/decide.ts'
import { DEFAULT_CAPACITY } from '#core/routing/seats.ts'
import type { AgentState, Channel, SkillLevel } from '#core/routing/types.ts'
import { NOW, agent, ago, contact, outcome } from '#core/routing/decide.fixture.ts'
import { chanceFrom } from '#core/chance.ts'

const ann = agent('ann')
const bob = agent('bob', { idleSince: ago(300) })

describe('one pass over the line', () => {
  test('R1: what people can take is used up, in fair order', () => {
    const waiting = ['a', 'b', 'c', 'd', 'e'].map((id, i) =>
      contact({ contactId: id, waitingSince: ago(50 - i) }),
    )
    const result = assign(waiting.toReversed(), [ann, bob], NOW).map((a) => [
      a.contactId,
      outcome(a.decision),
    ])
    expect(result).toEqual([
      ['a', 'bob'],
      ['b', 'ann'],
      ['c', 'ann'],
      ['d', 'bob'],
      ['e', 'wait:capacity'],
    ])
  })

  const channels = fc.constantFrom<Channel>('chat', 'phone', 'email', 'web_voice')
  const skill = fc.constantFrom('housing', 'tax', 'waste')
  const name = fc.integer({ min: 0, max: 7 }).map((n) => `a${n}`)
  const anAgent = fc.record({
    presence: fc.constantFrom('available', 'available', 'available', 'busy', 'break', 'away', 'offline'),
    idleSince: fc.integer({ min: 0, max: 600 }).map(ago),
    skills: fc
      .array(fc.tuple(skill, fc.constantFrom<SkillLevel>(1, 2, 3)), { maxLength: 3 })
      .map((s) => new Map(s)),
    authorityPence: fc.constantFrom(0, 5000, 20_000),
    languages: fc.subarray(['en', 'pl', 'cy']),
    channels: fc.subarray<Channel>(['chat', 'phone', 'email', 'web_voice']).map((c) => new Set(c)),
    load: fc.record(
      { chat: fc.integer({ min: 0, max: 2 }), email: fc.integer({ min: 0, max: 2 }) },
      { requiredKeys: [] },
    ),
    capacity: fc.record({ chat: fc.integer({ min: 0, max: 3 }) }, { requiredKeys: [] }),
    hasLiveVoice: fc.boolean(),
  })
  const someAgents = fc
    .array(anAgent, { maxLength: 8 })
    .map((list) => list.map((a, i) => agent(`a${i}`, a as Partial<AgentState>)))
  const aContact = fc.record({
    channel: channels,
    waitingSince: fc.integer({ min: 0, max: 900 }).map(ago),
    skillId: fc.option(skill),
    authorityPence: fc.constantFrom(0, 0, 5000, 20_000),
    language: fc.option(fc.constantFrom('pl', 'cy')),
    languageRequired: fc.boolean(),
    stakes: fc.constantFrom<'ordinary' | 'moment_of_truth'>('ordinary', 'moment_of_truth'),
    ownerId: fc.option(name),
    coverId: fc.option(name),
    ownerPatienceUntil: fc.option(fc.integer({ min: -60, max: 60 }).map((s) => NOW + s * 1000)),
    passedOver: fc.array(name, { maxLength: 4 }).map((ids) => new Set(ids)),
  })
  const someContacts = fc
    .array(aContact, { maxLength: 12 })
    .map((list) => list.map((c, i) => contact({ ...c, contactId: `c${i}` })))
  const byId = <T>(list: T[], key: (item: T) => string) => new Map(list.map((item) => [key(item), item]))

  test('R1: nobody beyond capacity, nobody who is not free, and spoken conversations stand alone', () => {
    fc.assert(
      fc.property(someContacts, someAgents, (waiting, agents) => {
        const contacts = byId(waiting, (c) => c.contactId)
        for (const one of agents) {
          const taken = assign(waiting, agents, NOW)
            .filter((a) => outcome(a.decision) === one.agentId)
            .flatMap((a) => contacts.get(a.contactId)?.channel ?? [])
          if (taken.length === 0) continue
          expect(one.presence).toBe('available')
          expect(one.hasLiveVoice).toBe(false)
          const spoken = taken.filter((c) => c === 'phone' || c === 'web_voice').length
          if (spoken > 0)
            expect([spoken, taken.filter((c) => c === 'chat').length, one.load.chat ?? 0]).toEqual([1, 0, 0])
          for (const channel of ['chat', 'email'] as const) {
            const mine = taken.filter((c) => c === channel).length
            const room = (one.capacity[channel] ?? DEFAULT_CAPACITY[channel]) - (one.load[channel] ?? 0)
            expect(mine).toBeLessThanOrEqual(Math.max(0, room))
          }
        }
      }),
    )
  })

  test('R1: every contact is decided once; offers go to the owner, the cover, or somebody who can finish it', () => {
    fc.assert(
      fc.property(someContacts, someAgents, (waiting, agents) => {
        const result = assign(waiting, agents, NOW)
        expect(result.map((a) => a.contactId).toSorted()).toEqual(waiting.map((c) => c.contactId).toSorted())
        const contacts = byId(waiting, (c) => c.contactId)
        const people = byId(agents, (a) => a.agentId)
        for (const { contactId, decision } of result) {
          const c = contacts.get(contactId)
          const a = decision.kind === 'offer' ? people.get(decision.agentId) : undefined
          if (!a || !c || a.agentId === c.ownerId || a.agentId === c.coverId) continue
          expect(c.skillId === null || a.skills.has(c.skillId)).toBe(true)
          expect(a.authorityPence).toBeGreaterThanOrEqual(c.authorityPence)
          if (c.languageRequired && c.language) expect(a.languages).toContain(c.language)
          expect(a.channels.has(c.channel)).toBe(true)
        }
      }),
    )
  })

  test('the same picture gives the same decisions, in whatever order it is told', () => {
    fc.assert(
      fc.property(someContacts, someAgents, fc.string(), (waiting, agents, seed) => {
        const chance = chanceFrom(seed)
        const told = assign(chance.shuffle(waiting), chance.shuffle(agents), NOW)
        expect(told).toEqual(assign(waiting, agents, NOW))
      }),
    )
  })

  test('R1: among equals the one who has been idle longest', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 20 }),
        (idle) => {
          const agents = idle.map((seconds) => agent(`a${seconds}`, { idleSince: ago(seconds) }))
          expect(outcome(decide(contact(), agents, NOW))).toBe(`a${Math.max(...idle)}`)
        },
      ),
    )
  })

  test('R1: while somebody able is free nobody is made to wait', () => {
    fc.assert(
      fc.property(aContact, someAgents, (c, agents) => {
        const one = contact({ ...c, ownerId: null, passedOver: new Set() })
        const free = agents.some((a) => outcome(decide(one, [a], NOW)) === a.agentId)
        expect(decide(one, agents, NOW).kind === 'offer').toBe(free)
      }),
    )
  })
})

test('500 agents and 200 who wait are decided in one pass, each once', () => {
  const chance = chanceFrom('rush hour')
  const skills = Array.from({ length: 30 }, (_, i) => `s${i}`)
  const agents = Array.from({ length: 500 }, (_, i) =>
    agent(`a${i}`, {
      skills: new Map(
        chance
          .shuffle(skills)
          .slice(0, 6)
          .map((s) => [s, chance.pick<SkillLevel>([1, 2, 3])]),
      ),
      idleSince: ago(chance.integer(0, 900)),
    }),
  )
  const waiting = Array.from({ length: 200 }, (_, i) =>
    contact({
      contactId: `c${i}`,
      skillId: chance.happens(0.2) ? null : chance.pick(skills),
      waitingSince: ago(chance.integer(0, 600)),
    }),
  )
  const given = assign(waiting, agents, NOW)
  expect(given).toHaveLength(200)
  expect(given.every((a) => a.decision.kind === 'offer')).toBe(true)
})
