import { localHour } from '#core/calendars/hours.ts'
import { caseEvents } from '#domain/cases/contract.events.ts'
import { words } from '#domain/cases/words.ts'
import { newId } from '#platform/ids.ts'
import { ZONE } from '../organisation/calendars.ts'
import { DECLINED, MESSAGES, NOTES, QUESTIONS } from '../words/work.ts'
import { filled } from '../words/wording.ts'
import type { World } from '../world.ts'
import type { Chain } from './chains.ts'
import { reachedAt, triedShare } from './habits.ts'
import { aboutCase } from './past-case.ts'
import type { Answered, PastCase } from './past-case.ts'
import { later } from './promises.ts'
import { firstName } from './talk.ts'

type Work = { readonly world: World; readonly chain: Chain; readonly current: PastCase }
const HOUR_MS = 3_600_000

/** What is written and tried on a case after a conversation, until all of it is done. */
export function workOn(world: World, chain: Chain, contact: Answered, current: PastCase): void {
  const { chance } = world
  const work = { world, chain, current }
  tellStory(work, contact)
  if (chance.happens(0.02)) decline(work, contact)
  if (current.doneAt < contact.endedAt + 2 * HOUR_MS) return
  const within = (from: number, to: number) =>
    contact.endedAt + (current.doneAt - contact.endedAt) * chance.uniform(from, to)
  if (chance.happens(0.22)) write(work, within(0.1, 0.8), 'note', chance.pick(NOTES))
  if (chance.happens(0.45)) write(work, within(0.5, 0.98), 'text', message(work))
  if (chance.happens(0.08)) ask(work, within(0.1, 0.3), within(0.4, 0.8))
  tryToReach(work, contact)
}

/** The story is written while the client is there, or shortly after. */
function tellStory({ world, chain, current }: Work, contact: Answered): void {
  const { book, chance } = world
  if (!chance.happens(0.7)) return
  const at = contact.answeredAt + (contact.endedAt - contact.answeredAt) * chance.uniform(0.5, 0.95)
  const fields = chance.happens(0.7) ? ['situation', 'plan'] : ['situation', 'matters', 'plan']
  book.tell(caseEvents.storyChanged, aboutCase(chain, current, at), { fields })
  current.changes += 1
}

const message = ({ world, chain }: Work) =>
  filled(world.chance.pick(MESSAGES), world.chance, firstName(chain.client.details.name))

function write({ world, chain, current }: Work, at: number, kind: 'note' | 'text', body: string): void {
  const id = newId(new Date(at))
  world.book.add('messages', {
    id,
    contact_id: null,
    case_id: current.id,
    client_id: chain.client.id,
    kind,
    author: 'agent',
    agent_id: current.owner.id,
    body,
    at: new Date(at),
    channel: 'form',
  })
  const facts = { messageId: id, author: 'agent' as const, note: kind === 'note' }
  world.book.tell(caseEvents.messageSent, aboutCase(chain, current, at), facts)
  current.changes += 1
}

/** A refusal is written to the client with its reason and with what is done instead. */
function decline(work: Work, contact: Answered): void {
  const { world, chain, current } = work
  const refused = DECLINED[chain.service.data.slug]
  if (!refused) return
  const at = contact.endedAt - 30_000
  write(work, at, 'text', words.declined(refused.what, refused.reason, refused.instead))
  world.book.tell(caseEvents.declined, aboutCase(chain, current, at), {})
}

function ask({ world, chain, current }: Work, at: number, answeredAt: number): void {
  const id = newId(new Date(at))
  const of = world.chance.pick(['client', 'client', 'other', 'us'] as const)
  const { question, answer } = world.chance.pick(QUESTIONS)
  world.book.add('open_questions', {
    id,
    case_id: current.id,
    asked_of: of,
    question,
    asked_at: new Date(at),
    answer,
    answered_at: new Date(answeredAt),
  })
  world.book.tell(caseEvents.questionAsked, aboutCase(chain, current, at), { questionId: id, of })
  const about = aboutCase(chain, current, answeredAt)
  const by = of === 'client' ? { actor: 'client', actorId: chain.client.id, agentId: null } : {}
  world.book.tell(caseEvents.questionAnswered, { ...about, ...by }, { questionId: id })
}

/** Up to three calls at times that the client did not choose, until somebody is there. */
function tryToReach({ world, chain, current }: Work, contact: Answered): void {
  const { book, chance, now } = world
  const { slug, department } = chain.service.data
  if (!chance.happens(triedShare(department, slug, contact.answeredAt, now.getTime()))) return
  let at = contact.endedAt
  for (let tries = 0; tries < 3; tries += 1) {
    at = later(world, at, chance.integer(40, 320))
    if (at >= current.doneAt) return
    const reached = chance.happens(Math.min(0.95, reachedAt(localHour(ZONE, at)) * chain.client.reachable))
    book.tell(caseEvents.attempted, aboutCase(chain, current, at), { channel: 'phone', reached })
    current.changes += 1
    if (reached) return
  }
}
