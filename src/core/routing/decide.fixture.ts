/** Agents and contacts for the tests of routing, with what a test does not care about filled in. */
import type { AgentState, Channel, Decision, SkillLevel, WaitingContact } from '#core/routing/types.ts'

export const NOW = Date.UTC(2026, 2, 2, 10)
export const ago = (seconds: number) => NOW - seconds * 1000
const EVERY: Channel[] = ['chat', 'phone', 'visit', 'letter', 'email', 'web_voice', 'sms', 'form']

export function agent(agentId: string, given: Partial<AgentState> = {}): AgentState {
  return {
    agentId,
    presence: 'available',
    idleSince: ago(60),
    skills: new Map<string, SkillLevel>([['housing', 2]]),
    authorityPence: 5000,
    languages: ['en'],
    channels: new Set(EVERY),
    load: {},
    capacity: {},
    hasLiveVoice: false,
    ...given,
  }
}

export function contact(given: Partial<WaitingContact> = {}): WaitingContact {
  return {
    contactId: 'c1',
    channel: 'chat',
    waitingSince: ago(30),
    serviceId: 'repairs',
    skillId: 'housing',
    authorityPence: 0,
    language: null,
    languageRequired: false,
    stakes: 'ordinary',
    ownerId: null,
    coverId: null,
    ownerPatienceUntil: null,
    passedOver: new Set(),
    ...given,
  }
}

export const outcome = (d: Decision) =>
  d.kind === 'offer' ? d.agentId : d.kind === 'wait' ? `wait:${d.for}` : 'nobody'
export const codes = (d: Decision) => d.reasons.map((reason) => reason.code)
