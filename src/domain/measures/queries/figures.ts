import { localDate } from '#core/calendars/hours.ts'
import { addDays } from '#core/calendars/moments.ts'
import { bucketBounds, percentileOf } from '#core/spread/buckets.ts'
import type { QueryOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import { Channel, Level } from '../../services/contract.ts'
import { DemandKind, measureKeys, measureRefusals, measures } from '../contract.ts'
import type { Figure, FigureBeside, LensFilter, MeasureKey } from '../contract.ts'
import type { SplitBy, figureRoutes } from '../contract.figures.ts'
import { figureOf, noFigure, percentilesOf, valueOf } from '../figure.ts'
import type { Divided } from '../figure.ts'
import { endOfStep, startOfStep } from '../rules/steps.ts'
import * as store from '../store/figures.ts'
import { byHour, byLevel } from '../store/rows.ts'
import { NONE, applies, measureParts, rawNames, rawOf } from '../sums.ts'
import type { Narrowed, RawSum } from '../sums.ts'
import { daysBefore, periodOf } from './period.ts'
import type { SettledPeriod } from './period.ts'

type Days = Pick<SettledPeriod, 'from' | 'to'>

/**
 * Figures of a period by their names, with the period before beside each; read from roll-ups only. A measure to which the
 * filter cannot be applied has no value. Refuses what the period refuses.
 */
export async function figuresOf<K extends MeasureKey>(
  tx: Tx,
  filter: LensFilter,
  keys: readonly K[],
  now: Date,
): Promise<{ period: SettledPeriod; figures: (FigureBeside & { measure: K })[] }> {
  const period = await periodOf(tx, filter, now)
  const today = localDate(period.zone, now.getTime())
  const narrowed = narrowedOf(filter)
  const spread = keys.filter((key) => measures[key].spread && applies(measures[key].rows, narrowed))
  const divided = await dividedOf(tx, keys, period, narrowed, today)
  const before = await dividedOf(tx, keys, daysBefore(period), narrowed, today)
  const counts = await countsOf(tx, spread, period, narrowed, today)
  const figures = keys.map((key) => {
    if (!applies(measures[key].rows, narrowed)) return { ...noFigure(key), measure: key, before: null }
    const was = before.get(key) ?? NOTHING
    return {
      ...figureOf(key, divided.get(key) ?? NOTHING, percentilesOf(counts.get(key) ?? new Map())),
      measure: key,
      before: valueOf(measures[key].unit, was.sum, was.count),
    }
  })
  return { period, figures }
}

const NOTHING: Divided = { sum: 0, count: 0 }

/** The filter without its days. */
export function narrowedOf({ serviceId, departmentId, channel, demand }: LensFilter): Narrowed {
  return { serviceId, departmentId, channel, demand }
}

const filterParams = ({ serviceId, departmentId, channel, demand }: Narrowed) =>
  [serviceId ?? null, departmentId ?? null, channel ?? null, demand ?? null] as const

const PAST_ONLY = rawNames.filter((name) => rawOf(name).pastOnly)

/**
 * Which lines make up some days: whole months that are over by their first days, and the days that are left. Days to come
 * are left out: nothing has happened on them.
 */
export function linesOfDays({ from, to }: Days, today: string): { months: string[]; days: string[] } {
  const last = earlierOf(to, today)
  const months: string[] = []
  const days: string[] = []
  for (let day = from; day <= last;) {
    const end = endOfStep('month', startOfStep('month', day))
    const whole = day.endsWith('-01') && end <= to && end < today
    if (whole) months.push(day)
    else days.push(day)
    day = addDays(whole ? end : day, 1)
  }
  return { months, days }
}

/** Days to come hold nothing: no figure and no row is of them, even where a clock had jumped. */
export const earlierOf = (day: string, today: string): string => (day < today ? day : today)

/** Raw sums of some days by key and name. */
async function sumsBy(
  tx: Tx,
  by: store.RolledBy | 'nothing',
  names: readonly RawSum[],
  days: Days,
  narrowed: Narrowed,
  today: string,
): Promise<Map<string, Map<string, number>>> {
  const whole = linesOfDays(days, today)
  const lines = by === 'weekday' ? { months: [], days: everyDay(days, today) } : whole
  const rows = await tx.all(
    store.sumsStatement(by, narrowed),
    ...([lines.months, lines.days, names, PAST_ONLY, today] as const),
    ...filterParams(narrowed),
  )
  const found = new Map<string, Map<string, number>>()
  for (const { key, measure, amount } of rows) {
    const sums = found.get(key) ?? new Map<string, number>()
    found.set(key, sums.set(measure, amount))
  }
  return found
}

function everyDay({ from, to }: Days, today: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to && day <= today; day = addDays(day, 1)) days.push(day)
  return days
}

const namesOf = (keys: readonly MeasureKey[]): RawSum[] => [
  ...new Set(keys.flatMap((key) => [measureParts[key].sum, ...measureParts[key].count])),
]

function divide(key: MeasureKey, sums: ReadonlyMap<string, number>): Divided {
  const { sum, count } = measureParts[key]
  return { sum: sums.get(sum) ?? 0, count: count.reduce((total, name) => total + (sums.get(name) ?? 0), 0) }
}

async function dividedOf(
  tx: Tx,
  keys: readonly MeasureKey[],
  days: Days,
  narrowed: Narrowed,
  today: string,
): Promise<Map<MeasureKey, Divided>> {
  const known = keys.filter((key) => applies(measures[key].rows, narrowed))
  const sums = (await sumsBy(tx, 'nothing', namesOf(known), days, narrowed, today)).get('') ?? new Map()
  return new Map(known.map((key) => [key, divide(key, sums)]))
}

async function countsOf(
  tx: Tx,
  keys: readonly MeasureKey[],
  days: Days,
  narrowed: Narrowed,
  today: string,
): Promise<Map<string, Map<number, number>>> {
  const found = new Map<string, Map<number, number>>()
  if (keys.length === 0) return found
  const lines = linesOfDays(days, today)
  const rows = await tx.all(
    store.spreadStatement(narrowed),
    ...([lines.months, lines.days, keys, [], today] as const),
    ...filterParams(narrowed),
  )
  for (const { measure, bucket, amount } of rows) {
    const counts = found.get(measure) ?? new Map<number, number>()
    found.set(measure, counts.set(bucket, amount))
  }
  return found
}

/** Every figure of a period, as its route gives it. */
export function getFigures(tx: Tx, query: QueryOf<typeof figureRoutes.figures>, now: Date) {
  return figuresOf(tx, query, measureKeys, now).then(({ period, figures }) => ({
    period: presentPeriod(period),
    figures,
  }))
}

/** The period as it goes over the wire. */
export function presentPeriod(period: SettledPeriod) {
  return { ...period, upTo: period.upTo.toISOString() }
}

export type SplitItem = Figure & { readonly key: string; readonly name: string }

/** One measure split by something, in the order of what it is split by; nothing where it cannot be. */
export async function getSplit(tx: Tx, query: QueryOf<typeof figureRoutes.split>, now: Date) {
  const period = await periodOf(tx, query, now)
  return { period: presentPeriod(period), items: await splitOf(tx, query, period, now) }
}

type SplitAsked = QueryOf<typeof figureRoutes.split>

async function splitOf(tx: Tx, asked: SplitAsked, period: SettledPeriod, now: Date): Promise<SplitItem[]> {
  const { measure, by } = asked
  const narrowed = narrowedOf(asked)
  if (!canSplit(measure, by, narrowed)) return []
  const today = localDate(period.zone, now.getTime())
  const found =
    by === 'hour' || by === 'level'
      ? await fromRows(tx, measure, by, period, narrowed, today)
      : await fromSums(tx, measure, by, period, narrowed, today)
  const inOrder = await keysInOrder(tx, by)
  return inOrder.flatMap(({ key, name }) => {
    const divided = found.get(key)
    const something = divided && (divided.sum !== 0 || divided.count !== 0)
    return something ? [{ ...figureOf(measure, divided), key, name }] : []
  })
}

function canSplit(measure: MeasureKey, by: SplitBy, narrowed: Narrowed): boolean {
  const { rows } = measures[measure]
  const also = by === 'channel' || by === 'demand' ? { ...narrowed, [by]: '' } : narrowed
  if (!applies(rows, also)) return false
  return by === 'hour' ? byHour.has(measure) : by !== 'level' || byLevel.has(measure)
}

async function fromSums(
  tx: Tx,
  measure: MeasureKey,
  by: store.RolledBy,
  days: Days,
  narrowed: Narrowed,
  today: string,
): Promise<Map<string, Divided>> {
  const sums = await sumsBy(tx, by, namesOf([measure]), days, narrowed, today)
  return new Map([...sums].map(([key, one]) => [key === NONE ? '' : key, divide(measure, one)]))
}

async function fromRows(
  tx: Tx,
  measure: MeasureKey,
  by: 'hour' | 'level',
  { from, to }: Days,
  narrowed: Narrowed,
  today: string,
): Promise<Map<string, Divided>> {
  const statement = (by === 'hour' ? byHour : byLevel).get(measure)
  if (!statement) return new Map()
  const rows = await tx.all(
    statement,
    ...([from, earlierOf(to, today)] as const),
    ...filterParams(narrowed),
    ...([today, null, null] as const),
  )
  return new Map(rows.map(({ key, sum, count }) => [key, { sum, count }]))
}

type Key = { readonly key: string; readonly name: string }
const asKeys = (keys: readonly (string | number)[]): Key[] =>
  keys.map((key) => ({ key: String(key), name: String(key) }))

/** What there is to split by, in its own order; what is not known comes last, without a name. */
async function keysInOrder(tx: Tx, by: SplitBy): Promise<Key[]> {
  const unknown = { key: '', name: '' }
  switch (by) {
    case 'service':
    case 'department': {
      const named = await tx.all(store.names[by])
      return [...named.map(({ id, name }) => ({ key: id, name })), unknown]
    }
    case 'channel':
      return [...asKeys(Channel.options), unknown]
    case 'demand':
      return [...asKeys(DemandKind.options), unknown]
    case 'level':
      return asKeys(Level.options)
    case 'weekday':
      return asKeys([1, 2, 3, 4, 5, 6, 7])
    case 'hour':
      return asKeys(Array.from({ length: 24 }, (_, hour) => hour))
  }
}

/** How a measure is distributed. Refuses no_such_spread. */
export async function getSpread(tx: Tx, query: QueryOf<typeof figureRoutes.spread>, now: Date) {
  const { measure } = query
  if (!measures[measure].spread) refuse(measureRefusals.no_such_spread)
  const period = await periodOf(tx, query, now)
  const narrowed = narrowedOf(query)
  const today = localDate(period.zone, now.getTime())
  const keys = applies(measures[measure].rows, narrowed) ? [measure] : []
  const counts = (await countsOf(tx, keys, period, narrowed, today)).get(measure) ?? new Map<number, number>()
  const buckets = [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([bucket, count]) => ({ ...bucketBounds(bucket), count }))
  return {
    period: presentPeriod(period),
    measure,
    count: buckets.reduce((total, { count }) => total + count, 0),
    percentiles: percentileOf(counts, 0.5) === undefined ? null : percentilesOf(counts),
    buckets,
  }
}
