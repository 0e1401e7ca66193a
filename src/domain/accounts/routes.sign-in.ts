import type { FastifyReply } from 'fastify'
import type { Tx } from '#platform/database/database.ts'
import { done } from '#platform/contract/values.ts'
import { askPasskey, partyOf } from './commands.passkeys.ts'
import { beginProvider, createProvider, finishProvider } from './commands.provider.ts'
import {
  askForLink,
  beginSetUp,
  finishSetUp,
  signInByCode,
  signInByLink,
  signInByPasskey,
  signInByPassword,
} from './commands.sign-in.ts'
import { ownSession, signedInOnlyHere, signOut } from './commands.sessions.ts'
import type { Outcome } from './commands.sessions.ts'
import { signInRoutes } from './contract.sign-in.ts'
import { accountRoutes } from './contract.ts'
import type { AgentActor, Bind } from './contract.ts'
import { giveCookies, sessionCookie, visitOf } from './cookies.staff.ts'
import type { StaffParts } from './staff.ts'

export type SignInParts = StaffParts & {
  /** Called as somebody signs out, so that presence can follow; `everywhere` if they are signed in nowhere else. */
  readonly onSignOut?: (tx: Tx, actor: AgentActor, now: Date, everywhere: boolean) => Promise<void>
}

/** Passwords are hashed and providers asked between transactions; what hands out a cookie is kept nowhere. */
const ALONE = { lasting: true, keyless: true } as const

function give({ cookies, step }: Outcome, reply: FastifyReply) {
  giveCookies(reply, cookies)
  return step
}

/** Binds the ways in for staff. */
export function bindSignIn(bind: Bind, parts: SignInParts): void {
  const { settings } = parts
  bind(signInRoutes.waysIn, async () => ({
    passkeys: partyOf(settings.publicUrl) !== undefined,
    provider: settings.provider ? { name: settings.provider.name } : null,
    mail: settings.mails,
  }))
  bind(
    signInRoutes.signIn,
    async (_tx, { body, request, reply, now }) =>
      give(await signInByPassword(parts, body, visitOf(request), now), reply),
    ALONE,
  )
  bind(
    accountRoutes.enter,
    async (tx, { body, request, reply, now }) =>
      give(await signInByLink(tx, settings, body.token, visitOf(request), now), reply),
    { keyless: true },
  )
  bind(signInRoutes.forgotten, async (tx, { body }) => {
    if (settings.mails) await askForLink(tx, body.email)
    return done
  })
  bindSecondStep(bind, parts)
  bindPasskey(bind, parts)
  bindProvider(bind, parts)
  bindSignOut(bind, parts)
}

function bindSecondStep(bind: Bind, parts: SignInParts): void {
  bind(
    signInRoutes.signInCode,
    async (_tx, { body, request, reply, now }) =>
      give(await signInByCode(parts, body, visitOf(request), now), reply),
    ALONE,
  )
  bind(
    signInRoutes.signInSetUp,
    (tx, { request, now }) => beginSetUp(tx, parts.settings, visitOf(request), now),
    { keyless: true },
  )
  bind(
    signInRoutes.signInSetUpDone,
    async (_tx, { body, request, reply, now }) => {
      const { recoveryCodes, ...outcome } = await finishSetUp(parts, body.code, visitOf(request), now)
      return { agentId: String(give(outcome, reply).agentId), recoveryCodes }
    },
    ALONE,
  )
}

function bindPasskey(bind: Bind, parts: SignInParts): void {
  bind(
    signInRoutes.askPasskey,
    async (tx, { reply, now }) => {
      const { options, cookie } = await askPasskey(tx, parts.settings, now)
      giveCookies(reply, [cookie])
      return { options }
    },
    { keyless: true },
  )
  bind(
    signInRoutes.signInPasskey,
    async (_tx, { body, request, reply, now }) =>
      give(await signInByPasskey(parts, body.answer, visitOf(request), now), reply),
    ALONE,
  )
}

function bindProvider(bind: Bind, parts: SignInParts): void {
  const provider = createProvider(parts.settings.provider)
  bind(
    signInRoutes.beginProvider,
    async (_tx, { body, reply, now }) => {
      const { address, cookie } = await beginProvider(parts, provider, body.to, now)
      giveCookies(reply, [cookie])
      return { address }
    },
    ALONE,
  )
  bind(
    signInRoutes.finishProvider,
    async (_tx, { body, request, reply, now }) => {
      const { to, ...outcome } = await finishProvider(parts, provider, body.query, visitOf(request), now)
      return { ...give(outcome, reply), to }
    },
    ALONE,
  )
}

function bindSignOut(bind: Bind, { settings, onSignOut }: SignInParts): void {
  bind(
    signInRoutes.signOut,
    async (tx, { actor, request, reply, now }) => {
      const session = await ownSession(tx, settings, visitOf(request), now)
      await onSignOut?.(tx, actor, now, await signedInOnlyHere(tx, session, now))
      await signOut(tx, actor, session, now)
      giveCookies(reply, [sessionCookie(null, { ...settings, lastsMs: 0 })])
      return done
    },
    { keyless: true },
  )
}
