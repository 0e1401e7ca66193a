import type { DemandOverview } from '#domain/demand/contract.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Badge } from '../../ui/Words.tsx'
import { Section } from '../LensPage.tsx'
import type { LensChoice } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'
import { Rows } from './Rows.tsx'
import { shareWords } from './words.ts'

type Subject = DemandOverview['subjects'][number]
type Example = Subject['examples'][number]

function ExampleRow({ example: { caseId, need, demand } }: { example: Example }) {
  const { t } = useLensSay()
  const words = `“${need}”`
  return (
    <li>
      {caseId ? <Go to={`/lens/journeys/${caseId}`}>{words}</Go> : words}{' '}
      {demand && <Badge>{t(`demand.kind.${demand}`)}</Badge>}
    </li>
  )
}

function SubjectCard({ subject: one }: { subject: Subject }) {
  const say = useLensSay()
  const failure = shareWords(one.failure, say)
  return (
    <li className="demand-card">
      <h3>{one.subjectId === null ? say.t('demand.no_subject') : one.subject}</h3>
      <p className="demand-beside">
        {[
          say.t('demand.subject.contacts', { contacts: one.contacts }),
          failure && say.t('demand.subject.failure', failure),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ul role="list" className="demand-words">
        {one.examples.map((example) => (
          <ExampleRow key={example.contactId} example={example} />
        ))}
      </ul>
    </li>
  )
}

function Matters({ matters }: { matters: DemandOverview['matters'] }) {
  const { t } = useLensSay()
  return (
    <Section title={t('demand.matters')}>
      <p className="lens-period">{t('demand.matters.lead')}</p>
      {matters.length === 0 && <p>{t('demand.matters.none')}</p>}
      <ul role="list" className="demand-cards">
        {matters.map(({ concern, contacts, examples }) => (
          <li key={concern} className="demand-card">
            <h3>{t(`demand.concern.${concern}` as 'demand.concern.time')}</h3>
            <p className="demand-beside">{t('demand.subject.contacts', { contacts })}</p>
            <ul role="list" className="demand-words">
              {examples.map((words) => (
                <li key={words}>“{words}”</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What clients want and what matters to them, in their own words; and how often much is at stake. */
export function Wants({ seen, choice }: { readonly seen: DemandOverview; readonly choice: LensChoice }) {
  const say = useLensSay()
  const { t } = say
  const moments = shareWords(seen.momentsOfTruth, say)
  return (
    <>
      <Section title={t('demand.subjects')}>
        <p className="lens-period">{t('demand.subjects.lead')}</p>
        {seen.subjects.length === 0 && <p>{t('demand.subjects.none')}</p>}
        <ul role="list" className="demand-cards">
          {seen.subjects.map((one) => (
            <SubjectCard key={one.subjectId ?? 'none'} subject={one} />
          ))}
        </ul>
        <div className="lens-card-ways">
          <Rows measure="contacts" choice={choice} of={t('measure.contacts')}>
            {t('demand.rows')}
          </Rows>
        </div>
      </Section>
      <Matters matters={seen.matters} />
      <Section title={t('demand.moments')}>
        <p>
          {moments && seen.momentsOfTruth.part > 0
            ? t('demand.moments.figure', moments)
            : t('demand.moments.none')}
        </p>
        <p className="lens-period">{t('demand.moments.means')}</p>
      </Section>
    </>
  )
}
