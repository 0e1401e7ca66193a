import type { Database, Tx } from '#platform/database/database.ts'
import type { Task } from '#platform/jobs/jobs.ts'
import { unassigned } from '../store/subjects.ts'
import type { Subjects } from '../subjects.ts'

const DAY_MS = 86_400_000
const AT_ONCE = 500
/** So far back, and so many at most, needs without a subject are held against a name that is new. */
const DAYS_BACK = 90
const MOST = 5_000

/** A sweep: contacts of the last day go to their nearest subject, marked or not. */
export function assignNew(subjects: Subjects): (tx: Tx, now: Date) => Promise<number> {
  return async (tx, now) => {
    const rows = await tx.all(unassigned, new Date(now.getTime() - DAY_MS), false, AT_ONCE)
    return subjects.assign(tx, rows, now)
  }
}

/** A job after a subject was named: what has none is held against the names again. */
export function assignTask(parts: { database: Database; subjects: Subjects; now: () => Date }): Task {
  return async () => {
    const now = parts.now()
    parts.subjects.forget()
    const since = new Date(now.getTime() - DAYS_BACK * DAY_MS)
    const rows = await parts.database.read((tx) => tx.all(unassigned, since, true, MOST))
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE)
      await parts.database.transact((tx) => parts.subjects.assign(tx, some, now))
    }
  }
}
