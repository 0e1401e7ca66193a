import { readMoment } from './moment.ts'

/** Where the column names stand and what they are; -1 where a file has none, and the columns are numbered instead. */
export type Header = {
  readonly at: number
  readonly columns: readonly string[]
  /** Names that come more than once: the second is called `Name (2)`, and so on. */
  readonly twice: readonly string[]
}

const DELIMITERS = [',', ';', '\t', '|'] as const

/** The sign that parts the cells: the one that cuts the first lines most evenly into most cells. A comma where none does. */
export function delimiterOf(text: string): string {
  const lines = unquoted(text)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
  const [best] = DELIMITERS.map((sign) => ({ sign, score: evenness(lines, sign) })).sort(
    (a, b) => b.score - a.score,
  )
  return best && best.score > 0 ? best.sign : ','
}

/** The last line may be cut in the middle, and lines before the header are short: the most usual count decides. */
function evenness(lines: readonly string[], sign: string): number {
  const counts = Map.groupBy(lines, (line) => line.split(sign).length - 1)
  const scores = Array.from(counts, ([count, members]) => (count === 0 ? 0 : members.length + count / 1000))
  return Math.max(0, ...scores)
}

const unquoted = (text: string) => text.replaceAll(/"(?:[^"]|"")*"/g, '')

/**
 * Finds the header among the first rows: the first that is nearly as wide as the rest and whose cells are names. Titles
 * above it are passed over.
 */
export function headerOf(rows: readonly (readonly string[])[]): Header {
  const width = Math.max(0, ...rows.map((row) => filled(row)))
  const at = rows.findIndex((row) => filled(row) >= Math.max(1, width / 2))
  const found = rows[at]
  if (!found || found.some(isData)) return { at: -1, columns: numbered(rows), twice: [] }
  return { at, ...named(found) }
}

const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '').length
/** A column may be called 2012, and hardly 2012-10-09. */
const isData = (cell: string) => readMoment(cell, 'day_first') !== null && !/^\d{1,4}$/.test(cell.trim())

function numbered(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, index) => `Column ${index + 1}`)
}

function named(cells: readonly string[]): { columns: string[]; twice: string[] } {
  const seen = new Map<string, number>()
  const columns = cells.map((cell, index) => {
    const name = cell.trim() || `Column ${index + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
  const twice = [...seen].filter(([, times]) => times > 1).map(([name]) => name)
  return { columns, twice }
}
