import type { Forecast } from '../contract.forecast.ts'
import type { PartRow } from '../store/demand.ts'

const KINDS = ['value', 'failure', 'cannot_tell'] as const

/**
 * How a total divides by service and by kind of demand, as what came in the last weeks did. Contacts of no known
 * service are shared out like the others, so that the parts add up to the whole.
 */
export function divided(
  rows: readonly PartRow[],
  expected: number,
): Pick<Forecast, 'byService' | 'byDemand'> {
  const all = rows.reduce((sum, one) => sum + one.n, 0)
  const named = rows.filter((one) => one.serviceId !== null)
  const known = named.reduce((sum, one) => sum + one.n, 0)
  const services = Map.groupBy(named, (one) => one.serviceId ?? '')
  return {
    byService: [...services].map(([serviceId, own]) => {
      const share = sumOf(own) / known
      return { serviceId, service: own[0]?.service ?? '', share, expected: expected * share }
    }),
    byDemand: KINDS.flatMap((demand) => {
      const share = sumOf(rows.filter((one) => one.demand === demand)) / all
      return all === 0 || share === 0 ? [] : [{ demand, share, expected: expected * share }]
    }),
  }
}

const sumOf = (rows: readonly PartRow[]) => rows.reduce((sum, one) => sum + one.n, 0)
