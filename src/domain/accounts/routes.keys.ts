import { done } from '#platform/contract/values.ts'
import type { Bind } from './contract.ts'
import { makeKey, revokeKey } from './commands.keys.ts'
import { keyRoutes } from './contract.keys.ts'
import { listKeys } from './queries.keys.ts'

/** Binds the keys by which programs call. */
export function bindKeys(bind: Bind): void {
  bind(keyRoutes.list, async (tx, { now }) => ({ items: await listKeys(tx, now) }))
  bind(
    keyRoutes.make,
    (tx, { actor, body, now }) =>
      makeKey(
        tx,
        actor,
        { ...body, expiresAt: body.expiresAt === null ? null : new Date(body.expiresAt) },
        now,
      ),
    // A key is kept nowhere as it is, so not as an answer to give again either.
    { keyless: true },
  )
  bind(keyRoutes.revoke, async (tx, { actor, params, now }) => {
    await revokeKey(tx, actor, params.keyId, now)
    return done
  })
}
