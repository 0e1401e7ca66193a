import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { addStaff, makeStaffLink } from '../accounts/commands.staff.ts'
import { madeBy } from '../accounts/contract.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { changePerson, passCoversOn, setPersonActive } from '../agents/commands.people.ts'
import type { OnPresence } from '../agents/commands.ts'
import type { PersonInput } from '../agents/contract.people.ts'
import { changeOwner, lockCase } from '../cases/commands.ts'
import { changeLeg } from '../cases/commands.work.ts'
import { passCommitmentsOn } from '../commitments/commands.passing.ts'
import type { OpenWork } from './contract.people.ts'
import { organisationEvents, organisationRefusals } from './contract.ts'
import * as store from './store.ts'

export type Invited = { agentId: string; url: string; expiresAt: Date }

/** Adds somebody who works here, with a link by which they sign in the first time. Refuses account_exists. */
export async function addPerson(
  tx: Tx,
  actor: AgentActor,
  input: PersonInput & { email: string },
  now: Date,
  settings: { readonly publicUrl: string },
): Promise<Invited> {
  const { email, ...person } = input
  const { name, departmentId, title, roles, authorityPence } = person
  const account = { name, email, departmentId, title, roles, authorityPence }
  const agentId = await addStaff(tx, actor, account, now)
  await changePerson(tx, actor, { agentId, version: undefined, input: person }, now)
  const link = await makeStaffLink(tx, actor, agentId, now, settings)
  return { agentId, ...link }
}

/** What somebody still holds. */
export async function openWorkOf(tx: Tx, agentId: string): Promise<OpenWork> {
  ;(await tx.maybe(store.agentThere, agentId)) ?? refuse(general.not_found)
  return tx.one(store.openWork, agentId)
}

/**
 * Gives every open case, all open work and whom somebody covers to one colleague; clients are told with the reason
 * (R10, R13). Conversations under way stay with whoever holds them.
 */
export async function handOver(
  tx: Tx,
  actor: AgentActor,
  input: { agentId: string; toAgentId: string; reason: string },
  now: Date,
): Promise<OpenWork> {
  const { agentId, toAgentId, reason } = input
  ;(await tx.maybe(store.agentThere, agentId)) ?? refuse(general.not_found)
  if (agentId === toAgentId) refuse(general.invalid_input, { field: 'toAgentId' })
  const cases = await tx.all(store.openCases, agentId)
  for (const { id } of cases) {
    await changeOwner(tx, actor, { caseId: id, toAgentId, why: 'given', reason }, now)
  }
  const legs = await tx.all(store.openLegs, agentId)
  for (const { id } of legs) {
    await changeLeg(tx, actor, { legId: id, to: 'open', coOwnerId: toAgentId, reason }, now)
  }
  for (const { caseId } of await tx.all(store.promisedIn, agentId)) {
    await lockCase(tx, caseId)
    await passCommitmentsOn(tx, { caseId, fromAgentId: agentId, toAgentId })
  }
  await passCoversOn(tx, { fromAgentId: agentId, toAgentId })
  const facts = { toId: toAgentId, cases: cases.length, legs: legs.length }
  await record(tx, organisationEvents.workHandedOver, { ...madeBy(actor, now), agentId }, facts)
  return tx.one(store.openWork, agentId)
}

/** Deactivates somebody who holds nothing open, or lets them in again. Refuses owns_open_work, and last_admin. */
export async function setActive(
  tx: Tx,
  actor: AgentActor,
  input: { agentId: string; active: boolean },
  now: Date,
  onPresence?: OnPresence,
): Promise<OpenWork> {
  const { agentId, active } = input
  // The agent is locked first: nobody gives them a case between the look and the leaving.
  await setPersonActive(tx, actor, input, now, onPresence)
  const work = await openWorkOf(tx, agentId)
  const { cases, legs, covering, talking } = work
  if (!active && cases + legs + covering + talking > 0) refuse(organisationRefusals.owns_open_work, work)
  return work
}
