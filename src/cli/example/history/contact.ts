import type { Channel } from '#core/routing/types.ts'
import { contactEvents } from '#domain/contacts/contract.events.ts'
import { newId } from '#platform/ids.ts'
import { json } from '../book.ts'
import type { World, WorldAgent, WorldService } from '../world.ts'
import { markDemand } from './marks.ts'

/** A contact that has ended, as it is to be written. Instants are epoch milliseconds. */
export type EndedContact = {
  readonly id: string
  readonly channel: Channel
  readonly clientId: string | null
  readonly known: boolean
  readonly language: string | null
  readonly caseId: string | null
  readonly service: WorldService
  readonly need: string
  readonly arrivedAt: number
  readonly answeredAt: number | null
  readonly endedAt: number
  readonly ending: 'met' | 'owned' | 'left_waiting' | 'left'
  readonly demand: 'value' | 'failure' | 'cannot_tell'
  /** Whether it comes of the fault. */
  readonly fromFault?: boolean
  readonly agent: WorldAgent | null
  readonly ownerId: string | null
  readonly expert: WorldAgent | null
  readonly expertSeconds: number
  /** The colleague who took it over in the conversation, and when. */
  readonly handedTo?: { readonly agent: WorldAgent; readonly at: number } | null
  /** The client was put on hold and hung up. */
  readonly leftOnHold?: boolean
}

type Estimate = { low: number; likely: number; high: number }
type About = ReturnType<typeof subjectOf>

/** Writes a contact with its segments, offers and people, and tells the ledger as it went. */
export function addContact(world: World, contact: EndedContact): void {
  const { chance } = world
  const waited = Math.round(((contact.answeredAt ?? contact.endedAt) - contact.arrivedAt) / 1000)
  const estimate = contact.channel === 'chat' ? estimateFor(world, waited) : null
  const about = subjectOf(contact)
  const marked = contact.answeredAt !== null && chance.happens(0.9)
  addRow(world, contact, estimate, marked)
  arrive(world, contact, about, estimate)
  if (contact.answeredAt === null || !contact.agent) {
    segment(world, contact, about, {
      kind: 'waiting',
      from: contact.arrivedAt,
      to: contact.endedAt,
      agent: null,
    })
  } else {
    answered(world, contact, about, { waited, estimate, at: contact.answeredAt, agent: contact.agent })
  }
  const talkSeconds =
    contact.answeredAt === null ? 0 : Math.round((contact.endedAt - contact.answeredAt) / 1000)
  world.book.tell(
    contactEvents.ended,
    { ...about(contact.endedAt, contact.answeredAt === null ? null : contact.agent) },
    { ending: contact.ending, talkSeconds, people: peopleIn(contact) },
  )
  if (!marked || contact.answeredAt === null || !contact.agent) return
  const at = contact.answeredAt + (contact.endedAt - contact.answeredAt) * 0.9
  markDemand(world, { ...contact, agent: contact.agent }, about(at, contact.handedTo?.agent ?? contact.agent))
}

const withExpert = ({ expert, expertSeconds, handedTo }: EndedContact) =>
  expert !== null && expertSeconds > 0 && expert !== handedTo?.agent
const peopleIn = (contact: EndedContact) =>
  contact.answeredAt === null ? 0 : 1 + Number(withExpert(contact)) + Number(Boolean(contact.handedTo))

/** Who did it and whom it is about, at an instant; by the client when no agent is given. */
function subjectOf(contact: EndedContact) {
  return (at: number, by: WorldAgent | null | 'service') => ({
    at: new Date(at),
    actor: by === 'service' ? 'service' : by ? 'agent' : 'client',
    actorId: by === 'service' ? null : (by?.id ?? contact.clientId),
    contactId: contact.id,
    caseId: contact.caseId,
    clientId: contact.clientId,
    agentId: by === 'service' ? null : (by?.id ?? null),
    serviceId: contact.service.id,
    departmentId: contact.service.departmentId,
  })
}

function addRow(world: World, contact: EndedContact, estimate: Estimate | null, marked: boolean): void {
  const { chance } = world
  const live = contact.channel === 'chat'
  world.book.add('contacts', {
    id: contact.id,
    channel: contact.channel,
    direction: 'in',
    state: 'ended',
    client_id: contact.clientId,
    case_id: contact.caseId,
    service_id: contact.service.id,
    stakes: contact.service.data.momentOfTruth ? 'moment_of_truth' : 'ordinary',
    need: contact.need,
    language: contact.language,
    minutes_available: live && chance.happens(0.3) ? chance.pick([5, 10, 15, 20, 30, 45]) : null,
    can_talk_privately: live && chance.happens(0.25) ? chance.happens(0.7) : null,
    agent_id: (contact.handedTo?.agent ?? contact.agent)?.id ?? null,
    arrived_at: new Date(contact.arrivedAt),
    place_at: new Date(contact.arrivedAt),
    answered_at: contact.answeredAt === null ? null : new Date(contact.answeredAt),
    ended_at: new Date(contact.endedAt),
    ending: contact.ending,
    estimate_low_s: estimate?.low ?? null,
    estimate_likely_s: estimate?.likely ?? null,
    estimate_high_s: estimate?.high ?? null,
    last_event_at: new Date(contact.endedAt),
    demand: marked ? contact.demand : null,
  })
}

/** What the client was told of the wait: four of five times the wait lay between low and high. */
function estimateFor(world: World, waited: number): Estimate {
  const { chance } = world
  if (chance.happens(0.8)) {
    const low = Math.floor(waited * chance.uniform(0.2, 0.8))
    const high = Math.ceil(waited * chance.uniform(1.2, 2.2)) + chance.integer(15, 60)
    return { low, likely: Math.round((low + high) * chance.uniform(0.35, 0.55)), high }
  }
  const low = chance.happens(0.6) ? waited + chance.integer(10, 90) : Math.floor(waited * 0.1)
  const high = low > waited ? low * 2 + 60 : Math.floor(waited * chance.uniform(0.4, 0.9))
  // A wait of a few seconds cannot be undercut: then the guess was too long.
  if (high >= waited && low <= waited) return { low: waited + 15, likely: waited + 40, high: waited + 120 }
  return { low: Math.min(low, high), likely: Math.round((low + high) / 2), high }
}

function arrive(world: World, contact: EndedContact, about: About, estimate: Estimate | null): void {
  const { book } = world
  book.tell(contactEvents.arrived, about(contact.arrivedAt, null), {
    channel: contact.channel,
    direction: 'in',
    stakes: contact.service.data.momentOfTruth ? 'moment_of_truth' : 'ordinary',
    known: contact.known,
  })
  if (estimate) book.tell(contactEvents.estimated, about(contact.arrivedAt, 'service'), estimate)
}

type Span = { kind: 'waiting' | 'talking' | 'hold'; from: number; to: number; agent: WorldAgent | null }

function segment(world: World, contact: EndedContact, about: About, span: Span): void {
  const { book } = world
  book.add('segments', {
    id: newId(new Date(span.from)),
    contact_id: contact.id,
    kind: span.kind,
    agent_id: span.agent?.id ?? null,
    started_at: new Date(span.from),
    ended_at: new Date(span.to),
    closed_by: 'event',
  })
  book.tell(contactEvents.segmentBegan, about(span.from, span.agent), { segment: span.kind })
  book.tell(contactEvents.segmentEnded, about(span.to, span.agent), {
    segment: span.kind,
    seconds: Math.round((span.to - span.from) / 1000),
    closedBy: 'event',
  })
}

type Answer = { waited: number; estimate: Estimate | null; at: number; agent: WorldAgent }

function answered(world: World, contact: EndedContact, about: About, answer: Answer): void {
  const { at, agent, waited, estimate } = answer
  const { book } = world
  offerIt(world, contact, about, answer)
  segment(world, contact, about, { kind: 'waiting', from: contact.arrivedAt, to: at, agent: null })
  book.tell(contactEvents.answered, about(at, agent), {
    waited,
    byOwner: contact.ownerId === agent.id,
    estimateHeld: estimate ? estimate.low <= waited && waited <= estimate.high : null,
  })
  talk(world, contact, about, answer)
  if (contact.handedTo) handOver(world, contact, about, contact.handedTo, answer)
  else person(world, contact, agent, 'owner', at, contact.endedAt)
  if (contact.expert && withExpert(contact)) bringIn(world, contact, about, contact.expert, at)
}

/** The conversation itself: now and then with a hold, at the end of which some have hung up. */
function talk(world: World, contact: EndedContact, about: About, { at, agent }: Answer): void {
  const { chance } = world
  const length = contact.endedAt - at
  const talking = (from: number, to: number, by: WorldAgent) =>
    segment(world, contact, about, { kind: 'talking', from, to, agent: by })
  const onHold = (from: number, to: number) =>
    segment(world, contact, about, { kind: 'hold', from, to, agent })
  if (contact.handedTo) {
    talking(at, contact.handedTo.at, agent)
    talking(contact.handedTo.at, contact.endedAt, contact.handedTo.agent)
  } else if (contact.leftOnHold) {
    const from = at + length * chance.uniform(0.4, 0.7)
    talking(at, from, agent)
    onHold(from, contact.endedAt)
  } else if (contact.channel === 'phone' && length > 240_000 && chance.happens(0.1)) {
    const from = at + length * chance.uniform(0.2, 0.5)
    const to = from + length * chance.uniform(0.05, 0.2)
    talking(at, from, agent)
    onHold(from, to)
    talking(to, contact.endedAt, agent)
  } else talking(at, contact.endedAt, agent)
}

/** The colleague is asked in, takes over with all three present, and stays to the end. */
function handOver(
  world: World,
  contact: EndedContact,
  about: About,
  { agent: to, at: takenAt }: NonNullable<EndedContact['handedTo']>,
  { at, agent: from }: Answer,
): void {
  const joined = at + (takenAt - at) * 0.6
  const asked = Math.max(at, joined - 12_000)
  askIn(world, contact, about, to, { asked, joined })
  person(world, contact, from, 'expert', at, contact.endedAt)
  person(world, contact, to, 'owner', joined, contact.endedAt)
  const facts = { fromId: from.id, toId: to.id }
  world.book.tell(contactEvents.handedOver, { ...about(takenAt, from), agentId: to.id }, facts)
}

function person(
  world: World,
  contact: EndedContact,
  agent: WorldAgent,
  part: 'owner' | 'expert',
  from: number,
  to: number,
): void {
  world.book.add('participants', {
    contact_id: contact.id,
    agent_id: agent.id,
    part,
    joined_at: new Date(from),
    left_at: new Date(to),
  })
}

type OfferLine = {
  to: WorldAgent
  purpose: 'answer' | 'bring_in'
  from: number
  until: number
  state: 'accepted' | 'expired'
  reasons: { code: string; name?: string }[]
  askedBy?: WorldAgent
}

function offer(world: World, contact: EndedContact, about: About, line: OfferLine): void {
  const { book } = world
  const id = newId(new Date(line.from))
  book.add('offers', {
    id,
    contact_id: contact.id,
    agent_id: line.to.id,
    purpose: line.purpose,
    asked_by: line.askedBy?.id ?? null,
    question: line.askedBy ? contact.service.wording.question : null,
    reasons: json(line.reasons),
    made_at: new Date(line.from),
    expires_at: new Date(line.from + (line.purpose === 'answer' ? 20_000 : 60_000)),
    state: line.state,
    decided_at: new Date(line.until),
  })
  const by = about(line.from, line.askedBy ?? 'service')
  book.tell(
    contactEvents.offered,
    { ...by, agentId: line.to.id },
    {
      offerId: id,
      purpose: line.purpose,
      reasons: line.reasons.map((reason) => reason.code),
      waited: line.purpose === 'answer' ? Math.max(0, Math.round((line.from - contact.arrivedAt) / 1000)) : 0,
    },
  )
  if (line.state === 'accepted') return
  book.tell(
    contactEvents.offerEnded,
    { ...about(line.until, 'service'), agentId: line.to.id },
    { offerId: id, purpose: line.purpose, state: line.state },
  )
}

function offerIt(world: World, contact: EndedContact, about: About, { at, agent, waited }: Answer): void {
  const { chance } = world
  const skill = { code: 'skill', name: contact.service.data.name }
  const reasons = contact.ownerId === agent.id ? [{ code: 'owner' }] : [skill, { code: 'longest_idle' }]
  const took = Math.min(waited, chance.integer(2, 14)) * 1000
  const passed =
    waited > 45 && chance.happens(0.15) ? contact.service.able.find((one) => one !== agent) : undefined
  if (passed) {
    const from = at - took - 21_000
    offer(world, contact, about, {
      to: passed,
      purpose: 'answer',
      from,
      until: from + 20_000,
      state: 'expired',
      reasons: [skill],
    })
  }
  offer(world, contact, about, {
    to: agent,
    purpose: 'answer',
    from: at - took,
    until: at,
    state: 'accepted',
    reasons: passed ? [...reasons, { code: 'others_passed' }] : reasons,
  })
}

function bringIn(world: World, contact: EndedContact, about: About, expert: WorldAgent, at: number): void {
  const lasts = Math.min(contact.expertSeconds * 1000, (contact.endedAt - at) * 0.7)
  const joined = contact.endedAt - lasts
  const asked = Math.max(at, joined - world.chance.integer(4, 25) * 1000)
  askIn(world, contact, about, expert, { asked, joined })
  person(world, contact, expert, 'expert', joined, contact.endedAt)
  const facts = { seconds: Math.round(lasts / 1000) }
  world.book.tell(contactEvents.expertLeft, about(contact.endedAt, expert), facts)
}

/** A colleague is asked into the conversation and comes. */
function askIn(
  world: World,
  contact: EndedContact,
  about: About,
  colleague: WorldAgent,
  { asked, joined }: { asked: number; joined: number },
): void {
  offer(world, contact, about, {
    to: colleague,
    purpose: 'bring_in',
    from: asked,
    until: joined,
    state: 'accepted',
    reasons: [{ code: 'skill', name: contact.service.data.name }],
    ...(contact.agent && { askedBy: contact.agent }),
  })
  const facts = { afterSeconds: Math.round((joined - asked) / 1000) }
  world.book.tell(contactEvents.broughtIn, about(joined, colleague), facts)
}
