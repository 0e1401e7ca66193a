import type { PackContent } from '#domain/learning/contract.charter.ts'
import { patternRoutes } from '#domain/learning/contract.patterns.ts'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Badge } from '../../ui/Words.tsx'
import { Section } from '../LensPage.tsx'
import { aboutWords, costWords, patternSentence, verdictWords } from '../patterns/words.ts'
import { useLensSay } from '../useLensSay.ts'

type Miss = PackContent['missed'][number]

/** What repeats itself, by what it costs clients. */
export function PackPatterns({ patterns }: { readonly patterns: PackContent['patterns'] }) {
  const say = useLensSay()
  const { t } = say
  return (
    <Section title={t('packs.patterns')}>
      {patterns.length === 0 && <p>{t('packs.patterns.none')}</p>}
      <ul role="list" className="lens-rows">
        {patterns.map((pattern) => (
          <li key={pattern.id}>
            <span className="pack-row-head">
              <Go to={`/lens/patterns/${pattern.id}`}>
                {t(`patterns.kind.${pattern.kind}`)}: {aboutWords(pattern, say)}
              </Go>
              <Badge>{t(`patterns.state.${pattern.state}`)}</Badge>
            </span>
            <p>{patternSentence(pattern, say)}</p>
            <small>{costWords(pattern, say).join(' · ')}</small>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function MissRow({ miss }: { miss: Miss }) {
  const say = useLensSay()
  const { t } = say
  const state =
    miss.overSeconds > 0
      ? t('standards.over', { time: say.span(miss.overSeconds) })
      : t('standards.left', { time: say.span(Math.abs(miss.overSeconds)), used: say.percent(miss.used) })
  const told = t(miss.clientTold ? 'standards.client_told' : 'standards.client_not_told')
  const due = t('standards.due', { time: say.at(miss.dueAt) })
  return (
    <li>
      <span>
        <Go to={`/lens/journeys/${miss.caseId}`}>{miss.what || miss.reference}</Go>
      </span>
      <small>
        {[miss.reference, miss.department, miss.person, state, due, told].filter(Boolean).join(' · ')}
      </small>
    </li>
  )
}

/** What was at risk before it fails, or missed, that morning. */
export function PackMisses(props: {
  readonly state: 'at_risk' | 'missed'
  readonly misses: readonly Miss[]
  readonly more: number
}) {
  const { state, misses, more } = props
  const { t } = useLensSay()
  return (
    <Section title={t(`packs.${state}`)}>
      {misses.length === 0 && <p>{t(`packs.${state}.none`)}</p>}
      <ul role="list" className="lens-rows">
        {misses.map((miss) => (
          <MissRow key={miss.id} miss={miss} />
        ))}
      </ul>
      {more > 0 && (
        <p>
          <Go to="/lens/standards">{t('packs.misses.more', { count: more })}</Go>
        </p>
      )}
    </Section>
  )
}

/** What is being tried, and what the chart said of it that morning. */
export function PackExperiments({ experiments }: { readonly experiments: PackContent['experiments'] }) {
  const say = useLensSay()
  const { t } = say
  const isAny = experiments.length > 0
  const known = useCall(patternRoutes.experiments, {}, { enabled: isAny, staleTime: 60_000 }).data?.items
  return (
    <Section title={t('packs.experiments')}>
      {!isAny && <p>{t('packs.experiments.none')}</p>}
      <ul role="list" className="lens-rows">
        {experiments.map(({ id, name, verdict }) => {
          const experiment = known?.find((one) => one.id === id)
          return (
            <li key={id}>
              <span>
                <Go to={`/lens/experiments/${id}`}>{name}</Go>
              </span>
              {experiment && <p>{verdictWords(verdict, experiment, say)}</p>}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
