import type { DemandOverview, Share } from '#domain/demand/contract.ts'
import type { FigureBeside } from '#domain/measures/contract.ts'
import type { LensSay } from '../useLensSay.ts'

/** A share of demand as a figure of the measure that it is, so that its rows and its chart can be opened. */
export function figureOf(measure: 'failure_share' | 'value_share', share: Share): FigureBeside {
  const { value, low, high, part: sum, of: count } = share
  return {
    ...{ measure, unit: 'share', rows: 'contact', value, low, high, sum, count, percentiles: null },
    before: null,
  }
}

/** The figures of a share as words; undefined of nothing. */
export function shareWords({ value, low, high, part, of }: Share, say: LensSay) {
  if (value === null || low === null || high === null) return undefined
  return {
    share: say.percent(value),
    low: say.percent(low),
    high: say.percent(high),
    part: say.number(part, 0),
    of: say.number(of, 0),
  }
}

const mostOf = <T extends { readonly contacts: number }>(all: readonly T[]): T | undefined =>
  all.toSorted((a, b) => b.contacts - a.contacts)[0]

/** Where most of it is said to come from: the cause, or else the step. */
function sourceWords({ byCause, byStep }: DemandOverview, say: LensSay): string {
  const count = (contacts: number) => say.t('demand.subject.contacts', { contacts })
  const cause = mostOf(byCause.filter(({ causeId }) => causeId !== null))
  if (cause) return say.t('demand.sentence.cause', { cause: cause.cause, contacts: count(cause.contacts) })
  const step = mostOf(byStep)
  if (!step) return say.t('demand.sentence.no_source')
  return say.t('demand.sentence.step', {
    step: say.t(`desk.demand.step.${step.step}`),
    contacts: count(step.contacts),
  })
}

/** What is to be seen of demand, in a sentence: how much is failure, of how many, and what is said of its source. */
export function demandSentence(seen: DemandOverview, say: LensSay): string {
  if (seen.contacts === 0) return say.t('demand.sentence.none')
  const failure = shareWords(seen.failure, say)
  if (!failure) return say.t('demand.sentence.unmarked', { contacts: seen.contacts })
  const share = say.t('demand.sentence', failure)
  return seen.failure.part === 0 ? share : `${share} ${sourceWords(seen, say)}`
}
