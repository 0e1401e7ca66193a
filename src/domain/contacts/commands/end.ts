import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import type { Subject } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { becameIdle } from '../../agents/commands.ts'
import { deskIsOpen } from '../../agents/queries.ts'
import { closeMet, lockCase } from '../../cases/commands.ts'
import { endsOwned, looseEndsOf } from '../../cases/queries.ts'
import { contactEvents } from '../contract.events.ts'
import { contactRefusals } from '../contract.ts'
import { inConversation } from '../rules.ts'
import { endContact, lockContact } from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'
import { everybodyLeaves, talkSeconds } from '../store/segments.ts'
import { endSegments } from './segments.ts'
import { withdrawOffers } from './offers.ts'

/**
 * Ends a conversation (R6): *met*, which closes its case and needs that nothing is loose; or *owned*, which needs an owner and
 * a promise that the client has been told. There is no third way. A lead may end it for an agent whose desk is closed.
 */
export async function endAnswered(
  tx: Tx,
  actor: AgentActor,
  input: { contactId: string; ending: 'met' | 'owned'; note: string | null },
  now: Date,
): Promise<void> {
  const contact = inConversation(await tx.maybe(lockContact, input.contactId))
  const isGone = contact.agentId !== actor.agentId
  if (isGone && !(await mayEndFor(tx, actor, contact, now))) refuse(contactRefusals.not_in_conversation)
  const caseId = contact.caseId ?? refuse(general.not_found)
  // Held from here on, so that what is loose now is what is loose when the conversation has ended.
  await lockCase(tx, caseId)
  const looseEnds = input.ending === 'met' ? await looseEndsOf(tx, caseId) : await endsOwned(tx, caseId)
  if (looseEnds.length > 0) refuse(contactRefusals.ends_loose, { looseEnds })
  const by = madeBy(actor, now)
  // Nobody knows how long they talked: the time ends at the last event that is known.
  if (isGone) await endSegments(tx, contact.id, { ...by, caseId }, contact.lastEventAt)
  await finish(tx, contact, input.ending, by)
  if (input.ending === 'met') await closeMet(tx, actor, { caseId, note: input.note }, now)
}

/** A call or visit whose agent is gone is ended by a lead: nobody else can, and the agent may never come back. */
export async function mayEndFor(
  tx: Tx,
  actor: AgentActor,
  contact: Pick<ContactRow, 'state' | 'agentId'>,
  now: Date,
): Promise<boolean> {
  const { state, agentId } = contact
  if (state !== 'talking' || agentId === null || !leads(actor)) return false
  return !(await deskIsOpen(tx, agentId, now))
}

const leads = ({ roles }: AgentActor) => roles.includes('lead') || roles.includes('admin')

/** Ends a contact whatever it was: segments, invitations and people leave it in one go. */
export async function finish(
  tx: Tx,
  contact: ContactRow,
  ending: NonNullable<ContactRow['ending']>,
  by: Subject,
): Promise<void> {
  const about = {
    ...by,
    contactId: contact.id,
    caseId: contact.caseId,
    clientId: contact.clientId,
    agentId: contact.agentId,
    serviceId: contact.serviceId,
  }
  await endSegments(tx, contact.id, about)
  await withdrawOffers(tx, contact.id, about)
  const people = await tx.all(everybodyLeaves, contact.id, by.at)
  const left = people.map((person) => person.agentId)
  await becameIdle(tx, left, by.at)
  await tx.run(endContact, contact.id, ending, by.at)
  const { seconds } = await tx.one(talkSeconds, contact.id)
  await record(tx, contactEvents.ended, about, {
    ending,
    talkSeconds: Math.round(seconds),
    people: people.length,
  })
}
