import type { FastifyReply } from 'fastify'
import { done } from '#platform/contract/values.ts'
import type { Bind } from '../accounts/contract.ts'
import * as commands from './commands.ts'
import { widgetRoutes } from './contract.ts'
import { listSites, pageOf } from './queries.ts'

/** Binds the widget: a conversation with us on other sites. `giveSecret` sets the cookie that only the widget reads. */
export function bindWidget(
  bind: Bind,
  parts: { giveSecret: (reply: FastifyReply, secret: string) => void },
): void {
  bind(
    widgetRoutes.open,
    async (tx, { actor, body, now, reply }) => {
      const { secret, ...visit } = await commands.openVisit(tx, actor, body.origin, now)
      if (secret !== null) parts.giveSecret(reply, secret)
      return visit
    },
    { keyless: true },
  )
  bind(widgetRoutes.tellPage, async (tx, { actor, body, now }) => {
    await commands.tellPage(tx, actor, body, now)
    return done
  })
  bind(widgetRoutes.page, (tx, { params }) => pageOf(tx, params.contactId))
  bind(widgetRoutes.sites, async (tx) => ({ items: await listSites(tx) }))
  bind(widgetRoutes.addSite, (tx, { actor, body, now }) => commands.addSite(tx, actor, body, now))
  bind(widgetRoutes.changeSite, (tx, { actor, params, body, now }) =>
    commands.changeSite(tx, actor, params.siteId, body, now),
  )
  bind(widgetRoutes.removeSite, async (tx, { actor, params, now }) => {
    await commands.removeSite(tx, actor, params.siteId, now)
    return done
  })
}
