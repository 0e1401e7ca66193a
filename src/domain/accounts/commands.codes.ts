import type { Tx } from '#platform/database/database.ts'
import { newCode, newId, sameSecret } from '#platform/ids.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { proveIdentifier } from '../clients/commands.ts'
import { countryOf, readAddress } from '../clients/queries.ts'
import { accountEvents, accountRefusals } from './contract.ts'
import type { Anyone } from './contract.ts'
import { CODE_MS, CODE_TRIES, codeFingerprint } from './rules.ts'
import type { AccountSettings } from './rules.ts'
import * as store from './store.ts'
import { openProved } from './commands.ts'
import { countOrWait, fitted } from './commands.attempts.ts'
import { countedForAsking, countedForClient } from './rules.sign-in.ts'
import type { OpenedSession } from './commands.ts'

/** The job that looks up who asked for a code, makes it and sends it. */
export const SEND_CODE = 'accounts.sendCode'

/**
 * Somebody asks for a one-time code. Whether we know the number or address is looked at later, by a job: the answer
 * and the time it takes are the same for everybody.
 */
export async function askCode(tx: Tx, to: string): Promise<void> {
  await addJob(tx, SEND_CODE, { to }, { tries: 3 })
}

export type MadeCode = { readonly way: 'email' | 'phone'; readonly address: string; readonly code: string }

/**
 * Makes a code for the one client with this phone or e-mail; none when there is nobody, when several share it, when no
 * channel could bring it (`ways`), and while too many were asked for. Each has tries of its own, so codes are counted too.
 */
export async function makeCode(
  tx: Tx,
  to: string,
  now: Date,
  settings: AccountSettings,
  ways: readonly MadeCode['way'][],
): Promise<MadeCode | undefined> {
  const found = await clientWith(tx, to)
  if (!found || !ways.includes(found.kind)) return undefined
  const { clientId, kind, value } = found
  if ((await countOrWait(tx, countedForAsking(clientId), now)) > 0) return undefined
  const code = newCode()
  const print = codeFingerprint(clientId, code, settings.clientSecret)
  await tx.run(store.addCode, newId(now), clientId, print, now, new Date(now.getTime() + CODE_MS))
  await record(tx, accountEvents.codeSent, { at: now, actor: 'service', clientId }, { way: kind })
  return { way: kind, address: value, code }
}

async function clientWith(tx: Tx, to: string) {
  const identifier = readAddress(to, await countryOf(tx))
  if (!identifier) return undefined
  const clients = await tx.all(store.clientsWith, identifier.kind, identifier.value)
  const [only] = clients
  return only && clients.length === 1 ? { ...identifier, clientId: only.clientId } : undefined
}

// An address that we do not know takes the same steps as one that we do.
const NO_CLIENT = '00000000-0000-0000-0000-000000000000'

/**
 * Signs in with the newest code: ten minutes, five tries. A wrong try is counted although it is refused; over all codes of a
 * client, from wherever, each that follows waits longer (code_slowed).
 */
export async function useCode(
  tx: Tx,
  actor: Anyone,
  input: { to: string; code: string },
  now: Date,
  settings: AccountSettings,
): Promise<(OpenedSession & { clientId: string }) | undefined> {
  const found = await clientWith(tx, input.to)
  const clientId = found?.clientId ?? NO_CLIENT
  // What is nobody's address is slowed in the same way, so that the answer tells nothing.
  const counted = countedForClient(found?.clientId ?? input.to.trim().toLowerCase())
  const wait = await countOrWait(tx, counted, now)
  if (wait > 0) refuse(accountRefusals.code_slowed, { seconds: Math.ceil(wait / 1000) })
  const code = await tx.maybe(store.tryCode, clientId, now, CODE_TRIES)
  const print = codeFingerprint(clientId, input.code, settings.clientSecret)
  if (!found || !code || !sameSecret(print, code.fingerprint)) {
    // Refused at once, the count of tries would roll back with everything else.
    tx.afterCommit(() => refuse(accountRefusals.code_differs))
    return undefined
  }
  await tx.run(store.useCode, code.id, now)
  await fitted(tx, [...counted, ...countedForAsking(clientId)])
  await proveIdentifier(tx, clientId, found.kind, found.value, now)
  await record(tx, accountEvents.codeUsed, { at: now, actor: 'client', actorId: clientId, clientId }, {})
  return { ...(await openProved(tx, actor, clientId, null, now)), clientId }
}
