import { agentRoutes } from '#domain/agents/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { Moment, Offer } from '#domain/contacts/contract.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { accept, isRefused } from '../crew.ts'
import type { Crew, CrewMember } from '../crew.ts'
import { firstName } from '../example/history/talk.ts'
import { filled, words } from '../example/words/wording.ts'
import type { Wording } from '../example/words/wording.ts'
import { pause, short } from './play.ts'
import type { Play } from './play.ts'

/** What agents look up once: which service is which, and who is a specialist for it. */
export type Known = {
  readonly serviceIds: ReadonlyMap<string, string>
  readonly slugs: ReadonlyMap<string, string>
  /** Those of the crew who know a service, by its short name. */
  readonly experts: ReadonlyMap<string, readonly CrewMember[]>
}

export async function lookUp(crew: Crew): Promise<Known> {
  const [first] = crew.members
  if (!first) return { serviceIds: new Map(), slugs: new Map(), experts: new Map() }
  const { items } = await first.api.call(serviceRoutes.list)
  const experts = new Map<string, readonly CrewMember[]>()
  for (const service of items) {
    const able = await first.api.call(agentRoutes.colleagues, { query: { serviceId: service.id } })
    const ids = new Set(
      able.items.filter((one) => one.departmentId === service.departmentId).map((one) => one.id),
    )
    experts.set(
      service.slug,
      crew.members.filter((member) => ids.has(member.agentId)),
    )
  }
  return {
    serviceIds: new Map(items.map((one) => [one.slug, one.id])),
    slugs: new Map(items.map((one) => [one.id, one.slug])),
    experts,
  }
}

type Scene = {
  readonly play: Play
  readonly known: Known
  readonly member: CrewMember
  readonly contactId: string
  readonly slug: string | undefined
  readonly wording: Wording | undefined
  readonly clientName: string
}

/** An agent takes an offer: to answer a client, or to help a colleague with one. */
export async function takeOffer(play: Play, known: Known, member: CrewMember, offer: Offer): Promise<void> {
  await pause(play, 3)
  if (!(await accept(member, offer))) return
  try {
    if (offer.purpose === 'answer') await answer(play, known, member, offer)
    else await helpOut(play, member, offer)
  } catch (error) {
    // The client left, or a colleague ended it: nothing is lost by that.
    if (!isRefused(error, 'contact_ended', 'not_in_conversation')) throw error
  }
}

async function helpOut(play: Play, member: CrewMember, offer: Offer): Promise<void> {
  const params = { contactId: offer.contactId }
  const say = (body: string) => member.api.call(contactRoutes.write, { params, body: { kind: 'text', body } })
  await pause(play, 5)
  await say(`Hello, I am ${member.name}. I have read what you wrote, so you need not explain it again.`)
  await pause(play, 8)
  await say('Yes, we can do that from the papers we have. I have entered it just now.')
  await pause(play, 4)
  await member.api.call(contactRoutes.leave, { params, body: {} })
}

async function answer(play: Play, known: Known, member: CrewMember, offer: Offer): Promise<void> {
  const moment = await member.api.call(contactRoutes.get, { params: { contactId: offer.contactId } })
  const slug = known.slugs.get(moment.serviceId ?? '') ?? play.slugs.get(offer.contactId)
  const clientName = moment.client?.name ?? offer.clientName ?? ''
  const wording = slug === undefined ? undefined : words[slug]
  const scene = { play, known, member, contactId: offer.contactId, slug, wording, clientName }
  play.tell({
    kind: 'answered',
    who: member.name,
    words: `is with ${clientName || 'somebody new'}: ${short(moment.need)}`,
  })
  await noteWhatItIs(scene, moment)
  await converse(scene, moment)
  await end(scene)
}

async function noteWhatItIs(
  { play, known, member, contactId, slug, wording }: Scene,
  moment: Moment,
): Promise<void> {
  const serviceId = slug === undefined ? undefined : known.serviceIds.get(slug)
  const demand =
    moment.demand ?? (wording?.failure.some((text) => alike(text, moment.need)) ? 'failure' : 'value')
  await member.api.call(contactRoutes.change, {
    params: { contactId },
    body: { demand, ...(moment.serviceId === null && serviceId !== undefined && { serviceId }) },
  })
  if (!moment.case || !wording) return
  await pause(play, 2)
  await member.api.call(caseRoutes.changeStory, {
    params: { caseId: moment.case.id },
    body: {
      situation: play.chance.pick(wording.situation),
      matters: 'That it is done, and to know when.',
      plan: play.chance.pick(wording.plan),
    },
  })
}

/** Whether a need was made from this wording: the longest piece without places is in it. */
function alike(wording: string, need: string): boolean {
  const piece = wording.split(/\{\w+\}/).toSorted((a, b) => b.length - a.length)[0] ?? wording
  return need.toLowerCase().includes(piece.trim().toLowerCase().slice(1))
}

const ORDINARY = [
  'Hello {name}, thank you for getting in touch. I have read what you wrote.',
  'I can do that with you now.',
  'It is done, and you can see it on your own page.',
]

async function converse(scene: Scene, moment: Moment): Promise<void> {
  const { play, member, contactId, wording, clientName } = scene
  const lines = wording?.agent ?? ORDINARY
  const broughtIn = play.chance.happens(moment.stakes === 'moment_of_truth' ? 0.4 : 0.2)
  for (const [index, line] of lines.entries()) {
    await pause(play, 7)
    const body = filled(line, play.chance, clientName ? firstName(clientName) : 'and welcome')
    await member.api.call(contactRoutes.write, { params: { contactId }, body: { kind: 'text', body } })
    if (index === 0 && broughtIn) await bringIn(scene)
  }
  await pause(play, 6)
}

async function bringIn({ play, known, member, contactId, slug, wording }: Scene): Promise<void> {
  const experts = (known.experts.get(slug ?? '') ?? []).filter((one) => one !== member)
  if (experts.length === 0) return
  const expert = play.chance.pick(experts)
  const question = wording?.question ?? 'Would you look at this with us?'
  try {
    await member.api.call(contactRoutes.bringIn, {
      params: { contactId },
      body: { agentId: expert.agentId, question },
    })
    play.tell({
      kind: 'brought_in',
      who: member.name,
      words: `asks ${expert.name} to join: ${short(question)}`,
    })
    await pause(play, 12)
  } catch (error) {
    if (!isRefused(error, 'colleague_not_here', 'already_in')) throw error
  }
}

/** Met where nothing is loose; else owned, with a promise that the client has been told. */
async function end(scene: Scene): Promise<void> {
  const { play, member, contactId, clientName } = scene
  const moment = await member.api.call(contactRoutes.get, { params: { contactId } })
  if (moment.state === 'ended') return
  const caseId = moment.case?.id
  const open = moment.commitments.filter((one) => one.state === 'open')
  for (const one of open) if (play.chance.happens(0.5)) await keep(scene, one.id, one.what)
  const promising = play.chance.happens(0.28)
  if (!promising && (await tryEnd(scene, 'met'))) {
    play.tell({ kind: 'met', who: member.name, words: `has done what ${clientName || 'the client'} needed` })
    return
  }
  if (caseId !== undefined) await promise(scene, caseId)
  if (await tryEnd(scene, 'owned'))
    play.tell({
      kind: 'owned',
      who: member.name,
      words: `keeps it, ${clientName || 'the client'} knows what happens next`,
    })
}

async function tryEnd({ member, contactId }: Scene, ending: 'met' | 'owned'): Promise<boolean> {
  try {
    await member.api.call(contactRoutes.end, { params: { contactId }, body: { ending, note: null } })
    return true
  } catch (error) {
    if (isRefused(error, 'ends_loose', 'loose_ends')) return false
    throw error
  }
}

async function keep({ play, member }: Scene, commitmentId: string, what: string): Promise<void> {
  await member.api.call(commitmentRoutes.keep, { params: { commitmentId }, body: { note: null } })
  play.tell({ kind: 'kept_promise', who: member.name, words: short(what) })
}

async function promise({ play, member, wording, contactId }: Scene, caseId: string): Promise<void> {
  const { kind, what } = wording
    ? play.chance.pick(wording.promise)
    : { kind: 'reply' as const, what: 'We write to you with the answer' }
  const hours = play.chance.pick([3, 5, 24, 30, 48])
  const dueAt = new Date(Math.ceil((Date.now() + hours * 3_600_000) / 900_000) * 900_000)
  await member.api.call(contactRoutes.write, {
    params: { contactId },
    body: { kind: 'text', body: `${what}, by ${inWords(dueAt)} at the latest. I look after it myself.` },
  })
  await member.api.call(commitmentRoutes.make, {
    params: { caseId },
    body: { kind, what, dueAt: dueAt.toISOString(), told: 'said' },
  })
  play.tell({ kind: 'promised', who: member.name, words: `${what}, by ${inWords(dueAt)}` })
}

const inWords = (at: Date) =>
  at.toLocaleString('en-GB', {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  })
