import { tellClientAt, warnAt } from '#core/commitments/warning.ts'
import { addWorkingTime } from '#core/calendars/hours.ts'
import { commitmentEvents } from '#domain/commitments/contract.ts'
import { newId } from '#platform/ids.ts'
import type { World, WorldAgent } from '../world.ts'

export type PromiseAbout = {
  readonly caseId: string
  readonly clientId: string
  readonly serviceId: string
  readonly contactId: string | null
  readonly by: WorldAgent
  readonly kind: 'call' | 'reply' | 'action' | 'visit'
  readonly what: string
}
export type PromiseState = 'open' | 'kept' | 'renegotiated' | 'broken'
export type PromiseTimes = {
  /** Epoch milliseconds. */
  readonly madeAt: number
  readonly dueAt: number
  readonly fromAt?: number
  readonly state: PromiseState
  readonly endedAt: number | null
  readonly legId?: string | null
  readonly replacesId?: string
  readonly note?: string
}

/** One promise with its warnings and the lines of the ledger that it wrote. Gives its id. */
export function addPromise(world: World, about: PromiseAbout, times: PromiseTimes): string {
  const { book, now } = world
  const id = newId(new Date(times.madeAt))
  const until = times.endedAt ?? now.getTime()
  const warn = warnAt(times.madeAt, times.dueAt)
  const tell = tellClientAt(times.madeAt, times.dueAt)
  const date = (at: number, happened: boolean) => (happened ? new Date(at) : null)
  const warnedAt = date(warn, warn < until)
  const clientWarnedAt = date(tell, tell < until)
  book.add('commitments', {
    id,
    case_id: about.caseId,
    leg_id: times.legId ?? null,
    kind: about.kind,
    what: about.what,
    by_agent_id: about.by.id,
    made_at: new Date(times.madeAt),
    due_at: new Date(times.dueAt),
    from_at: times.fromAt === undefined ? null : new Date(times.fromAt),
    told_at: new Date(times.madeAt),
    told_how: 'said',
    state: times.state,
    ended_at: times.endedAt === null ? null : new Date(times.endedAt),
    note: times.note ?? null,
    replaces_id: times.replacesId ?? null,
    warn_at: new Date(warn),
    warned_at: warnedAt,
    tell_client_at: new Date(tell),
    client_warned_at: clientWarnedAt,
  })
  tellOf(world, about, times, { id, warnedAt, clientWarnedAt })
  return id
}

type Warned = { id: string; warnedAt: Date | null; clientWarnedAt: Date | null }

function tellOf(world: World, about: PromiseAbout, times: PromiseTimes, { id, ...warned }: Warned): void {
  const subject = (at: number | Date, byAgent = true) => ({
    at: new Date(at),
    actor: byAgent ? 'agent' : 'service',
    actorId: byAgent ? about.by.id : null,
    caseId: about.caseId,
    clientId: about.clientId,
    agentId: about.by.id,
    serviceId: about.serviceId,
  })
  const { book } = world
  book.tell(commitmentEvents.made, subject(times.madeAt), {
    commitmentId: id,
    kind: about.kind,
    dueAt: new Date(times.dueAt).toISOString(),
    told: true,
  })
  if (warned.warnedAt)
    book.tell(commitmentEvents.warned, subject(warned.warnedAt, false), { commitmentId: id })
  if (warned.clientWarnedAt)
    book.tell(commitmentEvents.clientWarned, subject(warned.clientWarnedAt, false), { commitmentId: id })
  if (times.endedAt === null) return
  if (times.state === 'kept')
    book.tell(commitmentEvents.kept, subject(times.endedAt), {
      commitmentId: id,
      early: times.endedAt < warnAt(times.madeAt, times.dueAt),
    })
  if (times.state === 'broken')
    book.tell(commitmentEvents.broken, subject(times.endedAt, false), { commitmentId: id })
}

/** So many working minutes later, in office hours. */
export function later(world: World, from: number, minutes: number): number {
  return addWorkingTime(world.office, from, minutes) ?? from + minutes * 60_000
}

/** When it was made, the end of the past, the work it waits for, and how likely it is to slip, 0 to 1. */
type Living = {
  readonly madeAt: number
  readonly end: number
  readonly leg: { readonly id: string; readonly endedAt: number } | null
  readonly slips: number
}

/**
 * A promise of the past and what became of it: mostly kept, sometimes renegotiated in time, now and then broken and
 * made good. Gives the instant at which all of it was done, never after `end`.
 */
export function livePromise(world: World, about: PromiseAbout, { madeAt, end, leg, slips }: Living): number {
  const { chance } = world
  const legId = leg?.id ?? null
  const needed = leg ? leg.endedAt : madeAt
  const minutes = chance.integer(300, 2400)
  const dueAt = later(world, Math.max(madeAt, needed - 86_400_000), minutes)
  // What would still be open at the end of the past was done early instead.
  if (later(world, dueAt, 1000) > end) return keptEarly(world, about, { madeAt, dueAt, end, legId })
  const course = chance.uniform()
  if (course < slips) return brokenAndMadeGood(world, about, { madeAt, dueAt, legId })
  if (course < slips + 0.06) return renegotiated(world, about, { madeAt, dueAt, minutes, legId })
  const done = later(world, madeAt, minutes * chance.uniform(0.25, 0.98))
  const endedAt = Math.floor(Math.min(Math.max(done, needed), dueAt - 1000))
  addPromise(world, about, { madeAt, dueAt, state: 'kept', endedAt, legId })
  return endedAt
}

type Course = { madeAt: number; dueAt: number; legId: string | null }

function keptEarly(
  world: World,
  about: PromiseAbout,
  { madeAt, dueAt, end, legId }: Course & { end: number },
) {
  const wanted = later(world, madeAt, world.chance.integer(20, 240))
  const latest = madeAt + (end - madeAt) * world.chance.uniform(0.5, 0.95)
  const endedAt = Math.floor(Math.min(wanted, latest, dueAt - 1000))
  addPromise(world, about, { madeAt, dueAt, state: 'kept', endedAt, legId })
  return endedAt
}

function renegotiated(world: World, about: PromiseAbout, course: Course & { minutes: number }): number {
  const { chance } = world
  const { madeAt, dueAt, minutes, legId } = course
  const endedAt = later(world, madeAt, minutes * chance.uniform(0.5, 0.9))
  const old = addPromise(world, about, {
    madeAt,
    dueAt,
    state: 'renegotiated',
    endedAt,
    legId,
    note: 'More time is needed than we thought; agreed with the client.',
  })
  const more = chance.integer(240, 900)
  const newDue = Math.max(later(world, dueAt, 240), later(world, endedAt, more))
  const keptAt = later(world, endedAt, more * chance.uniform(0.3, 0.9))
  const newId = addPromise(world, about, {
    madeAt: endedAt,
    dueAt: newDue,
    state: 'kept',
    endedAt: keptAt,
    legId,
    replacesId: old,
  })
  world.book.tell(
    commitmentEvents.renegotiated,
    {
      at: new Date(endedAt),
      actor: 'agent',
      actorId: about.by.id,
      caseId: about.caseId,
      clientId: about.clientId,
      agentId: about.by.id,
      serviceId: about.serviceId,
    },
    { commitmentId: old, newId, dueAt: new Date(newDue).toISOString() },
  )
  return keptAt
}

function brokenAndMadeGood(world: World, about: PromiseAbout, { madeAt, dueAt, legId }: Course): number {
  addPromise(world, about, { madeAt, dueAt, state: 'broken', endedAt: dueAt, legId })
  const again = later(world, dueAt, world.chance.integer(30, 300))
  const nextDue = later(world, again, 480)
  const keptAt = later(world, again, world.chance.integer(60, 400))
  addPromise(world, about, { madeAt: again, dueAt: nextDue, state: 'kept', endedAt: keptAt, legId })
  return keptAt
}
