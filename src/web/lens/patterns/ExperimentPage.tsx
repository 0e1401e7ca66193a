import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { patternRoutes } from '#domain/learning/contract.patterns.ts'
import type { Experiment } from '#domain/learning/contract.patterns.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Go } from '../../desk/shell/Go.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { LensPage, Section } from '../LensPage.tsx'
import { CapabilityDrawing, ChartWarnings } from '../capability/chart.tsx'
import { useLensSay } from '../useLensSay.ts'
import { aboutWords, verdictWords } from './words.ts'
import './patterns.css'

const RESULTS = ['worked', 'no_change', 'worse', 'stopped'] as const
const FEEDS = ['knowledge', 'standard', 'service', 'nothing'] as const

function EndForm({ experiment, onClose }: { experiment: Experiment; onClose: () => void }) {
  const t = useT()
  const [result, setResult] = useState<(typeof RESULTS)[number] | null>(null)
  const [feeds, setFeeds] = useState<(typeof FEEDS)[number] | null>(null)
  const [learnt, setLearnt] = useState('')
  const end = useCommand(patternRoutes.endExperiment, {
    refreshes: [patternRoutes.experiment, patternRoutes.experiments, patternRoutes.pattern],
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={t('experiments.end')}
      lead={t('experiments.end.lead')}
      action={t('experiments.end.do')}
      onClose={onClose}
      isReady={result !== null && feeds !== null && learnt.trim() !== ''}
      isBusy={end.isPending}
      error={end.error}
      onSubmit={() => {
        if (result && feeds)
          end.mutate({ params: { experimentId: experiment.id }, body: { result, feeds, learnt } })
      }}
    >
      <RadioGroup
        label={t('experiments.result')}
        options={RESULTS.map((value) => ({ value, label: t(`experiments.result.${value}`) }))}
        value={result}
        onChange={setResult}
      />
      <TextArea label={t('experiments.learnt')} value={learnt} onChange={setLearnt} />
      <RadioGroup
        label={t('experiments.feeds')}
        options={FEEDS.map((value) => ({ value, label: t(`experiments.feeds.${value}`) }))}
        value={feeds}
        onChange={setFeeds}
      />
    </FormDialog>
  )
}

function About({ experiment }: { experiment: Experiment }) {
  const say = useLensSay()
  const rows = [
    ['change', experiment.change],
    ['expect', experiment.expect],
    ['learnt', experiment.learnt],
  ] as const
  return (
    <dl className="pattern-study">
      {rows
        .filter(([, text]) => text !== '')
        .map(([key, text]) => (
          <div key={key}>
            <dt>{say.t(`experiments.${key}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      <div>
        <dt>{say.t('patterns.study.owner')}</dt>
        <dd>{say.t('experiments.owned', { name: experiment.owner, day: say.date(experiment.startsOn) })}</dd>
      </div>
      {experiment.result && (
        <div>
          <dt>{say.t('experiments.result')}</dt>
          <dd>
            {say.t(`experiments.result.${experiment.result}`)}
            {experiment.feeds && ` · ${say.t(`experiments.feeds.${experiment.feeds}`)}`}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** One experiment with the chart that decides whether it worked (R29). */
export function ExperimentPage() {
  const t = useT()
  const say = useLensSay()
  const me = useMyself()
  const mayKeep = me?.roles.some((role) => role === 'lead' || role === 'admin') ?? false
  const { experimentId } = useParams({ strict: false }) as { experimentId: string }
  const [ending, setEnding] = useState(false)
  const { data, error, refetch } = useCall(
    patternRoutes.experiment,
    { params: { experimentId } },
    { refetchInterval: 60_000 },
  )
  const experiment = data?.experiment
  return (
    <LensPage
      title={experiment?.name ?? t('experiments.title')}
      sentence={data && verdictWords(data.verdict, data.experiment, say)}
      error={error}
      onRetry={() => void refetch()}
      actions={
        mayKeep &&
        experiment &&
        experiment.state !== 'ended' && (
          <Button onPress={() => setEnding(true)}>{t('experiments.end')}</Button>
        )
      }
    >
      {data && experiment && (
        <>
          <p className="lens-period">
            {data.pattern ? (
              <Go to={`/lens/patterns/${data.pattern.id}`}>
                {t(`patterns.kind.${data.pattern.kind}`)}: {aboutWords(data.pattern, say)}
              </Go>
            ) : (
              <Go to="/lens/patterns">{t('patterns.back')}</Go>
            )}
          </p>
          {data.chart ? (
            <>
              <CapabilityDrawing chart={data.chart} title={t(`measure.${experiment.measure}`)} />
              <ChartWarnings chart={data.chart} />
            </>
          ) : (
            <p>{t('experiments.no_chart')}</p>
          )}
          <Section title={t('experiments.about')}>
            <About experiment={experiment} />
          </Section>
          {ending && <EndForm experiment={experiment} onClose={() => setEnding(false)} />}
        </>
      )}
    </LensPage>
  )
}
