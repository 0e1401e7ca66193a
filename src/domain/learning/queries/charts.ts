import { Refusal } from '#platform/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import type { CapabilityChart, Step } from '../../measures/contract.figures.ts'
import { measureRefusals } from '../../measures/contract.ts'
import type { KeptFilter, MeasureKey } from '../../measures/contract.ts'
import type { JourneyHead } from '../../measures/contract.flow.ts'

export type ChartAsked = {
  readonly measure: MeasureKey
  readonly filter: KeptFilter
  readonly from: string
  readonly to: string
  readonly step: Step
}

/** What learning looks at through measures: the chart of a measure, and the heads of journeys in the order of their ids. */
export type Seen = {
  readonly chartFor: (tx: Tx, asked: ChartAsked, now: Date) => Promise<CapabilityChart>
  readonly headsOf: (tx: Tx, caseIds: readonly string[]) => Promise<readonly Head[]>
}
/** A head with instants still as Date. */
export type Head = Omit<JourneyHead, 'openedAt' | 'closedAt'> & {
  openedAt: Date | string
  closedAt: Date | string | null
}

/** The chart by the day, or null where there is too little for one. */
export async function chartIfAny(
  tx: Tx,
  { chartFor }: Seen,
  asked: Omit<ChartAsked, 'step'>,
  now: Date,
): Promise<CapabilityChart | null> {
  try {
    return await chartFor(tx, { ...asked, step: 'day' }, now)
  } catch (error) {
    if (error instanceof Refusal && error.definition.code === measureRefusals.too_little_to_chart.code)
      return null
    throw error
  }
}
