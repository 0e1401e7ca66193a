import { general } from '#platform/contract/refusal.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor, ClientActor } from '../accounts/contract.ts'
import type { z } from 'zod'
import type { ContactAbilities } from './contract.ts'
import type { ContactRow } from './store/contacts.ts'

/** A client's own contact; anybody else's does not exist for them. */
export function ownContact(contact: ContactRow | undefined, actor: ClientActor): ContactRow {
  const mine =
    contact &&
    (contact.sessionId === actor.sessionId ||
      (actor.clientId !== null && contact.clientId === actor.clientId))
  return mine ? contact : refuse(general.not_found)
}

type Present = readonly { agentId: string; part: 'owner' | 'expert' }[]

/** What this agent may do in this conversation now. The screen shows nothing else. */
export function abilities(
  actor: AgentActor,
  contact: ContactRow,
  present: Present,
  clientHere: boolean,
  /** The agent is gone, and whoever asks may end it for them. */
  endsFor = false,
): z.infer<typeof ContactAbilities> {
  const talking = contact.state === 'talking'
  const inIt = present.some((person) => person.agentId === actor.agentId)
  const leads = talking && contact.agentId === actor.agentId
  return {
    write: talking && inIt,
    bringIn: leads,
    handOver: leads && clientHere && present.length > 1,
    hold: leads,
    end: leads || endsFor,
    leave: talking && inIt && !leads,
  }
}
