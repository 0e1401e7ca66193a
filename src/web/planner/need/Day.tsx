import type { Need, NeedInterval } from '#domain/planning/contract.need.ts'
import { BarChart } from '../../charts/BarChart.tsx'
import { LineChart } from '../../charts/LineChart.tsx'
import { useT } from '../../messages/Messages.tsx'
import { useSpeaker } from '../forecast/useSpeaker.ts'
import { daySentence, lost, minutes } from './sentence.ts'

type Part = { readonly need: Need; readonly day: string; readonly own: readonly NeedInterval[] }

const stepsOf = (own: readonly NeedInterval[], of: (one: NeedInterval) => number | null) =>
  own.map((one) => ({ at: Date.parse(one.at), value: of(one) }))

function Steps({ need, day, own }: Part) {
  const t = useT()
  const say = useSpeaker()
  const isRostered = own.some((one) => one.cover !== null)
  const certainty = say.percent(need.settings.certainty)
  const line = (id: string, label: string, of: (one: NeedInterval) => number | null) => ({
    ...{ id, label, step: true, points: stepsOf(own, of) },
  })
  return (
    <LineChart
      title={t('need.day.title', { day: say.day(day) })}
      sentence={daySentence(need, day, say)}
      x="time"
      by="time"
      yName={t('need.day.y')}
      format={{ kind: 'number', unit: t('need.people.unit') }}
      series={[
        line('safely', t('need.day.safely', { certainty }), (one) => one.neededSafely),
        line('needed', t('need.day.needed'), (one) => one.needed),
        ...(isRostered ? [line('cover', t('need.day.cover'), (one) => one.cover)] : []),
      ]}
      {...(isRostered && { gap: { above: 'safely', below: 'cover', label: t('need.day.gap') } })}
    />
  )
}

function Waiting({ day, own }: Part) {
  const t = useT()
  const say = useSpeaker()
  if (own.every((one) => one.cover === null)) return null
  const sum = (of: (one: NeedInterval) => number | null) =>
    own.reduce((total, one) => total + (of(one) ?? 0), 0)
  const waiting = sum((one) => one.waitingMinutes)
  if (waiting < 0.05) return <p className="plan-card">{t('need.waiting.none')}</p>
  return (
    <BarChart
      title={t('need.waiting.title', { day: say.day(day) })}
      sentence={t('need.waiting.sentence', {
        minutes: minutes(waiting, say),
        lost: lost(
          sum((one) => one.lostContacts),
          say,
        ),
      })}
      categories={own.map((one) => say.clock(one.minute))}
      categoriesName={t('need.table.time')}
      series={[
        { id: 'waiting', label: t('need.waiting.series'), values: own.map((one) => one.waitingMinutes) },
      ]}
      format={{ kind: 'number', unit: t('need.waiting.unit') }}
      yName={t('need.waiting.series')}
    />
  )
}

/** One day: people needed and on duty, and beneath what the gap costs clients. */
export function Day({ need, day }: { readonly need: Need; readonly day: string }) {
  const t = useT()
  const own = need.intervals.filter((one) => one.day === day)
  if (own.length === 0) return <p className="plan-card">{t('need.day.closed')}</p>
  const part = { need, day, own }
  return (
    <>
      <Steps {...part} />
      <Waiting {...part} />
    </>
  )
}
