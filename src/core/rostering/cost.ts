/** What a roster costs, in minutes of clients' waiting. */
import { coverInFrame } from './cover.ts'
import { fairnessOf, unfairnessPrices } from './fairness.ts'
import type { Frame } from './frame.ts'
import { paidMinutesOf } from './shifts.ts'
import { unpopularKinds, type Assignment, type RosterCost } from './types.ts'
import { datesNotMet, priceOfWish } from './wishes.ts'

/** The cost of a whole roster, what is fixed included. */
export function costOf(frame: Frame, assignments: readonly Assignment[]): RosterCost {
  const { problem } = frame
  const cover = coverInFrame(frame, assignments)
  const waiting = sum(cover.map((need) => need.waiting))
  const wishes = sum(
    problem.wishes.map((wish) => priceOfWish(problem, wish, datesNotMet(frame, wish, assignments).length)),
  )
  const unfairness = unfairnessOf(frame, assignments)
  const paidMinutes = sum(assignments.map(paidMinutesOf))
  const pay = (paidMinutes / 60) * problem.weights.paidHour
  return { total: waiting + wishes + unfairness + pay, waiting, wishes, unfairness, pay, paidMinutes }
}

/** What one cost is more than another, part by part. */
export function costDifference(one: RosterCost, other: RosterCost): RosterCost {
  return {
    total: one.total - other.total,
    waiting: one.waiting - other.waiting,
    wishes: one.wishes - other.wishes,
    unfairness: one.unfairness - other.unfairness,
    pay: one.pay - other.pay,
    paidMinutes: one.paidMinutes - other.paidMinutes,
  }
}

function unfairnessOf({ problem }: Frame, assignments: readonly Assignment[]): number {
  const { rows } = fairnessOf(problem, assignments)
  return sum(
    rows.flatMap(({ now }, index) => {
      const person = problem.people[index]
      if (!person) return []
      return unpopularKinds.map((kind) => sum(unfairnessPrices(problem, person, kind, now[kind])))
    }),
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
