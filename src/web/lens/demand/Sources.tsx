import type { DemandOverview } from '#domain/demand/contract.ts'
import { BarChart } from '../../charts/BarChart.tsx'
import { Section } from '../LensPage.tsx'
import type { LensChoice } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'
import { Rows } from './Rows.tsx'

const NUMBER = { kind: 'number', digits: 0 } as const
type Cause = DemandOverview['byCause'][number]
type Props = { readonly seen: DemandOverview; readonly choice: LensChoice }

/** The contacts that came because something failed. */
function FailureRows({ choice }: { choice: LensChoice }) {
  const { t } = useLensSay()
  return (
    <div className="lens-card-ways">
      <Rows measure="failure_share" choice={{ ...choice, demand: 'failure' }}>
        {t('demand.rows.failure')}
      </Rows>
    </div>
  )
}

function Steps({ seen: { byStep }, choice }: Props) {
  const { t } = useLensSay()
  const [most] = byStep
  if (!most)
    return (
      <Section title={t('demand.steps')}>
        <p>{t('demand.steps.none')}</p>
      </Section>
    )
  const words = byStep.map(({ step }) => t(`desk.demand.step.${step}`))
  return (
    <div className="demand-source">
      <BarChart
        title={t('demand.steps')}
        sentence={t('demand.steps.sentence', {
          count: byStep.reduce((sum, one) => sum + one.contacts, 0),
          step: words[0],
        })}
        horizontal
        categories={words}
        categoriesName={t('demand.steps.step')}
        series={[
          { id: 'contacts', label: t('demand.contacts'), values: byStep.map(({ contacts }) => contacts) },
        ]}
        format={NUMBER}
        yName={t('demand.contacts')}
      />
      <FailureRows choice={choice} />
    </div>
  )
}

function CauseRow({ cause: one, most }: { cause: Cause; most: number }) {
  const say = useLensSay()
  return (
    <li className="demand-place">
      <h3>{one.causeId === null ? say.t('demand.no_cause') : one.cause}</h3>
      <span className="demand-bar demand-length" aria-hidden="true">
        <span
          style={{ insetInlineStart: 0, width: `${((100 * one.minutes) / Math.max(most, 1)).toFixed(2)}%` }}
        />
      </span>
      <div className="demand-figures">
        <span>{say.span(one.minutes * 60)}</span>
        <small>
          {[say.t('demand.subject.contacts', { contacts: one.contacts }), one.department]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </div>
    </li>
  )
}

function Causes({ seen: { byCause }, choice }: Props) {
  const { t } = useLensSay()
  const causes = byCause.toSorted((a, b) => b.minutes - a.minutes)
  return (
    <Section title={t('demand.causes')}>
      {causes.length === 0 ? (
        <p>{t('demand.causes.none')}</p>
      ) : (
        <>
          <p className="lens-period">
            {t('demand.causes.sentence', {
              named: byCause.filter(({ causeId }) => causeId !== null).length,
            })}
          </p>
          <ul role="list" className="demand-places">
            {causes.map((cause) => (
              <CauseRow key={cause.causeId ?? 'none'} cause={cause} most={causes[0]?.minutes ?? 0} />
            ))}
          </ul>
          <FailureRows choice={choice} />
        </>
      )}
    </Section>
  )
}

/** At which step it fails, and what brings it about, in minutes and contacts. */
export function Sources(props: Props) {
  return (
    <>
      <Causes {...props} />
      <Steps {...props} />
    </>
  )
}
