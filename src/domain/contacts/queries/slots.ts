import { freeSlots } from '#core/calendars/slots.ts'
import type { Slot } from '#core/calendars/slots.ts'
import type { Tx } from '#platform/database/database.ts'
import { bookedCalls } from '../../commitments/queries.ts'
import { hoursOf } from '../../services/queries.ts'
import { ableAgents } from '../store/line.ts'
import { caseOwnerOf } from '../store/moment.ts'
import { writtenStandard } from '../store/reach.ts'

const SLOT_MINUTES = 30
const CALL_MINUTES = 30
const SOONEST_MS = 20 * 60_000
const DAYS_AHEAD = 7
const SHOWN = 60

type Asked = { serviceId: string | null; caseId: string | null }

/** Free times for a call in the next days, each with the people who are free then (R7: out of capacity that exists). */
export async function freeTimes(tx: Tx, asked: Asked, now: Date): Promise<Slot[]> {
  const from = now.getTime() + SOONEST_MS
  return (await slotsBetween(tx, asked, from, from + DAYS_AHEAD * 86_400_000, now)).slice(0, SHOWN)
}

/** The slot that begins at this instant, if it is still free, and who will call: the owner where that is possible. */
export async function findSlot(
  tx: Tx,
  asked: Asked & { from: Date },
  now: Date,
): Promise<{ agentId: string; from: Date; until: Date } | undefined> {
  const at = asked.from.getTime()
  // Beyond what is shown nothing is free: years have no opening hours here, and some are no dates.
  if (at < now.getTime() || at > now.getTime() + SOONEST_MS + DAYS_AHEAD * 86_400_000) return undefined
  const slots = await slotsBetween(tx, asked, at, at + CALL_MINUTES * 60_000, now)
  const slot = slots.find((one) => one.start === at)
  const agentId = slot?.agentIds[0]
  return slot && agentId !== undefined
    ? { agentId, from: new Date(slot.start), until: new Date(slot.end) }
    : undefined
}

async function slotsBetween(tx: Tx, asked: Asked, from: number, to: number, now: Date): Promise<Slot[]> {
  const service = await tx.maybe(writtenStandard, asked.serviceId)
  if (!service) return []
  const owner = asked.caseId === null ? undefined : await tx.maybe(caseOwnerOf, asked.caseId)
  const able = await tx.all(ableAgents, asked.serviceId, now)
  // The person who knows the case calls (R7), where that is possible.
  const knowing = able.filter((one) => one.agentId === owner?.ownerId)
  const people = knowing.length > 0 ? knowing : able
  const ids = people.map((one) => one.agentId)
  if (ids.length === 0) return []
  const booked = await bookedCalls(tx, ids, new Date(from), new Date(to))
  return freeSlots({
    hours: hoursOf(service.zone, service.hours),
    ableAgents: people.map((one) => ({
      agentId: one.agentId,
      hours: hoursOf(one.zone, one.hours ?? one.departmentHours),
    })),
    bookings: booked.map((one) => ({
      agentId: one.agentId,
      start: one.from.getTime(),
      end: one.until.getTime(),
    })),
    absences: people.flatMap((one) =>
      one.awayFrom
        ? [{ agentId: one.agentId, start: one.awayFrom.getTime(), end: one.awayUntil?.getTime() ?? to }]
        : [],
    ),
    from,
    to,
    slotMinutes: SLOT_MINUTES,
    callMinutes: CALL_MINUTES,
  })
}
