import { useState } from 'react'
import type { FigureBeside } from '#domain/measures/contract.ts'
import { Go } from '../desk/shell/Go.tsx'
import { Button } from '../ui/Button.tsx'
import { VisuallyHidden } from '../ui/Words.tsx'
import { RowsDialog } from './RowsDialog.tsx'
import { addressWith } from './filter.ts'
import type { LensChoice } from './filter.ts'
import { useLensSay } from './useLensSay.ts'
import type { LensSay } from './useLensSay.ts'

/** What is said beside a figure: of how many, and what it was before. Never better or worse. */
export function besideWords(figure: FigureBeside, say: LensSay): string {
  const { measure, unit, count, sum, low, high, before } = figure
  const parts = [
    unit === 'share' ? say.t('lens.figure.of', { sum: say.number(sum, 0), count: say.number(count, 0) }) : '',
    unit === 'share' && low !== null && high !== null
      ? say.t('lens.figure.interval', { low: say.percent(low, 1), high: say.percent(high, 1) })
      : '',
    figure.percentiles
      ? say.t('lens.figure.middle', {
          half: say.figure(measure, figure.percentiles.p50),
          most: say.figure(measure, figure.percentiles.p90),
        })
      : '',
    before === null ? '' : say.t('lens.figure.before', { value: say.figure(measure, before) }),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** One figure with its definition, what it is made of, and the ways to its rows and its chart (R26). */
export function FigureCard({
  figure,
  choice,
}: {
  readonly figure: FigureBeside
  readonly choice: LensChoice
}) {
  const say = useLensSay()
  const [shows, show] = useState<'nothing' | 'means' | 'rows'>('nothing')
  const { measure } = figure
  const name = say.t(`measure.${measure}`)
  return (
    <div className="lens-card" role="group" aria-label={name}>
      <h3>{name}</h3>
      <strong>{say.figure(measure, figure.value)}</strong>
      <p>{besideWords(figure, say)}</p>
      {shows === 'means' && <p>{say.t(`measure.${measure}.means`)}</p>}
      <div className="lens-card-ways">
        <Button variant="quiet" size="s" onPress={() => show('rows')}>
          {say.t('lens.figure.rows')}
          <VisuallyHidden>{` ${name}`}</VisuallyHidden>
        </Button>
        <Go className="lens-way" to={addressWith('/lens/capability', { ...choice, measure })}>
          {say.t('lens.figure.chart')}
          <VisuallyHidden>{` ${name}`}</VisuallyHidden>
        </Go>
        <Button
          variant="quiet"
          size="s"
          aria-expanded={shows === 'means'}
          onPress={() => show(shows === 'means' ? 'nothing' : 'means')}
        >
          {say.t('lens.figure.means')}
          <VisuallyHidden>{` ${name}`}</VisuallyHidden>
        </Button>
      </div>
      {shows === 'rows' && (
        <RowsDialog measure={measure} choice={choice} figure={figure} onClose={() => show('nothing')} />
      )}
    </div>
  )
}
