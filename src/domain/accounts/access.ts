import { general } from '#platform/contract/refusal.ts'
import type { Audience, Route } from '#platform/contract/route.ts'
import { refuse } from '#platform/refusal.ts'
import type { Anyone } from './contract.ts'
import { scopeOf } from './contract.keys.ts'

/**
 * Whether this actor belongs to one of the audiences. Every member of staff is an `agent`, but for those who only
 * connect systems; `lead`, `planner`, `admin` and `integrator` need that very role: none includes another. An empty audience opens nothing.
 */
export function admit(actor: Anyone, audience: readonly Audience[]): 'yes' | 'unknown' | 'no' {
  if (audience.includes('public')) return 'yes'
  if (actor.kind === 'nobody') return 'unknown'
  return audience.some((one) => belongs(actor, one)) ? 'yes' : 'no'
}

function belongs(actor: Exclude<Anyone, { kind: 'nobody' }>, audience: Audience): boolean {
  if (audience === 'client' || audience === 'public') return actor.kind === audience
  if (actor.kind !== 'agent') return false
  return audience === 'agent'
    ? actor.roles.some((role) => role !== 'integrator')
    : actor.roles.includes(audience)
}

/**
 * As `admit`, for a route. A key gets in where its owner would and its scopes reach: it is refused with the scope that it
 * lacks (key_lacks_scope), one that opens nothing with key_unknown.
 */
export function admitTo(
  actor: Anyone,
  route: Pick<Route, 'id' | 'method' | 'audience'>,
): 'yes' | 'unknown' | 'no' {
  const admitted = admit(actor, route.audience)
  if (admitted === 'unknown' && actor.kind === 'nobody' && actor.badKey) refuse(general.key_unknown)
  if (admitted !== 'yes' || actor.kind !== 'agent' || !actor.key || route.audience.includes('public'))
    return admitted
  const scope = scopeOf(route)
  if (scope === undefined) return 'no'
  if (!actor.key.scopes.includes(scope)) refuse(general.key_lacks_scope, { scope })
  return 'yes'
}
