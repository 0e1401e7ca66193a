import type { AgentActor, ClientActor } from '../accounts/contract.ts'

/** Who answers for a case: its owner, and whoever covers for the owner now. */
export type Answerable = { readonly ownerId: string; readonly coverId: string | null }

const leads = (actor: AgentActor) => actor.roles.includes('lead') || actor.roles.includes('admin')

/** The owner, the cover or a lead; they alone end a case or give it to somebody. */
export function answersFor(actor: AgentActor, kase: Answerable): boolean {
  return actor.agentId === kase.ownerId || actor.agentId === kase.coverId || leads(actor)
}

/** Who may share a kept view with everybody, and look after those that others share. */
export function mayShareViews(actor: AgentActor): boolean {
  return leads(actor)
}

/** Whoever works on a leg, whoever covers for them, and those who answer for the case. `acting`: the ids this agent acts for. */
export function mayChangeLeg(
  actor: AgentActor,
  people: { ownerId: string; coOwnerId: string },
  acting: readonly string[],
): boolean {
  return leads(actor) || acting.includes(people.ownerId) || acting.includes(people.coOwnerId)
}

/** A client sees their own cases, and nobody else's. */
export function isTheirs(actor: ClientActor, kase: { clientId: string }): boolean {
  return actor.clientId !== null && actor.clientId === kase.clientId
}

/** What this agent may do with the case now; the screen shows nothing else. */
export function abilitiesOf(actor: AgentActor, kase: Answerable & { state: 'open' | 'closed' }) {
  const open = kase.state === 'open'
  const answers = answersFor(actor, kase)
  return {
    write: open,
    promise: open,
    close: open && answers,
    reopen: !open,
    giveToSomebody: open && answers,
  }
}
