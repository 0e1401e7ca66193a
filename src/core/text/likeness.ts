import { searchName } from '#core/text/names.ts'

/**
 * How alike two names are, 0 to 1: words are paired so that they are as alike as can be, in any order; each pair counts
 * by its letters. 1 is the same name however it is typed; 0 when one of them is unknown.
 */
export function nameLikeness(one: string | null, other: string | null): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  if (a.length === 0 || b.length === 0) return 0
  const whole = wordLikeness(a.join(''), b.join(''))
  const alike = pairsOf(a, b).reduce((sum, { likeness, letters }) => sum + likeness * letters, 0)
  const letters = [...a, ...b].reduce((sum, word) => sum + word.length, 0)
  return Math.max(whole, alike / letters)
}

const wordsOf = (name: string | null) =>
  searchName(name ?? '')
    .split(' ')
    .filter(Boolean)

type Pair = { readonly i: number; readonly j: number; readonly likeness: number; readonly letters: number }

/** Words paired one to one, the likest first, so that it does not matter which name comes first. */
function pairsOf(a: readonly string[], b: readonly string[]): Pair[] {
  const all = a.flatMap((one, i) =>
    b.map((other, j) => ({ i, j, likeness: wordLikeness(one, other), letters: one.length + other.length })),
  )
  const pairs: Pair[] = []
  for (const pair of all.toSorted((x, y) => y.likeness - x.likeness || y.letters - x.letters)) {
    if (!pairs.some(({ i, j }) => i === pair.i || j === pair.j)) pairs.push(pair)
  }
  return pairs
}

/** 1 less the letters that must be changed, added, left out or swapped with a neighbour, as a share of the longer word. */
function wordLikeness(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 0 : 1 - editDistance(a, b) / longest
}

/** Optimal string alignment distance (Damerau 1964; as in Boytsov 2011, section 2.1). */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) next[j] = cheapest(a, b, i, j, { before, row, next })
    before = row
    row = next
  }
  return row[b.length] ?? 0
}

type Rows = { before: readonly number[]; row: readonly number[]; next: readonly number[] }

function cheapest(
  a: readonly string[],
  b: readonly string[],
  i: number,
  j: number,
  { before, row, next }: Rows,
): number {
  const at = (line: readonly number[], place: number) => line[place] ?? Number.POSITIVE_INFINITY
  const same = a[i - 1] === b[j - 1]
  const plain = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (same ? 0 : 1))
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  return swapped ? Math.min(plain, at(before, j - 2) + 1) : plain
}
