import type { IntlShape } from 'react-intl'
import type { FlowNames } from '../../charts/flow-words.ts'
import type { T } from '../../messages/Messages.tsx'

/** What tables and legends of flows call things. */
export function flowNames(t: T): FlowNames {
  return {
    from: t('flow.from'),
    to: t('flow.to'),
    way: t('flow.way'),
    count: t('flow.count'),
    detail: t('flow.detail'),
    all: t('flow.all'),
    rest: t('flow.rest'),
    onward: t('flow.onward'),
    back: t('flow.back'),
  }
}

/** Counts of needs, cases and events. */
export const COUNTED = { kind: 'number', digits: 0 } as const

const UNITS = [
  ['day', 86_400, 36 * 3_600],
  ['hour', 3_600, 5_400],
  ['minute', 60, 90],
  ['second', 1, 0],
] as const

/** A length of time in one short unit, where there is little room: 22.7 hrs, 4 days; from seconds. */
export function shortSpan(seconds: number, intl: IntlShape): string {
  const [unit, size] = UNITS.find(([, , from]) => seconds >= from) ?? UNITS[3]
  const value = seconds / size
  return intl.formatNumber(value, {
    ...{ style: 'unit', unit, unitDisplay: 'short' },
    maximumFractionDigits: value < 10 && unit !== 'second' ? 1 : 0,
  })
}
