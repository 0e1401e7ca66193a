import type { Tx } from '#platform/database/database.ts'
import type { JourneyHead } from '../../measures/contract.flow.ts'
import type { CapabilityChart, Step } from '../../measures/contract.figures.ts'
import type { KeptFilter, LensFilter, LensPeriod, MeasureKey } from '../../measures/contract.ts'

/** A chart with its instant still as Date. */
export type Chart = Omit<CapabilityChart, 'period'> & {
  readonly period: Omit<LensPeriod, 'upTo'> & { readonly upTo: Date | string }
}
/** A head with its instants still as Date. */
export type Head = Omit<JourneyHead, 'openedAt' | 'closedAt'> & {
  readonly openedAt: Date | string
  readonly closedAt: Date | string | null
}

export type ChartAsked = LensFilter & {
  readonly measure: MeasureKey
  readonly step: Step
  readonly likeWeekdays?: boolean
}

/** What learning looks at through measures: the chart of a measure, where there is enough for one, and heads of journeys. */
export type Seen = {
  readonly chartFor: (tx: Tx, asked: ChartAsked, now: Date) => Promise<Chart | null | undefined>
  readonly headsOf: (tx: Tx, caseIds: readonly string[]) => Promise<readonly Head[]>
}

/** The chart by the day; null where there is too little for one. */
export async function chartByDay(
  tx: Tx,
  { chartFor }: Seen,
  asked: { measure: MeasureKey; filter: KeptFilter; from: string; to: string },
  now: Date,
): Promise<Chart | null> {
  const { filter, ...rest } = asked
  return (await chartFor(tx, { ...filter, ...rest, step: 'day' }, now)) ?? null
}
