import type { Chance } from '#core/chance.ts'
import { clientEvents } from '#domain/clients/contract.ts'
import { newId } from '#platform/ids.ts'
import { filled } from '../words/wording.ts'
import type { World } from '../world.ts'
import type { Chain } from './chains.ts'
import type { Answered } from './past-case.ts'

const FACTS: readonly (readonly [label: string, value: (chance: Chance) => string])[] = [
  ['address', (chance) => `${filled('{street}', chance)}, Harbour`],
  ['household.size', (chance) => String(chance.integer(1, 6))],
  [
    'employment',
    (chance) =>
      chance.pick(['Works part time', 'Full time', 'Retired', 'Looking for work', 'Cares for a parent']),
  ],
  ['move.date', (chance) => `The ${chance.integer(1, 28)}th, keys handed back on the day`],
  [
    'vehicle',
    (chance) => `${chance.pick(['Blue', 'Grey', 'Red'])} ${chance.pick(['Fiesta', 'Yaris', 'Polo', 'Zoe'])}`,
  ],
  [
    'health',
    (chance) => chance.pick(['Cannot lift', 'Walks with a frame', 'Hard of hearing, prefers writing']),
  ],
]

/** What a client told in a conversation is kept once; now and then somebody is asked again for it. */
export function tellFacts(world: World, chain: Chain, contact: Answered, caseId: string): void {
  const { chance, book } = world
  const { facts, id: clientId } = chain.client
  // Whoever comes back is asked for what they told the first time.
  const again = facts.size > 0 && chance.happens(contact === chain.contacts[0] ? 0.1 : 0.4)
  if (!again && !chance.happens(0.3)) return
  const asked = again ? FACTS.filter(([one]) => facts.has(one)) : FACTS
  const [label, value] = chance.pick(asked)
  const at = new Date(contact.answeredAt + (contact.endedAt - contact.answeredAt) / 2)
  const about = {
    at,
    actor: 'agent',
    actorId: contact.agent.id,
    contactId: contact.id,
    caseId,
    clientId,
    agentId: contact.agent.id,
  }
  const known = facts.get(label)
  if (known !== undefined) {
    if (again || chance.happens(0.5))
      book.tell(clientEvents.factRepeated, about, {
        factId: known,
        label,
        why: chance.pick(['not_shown', 'unsure', 'seems_changed'] as const),
      })
    return
  }
  const id = newId(at)
  facts.set(label, id)
  book.add('client_facts', {
    id,
    client_id: clientId,
    case_id: caseId,
    label,
    value: value(chance),
    source: 'client',
    contact_id: contact.id,
    agent_id: contact.agent.id,
    told_at: at,
  })
  book.tell(clientEvents.factTold, about, { factId: id, label, source: 'client' })
}
