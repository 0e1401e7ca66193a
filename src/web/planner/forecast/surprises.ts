import { xmr } from '#core/spc/xmr.ts'
import type { Signal, Xmr } from '#core/spc/xmr.ts'
import type { Forecast } from '#domain/planning/contract.forecast.ts'
import type { Speaker } from './words.ts'

type Tried = Forecast['backtest'][number]

/** By how much each day of the back-test differed from what had been expected, as an XmR chart; undefined of too few. */
export function surprisesOf(backtest: readonly Tried[]): Xmr | undefined {
  return xmr(backtest.map(({ actual, expected }) => actual - expected))
}

/** Why a day is more than the usual variation, in words; undefined for a usual day. */
export function signalWords(signals: readonly Signal[], say: Pick<Speaker, 't'>): string | undefined {
  const [first] = signals
  return first && say.t(`forecast.surprise.${first}`)
}

/** Whether the forecast still fits the days as they come, in a sentence. */
export function surpriseSentence(backtest: readonly Tried[], chart: Xmr, say: Speaker): string {
  const few = chart.warnings.includes('few') ? ` ${say.t('forecast.surprise.few')}` : ''
  const days = backtest.filter((_, index) => (chart.signals[index] ?? []).length > 0)
  const latest = days.at(-1)
  if (!latest) {
    const values = { low: say.number(chart.lower ?? 0, 0), high: say.number(chart.upper, 0) }
    return say.t('forecast.surprise.none', values) + few
  }
  const difference = latest.actual - latest.expected
  const values = { count: days.length, day: say.day(latest.day), by: say.number(Math.abs(difference), 0) }
  return say.t(difference > 0 ? 'forecast.surprise.more' : 'forecast.surprise.less', values) + few
}
