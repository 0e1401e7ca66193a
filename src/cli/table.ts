/** Rows of figures as people and programs read them. */
export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] }
export type Cell = string | number | null

/** Aligned columns: words to the left, numbers to the right; – where nothing is known. */
export function alignedTable({ columns, rows }: Table): string {
  const shown = rows.map((row) => row.map(cellText))
  const widths = columns.map((name, at) => Math.max(name.length, ...shown.map((row) => row[at]?.length ?? 0)))
  const numeric = columns.map((_, at) => rows.every((row) => typeof row[at] !== 'string'))
  const line = (cells: readonly string[]) =>
    cells
      .map((text, at) => (numeric[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(columns), ...shown.map(line)].join('\n')
}

function cellText(cell: Cell): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell
  return Number.isInteger(cell) ? String(cell) : cell.toFixed(Math.abs(cell) < 1 ? 3 : 1)
}

/** Comma-separated values with a heading; quotes where a text needs them. */
export function asCsv({ columns, rows }: Table): string {
  const quoted = (cell: Cell) => {
    const text = cell === null ? '' : String(cell)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return [columns, ...rows].map((row) => row.map(quoted).join(',')).join('\n')
}
