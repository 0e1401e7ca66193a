import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { patternRoutes } from '#domain/learning/contract.patterns.ts'
import type { Pattern } from '#domain/learning/contract.patterns.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Badge } from '../../ui/Words.tsx'
import { LensPage, Section } from '../LensPage.tsx'
import { CapabilityDrawing, ChartWarnings } from '../capability/chart.tsx'
import { JourneyRow } from '../journeys/JourneyRow.tsx'
import { useLensSay } from '../useLensSay.ts'
import { ExperimentForm } from './ExperimentForm.tsx'
import { ExperimentRows } from './ExperimentRows.tsx'
import { StudyForm } from './StudyForm.tsx'
import { aboutWords, costWords, patternSentence } from './words.ts'
import './patterns.css'

type Seen = ResponseOf<typeof patternRoutes.pattern>

function Journeys({ seen }: { seen: Seen }) {
  const t = useT()
  return (
    <Section title={t('patterns.journeys')}>
      {seen.journeys.length === 0 && <p>{t('patterns.journeys.none')}</p>}
      <ul role="list" className="pattern-list">
        {seen.journeys.map((one) => (
          <JourneyRow key={one.caseId} journey={one} mark={t(`patterns.journey.${one.chosen}`)} />
        ))}
      </ul>
      {seen.words.length > 0 && (
        <ul className="pattern-words">
          {seen.words.map((words) => (
            <li key={words}>“{words}”</li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Study({ pattern }: { pattern: Pattern }) {
  const t = useT()
  const rows = [
    ['condition', pattern.condition],
    ['cause', pattern.cause],
    ['owner', pattern.owner ?? ''],
    ['note', pattern.note],
  ] as const
  if (rows.every(([, text]) => text === '')) return <p>{t('patterns.study.none')}</p>
  return (
    <dl className="pattern-study">
      {rows
        .filter(([, text]) => text !== '')
        .map(([key, text]) => (
          <div key={key}>
            <dt>{t(`patterns.study.${key}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  )
}

/** One pattern: what it does to clients, three journeys to read, its chart, its cause, and what is tried (R28, R29). */
export function PatternPage() {
  const t = useT()
  const say = useLensSay()
  const me = useMyself()
  const mayKeep = me?.roles.some((role) => role === 'lead' || role === 'admin') ?? false
  const { patternId } = useParams({ strict: false }) as { patternId: string }
  const [opened, open] = useState<'study' | 'experiment'>()
  const { data, error, refetch } = useCall(patternRoutes.pattern, { params: { patternId } })
  const pattern = data?.pattern
  const title = pattern
    ? `${t(`patterns.kind.${pattern.kind}`)}: ${aboutWords(pattern, say)}`
    : t('patterns.title')
  return (
    <LensPage
      title={title}
      sentence={pattern && patternSentence(pattern, say)}
      error={error}
      onRetry={() => void refetch()}
      actions={
        pattern &&
        mayKeep && (
          <>
            <Button onPress={() => open('study')}>{t('patterns.study')}</Button>
            <Button variant="primary" onPress={() => open('experiment')}>
              {t('experiments.plan')}
            </Button>
          </>
        )
      }
    >
      {data && pattern && (
        <>
          <p className="lens-period">
            <Go to="/lens/patterns">{t('patterns.back')}</Go> · {t(`patterns.means.${pattern.kind}`)}{' '}
            <Badge>{t(`patterns.state.${pattern.state}`)}</Badge>
          </p>
          <p>{costWords(pattern, say).join(' · ')}</p>
          <Journeys seen={data} />
          {data.chart && (
            <>
              <CapabilityDrawing chart={data.chart} title={t(`measure.${data.measure}`)} />
              <ChartWarnings chart={data.chart} />
            </>
          )}
          <Section title={t('patterns.study.title')}>
            <Study pattern={pattern} />
          </Section>
          <Section title={t('experiments.title')}>
            <ExperimentRows experiments={data.experiments} />
          </Section>
          {opened === 'study' && <StudyForm pattern={pattern} onClose={() => open(undefined)} />}
          {opened === 'experiment' && (
            <ExperimentForm seen={data} onClose={() => open(undefined)} onStudy={() => open('study')} />
          )}
        </>
      )}
    </LensPage>
  )
}
