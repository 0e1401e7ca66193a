import type { SaidInput } from '#domain/measures/contract.ts'

/** What stands in the three fields of a range; empty: nothing is said. */
export type SaidText = {
  readonly low: string
  readonly likely: string
  readonly high: string
  readonly measured: boolean
}

export const NOTHING_SAID: SaidText = { low: '', likely: '', high: '', measured: false }

/** How fields show a figure: money in whole units, shares in per cent. */
export type SaidUnit = 'minutes' | 'seconds' | 'hours' | 'money' | 'share' | 'count'
const FACTOR: Readonly<Record<SaidUnit, number>> = {
  minutes: 1,
  seconds: 1,
  hours: 1,
  money: 100,
  share: 0.01,
  count: 1,
}

const plain = (value: number): string => String(Number(value.toPrecision(8)))

export function saidText(said: SaidInput | null, unit: SaidUnit): SaidText {
  if (!said) return NOTHING_SAID
  const shown = (value: number) => plain(value / FACTOR[unit])
  return {
    low: shown(said.low),
    likely: shown(said.likely),
    high: shown(said.high),
    measured: said.basis === 'measured',
  }
}

export const isNothing = ({ low, likely, high }: SaidText): boolean =>
  [low, likely, high].every((one) => one.trim() === '')

function numberOf(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(value) || value < 0 ? undefined : value
}

/**
 * What is said by the fields; null where nothing is, undefined where it is no range (low ≤ likely ≤ high; shares up to
 * 100 %). A single figure in the middle stands for all three.
 */
export function saidOf(text: SaidText, unit: SaidUnit): SaidInput | null | undefined {
  if (isNothing(text)) return null
  const likely = numberOf(text.likely)
  const low = text.low.trim() === '' ? likely : numberOf(text.low)
  const high = text.high.trim() === '' ? likely : numberOf(text.high)
  if (low === undefined || likely === undefined || high === undefined) return undefined
  if (low > likely || likely > high || (unit === 'share' && high > 100)) return undefined
  const factor = FACTOR[unit]
  const kept = (value: number) => Number((value * factor).toPrecision(10))
  return {
    low: kept(low),
    likely: kept(likely),
    high: kept(high),
    basis: text.measured ? 'measured' : 'assumed',
  }
}
