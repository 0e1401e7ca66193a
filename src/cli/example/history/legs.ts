import { addWorkingTime } from '#core/calendars/hours.ts'
import { caseEvents } from '#domain/cases/contract.events.ts'
import { newId } from '#platform/ids.ts'
import type { World, WorldAgent } from '../world.ts'
import type { Chain } from './chains.ts'
import { hoursOf, slipShare } from './habits.ts'
import { aboutCase } from './past-case.ts'
import type { PastCase } from './past-case.ts'

export type PastLeg = { readonly id: string; readonly endedAt: number }
type Asked = { readonly madeAt: number; readonly end: number; readonly what: string }

const MINUTE_MS = 60_000

/** Who of the service’s department could do a part of this; undefined where the owner is the only one. */
export function coOwnerOf(world: World, chain: Chain, current: PastCase): WorldAgent | undefined {
  const there = chain.service.able.filter(
    (one) => one.departmentId === chain.service.departmentId && one !== current.owner,
  )
  return there.length > 0 ? world.chance.pick(there) : undefined
}

/** A part of the need that somebody in the department did, in the working time of its standard or later; never after `end`. */
export function liveLeg(
  world: World,
  chain: Chain,
  current: PastCase,
  coOwner: WorldAgent,
  { madeAt, end, what }: Asked,
): PastLeg {
  const { book, chance } = world
  const { departmentId, standards } = chain.service
  const standard = standards.length > 0 ? chance.pick(standards) : null
  const hours = hoursOf(chain.service.data.department)
  const after = (minutes: number) => addWorkingTime(hours, madeAt, minutes) ?? madeAt + minutes * MINUTE_MS
  const minutes = standard?.minutes ?? 960
  const dueAt = after(minutes)
  const endedAt = endOf(world, chain, { madeAt, end, minutes, after })
  const id = newId(new Date(madeAt))
  book.add('legs', {
    id,
    case_id: current.id,
    what,
    department_id: departmentId,
    co_owner_id: coOwner.id,
    standard_id: standard?.id ?? null,
    due_at: new Date(dueAt),
    state: 'done',
    result: 'Done as asked; the client has been told.',
    opened_at: new Date(madeAt),
    ended_at: new Date(endedAt),
  })
  const about = { ...aboutCase(chain, current, madeAt), agentId: coOwner.id }
  const opened = { legId: id, coOwnerId: coOwner.id, dueAt: new Date(dueAt).toISOString() }
  book.tell(caseEvents.legOpened, about, opened)
  book.tell(
    caseEvents.legEnded,
    { ...about, at: new Date(endedAt), actorId: coOwner.id },
    { legId: id, state: 'done', late: endedAt > dueAt },
  )
  return { id, endedAt }
}

type Span = { madeAt: number; end: number; minutes: number; after: (minutes: number) => number }

function endOf(world: World, chain: Chain, { madeAt, end, minutes, after }: Span): number {
  const { chance } = world
  const slips = chance.happens(slipShare(chain.service.data.department, madeAt))
  const usual = after(minutes * (slips ? chance.uniform(1.04, 1.5) : chance.uniform(0.12, 0.85)))
  if (usual < end) return usual
  // What would still be open at the end of the past was done early instead.
  return Math.floor(
    Math.min(after(chance.integer(20, 240)), madeAt + (end - madeAt) * chance.uniform(0.5, 0.95)),
  )
}
