import { caseEvents } from '#domain/cases/contract.events.ts'
import type { World, WorldAgent } from '../world.ts'
import type { Chain } from './chains.ts'
import { GIVEN_BACK, PASSED_ON } from './habits.ts'
import { aboutCase } from './past-case.ts'
import type { Answered, PastCase } from './past-case.ts'
import { later } from './promises.ts'

/** Whom the conversation is handed to while all three are present, if it is. */
export function passedTo(
  world: World,
  chain: Chain,
  contact: Answered,
  current: PastCase,
): WorldAgent | null {
  const share = PASSED_ON[chain.service.data.slug]
  if (share === undefined || contact.agent !== current.owner || !world.chance.happens(share)) return null
  const others = chain.service.able.filter(
    (one) => one !== contact.agent && one.departmentId === chain.service.departmentId,
  )
  return others.length > 0 ? world.chance.pick(others) : null
}

/** The case goes to `to` in the conversation, and not seldom back to whom it was taken from. */
export function changeHands(world: World, chain: Chain, current: PastCase, to: WorldAgent, at: number): void {
  const from = current.owner
  pass(world, chain, current, to, at, 'handover')
  if (!world.chance.happens(GIVEN_BACK)) return
  const backAt = later(world, at, world.chance.integer(45, 900))
  if (backAt >= world.now.getTime() - 3_600_000) return
  pass(world, chain, current, from, backAt, 'given')
  current.doneAt = Math.max(current.doneAt, backAt)
}

function pass(
  world: World,
  chain: Chain,
  current: PastCase,
  to: WorldAgent,
  at: number,
  why: 'handover' | 'given',
): void {
  const from = current.owner
  const about = { ...aboutCase(chain, current, at), agentId: to.id }
  world.book.tell(caseEvents.ownerChanged, about, { fromId: from.id, toId: to.id, why })
  current.owner = to
  current.changes += 1
}
