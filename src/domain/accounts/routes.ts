import type { FastifyReply } from 'fastify'
import { done } from '#platform/contract/values.ts'
import { askCode, useCode } from './commands.codes.ts'
import { listLinks, makeClientLink, openLink, revokeLink } from './commands.links.ts'
import { endVisit, startVisit } from './commands.ts'
import { addStaff, makeStaffLink } from './commands.staff.ts'
import { accountRoutes } from './contract.ts'
import type { Bind } from './contract.ts'
import { clearClientCookie, isSecure, setClientCookie } from './cookies.ts'
import { whoIs } from './queries.ts'
import type { AccountSettings } from './rules.ts'

export type AccountParts = { readonly settings: AccountSettings }

const NO_ID = '00000000-0000-0000-0000-000000000000'

/** Binds visits, clients’ links and codes, and who works here. */
export function bindAccounts(bind: Bind, parts: AccountParts): void {
  const secure = isSecure(parts.settings.publicUrl)
  bind(accountRoutes.me, (tx, { actor }) => whoIs(tx, actor))
  bind(
    accountRoutes.startVisit,
    async (tx, { actor, now, reply }) => {
      const { secret, ...visit } = await startVisit(tx, actor, now)
      giveSecret(reply, secret, secure)
      return visit
    },
    { keyless: true },
  )
  bind(
    accountRoutes.endVisit,
    async (tx, { actor, now, reply }) => {
      await endVisit(tx, actor, now)
      clearClientCookie(reply, secure)
      return done
    },
    { keyless: true },
  )
  bindCodes(bind, parts, secure)
  bindLinks(bind, parts, secure)
  bindStaff(bind, parts)
}

function giveSecret(reply: FastifyReply, secret: string | null, secure: boolean): void {
  if (secret !== null) setClientCookie(reply, secret, secure)
}

function bindCodes(bind: Bind, { settings }: AccountParts, secure: boolean): void {
  bind(accountRoutes.askCode, async (tx, { body }) => {
    await askCode(tx, body.to)
    return done
  })
  bind(
    accountRoutes.useCode,
    async (tx, { actor, body, now, reply }) => {
      const session = await useCode(tx, actor, body, now, settings)
      giveSecret(reply, session?.secret ?? null, secure)
      return { clientId: session?.clientId ?? NO_ID }
    },
    { keyless: true },
  )
}

function bindLinks(bind: Bind, { settings }: AccountParts, secure: boolean): void {
  bind(
    accountRoutes.openLink,
    async (tx, { actor, body, now, reply }) => {
      const { secret, clientId, caseId } = await openLink(tx, actor, body.token, now, settings)
      giveSecret(reply, secret, secure)
      return { clientId, caseId }
    },
    { keyless: true },
  )
  bind(
    accountRoutes.makeLink,
    (tx, { actor, params, body, now }) => makeClientLink(tx, actor, { ...params, ...body }, now, settings),
    { keyless: true },
  )
  bind(accountRoutes.listLinks, async (tx, { params }) => ({ items: await listLinks(tx, params.clientId) }))
  bind(accountRoutes.revokeLink, async (tx, { actor, params, now }) => {
    await revokeLink(tx, actor, params.linkId, now)
    return done
  })
}

function bindStaff(bind: Bind, { settings }: AccountParts): void {
  bind(accountRoutes.addStaff, async (tx, { actor, body, now }) => ({
    agentId: await addStaff(tx, actor, body, now),
  }))
  bind(
    accountRoutes.makeStaffLink,
    (tx, { actor, params, now }) => makeStaffLink(tx, actor, params.agentId, now, settings),
    { keyless: true },
  )
}
