import { contactEvents } from '#domain/contacts/contract.events.ts'
import { newId } from '#platform/ids.ts'
import { filled } from '../words/wording.ts'
import type { World, WorldAgent } from '../world.ts'
import type { EndedContact } from './contact.ts'

/** What the agent and the client say in turn, the agent first. */
export type Exchange = { readonly agent: readonly string[]; readonly client: readonly string[] }

/** What was written in a chat: a short exchange between the answer and the end. */
export function addTalk(
  world: World,
  contact: EndedContact,
  clientName: string,
  wording: Exchange = contact.service.wording,
): void {
  const { agent, answeredAt } = contact
  if (!agent || answeredAt === null) return
  const lines = exchange(wording.agent, wording.client)
  const step = (contact.endedAt - answeredAt) / (lines.length + 1)
  lines.forEach((line, index) => {
    const at = answeredAt + step * (index + 0.5)
    const body = filled(line.text, world.chance, firstName(clientName))
    say(world, contact, { at, body, agent: line.byAgent ? agent : null })
  })
}

function exchange(agent: readonly string[], client: readonly string[]): { text: string; byAgent: boolean }[] {
  return agent.flatMap((text, index) => {
    const reply = client[index]
    const said = { text, byAgent: true }
    return reply === undefined ? [said] : [said, { text: reply, byAgent: false }]
  })
}

/** How somebody is spoken to in a chat. A name in another script is used whole. */
export function firstName(name: string): string {
  const [first = name] = name.split(' ')
  return /^\p{Script=Latin}+/u.test(first) ? first : name
}

type Line = { at: number; body: string; agent: WorldAgent | null }

/** One message of a conversation, with its line in the ledger. */
export function say(
  world: World,
  contact: Pick<EndedContact, 'id' | 'caseId' | 'clientId' | 'channel'>,
  line: Line,
): void {
  const at = new Date(line.at)
  const id = newId(at)
  const { agent } = line
  world.book.add('messages', {
    id,
    contact_id: contact.id,
    case_id: contact.caseId,
    client_id: contact.clientId,
    kind: 'text',
    author: agent ? 'agent' : 'client',
    agent_id: agent?.id ?? null,
    body: line.body,
    at,
    channel: contact.channel,
  })
  world.book.tell(
    contactEvents.messageSent,
    {
      at,
      actor: agent ? 'agent' : 'client',
      actorId: agent?.id ?? contact.clientId,
      contactId: contact.id,
      caseId: contact.caseId,
      clientId: contact.clientId,
      agentId: agent?.id ?? null,
    },
    { messageId: id, author: agent ? 'agent' : 'client', note: false },
  )
}
