import { general } from '#platform/contract/refusal.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { fingerprint, newId, newSecret } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { tellAnswered, tellAsked, tellOvertaken, tellWithdrawn } from './tell.ts'
import type { SwapTold } from './tell.ts'
import type { myShiftRoutes } from '../contract.mine.ts'
import { planningEvents, planningRefusals } from '../contract.ts'
import { getPerson, presentWish } from '../queries/people.ts'
import type { WishView } from '../queries/people.ts'
import { getSwap, myShift, shiftInForce, worldAround } from '../queries/mine.ts'
import type { SwapView } from '../queries/mine.ts'
import { mustGoTogether } from '../rules/people.ts'
import type { ShiftView } from '../rules/shifts.ts'
import { againstSwap, doublesDay } from '../rules/swaps.ts'
import type { Exchange } from '../rules/swaps.ts'
import * as store from '../store/mine.ts'
import * as people from '../store/people.ts'
import * as rosters from '../store/rosters.ts'

// ── wishes ───────────────────────────────────────────────────────────────────────────────────────────────────────────
/** Makes a wish, for one day or for every such weekday. Refuses not_possible_together for both or neither. */
export async function makeWish(
  tx: Tx,
  actor: AgentActor,
  given: BodyOf<typeof myShiftRoutes.wish>,
  now: Date,
): Promise<WishView> {
  const { kind, day, weekday, weight, note } = given
  const both = (day === null) === (weekday === null)
  mustGoTogether(both ? [{ path: '/body/day', message: 'either a day or a weekday' }] : [])
  const wishId = newId(now)
  await tx.run(people.addWish, wishId, actor.agentId, kind, day, weekday, weight, note, now)
  await record(tx, planningEvents.wishMade, { ...madeBy(actor, now), agentId: actor.agentId }, { wishId })
  return presentWish(await tx.one(people.findWish, wishId))
}

/** Withdraws a wish of one's own; another's is not there. */
export async function withdrawWish(tx: Tx, actor: AgentActor, wishId: string, now: Date): Promise<void> {
  ;(await tx.maybe(people.withdrawWish, wishId, actor.agentId, now)) ?? refuse(general.not_found)
  await record(
    tx,
    planningEvents.wishWithdrawn,
    { ...madeBy(actor, now), agentId: actor.agentId },
    { wishId },
  )
}

// ── swaps ────────────────────────────────────────────────────────────────────────────────────────────────────────────
/**
 * Asks a colleague to take a shift over, or to swap it for one of theirs; an earlier asking for the same shift ends.
 * Refuses swap_ended when a shift has begun or the colleague’s has changed hands, shift_taken when somebody would have
 * two on one day, breaks_terms with what would not hold.
 */
export async function askSwap(
  tx: Tx,
  actor: AgentActor,
  given: BodyOf<typeof myShiftRoutes.askSwap>,
  now: Date,
): Promise<SwapView> {
  const { shiftId, forShiftId, askedOf, note } = given
  await tx.run(rosters.lockPublished)
  const shift = await myShift(tx, actor.agentId, shiftId)
  if (askedOf === actor.agentId) refuse(general.not_found)
  await getPerson(tx, askedOf)
  const forShift =
    forShiftId === null ? null : ((await shiftInForce(tx, forShiftId)) ?? refuse(general.not_found))
  mustStand({ shift, forShift, of: askedOf }, actor.agentId, now)
  await mustHold(tx, { shift, forShift, of: askedOf })
  await endEarlier(tx, shiftId, askedOf, now)
  const swapId = newId(now)
  await tx.run(store.addSwap, swapId, shiftId, forShiftId, actor.agentId, askedOf, note, now)
  await record(tx, planningEvents.swapAsked, { ...madeBy(actor, now), agentId: askedOf }, { swapId })
  const view = await getSwap(tx, swapId, now)
  await tellAsked(tx, toldOf(view), now)
  return view
}

const toldOf = ({ id, askedBy, askedOf, shift, forShift }: SwapView): SwapTold => ({
  ...{ id, askedBy: askedBy.id, askedOf: askedOf.id, day: shift.day, forDay: forShift?.day ?? null },
})

/** An earlier asking for the same shift ends; a colleague other than the one who is asked now need not answer it. */
async function endEarlier(tx: Tx, shiftId: string, askedNow: string, now: Date): Promise<void> {
  const ended = await tx.all(store.endMyAsking, shiftId, now)
  for (const { id, askedBy } of ended) {
    const about = { at: now, actor: 'service', agentId: askedBy }
    await record(tx, planningEvents.swapEnded, about, { swapId: id, state: 'withdrawn' })
  }
  const others = ended.filter(({ askedOf }) => askedOf !== askedNow)
  await tellWithdrawn(tx, others, now)
}

/** Both shifts are still their people's, and neither has begun. */
function mustStand({ shift, forShift, of }: Exchange, askedBy: string, now: Date): void {
  const own = shift.agent.id === askedBy && (forShift === null || forShift.agent.id === of)
  const toCome = [shift, forShift].every((one) => one === null || one.startsAt > now)
  if (!own || !toCome) refuse(planningRefusals.swap_ended, { state: 'overtaken' })
}

async function mustHold(tx: Tx, exchange: Exchange): Promise<void> {
  const { shift, forShift, of } = exchange
  const world = await worldAround(tx, [shift.day, ...(forShift ? [forShift.day] : [])])
  if (doublesDay(world, exchange)) refuse(planningRefusals.shift_taken)
  if (!world.people.some(({ agent, terms }) => agent.id === of && terms))
    refuse(planningRefusals.breaks_terms)
  const warnings = againstSwap(world, exchange)
  if (warnings.length > 0) refuse(planningRefusals.breaks_terms, { warnings })
}

/**
 * Agrees to a swap or declines it; agreed, the shifts change hands at once and other askings about them end. Terms are
 * looked at now, not as they were when it was asked. Refuses swap_ended, shift_taken, breaks_terms.
 */
export async function answerSwap(
  tx: Tx,
  actor: AgentActor,
  { swapId, agree }: { swapId: string; agree: boolean },
  now: Date,
): Promise<SwapView> {
  // What is published changes one at a time, so that of two who agree at once the second sees what the first did.
  await tx.run(rosters.lockPublished)
  const swap = await holdSwap(tx, swapId)
  if (swap.askedOf !== actor.agentId) refuse(general.not_found)
  mustBeAsked(swap)
  if (agree) await exchangeShifts(tx, swap, now)
  const state = agree ? 'agreed' : 'declined'
  await tx.run(store.endSwap, swapId, state, now)
  await record(
    tx,
    planningEvents.swapEnded,
    { ...madeBy(actor, now), agentId: swap.askedBy },
    { swapId, state },
  )
  const view = await getSwap(tx, swapId, now)
  await tellAnswered(tx, toldOf(view), state, now)
  return view
}

async function holdSwap(tx: Tx, swapId: string): Promise<store.SwapRow> {
  ;(await tx.maybe(store.lockSwap, swapId)) ?? refuse(general.not_found)
  return tx.one(store.findSwap, swapId)
}

function mustBeAsked({ state }: store.SwapRow): void {
  if (state !== 'asked') refuse(planningRefusals.swap_ended, { state })
}

async function exchangeShifts(tx: Tx, swap: store.SwapRow, now: Date): Promise<void> {
  const { askedBy, askedOf, forShiftId } = swap
  const gone = () => refuse(planningRefusals.swap_ended, { state: 'overtaken' })
  const shift: ShiftView = (await shiftInForce(tx, swap.shiftId)) ?? gone()
  const forShift = forShiftId === null ? null : ((await shiftInForce(tx, forShiftId)) ?? gone())
  const exchange = { shift, forShift, of: askedOf }
  mustStand(exchange, askedBy, now)
  await mustHold(tx, exchange)
  const ids = [shift.id, ...(forShift ? [forShift.id] : [])]
  const changed = await tx.all(store.handOver, ids, [askedOf, ...(forShift ? [askedBy] : [])])
  for (const rosterId of new Set(changed.map((one) => one.rosterId)))
    await tx.run(rosters.touchRoster, rosterId)
  await tellOvertaken(tx, await tx.all(store.endSwapsAbout, ids, 'overtaken', now, swap.id), now, askedOf)
}

/** Withdraws a swap that one asked for oneself. Refuses swap_ended when it is settled. */
export async function withdrawSwap(tx: Tx, actor: AgentActor, swapId: string, now: Date): Promise<void> {
  const swap = await holdSwap(tx, swapId)
  if (swap.askedBy !== actor.agentId) refuse(general.not_found)
  mustBeAsked(swap)
  await tx.run(store.endSwap, swapId, 'withdrawn', now)
  const about = { ...madeBy(actor, now), agentId: swap.askedOf }
  await record(tx, planningEvents.swapEnded, about, { swapId, state: 'withdrawn' })
  await tellWithdrawn(tx, [toldOf(await getSwap(tx, swapId, now))], now)
}

// ── the calendar ─────────────────────────────────────────────────────────────────────────────────────────────────────
/**
 * Makes the address of somebody's calendar; an earlier one ends. Only the fingerprint of its secret is kept, so it is
 * shown this once.
 */
export async function makeFeed(
  tx: Tx,
  actor: AgentActor,
  publicUrl: string,
  now: Date,
): Promise<{ url: string; madeAt: Date }> {
  const secret = newSecret()
  await tx.run(store.setFeed, actor.agentId, fingerprint(secret), now)
  await record(tx, planningEvents.feedMade, { ...madeBy(actor, now), agentId: actor.agentId }, {})
  return { url: `${publicUrl}/api/v1/planning/calendar/${secret}.ics`, madeAt: now }
}
