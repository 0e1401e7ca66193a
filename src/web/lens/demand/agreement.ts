import type { CheckSheetResult } from '#domain/demand/contract.sheets.ts'

type Verdict = 'far' | 'beyond' | 'chance' | 'too_few' | 'one_class_only' | 'nothing_rated'

const FAR = 0.6
const LITTLE = 0.4

/**
 * What agreement comes to, from the interval of kappa (Cohen 1960) and never from its value alone: far beyond chance only
 * where even its low end is; no better than chance, or not to be told, where the interval holds nought.
 */
export function verdictOf({ kappa, why }: Pick<CheckSheetResult, 'kappa' | 'why'>): Verdict {
  if (!kappa) return why === 'one_class_only' ? why : 'nothing_rated'
  if (kappa.low >= FAR) return 'far'
  if (kappa.low > 0) return 'beyond'
  return kappa.high < LITTLE ? 'chance' : 'too_few'
}
