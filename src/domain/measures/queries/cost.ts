import { localDate } from '#core/calendars/hours.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import type { costRoutes } from '../contract.cost.ts'
import type { LensFilter, LensWarning } from '../contract.ts'
import { costWarnings, costWith, perYear } from '../rules/cost.ts'
import type { CostMeasured } from '../rules/cost.ts'
import { daysElapsed } from '../rules/elapsed.ts'
import * as store from '../store/cost.ts'
import { applies } from '../sums.ts'
import { periodOf } from './period.ts'
import { firstDayOf, totalsOf } from './rolled.ts'
import type { Days } from './rolled.ts'
import { getSettings } from './settings.ts'

const SUMS = [
  ...(['chasing_helped', 'chasing_talk_s', 'chasing_waited_s', 'chasing_asked_again'] as const),
  ...(['asked_again', 'failure_asked_again', 'holds', 'hold_s', 'handovers'] as const),
  ...(['attempts', 'attempts_reached', 'lost_unanswered', 'lost_unanswered_s'] as const),
  ...(['need_contacts', 'needs_closed'] as const),
] as const
type Sums = Readonly<Record<(typeof SUMS)[number], number>>

/** What it costs to run the service badly in a period (R32), by cause and department of failure. */
export async function getCost(
  tx: Tx,
  filter: LensFilter,
  now: Date,
): Promise<AnswerOf<typeof costRoutes.cost>> {
  const period = await periodOf(tx, filter, now)
  const { version: _version, changedAt: _at, ...settings } = await getSettings(tx)
  const sums = await totalsOf(tx, SUMS, period, filter, localDate(period.zone, now.getTime()))
  const measured = measuredOf(sums, await failureOf(tx, filter, period), filter)
  const cost = costWith(measured, settings)
  const days = daysElapsed(period, await firstDayOf(tx, ['contacts'], filter), now)
  const yearly = perYear(cost.pence, days)
  return {
    period,
    ...cost,
    pencePerYear: yearly,
    ...needsAndContacts(sums),
    warnings: [
      ...costWarnings(measured, settings),
      ...(cost.pence !== null && yearly === null ? [shortPeriod(days)] : []),
    ],
  }
}

const shortPeriod = (days: number): LensWarning => ({
  code: 'too_short_for_a_year',
  facts: { days: Math.floor(days) },
})

async function failureOf(tx: Tx, filter: LensFilter, { from, to }: Days): Promise<CostMeasured['failure']> {
  const { serviceId = null, departmentId = null, channel = null, demand = 'failure' } = filter
  if (demand !== 'failure') return []
  return tx.all(store.failureCauses, from, to, serviceId, departmentId, channel)
}

function measuredOf(sums: Sums, failure: CostMeasured['failure'], filter: LensFilter): CostMeasured {
  return {
    failure,
    chasing: {
      count: sums.chasing_helped,
      seconds: sums.chasing_talk_s,
      waitSeconds: sums.chasing_waited_s,
    },
    repeats: sums.asked_again - sums.failure_asked_again - sums.chasing_asked_again,
    holds: { count: sums.holds, seconds: sums.hold_s },
    handovers: sums.handovers,
    attemptsMissed: applies('work', filter) ? sums.attempts - sums.attempts_reached : 0,
    lost: { count: sums.lost_unanswered, waitSeconds: sums.lost_unanswered_s },
  }
}

/** Contacts for each need closed, k, and the share of contacts that came again, 1 − 1/k (SCIENCE C11). */
function needsAndContacts({ need_contacts: contacts, needs_closed: needs }: Sums) {
  const contactsPerNeed = needs > 0 ? contacts / needs : null
  // Needs that came without a contact, by import, would make a share below nought.
  const repeatShare = contactsPerNeed !== null && contactsPerNeed >= 1 ? 1 - 1 / contactsPerNeed : null
  return { contactsPerNeed, repeatShare }
}
