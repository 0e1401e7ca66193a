/** Which places of a drawing hold a figure: rows of columns. */
export type Steps = readonly (readonly boolean[])[]
export type Place = { readonly row: number; readonly column: number }

/** Where a key leads: to a place, out of the drawing (`leave`), or nowhere (undefined: the key is not ours). */
export type Step = Place | 'leave' | undefined

const ALONG: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }
const ACROSS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }

/**
 * Left and right move along a row over the places that hold a figure; up and down change the row; Home and End go to the
 * ends, page keys move by a tenth. The first key of all leads to `start`, else to the first figure.
 */
export function step(steps: Steps, at: Place | undefined, key: string, start?: Place): Step {
  if (key === 'Escape') return at ? 'leave' : undefined
  if (!isOurs(key)) return undefined
  if (!at) return key === 'End' ? edge(steps, lastRow(steps), -1) : (start ?? firstOf(steps))
  const turned = isOneColumn(steps) ? (TURNED[key] ?? key) : key
  if (turned === 'Home') return edge(steps, at.row, 1)
  if (turned === 'End') return edge(steps, at.row, -1)
  const across = ACROSS[turned]
  if (across !== undefined) return isOneRow(steps) ? undefined : toRow(steps, at, across)
  const columns = steps[at.row]?.length ?? 0
  const tenth = Math.max(1, Math.round(columns / 10))
  return along(steps, at, ALONG[turned] ?? (turned === 'PageUp' ? -tenth : tenth))
}

/** In a single column left and right move up and down. */
const TURNED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowUp', ArrowRight: 'ArrowDown' }

function isOurs(key: string): boolean {
  return key in ALONG || key in ACROSS || ['Home', 'End', 'PageUp', 'PageDown'].includes(key)
}

const isOneColumn = (steps: Steps): boolean => steps.length > 1 && steps.every((row) => row.length <= 1)
const isOneRow = (steps: Steps): boolean => steps.filter((row) => row.includes(true)).length <= 1
const lastRow = (steps: Steps): number => steps.findLastIndex((row) => row.includes(true))

function firstOf(steps: Steps): Step {
  const row = steps.findIndex((one) => one.includes(true))
  return edge(steps, row, 1)
}

/** The first (1) or last (-1) figure of a row; in a single column, of the column. */
function edge(steps: Steps, row: number, from: 1 | -1): Step {
  if (isOneColumn(steps)) {
    const found = from === 1 ? steps.findIndex((one) => one[0]) : steps.findLastIndex((one) => one[0])
    return found < 0 ? undefined : { row: found, column: 0 }
  }
  const cells = steps[row] ?? []
  const column = from === 1 ? cells.indexOf(true) : cells.lastIndexOf(true)
  return column < 0 ? undefined : { row, column }
}

/** So many columns on, or as far as there are figures; over holes to the next figure in the same direction. */
function along(steps: Steps, at: Place, by: number): Place {
  const cells = steps[at.row] ?? []
  const way = Math.sign(by)
  const wanted = Math.min(cells.length - 1, Math.max(0, at.column + by))
  for (let column = wanted; column >= 0 && column < cells.length; column += way) {
    if (cells[column]) return { row: at.row, column }
  }
  for (let column = wanted; column !== at.column; column -= way) {
    if (cells[column]) return { row: at.row, column }
  }
  return at
}

/** The next row that holds a figure, at the column nearest to where one was. */
function toRow(steps: Steps, at: Place, way: number): Place {
  for (let row = at.row + way; row >= 0 && row < steps.length; row += way) {
    const column = nearest(steps[row] ?? [], at.column)
    if (column !== undefined) return { row, column }
  }
  return at
}

function nearest(cells: readonly boolean[], column: number): number | undefined {
  const found = cells.flatMap((holds, index) => (holds ? [index] : []))
  return found.toSorted((a, b) => Math.abs(a - column) - Math.abs(b - column))[0]
}
