import { createHash } from 'node:crypto'
import { localDate, wholeDay } from '#core/calendars/hours.ts'
import { caseEvents } from '#domain/cases/contract.events.ts'
import { clientEvents } from '#domain/clients/contract.ts'
import { newId } from '#platform/ids.ts'
import { addIdentifier } from '../clients.ts'
import { ZONE } from '../organisation/calendars.ts'
import { addContact } from '../history/contact.ts'
import { nextReference } from '../world.ts'
import type { World, WorldService } from '../world.ts'
import { addOpenCase } from './open-case.ts'
import type { OpenedCase } from './open-case.ts'
import { agentCalled } from './today.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How two people of the example are found again: their e-mail addresses. */
export const CLIENT_EMAIL = 'margaret.ellis@mail.example'
const DANIEL_EMAIL = 'daniel.okafor@mail.example'

type Persona = {
  readonly id: string
  readonly name: string
  readonly since: Date
  readonly phone: readonly [value: string, shown: string]
  readonly email: string
  readonly account: string
}

/** Margaret Ellis, whose link is printed at the first start, with her open case. */
export function addMargaret(world: World): { clientId: string } & OpenedCase {
  const since = new Date(world.now.getTime() - 100 * DAY)
  const margaret = {
    id: newId(since),
    name: 'Margaret Ellis',
    since,
    phone: ['+441632960142', '01632 960142'],
    email: CLIENT_EMAIL,
    account: 'HD2047718',
  } as const
  addPersona(world, margaret, {
    access_needs: ['large_print'],
    access_note: 'Letters in large print, 18 point. Reads on a tablet with the text made big.',
    preferred_channel: 'chat',
    preferred_times: 'Mornings until noon',
  })
  addDaughter(world, margaret)
  const opened = openMargaret(world, margaret)
  addMargaretsFacts(world, margaret, opened)
  addClosed(
    world,
    margaret,
    'missed-bin',
    84,
    'I cannot take the bin to the kerb since my hip, is there help with that?',
  )
  addClosed(world, margaret, 'blue-badge', 61, 'My badge runs out in the autumn, how do I renew it?')
  addPaper(world, margaret, opened.caseId, 'Council tax bill October.txt', BILL)
  return { clientId: margaret.id, ...opened }
}

/** Daniel Okafor, with a boiler that was repaired and has failed again. */
export function addDaniel(world: World): void {
  const since = new Date(world.now.getTime() - 90 * DAY)
  const daniel = {
    id: newId(since),
    name: 'Daniel Okafor',
    since,
    phone: ['+447700900861', '07700 900861'],
    email: DANIEL_EMAIL,
    account: 'HD3310592',
  } as const
  addPersona(world, daniel, {
    access_needs: [],
    access_note: null,
    preferred_channel: 'phone',
    preferred_times: 'After four, works shifts',
  })
  addClosed(world, daniel, 'parking-permit', 70, 'I have a new car, do I need a new permit?')
  const opened = openDaniel(world, daniel)
  const about = { client: daniel, caseId: opened.caseId, contactId: opened.contactId, agent: 'rhys.morgan' }
  const at = new Date(world.now.getTime() - 2 * DAY + HOUR / 6)
  tellFact(world, about, ['household.size', 'Four: two adults, a girl of six, a baby of five months'], at)
  tellFact(world, about, ['boiler', 'Worcester combi; diverter valve changed three weeks ago'], at)
  tellFact(world, about, ['access.home', 'Blue gate at the side; the dog is friendly'], at)
}

type ClientExtras = {
  access_needs: readonly string[]
  access_note: string | null
  preferred_channel: string | null
  preferred_times: string | null
}

function addPersona(world: World, persona: Persona, extras: ClientExtras): void {
  const { id, name, since } = persona
  world.book.add('clients', { id, name, language: 'en', ...extras, created_at: since })
  const [value, shown] = persona.phone
  addIdentifier(world, id, { kind: 'phone', value, shown }, since, since)
  addIdentifier(world, id, { kind: 'email', value: persona.email, shown: persona.email }, since, since)
  addIdentifier(world, id, { kind: 'account', value: persona.account, shown: persona.account }, since)
  world.book.tell(clientEvents.added, { at: since, actor: 'agent', clientId: id }, { source: 'desk' })
}

function addDaughter(world: World, margaret: Persona): void {
  const since = new Date(world.now.getTime() - 83 * DAY)
  world.book.add('client_representatives', {
    id: newId(since),
    client_id: margaret.id,
    name: 'Susan Ellis',
    relation: 'Daughter',
    may: 'Speak for her mother about everything, and receive copies of letters',
    phone: '+447700900317',
    email: 'susan.ellis@mail.example',
    since,
  })
  world.book.tell(clientEvents.representativeAdded, { at: since, actor: 'agent', clientId: margaret.id }, {})
}

function openMargaret(world: World, margaret: Persona): OpenedCase {
  const now = world.now.getTime()
  const at = now - 2 * DAY - HOUR
  return addOpenCase(world, {
    client: margaret,
    service: serviceCalled(world, 'council-tax-pay'),
    owner: agentCalled(world, 'priya.nair'),
    need: 'My husband died in September and the council tax bill still has both our names on it, and the full amount. I do not know whether I can manage it alone.',
    channel: 'chat',
    demand: 'failure',
    at,
    minutes: 26,
    story: {
      situation:
        'Robert died on 14 September. The death was registered with us and all departments were to be told once, but the bill of October was printed from the list of the week before. One pension less is coming in.',
      matters:
        'To have one bill in her own name, with the right amount, and to know that she can stay in the house.',
      works: 'Writing in the mornings, large print, Susan getting copies.',
      doesNotWork: 'Letters in Robert’s name. Telling it again to somebody new.',
      plan: 'New bill in Margaret’s name with the single person discount from 15 September. Grace looks whether council tax support is due as well, from the papers we have. No reminder goes out meanwhile.',
    },
    promises: [
      {
        kind: 'action',
        what: 'No reminder is sent while we look at it',
        dueAt: at + DAY,
        state: 'kept',
        endedAt: at + HOUR,
      },
      {
        kind: 'reply',
        what: 'You have the new bill, in large print, and know whether there is more support',
        dueAt: dayTime(now, 2, 16),
      },
    ],
    leg: {
      coOwner: agentCalled(world, 'grace.okonkwo'),
      what: 'Grace works out whether council tax support is due',
      dueAt: dayTime(now, 2, 12),
    },
    expert: agentCalled(world, 'grace.okonkwo'),
    talk: {
      agent: [
        'Good morning Margaret, I am Priya. I am so sorry about Robert. I can see that his death was registered with us, so you need not tell that again.',
        'The bill was printed from last week’s list: that is our mistake. I make a new one in your name, with the discount for one person from 15 September. May I bring in Grace, who knows what support there is?',
        'With one pension less you may have a right to council tax support. I look at it from the papers we have; please do not send anything yet.',
        'You have the new bill in large print by then, and no reminder goes out meanwhile. I stay with this until it is done.',
      ],
      client: [
        'Thank you. I was dreading having to explain it all again.',
        'Yes please. There is only the state pension now, and a little from the shipyard.',
        'That would be a weight off my mind. Susan gets copies, as before?',
        'Bless you. I will wait for your letter then.',
      ],
    },
  })
}

function addMargaretsFacts(world: World, margaret: Persona, opened: OpenedCase): void {
  const now = world.now.getTime()
  const about = { client: margaret, caseId: opened.caseId, contactId: opened.contactId, agent: 'priya.nair' }
  const lately = new Date(now - 2 * DAY - HOUR / 2)
  tellFact(world, about, ['household.size', 'Lives alone since 14 September'], lately)
  tellFact(world, about, ['bereavement', 'Husband Robert died on 14 September; registered with us'], lately)
  tellFact(
    world,
    about,
    ['income.pension', 'State pension and a small widow’s pension from the shipyard'],
    lately,
  )
  const earlier = { client: margaret, caseId: null, contactId: null, agent: 'samira.hussein' }
  tellFact(world, earlier, ['address', '12 Lighthouse Lane, Harbour'], new Date(now - 84 * DAY))
  tellFact(world, earlier, ['health', 'New hip in June; walks with a stick'], new Date(now - 84 * DAY))
  tellFact(world, earlier, ['hearing', 'Left ear is the better one'], new Date(now - 61 * DAY))
}

function openDaniel(world: World, daniel: Persona): OpenedCase {
  const now = world.now.getTime()
  return addOpenCase(world, {
    client: daniel,
    service: serviceCalled(world, 'urgent-repair'),
    owner: agentCalled(world, 'rhys.morgan'),
    need: 'The boiler was repaired three weeks ago and has failed again. We have a baby and no hot water since yesterday.',
    channel: 'phone',
    demand: 'failure',
    at: now - 2 * DAY,
    minutes: 18,
    story: {
      situation:
        'The valve that was changed is fine; the pressure falls overnight. Probably a leak under the kitchen floor.',
      matters: 'Warm water for the baby. Not taking another day off for nothing.',
      works: 'Appointments after four. A call half an hour before.',
      doesNotWork: 'All-day appointments.',
      plan: 'Heaters brought the same evening. Surveyor and engineer come together; the pipe under the floor is replaced if it leaks.',
    },
    promises: [
      {
        kind: 'action',
        what: 'Two heaters are brought',
        dueAt: now - 2 * DAY + 5 * HOUR,
        state: 'kept',
        endedAt: now - 2 * DAY + 3 * HOUR,
      },
      { kind: 'visit', what: 'Rhys and the engineer come, after four o’clock', dueAt: dayTime(now, 2, 17) },
    ],
  })
}

/** An earlier need that has been met, with its contact. */
function addClosed(world: World, client: Persona, slug: string, daysAgo: number, need: string): void {
  const service = serviceCalled(world, slug)
  const owner =
    service.able.find((one) => one.person.department === 'contact') ?? agentCalled(world, 'nadia.rahman')
  const at = world.now.getTime() - daysAgo * DAY
  closedCase(world, { client, service, owner, need, at })
}

type Closed = {
  client: Persona
  service: WorldService
  owner: ReturnType<typeof agentCalled>
  need: string
  at: number
}

function closedCase(world: World, { client, service, owner, need, at }: Closed): void {
  const caseId = newId(new Date(at))
  const closedAt = new Date(at + 14 * 60_000)
  const about = { caseId, clientId: client.id, agentId: owner.id, serviceId: service.id }
  const by = { actor: 'agent', actorId: owner.id, ...about }
  world.book.tell(
    caseEvents.opened,
    { at: new Date(at + 8_000), ...by },
    { ownerId: owner.id, channel: 'phone' },
  )
  world.book.tell(caseEvents.closed, { at: closedAt, ...by }, { outcome: 'met' })
  addContact(world, {
    id: newId(new Date(at)),
    channel: 'phone',
    clientId: client.id,
    known: true,
    language: null,
    caseId,
    service,
    need,
    arrivedAt: at,
    answeredAt: at + 8_000,
    endedAt: at + 13 * 60_000,
    ending: 'met',
    demand: 'value',
    agent: owner,
    ownerId: owner.id,
    expert: null,
    expertSeconds: 0,
  })
  world.book.add('cases', {
    id: caseId,
    reference: nextReference(world),
    client_id: client.id,
    service_id: service.id,
    owner_id: owner.id,
    state: 'closed',
    stakes: 'ordinary',
    waiting_on: 'us',
    waiting_note: null,
    snoozed_until: null,
    need,
    situation: service.wording.situation[0] ?? '',
    matters: 'To manage at home by herself or himself.',
    works: 'One conversation.',
    does_not_work: '',
    plan: service.wording.plan[0] ?? '',
    outcome: 'met',
    outcome_note: null,
    confirmed: 'sorted',
    confirmed_at: new Date(closedAt.getTime() + DAY),
    opened_at: new Date(at + 8_000),
    closed_at: closedAt,
    closed_by: owner.id,
    reopened_count: 0,
    next_due_at: 'infinity',
    changed_at: new Date(closedAt.getTime() + DAY),
    version: 3,
  })
  world.book.tell(
    caseEvents.confirmed,
    { at: new Date(closedAt.getTime() + DAY), ...about, actor: 'client', actorId: client.id },
    { sorted: true },
  )
}

type FactAbout = { client: Persona; caseId: string | null; contactId: string | null; agent: string }

function tellFact(world: World, about: FactAbout, [label, value]: readonly [string, string], at: Date): void {
  const agent = agentCalled(world, about.agent)
  const id = newId(at)
  world.book.add('client_facts', {
    id,
    client_id: about.client.id,
    case_id: about.caseId,
    label,
    value,
    source: 'client',
    contact_id: about.contactId,
    agent_id: agent.id,
    told_at: at,
  })
  world.book.tell(
    clientEvents.factTold,
    {
      at,
      actor: 'agent',
      actorId: agent.id,
      caseId: about.caseId,
      contactId: about.contactId,
      clientId: about.client.id,
      agentId: agent.id,
    },
    { factId: id, label, source: 'client' },
  )
}

const BILL = `HARBOUR DISTRICT COUNCIL
Council tax, account HD2047718

Mr R. and Mrs M. Ellis
12 Lighthouse Lane, Harbour

Band C, two adults                         £1,852.59
Paid so far                                £1,111.56
Left to pay in four parts                    £741.03
`

function addPaper(world: World, client: Persona, caseId: string, name: string, text: string): void {
  const content = Buffer.from(text, 'utf8')
  const at = new Date(world.now.getTime() - 2 * DAY - HOUR / 2)
  const id = newId(at)
  world.book.add('papers', {
    id,
    client_id: client.id,
    case_id: caseId,
    agent_id: null,
    name,
    media_type: 'text/plain',
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    content,
    at,
  })
  world.book.tell(
    clientEvents.paperAdded,
    { at, actor: 'client', actorId: client.id, caseId, clientId: client.id },
    { paperId: id, bytes: content.length, from: 'client' },
  )
}

function serviceCalled(world: World, slug: string): WorldService {
  const found = world.services.find((one) => one.data.slug === slug)
  if (!found) throw new Error(`No service is called ${slug}`)
  return found
}

/** An hour of the local day so many days on. */
function dayTime(now: number, days: number, hour: number): number {
  return wholeDay(ZONE, localDate(ZONE, now + days * DAY)).start + hour * HOUR
}
