import type { LogMeasures } from '#domain/measures/contract.logs.ts'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import { daysWords } from './words.ts'

type Holders = NonNullable<LogMeasures['person']>
/** A measure with its name, figure, and what it means. */
type Told = { readonly name: string; readonly value: string; readonly means: string }

function holding(one: Holders, { t, number, percent }: LensSay): Told[] {
  return [
    {
      name: t('logs.measure.no_handoff'),
      value: percent(one.noHandoffShare, 1),
      means: t('logs.measure.no_handoff.means'),
    },
    {
      name: t('logs.measure.handoffs'),
      value: number(one.handoffsMean, 2),
      means: t('logs.measure.handoffs.means', {
        median: number(one.handoffsMedian),
        p90: number(one.handoffsP90),
      }),
    },
    {
      name: t('logs.measure.distinct'),
      value: number(one.distinctMean, 2),
      means: t('logs.measure.distinct.means', { p90: number(one.distinctP90) }),
    },
    {
      name: t('logs.measure.returns'),
      value: percent(one.returnShare, 1),
      means: t('logs.measure.returns.means', { count: number(one.returnsTotal, 0) }),
    },
    {
      name: t('logs.measure.aba'),
      value: percent(one.abaShare, 1),
      means: t('logs.measure.aba.means', { count: number(one.abaTotal, 0) }),
    },
  ]
}

function lasting(measures: LogMeasures, say: LensSay): Told[] {
  const { mean, median, p90, most } = measures.endToEndDays
  const days = (value: number) => daysWords(value, say)
  return [
    {
      name: say.t('logs.measure.days'),
      value: days(median),
      means: say.t('logs.measure.days.means', { mean: days(mean), p90: days(p90), most: days(most) }),
    },
    {
      name: say.t('logs.measure.repeat'),
      value: say.percent(measures.repeatActivityShare, 1),
      means: say.t('logs.measure.repeat.means', { count: say.number(measures.repeatActivityEvents, 0) }),
    },
  ]
}

function Told({ title, told }: { title: string; told: readonly Told[] }) {
  return (
    <section className="log-told">
      <h3>{title}</h3>
      <div className="lens-cards">
        {told.map(({ name, value, means }) => (
          <div key={name} className="lens-card" role="group" aria-label={name}>
            <h4>{name}</h4>
            <strong>{value}</strong>
            <p>{means}</p>
          </div>
        ))}
      </div>
    </section>
  )
}

/** A log measured like our own needs, each measure with what it means. */
export function Measures({ measures }: { readonly measures: LogMeasures }) {
  const say = useLensSay()
  const { person, team } = measures
  return (
    <>
      <Told title={say.t('logs.by.time')} told={lasting(measures, say)} />
      {person && <Told title={say.t('logs.by.person')} told={holding(person, say)} />}
      {team && <Told title={say.t('logs.by.team')} told={holding(team, say)} />}
      {!person && !team && <p>{say.t('logs.no_holders')}</p>}
    </>
  )
}
