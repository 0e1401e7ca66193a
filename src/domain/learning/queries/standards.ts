import { localDate } from '#core/calendars/hours.ts'
import type { AnswerOf, QueryOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { periodOf } from '../../measures/queries/period.ts'
import type { standardRoutes, StandardLine } from '../contract.standards.ts'
import { countDays, middleAndLong } from '../rules/standards.ts'
import type { DayCount } from '../rules/standards.ts'
import * as store from '../store/standards.ts'
import type { DepartmentRow, LegGroup, StandardRow } from '../store/standards.ts'
import { openBench } from './work.ts'
import type { Bench, Owed } from './work.ts'

/** So many legs are judged one by one; of a longer period the latest days that hold them all. */
const MOST_LEGS = 60_000

type Asked = QueryOf<typeof standardRoutes.standards>
type Counted = { readonly counts: DayCount[]; readonly seconds: number[] }
type Open = { open: number; atRisk: number; overdue: number }

/**
 * Every department with its standards, its legs that none is for and its promises, the front office first (R30). A leg is in
 * time by the working minutes of its standard, else by when it was due; a promise of the department of its service by when
 * it was due. Departments and standards of which there was nothing are there too. Refuses what the period refuses.
 */
export async function listStandards(
  tx: Tx,
  asked: Asked,
  now: Date,
): Promise<AnswerOf<typeof standardRoutes.standards>> {
  const { departmentId = null, serviceId = null } = asked
  const settled = await periodOf(tx, asked, now)
  const today = localDate(settled.zone, now.getTime())
  const { legs, from } = await legsOf(tx, settled, { departmentId, serviceId, today })
  const period = { ...settled, from }
  const promises = await tx.all(store.promisesByDay, from, period.to, departmentId, serviceId)
  const work = await tx.all(store.openWork, departmentId, serviceId)
  const bench = await openBench(tx, [...legs.flatMap(({ done }) => done), ...work], now)
  const counted = countLegs(legs, bench)
  const byDepartment = Map.groupBy(promises, (one) => one.departmentId)
  for (const [id, counts] of byDepartment) counted.set(`promises ${id}`, { counts, seconds: [] })
  const open = countOpen(work, bench)
  const lines = linesOf(bench, departmentId, serviceId)
  return {
    period,
    items: lines.map(({ key, ...line }) => {
      const { counts, seconds } = counted.get(key) ?? { counts: [], seconds: [] }
      return {
        ...line,
        ...countDays(counts),
        ...(open.get(key) ?? { open: 0, atRisk: 0, overdue: 0 }),
        ...middleAndLong(seconds),
      }
    }),
  }
}

type Days = { readonly from: string; readonly to: string }
type Narrow = { departmentId: string | null; serviceId: string | null; today: string }

/** The legs of a period by day; where there are too many, of its latest days, and the day that these begin with. */
async function legsOf(tx: Tx, { from, to }: Days, { departmentId, serviceId, today }: Narrow) {
  const groups = await tx.all(
    store.legsByDay,
    ...([from, to, departmentId, serviceId, today, MOST_LEGS + 1] as const),
  )
  const legs = groups.map(({ done, ...group }) => ({ ...group, done: doneOf(group, done ?? '') }))
  const count = legs.reduce((sum, { notDone, done }) => sum + notDone + done.length, 0)
  const cut = count > MOST_LEGS ? legs.at(-1)?.day : undefined
  if (cut === undefined || cut === to) return { legs, from }
  const whole = legs.filter(({ day }) => day > cut)
  return { legs: whole, from: whole.at(-1)?.day ?? to }
}

type Legs = Omit<LegGroup, 'done'> & { readonly done: readonly Owed[] }

function doneOf({ departmentId, standardId }: Omit<LegGroup, 'done'>, text: string): Owed[] {
  const times = text === '' ? [] : text.split(' ').map(Number)
  const done: Owed[] = []
  for (let at = 0; at + 2 < times.length; at += 3) {
    const [beganAt = 0, dueAt = 0, endedAt = 0] = [times[at], times[at + 1], times[at + 2]]
    done.push({ departmentId, standardId, beganAt, dueAt, endedAt })
  }
  return done
}

const keyOfLeg = (leg: { departmentId: string | null }, standard: StandardRow | undefined) =>
  standard ? `standard ${standard.id}` : `legs ${leg.departmentId}`

function countLegs(legs: readonly Legs[], bench: Bench): Map<string, Counted> {
  const found = new Map<string, Counted>()
  for (const { day, notDone, done, ...group } of legs) {
    const key = keyOfLeg(group, bench.standardOf(group))
    const held: Counted = found.get(key) ?? { counts: [], seconds: [] }
    found.set(key, held)
    const judged = done.map((leg) => bench.judge(leg))
    for (const { seconds } of judged) held.seconds.push(seconds)
    const inTime = judged.filter(({ state }) => state === 'in_time').length
    // What was due on a day that is over and is not done is late, whatever its standard says.
    held.counts.push({ day, ended: done.length + notDone, inTime })
  }
  return found
}

function countOpen(work: readonly store.WorkRow[], bench: Bench): Map<string, Open> {
  const found = new Map<string, Open>()
  for (const one of work) {
    const key = one.kind === 'promise' ? `promises ${one.departmentId}` : keyOfLeg(one, bench.standardOf(one))
    const sum = found.get(key) ?? { open: 0, atRisk: 0, overdue: 0 }
    const { state } = bench.judge(one)
    sum.open += 1
    if (state === 'at_risk') sum.atRisk += 1
    if (state === 'overdue') sum.overdue += 1
    found.set(key, sum)
  }
  return found
}

type Line = Pick<
  StandardLine,
  | 'of'
  | 'standardId'
  | 'name'
  | 'departmentId'
  | 'department'
  | 'front'
  | 'serviceId'
  | 'service'
  | 'workingMinutes'
> & { readonly key: string }

function linesOf(bench: Bench, departmentId: string | null, serviceId: string | null): Line[] {
  const isLookedAt = (one: StandardRow) => serviceId === null || (one.serviceId ?? serviceId) === serviceId
  return bench.departments
    .filter(({ id }) => departmentId === null || id === departmentId)
    .flatMap((department) => [
      ...bench.standards
        .filter((one) => one.departmentId === department.id && isLookedAt(one))
        .map((one) => lineOf('standard', department, one)),
      lineOf('legs', department),
      lineOf('promises', department),
    ])
}

function lineOf(of: Line['of'], { id, name, front }: DepartmentRow, standard?: StandardRow): Line {
  return {
    ...{ key: `${of} ${standard?.id ?? id}`, of, departmentId: id, department: name, front },
    ...{ standardId: standard?.id ?? null, name: standard?.name ?? '' },
    ...{ serviceId: standard?.serviceId ?? null, service: standard?.service ?? null },
    workingMinutes: standard?.workingMinutes ?? null,
  }
}
