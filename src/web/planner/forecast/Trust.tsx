import { useIntl } from 'react-intl'
import type { Forecast } from '#domain/planning/contract.forecast.ts'
import { FanChart } from '../../charts/FanChart.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Badge } from '../../ui/Words.tsx'
import { Scrolling } from './Scrolling.tsx'
import { Surprises } from './Surprises.tsx'
import { noonOf } from './noon.ts'
import { backtestSentence, contestSentence, of100 } from './sentence.ts'
import { useSpeaker } from './useSpeaker.ts'
import { methodHow, methodName } from './words.ts'

const TWO_DECIMALS = { minimumFractionDigits: 2, maximumFractionDigits: 2 }

type Row = Forecast['contest'][number]

function BackTest({ backtest }: { backtest: Forecast['backtest'] }) {
  const t = useT()
  const say = useSpeaker()
  if (backtest.length === 0) return null
  return (
    <FanChart
      level={3}
      title={t('forecast.backtest.title')}
      sentence={backtestSentence(backtest, say)}
      points={backtest.map(({ day, expected, low80, high80, actual }) => ({
        ...{ at: noonOf(day), expected, actual },
        p80: [low80, high80] as const,
      }))}
      format={{ kind: 'number', unit: t('forecast.contacts') }}
      by="day"
      yName={t('forecast.backtest.y')}
    />
  )
}

function Method({ method, isChosen }: { method: string; isChosen: boolean }) {
  const t = useT()
  return (
    <th scope="row">
      <span className="plan-method">
        {methodName(method, { t })}
        {isChosen && <Badge tone="accent">{t('forecast.contest.serves')}</Badge>}
        {!isChosen && method === 'weekday_mean' && <Badge>{t('forecast.contest.always')}</Badge>}
      </span>
      <span className="desk-quiet">{methodHow(method, { t })}</span>
    </th>
  )
}

/** Methods by how they did at the horizon that serves, best first. */
function inOrder(contest: readonly Row[], horizon: number): string[] {
  const at = contest.filter((one) => one.horizonDays === horizon).toSorted((a, b) => a.wape - b.wape)
  return [...new Set([...at, ...contest].map(({ method }) => method))]
}

function ContestTable({ contest, error }: Pick<Forecast, 'contest' | 'error'>) {
  const t = useT()
  const say = useSpeaker()
  const intl = useIntl()
  const horizons = [...new Set(contest.map((one) => one.horizonDays))].toSorted((a, b) => a - b)
  const rowOf = (method: string, horizon: number) =>
    contest.find((one) => one.method === method && one.horizonDays === horizon)
  return (
    <Scrolling label={t('forecast.contest.table')}>
      <table className="plan-table">
        <caption>{t('forecast.contest.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('forecast.contest.col.method')}</th>
            {horizons.flatMap((days) => [
              <th key={`w${days}`} scope="col" className="plan-number">
                {t('forecast.contest.col.wape', { days })}
              </th>,
              <th key={`m${days}`} scope="col" className="plan-number">
                {t('forecast.contest.col.mase', { days })}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {inOrder(contest, error?.horizonDays ?? 1).map((method) => {
            const rows = horizons.map((days) => rowOf(method, days))
            const isChosen = rows.some((one) => one?.chosen)
            return (
              <tr key={method} data-chosen={isChosen || undefined}>
                <Method method={method} isChosen={isChosen} />
                {rows.flatMap((row, index) => [
                  <td key={`w${index}`} className="plan-number">
                    {row ? of100(row.wape, say) : '–'}
                  </td>,
                  <td key={`m${index}`} className="plan-number">
                    {typeof row?.mase === 'number' ? intl.formatNumber(row.mase, TWO_DECIMALS) : '–'}
                  </td>,
                ])}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scrolling>
  )
}

/** How far the forecast can be trusted: the last weeks as they were forecast, and how every way did on the past. */
export function Trust({ forecast }: { readonly forecast: Forecast }) {
  const t = useT()
  const say = useSpeaker()
  const { contest, error, backtest } = forecast
  return (
    <section className="plan-part" aria-labelledby="forecast-trust">
      <h2 id="forecast-trust">{t('forecast.trust')}</h2>
      <BackTest backtest={backtest} />
      <Surprises backtest={backtest} />
      <div className="plan-card">
        <h3>{t('forecast.contest.title')}</h3>
        <p>{contestSentence(forecast, say)}</p>
        {contest.length > 0 && (
          <>
            <ContestTable contest={contest} error={error} />
            <p className="desk-quiet">
              {t('forecast.contest.mase')} {t('forecast.contest.mix')}
            </p>
          </>
        )}
      </div>
    </section>
  )
}
