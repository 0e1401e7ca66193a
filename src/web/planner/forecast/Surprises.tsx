import type { Forecast } from '#domain/planning/contract.forecast.ts'
import { ControlChart } from '../../charts/ControlChart.tsx'
import { useT } from '../../messages/Messages.tsx'
import { noonOf } from './noon.ts'
import { signalWords, surpriseSentence, surprisesOf } from './surprises.ts'
import { useSpeaker } from './useSpeaker.ts'

/** Whether the misses of the forecast are chance alone, or something has changed in what comes. */
export function Surprises({ backtest }: { readonly backtest: Forecast['backtest'] }) {
  const t = useT()
  const say = useSpeaker()
  const chart = surprisesOf(backtest)
  const [first, last] = [backtest[0], backtest.at(-1)]
  if (!chart || !first || !last) return null
  return (
    <ControlChart
      level={3}
      title={t('forecast.surprise.title')}
      sentence={surpriseSentence(backtest, chart, say)}
      points={backtest.map(({ day, actual, expected }, index) => {
        const signal = signalWords(chart.signals[index] ?? [], say)
        return { at: noonOf(day), value: actual - expected, ...(signal !== undefined && { signal }) }
      })}
      phases={[
        {
          ...{ from: noonOf(first.day), until: noonOf(last.day), mean: chart.centre },
          ...{ lower: chart.lower, upper: chart.upper },
        },
      ]}
      format={{ kind: 'number', digits: 0, unit: t('forecast.contacts') }}
      by="day"
      yName={t('forecast.surprise.y')}
    />
  )
}
