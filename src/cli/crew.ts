import { setTimeout as sleep } from 'node:timers/promises'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { makeStaffLink } from '#domain/accounts/commands.staff.ts'
import { agentRoutes } from '#domain/agents/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { Offer } from '#domain/contacts/contract.ts'
import type { Database } from '#platform/database/database.ts'
import { systemClock } from '#platform/clock.ts'
import { ApiRefusal, createApi } from './api.ts'
import type { Api } from './api.ts'

/** A sign of life is given well within the time after which a desk counts as silent. */
const ALIVE_EVERY_MS = 25_000

export type CrewMember = { readonly agentId: string; readonly name: string; readonly api: Api }
export type OnOffer = (member: CrewMember, offer: Offer) => Promise<void>

/** Simulated agents at work: they hear of offers and take them. */
export type Crew = {
  readonly members: readonly CrewMember[]
  /** Begins to take offers; each is given to `onOffer` once. */
  work(onOffer: OnOffer, onFault: (error: unknown) => void): void
  /** Waits until nobody is in anything any more, or `milliseconds` have gone by. True when all is done. */
  settle(milliseconds: number): Promise<boolean>
  /** Takes no more offers, sets everybody offline. */
  leave(): Promise<void>
  /** How often the server asked somebody to wait. */
  readonly waits: () => number
}

/**
 * Signs agents in by one-use links made on the database, and lets them be available. Everything after that goes
 * through the public API at `url`.
 */
export async function openCrew(
  database: Database,
  url: string,
  agents: readonly { readonly agentId: string; readonly name: string }[],
): Promise<Crew> {
  const members: CrewMember[] = []
  for (const agent of agents) members.push(await signIn(database, url, agent))
  await setAll(members, 'available')
  return createCrew(members)
}

async function signIn(
  database: Database,
  url: string,
  agent: { agentId: string; name: string },
): Promise<CrewMember> {
  const link = await database.transact((tx) =>
    makeStaffLink(tx, { kind: 'service' }, agent.agentId, systemClock.now(), { publicUrl: url }),
  )
  const api = createApi(url, { patient: true })
  const token = new URL(link.url).hash.slice(1)
  await api.call(accountRoutes.enter, { body: { token } })
  return { ...agent, api }
}

async function setAll(members: readonly CrewMember[], state: 'available' | 'offline'): Promise<void> {
  await Promise.all(
    members.map(({ api }) => api.call(agentRoutes.setPresence, { body: { state, reason: null } })),
  )
}

function createCrew(members: readonly CrewMember[]): Crew {
  const ended = new AbortController()
  const taken = new Set<string>()
  const busy = new Set<Promise<void>>()
  const looking = new Map<string, Promise<void>>()
  const timers: NodeJS.Timeout[] = []

  const begin = (member: CrewMember, offer: Offer, onOffer: OnOffer, onFault: (error: unknown) => void) => {
    if (taken.has(offer.id)) return
    taken.add(offer.id)
    const task = onOffer(member, offer)
      .catch(onFault)
      .finally(() => busy.delete(task))
    busy.add(task)
  }
  const work: Crew['work'] = (onOffer, onFault) => {
    const look = async (member: CrewMember) => {
      const { offers } = await member.api.call(contactRoutes.mine)
      for (const offer of offers) begin(member, offer, onOffer, onFault)
    }
    // One look at a time each; one that is wanted meanwhile follows.
    const lookSoon = (member: CrewMember) => {
      const before = looking.get(member.agentId) ?? Promise.resolve()
      looking.set(
        member.agentId,
        before
          .then(() => look(member))
          .catch((error: unknown) => void (ended.signal.aborted || onFault(error))),
      )
    }
    const byId = new Map(members.map((member) => [member.agentId, member]))
    members[0]?.api.listen((event) => {
      const member = event.kind === 'contact.offered' ? byId.get(event.agentId ?? '') : undefined
      if (member) lookSoon(member)
    }, ended.signal)
    // The stream may be cut; then this finds what it would have told.
    timers.push(setInterval(() => members.forEach(lookSoon), 5_000))
    timers.push(setInterval(() => void setAll(members, 'available').catch(onFault), ALIVE_EVERY_MS))
  }
  return {
    members,
    work,
    async settle(milliseconds) {
      const end = performance.now() + milliseconds
      while (busy.size > 0 && performance.now() < end) await Promise.race([...busy, sleep(200)])
      return busy.size === 0
    },
    async leave() {
      for (const timer of timers) clearInterval(timer)
      ended.abort()
      await setAll(members, 'offline').catch(() => undefined)
    },
    waits: () => members.reduce((sum, { api }) => sum + api.waits.count, 0),
  }
}

/** Takes an offer; false when it has moved on meanwhile, which is nobody's fault. */
export async function accept(member: CrewMember, offer: Offer): Promise<boolean> {
  try {
    await member.api.call(contactRoutes.accept, { params: { offerId: offer.id }, body: {} })
    return true
  } catch (error) {
    if (isRefused(error, 'offer_gone', 'at_capacity', 'not_found', 'contact_ended')) return false
    throw error
  }
}

/** Whether this is a refusal with one of these codes. */
export function isRefused(error: unknown, ...codes: string[]): boolean {
  return error instanceof ApiRefusal && codes.includes(error.code)
}
