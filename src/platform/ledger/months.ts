import type { Tx } from '../database/database.ts'
import { statement } from '../database/statement.ts'

const ensureMonth = statement<{ made: boolean }, [Date]>('ledger.month', `select ledger_month($1) as made`)

/** Makes sure that this month and the next two have their partition of the ledger. */
export async function ensureLedgerMonths(tx: Tx, now: Date): Promise<void> {
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    await tx.one(ensureMonth, new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1)))
  }
}
