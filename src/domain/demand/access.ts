import type { AgentActor } from '../accounts/contract.ts'

/** What connects an agent with a contact. */
export type Standing = {
  /** Was in the conversation, whenever. */
  readonly tookPart: boolean
  /** Owns its case, or covers for the owner. */
  readonly owns: boolean
}

const keeps = (actor: AgentActor) => actor.roles.includes('lead') || actor.roles.includes('admin')

/** Those who were in the conversation, who own its case, and leads: they know, or can ask. Nobody else guesses. */
export function mayMark(actor: AgentActor, standing: Standing): boolean {
  return standing.tookPart || standing.owns || keeps(actor)
}
