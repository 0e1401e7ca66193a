/** A column of a table twin. `csvOnly` columns are in the file and not on the page. */
export type TwinColumn = {
  readonly title: string
  readonly isNumber?: boolean
  readonly csvOnly?: boolean
}

/** What a cell shows, and what a file says: a plain number, or words. */
export type TwinCell = { readonly text: string; readonly raw: number | string | null }

/** The figures of a drawing as a table: the first column names the row. */
export type Twin = {
  readonly columns: readonly TwinColumn[]
  readonly rows: readonly (readonly TwinCell[])[]
}

/** A cell of plain words. */
export const wordsCell = (text: string): TwinCell => ({ text, raw: text })

// A byte order mark: without it, spreadsheets read accents wrongly.
const MARK = '\uFEFF'
const LEADS_A_FORMULA = /^[\s\u0000-\u001f]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]/

/**
 * The table as CSV (RFC 4180: comma, CRLF, quotes doubled). Numbers are written plainly, whatever the language. Words
 * that a spreadsheet would take for a formula get an apostrophe before them.
 */
export function csvOf(twin: Twin): string {
  const head = twin.columns.map(({ title }) => csvField(title))
  const rows = twin.rows.map((row) => row.map(({ raw }) => csvField(raw)))
  return MARK + [head, ...rows].map((fields) => `${fields.join(',')}\r\n`).join('')
}

function csvField(raw: number | string | null): string {
  if (raw === null) return ''
  if (typeof raw === 'number') return Number.isFinite(raw) ? String(raw) : ''
  const safe = LEADS_A_FORMULA.test(raw) ? `'${raw}` : raw
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A name for a file, from a title: `forecast-of-contacts`. */
export function fileName(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return (
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 60) || 'chart'
  )
}
