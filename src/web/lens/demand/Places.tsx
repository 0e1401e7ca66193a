import type { DemandOverview, Share } from '#domain/demand/contract.ts'
import { Section } from '../LensPage.tsx'
import type { LensChoice } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'
import { Rows } from './Rows.tsx'
import { shareWords } from './words.ts'

type Place = {
  readonly key: string
  readonly name: string
  readonly contacts: number
  readonly failure: Share
  /** What the rows of this place are; nothing where no address can say it. */
  readonly choice: LensChoice | undefined
}

/** Between what a share likely lies, drawn; the words beside it say the same. */
export function ShareBar({ share: { value, low, high } }: { readonly share: Share }) {
  if (value === null || low === null || high === null) return null
  const percent = (part: number) => `${(part * 100).toFixed(2)}%`
  return (
    <span className="demand-bar" aria-hidden="true">
      <span style={{ insetInlineStart: percent(low), width: percent(high - low) }} />
      <b style={{ insetInlineStart: percent(value) }} />
    </span>
  )
}

function PlaceRow({ place }: { place: Place }) {
  const say = useLensSay()
  const { name, contacts, failure, choice } = place
  const words = shareWords(failure, say)
  return (
    <li className="demand-place">
      <h3>{name}</h3>
      <ShareBar share={failure} />
      <div className="demand-figures">
        {words ? (
          <>
            <span>{say.t('demand.places.share', words)}</span>
            <small>{say.t('demand.places.of', { part: words.part, of: words.of, contacts })}</small>
          </>
        ) : (
          <small>{say.t('demand.places.unmarked', { contacts })}</small>
        )}
      </div>
      {choice && words && (
        <div className="lens-card-ways">
          <Rows measure="failure_share" choice={choice} of={name}>
            {say.t('demand.rows')}
          </Rows>
        </div>
      )}
    </li>
  )
}

function PlaceList({ title, places }: { title: string; places: readonly Place[] }) {
  const { t } = useLensSay()
  return (
    <Section title={title}>
      {places.length === 0 && <p>{t('demand.places.none')}</p>}
      <ul role="list" className="demand-places">
        {places.map((place) => (
          <PlaceRow key={place.key} place={place} />
        ))}
      </ul>
    </Section>
  )
}

/** The share of failure by service and by department, each with how many and its interval; most contacts first. */
export function Places({ seen, choice }: { readonly seen: DemandOverview; readonly choice: LensChoice }) {
  const { t } = useLensSay()
  const NONE = 'none'
  return (
    <>
      <PlaceList
        title={t('demand.by_service')}
        places={seen.byService.map(({ serviceId, service, contacts, failure }) => ({
          ...{ key: serviceId ?? NONE, name: service || t('demand.no_service'), contacts, failure },
          choice: serviceId === null ? undefined : { ...choice, serviceId },
        }))}
      />
      <PlaceList
        title={t('demand.by_department')}
        places={seen.byDepartment.map(({ departmentId, department, contacts, failure }) => ({
          ...{ key: departmentId ?? NONE, name: department || t('demand.no_department'), contacts, failure },
          choice: departmentId === null ? undefined : { ...choice, departmentId },
        }))}
      />
      <p className="lens-period">{t('demand.places.lead')}</p>
    </>
  )
}
