import type { WhatIfResult } from '#domain/planning/contract.what-if.ts'
import { useT } from '../../messages/Messages.tsx'
import { Scrolled } from './Scrolled.tsx'
import { measureFormat, measureValue } from './figures.ts'
import { kindOf, rowsOf } from './names.ts'
import type { MeasureKind, Row } from './names.ts'
import { saidOf, verdictOf } from './sentences.ts'
import { useFigures } from './useFigures.ts'

const VERDICTS = {
  less: 'what_if.verdict.less',
  more: 'what_if.verdict.more',
  none: 'what_if.verdict.none',
  same: 'what_if.verdict.same',
} as const

type Interval = Row['difference']

/** A mean and beneath it where it likely lies. */
export function Cell({ interval, kind }: { readonly interval: Interval; readonly kind: MeasureKind }) {
  const t = useT()
  const figures = useFigures()
  const format = measureFormat(kind, t('what_if.minutes'))
  const bare = (value: number) => figures.bare(measureValue(value, kind), format)
  const { mean, low, high } = interval
  const [from, to] = [bare(low), bare(high)]
  return (
    <td className="what-if-number">
      {saidOf(mean, kind, figures)}
      {from !== to && <span className="desk-quiet">{t('charts.range', { low: from, high: to })}</span>}
    </td>
  )
}

/** All measures of both designs, with their difference and what it comes to in words. */
export function MeasureTable({ result }: { readonly result: WhatIfResult }) {
  const t = useT()
  return (
    <section className="what-if-part" aria-labelledby="what-if-measures">
      <h3 id="what-if-measures">{t('what_if.results.table')}</h3>
      <p className="what-if-lead">{t('what_if.results.table.says')}</p>
      <Scrolled label={t('what_if.results.table')}>
        <table className="what-if-table">
          <thead>
            <tr>
              <th scope="col">{t('what_if.results.measure')}</th>
              <th scope="col">{t('what_if.conventional')}</th>
              <th scope="col">{t('what_if.golden_moment')}</th>
              <th scope="col">{t('what_if.results.difference')}</th>
              <th scope="col">{t('what_if.results.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(result).map(({ measure, conventional, goldenMoment, difference }) => {
              const kind = kindOf(measure)
              return (
                <tr key={measure}>
                  <th scope="row">{t(`what_if.measure.${measure}`)}</th>
                  <Cell interval={conventional} kind={kind} />
                  <Cell interval={goldenMoment} kind={kind} />
                  <Cell interval={difference} kind={kind} />
                  <td>{t(VERDICTS[verdictOf(difference)])}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scrolled>
    </section>
  )
}
