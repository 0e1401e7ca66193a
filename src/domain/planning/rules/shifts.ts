import { instantOfMinute, minuteOfInstant } from '#core/calendars/moments.ts'
import type { Assignment } from '#core/rostering/types.ts'
import type { Shift } from '../contract.rosters.ts'
import { coverOf } from './cover.ts'
import type { NeedDay, ShiftRow } from '../store/rosters.ts'

type Instants = 'startsAt' | 'endsAt' | 'breakAt'
/** A shift as the contract has it, with instants still as Date. */
export type ShiftView = Omit<Shift, Instants> & { startsAt: Date; endsAt: Date; breakAt: Date | null }

/** A shift of no kind: somebody set its times by hand. */
export const BY_HAND = 'by_hand'

/** What a shift’s row says, with its minutes as clocks show them on its day. */
export function presentShift(zone: string, row: ShiftRow): ShiftView {
  const { agentId, agentName, rosterId: _rosterId, ...shift } = row
  const minute = (at: Date) => minuteOfInstant(zone, row.day, at.getTime())
  const times = { fromMinute: minute(row.startsAt), toMinute: minute(row.endsAt) }
  return { ...shift, agent: { id: agentId, name: agentName }, ...times }
}

/** Where a shift lies, by the clocks of its day; `breakAfter` in minutes from its beginning. */
export type Place = {
  readonly day: string
  readonly fromMinute: number
  readonly minutes: number
  readonly breakAfter: number | null
  readonly breakMinutes: number
}

/**
 * The instants of a shift. It begins and ends when clocks show its times, so that a night on which they change is an
 * hour shorter or longer. A shift that would lie in the hour that is left out keeps its length.
 */
export function instantsOf(
  zone: string,
  place: Place,
): { startsAt: Date; endsAt: Date; breakAt: Date | null } {
  const { day, fromMinute, minutes, breakAfter, breakMinutes } = place
  const at = (minute: number) => instantOfMinute(zone, day, minute)
  const starts = at(fromMinute)
  const ends = at(fromMinute + minutes)
  const endsAt = ends > starts ? ends : starts + minutes * 60_000
  const rests = breakAfter !== null && breakMinutes > 0 ? at(fromMinute + breakAfter) : null
  const breakAt = rests !== null && rests >= starts && rests < endsAt ? new Date(rests) : null
  return { startsAt: new Date(starts), endsAt: new Date(endsAt), breakAt }
}

/** A shift as planning sees it. */
export function assignmentOf(zone: string, shift: ShiftView): Assignment {
  const { day, fromMinute, toMinute, breakAt, breakMinutes, breakPaid } = shift
  const start = breakAt && minuteOfInstant(zone, day, breakAt.getTime())
  return {
    person: shift.agent.id,
    date: day,
    shift: shift.patternId ?? BY_HAND,
    start: fromMinute,
    minutes: Math.max(1, toMinute - fromMinute),
    breaks: start === null ? [] : [{ start, minutes: breakMinutes, paid: breakPaid }],
    ...(shift.fixed && { fixed: true }),
  }
}

/** Paid minutes of a shift as long as it really is: a night on which the clocks change is longer or shorter. */
export function paidMinutes(
  shift: Pick<ShiftView, 'startsAt' | 'endsAt' | 'breakAt' | 'breakMinutes' | 'breakPaid'>,
): number {
  const whole = (shift.endsAt.getTime() - shift.startsAt.getTime()) / 60_000
  return shift.breakAt && !shift.breakPaid ? whole - shift.breakMinutes : whole
}

/** How many are at work in each interval of a day, a part of it as a part. */
export function coverOfDay(
  zone: string,
  need: NeedDay,
  intervalMinutes: number,
  shifts: readonly ShiftView[],
): number[] {
  return need.needed.map((_, index) => {
    const minute = need.fromMinute + index * intervalMinutes
    const [from, until] = [minute, minute + intervalMinutes].map((one) =>
      instantOfMinute(zone, need.day, one),
    )
    // On the night on which clocks go forward an hour has no length.
    if (from === undefined || until === undefined || until <= from) return need.needed[index] ?? 0
    return coverOf(shifts, from, (until - from) / 60_000)
  })
}
