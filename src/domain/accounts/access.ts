import type { Audience } from '#platform/contract/route.ts'
import type { Anyone } from './contract.ts'

/**
 * Whether this actor belongs to one of the audiences. Every member of staff is an `agent`; `lead`, `planner` and
 * `admin` need that very role: none includes another. An empty audience opens nothing.
 */
export function admit(actor: Anyone, audience: readonly Audience[]): 'yes' | 'unknown' | 'no' {
  if (audience.includes('public')) return 'yes'
  if (actor.kind === 'nobody') return 'unknown'
  return audience.some((one) => belongs(actor, one)) ? 'yes' : 'no'
}

function belongs(actor: Exclude<Anyone, { kind: 'nobody' }>, audience: Audience): boolean {
  if (audience === 'client' || audience === 'public') return actor.kind === audience
  return actor.kind === 'agent' && (audience === 'agent' || actor.roles.includes(audience))
}
