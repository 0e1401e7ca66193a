import type { View } from '#platform/database/view.ts'
import type { Anyone } from './contract.ts'

/**
 * How far somebody sees, as the database understands it (`enter_view`); undefined: everything that their role opens. Two
 * limits may hold at once: that of a person, and that of a key which was made to reach less far than its owner.
 */
export function viewOf(actor: Anyone, caller: string): View | undefined {
  if (actor.kind !== 'agent') return undefined
  const departments = actor.key?.departmentIds ?? undefined
  const services = actor.key?.serviceIds ?? undefined
  const limited = actor.seesAll === false
  if (!limited && departments === undefined && services === undefined) return undefined
  return { facts: JSON.stringify({ viewer: actor.agentId, caller, limited, departments, services }) }
}
