import { z } from 'zod'
import { Id } from '#platform/contract/values.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import type { Task } from '#platform/jobs/jobs.ts'
import { record } from '#platform/ledger/record.ts'
import { sendMail } from '#platform/mail/mail.ts'
import type { PushOptions, Pusher } from '#platform/push/push.ts'
import { DELIVER_NEWS, MAIL_NEWS, PUSH_NEWS, waysTo } from './commands.news.ts'
import { newsEvents, TOPIC_OF } from './contract.news.ts'
import type { PushData } from './contract.news.ts'
import { isUrgent, letsUrgentThrough, quietUntil } from './rules.news.ts'
import * as store from './store.news.ts'
import type { DueNews } from './store.news.ts'
import { newsLetter } from './words.ts'

export type NewsParts = {
  readonly database: Database
  readonly now: () => Date
  readonly pusher: Pusher | undefined
  readonly publicUrl: string
}

const DAY_MS = 86_400_000
const DAY_S = 86_400
const Deliver = z.object({ notificationId: Id })
const Push = z.object({ deviceId: Id, notificationId: Id.nullable() })
const Mail = z.object({ agentId: Id })

/** The tasks that take news out of the app. */
export function newsTasks(parts: NewsParts): Record<string, Task> {
  return {
    [DELIVER_NEWS]: (payload) => deliver(parts, Deliver.parse(payload).notificationId),
    [PUSH_NEWS]: (payload) => push(parts, Push.parse(payload)),
    [MAIL_NEWS]: (payload) => mail(parts, Mail.parse(payload).agentId),
  }
}

const groupOf = ({ caseId, contactId, kind }: Pick<DueNews, 'caseId' | 'contactId' | 'kind'>): string =>
  caseId ?? contactId ?? kind

/** To each device at once; in quiet hours once they are over, and then once for all about the same. */
async function deliver({ database, now: clock }: NewsParts, id: string): Promise<void> {
  const now = clock()
  await database.transact(async (tx) => {
    const news = await tx.maybe(store.due, id)
    if (!news || news.readAt !== null) return
    const held = heldUntil(news, now)
    if (held) {
      const key = `news.held:${news.agentId}:${groupOf(news)}`
      await addJob(tx, DELIVER_NEWS, { notificationId: id }, { runAt: held, key })
      return
    }
    // Chosen otherwise while it was held.
    if (!(await waysTo(tx, [news.agentId], news.kind)).get(news.agentId)?.push) return
    for (const device of await tx.all(store.devices, news.agentId)) {
      await addJob(tx, PUSH_NEWS, { deviceId: device.id, notificationId: id }, { tries: 8 })
    }
  })
}

function heldUntil(news: DueNews, now: Date): Date | undefined {
  const end = quietUntil(news.settings, news.zone, now)
  return end && isUrgent(news, now) && letsUrgentThrough(news.settings) ? undefined : end
}

/** One message to one device; a device that has gone is told no more, another failure is tried again. */
async function push(
  { database, now: clock, pusher }: NewsParts,
  { deviceId, notificationId }: z.output<typeof Push>,
): Promise<void> {
  const now = clock()
  const [device, news] = await database.read(async (tx) => [
    await tx.maybe(store.device, deviceId),
    notificationId === null ? undefined : await tx.maybe(store.due, notificationId),
  ])
  if (!pusher || !device) return
  // Read on another device meanwhile, or another person's machine by now.
  if (notificationId !== null && (!news || news.readAt !== null || news.agentId !== device.agentId)) return
  const options: PushOptions = {
    ttl: DAY_S,
    urgency: news && isUrgent(news, now) ? 'high' : 'normal',
    ...(news && { topic: Buffer.from(groupOf(news).replaceAll('-', '')).toString('base64url').slice(0, 32) }),
  }
  const outcome = await pusher.send(device, dataOf(device, news, now), options)
  if (outcome.state === 'told') await database.write((tx) => tx.run(store.toldDevice, device.id, now))
  if (outcome.state === 'gone') await database.transact((tx) => forget(tx, device, now))
  if (outcome.state !== 'later') return
  await database.write((tx) => tx.run(store.failedDevice, device.id, now))
  throw new Error(`push not taken: ${outcome.status ?? outcome.error ?? 'no answer'}`)
}

function dataOf(device: store.DeviceRow, news: DueNews | undefined, now: Date): PushData {
  const { language } = device
  if (!news) {
    const at = now.toISOString()
    return {
      id: device.id,
      kind: 'trial',
      caseId: null,
      contactId: null,
      reference: null,
      count: 1,
      language,
      at,
    }
  }
  const { id, kind, caseId, contactId, caseReference: reference, unread: count, at } = news
  return { id, kind, caseId, contactId, reference, count, language, at: at.toISOString() }
}

async function forget(tx: Tx, device: store.DeviceRow, now: Date): Promise<void> {
  if ((await tx.run(store.goneDevice, device.id, now)) === 0) return
  const about = { at: now, actor: 'service', agentId: device.agentId }
  await record(tx, newsEvents.deviceRemoved, about, { deviceId: device.id, why: 'gone' })
}

/** One letter of all that is unread and wanted by letter; in quiet hours once they are over. */
async function mail({ database, now: clock, publicUrl }: NewsParts, agentId: string): Promise<void> {
  const now = clock()
  await database.transact(async (tx) => {
    const person = await tx.maybe(store.addressee, agentId)
    if (!person) return
    const quiet = quietUntil(person.settings, person.zone, now)
    if (quiet) {
      await addJob(
        tx,
        MAIL_NEWS,
        { agentId },
        { runAt: quiet, key: `news.mail:${agentId}:${quiet.getTime()}` },
      )
      return
    }
    const wanted = await wantedByMail(tx, agentId, now)
    if (wanted.length === 0) return
    await tx.run(
      store.mailed,
      wanted.map(({ id }) => id),
      now,
    )
    const lines = wanted.map(({ kind, caseId, caseReference }) => ({
      topic: TOPIC_OF[kind],
      reference: caseReference,
      url: `${publicUrl}${caseId === null ? '/desk/notifications' : `/desk/cases/${caseId}`}`,
    }))
    const distinct = [...new Map(lines.map((line) => [`${line.topic} ${line.url}`, line])).values()]
    const text = newsLetter.text(distinct, `${publicUrl}/desk/notifications`)
    await sendMail(tx, { to: person.email, subject: newsLetter.subject(distinct.length), text })
  })
}

async function wantedByMail(tx: Tx, agentId: string, now: Date): Promise<store.MailNews[]> {
  const chosen = (await tx.all(store.choices, agentId)).filter((one) => one.mail).map((one) => one.topic)
  const rows = await tx.all(store.toMail, agentId, new Date(now.getTime() - 2 * DAY_MS))
  return rows.filter(({ kind }) => chosen.includes(TOPIC_OF[kind]))
}

const GONE_DAYS = 30

/** Devices that have not taken a message for a month are forgotten; whoever comes back is asked anew. */
export function forgetDevices(tx: Tx, now: Date): Promise<number> {
  return tx.run(store.forgetDevices, new Date(now.getTime() - GONE_DAYS * 86_400_000))
}
