import { useSearch } from '@tanstack/react-router'
import { figureRoutes } from '#domain/measures/contract.figures.ts'
import type { CapabilityChart, Step } from '#domain/measures/contract.figures.ts'
import { measureKeys, measures } from '#domain/measures/contract.ts'
import type { MeasureKey } from '#domain/measures/contract.ts'
import { useState } from 'react'
import { useCall } from '../../client.ts'
import { useGo } from '../../desk/shell/Go.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import { LENS_REREAD_MS, LensPage, Section, useLensChoice } from '../LensPage.tsx'
import { RowsDialog } from '../RowsDialog.tsx'
import { addressWith, known } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'
import { Annotate } from './Annotate.tsx'
import { Annotations } from './Annotations.tsx'
import { Spread } from './Spread.tsx'
import { CapabilityDrawing, ChartWarnings, capabilitySentence } from './chart.tsx'
import './capability.css'

const PATH = '/lens/capability'
const STEPS = ['day', 'week', 'month'] as const

/** How the chart is drawn, as the address says. */
type ChartChoice = {
  readonly measure: MeasureKey
  readonly step: Step
  readonly by: 'mean' | 'median'
  readonly likeWeekdays?: true
}

function readChart(search: Record<string, unknown>): ChartChoice {
  return {
    measure: measureKeys.find((one) => one === search['measure']) ?? 'failure_share',
    step: STEPS.find((one) => one === search['step']) ?? 'day',
    by: search['by'] === 'median' ? 'median' : 'mean',
    ...(String(search['likeWeekdays']) === 'true' && { likeWeekdays: true }),
  }
}

function ChartChoices({
  choice,
  onChange,
}: {
  choice: ChartChoice
  onChange: (choice: ChartChoice) => void
}) {
  const t = useT()
  return (
    <div className="lens-choices" role="group" aria-label={t('capability.choices')}>
      <Select
        label={t('capability.measure')}
        options={measureKeys.map((value) => ({ value, label: t(`measure.${value}`) }))}
        value={choice.measure}
        onChange={(measure) => onChange({ ...choice, measure })}
      />
      <Select
        label={t('capability.step')}
        options={STEPS.map((value) => ({ value, label: t(`capability.step.${value}`) }))}
        value={choice.step}
        onChange={(step) => onChange({ ...choice, step })}
      />
      <Select
        label={t('capability.by')}
        options={(['mean', 'median'] as const).map((value) => ({
          value,
          label: t(`capability.by.${value}`),
        }))}
        value={choice.by}
        onChange={(by) => onChange({ ...choice, by })}
      />
      {choice.step === 'day' && (
        <Switch
          isSelected={choice.likeWeekdays === true}
          onChange={(on) => {
            const { likeWeekdays: _, ...rest } = choice
            onChange(on ? { ...rest, likeWeekdays: true } : rest)
          }}
        >
          {t('capability.like_weekdays')}
        </Switch>
      )}
    </div>
  )
}

function Phases({ chart }: { chart: CapabilityChart }) {
  const say = useLensSay()
  if (chart.phases.length < 2) return null
  return (
    <Section title={say.t('capability.phases')}>
      <ul role="list" className="lens-rows">
        {chart.phases.map(({ from, to, name, centre, lower, upper, points }) => (
          <li key={from}>
            <span>{name ?? say.t('capability.phase.first')}</span>
            <small>
              {say.t('capability.phase', {
                from: say.date(from),
                to: say.date(to),
                points,
                centre: say.figure(chart.measure, centre),
                low: say.figure(chart.measure, lower ?? 0),
                high: say.figure(chart.measure, upper),
              })}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A measure over time: what the system does by itself, and when something has changed (R26). */
export function CapabilityPage() {
  const t = useT()
  const say = useLensSay()
  const go = useGo()
  const me = useMyself()
  const mayKeep = me?.roles.some((role) => role === 'lead' || role === 'admin') ?? false
  const [filter] = useLensChoice(PATH)
  const chosen = readChart(useSearch({ strict: false }))
  const [shows, show] = useState<'rows' | 'annotate'>()
  const query = known({
    ...filter,
    ...chosen,
    likeWeekdays: chosen.likeWeekdays ? ('true' as const) : undefined,
  })
  const { data, error, isPlaceholderData, refetch } = useCall(
    figureRoutes.capability,
    { query: query as { measure: MeasureKey } },
    { keep: true, refetchInterval: LENS_REREAD_MS },
  )
  const chart = error ? undefined : data
  const parts =
    measures[chosen.measure].rows === 'contact'
      ? (['service', 'department', 'channel', 'demand'] as const)
      : (['service', 'department'] as const)
  return (
    <LensPage
      title={t('capability.title')}
      sentence={chart && capabilitySentence(chart, say)}
      filter={{ path: PATH, parts, period: data?.period }}
      actions={
        mayKeep && chart && <Button onPress={() => show('annotate')}>{t('capability.annotate')}</Button>
      }
      error={error}
      onRetry={() => void refetch()}
      isOld={isPlaceholderData}
    >
      <>
        <ChartChoices choice={chosen} onChange={(next) => go(addressWith(PATH, { ...filter, ...next }))} />
        {chart && (
          <>
            <p className="lens-period">{t(`measure.${chart.measure}.means`)}</p>
            <CapabilityDrawing chart={chart} title={t(`measure.${chart.measure}`)} />
            <ChartWarnings chart={chart} />
            <div className="lens-card-ways">
              <Button variant="quiet" size="s" onPress={() => show('rows')}>
                {t('lens.figure.rows')}
              </Button>
            </div>
            <Phases chart={chart} />
            <Annotations chart={chart} mayKeep={mayKeep} />
          </>
        )}
        {measures[chosen.measure].spread && <Spread measure={chosen.measure} filter={filter} />}
        {shows === 'rows' && (
          <RowsDialog measure={chosen.measure} choice={filter} onClose={() => show(undefined)} />
        )}
        {shows === 'annotate' && chart && (
          <Annotate chart={chart} filter={filter} onClose={() => show(undefined)} />
        )}
      </>
    </LensPage>
  )
}
