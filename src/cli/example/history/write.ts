import { caseEvents } from '#domain/cases/contract.events.ts'
import { newId } from '#platform/ids.ts'
import { addClient } from '../clients.ts'
import { FAULT_NEEDS, filled, needIn, UNCLEAR } from '../words/wording.ts'
import { nextReference } from '../world.ts'
import type { World } from '../world.ts'
import type { Chain, PastContact } from './chains.ts'
import { addContact } from './contact.ts'
import type { EndedContact } from './contact.ts'
import { tellFacts } from './facts.ts'
import { hangsUpShare, slipShare } from './habits.ts'
import { coOwnerOf, liveLeg } from './legs.ts'
import { changeHands, passedTo } from './passing.ts'
import { aboutCase, remember } from './past-case.ts'
import type { Answered, PastCase } from './past-case.ts'
import { livePromise } from './promises.ts'
import { addTalk } from './talk.ts'
import { tellTerms } from './terms.ts'
import { workOn } from './work.ts'

const RECENT_MS = 21 * 86_400_000
const INFINITY = 'infinity'

/** Writes one need of the past: its contacts, its case, its promises. Everything is done by `end`. */
export function writeChain(world: World, chain: Chain, end: number): void {
  let kept: PastCase | null = null
  for (const contact of chain.contacts) {
    const need = needOf(world, chain, contact)
    if (!contact.agent || contact.answeredAt === null) writeContact(world, chain, contact, need, null)
    else kept = helped(world, chain, contact, need, kept, end)
  }
  if (kept) close(world, chain, kept, end)
}

function needOf(world: World, chain: Chain, contact: PastContact): string {
  const { chance } = world
  const { data } = contact
  if (data.fromFault && data.demand !== 'cannot_tell') return filled(chance.pick(FAULT_NEEDS), chance)
  return needIn(chain.service.wording, data.demand, chance)
}

function helped(
  world: World,
  chain: Chain,
  contact: PastContact,
  need: string,
  kept: PastCase | null,
  end: number,
): PastCase {
  const answered = contact as Answered
  const current = kept ? comeBack(world, chain, answered, kept) : open(world, chain, answered, need)
  const to = passedTo(world, chain, answered, current)
  const takenAt =
    answered.answeredAt + (contact.endedAt - answered.answeredAt) * world.chance.uniform(0.3, 0.6)
  const handedTo = to && { agent: to, at: takenAt }
  const ended = writeContact(world, chain, contact, need, current, handedTo)
  if (contact.data.channel === 'chat' && contact.endedAt > end - RECENT_MS)
    addTalk(world, ended, chain.client.details.name)
  if (to) changeHands(world, chain, current, to, takenAt)
  tellFacts(world, chain, answered, current.id)
  current.doneAt = Math.max(current.doneAt, contact.endedAt)
  current.changes += 1
  if (ended.ending === 'left') return current
  tellTerms(world, chain, answered, current)
  if (contact.data.ending === 'with_commitment') promiseIt(world, chain, answered, current, end)
  workOn(world, chain, answered, current)
  return current
}

function open(world: World, chain: Chain, contact: Answered, need: string): PastCase {
  const id = newId(new Date(contact.answeredAt))
  const made = {
    id,
    owner: chain.owner ?? contact.agent,
    need,
    openedAt: contact.answeredAt,
    doneAt: contact.endedAt,
    reopened: 0,
    changes: 1,
  }
  world.book.tell(caseEvents.opened, aboutCase(chain, made, contact.answeredAt), {
    ownerId: made.owner.id,
    channel: contact.data.channel,
  })
  remember(world, chain, made)
  return made
}

/** The client comes back about it: to the open case, or the closed one is opened again for the same owner. */
function comeBack(world: World, chain: Chain, contact: Answered, kept: PastCase): PastCase {
  if (kept.doneAt >= contact.answeredAt) return kept
  const { book } = world
  book.tell(caseEvents.closed, aboutCase(chain, kept, kept.doneAt), { outcome: 'met' })
  const about = aboutCase(chain, kept, contact.answeredAt)
  book.tell(caseEvents.reopened, { ...about, actor: 'client', actorId: chain.client.id }, { by: 'client' })
  kept.reopened += 1
  kept.changes += 2
  return kept
}

function writeContact(
  world: World,
  chain: Chain,
  contact: PastContact,
  need: string,
  current: PastCase | null,
  handedTo: EndedContact['handedTo'] = null,
): EndedContact {
  const { data } = contact
  const leftOnHold = current !== null && !handedTo && leaves(world, chain, contact)
  const firstEver = data.arrivedAt <= chain.client.since
  const nameless = current === null && firstEver && world.chance.happens(0.35)
  const ended: EndedContact = {
    id: contact.id,
    channel: data.channel,
    clientId: nameless ? null : chain.client.id,
    known: !firstEver,
    language: chain.client.details.language === 'en' ? null : chain.client.details.language,
    caseId: current?.id ?? null,
    service: chain.service,
    need,
    arrivedAt: data.arrivedAt,
    answeredAt: contact.answeredAt,
    endedAt: contact.endedAt,
    ending: endingOf(contact, current, leftOnHold),
    handedTo,
    leftOnHold,
    fromFault: data.fromFault,
    demand: UNCLEAR.includes(need) ? 'cannot_tell' : data.demand,
    agent: contact.agent,
    ownerId: current?.owner.id ?? null,
    expert: contact.expert,
    expertSeconds: data.expertSeconds,
  }
  if (!nameless) addClient(world, chain.client, data.channel === 'chat' ? 'portal' : 'desk')
  addContact(world, ended)
  return ended
}

const endingOf = ({ data }: PastContact, current: PastCase | null, leftOnHold: boolean) =>
  current === null
    ? 'left_waiting'
    : leftOnHold
      ? 'left'
      : data.ending === 'with_commitment'
        ? 'owned'
        : 'met'

/** Some of those on hold hang up; of these, the ones who came back are known. */
function leaves({ chance }: World, chain: Chain, contact: PastContact): boolean {
  const { channel, ending } = contact.data
  const comesBack = contact !== chain.contacts.at(-1)
  return (
    channel === 'phone' &&
    ending === 'met' &&
    comesBack &&
    chance.happens(hangsUpShare(chain.service.data.slug))
  )
}

function promiseIt(world: World, chain: Chain, contact: Answered, current: PastCase, end: number): void {
  const { chance } = world
  const { kind, what } = chance.pick(chain.service.wording.promise)
  const madeAt = contact.endedAt - 20_000
  const coOwner = coOwnerOf(world, chain, current)
  const withLeg = coOwner !== undefined && chance.happens(chain.service.standards.length > 0 ? 0.6 : 0.3)
  const leg = withLeg ? liveLeg(world, chain, current, coOwner, { madeAt, end, what }) : null
  const about = {
    caseId: current.id,
    clientId: chain.client.id,
    serviceId: chain.service.id,
    contactId: contact.id,
    by: current.owner,
    kind,
    what,
  }
  const slips = 0.7 * slipShare(chain.service.data.department, madeAt)
  const doneAt = livePromise(world, about, { madeAt, end, leg, slips })
  current.doneAt = Math.max(current.doneAt, doneAt, leg?.endedAt ?? 0)
  current.changes += leg ? 3 : 2
}

const MATTERS = [
  'That it is done this time, without chasing.',
  'To know what happens and when.',
  'Not to have to explain it again.',
  'Being treated as a person.',
  'That the letters stop.',
  'To have it settled before the weekend.',
]
const WORKS = ['Speaking with one person.', 'Having it in writing.', 'A clear day.', '']
const NOT_WORKS = [
  'Being passed from one to the next.',
  'Letters that say two different things.',
  'Waiting in for nothing.',
  '',
  '',
]

function close(world: World, chain: Chain, kept: PastCase, end: number): void {
  const { book, chance } = world
  const { wording } = chain.service
  const closedAt = Math.min(kept.doneAt + 1000, end)
  book.tell(caseEvents.closed, aboutCase(chain, kept, closedAt), { outcome: 'met' })
  const confirmedAt = closedAt + chance.exponential(20) * 3_600_000
  const confirmed = chance.happens(0.3) && confirmedAt < end
  if (confirmed) {
    const about = { ...aboutCase(chain, kept, confirmedAt), actor: 'client', actorId: chain.client.id }
    book.tell(caseEvents.confirmed, about, { sorted: true })
  }
  book.add('cases', {
    id: kept.id,
    reference: nextReference(world),
    client_id: chain.client.id,
    service_id: chain.service.id,
    owner_id: kept.owner.id,
    state: 'closed',
    stakes: chain.service.data.momentOfTruth ? 'moment_of_truth' : 'ordinary',
    waiting_on: 'us',
    waiting_note: null,
    snoozed_until: null,
    need: kept.need,
    situation: chance.pick(wording.situation),
    matters: chance.pick(MATTERS),
    works: chance.pick(WORKS),
    does_not_work: chance.pick(NOT_WORKS),
    plan: chance.pick(wording.plan),
    outcome: 'met',
    outcome_note: null,
    confirmed: confirmed ? 'sorted' : null,
    confirmed_at: confirmed ? new Date(confirmedAt) : null,
    opened_at: new Date(kept.openedAt),
    closed_at: new Date(closedAt),
    closed_by: kept.owner.id,
    reopened_count: kept.reopened,
    next_due_at: INFINITY,
    changed_at: new Date(confirmed ? confirmedAt : closedAt),
    version: kept.changes + 1,
  })
}
