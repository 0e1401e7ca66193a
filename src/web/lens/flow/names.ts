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
