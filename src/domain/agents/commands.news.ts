import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { record } from '#platform/ledger/record.ts'
import type { Pusher } from '#platform/push/push.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { ALWAYS_SHOWN, newsEvents, newsRefusals, TOPIC_OF, usualWays } from './contract.news.ts'
import type { NewsTopic, NewsWays } from './contract.news.ts'
import type { NotificationKind } from './contract.ts'
import * as store from './store.news.ts'

/** Takes one piece of news out of the app, by the ways that its reader chose. */
export const DELIVER_NEWS = 'news.deliver'
/** Writes one letter of what was not read. */
export const MAIL_NEWS = 'news.mail'
/** Tells one device. */
export const PUSH_NEWS = 'news.push'

/** Letters gather what comes within so many milliseconds, and leave out what has been read by then. */
const GATHERED_MS = 10 * 60_000

/** Which ways news of a kind takes to each of these people. */
export async function waysTo(
  tx: Tx,
  agentIds: readonly string[],
  kind: NotificationKind,
): Promise<ReadonlyMap<string, NewsWays>> {
  const topic = TOPIC_OF[kind]
  const chosen = new Map((await tx.all(store.choicesOf, agentIds, topic)).map((row) => [row.agentId, row]))
  return new Map(agentIds.map((id) => [id, withRules(topic, chosen.get(id) ?? usualWays(topic))]))
}

const withRules = (topic: NewsTopic, { inApp, push, mail }: NewsWays): NewsWays => ({
  inApp: inApp || ALWAYS_SHOWN.includes(topic),
  push,
  mail,
})

/** Leaves the work of telling people outside the app, in the transaction of the news itself. */
export async function tellOutside(
  tx: Tx,
  news: readonly { readonly id: string; readonly agentId: string }[],
  ways: ReadonlyMap<string, NewsWays>,
  at: Date,
): Promise<void> {
  const wanted = news.filter(({ agentId }) => ways.get(agentId)?.push === true)
  const devices = await tx.all(store.reachable, [...new Set(wanted.map(({ agentId }) => agentId))])
  const reached = new Set(devices.filter((one) => one.devices > 0).map((one) => one.agentId))
  for (const { id, agentId } of wanted) {
    if (reached.has(agentId)) await addJob(tx, DELIVER_NEWS, { notificationId: id })
  }
  for (const agentId of new Set(news.map((one) => one.agentId))) {
    if (ways.get(agentId)?.mail) await mailLater(tx, agentId, at)
  }
}

async function mailLater(tx: Tx, agentId: string, at: Date): Promise<void> {
  const end = (Math.floor(at.getTime() / GATHERED_MS) + 1) * GATHERED_MS
  await addJob(tx, MAIL_NEWS, { agentId }, { runAt: new Date(end), key: `news.mail:${agentId}:${end}` })
}

/** Chooses which ways news of a topic takes; what needs somebody stays in the app whatever is chosen. */
export async function chooseWays(
  tx: Tx,
  actor: AgentActor,
  input: { topic: NewsTopic } & NewsWays,
  now: Date,
): Promise<void> {
  const { topic, push, mail } = input
  const { inApp } = withRules(topic, input)
  await tx.run(store.choose, actor.agentId, topic, inApp, push, mail)
  await record(
    tx,
    newsEvents.choiceChanged,
    { ...madeBy(actor, now), agentId: actor.agentId },
    { topic, push, mail },
  )
}

export type NewDevice = { endpoint: string; p256dh: string; auth: string; language: string; name: string }

/** Has a browser told by push; one that is known already becomes theirs. Refuses push_not_here, push_address_unusable. */
export async function addDevice(
  tx: Tx,
  actor: AgentActor,
  input: NewDevice,
  pusher: Pusher | undefined,
  now: Date,
): Promise<store.DeviceRow> {
  if (!pusher) refuse(newsRefusals.push_not_here)
  const { endpoint, p256dh, auth, language, name } = input
  if (!pusher.accepts(endpoint)) refuse(newsRefusals.push_address_unusable)
  await tx.run(store.addDevice, newId(now), actor.agentId, endpoint, p256dh, auth, language, name.trim(), now)
  const device = await tx.one(store.deviceAt, endpoint)
  const about = { ...madeBy(actor, now), agentId: actor.agentId }
  await record(tx, newsEvents.deviceAdded, about, { deviceId: device.id })
  return device
}

/** Tells a device no more. */
export async function removeDevice(
  tx: Tx,
  actor: AgentActor,
  input: { deviceId: string },
  now: Date,
): Promise<void> {
  const device = await ownDevice(tx, actor, input.deviceId)
  await tx.run(store.goneDevice, device.id, now)
  const about = { ...madeBy(actor, now), agentId: actor.agentId }
  await record(tx, newsEvents.deviceRemoved, about, { deviceId: device.id, why: 'person' })
}

/** Sends a device a message to see that it arrives. */
export async function tryDevice(
  tx: Tx,
  actor: AgentActor,
  input: { deviceId: string },
  pusher: Pusher | undefined,
): Promise<void> {
  if (!pusher) refuse(newsRefusals.push_not_here)
  const device = await ownDevice(tx, actor, input.deviceId)
  await addJob(tx, PUSH_NEWS, { deviceId: device.id, notificationId: null }, { tries: 3 })
}

async function ownDevice(tx: Tx, actor: AgentActor, deviceId: string): Promise<store.DeviceRow> {
  const device = (await tx.maybe(store.device, deviceId)) ?? refuse(general.not_found)
  return device.agentId === actor.agentId ? device : refuse(general.not_found)
}
