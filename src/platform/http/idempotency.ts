import { general } from '../contract/refusal.ts'
import type { Tx } from '../database/database.ts'
import { statement } from '../database/statement.ts'
import { refuse } from '../refusal.ts'

type Asked = { caller: string; key: string; route: string; request: string }
type Remembered = { route: string; request: string; status: number | null; response: unknown }

// A concurrent request with the same key waits here until the first has committed or rolled back.
const claim = statement<{ key: string }, [string, string, string, string, Date]>(
  'idempotency.claim',
  `insert into idempotency_keys (caller, key, route, request, at) values ($1, $2, $3, $4, $5)
   on conflict (caller, key) do nothing returning key`,
)

const find = statement<Remembered, [string, string]>(
  'idempotency.find',
  `select route, request, status, response from idempotency_keys where caller = $1 and key = $2`,
)

const keep = statement<never, [string, string, number, string, readonly string[]]>(
  'idempotency.keep',
  `update idempotency_keys set status = $3, response = $4, named = $5 where caller = $1 and key = $2`,
)

const forget = statement<never, [Date]>('idempotency.forget', `delete from idempotency_keys where at < $1`)

/** Claims the key, or gives the answer that the same request got before. Refuses a key that was used for another request. */
export async function recall(tx: Tx, asked: Asked, now: Date): Promise<{ response: unknown } | undefined> {
  if (await tx.maybe(claim, asked.caller, asked.key, asked.route, asked.request, now)) return undefined
  const earlier = await tx.one(find, asked.caller, asked.key)
  if (earlier.route !== asked.route || earlier.request !== asked.request) refuse(general.key_reused)
  return { response: earlier.response }
}

const IDS = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi

/** Keeps the answer, in the transaction of the command itself, and whom and what it names: by that erasure finds it. */
export async function remember(tx: Tx, asked: Asked, status: number, response: unknown): Promise<void> {
  const text = JSON.stringify(response ?? null)
  await tx.run(keep, asked.caller, asked.key, status, text, [...new Set(text.match(IDS))])
}

/** Forgets keys from before `before`; a day is long enough for any retry. */
export async function forgetKeys(tx: Tx, before: Date): Promise<number> {
  return tx.run(forget, before)
}
