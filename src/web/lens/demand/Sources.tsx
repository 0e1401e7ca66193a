import type { DemandOverview } from '#domain/demand/contract.ts'
import { BarChart } from '../../charts/BarChart.tsx'
import { Section } from '../LensPage.tsx'
import type { LensChoice } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'
import { Rows } from './Rows.tsx'

const NUMBER = { kind: 'number', digits: 0 } as const
const MOST_BARS = 12
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
  if (!most) return <p>{t('demand.steps.none')}</p>
  const words = byStep.map(({ step }) => t(`desk.demand.step.${step}`))
  return (
    <>
      <BarChart
        title={t('demand.steps')}
        level={3}
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
    </>
  )
}

function Causes({ seen: { byCause }, choice }: Props) {
  const { t } = useLensSay()
  if (byCause.length === 0) return <p>{t('demand.causes.none')}</p>
  const shown = byCause.slice(0, MOST_BARS)
  return (
    <>
      <BarChart
        title={t('demand.causes')}
        level={3}
        sentence={t('demand.causes.sentence', {
          named: byCause.filter(({ causeId }) => causeId !== null).length,
        })}
        horizontal
        categories={shown.map(({ causeId, cause, department }) =>
          [causeId === null ? t('demand.no_cause') : cause, department].filter(Boolean).join(' · '),
        )}
        categoriesName={t('demand.causes.cause')}
        series={[
          {
            id: 'minutes',
            label: t('demand.causes.minutes'),
            values: shown.map(({ minutes }) => Math.round(minutes)),
          },
          { id: 'contacts', label: t('demand.contacts'), values: shown.map(({ contacts }) => contacts) },
        ]}
        format={NUMBER}
      />
      <FailureRows choice={choice} />
    </>
  )
}

/** At which step it fails, and what brings it about, in minutes and contacts. */
export function Sources(props: Props) {
  const { t } = useLensSay()
  return (
    <>
      <Section title={t('demand.causes')}>
        <Causes {...props} />
      </Section>
      <Section title={t('demand.steps')}>
        <Steps {...props} />
      </Section>
    </>
  )
}
