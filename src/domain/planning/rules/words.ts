import type { ForecastRefusal, ForecastWarning } from '#core/forecast/types.ts'
import type { PlanWarning } from '../contract.ts'

/** Of long lists the first are told; how many there are stands beside them. */
const MOST_LISTED = 20

type Fact = readonly [string, string | number | string[]]

/** A warning of the computation as screens read it: its code, and its facts as they are. */
export function asWarning({ code, ...facts }: ForecastWarning): PlanWarning {
  const told = Object.entries(facts).flatMap(([name, value]: [string, unknown]): Fact[] => {
    if (!Array.isArray(value)) return [[name, value as string | number]]
    return [
      [name, value.slice(0, MOST_LISTED).map(String)],
      [`${name}Count`, value.length],
    ]
  })
  return { code, facts: Object.fromEntries(told) }
}

/** What stands beside a refusal: why in a code, and the facts. */
export function factsOf({ ok: _ok, ...facts }: ForecastRefusal): Record<string, unknown> {
  return facts
}

const ROW_WORDS: Readonly<Record<string, string>> = {
  negative_counts: 'holds a count below 0',
  fractional_counts: 'holds something else than a whole number as its count',
  counts_too_large: 'holds a count that is larger than any service has',
  not_a_date: 'holds no date that can be read: write 2026-03-30, or 2026-03-30T09:15',
  not_a_time: 'holds no time of day that can be read: write 09:15',
  duplicates: 'is of an interval that an earlier row has already',
}

/** What is wrong in each row, by its number. */
export function rowErrors(refusal: { readonly why: string; readonly rows?: readonly number[] }) {
  const message = ROW_WORDS[refusal.why] ?? 'cannot be read'
  return (refusal.rows ?? []).map((row) => ({ path: `/body/csv/${row}`, message }))
}
