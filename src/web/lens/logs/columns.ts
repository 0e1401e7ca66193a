/** The first look at a file in the browser: its size, its columns. Everything else is found out by the server. */

/** As much text as the service takes at once; larger logs are read as a stream at the command line. */
export const MOST_TEXT = 30_000_000

/** How a file is written; a packed one cannot be sent as text. */
export function formatOf(name: string, start: string): 'csv' | 'xes' | 'packed' {
  if (/\.(gz|zip)$/i.test(name) || start.startsWith('\u001f')) return 'packed'
  return /\.(xes|xml)$/i.test(name) || /^\uFEFF?\s*</.test(start) ? 'xes' : 'csv'
}

const SIGNS = [',', ';', '\t', '|'] as const

/** The names in the first line of a CSV text, for choosing by hand; none where there is no line. */
export function columnNames(text: string): string[] {
  const line = /^\uFEFF?([^\r\n]*)/.exec(text.slice(0, 20_000))?.[1] ?? ''
  const cells = SIGNS.map((sign) => cellsOf(line, sign)).reduce((best, found) =>
    found.length > best.length ? found : best,
  )
  return [...new Set(cells.filter((name) => name !== ''))]
}

function cellsOf(line: string, sign: string): string[] {
  const cells: string[] = []
  let [cell, isQuoted] = ['', false]
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted
    else if (letter === sign && !isQuoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += letter
  }
  return [...cells, cell.trim()]
}

/** `Helpdesk_2012.csv` becomes a log called “Helpdesk 2012”. */
export function logName(file: string): string {
  return file
    .replace(/(\.(csv|tsv|txt|xes|xml))+$/i, '')
    .replaceAll('_', ' ')
    .slice(0, 120)
}
