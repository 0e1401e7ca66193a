import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { transferEvents } from './contract.ts'
import * as store from './store.ts'

/** A backup that somebody made at the command line, so that whoever asks when the last one was knows of it. */
export async function tellOfBackup(
  tx: Tx,
  made: { readonly file: string; readonly beganAt: Date; readonly bytes: number; readonly rows: number },
  now: Date,
): Promise<void> {
  const { file, beganAt, bytes, rows } = made
  const { id } = await tx.one(store.begin, newId(now), false, file, beganAt)
  await tx.run(store.made, id, now, bytes, rows, null)
  const facts = { backupId: id, scheduled: false, rows, bytes }
  await record(tx, transferEvents.backedUp, { at: now, actor: 'service' }, facts)
}
