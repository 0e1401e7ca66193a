import type { PackContent } from '#domain/learning/contract.charter.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Section } from '../LensPage.tsx'
import { Steps } from '../journeys/Steps.tsx'
import { TimeStrip } from '../journeys/TimeStrip.tsx'
import { stripOf } from '../journeys/spans.ts'
import { useReplay } from '../journeys/useReplay.ts'
import { useLensSay } from '../useLensSay.ts'
import '../journeys/journeys.css'

type Journey = NonNullable<PackContent['journey']>

function Told({ journey }: { journey: Journey }) {
  const say = useLensSay()
  const { t } = say
  const replay = useReplay(journey.steps.length)
  const strip = stripOf(journey.steps, journey.closedAt)
  const { need, contacts, people, talkSeconds, waitSeconds } = journey
  return (
    <>
      <p>{t('packs.journey.lead')}</p>
      {need === null ? (
        <p>{t('journeys.words.kept_not')}</p>
      ) : (
        <blockquote className="journey-need">{need}</blockquote>
      )}
      <p>
        {t('packs.journey.sentence', {
          ...{ contacts, people },
          talk: say.span(talkSeconds),
          wait: say.span(waitSeconds),
        })}
      </p>
      {strip && <TimeStrip strip={strip} lit={replay.at} />}
      <Steps steps={journey.steps} replay={replay} />
      <p>
        <Go to={`/lens/journeys/${journey.caseId}`}>{t('packs.journey.whole')}</Go>
        {[journey.reference, journey.service].filter(Boolean).map((words) => ` · ${words}`)}
      </p>
    </>
  )
}

/** One real journey that chance chose, to be read through. */
export function PackJourney({ journey }: { readonly journey: Journey | null }) {
  const { t } = useLensSay()
  return (
    <Section title={t('packs.journey')}>
      {journey ? <Told journey={journey} /> : <p>{t('packs.journey.none')}</p>}
    </Section>
  )
}
