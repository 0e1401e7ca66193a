import type { Tx } from '../database/database.ts'
import { statement } from '../database/statement.ts'

/** One row of the ledger as subscribers see it. */
export type LedgerRow = {
  seq: number
  xid: string
  at: Date
  kind: string
  actor: string
  actorId: string | null
  contactId: string | null
  caseId: string | null
  clientId: string | null
  agentId: string | null
  serviceId: string | null
  departmentId: string | null
  facts: Record<string, unknown>
}

// A sequence is given out before its transaction commits, so "everything after seq n" can miss a row that commits late.
// The transaction id tells: whatever is older than the oldest transaction still running is settled.
const horizon = statement<{ horizon: string }>(
  'ledger.horizon',
  `select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`,
)

// Ordered by the column, not by its text of the same name: as text 1000 comes before 999.
const since = statement<
  LedgerRow,
  [point: string, notBefore: Date, limit: number, afterXid: string, afterSeq: number]
>(
  'ledger.since',
  `select seq, xid::text as xid, at, kind, actor, actor_id, contact_id, case_id, client_id, agent_id, service_id, department_id, facts
   from ledger where xid >= $1::xid8 and at > $2 and (xid, seq) > ($4::xid8, $5) order by ledger.xid, ledger.seq limit $3`,
)

/** A point in the ledger before which every row has been seen. Opaque; later points compare greater as numbers. */
export async function currentHorizon(tx: Tx): Promise<string> {
  return (await tx.one(horizon)).horizon
}

/**
 * Rows written by transactions at or after `point`. At least once: rows near the point may come again, none is left out,
 * whatever the order in which transactions commit. `notBefore` bounds the partitions looked at.
 */
export async function rowsSince(
  tx: Tx,
  point: string,
  notBefore: Date,
  limit: number,
  /** The row to go on after, where one page does not hold them all: a single transaction may write any number. */
  after: { readonly xid: string; readonly seq: number } = { xid: point, seq: 0 },
): Promise<LedgerRow[]> {
  return tx.all(since, point, notBefore, limit, after.xid, after.seq)
}

const before = statement<{ any: boolean }, [string, Date]>(
  'ledger.anyBefore',
  `select exists (select from ledger where xid >= $1::xid8 and at <= $2) as any`,
)

/** Whether `rowsSince` leaves rows out that are of `notBefore` or earlier: then what is known has to be read afresh. */
export async function leavesOut(tx: Tx, point: string, notBefore: Date): Promise<boolean> {
  return (await tx.one(before, point, notBefore)).any
}

const among = statement<{ seq: number }, [seqs: readonly number[], from: Date, until: Date]>(
  'ledger.among',
  `select seq from ledger where seq = any($1::bigint[]) and at between $2 and $3`,
)

/** Which of these rows may be seen by whoever asks; their sequence numbers. */
export async function seenAmong(tx: Tx, rows: readonly LedgerRow[]): Promise<ReadonlySet<number>> {
  const times = rows.map(({ at }) => at.getTime())
  const bound = (time: number) => new Date(time)
  const seqs = rows.map(({ seq }) => seq)
  // The machine's times are finer than those of JavaScript, which cuts them off.
  const found = await tx.all(among, seqs, bound(Math.min(...times)), bound(Math.max(...times) + 1))
  return new Set(found.map(({ seq }) => seq))
}
