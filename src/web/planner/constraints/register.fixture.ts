import { createIntl } from 'react-intl'
import type { Constraint } from '#domain/planning/contract.constraints.ts'
import { constraints as english } from '../../messages/en/planner-constraints.ts'
import { constraints as french } from '../../messages/fr/planner-constraints.ts'
import type { T } from '../../messages/Messages.tsx'
import { sayWith } from './words.ts'
import type { Say } from './words.ts'

/** Speech as on a page. */
export function sayIn(locale: 'en-GB' | 'fr-FR' = 'en-GB'): Say {
  const intl = createIntl({ locale, messages: locale === 'en-GB' ? english : french })
  const t: T = (id, values) => intl.formatMessage({ id }, values as Record<string, string>)
  return sayWith(intl, t)
}

/** A constraint of the register; what is not given is usual. */
export function constraint(given: Partial<Constraint> & { id: string }): Constraint {
  return {
    what: `What ${given.id} is`,
    whose: 'Facilities',
    since: null,
    behindId: null,
    tried: '',
    times: [],
    rule: null,
    cost: null,
    state: 'standing',
    goneAt: null,
    madeBy: null,
    madeAt: '2026-03-02T10:00:00.000Z',
    changedAt: '2026-03-02T10:00:00.000Z',
    version: 1,
    ...given,
  }
}

/** A cost that was assumed. */
export const cost = (waiting: number | null, lost: number | null = null): Constraint['cost'] => ({
  basis: 'assumed',
  waitingMinutesWeek: waiting,
  lostContactsWeek: lost,
  paidHoursWeek: null,
  at: '2026-03-02T10:00:00.000Z',
})
