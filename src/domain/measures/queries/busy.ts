import { localDate } from '#core/calendars/hours.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import type { BusyKind, busyRoutes } from '../contract.busy.ts'
import type { LensFilter } from '../contract.ts'
import { busyWith } from '../rules/busy.ts'
import type { BusyMeasured } from '../rules/busy.ts'
import { daysElapsed } from '../rules/elapsed.ts'
import { reachOf } from '../rules/reach.ts'
import * as store from '../store/busy.ts'
import { applies } from '../sums.ts'
import type { Narrowed } from '../sums.ts'
import { periodOf } from './period.ts'
import { firstDayOf, totalsOf } from './rolled.ts'
import { getSettings } from './settings.ts'

const SUMS = [
  ...(['first_helped', 'first_talk_s', 'asked_again', 'outbound', 'outbound_talk_s'] as const),
  ...(['further_helped', 'further_talk_s', 'further_asked_again'] as const),
  ...(['failure_helped', 'failure_talk_s', 'failure_asked_again'] as const),
  ...(['chasing_helped', 'chasing_talk_s', 'chasing_asked_again'] as const),
  ...(['brought_in', 'expert_s', 'consult_s', 'holds', 'hold_s'] as const),
  ...(['attempts', 'attempts_reached', 'messages_written', 'notes', 'stories_changed', 'legs_done'] as const),
] as const
type Sums = Readonly<Record<(typeof SUMS)[number], number>>

/** So many of the latest tries are looked at to see how they hang together. */
const TRIES = 2_000

/** Where the capacity of a period goes (R27), in hours, people and, where pay is said, money. */
export async function getBusy(
  tx: Tx,
  filter: LensFilter,
  now: Date,
): Promise<AnswerOf<typeof busyRoutes.busy>> {
  const period = await periodOf(tx, filter, now)
  const { version, changedAt: _at, ...settings } = await getSettings(tx)
  const sums = await totalsOf(tx, SUMS, period, filter, localDate(period.zone, now.getTime()))
  const weeks = daysElapsed(period, await firstDayOf(tx, ['contacts', 'attempts'], filter), now) / 7
  const { serviceId = null, departmentId = null, channel = null } = filter
  const asked = [period.from, period.to, serviceId, departmentId, channel] as const
  const tried = applies('work', filter)
  return {
    period,
    ...busyWith(measuredOf(sums), settings, weeks, leftOut(filter)),
    attempts: tried ? await tx.all(store.attemptsByHour, ...asked) : [],
    reach: tried ? reachOf(await tx.one(store.tries, ...asked, TRIES)) : null,
    settingsVersion: version,
  }
}

const WORK: readonly BusyKind[] = ['attempts_reached', 'attempts_missed', 'written', 'notes']

/** What has no channel or no demand cannot be told for one of them, and is left out. */
const leftOut = (filter: Narrowed): readonly BusyKind[] => [
  ...(applies('work', filter) ? [] : WORK),
  ...(applies('leg', filter) ? [] : (['legs'] as const)),
]

function measuredOf(sums: Sums): BusyMeasured {
  const again = sums.further_asked_again + sums.failure_asked_again + sums.chasing_asked_again
  const talking = (count: number, seconds: number, repeats: number) => ({ count, seconds, repeats })
  return {
    talking: {
      first_point: talking(sums.first_helped, sums.first_talk_s, sums.asked_again - again),
      // Calling a client is going on with a need.
      further: talking(
        sums.further_helped + sums.outbound,
        sums.further_talk_s + sums.outbound_talk_s,
        sums.further_asked_again,
      ),
      failure: talking(sums.failure_helped, sums.failure_talk_s, sums.failure_asked_again),
      chasing: talking(sums.chasing_helped, sums.chasing_talk_s, sums.chasing_asked_again),
    },
    experts: { count: sums.brought_in, seconds: sums.expert_s + sums.consult_s },
    holds: { count: sums.holds, seconds: sums.hold_s },
    attemptsReached: sums.attempts_reached,
    attemptsMissed: sums.attempts - sums.attempts_reached,
    written: sums.messages_written,
    notes: sums.notes + sums.stories_changed,
    legs: sums.legs_done,
  }
}
