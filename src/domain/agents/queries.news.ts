import type { Tx } from '#platform/database/database.ts'
import { ALWAYS_SHOWN, NEWS_DAYS, NewsTopic, TOPIC_OF, usualWays } from './contract.news.ts'
import * as store from './store.news.ts'
import { unread } from './store.ts'

const PAGE = 30
const DAY_MS = 86_400_000

/** What somebody needed to know lately, grouped by what it is about. */
export async function listNews(
  tx: Tx,
  agentId: string,
  asked: { topic?: NewsTopic | undefined; unread: boolean; before?: Date | undefined },
  now: Date,
) {
  const { topic, before = null } = asked
  const kinds = topic === undefined ? null : kindsOf(topic)
  const since = new Date(now.getTime() - NEWS_DAYS * DAY_MS)
  const rows = await tx.all(store.groups, agentId, since, kinds, asked.unread, before, PAGE + 1)
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return {
    items,
    unread: (await tx.one(unread, agentId)).unread,
    next: rows.length > PAGE && last ? last.latestAt : null,
  }
}

function kindsOf(topic: NewsTopic): string[] {
  return Object.entries(TOPIC_OF).flatMap(([kind, of]) => (of === topic ? [kind] : []))
}

/** Which ways news of each topic takes to somebody. */
export async function newsChoices(tx: Tx, agentId: string) {
  const chosen = new Map((await tx.all(store.choices, agentId)).map((row) => [row.topic, row]))
  return NewsTopic.options.map((topic) => {
    const { inApp, push, mail } = chosen.get(topic) ?? usualWays(topic)
    const alwaysShown = ALWAYS_SHOWN.includes(topic)
    return { topic, inApp: inApp || alwaysShown, push, mail, alwaysShown }
  })
}

/** The devices of somebody that are told by push. */
export async function listDevices(tx: Tx, agentId: string) {
  return (await tx.all(store.devices, agentId)).map(presentDevice)
}

/** A device without what is needed to send to it. */
export function presentDevice({ id, name, language, addedAt, toldAt, failedAt }: store.DeviceRow) {
  return { id, name, language, addedAt, toldAt, failedAt }
}
