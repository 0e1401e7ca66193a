import { weekdayOfDate } from '#core/calendars/hours.ts'
import type { HistoryPlan } from '#core/history/types.ts'
import { calendars, ZONE } from '../organisation/calendars.ts'
import type { World } from '../world.ts'

export const HISTORY_DAYS = 120
/** Since then crews have driven by a list that is a day old, and bins are left. */
export const FAULT_DAYS_AGO = 42
/** Since then crews get a list that is made at six each morning, as an experiment. */
export const EASED_DAYS_AGO = 12
/** Since then a repair’s appointment is agreed in the same conversation. */
export const REPAIRS_DAYS_AGO = 50
const CONTACTS_PER_DAY = 128
const DAY_MS = 86_400_000

/** The date so many days before `end`, `2026-11-21`. */
export const dayBefore = (end: number, days: number): string =>
  new Date(end - days * DAY_MS).toISOString().slice(0, 10)

/**
 * How many days before `end` the storm began and ended, a Tuesday to a Thursday: no bulky collections, and everybody was
 * told before they had to ask.
 */
export function stormOf(end: number): { firstDaysAgo: number; lastDaysAgo: number } {
  let lastDaysAgo = 15
  while (weekdayOfDate(dayBefore(end, lastDaysAgo)) !== 'thursday') lastDaysAgo += 1
  return { firstDaysAgo: lastDaysAgo + 2, lastDaysAgo }
}

/** What the past of the organisation was like, up to `end` (epoch milliseconds). */
export function planOf(world: World, seed: string, end: number): HistoryPlan {
  const storm = stormOf(end)
  return {
    seed,
    days: HISTORY_DAYS,
    zone: ZONE,
    endDate: dayBefore(end, 0),
    hours: calendars.front.hours,
    contactsPerDay: CONTACTS_PER_DAY,
    fault: {
      serviceId: 'missed-bin',
      startsOn: dayBefore(end, FAULT_DAYS_AGO - 1),
      extraShare: 1.3,
      eases: { startsOn: dayBefore(end, EASED_DAYS_AGO), extraShare: 0.25 },
    },
    changes: [
      { serviceId: 'urgent-repair', from: dayBefore(end, REPAIRS_DAYS_AGO), valueShare: 0.76 },
      {
        serviceId: 'bulky-waste',
        from: dayBefore(end, storm.firstDaysAgo),
        until: dayBefore(end, storm.lastDaysAgo),
        volume: 0.25,
      },
    ],
    services: world.services.map(({ data }) => ({
      id: data.slug,
      share: data.past.share,
      valueShare: data.past.valueShare,
      meanTalkSeconds: data.past.talkSeconds,
      ...(data.past.expertShare !== undefined && { expertShare: data.past.expertShare }),
      ...(data.past.channels && { channels: data.past.channels }),
      ...(data.past.cutShortShare !== undefined && { cutShortShare: data.past.cutShortShare }),
    })),
  }
}
