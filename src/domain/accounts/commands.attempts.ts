import type { Database, Tx } from '#platform/database/database.ts'
import { fingerprint } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { signInEvents, signInRefusals } from './contract.sign-in.ts'
import { FORGOTTEN_MS, waitAfter } from './rules.sign-in.ts'
import type { Counted } from './rules.sign-in.ts'
import * as store from './store.second-step.ts'

const keyOf = ({ key }: Counted) => fingerprint(key)

/**
 * Counts a try before it is looked at, so that a hundred at the same moment count a hundred times. Refuses, with the
 * seconds to wait, while one of them is slowed.
 */
export async function beginAttempt(tx: Tx, counted: readonly Counted[], now: Date): Promise<void> {
  const wait = await countOrWait(tx, counted, now)
  if (wait > 0) refuse(signInRefusals.sign_in_slowed, { seconds: Math.ceil(wait / 1000) })
}

/** As `beginAttempt`. @returns milliseconds to wait; nothing is counted then. */
export async function countOrWait(tx: Tx, counted: readonly Counted[], now: Date): Promise<number> {
  const keys = counted.map(keyOf).toSorted()
  await tx.run(store.openAttempts, keys, now)
  const rows = new Map((await tx.all(store.attempts, keys)).map((row) => [row.key, row]))
  const until = Math.max(...[...rows.values()].map((row) => row.blockedUntil?.getTime() ?? 0))
  if (until > now.getTime()) return until - now.getTime()
  for (const one of counted) {
    const row = rows.get(keyOf(one))
    const isOld = row === undefined || now.getTime() - row.lastAt.getTime() > FORGOTTEN_MS
    const failures = (isOld ? 0 : row.failures) + 1
    const wait = waitAfter(failures, one)
    const blockedUntil = wait > 0 ? new Date(now.getTime() + wait) : null
    await tx.run(store.countAttempt, keyOf(one), failures, now, blockedUntil)
  }
  return 0
}

/** It fitted: what was counted for the person is forgotten, what was counted for the address by this one try. */
export async function fitted(tx: Tx, counted: readonly Counted[]): Promise<void> {
  const ofAddress = counted.filter(({ key }) => key.startsWith('address:'))
  await tx.run(store.clearAttempts, counted.filter((one) => !ofAddress.includes(one)).map(keyOf))
  for (const one of ofAddress) await tx.run(store.forgiveAttempt, keyOf(one))
}

/** A try did not fit: the ledger says so, whatever is answered. */
export function recordFailure(
  database: Database,
  agentId: string | null,
  why: 'password' | 'code' | 'passkey' | 'provider',
  now: Date,
): Promise<void> {
  return database.transact((tx) =>
    record(tx, signInEvents.signInFailed, { at: now, actor: 'visitor', agentId }, { why }),
  )
}
