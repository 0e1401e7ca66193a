import type { Chance } from '#core/chance.ts'
import { generateDays } from '#core/history/generate.ts'
import type { HistoricContact } from '#core/history/types.ts'
import { newId } from '#platform/ids.ts'
import type { ExampleClient } from '../words/names.ts'
import { inventClient } from '../words/names.ts'
import type { World, WorldAgent, WorldService } from '../world.ts'
import { planOf } from './plan.ts'

export type PastClient = {
  readonly id: string
  readonly details: ExampleClient
  /** The first contact, epoch milliseconds. */
  readonly since: number
  /** Labels of facts told so far, with their ids. */
  readonly facts: Map<string, string>
  /** How easily this person is reached at a time they did not choose; 1 as most. */
  readonly reachable: number
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
  const recent = new Map<string, Chain[]>()
  const byId = new Map(world.services.map((one) => [one.data.slug, one]))
  for (const data of generateDays(planOf(world, seed, end))) {
    const contact = pastContact(data)
    if (contact.endedAt > end) continue
    const earlier =
      data.repeatOf === null ? stillGoing(recent, data, world.chance) : byNumber.get(data.repeatOf)
    const service = byId.get(data.serviceId)
    if (!service) continue
    const chain = earlier ?? {
      client: someone(clients, data, world.chance),
      service,
      contacts: [],
      owner: null,
    }
    if (!earlier) chains.push(chain)
    recent.set(data.serviceId, [chain, ...(recent.get(data.serviceId) ?? [])].slice(0, REMEMBERED))
    chain.contacts.push(contact)
    byNumber.set(data.number, chain)
  }
  return chains
}

const REMEMBERED = 60
const DAY_MS = 86_400_000

/** Much of failure demand is about a need that somebody looked after days ago and that is not met yet. */
function stillGoing(
  recent: ReadonlyMap<string, readonly Chain[]>,
  data: HistoricContact,
  chance: Chance,
): Chain | undefined {
  if (data.demand !== 'failure' || !chance.happens(data.fromFault ? 0.3 : 0.5)) return undefined
  const going = (recent.get(data.serviceId) ?? []).filter(({ contacts }) => {
    const days = (data.arrivedAt - (contacts.at(-1)?.endedAt ?? 0)) / DAY_MS
    return days > 0.5 && days < 16
  })
  return going.length > 0 ? chance.pick(going) : undefined
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
    reachable: chance.uniform(0.4, 1.6),
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
