import { useState } from 'react'
import type { PackContent } from '#domain/learning/contract.charter.ts'
import type { FigureBeside } from '#domain/measures/contract.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Section } from '../LensPage.tsx'
import { RowsDialog } from '../RowsDialog.tsx'
import { addressWith } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'
import { packPeriods } from './words.ts'

type Part = 'weeks' | 'yesterday'
type Opened = { readonly figure: FigureBeside; readonly part: Part }
const BEFORE = { weeks: 'packs.figures.before', yesterday: 'packs.figures.day_before' } as const

function Value(props: {
  readonly figure: FigureBeside | undefined
  readonly part: Part
  readonly open: () => void
}) {
  const { figure, part, open } = props
  const say = useLensSay()
  const { t } = say
  // Nothing to divide by: there are no rows to open.
  if (!figure || figure.value === null) return <td className="pack-none">–</td>
  const { measure, value, before } = figure
  const words = { measure: t(`measure.${measure}`), period: t(`packs.figures.${part}`) }
  const said = say.figure(measure, value)
  return (
    <td>
      <button
        type="button"
        className="pack-value"
        aria-label={`${said}: ${t('packs.figures.rows', words)}`}
        onClick={open}
      >
        {said}
      </button>
      {before !== null && <small>{t(BEFORE[part], { value: say.figure(measure, before) })}</small>}
    </td>
  )
}

/** The figures of a pack, each beside what was before; each opens its rows, its chart and its definition (R26). */
export function PackFigures({ content }: { readonly content: PackContent }) {
  const say = useLensSay()
  const { t } = say
  const [opened, open] = useState<Opened>()
  const periods = packPeriods(content.day)
  const yesterdayOf = (measure: FigureBeside['measure']) =>
    content.yesterday.find((one) => one.measure === measure)
  return (
    <Section title={t('packs.figures')}>
      <table className="pack-figures">
        <caption>{t('packs.figures.caption', { day: say.date(periods.weeks.to) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('packs.figures.measure')}</th>
            <th scope="col">{t('packs.figures.weeks')}</th>
            <th scope="col">{t('packs.figures.yesterday')}</th>
          </tr>
        </thead>
        <tbody>
          {content.figures.map((figure) => {
            const { measure } = figure
            const yesterday = yesterdayOf(measure)
            return (
              <tr key={measure}>
                <th scope="row">
                  <Go to={addressWith('/lens/capability', { measure })}>{t(`measure.${measure}`)}</Go>
                </th>
                <Value figure={figure} part="weeks" open={() => open({ figure, part: 'weeks' })} />
                <Value
                  figure={yesterday}
                  part="yesterday"
                  open={() => yesterday && open({ figure: yesterday, part: 'yesterday' })}
                />
              </tr>
            )
          })}
        </tbody>
      </table>
      <details className="pack-means">
        <summary>{t('packs.figures.means')}</summary>
        <dl>
          {content.figures.map(({ measure }) => (
            <div key={measure}>
              <dt>{t(`measure.${measure}`)}</dt>
              <dd>{t(`measure.${measure}.means`)}</dd>
            </div>
          ))}
        </dl>
      </details>
      {opened && (
        <RowsDialog
          measure={opened.figure.measure}
          choice={periods[opened.part]}
          figure={opened.figure}
          onClose={() => open(undefined)}
        />
      )}
    </Section>
  )
}
