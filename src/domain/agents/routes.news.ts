import { done } from '#platform/contract/values.ts'
import type { Pusher } from '#platform/push/push.ts'
import type { Bind } from '../accounts/contract.ts'
import * as commands from './commands.news.ts'
import { newsRoutes } from './contract.news.ts'
import * as queries from './queries.news.ts'

/** Binds news, the ways it takes, and the devices that are told by push. */
export function bindNews(
  bind: Bind,
  { pusher, mail }: { readonly pusher: Pusher | undefined; readonly mail: boolean },
): void {
  bind(newsRoutes.groups, (tx, { actor, query, now }) => {
    const before = query.before === undefined ? undefined : new Date(query.before)
    return queries.listNews(tx, actor.agentId, { ...query, before }, now)
  })
  bind(newsRoutes.choices, async (tx, { actor }) => {
    const topics = await queries.newsChoices(tx, actor.agentId)
    return { topics, mail, pushKey: pusher?.publicKey ?? null }
  })
  bind(newsRoutes.choose, async (tx, { actor, params, body, now }) => {
    await commands.chooseWays(tx, actor, { ...params, ...body }, now)
    return done
  })
  bind(newsRoutes.devices, async (tx, { actor }) => ({ items: await queries.listDevices(tx, actor.agentId) }))
  bind(newsRoutes.addDevice, async (tx, { actor, body, now }) =>
    queries.presentDevice(await commands.addDevice(tx, actor, body, pusher, now)),
  )
  bind(newsRoutes.removeDevice, async (tx, { actor, params, now }) => {
    await commands.removeDevice(tx, actor, params, now)
    return done
  })
  bind(newsRoutes.tryDevice, async (tx, { actor, params }) => {
    await commands.tryDevice(tx, actor, params, pusher)
    return done
  })
}
