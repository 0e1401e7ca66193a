/**
 * To whom a waiting contact is offered, and why (R1, R19): the owner first, else somebody who can finish this
 * kind of need, longest idle first; never a message-taker; and the truth when nobody able is present.
 */
import type { AgentState, Assignment, Decision, Reason, WaitingContact } from '#core/routing/types.ts'
import { canFinish, canTalk, isFree, levelFor, seatsOf, speaks, takeSeat } from '#core/routing/seats.ts'
import type { Seat, Seats } from '#core/routing/seats.ts'

/**
 * A moment of truth stands in line as if it had come this much earlier. Bounded, so that an ordinary contact is
 * never overtaken by one that came more than this after it: nobody starves.
 */
export const MOMENT_OF_TRUTH_HEAD_START_MS = 3 * 60_000

/** Decides for one contact. Pure: the same people, contact and moment give the same answer. */
export function decide(contact: WaitingContact, agents: readonly AgentState[], now: number): Decision {
  return decideAmong(contact, seatsOf(agents), now)
}

/**
 * One pass over everyone who waits, in fair order; what the agents can take is used up as it goes, so nobody is
 * given more than they can do. The result is in the order of the pass.
 */
export function assign(
  waiting: readonly WaitingContact[],
  agents: readonly AgentState[],
  now: number,
): Assignment[] {
  const seats = seatsOf(agents)
  return fairOrder(waiting).map((contact) => {
    const decision = decideAmong(contact, seats, now)
    const seat = decision.kind === 'offer' ? seats.byId.get(decision.agentId) : undefined
    if (seat) takeSeat(seat, contact.channel, now)
    return { contactId: contact.contactId, decision }
  })
}

/** The line in the order in which it is served: longest wait first, moments of truth with a bounded head start. */
export function fairOrder(waiting: readonly WaitingContact[]): WaitingContact[] {
  const place = (contact: WaitingContact) =>
    contact.waitingSince - (contact.stakes === 'moment_of_truth' ? MOMENT_OF_TRUTH_HEAD_START_MS : 0)
  return waiting.toSorted(
    (a, b) => place(a) - place(b) || a.waitingSince - b.waitingSince || (a.contactId < b.contactId ? -1 : 1),
  )
}

function decideAmong(contact: WaitingContact, seats: Seats, now: number): Decision {
  const named = decideForOwner(contact, seats, now)
  if (named.decision) return named.decision
  const found = search(contact, seats, contact.passedOver)
  if (found.best) return offer(found.best, contact, now, [...named.reasons, ...passedReasons(contact)])
  const everyonePassed = found.occupied === 0 && found.passed > 0
  return everyonePassed
    ? startRoundAgain(contact, seats, now, named.reasons)
    : waitOrTellTheTruth(contact, seats, found, named.reasons)
}

type Named = { readonly decision?: Decision; readonly reasons: readonly Reason[] }

/** The owner's turn: an offer, a wait the client agreed to, the cover's turn, or on to the others with a reason. */
function decideForOwner(contact: WaitingContact, seats: Seats, now: number): Named {
  const { ownerId } = contact
  if (ownerId === null) return { reasons: [] }
  const owner = seats.byId.get(ownerId)
  if (!owner || !canTalk(owner, contact)) return coverTurn(contact, seats, { code: 'owner_away', ownerId })
  if (contact.passedOver.has(ownerId)) return coverTurn(contact, seats, { code: 'owner_passed', ownerId })
  const reason: Reason = { code: 'owner', ownerId }
  if (isFree(owner, contact.channel)) return offered(owner, [reason])
  const occupied: Reason = { code: 'owner_occupied', ownerId }
  const until = contact.ownerPatienceUntil
  if (until !== null && now < until)
    return { decision: { kind: 'wait', for: 'owner', until, reasons: [occupied] }, reasons: [] }
  return owner.agent.presence === 'break' ? coverTurn(contact, seats, occupied) : { reasons: [occupied] }
}

function coverTurn(contact: WaitingContact, seats: Seats, why: Reason & { ownerId: string }): Named {
  const { coverId } = contact
  const cover = coverId === null || contact.passedOver.has(coverId) ? undefined : seats.byId.get(coverId)
  if (!cover || !canTalk(cover, contact) || !isFree(cover, contact.channel)) return { reasons: [why] }
  return offered(cover, [why, { code: 'cover_for', ownerId: why.ownerId }])
}

function offered(seat: Seat, reasons: readonly Reason[]): Named {
  return { decision: { kind: 'offer', agentId: seat.agent.agentId, reasons }, reasons: [] }
}

type Found = { best?: Seat; passed: number; occupied: number; onBreak: number }

/** Looks once at everyone who could finish it. */
function search(contact: WaitingContact, seats: Seats, passedOver: ReadonlySet<string>): Found {
  const found: Found = { passed: 0, occupied: 0, onBreak: 0 }
  for (const seat of candidates(contact, seats)) {
    if (!canFinish(seat, contact)) continue
    if (seat.agent.presence === 'break') found.onBreak += 1
    else if (passedOver.has(seat.agent.agentId)) found.passed += 1
    else if (!isFree(seat, contact.channel)) found.occupied += 1
    else if (!found.best || goesBefore(seat, found.best, contact)) found.best = seat
  }
  return found
}

function candidates(contact: WaitingContact, seats: Seats): readonly Seat[] {
  return contact.skillId === null ? seats.all : (seats.bySkill.get(contact.skillId) ?? [])
}

/**
 * Language before all else, then the level where much is at stake, then somebody with nobody else waiting for an
 * answer, then the longest idle; the id settles what is left so that every node decides alike.
 */
function goesBefore(a: Seat, b: Seat, contact: WaitingContact): boolean {
  const { language } = contact
  const spoken = language === null ? 0 : Number(speaks(b, language)) - Number(speaks(a, language))
  if (spoken !== 0) return spoken < 0
  const level = contact.stakes === 'ordinary' ? 0 : (levelFor(b, contact) ?? 0) - (levelFor(a, contact) ?? 0)
  if (level !== 0) return level < 0
  const engaged = Number(a.live > 0) - Number(b.live > 0)
  if (engaged !== 0) return engaged < 0
  if (a.idleSince !== b.idleSince) return a.idleSince < b.idleSince
  return a.agent.agentId < b.agent.agentId
}

function offer(seat: Seat, contact: WaitingContact, now: number, before: readonly Reason[]): Decision {
  const reasons = [...before, ...abilityReasons(seat, contact), idleReason(seat, now)]
  return { kind: 'offer', agentId: seat.agent.agentId, reasons }
}

function abilityReasons(seat: Seat, contact: WaitingContact): Reason[] {
  const reasons: Reason[] = []
  const { skillId, language, authorityPence } = contact
  const level = levelFor(seat, contact) ?? 1
  reasons.push(skillId === null ? { code: 'need_not_known_yet' } : { code: 'skill', skillId, level })
  if (authorityPence > 0) reasons.push({ code: 'authority', pence: authorityPence })
  if (language !== null && speaks(seat, language)) reasons.push({ code: 'language', language })
  if (contact.stakes === 'moment_of_truth' && skillId !== null)
    reasons.push({ code: 'best_at_moments_of_truth', level })
  return reasons
}

function idleReason(seat: Seat, now: number): Reason {
  return { code: 'longest_idle', seconds: Math.max(0, Math.round((now - seat.idleSince) / 1000)) }
}

function passedReasons(contact: WaitingContact): Reason[] {
  return contact.passedOver.size > 0 ? [{ code: 'others_passed', count: contact.passedOver.size }] : []
}

/** Everyone able has let it go by. The client still waits, so all are asked again rather than nobody. */
function startRoundAgain(
  contact: WaitingContact,
  seats: Seats,
  now: number,
  before: readonly Reason[],
): Decision {
  const count = contact.passedOver.size
  const again: Reason = { code: 'round_started_again', count }
  const afresh = search(contact, seats, new Set())
  return afresh.best
    ? offer(afresh.best, contact, now, [...before, again])
    : waitOrTellTheTruth(contact, seats, afresh, [...before, again])
}

function waitOrTellTheTruth(
  contact: WaitingContact,
  seats: Seats,
  found: Found,
  before: readonly Reason[],
): Decision {
  const owner = contact.ownerId === null ? undefined : seats.byId.get(contact.ownerId)
  const ownerComes = owner !== undefined && canTalk(owner, contact)
  const count = found.occupied + found.passed
  if (count + found.onBreak === 0 && !ownerComes)
    return { kind: 'nobody', reasons: [...before, whyNobody(contact, seats)] }
  const reasons = [...before]
  if (count > 0) reasons.push({ code: 'able_but_occupied', count })
  if (found.onBreak > 0) reasons.push({ code: 'able_on_break', count: found.onBreak })
  return { kind: 'wait', for: 'capacity', reasons }
}

/** What is missing, as the first requirement that nobody present meets. */
function whyNobody(contact: WaitingContact, seats: Seats): Reason {
  const { channel, language, skillId } = contact
  const here = seats.all.filter((seat) => seat.agent.channels.has(channel))
  if (here.length === 0) return { code: 'nobody_present', channel }
  const skilled = here.filter((seat) => levelFor(seat, contact) !== undefined)
  if (skilled.length === 0 && skillId !== null) return { code: 'nobody_with_skill', skillId }
  const understood = skilled.filter((seat) => canTalk(seat, contact))
  if (understood.length === 0 && language !== null) return { code: 'nobody_speaks', language }
  return { code: 'nobody_with_authority', pence: contact.authorityPence }
}
