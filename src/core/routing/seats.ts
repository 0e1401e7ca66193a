/** A pass's working picture of the agents: what each can still take, used up as the pass goes. */
import type { AgentState, Channel, SkillLevel, WaitingContact } from '#core/routing/types.ts'

/** How many contacts of a channel one person can do justice to at once, unless they or their lead say otherwise. */
export const DEFAULT_CAPACITY: Readonly<Record<Channel, number>> = {
  chat: 2,
  phone: 1,
  visit: 1,
  web_voice: 1,
  letter: 3,
  email: 3,
  sms: 3,
  form: 3,
}

/** Channels that take the whole person: somebody in one takes nothing else. */
export const EXCLUSIVE_CHANNELS: ReadonlySet<Channel> = new Set(['phone', 'visit', 'web_voice'])

export type Seat = {
  readonly agent: AgentState
  readonly load: Partial<Record<Channel, number>>
  /** Spoken conversations now. */
  exclusive: number
  /** Conversations in which a client waits for each answer: spoken ones and chats. */
  live: number
  idleSince: number
}

export type Seats = {
  readonly all: readonly Seat[]
  readonly byId: ReadonlyMap<string, Seat>
  readonly bySkill: ReadonlyMap<string, readonly Seat[]>
}

/** The seats of everyone present; away and offline are left out. Longest idle first, then by id. */
export function seatsOf(agents: readonly AgentState[]): Seats {
  const all = agents.filter(isPresent).map(seatOf).toSorted(compareIdle)
  const bySkill = new Map<string, Seat[]>()
  for (const seat of all) {
    for (const skillId of seat.agent.skills.keys()) {
      const seats = bySkill.get(skillId)
      if (seats) seats.push(seat)
      else bySkill.set(skillId, [seat])
    }
  }
  return { all, bySkill, byId: new Map(all.map((seat) => [seat.agent.agentId, seat])) }
}

const isPresent = (agent: AgentState) => agent.presence !== 'away' && agent.presence !== 'offline'

function seatOf(agent: AgentState): Seat {
  let exclusive = agent.hasLiveVoice ? 1 : 0
  for (const channel of EXCLUSIVE_CHANNELS) exclusive += agent.load[channel] ?? 0
  const live = exclusive + (agent.load.chat ?? 0)
  return { agent, load: { ...agent.load }, exclusive, live, idleSince: agent.idleSince }
}

function compareIdle(a: Seat, b: Seat): number {
  return a.idleSince - b.idleSince || (a.agent.agentId < b.agent.agentId ? -1 : 1)
}

/** Takes one contact of the channel from what the seat can still do. */
export function takeSeat(seat: Seat, channel: Channel, now: number): void {
  seat.load[channel] = (seat.load[channel] ?? 0) + 1
  if (EXCLUSIVE_CHANNELS.has(channel)) seat.exclusive += 1
  if (EXCLUSIVE_CHANNELS.has(channel) || channel === 'chat') seat.live += 1
  seat.idleSince = now
}

/** Whether this person could take one more contact of the channel at this moment. */
export function isFree(seat: Seat, channel: Channel): boolean {
  if (seat.agent.presence !== 'available' || seat.exclusive > 0) return false
  const capacity = seat.agent.capacity[channel] ?? DEFAULT_CAPACITY[channel]
  // A spoken conversation would leave somebody in a chat without an answer, so it needs a person with nothing live.
  if (EXCLUSIVE_CHANNELS.has(channel)) return seat.live === 0 && capacity > 0
  return (seat.load[channel] ?? 0) < capacity
}

export const speaks = (seat: Seat, language: string) => seat.agent.languages.includes(language)

/** Whether this person works this channel and, where the client needs it, speaks the language. */
export function canTalk(seat: Seat, contact: WaitingContact): boolean {
  if (!seat.agent.channels.has(contact.channel)) return false
  return !contact.languageRequired || contact.language === null || speaks(seat, contact.language)
}

/** The level at the skill the contact needs; 1 while the need is not known; undefined without the skill. */
export function levelFor(seat: Seat, contact: WaitingContact): SkillLevel | undefined {
  return contact.skillId === null ? 1 : seat.agent.skills.get(contact.skillId)
}

/** Whether this person can finish it: channel, language, skill and authority (R1). */
export function canFinish(seat: Seat, contact: WaitingContact): boolean {
  return (
    canTalk(seat, contact) &&
    levelFor(seat, contact) !== undefined &&
    seat.agent.authorityPence >= contact.authorityPence
  )
}
