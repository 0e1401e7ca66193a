import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { newPerson } from './person.ts'
import type { Person } from './person.ts'

/** What the service has said yes to: none of it may ever be missing, or there twice. */
export type Acknowledged = {
  readonly contacts: Set<string>
  /** Words of messages, each written once only. */
  readonly messages: Set<string>
  readonly promises: Set<string>
  /** Contacts that somebody ended, and contacts that somebody took, with the agent. */
  readonly ended: Set<string>
  readonly taken: Map<string, string>
  /** Answers that nobody should get, such as a refusal that does not exist. */
  readonly odd: string[]
}

export type Traffic = {
  readonly acknowledged: Acknowledged
  /** Lets what is under way come to its answer and begins nothing new. */
  pause(): Promise<void>
  goOn(): void
  stop(): Promise<void>
}

export type TrafficParts = {
  readonly nodes: readonly string[]
  /** One-use links by which the agents enter. */
  readonly tokens: readonly { readonly agentId: string; readonly token: string }[]
  readonly clients: number
}

type Course = TrafficParts & {
  readonly acknowledged: Acknowledged
  readonly stopped: AbortSignal
  /** Resolves while traffic may go on. */
  readonly mayGoOn: () => Promise<void>
  readonly under: Set<Promise<unknown>>
}

/** Clients who come, write and wait, and agents who answer, promise and end, by the public API of two nodes. */
export async function startTraffic(parts: TrafficParts): Promise<Traffic> {
  const stop = new AbortController()
  let gate = Promise.resolve()
  let open: (() => void) | undefined
  const acknowledged: Acknowledged = {
    contacts: new Set(),
    messages: new Set(),
    promises: new Set(),
    ended: new Set(),
    taken: new Map(),
    odd: [],
  }
  const course: Course = {
    ...parts,
    acknowledged,
    stopped: stop.signal,
    mayGoOn: () => gate,
    under: new Set(),
  }
  const agents = await Promise.all(parts.tokens.map((one, index) => enter(course, one, index)))
  const running = [
    ...agents.map((agent) => serve(course, agent)),
    ...Array.from({ length: parts.clients }, (_, index) => comeAgain(course, index)),
  ]
  return {
    acknowledged,
    async pause() {
      gate = new Promise<void>((resolve) => (open = resolve))
      while (course.under.size > 0) await Promise.all(course.under)
    },
    goOn: () => open?.(),
    async stop() {
      stop.abort()
      open?.()
      await Promise.all(running)
    },
  }
}

/** Sends once traffic may go on, and counts as under way until the answer is there. */
async function send(course: Course, person: Person, method: string, path: string, body?: unknown) {
  await course.mayGoOn()
  const key = method === 'GET' ? undefined : randomUUID()
  const task = person.send(method, path, body, key)
  course.under.add(task)
  try {
    return await task
  } finally {
    course.under.delete(task)
  }
}

// ── clients ────────────────────────────────────────────────────────────────────────────────────────────────────────
async function comeAgain(course: Course, index: number): Promise<void> {
  for (let visit = 0; !course.stopped.aborted; visit += 1) {
    await visitOnce(course, index + visit)
    await rest(course, 200 + Math.random() * 1_000)
  }
}

async function visitOnce(course: Course, first: number): Promise<void> {
  const client = newPerson(course.nodes, course.stopped, first)
  await send(course, client, 'POST', '/portal/visits', {})
  const begun = await send(course, client, 'POST', '/portal/contacts', { need: `A need ${randomUUID()}` })
  if (begun?.status !== 201) return odd(course, 'a contact begins', begun)
  const contactId = String(begun.body['id'])
  course.acknowledged.contacts.add(contactId)
  for (let look = 0; look < 60 && !course.stopped.aborted; look += 1) {
    const seen = await send(course, client, 'GET', `/portal/contacts/${contactId}`)
    if (seen?.body['state'] === 'ended') return
    if (look % 5 === 1) await write(course, client, `/portal/contacts/${contactId}/messages`, {})
    await rest(course, 400)
  }
  await send(course, client, 'POST', `/portal/contacts/${contactId}/leave`, {})
}

async function write(course: Course, who: Person, path: string, more: object): Promise<void> {
  const words = `words ${randomUUID()}`
  const said = await send(course, who, 'POST', path, { ...more, body: words })
  if (said?.status === 201) course.acknowledged.messages.add(words)
  else odd(course, 'words are said', said)
}

// ── agents ─────────────────────────────────────────────────────────────────────────────────────────────────────────
type Agent = { readonly agentId: string; readonly person: Person }

async function enter(course: Course, one: { agentId: string; token: string }, index: number): Promise<Agent> {
  const person = newPerson(course.nodes, course.stopped, index)
  const entered = await person.send('POST', '/staff/enter', { token: one.token })
  if (entered?.status !== 200) throw new Error(`No way in: ${JSON.stringify(entered)}`)
  return { agentId: one.agentId, person }
}

type Mine = {
  readonly offers?: readonly { readonly id: string; readonly contactId: string }[]
  readonly live?: readonly { readonly id: string }[]
}

async function serve(course: Course, agent: Agent): Promise<void> {
  const since = new Map<string, number>()
  for (let turn = 0; !course.stopped.aborted; turn += 1) {
    if (turn % 10 === 0) {
      await send(course, agent.person, 'PUT', '/agents/me/presence', { state: 'available', reason: null })
    }
    const answer = await send(course, agent.person, 'GET', '/contacts/mine')
    const { offers = [], live = [] } = (answer?.body ?? {}) as Mine
    for (const { id, contactId } of offers) await accept(course, agent, id, contactId)
    for (const { id } of live) await help(course, agent, id, since)
    await rest(course, 300)
  }
}

async function accept(course: Course, agent: Agent, offerId: string, contactId: string): Promise<void> {
  const taken = await send(course, agent.person, 'POST', `/offers/${offerId}/accept`, {})
  if (taken?.status === 200) course.acknowledged.taken.set(contactId, agent.agentId)
  else odd(course, 'an offer is accepted', taken)
}

async function help(
  course: Course,
  agent: Agent,
  contactId: string,
  since: Map<string, number>,
): Promise<void> {
  const turns = (since.get(contactId) ?? 0) + 1
  since.set(contactId, turns)
  const { person } = agent
  if (turns === 1) await write(course, person, `/contacts/${contactId}/messages`, { kind: 'text' })
  if (turns === 2) await promise(course, person, contactId)
  if (turns < 3) return
  const ending = turns % 2 === 1 ? 'owned' : 'met'
  const ended = await send(course, person, 'POST', `/contacts/${contactId}/end`, { ending })
  if (ended?.status === 200) course.acknowledged.ended.add(contactId)
  else if (ended?.body['code'] !== 'loose_ends') odd(course, 'a contact ends', ended)
}

/** Due soon, so that its warning falls into the run. */
async function promise(course: Course, person: Person, contactId: string): Promise<void> {
  const moment = await send(course, person, 'GET', `/contacts/${contactId}`)
  const caseId = (moment?.body['case'] as { id: string } | null | undefined)?.id
  if (caseId === undefined) return
  const dueAt = new Date(Date.now() + 20_000 + Math.random() * 60_000).toISOString()
  const body = { kind: 'action', what: 'See to it', dueAt, told: 'said' }
  const made = await send(course, person, 'POST', `/cases/${caseId}/commitments`, body)
  if (made?.status === 201) course.acknowledged.promises.add(String(made.body['id']))
  // The service was away for longer than the promise would have lasted: a new time is said.
  else if (made?.body['code'] === 'due_in_the_past') await promise(course, person, contactId)
  else odd(course, 'something is promised', made)
}

/** Refusals that two people at work meet every day. */
const ORDINARY = [
  'offer_gone',
  'contact_ended',
  'at_capacity',
  'not_in_conversation',
  'case_closed',
  'ends_loose',
]

function odd(
  course: Course,
  what: string,
  answer: { status: number; body: Record<string, unknown> } | undefined,
) {
  if (!answer || ORDINARY.includes(String(answer.body['code']))) return
  course.acknowledged.odd.push(`${what}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`)
}

async function rest(course: Course, milliseconds: number): Promise<void> {
  await sleep(milliseconds, undefined, { signal: course.stopped }).catch(() => undefined)
}
