import { circlesOf } from '#core/process/circles.ts'
import { flowOf } from '#core/process/flow.ts'
import type { HolderMeasures } from '#core/process/holders.ts'
import { measuresOf } from '#core/process/measures.ts'
import type { LogMeasures as Measured } from '#core/process/measures.ts'
import type { EventTable } from '#core/process/types.ts'
import { variantsOf } from '#core/process/variants.ts'
import type { LogMeasures } from '../contract.logs.ts'

/** A log to measure; `wholeCases` where its rows were cases, which name one holder each. */
export type ToMeasure = { readonly table: EventTable; readonly wholeCases: boolean }

const MOST_LINKS = 200

/** The measures and the flow of a log as the contract tells them. Throws RangeError of no events. */
export function measureTable({ table, wholeCases }: ToMeasure): LogMeasures {
  const found = measuresOf(table, { holders: !wholeCases })
  if (!found.ok) throw new RangeError('A log without events has no measures')
  const { measures } = found
  const { variants } = variantsOf(table, 'activity')
  return {
    ...figures(measures),
    map: mapOf(table),
    loops: circlesOf(table, 'activity').circles.map(({ path, times, cases, totalHours }) => ({
      path: [...path],
      times,
      cases,
      clientHours: totalHours,
    })),
    variants: variants.map(({ path, cases }) => ({ path: [...path], cases, share: cases / measures.cases })),
  }
}

function figures(measures: Measured): Omit<LogMeasures, 'map' | 'loops' | 'variants'> {
  const { endToEndDays: days, person, team } = measures
  return {
    cases: measures.cases,
    events: measures.events,
    person: person && holding(person),
    team: team && holding(team),
    repeatActivityEvents: measures.repeatedActivities,
    repeatActivityShare: measures.shareWithRepeatedActivity,
    endToEndDays: { mean: days.mean, median: days.median, p90: days.p90, most: days.max },
    daysByHandoffs: daysBy(person ?? team),
  }
}

const holding = (one: HolderMeasures): NonNullable<LogMeasures['person']> => ({
  handoffsTotal: one.handOffsTotal,
  handoffsMean: one.handOffs.mean,
  handoffsMedian: one.handOffs.median,
  handoffsP90: one.handOffs.p90,
  noHandoffShare: one.shareWithoutHandOff,
  distinctMean: one.distinct.mean,
  distinctP90: one.distinct.p90,
  returnsTotal: one.returnsTotal,
  returnShare: one.shareWithReturn,
  abaTotal: one.backAndForthTotal,
  abaShare: one.shareWithBackAndForth,
})

/** Groups without a case have no days to tell. */
function daysBy(one: HolderMeasures | null): LogMeasures['daysByHandoffs'] {
  return (one?.daysByHandOffs ?? []).flatMap(({ handOffs, n, medianDays, meanDays }) =>
    medianDays === null || meanDays === null
      ? []
      : [{ handoffs: handOffs === 4 ? '4+' : String(handOffs), cases: n, medianDays, meanDays }],
  )
}

/** Activities only: a map of people would show who does how much. */
function mapOf(table: EventTable): LogMeasures['map'] {
  const { nodes, edges } = flowOf(table, 'activity')
  return {
    nodes: nodes.map(({ name, times }) => ({ key: name, count: times })),
    links: edges.slice(0, MOST_LINKS).map(({ from, to, times, medianHours, turnsBack }) => ({
      from,
      to,
      count: times,
      medianSeconds: 3600 * medianHours,
      back: 2 * turnsBack > times,
    })),
  }
}
