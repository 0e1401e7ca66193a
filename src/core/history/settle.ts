/** A plan with everything that was left out filled in. */
import { EXCLUSIVE_CHANNELS } from '#core/routing/seats.ts'
import type { Channel } from '#core/routing/types.ts'
import type { Weekday } from '#core/calendars/hours.ts'
import type { ChannelShares, HistoryPlan, HistoryService } from '#core/history/types.ts'

export type SettledPlan = Required<Omit<HistoryPlan, 'fault'>> & Pick<HistoryPlan, 'fault'>

const MORNING_PEAK: readonly number[] = [
  0.2, 0.1, 0.1, 0.1, 0.1, 0.2, 0.6, 1.4, 4, 9.5, 11.5, 11, 8.5, 8.2, 9.2, 8.6, 7, 4.2, 2.2, 1.8, 1.5, 1.2,
  0.8, 0.4,
]
const BUSY_MONDAY: Readonly<Record<Weekday, number>> = {
  monday: 1.22,
  tuesday: 1.05,
  wednesday: 0.97,
  thursday: 0.93,
  friday: 0.83,
  saturday: 0.3,
  sunday: 0.25,
}
const MIX: ChannelShares = { phone: 0.52, chat: 0.22, visit: 0.12, email: 0.1, letter: 0.04 }

/** Whether the client waits there and then for somebody to answer. */
export const isLive = (channel: Channel) => channel === 'chat' || EXCLUSIVE_CHANNELS.has(channel)

/** Throws RangeError where the plan cannot give a history. */
export function settlePlan(plan: HistoryPlan): SettledPlan {
  if (plan.services.length === 0) throw new RangeError('A history needs at least one service')
  if (plan.dailyProfile && plan.dailyProfile.length !== 24)
    throw new RangeError('A daily profile has 24 hours')
  const contactsPerDay = plan.contactsPerDay ?? 250
  return {
    dailyProfile: MORNING_PEAK,
    weeklyProfile: BUSY_MONDAY,
    dayVariation: 0.08,
    meanPatienceSeconds: 300,
    channels: MIX,
    people: peopleFor(plan.services, contactsPerDay),
    changes: [],
    ...plan,
    contactsPerDay,
  }
}

/** Enough for a Monday's busiest hour, 15 % of an ordinary day of which some 86 % is live, at 85 % occupation. */
function peopleFor(services: readonly HistoryService[], perDay: number): number {
  const shares = services.reduce((sum, one) => sum + one.share, 0)
  const talk = services.reduce((sum, one) => sum + one.share * one.meanTalkSeconds, 0) / shares
  return Math.max(2, Math.ceil((perDay * 0.15 * 0.86 * talk) / 3600 / 0.85))
}
