/** Codes of forecast and need in words. A code that has none does not compile here. */
import type { ForecastRefusal, ForecastWarning, MethodName } from '#core/forecast/types.ts'
import type { PlanWarning } from '#domain/planning/contract.ts'
import { listIn, numberIn, textIn } from '../roster/facts.ts'
import type { Say } from '../roster/say.ts'

/** Everything that may be noted about a forecast or a need, by the core and by the service itself. */
export type WarningCode =
  | ForecastWarning['code']
  | 'hours_in_other_zones'
  | 'finer_than_counted'
  | 'repeats_unknown'
  | 'patience_unknown'
  | 'talk_assumed'
  | 'after_work_assumed'
  | 'several_skills'

type Facts = PlanWarning['facts']
/** How long something takes, from seconds. */
export type Speaker = Say & { readonly span: (seconds: number) => string }
type Words = (facts: Facts, say: Speaker) => string

const MOST_DAYS_NAMED = 5

/** Some days by name, and how many more there are. */
export function daysNamed(days: readonly string[], count: number, say: Say): string {
  const named = days.slice(0, MOST_DAYS_NAMED).map(say.shortDay)
  const more = count - named.length
  return more > 0 ? say.list([...named, say.t('forecast.import.bad.more', { count: more })]) : say.list(named)
}

const dates = (facts: Facts, say: Say) => {
  const list = listIn(facts, 'dates')
  const count = Math.max(list.length, numberIn(facts, 'datesCount'))
  return { count, dates: daysNamed(list, count, say) }
}

const WARNINGS: Record<WarningCode, Words> = {
  duplicates_summed: (facts, { t }) => {
    const count = Math.max(listIn(facts, 'rows').length, numberIn(facts, 'rowsCount'))
    return t('forecast.warning.duplicates_summed', { count })
  },
  days_missing: (facts, say) => say.t('forecast.warning.days_missing', dates(facts, say)),
  zero_days_read_as_closed: (facts, say) =>
    say.t('forecast.warning.zero_days_read_as_closed', dates(facts, say)),
  absent_intervals_read_as_zero: (facts, { t, percent }) =>
    t('forecast.warning.absent_intervals_read_as_zero', { percent: percent(numberIn(facts, 'share')) }),
  intervals_missing: (facts, { t, percent }) =>
    t('forecast.warning.intervals_missing', { percent: percent(numberIn(facts, 'share')) }),
  outside_opening_hours: (facts, { t, number }) =>
    t('forecast.warning.outside_opening_hours', { contacts: number(numberIn(facts, 'contacts')) }),
  short_history: (facts, { t }) => t('forecast.warning.short_history', numbers(facts, 'days', 'needed')),
  no_back_test: (facts, { t }) => t('forecast.warning.no_back_test', numbers(facts, 'days', 'needed')),
  special_day_unknown: (facts, { t, day }) =>
    t('forecast.warning.special_day_unknown', {
      date: day(textIn(facts, 'date')),
      name: textIn(facts, 'name'),
    }),
  weekday_never_seen: (facts, say) => say.t('forecast.warning.weekday_never_seen', dates(facts, say)),
  gap_before_forecast: (facts, { t }) => t('forecast.warning.gap_before_forecast', numbers(facts, 'days')),
  beyond_back_test: (facts, { t, day }) =>
    t('forecast.warning.beyond_back_test', {
      date: day(textIn(facts, 'fromDate')),
      days: numberIn(facts, 'testedDays'),
    }),
  small_counts: (facts, { t, number }) =>
    t('forecast.warning.small_counts', { mean: number(numberIn(facts, 'meanPerInterval')) }),
  hours_in_other_zones: (facts, { t, list }) =>
    t('forecast.warning.hours_in_other_zones', { zones: list(listIn(facts, 'zones')) }),
  finer_than_counted: (facts, { t }) =>
    t('forecast.warning.finer_than_counted', numbers(facts, 'counted', 'asked')),
  repeats_unknown: (_facts, { t }) => t('forecast.warning.repeats_unknown'),
  patience_unknown: (_facts, { t }) => t('forecast.warning.patience_unknown'),
  talk_assumed: (facts, { t, span }) =>
    t('forecast.warning.talk_assumed', { span: span(numberIn(facts, 'seconds')) }),
  after_work_assumed: (facts, { t, span }) =>
    t('forecast.warning.after_work_assumed', { span: span(numberIn(facts, 'seconds')) }),
  several_skills: (facts, { t }) => t('forecast.warning.several_skills', numbers(facts, 'skills')),
}

const numbers = (facts: Facts, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, numberIn(facts, name)]))

/** Something worth knowing about a figure, in words. */
export function warningWords({ code, facts }: PlanWarning, say: Speaker): string {
  if (!Object.hasOwn(WARNINGS, code)) return say.t('forecast.warning.unknown', { code })
  return WARNINGS[code as WarningCode](facts, say)
}

const METHODS: Record<MethodName, true> = {
  weekday_mean: true,
  seasonal_naive: true,
  long_weekday_mean: true,
  steady_weekday_mean: true,
  day_level: true,
  root_profile: true,
  svd: true,
  ets_share: true,
  damped_trend: true,
  combination: true,
}

const isMethod = (code: string): code is MethodName => Object.hasOwn(METHODS, code)

/** A way to forecast, by name. */
export function methodName(code: string, { t }: Pick<Say, 't'>): string {
  return isMethod(code) ? t(`forecast.method.${code}`) : t('forecast.method.unknown', { code })
}

/** How a way to forecast goes about it; empty for one that is not known. */
export function methodHow(code: string, { t }: Pick<Say, 't'>): string {
  return isMethod(code) ? t(`forecast.method.${code}.how`) : ''
}

/** Why a file cannot be read: by the core, or before it comes to that. */
export type ImportWhy = ForecastRefusal['why'] | 'not_csv' | 'column_missing' | 'zone_unknown'

const ROW_WHYS = [
  'negative_counts',
  'fractional_counts',
  'counts_too_large',
  'not_a_date',
  'not_a_time',
  'duplicates',
] as const satisfies readonly ImportWhy[]
type RowWhy = (typeof ROW_WHYS)[number]

const REFUSED: Record<Exclude<ImportWhy, RowWhy>, Words> = {
  empty: (_facts, { t }) => t('forecast.import.why.empty'),
  too_short: (facts, { t }) => t('forecast.import.why.too_short', numbers(facts, 'days', 'needed')),
  no_demand: (_facts, { t }) => t('forecast.import.why.no_demand'),
  mixed_zones: (facts, { t, list }) =>
    t('forecast.import.why.mixed_zones', { zones: list(listIn(facts, 'zones')) }),
  mixed_intervals: (facts, { t, list }) =>
    t('forecast.import.why.mixed_intervals', { minutes: list(listIn(facts, 'minutes').map(String)) }),
  interval_not_possible: (facts, { t, number }) =>
    t('forecast.import.why.interval_not_possible', { minutes: number(numberIn(facts, 'minutes')) }),
  span_too_long: (facts, { t, number }) =>
    t('forecast.import.why.span_too_long', {
      days: number(numberIn(facts, 'days')),
      most: number(numberIn(facts, 'most')),
    }),
  horizon_too_long: (_facts, { t }) => t('forecast.import.why.horizon'),
  horizon_not_possible: (_facts, { t }) => t('forecast.import.why.horizon'),
  starts_before_data_end: (_facts, { t }) => t('forecast.import.why.horizon'),
  not_csv: (facts, { t }) => t('forecast.import.why.not_csv', numbers(facts, 'line')),
  column_missing: (facts, { t, list }) =>
    t('forecast.import.why.column_missing', {
      column: textIn(facts, 'column'),
      columns: list(listIn(facts, 'columns').map((name) => `“${name}”`)),
    }),
  zone_unknown: (facts, { t }) => t('forecast.import.why.zone_unknown', { zone: textIn(facts, 'zone') }),
}

/** What is wrong with each of the rows that are named; undefined where the file as a whole is meant. */
export function rowWords(why: string, { t }: Pick<Say, 't'>): string | undefined {
  const found = ROW_WHYS.find((one) => one === why)
  return found && t(`forecast.import.why.${found}`)
}

/** Why a file as a whole cannot be read; undefined where rows are meant, or the reason is none that is known. */
export function fileWords(facts: Facts, say: Speaker): string | undefined {
  const why = textIn(facts, 'why')
  return Object.hasOwn(REFUSED, why) ? REFUSED[why as keyof typeof REFUSED](facts, say) : undefined
}
