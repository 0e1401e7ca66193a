import type { Chance } from '#core/chance.ts'
import { generateDays } from '#core/history/generate.ts'
import type { HistoricContact, HistoryPlan } from '#core/history/types.ts'
import { newId } from '#platform/ids.ts'
import { calendars, ZONE } from '../organisation/calendars.ts'
import type { ExampleClient } from '../words/names.ts'
import { inventClient } from '../words/names.ts'
import type { World, WorldAgent, WorldService } from '../world.ts'

export const HISTORY_DAYS = 120
export const FAULT_DAYS_AGO = 42
const CONTACTS_PER_DAY = 128
const DAY_MS = 86_400_000

export type PastClient = {
  readonly id: string
  readonly details: ExampleClient
  /** The first contact, epoch milliseconds. */
  readonly since: number
  /** Labels of facts told so far, with their ids. */
  readonly facts: Map<string, string>
}

/** One contact of the past, with who helped. Instants are epoch milliseconds. */
export type PastContact = {
  readonly id: string
  readonly data: HistoricContact
  readonly answeredAt: number | null
  readonly endedAt: number
  agent: WorldAgent | null
  expert: WorldAgent | null
}

/** A need with all the contacts that it took. */
export type Chain = {
  readonly client: PastClient
  readonly service: WorldService
  readonly contacts: PastContact[]
  owner: WorldAgent | null
}

/** The past of the organisation up to `end` (epoch milliseconds): needs with their contacts and who helped. */
export function liveThePast(world: World, seed: string, end: number): Chain[] {
  const chains = gather(world, seed, end)
  const answered = chains
    .flatMap((chain) => chain.contacts.map((contact) => ({ chain, contact })))
    .filter(({ contact }) => contact.answeredAt !== null)
    .toSorted((a, b) => (a.contact.answeredAt ?? 0) - (b.contact.answeredAt ?? 0))
  for (const { chain, contact } of answered) giveTo(chain, contact, world.chance)
  return chains
}

function gather(world: World, seed: string, end: number): Chain[] {
  const byNumber = new Map<number, Chain>()
  const chains: Chain[] = []
  const clients: PastClient[] = []
  const byId = new Map(world.services.map((one) => [one.data.slug, one]))
  for (const data of generateDays(planOf(world, seed, end))) {
    const contact = pastContact(data)
    if (contact.endedAt > end) continue
    const earlier = data.repeatOf === null ? undefined : byNumber.get(data.repeatOf)
    const service = byId.get(data.serviceId)
    if (!service) continue
    const chain = earlier ?? {
      client: someone(clients, data, world.chance),
      service,
      contacts: [],
      owner: null,
    }
    if (!earlier) chains.push(chain)
    chain.contacts.push(contact)
    byNumber.set(data.number, chain)
  }
  return chains
}

function planOf(world: World, seed: string, end: number): HistoryPlan {
  const dayBefore = (days: number) => new Date(end - days * DAY_MS).toISOString().slice(0, 10)
  return {
    seed,
    days: HISTORY_DAYS,
    zone: ZONE,
    endDate: dayBefore(0),
    hours: calendars.front.hours,
    contactsPerDay: CONTACTS_PER_DAY,
    fault: { serviceId: 'missed-bin', startsOn: dayBefore(FAULT_DAYS_AGO - 1), extraShare: 1.1 },
    services: world.services.map(({ data }) => ({
      id: data.slug,
      share: data.past.share,
      valueShare: data.past.valueShare,
      meanTalkSeconds: data.past.talkSeconds,
      ...(data.past.expertShare !== undefined && { expertShare: data.past.expertShare }),
    })),
  }
}

function pastContact(data: HistoricContact): PastContact {
  const waited = data.arrivedAt + data.waitSeconds * 1000
  const left = data.ending === 'abandoned'
  return {
    id: newId(new Date(data.arrivedAt)),
    data,
    answeredAt: left ? null : waited,
    endedAt: waited + data.talkSeconds * 1000,
    agent: null,
    expert: null,
  }
}

/** Somebody who was here before, or somebody new: nearly half of all needs are of people who come again. */
function someone(clients: PastClient[], data: HistoricContact, chance: Chance): PastClient {
  const known = clients.length > 60 && chance.happens(0.47)
  if (known) return clients[Math.floor(clients.length * chance.uniform() ** 1.4)] ?? chance.pick(clients)
  const client = {
    id: newId(new Date(data.arrivedAt)),
    details: inventClient(clients.length, chance),
    since: data.arrivedAt,
    facts: new Map<string, string>(),
  }
  clients.push(client)
  return client
}

/** The owner first, else whoever can finish it and has been idle longest; an expert joins where one is needed. */
function giveTo(chain: Chain, contact: PastContact, chance: Chance): void {
  const at = contact.answeredAt ?? 0
  const free = (agent: WorldAgent) => agent.freeAt <= at
  const ownerFree = chain.owner !== null && free(chain.owner) && chance.happens(0.85)
  const agent = ownerFree && chain.owner ? chain.owner : longestIdle(chain.service.able, free)
  contact.agent = agent
  chain.owner ??= agent
  agent.freeAt = contact.endedAt
  if (contact.data.expertSeconds <= 0) return
  const experts = chain.service.able.filter((one) => one !== agent && one.person.department !== 'contact')
  contact.expert = experts.find(free) ?? null
  if (contact.expert) contact.expert.freeAt = contact.endedAt
}

function longestIdle(able: readonly WorldAgent[], free: (agent: WorldAgent) => boolean): WorldAgent {
  const there = able.filter(free)
  const [first, ...rest] = there.length > 0 ? there : able
  if (!first) throw new Error('A service that nobody can finish')
  return rest.reduce((best, one) => (one.freeAt < best.freeAt ? one : best), first)
}
