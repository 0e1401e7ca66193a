import { accountRoutes } from '#domain/accounts/contract.ts'
import { myRoutes } from '#domain/cases/contract.routes.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import { createApi } from '../api.ts'
import type { Api } from '../api.ts'
import { isRefused } from '../crew.ts'
import { services } from '../example/organisation/services.ts'
import { inventClient } from '../example/words/names.ts'
import type { ExampleClient } from '../example/words/names.ts'
import { filled, needIn, words } from '../example/words/wording.ts'
import type { Wording } from '../example/words/wording.ts'
import { pause, short } from './play.ts'
import type { Play } from './play.ts'

type Visitor = {
  readonly play: Play
  readonly api: Api
  readonly person: ExampleClient
  readonly wording: Wording
}
type Habit = 'talks' | 'leaves' | 'keeps_place' | 'chooses_time' | 'writes_instead' | 'comes_back'

const HABITS: readonly (readonly [Habit, number])[] = [
  ['talks', 62],
  ['comes_back', 12],
  ['leaves', 5],
  ['keeps_place', 7],
  ['chooses_time', 7],
  ['writes_instead', 7],
]
/** How long a client of the demo stays with an unanswered need, in seconds of the demo. */
const PATIENCE = 240

/** Clients keep arriving until the demo closes. Resolves when the last of them has gone. */
export async function clientsArrive(play: Play, perMinute: number): Promise<void> {
  const visits: Promise<void>[] = []
  for (let number = 1; !play.closing.aborted; number += 1) {
    visits.push(visit(play, number))
    await pause({ ...play, speed: 1 }, play.chance.exponential(60 / perMinute))
  }
  await Promise.all(visits)
}

async function visit(play: Play, number: number): Promise<void> {
  const chance = play.chance.fork(`client ${number}`)
  const own = { ...play, chance }
  const service = chance.pickWeighted(services, (one) => one.past.share)
  const wording = words[service.slug]
  if (!wording) return
  // Numbers far from those of the past, so that nobody is taken for somebody else.
  const person = inventClient(3_000 + Math.floor(chance.uniform() * 3_900), chance)
  const visitor = { play: own, api: createApi(play.url, { patient: true }), person, wording }
  try {
    await visitor.api.call(accountRoutes.startVisit, { body: {} })
    await come(visitor, service.slug)
  } catch (error) {
    if (isRefused(error, 'contact_ended', 'case_closed', 'not_found')) return
    play.tell({ kind: 'fault', who: person.name, words: (error as Error).message })
  }
}

async function come(visitor: Visitor, slug: string): Promise<void> {
  const { play, person } = visitor
  const { chance } = play
  const demand = chance.happens(0.6) ? 'value' : 'failure'
  const need = needIn(visitor.wording, demand, chance)
  const habit = chance.pickWeighted(HABITS, ([, share]) => share)[0]
  const contact = await visitor.api.call(portalRoutes.start, {
    body: {
      need,
      name: person.name,
      ...(chance.happens(0.5) && { minutesAvailable: chance.pick([5, 10, 15, 20, 30]) }),
      ...(chance.happens(0.3) && { canTalkPrivately: chance.happens(0.8) }),
      ...(chance.happens(0.5) && person.phone !== null && { phone: person.phone }),
      ...(person.language !== 'en' && { language: person.language }),
    },
  })
  play.slugs.set(contact.id, slug)
  play.tell({ kind: 'arrived', who: person.name, words: short(need) })
  await whileWaiting(visitor, contact, habit)
}

async function whileWaiting(visitor: Visitor, contact: PortalContact, habit: Habit): Promise<void> {
  if (habit === 'talks' || habit === 'comes_back') return talk(visitor, contact, habit)
  await pause(visitor.play, 1.5)
  try {
    await otherWay[habit](visitor, contact)
  } catch (error) {
    // Somebody was quicker and is there already: then they talk.
    const quicker = isRefused(error, 'not_waiting', 'time_not_free', 'nobody_for_this', 'not_a_number')
    if (!quicker) throw error
    await talk(visitor, contact, habit)
  }
}

type Way = (visitor: Visitor, contact: PortalContact) => Promise<void>

const otherWay: Record<Exclude<Habit, 'talks' | 'comes_back'>, Way> = {
  leaves: async (visitor, contact) => {
    await visitor.api.call(portalRoutes.leave, { params: { contactId: contact.id }, body: {} })
    visitor.play.tell({ kind: 'left', who: visitor.person.name, words: 'has to go' })
  },
  keeps_place: async (visitor, contact) => {
    const body = { phone: phoneOf(visitor), name: visitor.person.name }
    await visitor.api.call(portalRoutes.keepPlace, { params: { contactId: contact.id }, body })
    visitor.play.tell({
      kind: 'kept_place',
      who: visitor.person.name,
      words: 'keeps the place and is called',
    })
  },
  chooses_time: async (visitor, contact) => {
    const { slots } = await visitor.api.call(portalRoutes.slots, { query: { contactId: contact.id } })
    const slot = visitor.play.chance.pick(slots.slice(0, 6).length > 0 ? slots.slice(0, 6) : [undefined])
    if (!slot) return talk(visitor, contact, 'talks')
    const body = { from: slot.from, phone: phoneOf(visitor), name: visitor.person.name }
    await visitor.api.call(portalRoutes.chooseTime, { params: { contactId: contact.id }, body })
    const words = `is called on ${slot.from.slice(0, 10)} at ${slot.from.slice(11, 16)} UTC`
    visitor.play.tell({ kind: 'chose_time', who: visitor.person.name, words })
  },
  writes_instead: async (visitor, contact) => {
    const body = {
      body: said(visitor, 0),
      name: visitor.person.name,
      email: visitor.person.email ?? 'resident@mail.example',
    }
    await visitor.api.call(portalRoutes.writeInstead, { params: { contactId: contact.id }, body })
    visitor.play.tell({ kind: 'wrote_instead', who: visitor.person.name, words: 'writes instead of waiting' })
  },
}

const phoneOf = ({ person }: Visitor) => person.phone ?? '+441632960500'

function said({ play, wording, person }: Visitor, index: number): string {
  const lines = wording.client
  return filled(lines[index % lines.length] ?? 'Thank you.', play.chance, person.name)
}

/** Answers what the agent says, until the conversation has ended or patience has. */
async function talk(visitor: Visitor, contact: PortalContact, habit: Habit): Promise<void> {
  const { play, api, person } = visitor
  const params = { contactId: contact.id }
  let heard = 0
  let answered = 0
  for (let waited = 0; waited < PATIENCE; waited += 3) {
    await pause(play, 3)
    const now = await api.call(portalRoutes.get, { params })
    if (now.state === 'ended') return after(visitor, now, habit)
    const agentSaid = now.messages.filter((message) => message.author === 'agent').length
    if (now.state === 'talking') waited = 0
    if (agentSaid <= heard) continue
    heard = agentSaid
    await pause(play, 4)
    await api.call(portalRoutes.write, { params, body: { body: said(visitor, answered) } })
    answered += 1
  }
  await api.call(portalRoutes.leave, { params, body: {} })
  play.tell({ kind: 'left', who: person.name, words: 'left after waiting' })
}

/** Afterwards some confirm that it is sorted, and some come back about the same case on their own page. */
async function after(visitor: Visitor, contact: PortalContact, habit: Habit): Promise<void> {
  const { play, api, person } = visitor
  if (contact.caseId === null) return
  await pause(play, 6)
  const { cases } = await api.call(myRoutes.home)
  const mine = cases.find((one) => one.id === contact.caseId)
  if (!mine) return
  const params = { caseId: mine.id }
  if (habit === 'comes_back' && mine.state === 'open') {
    await api.call(myRoutes.reply, {
      params,
      body: { body: 'One more thing: can you tell me here when it is done?' },
    })
    play.tell({
      kind: 'came_back',
      who: person.name,
      words: `writes to ${mine.owner.name} about ${mine.reference}`,
    })
  } else if (mine.state === 'closed' && play.chance.happens(0.6)) {
    await api.call(myRoutes.confirm, { params, body: { sorted: true, note: null } })
    play.tell({ kind: 'confirmed', who: person.name, words: `says that ${mine.reference} is sorted` })
  }
}
