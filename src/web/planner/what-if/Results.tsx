import { memo } from 'react'
import type { Scenario, WhatIfResult } from '#domain/planning/contract.what-if.ts'
import { IntervalPlot } from '../../charts/IntervalPlot.tsx'
import type { Estimate } from '../../charts/intervals.ts'
import { useT } from '../../messages/Messages.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BreakEven } from './BreakEven.tsx'
import { FormulaCheck } from './FormulaCheck.tsx'
import { LosesWhere } from './LosesWhere.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import { measureFormat, measureValue } from './figures.ts'
import { MAIN_MEASURES, kindOf, rowsOf } from './names.ts'
import type { MeasureKind, Row } from './names.ts'
import { evenSentence, restsSentence, resultSentence } from './sentences.ts'
import { useFigures } from './useFigures.ts'
import { shareAlone } from './draft.ts'
import { warningsIn } from './warnings.ts'

/** A mean with its interval as charts take it. */
export function estimateOf({ mean, low, high }: Row['conventional'], kind: MeasureKind): Estimate {
  return {
    value: measureValue(mean, kind),
    low: measureValue(low, kind),
    high: measureValue(high, kind),
  }
}

function Plot({ result }: { readonly result: WhatIfResult }) {
  const t = useT()
  const rows = rowsOf(result).filter(({ measure }) => MAIN_MEASURES.includes(measure))
  return (
    <IntervalPlot
      title={t('what_if.results.plot')}
      sentence={t('what_if.results.plot.says', { count: result.replications })}
      level={3}
      designs={[t('what_if.conventional'), t('what_if.golden_moment')]}
      measuresName={t('what_if.results.measure')}
      coverage={0.95}
      measures={rows.map(({ measure, conventional, goldenMoment }) => {
        const kind = kindOf(measure)
        return {
          id: measure,
          label: t(`what_if.measure.${measure}`),
          format: measureFormat(kind, t('what_if.minutes')),
          estimates: [estimateOf(conventional, kind), estimateOf(goldenMoment, kind)],
        }
      })}
    />
  )
}

/** What the result comes to in words: the work and the time, where it turns, what to know first, what it rests on. */
function InWords({ one, result }: { readonly one: Scenario; readonly result: WhatIfResult }) {
  const figures = useFigures()
  return (
    <>
      <p className="what-if-sentence">
        {resultSentence(result, figures)} {evenSentence(result, shareAlone(one), figures)}
      </p>
      {warningsIn(result, figures).map(({ title, text }) => (
        <Notice key={text} tone="warn" title={title} announced={false}>
          <p>{text}</p>
        </Notice>
      ))}
      <p className="desk-quiet">{restsSentence(result, one.inputs, figures)}</p>
    </>
  )
}

type Props = { readonly one: Scenario; readonly result: WhatIfResult; readonly isStale: boolean }

/** Both designs side by side (R35): in words, as intervals, as a table; where they break even, where golden loses. */
// Whoever types a figure below it does not have all of it drawn again at every letter.
export const Results = memo(function Results(props: Props) {
  const { one, result, isStale } = props
  const t = useT()
  return (
    <section className="what-if-results" aria-labelledby="what-if-results">
      <h2 id="what-if-results">{t('what_if.results')}</h2>
      {isStale && (
        <Notice tone="warn" title={t('what_if.stale')}>
          <p>{t('what_if.stale.text')}</p>
        </Notice>
      )}
      <div className={isStale ? 'what-if-old' : 'what-if-new'}>
        <InWords one={one} result={result} />
        <div className="what-if-charts">
          <Plot result={result} />
          <BreakEven one={one} result={result} />
        </div>
        <LosesWhere one={one} result={result} />
        <MeasureTable result={result} />
        <FormulaCheck result={result} />
      </div>
    </section>
  )
})
