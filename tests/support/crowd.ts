import { agentRoutes } from '#domain/agents/contract.ts'
import { caseRoutes, myRoutes } from '#domain/cases/contract.routes.ts'
import { wakeSnoozed } from '#domain/cases/jobs.ts'
import { breakOverdue, tellClientsDue, warnDue } from '#domain/commitments/jobs.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { dispatch } from '#domain/contacts/dispatch.ts'
import { endAbandoned, recoverSilentDesks } from '#domain/contacts/jobs.ts'
import type { SettableClock } from '#platform/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { MONDAY } from './factories.ts'
import { startService } from './service.ts'
import type { Answer, Caller, Service } from './service.ts'
import type { Route } from '#platform/contract/route.ts'

/** One thing that somebody does; `pick` chooses whom or what about. */
export type Step = {
  readonly verb: Verb
  readonly who: number
  readonly pick: number
  /** Whether the next one begins before this one is done. */
  readonly beside: boolean
}

export type Crowd = {
  readonly service: Service & { clock: SettableClock }
  readonly agents: readonly { id: string; caller: Caller }[]
  clients: Caller[]
  /** Answers of the service that were faults. */
  readonly faults: string[]
  /** How often each thing was done, and how often refused. */
  readonly done: Map<string, { done: number; refused: number }>
  act(step: Step): Promise<void>
}

const NEEDS = ['My heating is broken', 'A bin was missed', 'My mother died last week', 'About my rent']

/** Some agents at their desks, on a clock that only a step moves. */
export async function gatherCrowd(): Promise<Crowd> {
  const service = await startService({ at: MONDAY, quiet: true })
  await migrateJobs(service.databaseUrl)
  const { make } = service
  await make.organisation()
  const general = await make.skill({ general: true })
  const skill = await make.skill()
  const offered = await make.service({ skillId: skill.id, momentOfTruth: false })
  const agents: Crowd['agents'][number][] = []
  for (let n = 0; n < 4; n += 1) {
    const { id } = await make.agent({
      departmentId: offered.departmentId,
      skills: n === 3 ? [general.id] : [general.id, skill.id],
      presence: 'available',
      roles: n === 0 ? ['agent', 'lead'] : ['agent'],
    })
    agents.push({ id, caller: await service.staff(id) })
  }
  const crowd: Crowd = {
    service,
    agents,
    clients: [],
    faults: [],
    done: new Map(),
    act: (step) => act(crowd, offered.id, step),
  }
  return crowd
}

type Scene = {
  crowd: Crowd
  client: Caller
  agent: Caller
  serviceId: string
  pick: number
  at: (minutes: number) => string
}
type Act = (scene: Scene) => Promise<unknown>

async function ids(crowd: Crowd, from: string): Promise<string[]> {
  const { rows } = await crowd.service.app.database.pool.query<{ id: string }>(
    `select id from ${from} order by id desc limit 6`,
  )
  return rows.map((row) => row.id)
}

const NOBODY = '018f0000-0000-7000-8000-000000000000'
async function one({ crowd, pick }: Scene, from: string): Promise<string> {
  const found = await ids(crowd, from)
  return found[pick % Math.max(1, found.length)] ?? NOBODY
}

/** The contact that this client has open, or the newest. */
async function ownContact({ client }: Scene): Promise<string> {
  const home = (await client.ask('GET', '/my')).body as { contactId: string | null }
  return home.contactId ?? NOBODY
}

async function ownCase({ client, pick }: Scene): Promise<string> {
  const { cases = [] } = (await client.ask('GET', '/my')).body as { cases?: { id: string }[] }
  return cases[pick % Math.max(1, cases.length)]?.id ?? NOBODY
}

async function mine({ agent }: Scene) {
  return agent.call(contactRoutes.mine, {})
}

async function live(scene: Scene): Promise<string> {
  const all = (await mine(scene)).live
  return all[scene.pick % Math.max(1, all.length)]?.id ?? NOBODY
}

/** Calls, and counts what came of it; a refusal is an answer like any other. */
async function call(
  scene: Scene,
  who: Caller,
  route: Route,
  params: Record<string, string>,
  body: unknown = {},
) {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? NOBODY)
  const answer = await who.ask(route.method, path, body)
  note(scene.crowd, route.id, answer)
  return answer
}

function note({ done, faults }: Crowd, id: string, { status, body }: Answer<unknown>): void {
  const counts = done.get(id) ?? { done: 0, refused: 0 }
  done.set(id, { done: counts.done + Number(status < 400), refused: counts.refused + Number(status >= 400) })
  if (status >= 500) faults.push(`${id}: ${status} ${JSON.stringify(body)}`)
}

const sweep =
  (run: (tx: Tx, now: Date) => Promise<number>): Act =>
  ({ crowd: { service } }) =>
    service.app.database.transact((tx) => run(tx, service.clock.now()))

const onContact =
  (route: Route, body: (scene: Scene) => unknown = () => ({})): Act =>
  async (scene) =>
    call(scene, scene.client, route, { contactId: await ownContact(scene) }, body(scene))
const inTalk =
  (route: Route, body: (scene: Scene) => unknown = () => ({})): Act =>
  async (scene) =>
    call(scene, scene.agent, route, { contactId: await live(scene) }, body(scene))
const onPromise =
  (route: Route, body: (scene: Scene) => unknown): Act =>
  async (scene) => {
    const commitmentId = await one(scene, `commitments where state = 'open'`)
    return call(scene, scene.agent, route, { commitmentId }, body(scene))
  }
const onCase =
  (route: Route, body: (scene: Scene) => unknown): Act =>
  async (scene) =>
    call(scene, scene.agent, route, { caseId: await one(scene, 'cases') }, body(scene))
const colleague = ({ crowd, pick }: Scene) => crowd.agents[(pick * 7 + 1) % crowd.agents.length]?.id ?? NOBODY

async function promiseInTalk(scene: Scene): Promise<void> {
  const contactId = await live(scene)
  if (contactId === NOBODY) return
  const { case: kase } = await scene.agent.call(contactRoutes.get, { params: { contactId } })
  if (!kase) return
  const told = scene.pick % 3 === 0 ? null : 'said'
  const body = { kind: 'action', what: 'See to it', dueAt: scene.at(5 + scene.pick * 7), told }
  await call(scene, scene.agent, commitmentRoutes.make, { caseId: kase.id }, body)
}

async function somebodyBroughtIn({ crowd, pick }: Scene) {
  const { rows } = await crowd.service.app.database.pool.query<{
    contactId: string
    ledBy: string
    expert: string
  }>(
    `select c.id as "contactId", c.agent_id as "ledBy", p.agent_id as expert from participants p
     join contacts c on c.id = p.contact_id where p.part = 'expert' and p.left_at is null and c.state = 'talking'`,
  )
  return rows[pick % Math.max(1, rows.length)]
}

async function leave(scene: Scene): Promise<void> {
  const found = await somebodyBroughtIn(scene)
  const who = scene.crowd.agents.find((each) => each.id === found?.expert)?.caller ?? scene.agent
  await call(scene, who, contactRoutes.leave, { contactId: found?.contactId ?? (await live(scene)) })
}

/** To somebody who has been brought in, where there is one. */
async function handOver(scene: Scene): Promise<void> {
  const found = await somebodyBroughtIn(scene)
  const who = scene.crowd.agents.find((each) => each.id === found?.ledBy)?.caller ?? scene.agent
  const body = { toAgentId: found?.expert ?? colleague(scene) }
  await call(scene, who, contactRoutes.handOver, { contactId: found?.contactId ?? NOBODY }, body)
}

async function chooseTime(scene: Scene): Promise<void> {
  const { slots } = await scene.client.call(portalRoutes.slots, { query: {} })
  const from = slots[scene.pick % Math.max(1, Math.min(2, slots.length))]?.from ?? scene.at(60)
  const contactId = await ownContact(scene)
  await call(scene, scene.client, portalRoutes.chooseTime, { contactId }, { from, phone: '020 7946 0100' })
}

const answerOffer =
  (route: Route): Act =>
  async (scene) => {
    const { offers } = await mine(scene)
    const offerId = offers[scene.pick % Math.max(1, offers.length)]?.id ?? (await one(scene, 'offers'))
    return call(scene, scene.agent, route, { offerId })
  }

const VERB_ACTS = {
  start: ({ crowd, client, serviceId, pick, ...rest }) =>
    call(
      { crowd, client, serviceId, pick, ...rest },
      client,
      portalRoutes.start,
      {},
      {
        need: NEEDS[pick % NEEDS.length],
        ...(pick % 3 > 0 && { serviceId }),
        ...(pick % 4 === 0 && { name: `Client ${pick}`, phone: `020 7946 0${100 + (pick % 5)}` }),
      },
    ),
  clientWrites: onContact(portalRoutes.write, () => ({ body: 'Are you there?' })),
  clientLeaves: onContact(portalRoutes.leave),
  tell: onContact(portalRoutes.tell, ({ pick }) => ({
    name: `Client ${pick}`,
    phone: '020 7946 0111',
    minutesAvailable: 5,
  })),
  waitForOwner: onContact(portalRoutes.waitForOwner, ({ pick }) => ({ minutes: pick % 5 })),
  keepPlace: onContact(portalRoutes.keepPlace, () => ({ phone: '020 7946 0100' })),
  chooseTime,
  writeInstead: onContact(portalRoutes.writeInstead, () => ({
    body: 'In short: it drips',
    phone: '020 7946 0100',
  })),
  reply: async (scene) =>
    call(scene, scene.client, myRoutes.reply, { caseId: await ownCase(scene) }, { body: 'And now?' }),
  confirm: async (scene) =>
    call(
      scene,
      scene.client,
      myRoutes.confirm,
      { caseId: await ownCase(scene) },
      { sorted: scene.pick % 2 === 0 },
    ),
  accept: answerOffer(contactRoutes.accept),
  acceptToo: answerOffer(contactRoutes.accept),
  decline: answerOffer(contactRoutes.decline),
  agentWrites: inTalk(contactRoutes.write, ({ pick }) => ({
    kind: pick % 3 ? 'text' : 'note',
    body: 'Let me see',
  })),
  hold: inTalk(contactRoutes.hold, ({ pick }) => ({
    on: pick % 2 === 0,
    why: pick % 4 ? 'hold' : 'consult',
  })),
  bringIn: inTalk(contactRoutes.bringIn, (scene) => ({
    agentId: colleague(scene),
    question: 'Can you come?',
  })),
  handOver,
  leave,
  newCase: inTalk(contactRoutes.change, () => ({ newCase: true })),
  endMet: inTalk(contactRoutes.end, () => ({ ending: 'met' })),
  endOwned: inTalk(contactRoutes.end, () => ({ ending: 'owned' })),
  promise: promiseInTalk,
  keep: onPromise(commitmentRoutes.keep, () => ({})),
  renegotiate: onPromise(commitmentRoutes.renegotiate, ({ at, pick }) => ({
    ...{ dueAt: at(30 + pick * 5), reason: 'More time is needed', told: 'said' },
  })),
  withdraw: onPromise(commitmentRoutes.withdraw, () => ({
    reason: 'It is done already',
    instead: 'Nothing is left',
  })),
  close: onCase(caseRoutes.close, ({ pick }) => ({ outcome: pick % 2 ? 'met' : 'withdrawn_by_client' })),
  reopen: async (scene) =>
    call(scene, scene.agent, caseRoutes.reopen, { caseId: await one(scene, `cases where state = 'closed'`) }),
  give: onCase(caseRoutes.give, (scene) => ({ toAgentId: colleague(scene), reason: 'Knows the house' })),
  leg: onCase(caseRoutes.openLeg, (scene) => ({
    what: 'Mend it',
    coOwnerId: colleague(scene),
    dueAt: scene.at(90),
  })),
  endLeg: async (scene) =>
    call(
      scene,
      scene.agent,
      caseRoutes.changeLeg,
      { legId: await one(scene, `legs where state = 'open'`) },
      { to: 'done', result: 'Mended' },
    ),
  presence: (scene) =>
    call(
      scene,
      scene.agent,
      agentRoutes.setPresence,
      {},
      { state: (['available', 'break', 'available', 'busy'] as const)[scene.pick % 4] },
    ),
  log: (scene) =>
    call(
      scene,
      scene.agent,
      contactRoutes.log,
      {},
      { channel: scene.pick % 3 ? 'phone' : 'visit', who: '020 7946 0100', need: 'About the lift' },
    ),
  dispatch: ({ crowd: { service } }) => dispatch(service.app.database, service.clock),
  dispatchToo: ({ crowd: { service } }) => dispatch(service.app.database, service.clock),
  silentDesk: async (scene) => {
    const { service, agents } = scene.crowd
    const who = agents[scene.pick % agents.length]?.id
    const long = new Date(service.clock.now().getTime() - 600_000)
    await service.app.database.pool.query('update presences set seen_at = $2 where agent_id = $1', [
      who,
      long,
    ])
    await sweep(recoverSilentDesks)(scene)
  },
  abandon: sweep(endAbandoned),
  promises: async (scene) => {
    for (const run of [warnDue, tellClientsDue, breakOverdue, wakeSnoozed]) await sweep(run)(scene)
  },
  time: async ({ crowd: { service, agents }, pick }) => {
    service.clock.advance((pick + 1) * 4_000)
    // Desks that are open show signs of life.
    await service.app.database.pool.query('update presences set seen_at = $2 where agent_id = any($1)', [
      agents.map((one) => one.id),
      service.clock.now(),
    ])
  },
} satisfies Record<string, Act>

export type Verb = keyof typeof VERB_ACTS
export const VERBS = Object.keys(VERB_ACTS) as Verb[]

async function act(crowd: Crowd, serviceId: string, { verb, who, pick }: Step): Promise<void> {
  const client = crowd.clients[who % crowd.clients.length]
  const agent = crowd.agents[who % crowd.agents.length]?.caller
  if (!client || !agent) throw new Error('somebody acts')
  const at = (minutes: number) =>
    new Date(crowd.service.clock.now().getTime() + minutes * 60_000).toISOString()
  const does: Act = VERB_ACTS[verb]
  await does({ crowd, client, agent, serviceId, pick, at })
}

/** Everybody finishes what they are in, as people do at the end of a day: promised, told, ended. */
export async function goHome(crowd: Crowd): Promise<void> {
  for (const { caller } of crowd.agents) {
    await caller.call(agentRoutes.setPresence, { body: { state: 'available' } })
    for (const { id: contactId, part } of (await caller.call(contactRoutes.mine, {})).live) {
      if (part === 'expert') await caller.call(contactRoutes.leave, { params: { contactId }, body: {} })
      else await finish(crowd, caller, contactId)
    }
  }
  for (const client of crowd.clients) {
    const { contactId } = await client.call(myRoutes.home, {})
    if (contactId) await client.call(portalRoutes.leave, { params: { contactId }, body: {} })
  }
}

async function finish(crowd: Crowd, agent: Caller, contactId: string): Promise<void> {
  const { case: kase } = await agent.call(contactRoutes.get, { params: { contactId } })
  const caseId = kase?.id ?? ''
  if (kase?.state === 'closed') await agent.call(caseRoutes.reopen, { params: { caseId }, body: {} })
  const dueAt = new Date(crowd.service.clock.now().getTime() + 3_600_000).toISOString()
  const body = { kind: 'reply' as const, what: 'Write to you', dueAt, told: 'said' as const }
  await agent.call(commitmentRoutes.make, { params: { caseId }, body })
  await agent.call(contactRoutes.end, { params: { contactId }, body: { ending: 'owned' } })
}
