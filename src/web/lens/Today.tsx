import { useIntl } from 'react-intl'
import type { Now } from '#domain/contacts/contract.ts'
import { Button } from '../ui/Button.tsx'
import { Tooltip } from '../ui/Tooltip.tsx'
import { useT } from '../messages/Messages.tsx'
import { useWhen } from '../desk/shell/when.ts'

type Figure = {
  readonly id: string
  readonly value: string
  readonly name: string
  readonly definition: string
}

function useFigures(now: Now): Figure[] {
  const t = useT()
  const intl = useIntl()
  const when = useWhen()
  const { today, estimates } = now
  const none = t('lens.today.no_figure')
  const counts = [
    { id: 'arrived' as const, count: today.arrived },
    { id: 'met' as const, count: today.met },
    { id: 'owned' as const, count: today.owned },
    { id: 'left' as const, count: today.leftWaiting },
  ]
  return [
    ...counts.map(({ id, count }) => ({
      id,
      value: intl.formatNumber(count),
      name: t(`lens.today.${id}`),
      definition: t(`lens.today.${id}.definition`),
    })),
    {
      id: 'median',
      value: today.medianWaitSeconds === null ? none : when.span(today.medianWaitSeconds),
      name: t('lens.today.median'),
      definition: t('lens.today.median.definition'),
    },
    {
      id: 'estimates',
      value: estimates?.count ? intl.formatNumber(estimates.share, { style: 'percent' }) : none,
      name: t('lens.today.estimates'),
      definition: t('lens.today.estimates.definition', { count: estimates?.count ?? 0 }),
    },
  ]
}

/** Today's figures; each says on hover and focus what is counted (R26). */
export function Today({ now }: { now: Now }) {
  const t = useT()
  const figures = useFigures(now)
  return (
    <section className="lens-today" aria-labelledby="lens-today-title">
      <h2 id="lens-today-title">{t('lens.today')}</h2>
      <ul role="list">
        {figures.map((figure) => (
          <li key={figure.id}>
            <Tooltip text={figure.definition}>
              <Button variant="quiet" aria-label={`${figure.value} ${figure.name}. ${figure.definition}`}>
                <span className="lens-figure">
                  <strong>{figure.value}</strong>
                  <span>{figure.name}</span>
                </span>
              </Button>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  )
}
