import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { tellClientsOfService } from '../cases/commands.telling.ts'
import { timeWords } from '../cases/queries.ts'
import { serviceForRouting } from '../services/queries.ts'
import { noticeEvents, noticeRefusals } from './contract.ts'
import { presentNotice } from './queries.ts'
import type { NoticeView } from './queries.ts'
import { isOver, mustBeToCome } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

export type NoticeWords = { title: string; body: string; fromAt: Date; untilAt: Date }

/** Publishes a known disruption, and tells every client with an open case on the service, in one transaction (R31). */
export async function publishNotice(
  tx: Tx,
  actor: AgentActor,
  input: NoticeWords & { serviceId: string },
  now: Date,
): Promise<NoticeView> {
  mustBeToCome(input, now)
  if (!(await serviceForRouting(tx, input.serviceId))) {
    throw new Refusal(general.invalid_input, {}, [
      { path: '/body/serviceId', message: 'is no service of ours' },
    ])
  }
  const id = newId(now)
  const { serviceId, title, body, fromAt, untilAt } = input
  await tx.run(store.add, id, serviceId, title, body, fromAt, untilAt, actor.agentId, now)
  const told = await tellDirectly(tx, id, 'published', now)
  const facts = { noticeId: id, told, untilAt: untilAt.toISOString() }
  await record(tx, noticeEvents.published, { ...madeBy(actor, now), serviceId }, facts)
  return presentNotice(await tx.one(store.find, id), now)
}

/** Changes words or times; those with an open case are told again. Refuses notice_over, and stale_version. */
export async function changeNotice(
  tx: Tx,
  actor: AgentActor,
  input: NoticeWords & { noticeId: string; version: number | undefined },
  now: Date,
): Promise<NoticeView> {
  const notice = await lockGoing(tx, input, now)
  mustBeToCome(input, now)
  const { title, body, fromAt, untilAt } = input
  if (isSame(notice, input)) return presentNotice(notice, now)
  await tx.run(store.change, notice.id, title, body, fromAt, untilAt)
  const told = await tellDirectly(tx, notice.id, 'changed', now)
  const facts = { noticeId: notice.id, told, untilAt: untilAt.toISOString() }
  await record(tx, noticeEvents.changed, { ...madeBy(actor, now), serviceId: notice.serviceId }, facts)
  return presentNotice(await tx.one(store.find, notice.id), now)
}

/** Says that it no longer holds, to those with an open case too. Refuses notice_over. */
export async function withdrawNotice(
  tx: Tx,
  actor: AgentActor,
  input: { noticeId: string },
  now: Date,
): Promise<NoticeView> {
  const { id, serviceId, service, title } = await lockGoing(tx, input, now)
  await tx.run(store.withdraw, id, now)
  const told = await tellClientsOfService(tx, { serviceId, body: words.withdrawn(service, title) }, now)
  await record(tx, noticeEvents.withdrawn, { ...madeBy(actor, now), serviceId }, { noticeId: id, told })
  return presentNotice(await tx.one(store.find, id), now)
}

async function lockGoing(
  tx: Tx,
  { noticeId, version }: { noticeId: string; version?: number | undefined },
  now: Date,
): Promise<store.NoticeRow> {
  const notice = (await tx.maybe(store.lock, noticeId)) ?? refuse(general.not_found)
  if (version !== undefined && version !== notice.version)
    refuse(general.stale_version, { version: notice.version })
  if (isOver(notice, now)) refuse(noticeRefusals.notice_over)
  return notice
}

function isSame(before: NoticeWords, { title, body, fromAt, untilAt }: NoticeWords): boolean {
  const times = before.fromAt.getTime() === fromAt.getTime() && before.untilAt.getTime() === untilAt.getTime()
  return times && before.title === title && before.body === body
}

/** Writes it on the page of each client with an open case on the service. @returns how many clients. */
async function tellDirectly(tx: Tx, id: string, how: 'published' | 'changed', now: Date): Promise<number> {
  const { service, serviceId, title, body, fromAt, untilAt } = await tx.one(store.find, id)
  const say = await timeWords(tx)
  const text = words[how]({ service, title, body, from: say(fromAt), until: say(untilAt) })
  const told = await tellClientsOfService(tx, { serviceId, body: text }, now)
  await tx.run(store.setTold, id, told)
  return told
}
