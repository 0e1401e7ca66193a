import { addWorkingTime } from '#core/calendars/hours.ts'
import type { Channel } from '#core/routing/types.ts'
import { caseEvents } from '#domain/cases/contract.events.ts'
import { newId } from '#platform/ids.ts'
import { json } from '../book.ts'
import { addContact } from '../history/contact.ts'
import type { EndedContact } from '../history/contact.ts'
import { hoursOf } from '../history/habits.ts'
import { addPromise } from '../history/promises.ts'
import type { PromiseAbout } from '../history/promises.ts'
import { addTalk } from '../history/talk.ts'
import type { Exchange } from '../history/talk.ts'
import { nextReference } from '../world.ts'
import type { World, WorldAgent, WorldService } from '../world.ts'

const MINUTE_MS = 60_000

export type OpenPromise = {
  readonly kind: PromiseAbout['kind']
  readonly what: string
  /** Epoch milliseconds; made when the conversation ended unless said otherwise. */
  readonly dueAt: number
  readonly madeAt?: number
  readonly fromAt?: number
  readonly state?: 'open' | 'kept' | 'broken'
  readonly endedAt?: number
}

/** A case that is open today, told by what differs from the ordinary. */
export type OpenCase = {
  readonly client: { readonly id: string; readonly name: string }
  readonly service: WorldService
  readonly owner: WorldAgent
  readonly need: string
  readonly channel: Channel
  readonly demand: 'value' | 'failure'
  /** When the conversation began that opened it, epoch milliseconds, and how many minutes it lasted. */
  readonly at: number
  readonly minutes: number
  readonly story: { situation: string; matters: string; works: string; doesNotWork: string; plan: string }
  readonly promises: readonly OpenPromise[]
  readonly waitingOn?: 'us' | 'client' | 'other'
  readonly waitingNote?: string
  readonly question?: { of: 'us' | 'client' | 'other'; text: string }
  /** `agreed`: for a time of its own, whatever the standard says. */
  readonly leg?: { coOwner: WorldAgent; what: string; dueAt: number; agreed?: boolean }
  readonly snoozedUntil?: number
  /** The conversation it came from: in the words of the service, or these. */
  readonly talk?: boolean | Exchange
  readonly expert?: WorldAgent
}

export type OpenedCase = { readonly caseId: string; readonly reference: string; readonly contactId: string }

/** Writes an open case with the conversation that began it, its promises and who else works on it. */
export function addOpenCase(world: World, given: OpenCase): OpenedCase {
  const caseId = newId(new Date(given.at))
  const reference = nextReference(world)
  const contact = conversation(given, caseId)
  addRow(world, given, caseId, reference)
  const about = aboutCase(given, caseId)
  world.book.tell(caseEvents.opened, about(given.at + 20_000), {
    ownerId: given.owner.id,
    channel: given.channel,
  })
  addContact(world, contact)
  if (given.talk) {
    addTalk(world, contact, given.client.name, typeof given.talk === 'object' ? given.talk : undefined)
  }
  addPromises(world, given, caseId, contact)
  addLeg(world, given, caseId)
  addQuestion(world, given, caseId)
  addWaiting(world, given, caseId)
  return { caseId, reference, contactId: contact.id }
}

function conversation(given: OpenCase, caseId: string): EndedContact {
  return {
    id: newId(new Date(given.at)),
    channel: given.channel,
    clientId: given.client.id,
    known: true,
    language: null,
    caseId,
    service: given.service,
    need: given.need,
    arrivedAt: given.at,
    answeredAt: given.at + 20_000,
    endedAt: given.at + given.minutes * MINUTE_MS,
    ending: 'owned',
    demand: given.demand,
    agent: given.owner,
    ownerId: given.owner.id,
    expert: given.expert ?? null,
    expertSeconds: given.expert ? Math.round(given.minutes * 20) : 0,
  }
}

function aboutCase(given: OpenCase, caseId: string) {
  return (at: number) => ({
    at: new Date(at),
    actor: 'agent',
    actorId: given.owner.id,
    caseId,
    clientId: given.client.id,
    agentId: given.owner.id,
    serviceId: given.service.id,
    departmentId: given.service.departmentId,
  })
}

const isOpen = (promise: OpenPromise) => (promise.state ?? 'open') === 'open'

function addRow(world: World, given: OpenCase, caseId: string, reference: string): void {
  const dues = given.promises.filter(isOpen).map((promise) => promise.dueAt)
  const due = Math.min(...dues, given.leg?.dueAt ?? Infinity)
  const { story } = given
  world.book.add('cases', {
    id: caseId,
    reference,
    client_id: given.client.id,
    service_id: given.service.id,
    owner_id: given.owner.id,
    state: 'open',
    stakes: given.service.data.momentOfTruth ? 'moment_of_truth' : 'ordinary',
    waiting_on: given.waitingOn ?? 'us',
    waiting_note: given.waitingNote ?? null,
    snoozed_until: given.snoozedUntil === undefined ? null : new Date(given.snoozedUntil),
    need: given.need,
    situation: story.situation,
    matters: story.matters,
    works: story.works,
    does_not_work: story.doesNotWork,
    plan: story.plan,
    outcome: null,
    outcome_note: null,
    confirmed: null,
    confirmed_at: null,
    opened_at: new Date(given.at + 20_000),
    closed_at: null,
    closed_by: null,
    reopened_count: 0,
    next_due_at: Number.isFinite(due) ? new Date(due) : 'infinity',
    changed_at: new Date(given.at + given.minutes * MINUTE_MS),
    version: 2,
  })
}

function addPromises(world: World, given: OpenCase, caseId: string, contact: EndedContact): void {
  for (const promise of given.promises) {
    const state = promise.state ?? 'open'
    const id = addPromise(
      world,
      {
        caseId,
        clientId: given.client.id,
        serviceId: given.service.id,
        contactId: contact.id,
        by: given.owner,
        kind: promise.kind,
        what: promise.what,
      },
      {
        madeAt: promise.madeAt ?? contact.endedAt - 30_000,
        dueAt: promise.dueAt,
        ...(promise.fromAt !== undefined && { fromAt: promise.fromAt }),
        state,
        endedAt: state === 'broken' ? promise.dueAt : (promise.endedAt ?? null),
      },
    )
    if (state === 'broken') notify(world, given.owner, 'commitment_broken', caseId, id, promise.dueAt)
  }
}

function notify(world: World, to: WorldAgent, kind: string, caseId: string, id: string, at: number): void {
  world.book.add('notifications', {
    id: newId(new Date(at)),
    agent_id: to.id,
    kind,
    case_id: caseId,
    contact_id: null,
    facts: json(kind === 'leg_given' ? { legId: id } : { commitmentId: id }),
    at: new Date(at),
    read_at: null,
  })
}

function addLeg(world: World, given: OpenCase, caseId: string): void {
  const { leg } = given
  if (!leg) return
  const at = given.at + given.minutes * MINUTE_MS - 60_000
  const id = newId(new Date(at))
  world.book.add('legs', {
    id,
    case_id: caseId,
    what: leg.what,
    department_id: leg.coOwner.departmentId,
    co_owner_id: leg.coOwner.id,
    standard_id: standardFor(given, leg, at),
    due_at: new Date(leg.dueAt),
    state: 'open',
    result: null,
    opened_at: new Date(at),
    ended_at: null,
  })
  world.book.tell(
    caseEvents.legOpened,
    { ...aboutCase(given, caseId)(at), agentId: leg.coOwner.id },
    { legId: id, coOwnerId: leg.coOwner.id, dueAt: new Date(leg.dueAt).toISOString() },
  )
  notify(world, leg.coOwner, 'leg_given', caseId, id, at)
}

/** The department’s standard, unless another time was agreed that lies beyond it or has passed already. */
function standardFor({ service }: OpenCase, leg: NonNullable<OpenCase['leg']>, at: number): string | null {
  const [standard] = service.standards
  if (!standard || leg.agreed || service.departmentId !== leg.coOwner.departmentId) return null
  const latest = addWorkingTime(hoursOf(service.data.department), at, standard.minutes) ?? at
  return leg.dueAt <= latest ? standard.id : null
}

function addQuestion(world: World, given: OpenCase, caseId: string): void {
  const { question } = given
  if (!question) return
  const at = given.at + given.minutes * MINUTE_MS - 45_000
  const id = newId(new Date(at))
  world.book.add('open_questions', {
    id,
    case_id: caseId,
    asked_of: question.of,
    question: question.text,
    asked_at: new Date(at),
    answer: null,
    answered_at: null,
  })
  world.book.tell(caseEvents.questionAsked, aboutCase(given, caseId)(at), { questionId: id, of: question.of })
}

function addWaiting(world: World, given: OpenCase, caseId: string): void {
  const at = given.at + given.minutes * MINUTE_MS - 10_000
  const about = aboutCase(given, caseId)(at)
  if (given.waitingOn && given.waitingOn !== 'us')
    world.book.tell(caseEvents.waitingChanged, about, { on: given.waitingOn })
  if (given.snoozedUntil !== undefined)
    world.book.tell(caseEvents.snoozed, about, { untilAt: new Date(given.snoozedUntil).toISOString() })
}
