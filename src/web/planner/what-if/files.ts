import type { Scenario, WhatIfResult } from '#domain/planning/contract.what-if.ts'
import { csvOf, wordsCell } from '../../charts/twin.ts'
import type { Twin, TwinCell } from '../../charts/twin.ts'
import type { T } from '../../messages/Messages.tsx'
import { kindOf, rowsOf } from './names.ts'
import type { MeasureKind } from './names.ts'

const UNITS = {
  work: 'what_if.export.unit.minutes',
  span: 'what_if.export.unit.minutes',
  count: 'what_if.export.unit.count',
  share: 'what_if.export.unit.share',
  money: 'what_if.export.unit.money',
} as const satisfies Readonly<Record<MeasureKind, string>>

/** All measures of a result as CSV: plain numbers, minutes and pounds, with the ends of every interval. */
export function resultCsv(result: WhatIfResult, t: T): string {
  const number = (value: number): TwinCell => ({ text: String(value), raw: value })
  const names = [t('what_if.conventional'), t('what_if.golden_moment'), t('what_if.results.difference')]
  const twin: Twin = {
    columns: [
      { title: t('what_if.results.measure') },
      { title: t('what_if.export.unit') },
      ...names.flatMap((label) => [
        { title: label },
        { title: t('what_if.export.low', { label }) },
        { title: t('what_if.export.high', { label }) },
      ]),
    ],
    rows: rowsOf(result).map(({ measure, conventional, goldenMoment, difference }) => {
      const kind = kindOf(measure)
      const pounds = kind === 'money' ? 100 : 1
      const cells = [conventional, goldenMoment, difference].flatMap(({ mean, low, high }) =>
        [mean, low, high].map((value) => number(value / pounds)),
      )
      return [wordsCell(t(`what_if.measure.${measure}`)), wordsCell(t(UNITS[kind])), ...cells]
    }),
  }
  return csvOf(twin)
}

/** A what-if with its inputs, levers and result, as the service gave it. */
export const scenarioJson = (one: Scenario): string => `${JSON.stringify(one, null, 2)}\n`
