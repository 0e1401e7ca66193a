/** Times at which a call can be promised: only out of capacity that exists (R2, R7). */
import { nextOpening, openBetween, openIntervals, localDate } from '#core/calendars/hours.ts'
import type { Interval, OpeningHours } from '#core/calendars/hours.ts'

export type SlotQuestion = {
  /** The service's hours. */
  readonly hours: OpeningHours
  /** People who could make this call, each with hours of their own; null: the service's. */
  readonly ableAgents: readonly { readonly agentId: string; readonly hours: OpeningHours | null }[]
  /** What each is already promised to. */
  readonly bookings: readonly AgentTime[]
  /** When each is not there. */
  readonly absences: readonly AgentTime[]
  readonly from: number
  readonly to: number
  /** How far apart the times offered are, counted from each opening. */
  readonly slotMinutes: number
  /** How long a call takes, with what is done after it. */
  readonly callMinutes: number
}

export type AgentTime = Interval & { readonly agentId: string }

export type Slot = Interval & { readonly agentIds: readonly string[] }

const MINUTE_MS = 60_000

/** Free times in [from, to), earliest first, each with everyone who is free for the whole call. None without capacity. */
export function freeSlots(question: SlotQuestion): Slot[] {
  const people = question.ableAgents.map((agent) => ({
    agentId: agent.agentId,
    free: freeTime(question, agent),
  }))
  return starts(question).flatMap((start) => {
    const end = start + question.callMinutes * MINUTE_MS
    const agentIds = people.filter((one) => fits(one.free, start, end)).map((one) => one.agentId)
    return agentIds.length > 0 ? [{ start, end, agentIds }] : []
  })
}

/** The grid is anchored at each opening, so a day that opens at a quarter past offers quarter-past times. */
function starts({ hours, from, to, slotMinutes, callMinutes }: SlotQuestion): number[] {
  if (!(slotMinutes > 0 && callMinutes > 0))
    throw new RangeError('Slots and calls must last longer than 0 minutes')
  const step = slotMinutes * MINUTE_MS
  const found: number[] = []
  for (const open of openingsIn(hours, from, to)) {
    const skipped = Math.max(0, Math.ceil((from - open.start) / step))
    const last = Math.min(open.end - callMinutes * MINUTE_MS, to - 1)
    for (let start = open.start + skipped * step; start <= last; start += step) found.push(start)
  }
  return found
}

function openingsIn(hours: OpeningHours, from: number, to: number): Interval[] {
  if (!(from < to) || nextOpening(hours, from) === undefined) return []
  const dayBefore = localDate(hours.zone, from - 86_400_000)
  return openIntervals(hours, dayBefore, localDate(hours.zone, to)).filter(
    (one) => one.end > from && one.start < to,
  )
}

function freeTime(question: SlotQuestion, agent: SlotQuestion['ableAgents'][number]): Interval[] {
  const until = question.to + question.callMinutes * MINUTE_MS
  const present = openBetween(agent.hours ?? question.hours, question.from, until)
  const taken = [...question.bookings, ...question.absences].filter((one) => one.agentId === agent.agentId)
  return taken.reduce(without, present)
}

function without(free: Interval[], taken: Interval): Interval[] {
  return free.flatMap((one) => {
    if (taken.end <= one.start || taken.start >= one.end) return [one]
    const before = { start: one.start, end: taken.start }
    const after = { start: taken.end, end: one.end }
    return [before, after].filter((part) => part.end > part.start)
  })
}

const fits = (free: readonly Interval[], start: number, end: number) =>
  free.some((one) => one.start <= start && end <= one.end)
