import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { planningRefusals } from '../contract.ts'
import type { Need, NeedInterval } from '../contract.need.ts'
import { weekdayOf } from '../rules/constraints.ts'
import * as store from '../store/constraints.ts'
import type { ConstraintRow } from '../store/constraints.ts'

export type NeedAsked = { from: string; days: number; intervalMinutes: 15 | 30 | 60 }
/** Reads the need of some days against the published roster; refuses as the route of the need does. */
export type ReadNeed = (asked: NeedAsked, now: Date) => Promise<Need>

export type UnexplainedTime = { weekday: number; minute: number; waitingMinutes: number }

/** One constraint; refuses when there is none. */
export async function getConstraint(tx: Tx, id: string): Promise<ConstraintRow> {
  return (await tx.maybe(store.find, id)) ?? refuse(general.not_found)
}

/** The register: those that stand first, each lot in the order in which they were said. */
export async function listConstraints(tx: Tx): Promise<ConstraintRow[]> {
  return tx.all(store.list)
}

/** The intervals of the coming week that are short of people by the published roster and explained by no constraint. */
export async function unexplainedTimes(today: string, need: ReadNeed, now: Date): Promise<UnexplainedTime[]> {
  const week = await weekOf({ from: today, days: 7, intervalMinutes: 30 }, need, now)
  return (week?.intervals ?? [])
    .filter((one) => isShort(one) && one.constraintIds.length === 0)
    .map((one) => ({
      weekday: weekdayOf(one.day),
      minute: one.minute,
      waitingMinutes: one.waitingMinutes ?? 0,
    }))
}

/** The need of a week, or undefined when there is nothing to work it out from: a register works without a forecast. */
async function weekOf(asked: NeedAsked, need: ReadNeed, now: Date): Promise<Need | undefined> {
  try {
    return await need(asked, now)
  } catch (error) {
    if (error instanceof Refusal && NOTHING_YET.includes(error.definition.code)) return undefined
    throw error
  }
}

const NOTHING_YET: readonly string[] = [
  planningRefusals.series_too_short.code,
  planningRefusals.nothing_to_show.code,
]

/** Fewer people on duty by the roster than it takes for the offer to hold. */
const isShort = ({ cover, neededSafely }: NeedInterval): boolean =>
  cover !== null && cover < neededSafely - 1e-6
