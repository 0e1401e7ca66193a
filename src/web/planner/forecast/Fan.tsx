import type { Forecast } from '#domain/planning/contract.forecast.ts'
import type { Grain } from '../../charts/speech.ts'
import { FanChart } from '../../charts/FanChart.tsx'
import { useT } from '../../messages/Messages.tsx'
import { useNow } from '../../ui/time.ts'
import { fanSentence, todaySentence } from './sentence.ts'
import { useSpeaker } from './useSpeaker.ts'

const GRAINS: Readonly<Record<Forecast['by'], Grain>> = {
  5: 'time',
  15: 'time',
  30: 'time',
  60: 'time',
  day: 'day',
  week: 'day',
  month: 'month',
}

const MINUTE_MS = 60_000

/** Closed hours are holes: without a point between them the line would run through the night. */
function withNights(points: Forecast['points']) {
  return points.flatMap(({ at, minutes, expected, actual, low80, high80, low95, high95 }, index) => {
    const from = Date.parse(at)
    const until = from + minutes * MINUTE_MS
    const point = {
      ...{ at: from, expected, actual },
      p80: [low80, high80] as const,
      p95: [low95, high95] as const,
    }
    const next = points[index + 1]
    const isHole = minutes <= 60 && next !== undefined && Date.parse(next.at) > until
    return isHole ? [point, { at: until, expected: null }] : [point]
  })
}

const LEAST_DAYS = { week: 7, month: 28 } as const

/** Whether the first or the last week or month lies only partly within what is shown. */
function isCut(points: Forecast['points'], by: Forecast['by']): boolean {
  if (by !== 'week' && by !== 'month') return false
  const hours = LEAST_DAYS[by] * 24 - 1
  return [points[0], points.at(-1)].some((one) => one !== undefined && one.minutes < hours * 60)
}

/** The forecast as a fan, with what came; and how today goes. */
export function Fan({ forecast }: { readonly forecast: Forecast }) {
  const t = useT()
  const say = useSpeaker()
  const now = useNow(60_000)
  const { points, by, today } = forecast
  const [first, last] = [points[0], points.at(-1)]
  const until = last ? Date.parse(last.at) + last.minutes * MINUTE_MS : 0
  const isNow = first !== undefined && Date.parse(first.at) <= now && now < until
  return (
    <FanChart
      title={t('forecast.fan.title')}
      sentence={fanSentence(forecast, say)}
      points={withNights(points)}
      format={{ kind: 'number', unit: t('forecast.contacts') }}
      by={GRAINS[by]}
      yName={t('forecast.fan.y', { by: t('forecast.by_word', { by }) })}
      {...(isNow && { now })}
    >
      {isCut(points, by) && <p className="desk-quiet">{t('forecast.fan.partial', { by })}</p>}
      {today && (
        <p className="plan-today">
          <strong>{t('forecast.today.title')}</strong> {todaySentence(today, say)}
        </p>
      )}
    </FanChart>
  )
}
