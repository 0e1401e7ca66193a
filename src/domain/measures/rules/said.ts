import type { Problem } from '#platform/contract/refusal.ts'
import type { SaidInput } from '../contract.ts'

export type Fault = NonNullable<Problem['errors']>[number]

/** Nothing that a service reckons with is larger, and sums of it stay exact enough. */
const MOST = 1e9

/**
 * What is wrong with what somebody said, by where it lies: low, likely and high in their order, none below nought or above
 * `most` (1 for shares). What is not said has no fault.
 */
export function faultsOfSaid(path: string, said: SaidInput | null, most = MOST): Fault[] {
  if (said === null) return []
  const { low, likely, high } = said
  if (low < 0) return [{ path: `${path}/low`, message: 'must be 0 or more' }]
  if (low > likely) return [{ path: `${path}/low`, message: 'must not be above what is likely' }]
  if (likely > high) return [{ path: `${path}/high`, message: 'must not be below what is likely' }]
  if (high > most) return [{ path: `${path}/high`, message: `must not be above ${most}` }]
  return []
}
