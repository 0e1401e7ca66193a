import type { Tx } from '#platform/database/database.ts'
import type { Pass } from '#platform/live/streams.ts'
import type { Anyone, Me } from './contract.ts'
import * as store from './store.ts'
import { namedView } from './store.views.ts'

/** Who is asking, for the screens. */
export async function whoIs(tx: Tx, actor: Anyone): Promise<Me> {
  if (actor.kind === 'client') return meAsClient(tx, actor.clientId)
  const row = actor.kind === 'agent' ? await tx.maybe(store.staff, actor.agentId) : undefined
  if (!row || actor.kind !== 'agent') return { kind: 'nobody' }
  const { id: agentId, active: _active, ...agent } = row
  const view = actor.seesAll === false ? await tx.one(namedView, agentId) : null
  return { kind: 'agent', agentId, ...agent, view }
}

async function meAsClient(tx: Tx, clientId: string | null): Promise<Me> {
  const row = clientId === null ? undefined : await tx.maybe(store.clientName, clientId)
  return { kind: 'client', clientId, name: row?.name ?? null }
}

/** Those of these passes that let in no more; a visit’s also when it opens another page than it did. */
export async function spentPasses(tx: Tx, passes: readonly Pass[], now: Date): Promise<ReadonlySet<Pass>> {
  const ids = (kind: Pass['kind']) => passes.filter((one) => one.kind === kind).map(({ id }) => id)
  const rows = await tx.all(store.passesThatHold, ids('key'), ids('visit'), ids('staff'), now)
  const holding = new Map(rows.map((row) => [row.id, row.opens]))
  const isSpent = (pass: Pass) =>
    !holding.has(pass.id) ||
    (pass.kind === 'visit' && pass.opens !== null && holding.get(pass.id) !== pass.opens)
  return new Set(passes.filter(isSpent))
}

export type StaffMember = store.StaffRow

/** Every member of staff by name, also those who have left. */
export function listStaff(tx: Tx): Promise<StaffMember[]> {
  return tx.all(store.listStaff)
}

/** The member of staff with this e-mail, in any case of letters. */
export function staffByEmail(tx: Tx, email: string): Promise<StaffMember | undefined> {
  return tx.maybe(store.staffByEmail, email.toLowerCase())
}
