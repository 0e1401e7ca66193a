import { createIntl } from 'react-intl'
import type { Scenario, WhatIfInputs, WhatIfResult } from '#domain/planning/contract.what-if.ts'
import { charts } from '../../messages/en/charts.ts'
import { charts as frenchCharts } from '../../messages/fr/charts.ts'
import { whatIf as english } from '../../messages/en/planner-what-if.ts'
import { whatIf as french } from '../../messages/fr/planner-what-if.ts'
import { makeSpeech } from '../../charts/speech.ts'
import type { Speech } from '../../charts/speech.ts'
import type { T } from '../../messages/Messages.tsx'

/** Figures as on a page. */
export function figuresIn(locale: 'en-GB' | 'fr-FR' = 'en-GB'): Speech {
  const messages = locale === 'en-GB' ? { ...charts, ...english } : { ...frenchCharts, ...french }
  const intl = createIntl({ locale, messages })
  const t: T = (id, values) => intl.formatMessage({ id }, values as Record<string, string>)
  return makeSpeech(intl, t, 'Europe/London')
}

/** Inputs that were entered by hand. */
export const entered = (values: Readonly<Record<string, number>>): WhatIfInputs =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, low: null, high: null, basis: 'assumed', count: null },
    ]),
  )

type Interval = WhatIfResult['rows'][number]['difference']
export const about = (mean: number, half = 0.1): Interval => ({ mean, low: mean - half, high: mean + half })

/** A row of a result; the difference is a clear one unless it is given. */
export function row(
  measure: string,
  conventional: number,
  goldenMoment: number,
  difference: Interval = about(goldenMoment - conventional),
): WhatIfResult['rows'][number] {
  const unit = 'minutes' as const
  return { measure, unit, conventional: about(conventional), goldenMoment: about(goldenMoment), difference }
}

/** A result like that of the worked example. */
export function result(given: Partial<WhatIfResult> = {}): WhatIfResult {
  const sweep = [0, 0.5, 1].map((share) => ({ share, conventional: 18, goldenMoment: 25 - 20 * share }))
  return {
    replications: 20,
    needs: 60_000,
    rows: [row('minutesPerNeed', 18, 13.7), row('endToEndMedian', 240, 8), row('unresolvedShare', 0.1, 0.02)],
    overloaded: { conventional: false, goldenMoment: false },
    closedForm: [{ measure: 'minutesPerNeed', conventional: 18, goldenMoment: 13 }],
    breakEven: 0.35,
    sweep,
    answeredSweep: [],
    warnings: [],
    ...given,
  }
}

/** A saved what-if. */
export function scenario(given: Partial<Scenario> = {}): Scenario {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'As it is',
    note: '',
    inputs: entered({ resolvableAlone: 0.6, needsPerHour: 60, patience: 0, frontPeople: 6 }),
    levers: [],
    replications: 20,
    seed: 1,
    state: 'done',
    progress: 1,
    result: null,
    madeBy: null,
    madeAt: '2026-03-02T10:00:00.000Z',
    ranAt: null,
    version: 1,
    ...given,
  }
}
