import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { contactEvents } from '../contract.events.ts'
import { classifyContact, lockContact } from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'

/** The contact whose demand was set, as far as others need it. */
export type MarkedContact = {
  readonly id: string
  readonly caseId: string | null
  readonly clientId: string | null
  readonly serviceId: string | null
  readonly need: string
  readonly arrivedAt: Date
}

/**
 * Sets the demand of a contact, also after its end; the contact stays locked for the rest of the transaction. What is
 * so already leaves no trace. Whoever calls has made sure that this agent may. Refuses not_found.
 */
export async function setDemand(
  tx: Tx,
  actor: AgentActor,
  input: { contactId: string; demand: NonNullable<ContactRow['demand']> },
  now: Date,
): Promise<MarkedContact> {
  const contact = (await tx.maybe(lockContact, input.contactId)) ?? refuse(general.not_found)
  const { id, caseId, clientId, serviceId, need, arrivedAt } = contact
  if (contact.demand !== input.demand) {
    await tx.run(classifyContact, id, null, input.demand, null, null)
    const about = { ...madeBy(actor, now), contactId: id, caseId, clientId, serviceId }
    await record(tx, contactEvents.demandSet, about, { demand: input.demand })
  }
  return { id, caseId, clientId, serviceId, need, arrivedAt }
}
