import { useState } from 'react'
import type { Scenario, WhatIfResult } from '#domain/planning/contract.what-if.ts'
import { IntervalPlot } from '../../charts/IntervalPlot.tsx'
import { Choice } from '../../desk/shell/Choice.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Cell } from './MeasureTable.tsx'
import { estimateOf } from './Results.tsx'
import { Scrolled } from './Scrolled.tsx'
import { pairsOf } from './compare.ts'
import type { Pair } from './compare.ts'
import { measureFormat } from './figures.ts'
import { DESIGN_NAMES, MAIN_MEASURES, kindOf } from './names.ts'
import type { DesignName } from './names.ts'
import { verdictOf } from './sentences.ts'
import { useFigures } from './useFigures.ts'

type Ran = Scenario & { readonly result: WhatIfResult }
type Both = { readonly a: Ran; readonly b: Ran; readonly design: DesignName; readonly pairs: readonly Pair[] }

const VERDICTS = {
  less: 'what_if.verdict.second_less',
  more: 'what_if.verdict.second_more',
  none: 'what_if.verdict.none',
  same: 'what_if.verdict.same',
} as const

const isOverloaded = ({ result }: Ran, design: DesignName): boolean =>
  design === 'conventional' ? result.overloaded.conventional : result.overloaded.goldenMoment

function InWords({ a, b, design, pairs }: Both) {
  const t = useT()
  const { bare } = useFigures()
  const work = pairs.find(({ measure }) => measure === 'minutesPerNeed')
  const name = t(`what_if.pair.design.${design}`)
  if (!work) return null
  const isClear = ['less', 'more'].includes(verdictOf(work.difference))
  const number = (value: number) => bare(value, { kind: 'number', digits: 1 })
  return (
    <>
      <p className="what-if-sentence">
        {t(isClear ? 'what_if.pair.says' : 'what_if.pair.says.alike', {
          a: a.name,
          b: b.name,
          design: name,
          before: number(work.before.mean),
          after: number(work.after.mean),
        })}
      </p>
      {[a, b]
        .filter((one) => isOverloaded(one, design))
        .map((one) => (
          <Notice key={one.id} tone="warn" announced={false}>
            <p>{t('what_if.pair.overloaded', { name: one.name, design: name })}</p>
          </Notice>
        ))}
    </>
  )
}

function Plot({ a, b, pairs }: Both) {
  const t = useT()
  return (
    <IntervalPlot
      title={t('what_if.results.plot')}
      sentence={t('what_if.results.plot.says', { count: Math.min(a.replications, b.replications) })}
      level={3}
      designs={[a.name, b.name]}
      measuresName={t('what_if.results.measure')}
      coverage={0.95}
      measures={pairs
        .filter(({ measure }) => MAIN_MEASURES.includes(measure))
        .map(({ measure, before, after }) => {
          const kind = kindOf(measure)
          return {
            id: measure,
            label: t(`what_if.measure.${measure}`),
            format: measureFormat(kind, t('what_if.minutes')),
            estimates: [estimateOf(before, kind), estimateOf(after, kind)],
          }
        })}
    />
  )
}

function Table({ a, b, pairs }: Both) {
  const t = useT()
  return (
    <section className="what-if-part" aria-labelledby="what-if-measures">
      <h3 id="what-if-measures">{t('what_if.results.table')}</h3>
      <p className="what-if-lead">{t('what_if.pair.table.says')}</p>
      <Scrolled label={t('what_if.results.table')}>
        <table className="what-if-table">
          <thead>
            <tr>
              <th scope="col">{t('what_if.results.measure')}</th>
              <th scope="col">{a.name}</th>
              <th scope="col">{b.name}</th>
              <th scope="col">{t('what_if.results.difference')}</th>
              <th scope="col">{t('what_if.results.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map(({ measure, before, after, difference }) => (
              <tr key={measure}>
                <th scope="row">{t(`what_if.measure.${measure}`)}</th>
                <Cell interval={before} kind={kindOf(measure)} />
                <Cell interval={after} kind={kindOf(measure)} />
                <Cell interval={difference} kind={kindOf(measure)} />
                <td>{t(VERDICTS[verdictOf(difference)])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  )
}

/** Two results beside each other, one design at a time. */
export function PairOfResults({ a, b }: { readonly a: Ran; readonly b: Ran }) {
  const t = useT()
  const [design, setDesign] = useState<DesignName>('golden_moment')
  const both = { a, b, design, pairs: pairsOf(a.result, b.result, design) }
  return (
    <section className="what-if-results" aria-labelledby="what-if-results">
      <h2 id="what-if-results">{t('what_if.results')}</h2>
      <Choice
        label={t('what_if.pair.design')}
        options={DESIGN_NAMES.map((id) => ({ id, label: t(`what_if.${id}`) }))}
        value={design}
        onChange={setDesign}
      />
      <InWords {...both} />
      <Plot {...both} />
      <Table {...both} />
    </section>
  )
}
