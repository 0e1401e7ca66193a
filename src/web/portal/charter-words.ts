import type { CharterLine } from '#domain/learning/contract.charter.ts'
import { measures } from '#domain/measures/contract.ts'
import type { MessageId } from '../messages/catalogue.ts'
import type { T } from '../messages/Messages.tsx'
import { durationWords } from '../ui/TimeText.tsx'

export type Figure = NonNullable<CharterLine['figure']>

/** Below this a time in words is “a few seconds”. */
const FEW_SECONDS = 10

/** So many of so many, in numbers that people can picture. */
export type SomeOf = { readonly some: number; readonly of: number }

/**
 * A share as so many of a hundred: `94 of 100`. Of fewer it is said as counted. A rare exception is never rounded away:
 * it is said of a thousand, or as counted where there are not so many.
 */
export function someOf({ value, sum, count }: Pick<Figure, 'value' | 'sum' | 'count'>): SomeOf {
  const share = value ?? 0
  const isExact = share === 0 || share === 1
  const hides = !isExact && (Math.round(share * 100) === 0 || Math.round(share * 100) === 100)
  const of = hides ? 1000 : 100
  if (count < of) return { some: Math.round(sum), of: Math.round(count) }
  const some = Math.round(share * of)
  return { some: isExact ? some : Math.min(of - 1, Math.max(1, some)), of }
}

/** What the service does today, in one plain sentence. */
export function figureSentence(figure: Figure, t: T, locale: string): string {
  const { measure, percentiles } = figure
  const value = figure.value ?? 0
  const number = (given: number, digits = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(given)
  const isTime = measures[measure].unit === 'seconds'
  const span = (seconds: number) =>
    seconds < FEW_SECONDS ? t('portal.charter.few_seconds') : durationWords(seconds, locale)
  const mean = isTime ? span(value) : number(value, 1)
  if (measures[measure].spread && percentiles === null)
    return t('portal.charter.says.mean', { measure: t(`measure.${measure}` as MessageId), mean })
  const { some, of } = someOf(figure)
  return t(`portal.charter.says.${measure}`, {
    ...{ mean, some: number(some), of: number(of), number: number(value), hundred: number(value * 100) },
    time: span(value * 60),
    half: span(percentiles?.p50 ?? 0),
    nine: span(percentiles?.p90 ?? 0),
    most: number(percentiles?.p90 ?? 0, 1),
  })
}
