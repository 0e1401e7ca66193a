import type { Tx } from '#platform/database/database.ts'
import { loadCalendars } from '../../services/queries.ts'
import { byTheWall, judge, workedBy } from '../rules/standards.ts'
import type { Judged, Work, Worked } from '../rules/standards.ts'
import * as store from '../store/standards.ts'
import type { DepartmentRow, StandardRow } from '../store/standards.ts'

/** A leg or promise with whose it is. */
export type Owed = Omit<Work, 'workingMinutes'> & {
  readonly departmentId: string | null
  readonly standardId: string | null
}

/** Departments and standards, and what they say of a leg or promise. */
export type Bench = {
  readonly departments: readonly DepartmentRow[]
  readonly standards: readonly StandardRow[]
  /** The standard that a leg is held to: its own, as long as it is with the department whose standard it is. */
  readonly standardOf: (owed: Pick<Owed, 'departmentId' | 'standardId'>) => StandardRow | undefined
  readonly judge: (owed: Owed) => Judged
}

/** Reads standards and calendars once, to judge many. `since` is when the oldest of them began (epoch milliseconds). */
export async function openBench(tx: Tx, all: readonly Owed[], now: Date): Promise<Bench> {
  const [departments, standards] = [await tx.all(store.departments, null), await tx.all(store.standards)]
  const calendars = await loadCalendars(tx)
  const calendarOf = new Map(departments.map(({ id, calendarId }) => [id, calendars.get(calendarId)]))
  const byId = new Map(standards.map((one) => [one.id, one]))
  const { since, until } = reachOf(all, now.getTime())
  const isInReach = ({ beganAt, dueAt }: Owed) => beganAt >= since && dueAt <= until
  const clocks = new Map<string, Worked>()
  const clockOf = (departmentId: string | null): Worked => {
    const hours = departmentId === null ? undefined : calendarOf.get(departmentId)
    if (departmentId === null || !hours) return byTheWall
    const clock = clocks.get(departmentId) ?? workedBy(hours, since, until)
    clocks.set(departmentId, clock)
    return clock
  }
  const standardOf = ({ departmentId, standardId }: Pick<Owed, 'departmentId' | 'standardId'>) => {
    const standard = standardId === null ? undefined : byId.get(standardId)
    return standard?.departmentId === departmentId ? standard : undefined
  }
  const judgeOne = (owed: Owed) =>
    judge(
      { ...owed, workingMinutes: standardOf(owed)?.workingMinutes ?? null },
      isInReach(owed) ? clockOf(owed.departmentId) : byTheWall,
      now.getTime(),
    )
  return { departments, standards, standardOf, judge: judgeOne }
}

const YEAR_MS = 366 * 86_400_000
/** What began longer ago or is due later than this is judged by the clock on the wall: nobody plans its hours. */
const REACH = { back: 3 * YEAR_MS, ahead: 2 * YEAR_MS }

function reachOf(all: readonly Owed[], now: number): { since: number; until: number } {
  let since = now
  let until = now
  for (const { beganAt, dueAt, endedAt } of all) {
    since = Math.min(since, beganAt)
    until = Math.max(until, dueAt, endedAt ?? now)
  }
  return { since: Math.max(since, now - REACH.back), until: Math.min(until, now + REACH.ahead) }
}
