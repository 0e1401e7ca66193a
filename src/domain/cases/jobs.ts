import type { Tx } from '#platform/database/database.ts'
import { notify } from '../agents/commands.ts'
import { lockCase, putOnUs, touchCase } from './commands.ts'
import * as store from './store/cases.ts'

/** So few that each transaction is short, also when many wake at once. */
const BATCH = 20

/** Wakes cases whose rest is over, and tells their owners (and covers). Safe on several nodes at once. @returns how many. */
export async function wakeSnoozed(tx: Tx, now: Date): Promise<number> {
  const due = await tx.all(store.wakeable, now, BATCH)
  for (const { id } of due) {
    const kase = await lockCase(tx, id)
    await putOnUs(tx, kase, 'time', now)
    await notify(tx, { agentId: kase.ownerId, kind: 'snooze_over', caseId: id, at: now })
    await touchCase(tx, id, now)
  }
  return due.length
}

/** The earliest instant at which a resting case wakes; undefined when none rests. */
export async function nextDue(tx: Tx): Promise<Date | undefined> {
  return (await tx.one(store.nextWake)).at ?? undefined
}
