import { useState } from 'react'
import { figureRoutes } from '#domain/measures/contract.figures.ts'
import type { CharterLine } from '#domain/learning/contract.charter.ts'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { dayOf, useZone } from '../../ui/time.ts'
import { Badge, VisuallyHidden } from '../../ui/Words.tsx'
import { besideWords } from '../FigureCard.tsx'
import { usePlaces } from '../FilterBar.tsx'
import { RowsDialog } from '../RowsDialog.tsx'
import { CapabilityDrawing, ChartWarnings } from '../capability/chart.tsx'
import { addressWith, daysBefore, known } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'

const CHART_DAYS = 91

/** What the line is narrowed to, in words; empty for everything. */
function useOnly({ filter, service }: CharterLine): string[] {
  const say = useLensSay()
  const { departments } = usePlaces()
  const department = departments.find(({ value }) => value === filter.departmentId)?.label
  return [
    service,
    department,
    filter.channel && say.t(`lens.channel.${filter.channel}`),
    filter.demand && say.t(`lens.demand_kind.${filter.demand}`),
  ].filter((one) => typeof one === 'string')
}

function Chart({ line }: { line: CharterLine }) {
  const { t } = useLensSay()
  const from = daysBefore(dayOf(Date.now(), useZone()), CHART_DAYS - 1)
  const query = { ...known(line.filter), measure: line.measure, from }
  const { data, error, isPending } = useCall(figureRoutes.capability, { query }, { keep: true })
  return (
    <>
      <ProblemNotice error={error} />
      {isPending && <Skeleton lines={4} />}
      {data && (
        <>
          <CapabilityDrawing chart={data} title={t(`measure.${line.measure}`)} level={4} />
          <ChartWarnings chart={data} />
        </>
      )}
      <p>
        <Go to={addressWith('/lens/capability', query)}>{t('charter.chart.whole')}</Go>
      </p>
    </>
  )
}

type Shown = { readonly rows?: boolean; readonly chart?: boolean; readonly means?: boolean }

function Ways(props: {
  readonly line: CharterLine
  readonly shown: Shown
  readonly show: (shown: Shown) => void
}) {
  const { line, shown, show } = props
  const { t } = useLensSay()
  const of = <VisuallyHidden>{` ${line.text}`}</VisuallyHidden>
  return (
    <div className="lens-card-ways">
      <Button variant="quiet" size="s" onPress={() => show({ ...shown, rows: true })}>
        {t('lens.figure.rows')}
        {of}
      </Button>
      <Button
        variant="quiet"
        size="s"
        aria-expanded={shown.chart === true}
        onPress={() => show({ ...shown, chart: !shown.chart })}
      >
        {t(shown.chart ? 'charter.chart.hide' : 'lens.figure.chart')}
        {of}
      </Button>
      <Button
        variant="quiet"
        size="s"
        aria-expanded={shown.means === true}
        onPress={() => show({ ...shown, means: !shown.means })}
      >
        {t('lens.figure.means')}
        {of}
      </Button>
    </div>
  )
}

/** A line of the charter, and what the service does today (R23). */
export function LineRow({ line }: { readonly line: CharterLine }) {
  const say = useLensSay()
  const { t } = say
  const only = useOnly(line)
  const [shown, show] = useState<Shown>({})
  const { measure, figure } = line
  return (
    <li className="charter-line">
      <div className="charter-line-head">
        <h3>{line.text}</h3>
        <Badge>{t(line.published ? 'charter.published' : 'charter.not_published')}</Badge>
      </div>
      {figure ? (
        <p className="charter-figure">
          <strong>{say.figure(measure, figure.value)}</strong> <span>{besideWords(figure, say)}</span>
        </p>
      ) : (
        <p>{t('charter.not_enough')}</p>
      )}
      <small>{[t('charter.bound', { measure: t(`measure.${measure}`) }), ...only].join(' · ')}</small>
      {shown.means && <p>{t(`measure.${measure}.means`)}</p>}
      <Ways line={line} shown={shown} show={show} />
      {shown.chart && <Chart line={line} />}
      {shown.rows && (
        <RowsDialog
          measure={measure}
          choice={line.filter}
          {...(figure && { figure })}
          onClose={() => show({ ...shown, rows: false })}
        />
      )}
    </li>
  )
}
