import { useSearch } from '@tanstack/react-router'
import { patternRoutes } from '#domain/learning/contract.patterns.ts'
import type { Pattern, PatternState } from '#domain/learning/contract.patterns.ts'
import { useCall } from '../../client.ts'
import { Go, useGo } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { EmptyState } from '../../ui/Layout.tsx'
import { Select } from '../../ui/Select.tsx'
import { Badge } from '../../ui/Words.tsx'
import { LensPage, Section } from '../LensPage.tsx'
import { addressWith } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'
import { ExperimentRows } from './ExperimentRows.tsx'
import { aboutWords, costWords, patternSentence } from './words.ts'
import './patterns.css'

const PATH = '/lens/patterns'
const STATES = ['found', 'studied', 'experiment', 'solved', 'set_aside'] as const satisfies PatternState[]
const ALL = 'all'

function PatternRow({ pattern }: { pattern: Pattern }) {
  const say = useLensSay()
  return (
    <li className="pattern-row">
      <div className="pattern-head">
        <h3>
          <Go to={`${PATH}/${pattern.id}`}>
            {say.t(`patterns.kind.${pattern.kind}`)}: {aboutWords(pattern, say)}
          </Go>
        </h3>
        <Badge>{say.t(`patterns.state.${pattern.state}`)}</Badge>
      </div>
      <p>{patternSentence(pattern, say)}</p>
      <small>{costWords(pattern, say).join(' · ')}</small>
      {pattern.owner && (
        <small>{say.t('patterns.owned', { name: pattern.owner, cause: pattern.cause })}</small>
      )}
    </li>
  )
}

function sentenceFor(items: readonly Pattern[], say: ReturnType<typeof useLensSay>): string {
  const [first] = items
  if (!first) return say.t('patterns.sentence.none')
  const unstudied = items.filter(({ state }) => state === 'found').length
  return say.t('patterns.sentence', {
    count: items.length,
    unstudied,
    kind: say.t(`patterns.kind.${first.kind}`),
    about: aboutWords(first, say),
    time: say.hours(first.figures.clientMinutes.likely / 60),
  })
}

/** What repeats itself, by what it costs clients; from here to the cause and the experiment (R28, R29). */
export function PatternsPage() {
  const t = useT()
  const say = useLensSay()
  const go = useGo()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const state = STATES.find((one) => one === search['state'])
  const { data, error, refetch } = useCall(
    patternRoutes.patterns,
    { query: state ? { state } : {} },
    { keep: true, refetchInterval: 60_000 },
  )
  const experiments = useCall(patternRoutes.experiments).data?.items ?? []
  return (
    <LensPage
      title={t('patterns.title')}
      sentence={data && sentenceFor(data.items, say)}
      error={error}
      onRetry={() => void refetch()}
    >
      {data && (
        <>
          <div className="lens-choices">
            <Select
              label={t('patterns.which')}
              options={[
                { value: ALL, label: t('patterns.which.all') },
                ...STATES.map((value) => ({ value, label: t(`patterns.state.${value}`) })),
              ]}
              value={state ?? ALL}
              onChange={(next) => go(addressWith(PATH, next === ALL ? {} : { state: next }))}
            />
          </div>
          <Section title={t('patterns.list')}>
            {data.items.length === 0 ? (
              <EmptyState title={t('patterns.empty')} level={3}>
                <p>{t('patterns.empty.why')}</p>
              </EmptyState>
            ) : (
              <ul role="list" className="pattern-list">
                {data.items.map((pattern) => (
                  <PatternRow key={pattern.id} pattern={pattern} />
                ))}
              </ul>
            )}
            <p className="lens-period">
              {data.lookedAt && t('patterns.looked', { time: say.at(data.lookedAt) })}{' '}
              {data.nothingToSee.length > 0 &&
                t('patterns.nothing_to_see', {
                  kinds: say.list(data.nothingToSee.map((kind) => t(`patterns.kind.${kind}`))),
                })}
            </p>
          </Section>
          <Section title={t('experiments.title')}>
            <ExperimentRows experiments={experiments} />
          </Section>
        </>
      )}
    </LensPage>
  )
}
