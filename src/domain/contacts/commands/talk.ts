import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor, ClientActor } from '../../accounts/contract.ts'
import { becameIdle } from '../../agents/commands.ts'
import { noteClientMessage } from '../../cases/commands.ts'
import { tellMentioned } from '../../cases/commands.mentions.ts'
import type { Message } from '../../cases/contract.ts'
import { ownContact } from '../access.ts'
import { contactEvents } from '../contract.events.ts'
import { goingOn, inConversation, mustBeIn, seenLatest } from '../rules.ts'
import { lockContact, touchContact } from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'
import { insertMessage } from '../store/messages.ts'
import { leaveConversation, presentIn } from '../store/segments.ts'
import { deliverOutside } from './arrive.ts'
import { nextSegment } from './segments.ts'

type Said = Omit<Message, 'at'> & { at: Date }

/** The agent says something to the client, or notes it among colleagues. */
export async function writeAsAgent(
  tx: Tx,
  actor: AgentActor,
  input: {
    contactId: string
    kind: 'text' | 'note'
    body: string
    version: number | undefined
    mentions?: readonly string[]
  },
  now: Date,
): Promise<Said> {
  const contact = goingOn(await tx.maybe(lockContact, input.contactId))
  mustBeIn(await tx.all(presentIn, contact.id), actor)
  if (input.kind === 'text') seenLatest(contact, input.version)
  const { kind, body, mentions = [] } = input
  const said = await say(tx, contact, { kind, author: 'agent', body, agent: actor }, now)
  // What is said to a client calls nobody: only a note does.
  if (kind === 'note') {
    const about = { caseId: contact.caseId, contactId: contact.id, messageId: said.id, mentions }
    await tellMentioned(tx, actor, about, now)
  }
  return said
}

/** The client says something, while waiting or in the conversation. */
export async function writeAsClient(
  tx: Tx,
  actor: ClientActor,
  input: { contactId: string; body: string },
  now: Date,
): Promise<Said> {
  const contact = goingOn(ownContact(await tx.maybe(lockContact, input.contactId), actor))
  const said = await say(tx, contact, { kind: 'text', author: 'client', body: input.body, agent: null }, now)
  if (contact.caseId !== null && contact.state === 'waiting') {
    await noteClientMessage(tx, { caseId: contact.caseId }, now)
  }
  return said
}

type Words = { kind: 'text' | 'note'; author: 'client' | 'agent'; body: string; agent: AgentActor | null }

async function say(tx: Tx, contact: ContactRow, words: Words, now: Date): Promise<Said> {
  const id = newId(now)
  const agentId = words.agent?.agentId ?? null
  await tx.run(
    insertMessage,
    id,
    contact.id,
    contact.caseId,
    contact.clientId,
    words.kind,
    words.author,
    agentId,
    words.body,
    now,
    contact.channel,
  )
  await tx.run(touchContact, contact.id, now)
  const by = words.agent
    ? madeBy(words.agent, now)
    : { at: now, actor: 'client', actorId: contact.clientId ?? contact.sessionId }
  await record(
    tx,
    contactEvents.messageSent,
    { ...by, contactId: contact.id, caseId: contact.caseId, clientId: contact.clientId, agentId },
    { messageId: id, author: words.author, note: words.kind === 'note' },
  )
  if (words.kind === 'text' && words.author === 'agent') await deliverOutside(tx, contact, id)
  return {
    id,
    contactId: contact.id,
    caseId: contact.caseId,
    kind: words.kind,
    author: words.author,
    agent: words.agent ? { id: words.agent.agentId, name: words.agent.name } : null,
    body: words.body,
    channel: contact.channel,
    at: now,
  }
}

/** Hold, consult, and back to the client: true to the second, and shown to the client as it is. */
export async function holdContact(
  tx: Tx,
  actor: AgentActor,
  input: { contactId: string; on: boolean; why: 'hold' | 'consult' },
  now: Date,
): Promise<void> {
  const contact = inConversation(await tx.maybe(lockContact, input.contactId))
  mustBeIn(await tx.all(presentIn, contact.id), actor)
  const about = { ...madeBy(actor, now), caseId: contact.caseId, clientId: contact.clientId }
  const kind = input.on ? input.why : 'talking'
  await nextSegment(tx, contact.id, { kind, agentId: contact.agentId }, about)
  await tx.run(touchContact, contact.id, now)
}

/** An expert leaves; the owner cannot, other than by handing over or ending. */
export async function leaveContact(tx: Tx, actor: AgentActor, contactId: string, now: Date): Promise<void> {
  const contact = inConversation(await tx.maybe(lockContact, contactId))
  if (contact.agentId === actor.agentId) refuse(general.not_yours)
  mustBeIn(await tx.all(presentIn, contact.id), actor)
  const { joinedAt } = await tx.one(leaveConversation, contact.id, actor.agentId, now)
  await becameIdle(tx, [actor.agentId], now)
  await tx.run(touchContact, contact.id, now)
  await record(
    tx,
    contactEvents.expertLeft,
    {
      ...madeBy(actor, now),
      contactId,
      caseId: contact.caseId,
      clientId: contact.clientId,
      agentId: actor.agentId,
    },
    { seconds: Math.max(0, Math.round((now.getTime() - joinedAt.getTime()) / 1000)) },
  )
}
