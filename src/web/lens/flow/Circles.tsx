import { Go } from '../../desk/shell/Go.tsx'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { useLensSay } from '../useLensSay.ts'
import { Way } from './Way.tsx'
import './flow.css'

/** A circle: its places in words, what it cost in words, and journeys that went round it. */
export type CircleSeen = {
  readonly path: readonly string[]
  readonly took: string
  readonly caseIds: readonly string[]
}

function Journeys({ circle }: { circle: CircleSeen }) {
  const { t } = useLensSay()
  if (circle.caseIds.length === 0) return null
  return (
    <p className="flow-read">
      <span>{t('flow.loop.read')}</span>
      {circle.caseIds.map((caseId, index) => (
        <Go key={caseId} to={`/lens/journeys/${caseId}`}>
          {t('flow.loop.journey', { nth: index + 1 })}
          <VisuallyHidden>{t('flow.loop.journey.of', { place: circle.path[0] ?? '' })}</VisuallyHidden>
        </Go>
      ))}
    </p>
  )
}

/** Circles of unhappiness, those first that cost clients most. */
export function Circles({ circles }: { readonly circles: readonly CircleSeen[] }) {
  const { t } = useLensSay()
  if (circles.length === 0) return <p>{t('flow.loops.none')}</p>
  return (
    <>
      <p className="lens-period">{t('flow.loops.means')}</p>
      <ol className="flow-list">
        {circles.map((circle) => (
          <li key={circle.path.join('→')} className="flow-circle">
            <Way path={circle.path} backTo={circle.path[0]} />
            <p>{circle.took}</p>
            <Journeys circle={circle} />
          </li>
        ))}
      </ol>
    </>
  )
}
