import type { DemandOverview } from '#domain/demand/contract.ts'
import { BarChart } from '../../charts/BarChart.tsx'
import { useLensSay } from '../useLensSay.ts'
import { MOST_DAYS, byWeek, everyDay } from './steps-of-time.ts'

const KINDS = [
  ['value', 'value'],
  ['failure', 'failure'],
  ['cannot_tell', 'cannotTell'],
] as const

/** What was marked day by day, on top of each other; week by week over a long time. */
export function Days({ seen }: { readonly seen: DemandOverview }) {
  const say = useLensSay()
  const { t } = say
  const days = everyDay(seen.from, seen.to, seen.days)
  const inWeeks = days.length > MOST_DAYS
  const shown = inWeeks ? byWeek(days) : days
  return (
    <BarChart
      title={t(inWeeks ? 'demand.weeks' : 'demand.days')}
      sentence={t('demand.days.sentence', {
        value: say.number(seen.value.part, 0),
        failure: say.number(seen.failure.part, 0),
        cannotTell: say.number(seen.cannotTell.part, 0),
        marked: say.number(seen.marked, 0),
      })}
      stacked
      categories={shown.map(({ day }) => say.date(day))}
      categoriesName={t(inWeeks ? 'demand.days.week' : 'demand.days.day')}
      series={KINDS.map(([kind, of]) => ({
        id: kind,
        label: t(`demand.kind.${kind}`),
        values: shown.map((one) => one[of]),
      }))}
      format={{ kind: 'number', digits: 0 }}
      yName={t('demand.contacts')}
    />
  )
}
