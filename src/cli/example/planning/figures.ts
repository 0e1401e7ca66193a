import { localDate, wholeDay } from '#core/calendars/hours.ts'
import { isoWeekday } from '#core/calendars/moments.ts'
import { leastStaff } from '#core/queueing/least-staff.ts'
import { estimatePatience } from '#core/queueing/patience.ts'
import type { PlanInput } from '#domain/planning/contract.ts'
import type { PlanSettings } from '#domain/planning/contract.need.ts'
import type { Row } from '../book.ts'
import { ZONE } from '../organisation/calendars.ts'

const WEEK_MS = 7 * 86_400_000
const HALF_HOUR_MS = 1_800_000
const WEEKS = 8

/** A live contact of the last weeks, as it went. */
type Lived = {
  readonly arrivedAt: number
  readonly answeredAt: number | null
  readonly endedAt: number
  readonly caseId: unknown
}

/** The live contacts of the last eight weeks before `end`, from what will be written. */
export function livedContacts(contacts: readonly Row[], end: number): Lived[] {
  const time = (row: Row, column: string) => (row[column] as Date | null)?.getTime() ?? null
  return contacts.flatMap((row) => {
    const [arrivedAt, endedAt] = [time(row, 'arrived_at'), time(row, 'ended_at')]
    const live = row['channel'] !== 'letter' && row['channel'] !== 'email'
    if (!live || arrivedAt === null || endedAt === null || arrivedAt < end - WEEKS * WEEK_MS) return []
    return [{ arrivedAt, endedAt, answeredAt: time(row, 'answered_at'), caseId: row['case_id'] }]
  })
}

const assumed = (value: number, low: number, high: number): PlanInput => {
  return { value, low, high, basis: 'assumed', count: null }
}
const measured = (value: number, half: number, count: number): PlanInput => {
  const tidy = (one: number) => Number(one.toPrecision(6))
  return {
    value: tidy(value),
    low: tidy(Math.max(0, value - half)),
    high: tidy(value + half),
    basis: 'measured',
    count,
  }
}

/** What Harbour offers its clients and reckons with: talk and patience as they were, the rest agreed. */
export function settingsFor(lived: readonly Lived[]): PlanSettings {
  const talks = lived.flatMap((one) =>
    one.answeredAt === null ? [] : [(one.endedAt - one.answeredAt) / 1000],
  )
  const talk = talks.reduce((sum, one) => sum + one, 0) / talks.length
  const patience = estimatePatience(
    lived.map(({ arrivedAt, answeredAt, endedAt }) => {
      return { seconds: ((answeredAt ?? endedAt) - arrivedAt) / 1000, left: answeredAt === null }
    }),
  )
  return {
    offer: { kind: 'answered_within', seconds: 60, share: 0.8, level: 'of_all' },
    certainty: 0.8,
    talkSeconds: measured(talk, (1.96 * talk) / Math.sqrt(talks.length), talks.length),
    afterWorkSeconds: assumed(45, 20, 90),
    patienceSeconds: patience.ok
      ? measured(patience.meanSeconds, patience.highSeconds - patience.meanSeconds, patience.left)
      : null,
    chatAtOnce: 2,
    chatSlower: 0.3,
    redialShare: assumed(0.4, 0.2, 0.6),
    reconnectShare: comesAgain(lived),
    shrinkage: {
      leave: assumed(0.1, 0.08, 0.12),
      training: assumed(0.03, 0.02, 0.05),
      breaks: assumed(0.06, 0.04, 0.08),
    },
    payPencePerHour: assumed(1_650, 1_500, 1_900),
  }
}

/** Of those who were served, the share that came again about the same within a week. */
function comesAgain(lived: readonly Lived[]): PlanInput {
  const served = lived.filter((one) => one.answeredAt !== null && one.caseId !== null)
  const again = [...Map.groupBy(served, ({ caseId }) => caseId).values()].reduce((sum, contacts) => {
    const times = contacts.map(({ arrivedAt }) => arrivedAt).toSorted((a, b) => a - b)
    return sum + times.filter((at, index) => (times[index + 1] ?? Infinity) - at < WEEK_MS).length
  }, 0)
  const share = again / served.length
  return measured(share, 1.96 * Math.sqrt((share * (1 - share)) / served.length), served.length)
}

/** People needed in each half hour of an ordinary week, by weekday, from the mean of the last weeks: as when the rosters were made. */
export function needByWeekday(
  lived: readonly Lived[],
  settings: PlanSettings,
): ReadonlyMap<number, readonly number[]> {
  const counts = new Map<number, number[]>()
  for (const { arrivedAt } of lived) {
    const day = localDate(ZONE, arrivedAt)
    const weekday = isoWeekday(day)
    const hours = counts.get(weekday) ?? Array.from<number>({ length: 48 }).fill(0)
    const half = Math.floor((arrivedAt - wholeDay(ZONE, day).start) / HALF_HOUR_MS)
    hours[half] = (hours[half] ?? 0) + 1 / WEEKS
    counts.set(weekday, hours)
  }
  return new Map([...counts].map(([weekday, each]) => [weekday, each.map((one) => peopleFor(one, settings))]))
}

function peopleFor(contacts: number, settings: PlanSettings): number {
  if (contacts < 0.2) return 0
  const { talkSeconds, afterWorkSeconds, patienceSeconds } = settings
  const line = {
    contactsPerHour: contacts * 2,
    handlingSeconds: talkSeconds.value + afterWorkSeconds.value,
    ...(patienceSeconds && { patienceSeconds: patienceSeconds.value }),
  }
  const least = leastStaff(line, { on: 'answered_within', seconds: 60, share: 0.8, of: 'ofAll' })
  return least.ok ? least.agents : 0
}
