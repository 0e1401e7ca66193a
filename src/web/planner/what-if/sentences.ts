import type { WhatIfInputs, WhatIfResult } from '#domain/planning/contract.what-if.ts'
import type { Speech } from '../../charts/speech.ts'
import { measureFormat, measureValue } from './figures.ts'
import { rowOf } from './names.ts'
import type { MeasureKind } from './names.ts'

type Interval = WhatIfResult['rows'][number]['difference']
type Sweep = WhatIfResult['sweep']

/** What a difference comes to: golden moment less conventional, or the second less the first. */
export type Verdict = 'less' | 'more' | 'none' | 'same'

const NOTHING = 1e-9

/** A difference whose 95 % interval holds nought is no clear one. */
export function verdictOf({ mean, low, high }: Interval): Verdict {
  if (Math.abs(low) < NOTHING && Math.abs(high) < NOTHING) return 'same'
  if (low <= 0 && high >= 0) return 'none'
  return mean < 0 ? 'less' : 'more'
}

/** Where two swept lines cross, by share, between the points of the sweep. */
export function crossingsOf(sweep: Sweep): number[] {
  return sweep.slice(1).flatMap((to, index) => {
    const from = sweep[index]
    if (!from) return []
    const [before, after] = [from.goldenMoment - from.conventional, to.goldenMoment - to.conventional]
    if (before === 0) return index === 0 ? [] : [from.share]
    if (before * after >= 0) return []
    return [from.share + ((to.share - from.share) * before) / (before - after)]
  })
}

/** Which side of the break-even golden moment loses on; `always` and `never` when the lines do not meet. */
export type Even =
  | { readonly kind: 'loses_below' | 'loses_above'; readonly at: number }
  | { readonly kind: 'always' | 'never'; readonly at?: undefined }

/** The break-even by the share that the first person can meet alone; undefined without a sweep. */
export function evenOf({ breakEven, sweep }: Pick<WhatIfResult, 'breakEven' | 'sweep'>): Even | undefined {
  const [first] = sweep
  if (!first) return undefined
  const losesFirst = first.goldenMoment > first.conventional
  if (breakEven === null) return { kind: losesFirst ? 'never' : 'always' }
  return { kind: losesFirst ? 'loses_below' : 'loses_above', at: breakEven }
}

/** Says figures of results; from the speech of charts. */
export type Figures = Pick<Speech, 't' | 'value' | 'bare'>

/** A measure's figure in words, as its kind is written. */
export function saidOf(value: number, kind: MeasureKind, { t, value: say }: Figures): string {
  return say(measureValue(value, kind), measureFormat(kind, t('what_if.minutes')))
}

/** A length of time for a sentence, no finer than a reader cares for: 40 seconds, 8 minutes, 3.8 hours, 2 days. */
export function spanWords(minutes: number, { t }: Pick<Speech, 't'>): string {
  const round = (value: number) => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value))
  if (minutes < 1) return t('what_if.span.seconds', { count: Math.round(minutes * 60) })
  if (minutes < 90) return t('what_if.span.minutes', { count: Math.round(minutes) })
  if (minutes < 36 * 60) return t('what_if.span.hours', { count: round(minutes / 60) })
  return t('what_if.span.days', { count: round(minutes / 1440) })
}

/** So many of a hundred, without a needless part: 35, or 0.5. */
export function ofHundred(share: number, { bare }: Pick<Speech, 'bare'>): string {
  const hundred = share * 100
  return bare(hundred, { kind: 'number', digits: hundred > 0 && hundred < 2 ? 1 : 0 })
}

const bareWork = (value: number, { bare }: Figures) => bare(value, { kind: 'number', digits: 1 })

/** More needs never met than this, and a design is not one that could be compared. */
const MOST_UNMET = 0.5

function unmetSentence(result: WhatIfResult, figures: Figures): string | undefined {
  const unmet = rowOf(result, 'unresolvedShare')
  if (!unmet) return undefined
  const [conventional, golden] = [unmet.conventional.mean, unmet.goldenMoment.mean]
  const worst = Math.max(conventional, golden)
  if (worst <= MOST_UNMET) return undefined
  const design = golden >= conventional ? 'golden_moment' : 'conventional'
  return figures.t('what_if.says.unmet', {
    unmet: ofHundred(worst, figures),
    design: figures.t(`what_if.pair.design.${design}`),
  })
}

/** The work of both designs, and when clients are done: the first sentence of a result. */
export function resultSentence(result: WhatIfResult, figures: Figures): string {
  const { t } = figures
  const unmet = unmetSentence(result, figures)
  if (unmet !== undefined) return unmet
  const work = rowOf(result, 'minutesPerNeed')
  if (!work) return t('what_if.says.no_result')
  const isClear = verdictOf(work.difference) !== 'none' && verdictOf(work.difference) !== 'same'
  const said = t(isClear ? 'what_if.says.work' : 'what_if.says.work.alike', {
    golden: bareWork(work.goldenMoment.mean, figures),
    conventional: bareWork(work.conventional.mean, figures),
  })
  const time = rowOf(result, 'endToEndMedian')
  const { conventional, goldenMoment } = result.overloaded
  // A line that grows without end has no time that could be told.
  if (!time || conventional || goldenMoment) return t('what_if.says.time.unknown', { work: said })
  const differs = ['less', 'more'].includes(verdictOf(time.difference))
  return t(differs ? 'what_if.says.time' : 'what_if.says.time.alike', {
    work: said,
    golden: spanWords(time.goldenMoment.mean, figures),
    conventional: spanWords(time.conventional.mean, figures),
  })
}

/** Where golden moment would lose, by the share that the first person can meet alone; `share`: as it was run. */
export function evenSentence(result: WhatIfResult, share: number | undefined, figures: Figures): string {
  const { t } = figures
  const even = evenOf(result)
  if (!even) return ''
  if (even.at === undefined) return t(`what_if.says.even.${even.kind}`)
  const at = ofHundred(even.at, figures)
  const isBelow = even.kind === 'loses_below' && share !== undefined && share < even.at
  if (isBelow) return t('what_if.says.even.loses_here', { even: at, share: ofHundred(share, figures) })
  return t(`what_if.says.even.${even.kind}`, { even: at })
}

/** What the result rests on. */
export function restsSentence(result: WhatIfResult, inputs: WhatIfInputs, { t, bare }: Figures): string {
  const all = Object.values(inputs)
  const measured = all.filter(({ basis }) => basis === 'measured').length
  return t('what_if.says.rests', {
    measured,
    assumed: all.length - measured,
    count: result.replications,
    needs: bare(result.needs / Math.max(1, result.replications), { kind: 'number', digits: 0 }),
  })
}
