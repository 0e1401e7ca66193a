/**
 * How far two people agree who put the same things into classes, beyond what chance would give: Cohen's kappa (Cohen
 * 1960, "A coefficient of agreement for nominal scales"), with the large-sample standard error of Fleiss, Cohen &
 * Everitt (1969, "Large sample standard errors of kappa and weighted kappa", equation 13).
 */
import { normalQuantile } from '#core/stats/normal.ts'

/** What the first and the second person said of one thing. */
export type Rated = readonly [first: string, second: string]

export type ClassAgreement = {
  readonly label: string
  /** How often each put a thing into this class, and how often both did. */
  readonly first: number
  readonly second: number
  readonly both: number
  /**
   * Specific agreement 2·both / (first + second), from 0 to 1 (Dice 1945; Cicchetti & Feinstein 1990): when one of
   * them says this class, how likely the other says it too.
   */
  readonly agreement: number
}

type Agreement = {
  /** How many things both have rated. */
  readonly count: number
  /** Share on which they agree, 0 to 1. */
  readonly agreed: number
  /** In alphabetical order (by code unit). */
  readonly classes: readonly ClassAgreement[]
}

export type Kappa =
  | ({
      readonly ok: true
      /** 1: they always agree; 0: as often as by chance; below 0: less often. */
      readonly kappa: number
      /** The share on which chance would have them agree. */
      readonly byChance: number
      readonly standardError: number
      /** Where kappa lies with the level asked for. */
      readonly low: number
      readonly high: number
    } & Agreement)
  /** Nothing was rated by both. */
  | { readonly ok: false; readonly why: 'nothing_rated' }
  /** Both put everything into one and the same class: chance alone would agree too, so kappa has no value. */
  | ({ readonly ok: false; readonly why: 'one_class_only' } & Agreement)

type Table = { readonly count: number; readonly labels: readonly string[]; readonly cells: Float64Array }

/** Cohen's kappa of two people's ratings, with its interval at the level (0.95 when left out). */
export function cohensKappa(ratings: readonly Rated[], level = 0.95): Kappa {
  if (!(level > 0 && level < 1)) throw new RangeError('The level must be between 0 and 1')
  if (ratings.length === 0) return { ok: false, why: 'nothing_rated' }
  const table = tableOf(ratings)
  const agreement = agreementOf(table)
  if (table.labels.length === 1) return { ok: false, why: 'one_class_only', ...agreement }
  const byChance = agreement.classes.reduce(
    (sum, one) => sum + (one.first * one.second) / table.count ** 2,
    0,
  )
  const kappa = (agreement.agreed - byChance) / (1 - byChance)
  const standardError = standardErrorOf(table, agreement.classes, kappa, byChance)
  const interval = intervalOf(kappa, standardError, byChance, table.count, level)
  return { ok: true, kappa, byChance, standardError, ...interval, ...agreement }
}

function tableOf(ratings: readonly Rated[]): Table {
  const labels = [...new Set(ratings.flat())].sort()
  const numbers = new Map(labels.map((label, i) => [label, i]))
  const cells = new Float64Array(labels.length ** 2)
  for (const [first, second] of ratings) {
    const at = (numbers.get(first) ?? 0) * labels.length + (numbers.get(second) ?? 0)
    cells[at] = (cells[at] ?? 0) + 1
  }
  return { count: ratings.length, labels, cells }
}

function agreementOf({ count, labels, cells }: Table): Agreement {
  const size = labels.length
  const cell = (row: number, column: number) => cells[row * size + column] ?? 0
  const classes = labels.map((label, i): ClassAgreement => {
    const first = labels.reduce((sum, _, j) => sum + cell(i, j), 0)
    const second = labels.reduce((sum, _, j) => sum + cell(j, i), 0)
    return { label, first, second, both: cell(i, i), agreement: (2 * cell(i, i)) / (first + second) }
  })
  return { count, agreed: classes.reduce((sum, one) => sum + one.both, 0) / count, classes }
}

function standardErrorOf(
  { count, labels, cells }: Table,
  classes: readonly ClassAgreement[],
  kappa: number,
  byChance: number,
): number {
  const rest = 1 - kappa
  let sum = 0
  classes.forEach((row, i) =>
    classes.forEach((column, j) => {
      const share = (cells[i * labels.length + j] ?? 0) / count
      // On the diagonal the class's own two margins, elsewhere the margins crossed.
      const margins = (row.second + column.first) / count
      sum += share * (i === j ? (1 - margins * rest) ** 2 : (rest * margins) ** 2)
    }),
  )
  const variance = (sum - (kappa - byChance * rest) ** 2) / (count * (1 - byChance) ** 2)
  return Math.sqrt(Math.max(0, variance))
}

/**
 * Kappa ± z standard errors, within −1 to 1. When they agree on everything the standard error is 0, which would be
 * more certain than a few ratings allow: the lower end then takes the exact bound of n agreements in n (Clopper &
 * Pearson 1934) for the share agreed.
 */
function intervalOf(
  kappa: number,
  standardError: number,
  byChance: number,
  count: number,
  level: number,
): { low: number; high: number } {
  if (kappa === 1) {
    const agreed = ((1 - level) / 2) ** (1 / count)
    return { low: (agreed - byChance) / (1 - byChance), high: 1 }
  }
  const reach = normalQuantile((1 + level) / 2) * standardError
  return { low: Math.max(-1, kappa - reach), high: Math.min(1, kappa + reach) }
}
