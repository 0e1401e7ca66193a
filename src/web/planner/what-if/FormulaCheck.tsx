import type { WhatIfResult } from '#domain/planning/contract.what-if.ts'
import { useT } from '../../messages/Messages.tsx'
import { Scrolled } from './Scrolled.tsx'
import { isMeasure, kindOf } from './names.ts'
import { saidOf } from './sentences.ts'
import { useFigures } from './useFigures.ts'

/** What each need takes by formula, without any waiting, beside what the run came to. */
export function FormulaCheck({ result }: { readonly result: WhatIfResult }) {
  const t = useT()
  const figures = useFigures()
  const rows = result.closedForm.flatMap((row) => {
    const { measure } = row
    return isMeasure(measure) ? [{ ...row, measure, kind: kindOf(measure) }] : []
  })
  const ran = (measure: string) => result.rows.find((row) => row.measure === measure)
  const designs = [
    { id: 'conventional', name: t('what_if.conventional') },
    { id: 'goldenMoment', name: t('what_if.golden_moment') },
  ] as const
  return (
    <details className="what-if-group">
      <summary>
        <h3>{t('what_if.check')}</h3>
      </summary>
      <p className="what-if-lead">
        {t('what_if.check.lead')} {t('what_if.check.differs')}
      </p>
      <Scrolled label={t('what_if.check')}>
        <table className="what-if-table">
          <thead>
            <tr>
              <th scope="col">{t('what_if.results.measure')}</th>
              {designs.flatMap(({ id, name }) => [
                <th key={`${id} formula`} scope="col" className="what-if-number">
                  {t('what_if.check.formula', { design: name })}
                </th>,
                <th key={`${id} run`} scope="col" className="what-if-number">
                  {t('what_if.check.run', { design: name })}
                </th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.measure}>
                <th scope="row">{t(`what_if.measure.${row.measure}`)}</th>
                {designs.flatMap(({ id }) => {
                  const mean = ran(row.measure)?.[id].mean
                  return [
                    <td key={`${id} formula`} className="what-if-number">
                      {saidOf(row[id], row.kind, figures)}
                    </td>,
                    <td key={`${id} run`} className="what-if-number">
                      {mean === undefined ? '–' : saidOf(mean, row.kind, figures)}
                    </td>,
                  ]
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </details>
  )
}
