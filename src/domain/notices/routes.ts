import type { Bind } from '../accounts/contract.ts'
import * as commands from './commands.ts'
import { noticeRoutes } from './contract.ts'
import { createNoticeList, currentNotices } from './queries.ts'

/** Binds notices: known disruption, told before anybody has to ask. */
export function bindNotices(bind: Bind): void {
  const list = createNoticeList()
  bind(noticeRoutes.current, async (tx, { now }) => ({ items: await currentNotices(tx, now) }))
  bind(noticeRoutes.list, async (tx, { now }) => ({ items: await list(tx, now) }))
  bind(noticeRoutes.publish, (tx, { actor, body, now }) =>
    commands.publishNotice(tx, actor, { ...body, ...timesOf(body) }, now),
  )
  bind(noticeRoutes.change, (tx, { actor, params, body, version, now }) =>
    commands.changeNotice(tx, actor, { ...params, ...body, ...timesOf(body), version }, now),
  )
  bind(noticeRoutes.withdraw, (tx, { actor, params, now }) => commands.withdrawNotice(tx, actor, params, now))
}

const timesOf = ({ fromAt, untilAt }: { fromAt: string; untilAt: string }) => ({
  fromAt: new Date(fromAt),
  untilAt: new Date(untilAt),
})
