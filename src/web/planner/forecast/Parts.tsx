import type { Forecast } from '#domain/planning/contract.forecast.ts'
import { BarChart } from '../../charts/BarChart.tsx'
import { useT } from '../../messages/Messages.tsx'
import { contacts } from './sentence.ts'
import { useSpeaker } from './useSpeaker.ts'

function ByService({ byService, totals }: Pick<Forecast, 'byService' | 'totals'>) {
  const t = useT()
  const say = useSpeaker()
  const parts = byService.toSorted((a, b) => b.expected - a.expected)
  const [most] = parts
  if (!most || parts.length < 2) return null
  return (
    <BarChart
      level={3}
      title={t('forecast.parts.service.title')}
      sentence={t('forecast.parts.service.sentence', {
        service: most.service,
        expected: contacts(most.expected, say),
        total: contacts(totals.expected, say),
        share: say.percent(most.share),
      })}
      categories={parts.map(({ service }) => service)}
      categoriesName={t('forecast.choice.service')}
      series={[
        {
          id: 'expected',
          label: t('forecast.parts.share'),
          values: parts.map(({ expected }) => expected),
        },
      ]}
      format={{ kind: 'number', unit: t('forecast.contacts') }}
      horizontal
    />
  )
}

function ByDemand({ byDemand, totals }: Pick<Forecast, 'byDemand' | 'totals'>) {
  const t = useT()
  const say = useSpeaker()
  if (byDemand.length < 2) return null
  const failure = byDemand.find((one) => one.demand === 'failure')
  const total = contacts(totals.expected, say)
  const sentence = failure
    ? t('forecast.parts.demand.sentence', {
        failure: contacts(failure.expected, say),
        total,
        share: say.percent(failure.share),
      })
    : t('forecast.parts.demand.no_failure', { total })
  return (
    <BarChart
      level={3}
      title={t('forecast.parts.demand.title')}
      sentence={sentence}
      categories={byDemand.map(({ demand }) => t(`forecast.demand.short.${demand}`))}
      categoriesName={t('forecast.choice.demand')}
      series={[
        {
          id: 'expected',
          label: t('forecast.parts.share'),
          values: byDemand.map(({ expected }) => expected),
        },
      ]}
      format={{ kind: 'number', unit: t('forecast.contacts') }}
      horizontal
    />
  )
}

/** How the whole divides by service and by kind of demand (R33). */
export function Parts({ forecast }: { readonly forecast: Forecast }) {
  const t = useT()
  const { byService, byDemand, totals } = forecast
  if (byService.length < 2 && byDemand.length < 2) return null
  return (
    <section className="plan-part" aria-labelledby="forecast-parts">
      <h2 id="forecast-parts">{t('forecast.parts')}</h2>
      <p className="desk-quiet">{t('forecast.parts.sum')}</p>
      <div className="plan-two">
        <ByService byService={byService} totals={totals} />
        <ByDemand byDemand={byDemand} totals={totals} />
      </div>
    </section>
  )
}
