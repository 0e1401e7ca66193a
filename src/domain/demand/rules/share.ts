import { wilsonInterval } from '#core/stats/wilson.ts'
import type { Share } from '../contract.ts'

/** A share with its 95 % interval; of nothing there is none. */
export function shareOf(part: number, of: number): Share {
  const interval = wilsonInterval(part, of)
  return {
    value: interval ? part / of : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    part,
    of,
  }
}
