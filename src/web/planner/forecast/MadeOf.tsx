import type { Forecast } from '#domain/planning/contract.forecast.ts'
import { BarChart } from '../../charts/BarChart.tsx'
import { HeatMap } from '../../charts/HeatMap.tsx'
import { useT } from '../../messages/Messages.tsx'
import { busiest, contacts, dayEffectSentence, growthSentence } from './sentence.ts'
import { useSpeaker } from './useSpeaker.ts'

function Weekdays({ weekdays }: Pick<Forecast['components'], 'weekdays'>) {
  const t = useT()
  const say = useSpeaker()
  const inOrder = weekdays.toSorted((a, b) => b.factor - a.factor)
  const [most, least] = [inOrder[0], inOrder.at(-1)]
  if (!most || !least) return null
  return (
    <BarChart
      level={3}
      title={t('forecast.weekdays.title')}
      sentence={t('forecast.weekdays.sentence', {
        ...{ most: say.weekday(most.weekday), factor: say.number(most.factor, 2) },
        ...{ least: say.weekday(least.weekday), low: say.number(least.factor, 2) },
      })}
      categories={weekdays.map(({ weekday }) => say.shortWeekday(weekday))}
      categoriesName={t('forecast.weekdays.name')}
      series={[
        {
          id: 'factor',
          label: t('forecast.weekdays.value'),
          values: weekdays.map(({ factor }) => factor),
        },
      ]}
      format={{ kind: 'number', digits: 2 }}
      yName={t('forecast.weekdays.value')}
    />
  )
}

function Heat({ heat }: Pick<Forecast, 'heat'>) {
  const t = useT()
  const say = useSpeaker()
  const top = busiest(heat.map((one) => ({ ...one, expected: one.mean })))
  const weekdays = [...new Set(heat.map(({ weekday }) => weekday))].toSorted((a, b) => a - b)
  const times = [...new Set(heat.map(({ minute }) => minute))].toSorted((a, b) => a - b)
  const means = new Map(heat.map(({ weekday, minute, mean }) => [`${weekday} ${minute}`, mean]))
  if (!top) return null
  return (
    <HeatMap
      level={3}
      title={t('forecast.heat.title')}
      sentence={t('forecast.heat.sentence', {
        day: say.weekday(top.weekday),
        time: say.clock(top.minute),
        mean: contacts(top.mean, say),
      })}
      rows={weekdays.map(say.weekday)}
      columns={times.map(say.clock)}
      values={weekdays.map((weekday) => times.map((minute) => means.get(`${weekday} ${minute}`) ?? null))}
      format={{ kind: 'number' }}
      rowsName={t('forecast.weekdays.name')}
      valueName={t('forecast.heat.value')}
    />
  )
}

/** What the forecast is made of: weekdays, growth, good and bad days, and when in the week contacts come. */
export function MadeOf({ forecast }: { readonly forecast: Forecast }) {
  const t = useT()
  const say = useSpeaker()
  const { weekdays, growthPerWeek, dayEffect } = forecast.components
  return (
    <section className="plan-part" aria-labelledby="forecast-made-of">
      <h2 id="forecast-made-of">{t('forecast.made_of')}</h2>
      <Heat heat={forecast.heat} />
      <div className="plan-two">
        <Weekdays weekdays={weekdays} />
        <div className="plan-card">
          <h3>{t('forecast.growth.title')}</h3>
          <p>{growthSentence(growthPerWeek, say)}</p>
          <h3>{t('forecast.day_effect.title')}</h3>
          <p>{dayEffectSentence(dayEffect, say)}</p>
        </div>
      </div>
    </section>
  )
}
