import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { currentHorizon, rowsSince } from '#platform/ledger/read.ts'
import type { LedgerRow } from '#platform/ledger/read.ts'
import { isChosen } from './rules.ts'
import * as store from './store.ts'

const QUIET_MS = 60_000
const PAGE = 2_000
/** Months of the ledger further back are not looked at. Generous: a clock may leap, and what it wrote meanwhile counts. */
const EARLIER_MS = 35 * 86_400_000

/**
 * Turns what is new in the ledger into deliveries, in the transaction that moves the point on: what commits is told, at
 * least once, and after a crash from where it stopped. One node at a time. @returns how many deliveries were added.
 */
export async function followLedger(tx: Tx, now: Date): Promise<number> {
  const from = await tx.maybe(store.takePoint)
  if (!from) return 0
  // The horizon is taken first: what commits after it is read again next time, not missed.
  const next = await currentHorizon(tx)
  const webhooks = await tx.all(store.listening)
  let [added, read] = [0, 0]
  let after: LedgerRow | undefined
  while (webhooks.length > 0) {
    const notBefore = new Date(Math.min(from.at.getTime(), now.getTime()) - EARLIER_MS)
    const rows = await rowsSince(tx, from.point, notBefore, PAGE, after)
    read += rows.length
    added += await addFor(tx, rows, webhooks, now)
    if (rows.length < PAGE) break
    after = rows.at(-1)
  }
  // A point that is written is a transaction of its own, which moves the point: not at each look in the quiet.
  if (read > 0 || Math.abs(now.getTime() - from.at.getTime()) > QUIET_MS)
    await tx.run(store.setPoint, next, now)
  return added
}

type Listening = { readonly id: string; readonly kinds: readonly string[]; readonly madeAt: Date }

async function addFor(
  tx: Tx,
  rows: readonly LedgerRow[],
  webhooks: readonly Listening[],
  now: Date,
): Promise<number> {
  const told = rows.flatMap((row) => {
    const listening = webhooks.filter(({ kinds, madeAt }) => row.at >= madeAt && isChosen(kinds, row.kind))
    if (listening.length === 0) return []
    const body = bodyOf(row)
    return listening.map((webhook) => ({
      id: newId(now),
      webhookId: webhook.id,
      messageId: `evt_${row.seq}`,
      kind: row.kind,
      body,
      caseId: row.caseId,
      contactId: row.contactId,
      clientId: row.clientId,
    }))
  })
  if (told.length === 0) return 0
  type Told = (typeof told)[number]
  const column = <Name extends keyof Told>(name: Name): Told[Name][] => told.map((one) => one[name])
  const added = await tx.all(
    store.addDeliveries,
    column('id'),
    column('webhookId'),
    column('messageId'),
    column('kind'),
    column('body'),
    now,
    column('caseId'),
    column('contactId'),
    column('clientId'),
  )
  return added.length
}

/** What is sent: ids and facts, as the ledger holds them, and never a personal word. */
function bodyOf(row: LedgerRow): string {
  const { kind, at, actor, actorId, contactId, caseId, clientId, agentId, serviceId, departmentId, facts } =
    row
  return JSON.stringify({
    type: kind,
    timestamp: at.toISOString(),
    data: { actor, actorId, contactId, caseId, clientId, agentId, serviceId, departmentId, facts },
  })
}
