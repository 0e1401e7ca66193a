import type { JourneyHead } from '#domain/measures/contract.flow.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Badge } from '../../ui/Words.tsx'
import { useLensSay } from '../useLensSay.ts'
import './journeys.css'

/** One journey in a list: the need in the client’s words, and what it took. `mark` says why it is here. */
export function JourneyRow({ journey, mark }: { readonly journey: JourneyHead; readonly mark?: string }) {
  const say = useLensSay()
  const { contacts, people, places, handoffs, returns, repeats, attempts } = journey
  const took = say.t('journeys.took', { contacts, people, places })
  const more = [
    handoffs > 0 && say.t('journeys.handoffs', { count: handoffs }),
    returns > 0 && say.t('journeys.returns', { count: returns }),
    repeats > 0 && say.t('journeys.repeats', { count: repeats }),
    attempts > 0 && say.t('journeys.attempts', { count: attempts }),
    journey.promisesBroken > 0 && say.t('journeys.broken', { count: journey.promisesBroken }),
    journey.endToEndSeconds === null
      ? say.t('journeys.open')
      : say.t('journeys.end_to_end', { time: say.span(journey.endToEndSeconds) }),
  ].filter(Boolean)
  return (
    <li className="journey-row">
      <div className="journey-row-head">
        <h3>
          <Go to={`/lens/journeys/${journey.caseId}`}>{journey.need ?? say.t('lens.rows.no_words')}</Go>
        </h3>
        {mark && <Badge>{mark}</Badge>}
      </div>
      <p>{[took, ...more].join(' · ')}</p>
      <small>
        {[journey.reference, journey.service, say.at(journey.openedAt)].filter(Boolean).join(' · ')}
      </small>
    </li>
  )
}
