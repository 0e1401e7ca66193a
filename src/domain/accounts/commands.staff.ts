import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId, newSecret } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { accountEvents, accountRefusals, madeBy } from './contract.ts'
import type { Actor, Role } from './contract.ts'
import { needStrong } from './commands.passwords.ts'
import { COST, hashPassword } from './passwords.ts'
import { STAFF_LINK_MS } from './rules.ts'
import { staffLinkIdentifier } from './staff.ts'
import * as store from './store.ts'

export type NewStaff = {
  readonly name: string
  readonly email: string
  readonly departmentId: string
  readonly title?: string
  readonly roles?: readonly Role[]
  readonly authorityPence?: number
  /** One’s own, from the first-run set-up: 12 characters or more, and not soon guessed. Without one, a sign-in link opens the account. */
  readonly password?: string | undefined
}

/** Adds a member of staff with an account. Refuses an e-mail that has one. @returns the agent’s id. */
export async function addStaff(tx: Tx, actor: Actor, input: NewStaff, now: Date): Promise<string> {
  const { name, departmentId, title = '', roles = ['agent'], authorityPence = 0 } = input
  const email = input.email.toLowerCase()
  if (!(await tx.maybe(store.departmentThere, departmentId))) {
    throw new Refusal(general.invalid_input, {}, [
      { path: '/body/departmentId', message: 'is no department' },
    ])
  }
  const userId = await addUser(tx, { name, email }, input.password, now)
  const row = await tx.maybe(
    store.addAgent,
    newId(now),
    userId,
    name,
    email,
    departmentId,
    title,
    [...new Set(roles)],
    authorityPence,
    now,
  )
  const agentId = row?.id ?? refuse(accountRefusals.account_exists)
  await record(tx, accountEvents.staffAdded, { ...madeBy(actor, now), agentId, departmentId }, {})
  return agentId
}

async function addUser(
  tx: Tx,
  person: { name: string; email: string },
  password: string | undefined,
  now: Date,
): Promise<string> {
  const row = await tx.maybe(store.addUser, newId(now), person.name, person.email, now)
  const userId = row?.id ?? refuse(accountRefusals.account_exists)
  if (password !== undefined) {
    await needStrong(tx, password, person)
    await tx.run(store.addPassword, newId(now), userId, await hashPassword(password, COST), now)
  }
  return userId
}

/**
 * Makes a sign-in link for a member of staff: one use, one hour. The page it opens asks for a click before it uses the
 * token, so that a mail scanner that follows links does not use it up. An agent without an account gets one.
 */
export async function makeStaffLink(
  tx: Tx,
  actor: Actor,
  agentId: string,
  now: Date,
  settings: { readonly publicUrl: string },
): Promise<{ url: string; expiresAt: Date }> {
  const agent = (await tx.maybe(store.userOfAgent, agentId)) ?? refuse(general.not_found)
  const email = agent.email.toLowerCase()
  if (agent.userId === null) {
    await tx.run(store.linkUser, agentId, await addUser(tx, { name: agent.name, email }, undefined, now))
  }
  const token = newSecret()
  const expiresAt = new Date(now.getTime() + STAFF_LINK_MS)
  const value = JSON.stringify({ type: 'magic-link', email })
  await tx.run(store.addStaffLink, newId(now), staffLinkIdentifier(token), value, now, expiresAt)
  await record(tx, accountEvents.staffLinkMade, { ...madeBy(actor, now), agentId }, {})
  // Behind the `#`, so that no server on its way writes it into a log.
  return { url: `${settings.publicUrl}/enter#${token}`, expiresAt }
}
