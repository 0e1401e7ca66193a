import { setTimeout as sleep } from 'node:timers/promises'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import type { Offer } from '#domain/contacts/contract.ts'
import { statement } from '#platform/database/statement.ts'
import { createApi } from '../api.ts'
import { accept, isRefused, openCrew } from '../crew.ts'
import type { Crew, CrewMember } from '../crew.ts'
import { dismissAgents, ensureAgents } from './stage.ts'
import type { Stage } from './stage.ts'

export type ReplayPlan = {
  readonly texts: readonly string[]
  /** Contacts a second. */
  readonly rate: number
  readonly agents: number
  readonly signal: AbortSignal
  readonly progress: (line: string) => void
}

/** Milliseconds: half of them took at most p50, 99 of 100 at most p99. */
export type Spread = { readonly p50: number | null; readonly p99: number | null }
export type ReplayResult = {
  readonly sent: number
  readonly offered: number
  readonly finished: number
  /** Sent and taken by the service, but neither finished nor known to it any more, or left hanging. */
  readonly lost: number
  readonly timeToOffer: Spread
  readonly timeToFirstAnswer: Spread
  readonly seconds: number
  readonly errors: Readonly<Record<string, number>>
  /** How often the service asked a caller to wait because of its limits. */
  readonly heldBack: number
}

type Course = { readonly contactIds: string[]; readonly errors: Map<string, number>; heldBack: number }

/** Sends every text as a chat through the public API, with simulated agents answering, and counts what became of each. */
export async function replay(stage: Stage, plan: ReplayPlan): Promise<ReplayResult> {
  const agents = await ensureAgents(stage.database, plan.agents)
  plan.progress(`Signing in ${agents.length} simulated agents`)
  const crew = await openCrew(stage.database, stage.url, agents)
  const course: Course = { contactIds: [], errors: new Map(), heldBack: 0 }
  try {
    crew.work(help, (error) => count(course.errors, error))
    const began = performance.now()
    await sendAll(stage.url, plan, course)
    plan.progress('All are sent; waiting until the last is answered')
    await untilDone(stage, crew, course)
    const seconds = (performance.now() - began) / 1000
    return { ...(await measure(stage, course)), seconds, heldBack: course.heldBack + crew.waits() }
  } finally {
    await crew.leave()
    await dismissAgents(
      stage.database,
      agents.map((agent) => agent.agentId),
    )
  }
}

/** An agent of the replay takes the chat, answers once, and ends it. */
async function help(member: CrewMember, offer: Offer): Promise<void> {
  const { api } = member
  if (!(await accept(member, offer))) return
  const params = { contactId: offer.contactId }
  try {
    await api.call(contactRoutes.write, {
      params,
      body: { kind: 'text', body: 'Thank you for writing. I have looked into it and put it right for you.' },
    })
    await api.call(contactRoutes.end, { params, body: { ending: 'met' } })
  } catch (error) {
    if (!isRefused(error, 'contact_ended')) throw error
  }
}

async function sendAll(url: string, plan: ReplayPlan, course: Course): Promise<void> {
  const began = performance.now()
  const under: Promise<void>[] = []
  for (const [index, text] of plan.texts.entries()) {
    const wait = began + (index / plan.rate) * 1000 - performance.now()
    if (wait > 0) await sleep(wait)
    if (plan.signal.aborted) break
    under.push(sendOne(url, text, course))
    if ((index + 1) % 200 === 0) plan.progress(`${index + 1} of ${plan.texts.length} sent`)
  }
  await Promise.all(under)
}

async function sendOne(url: string, need: string, course: Course): Promise<void> {
  const api = createApi(url, { patient: true })
  try {
    await api.call(accountRoutes.startVisit, { body: {} })
    const contact = await api.call(portalRoutes.start, { body: { need } })
    course.contactIds.push(contact.id)
  } catch (error) {
    count(course.errors, error)
  } finally {
    course.heldBack += api.waits.count
  }
}

function count(errors: Map<string, number>, error: unknown): void {
  const words = error instanceof Error ? error.message : String(error)
  errors.set(words, (errors.get(words) ?? 0) + 1)
}

const unfinished = statement<{ count: number }, [ids: readonly string[]]>(
  'replay.unfinished',
  `select count(*) as count from contacts where id = any($1::uuid[]) and state <> 'ended'`,
)

/** Until every contact has ended; gives up when for half a minute none has. */
async function untilDone(stage: Stage, crew: Crew, course: Course): Promise<void> {
  const left = () => stage.database.read(async (tx) => (await tx.one(unfinished, course.contactIds)).count)
  let before = await left()
  let quietSince = performance.now()
  while (before > 0 && performance.now() - quietSince < 30_000) {
    await sleep(250)
    const now = await left()
    if (now < before) quietSince = performance.now()
    before = now
  }
  await crew.settle(10_000)
}

type Counted = {
  offered: number
  finished: number
  offerP50: number | null
  offerP99: number | null
  answerP50: number | null
  answerP99: number | null
}
// By the service's own clock: from the contact's arrival to its first offer, and to the agent's first words.
const counted = statement<Counted, [ids: readonly string[]]>(
  'replay.counted',
  `select count(o.at) as offered, count(*) filter (where c.state = 'ended' and c.ending = 'met') as finished,
     percentile_cont(0.5) within group (order by extract(epoch from o.at - c.arrived_at) * 1000) as offer_p50,
     percentile_cont(0.99) within group (order by extract(epoch from o.at - c.arrived_at) * 1000) as offer_p99,
     percentile_cont(0.5) within group (order by extract(epoch from m.at - c.arrived_at) * 1000) as answer_p50,
     percentile_cont(0.99) within group (order by extract(epoch from m.at - c.arrived_at) * 1000) as answer_p99
   from contacts c
   left join lateral (select min(made_at) as at from offers where contact_id = c.id and purpose = 'answer') o on true
   left join lateral (select min(at) as at from messages where contact_id = c.id and author = 'agent') m on true
   where c.id = any($1::uuid[])`,
)

async function measure(stage: Stage, course: Course): Promise<Omit<ReplayResult, 'seconds' | 'heldBack'>> {
  const found = await stage.database.read((tx) => tx.one(counted, course.contactIds))
  const sent = course.contactIds.length
  return {
    sent,
    offered: found.offered,
    finished: found.finished,
    lost: sent - found.finished,
    timeToOffer: { p50: found.offerP50, p99: found.offerP99 },
    timeToFirstAnswer: { p50: found.answerP50, p99: found.answerP99 },
    errors: Object.fromEntries(course.errors),
  }
}
