/** When contacts arrive on one day, about what and by which channel: fresh needs, and needs that come back. */
import type { Chance } from '#core/chance.ts'
import { localHour, openBetween, weekdayOfDate, wholeDay } from '#core/calendars/hours.ts'
import type { Interval } from '#core/calendars/hours.ts'
import { isLive } from '#core/history/settle.ts'
import type { SettledPlan } from '#core/history/settle.ts'
import type { HistoricContact, HistoryService } from '#core/history/types.ts'
import type { Channel } from '#core/routing/types.ts'

/** A need that comes back, not before this moment. */
export type Pending = {
  readonly after: number
  readonly repeatOf: number
  readonly service: HistoryService
  readonly fromFault: boolean
}

export type Arrival = Pick<HistoricContact, 'arrivedAt' | 'channel' | 'demand' | 'repeatOf' | 'fromFault'> & {
  readonly service: HistoryService
}

/** One local day: its hours with their weight, for live channels only as far as they are open. */
export type Day = {
  readonly date: string
  readonly span: Interval
  readonly open: readonly Interval[]
  readonly live: readonly WeightedHour[]
  readonly written: readonly WeightedHour[]
}

type WeightedHour = Interval & { readonly weight: number }

const HOUR_MS = 3_600_000
// Repeats bring about an eighth of all contacts; the rest are fresh.
const FRESH_SHARE = 0.88

export function dayOf(plan: SettledPlan, date: string): Day {
  const span = wholeDay(plan.zone, date)
  const open = openBetween(plan.hours, span.start, span.end)
  const written: WeightedHour[] = []
  for (let start = span.start; start < span.end; start += HOUR_MS)
    written.push({ start, end: start + HOUR_MS, weight: plan.dailyProfile[localHour(plan.zone, start)] ?? 0 })
  const live = open.flatMap((interval) => written.flatMap((hour) => cut(hour, interval)))
  return { date, span, open, written, live }
}

function cut(hour: WeightedHour, interval: Interval): WeightedHour[] {
  const start = Math.max(hour.start, interval.start)
  const end = Math.min(hour.end, interval.end)
  return end > start ? [{ start, end, weight: (hour.weight * (end - start)) / HOUR_MS }] : []
}

/** The day's fresh needs in order of arrival, those that the fault brings among them. */
export function freshArrivals(plan: SettledPlan, day: Day, chance: Chance): Arrival[] {
  const { contactsPerDay, dayVariation, services, fault } = plan
  const shape = 1 / dayVariation ** 2
  const dayEffect = dayVariation > 0 ? chance.gamma(shape, 1 / shape) : 1
  const weight = plan.weeklyProfile[weekdayOfDate(day.date)] ?? 1
  const rate = contactsPerDay * FRESH_SHARE * weight * dayEffect
  const total = services.reduce((sum, one) => sum + one.share, 0)
  const ordinary = times(chance.poisson(rate), () =>
    fresh(
      plan,
      day,
      chance.pickWeighted(services, (s) => s.share),
      false,
      chance,
    ),
  )
  const faulty = services.find((one) => fault && one.id === fault.serviceId && day.date >= fault.startsOn)
  const extra = faulty && fault ? chance.poisson((rate * extraOn(fault, day.date) * faulty.share) / total) : 0
  const added = faulty ? times(extra, () => fresh(plan, day, faulty, true, chance)) : []
  return [...ordinary, ...added]
    .flatMap((one) => (one && comes(plan, day, one, chance) ? [one] : []))
    .toSorted((a, b) => a.arrivedAt - b.arrivedAt)
}

const extraOn = ({ extraShare, eases }: NonNullable<SettledPlan['fault']>, date: string) =>
  eases && date >= eases.startsOn ? eases.extraShare : extraShare

/** What goes otherwise for this service on this day; later changes count over earlier ones. */
const changeOn = (plan: SettledPlan, { date }: Day, serviceId: string) =>
  plan.changes.findLast(
    (one) => one.serviceId === serviceId && one.from <= date && date <= (one.until ?? date),
  )

function comes(plan: SettledPlan, day: Day, { service }: Arrival, chance: Chance): boolean {
  const { volume = 1 } = changeOn(plan, day, service.id) ?? {}
  return volume >= 1 || chance.happens(volume)
}

const times = <T>(n: number, make: () => T): T[] => Array.from({ length: n }, make)

/** One fresh need; undefined when its channel is closed all day. */
function fresh(
  plan: SettledPlan,
  day: Day,
  service: HistoryService,
  fromFault: boolean,
  chance: Chance,
): Arrival | undefined {
  const channel = pickChannel(plan, service, chance)
  const arrivedAt = momentIn(isLive(channel) ? day.live : day.written, chance)
  if (arrivedAt === undefined) return undefined
  const demand = fromFault
    ? notValue(0.92, chance)
    : chance.happens(changeOn(plan, day, service.id)?.valueShare ?? service.valueShare)
      ? 'value'
      : notValue(0.85, chance)
  return { arrivedAt, channel, demand, service, fromFault, repeatOf: null }
}

const notValue = (failureShare: number, chance: Chance) =>
  chance.happens(failureShare) ? 'failure' : 'cannot_tell'

/** A need that comes back on this day, at a moment of the day's rhythm; undefined when all is closed. */
export function returning(plan: SettledPlan, day: Day, need: Pending, chance: Chance): Arrival | undefined {
  const channel = pickChannel(plan, need.service, chance)
  const moment = momentIn(isLive(channel) ? day.live : day.written, chance)
  return moment === undefined ? undefined : comeBack(need, channel, Math.max(moment, need.after), chance)
}

/** A client who gave up tries again at once by a live channel, while it is open. */
export function returningSoon(
  plan: SettledPlan,
  day: Day,
  need: Pending,
  chance: Chance,
): Arrival | undefined {
  const open = day.open.some((one) => one.start <= need.after && need.after < one.end)
  const channel = pickChannel(plan, need.service, chance)
  return open ? comeBack(need, isLive(channel) ? channel : 'phone', need.after, chance) : undefined
}

function comeBack(need: Pending, channel: Channel, arrivedAt: number, chance: Chance): Arrival {
  const { service, repeatOf, fromFault } = need
  return { arrivedAt, channel, service, repeatOf, fromFault, demand: notValue(0.9, chance) }
}

function pickChannel(plan: SettledPlan, service: HistoryService, chance: Chance): Channel {
  const shares = Object.entries(service.channels ?? plan.channels) as Array<[Channel, number]>
  return chance.pickWeighted(shares, ([, share]) => share)[0]
}

function momentIn(hours: readonly WeightedHour[], chance: Chance): number | undefined {
  if (!hours.some((hour) => hour.weight > 0)) return undefined
  const hour = chance.pickWeighted(hours, (one) => one.weight)
  return Math.floor(chance.uniform(hour.start, hour.end))
}
