import { addDays, instantOfMinute } from '#core/calendars/moments.ts'
import { localDate } from '#core/calendars/hours.ts'
import type { AgentActor } from '#domain/accounts/contract.ts'
import { ZONE } from '../organisation/calendars.ts'
import { agentCalled } from '../today/today.ts'
import type { World, WorldAgent } from '../world.ts'

/** Somebody of the council, as whoever makes a change. */
export const actorOf = ({ id, name, departmentId, person }: WorldAgent): AgentActor => ({
  kind: 'agent',
  agentId: id,
  name,
  departmentId,
  authorityPence: person.authority * 100,
  roles: person.roles ?? ['agent'],
})

/** The one with this name in front of @. */
export const actorCalled = (world: World, mail: string): AgentActor => actorOf(agentCalled(world, mail))

const DAY_MS = 86_400_000

/** The moment so many days before now. */
export const daysAgo = (world: World, days: number): Date => new Date(world.now.getTime() - days * DAY_MS)

/** An hour of the local day so many days ago; days to come are below 0. */
export function morningOf(world: World, days: number, hour = 8): Date {
  const today = localDate(ZONE, world.now.getTime())
  return new Date(instantOfMinute(ZONE, addDays(today, -days), hour * 60))
}
