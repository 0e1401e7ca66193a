import type { FastifyRequest } from 'fastify'
import type { Tx } from '#platform/database/database.ts'
import { general } from '#platform/contract/refusal.ts'
import { done } from '#platform/contract/values.ts'
import { refuse } from '#platform/refusal.ts'
import { addPasskey, askNewPasskey, removePasskey, renamePasskey } from './commands.passkeys.ts'
import { changePassword, needPresent } from './commands.passwords.ts'
import { confirmByPasskey, confirmByPassword } from './commands.confirm.ts'
import { resetSignIn } from './commands.resets.ts'
import {
  beginSecondStep,
  confirmSecondStep,
  makeRecoveryCodes,
  needRemovable,
  recordSetUp,
  removeSecondStep,
  ruleSecondStep,
} from './commands.second-step.ts'
import {
  endOtherSessions,
  endSession,
  endSessionsOf,
  forgetDevice,
  needFresh,
  ownSession,
  personOf,
} from './commands.sessions.ts'
import { ownAccountRoutes } from './contract.account.ts'
import type { AgentActor, Bind } from './contract.ts'
import { giveCookies, visitOf } from './cookies.staff.ts'
import { ownAccount, secondStepState } from './queries.account.ts'
import type { StaffParts } from './staff.ts'

/** Passwords are hashed between transactions; answers with secrets are kept nowhere. */
const ALONE = { lasting: true, keyless: true } as const

/** Binds one’s own account, and what an admin may do for that of another. */
export function bindOwnAccount(bind: Bind, parts: StaffParts): void {
  const { settings } = parts
  const who: Who = async (tx, { actor, request, now }) => {
    const session = await ownSession(tx, settings, visitOf(request), now)
    const person = await personOf(tx, session.userId)
    // A request with a key of the API beside somebody's cookie is not that person's.
    if (person.agentId !== actor.agentId) refuse(general.not_yours)
    return { session, person }
  }
  /** As `who`, soon after it showed who it is. */
  const sure: Who = async (tx, call) => {
    const found = await who(tx, call)
    needFresh(found.session, call.now)
    return found
  }
  bind(ownAccountRoutes.own, async (tx, call) => {
    const { person, session } = await who(tx, call)
    return ownAccount(tx, person, session, call.now)
  })
  bindPassword(bind, parts, who)
  bindSecondStep(bind, parts, { who, sure })
  bindPasskeys(bind, parts, { who, sure })
  bindSessions(bind, who)
  bindForOthers(bind, parts)
}

type Asking = { readonly actor: AgentActor; readonly request: FastifyRequest; readonly now: Date }
type Who = (
  tx: Tx,
  call: Asking,
) => Promise<{
  session: Awaited<ReturnType<typeof ownSession>>
  person: Awaited<ReturnType<typeof personOf>>
}>
type Both = { readonly who: Who; readonly sure: Who }

function bindPassword(bind: Bind, parts: StaffParts, who: Who): void {
  bind(
    ownAccountRoutes.changePassword,
    async (tx, { actor, body, request, now }) => {
      const { person, session } = await who(tx, { actor, request, now })
      return { ended: await changePassword(parts, person, session, body, visitOf(request), now) }
    },
    ALONE,
  )
  bind(
    ownAccountRoutes.confirm,
    async (tx, { actor, body, request, reply, now }) => {
      const { person, session } = await who(tx, { actor, request, now })
      const by = { person, session, visit: visitOf(request) }
      giveCookies(reply, [
        body.passkey
          ? await confirmByPasskey(parts, by, body.passkey, now)
          : await confirmByPassword(parts, by, body.password, now),
      ])
      return done
    },
    ALONE,
  )
}

function bindSecondStep(bind: Bind, parts: StaffParts, { who, sure }: Both): void {
  bind(
    ownAccountRoutes.beginSecondStep,
    async (tx, { actor, request, now }) =>
      beginSecondStep(tx, parts.settings, (await sure(tx, { actor, request, now })).person, now),
    { keyless: true },
  )
  bind(
    ownAccountRoutes.confirmSecondStep,
    async (tx, { actor, body, request, now }) => {
      const { person } = await who(tx, { actor, request, now })
      const record = (one: Tx) => recordSetUp(one, person, now)
      const { recoveryCodes } = await confirmSecondStep(parts, person, body.code, now, record)
      return { recoveryCodes }
    },
    ALONE,
  )
  bind(
    ownAccountRoutes.removeSecondStep,
    async (tx, { actor, body, request, now }) => {
      const { person } = await who(tx, { actor, request, now })
      await needRemovable(tx, person, now)
      if (person.password !== null) await needPresent(parts, person, body.password, visitOf(request), now)
      await removeSecondStep(parts, person, body.code, now)
      return done
    },
    ALONE,
  )
  bind(
    ownAccountRoutes.makeRecoveryCodes,
    async (tx, { actor, request, now }) => {
      const { person } = await sure(tx, { actor, request, now })
      return { recoveryCodes: await makeRecoveryCodes(parts, person, now) }
    },
    ALONE,
  )
}

function bindPasskeys(bind: Bind, { settings }: StaffParts, { who, sure }: Both): void {
  bind(
    ownAccountRoutes.askNewPasskey,
    async (tx, { actor, request, reply, now }) => {
      const { person } = await sure(tx, { actor, request, now })
      const { options, cookie } = await askNewPasskey(tx, settings, person, now)
      giveCookies(reply, [cookie])
      return { options }
    },
    { keyless: true },
  )
  bind(ownAccountRoutes.addPasskey, async (tx, { actor, body, request, now }) => {
    const { person } = await who(tx, { actor, request, now })
    return addPasskey(tx, settings, person, body, visitOf(request), now)
  })
  bind(ownAccountRoutes.renamePasskey, async (tx, { actor, params, body, request, now }) => {
    const { person } = await who(tx, { actor, request, now })
    await renamePasskey(tx, person, params.passkeyId, body.name, now)
    return done
  })
  bind(ownAccountRoutes.removePasskey, async (tx, { actor, params, request, now }) => {
    const { person } = await sure(tx, { actor, request, now })
    await removePasskey(tx, person, params.passkeyId, now)
    return done
  })
}

function bindSessions(bind: Bind, who: Who): void {
  bind(ownAccountRoutes.endSession, async (tx, { actor, params, request, now }) => {
    const { person } = await who(tx, { actor, request, now })
    await endSession(tx, actor, person.userId, params.staffSessionId, now)
    return done
  })
  bind(ownAccountRoutes.endOtherSessions, async (tx, { actor, request, now }) => {
    const { session } = await who(tx, { actor, request, now })
    return { ended: await endOtherSessions(tx, actor, session, now) }
  })
  bind(ownAccountRoutes.forgetDevice, async (tx, { actor, params, request, now }) => {
    const { person } = await who(tx, { actor, request, now })
    await forgetDevice(tx, actor, person.userId, params.deviceId, now)
    return done
  })
}

function bindForOthers(bind: Bind, { settings }: StaffParts): void {
  bind(ownAccountRoutes.endSessionsOf, async (tx, { actor, params, now }) => ({
    ended: await endSessionsOf(tx, actor, params.agentId, now),
  }))
  bind(ownAccountRoutes.resetSignIn, async (tx, { actor, params, body, now }) => {
    await resetSignIn(tx, actor, params.agentId, body.what, now, settings)
    return done
  })
  bind(ownAccountRoutes.secondStepRule, (tx) => secondStepState(tx))
  bind(ownAccountRoutes.ruleSecondStep, async (tx, { actor, body, now }) => {
    await ruleSecondStep(tx, actor, body, now)
    return secondStepState(tx)
  })
}
