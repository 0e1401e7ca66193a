import type { World, WorldAgent } from '../world.ts'
import type { Chain, PastContact } from './chains.ts'

/** A case of the past while it is being told. Instants are epoch milliseconds. */
export type PastCase = {
  readonly id: string
  owner: WorldAgent
  readonly need: string
  readonly openedAt: number
  /** When everything of it was done; the case is closed then. */
  doneAt: number
  reopened: number
  changes: number
}
export type Answered = PastContact & { readonly agent: WorldAgent; readonly answeredAt: number }

/** Whom a row of the ledger about this case is of, written by its owner. */
export function aboutCase(chain: Chain, one: Pick<PastCase, 'id' | 'owner'>, at: number) {
  return {
    at: new Date(at),
    actor: 'agent',
    actorId: one.owner.id,
    caseId: one.id,
    clientId: chain.client.id,
    agentId: one.owner.id,
    serviceId: chain.service.id,
    departmentId: chain.service.departmentId,
  }
}

/** So that later contacts of the client can be seen to come of this need. */
export function remember(world: World, chain: Chain, one: PastCase): void {
  const need = { caseId: one.id, serviceId: chain.service.id, openedAt: one.openedAt }
  const known = world.needsOf.get(chain.client.id)
  if (known) known.push(need)
  else world.needsOf.set(chain.client.id, [need])
}
