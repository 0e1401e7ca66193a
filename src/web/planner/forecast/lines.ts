/** Rows of a file as people find them: by the number of the line, with what stands in it. */

export type BadRow = {
  /** In the file, the heading being line 1 where nothing stands above it. */
  readonly line: number
  readonly text: string
}

const MOST_TEXT = 80

/** The lines of a file that hold something, in order; the first is the heading. */
function filledLines(csv: string): BadRow[] {
  const lines = csv.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  return lines.flatMap((text, index) =>
    /[^\s,;]/.test(text) ? [{ line: index + 1, text: text.trim() }] : [],
  )
}

/** Where rows stand that the service names by number (from 1, the heading not counted). */
export function badRows(csv: string, rows: readonly number[]): BadRow[] {
  const lines = filledLines(csv)
  return rows.map((row) => {
    const found = lines[row]
    if (!found) return { line: row + 1, text: '' }
    const text = found.text.length > MOST_TEXT ? `${found.text.slice(0, MOST_TEXT)} …` : found.text
    return { line: found.line, text }
  })
}

/** The heading’s columns, as far as they can be told without reading the file as the service does. */
export function columnsIn(csv: string): string[] {
  const heading = filledLines(csv)[0]?.text ?? ''
  const often = (separator: string) => heading.split(separator).length
  const [separator = ','] = [',', ';', '\t'].toSorted((a, b) => often(b) - often(a))
  const names = heading.split(separator).map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
  return [...new Set(names.filter((name) => name !== ''))]
}
