import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { flowRoutes } from '#domain/measures/contract.flow.ts'
import type { Journey } from '#domain/measures/contract.flow.ts'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Button } from '../../ui/Button.tsx'
import { dayOf } from '../../ui/time.ts'
import { LensPage, Section, useLensChoice } from '../LensPage.tsx'
import { addressWith } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import { Steps } from './Steps.tsx'
import { TimeStrip } from './TimeStrip.tsx'
import { stripOf } from './spans.ts'
import { useChance } from './useChance.ts'
import { useReplay } from './useReplay.ts'
import './journeys.css'

const PATH = '/lens/journeys'
const STORY = ['situation', 'matters', 'works', 'doesNotWork', 'plan'] as const

/** How long it took; of one that is still open, up to its last step. */
function tookSeconds({ endToEndSeconds, steps, closedAt }: Journey): number {
  return endToEndSeconds ?? stripOf(steps, closedAt)?.seconds.all ?? 0
}

function sentence(journey: Journey, say: LensSay): string {
  const { contacts, people, places, talkSeconds, waitSeconds } = journey
  return say.t('journeys.one.sentence', {
    ...{ contacts, people, places, open: String(journey.closedAt === null) },
    time: say.span(tookSeconds(journey)),
    talk: say.span(talkSeconds),
    wait: say.span(waitSeconds),
  })
}

function levelWords({ levelMet, levelPossible }: Journey, { t }: LensSay): string | undefined {
  if (levelMet === null) return undefined
  const met = t(`lens.level.${levelMet}`)
  if (levelPossible === null || levelPossible === levelMet) return met
  return t('journeys.head.level.possible', { met, possible: t(`lens.level.${levelPossible}`) })
}

function Head({ journey, say }: { journey: Journey; say: LensSay }) {
  const { number, span } = say
  const level = levelWords(journey, say)
  const rows = [
    ['contacts', number(journey.contacts)],
    ['people', number(journey.people)],
    ['places', number(journey.places)],
    ['handoffs', number(journey.handoffs)],
    ['returns', number(journey.returns)],
    ['repeats', number(journey.repeats)],
    ['attempts', number(journey.attempts)],
    ['talk', span(journey.talkSeconds)],
    ['wait', span(journey.waitSeconds)],
    ['end_to_end', span(tookSeconds(journey))],
    ['kept', number(journey.promisesKept)],
    ['broken', number(journey.promisesBroken)],
  ] as const
  return (
    <dl className="journey-head">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{say.t(`journeys.head.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {level !== undefined && (
        <div>
          <dt>{say.t('journeys.head.level')}</dt>
          <dd>{level}</dd>
        </div>
      )}
    </dl>
  )
}

function Story({ journey, say }: { journey: Journey; say: LensSay }) {
  const parts = STORY.flatMap((part) => {
    const words = journey.story?.[part] ?? ''
    return words === '' ? [] : [{ part, words }]
  })
  if (parts.length === 0) return <p>{say.t('journeys.story.none')}</p>
  return (
    <dl className="journey-story">
      {parts.map(({ part, words }) => (
        <div key={part}>
          <dt>{say.t(`journeys.story.${part}`)}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}

function Path({ journey, say }: { journey: Journey; say: LensSay }) {
  const replay = useReplay(journey.steps.length)
  const { steps, closedAt } = journey
  const strip = useMemo(() => stripOf(steps, closedAt), [steps, closedAt])
  return (
    <>
      {strip && (
        <Section title={say.t('journeys.strip')}>
          <TimeStrip strip={strip} lit={replay.at} />
        </Section>
      )}
      <Section title={say.t('journeys.steps')}>
        <Steps steps={steps} replay={replay} />
      </Section>
    </>
  )
}

/** The whole path of one need on one screen, to be read: what it took, what happened, and the story. */
export function JourneyPage() {
  const say = useLensSay()
  const { t } = say
  const { caseId } = useParams({ strict: false }) as { caseId: string }
  const [choice] = useLensChoice(PATH)
  const chance = useChance(choice)
  const { data, error, refetch } = useCall(flowRoutes.journey, { params: { caseId } })
  const journey = data as Journey | undefined
  const title = journey?.reference
    ? t('journeys.one', { reference: journey.reference })
    : t('journeys.one.unnamed')
  return (
    <LensPage
      title={title}
      sentence={journey && sentence(journey, say)}
      error={error ?? chance.error}
      onRetry={() => void refetch()}
      actions={
        <>
          <Button onPress={() => window.print()}>{t('journeys.print')}</Button>
          <Button busy={chance.isPending} onPress={() => chance.mutate()}>
            {t('journeys.chance.again')}
          </Button>
        </>
      }
    >
      {journey && (
        <div className="journey lens-seen">
          <p className="lens-period">
            <Go to={addressWith(PATH, choice)}>{t('journeys.back')}</Go>
            {[journey.service, t('journeys.since', { when: say.date(dayOf(journey.openedAt, say.zone)) })]
              .filter(Boolean)
              .map((words) => ` · ${words}`)
              .join('')}
          </p>
          {journey.need === null ? (
            <p>{t('journeys.words.kept_not')}</p>
          ) : (
            <blockquote className="journey-need">{journey.need}</blockquote>
          )}
          <Section title={t('journeys.head')}>
            <Head journey={journey} say={say} />
          </Section>
          <Path key={caseId} journey={journey} say={say} />
          <Section title={t('journeys.story')}>
            <Story journey={journey} say={say} />
          </Section>
        </div>
      )}
    </LensPage>
  )
}
