import { parse } from 'csv-parse/sync'

/** Which columns of a file hold what. `time` and `count` are null where the file has none. */
export type Columns = { readonly when: string; readonly time: string | null; readonly count: string | null }

/** One row as it is written, for the calendar to read. `row` counts from 1, the heading not counted. */
export type CsvRow = { readonly when: string; readonly time: string | null; readonly count: string | null }

export type CsvResult =
  | {
      readonly ok: true
      readonly columns: Columns
      readonly rows: readonly CsvRow[]
      /** What a column named `zone` holds, each once. */
      readonly zones: readonly string[]
    }
  | { readonly ok: false; readonly why: 'not_csv'; readonly line: number }
  | { readonly ok: false; readonly why: 'empty' }
  | {
      readonly ok: false
      readonly why: 'column_missing'
      readonly column: string
      readonly columns: readonly string[]
    }

/** Names under which other systems hand these over. */
const WHEN =
  /^(date|day|when|timestamp|date_?time|instant|arrived(_?at)?|created(_?at|_date)?|started?_?at|ds)$/
const TIME = /^(time|start|starts|from|time_?of_?day|interval_?start|start_?time|begins?)$/
const COUNT = /^(count|counts|calls|contacts|volume|arrivals|offered|number|total|n|y|value)$/
const ZONE = /^(zone|time_?zone|tz)$/

/**
 * Reads a file of contacts by interval (day, perhaps time, and count), or of one row a contact. Separators are
 * commas, semicolons or tabs, found by the heading; columns by the names given, else by usual names.
 */
export function readCsv(text: string, chosen: Partial<Record<'when' | 'time' | 'count', string>>): CsvResult {
  const read = tableOf(text)
  if (!read.ok) return read
  const [heading = [], ...lines] = read.lines
  const names = heading.map((name) => name.trim())
  if (lines.length === 0) return { ok: false, why: 'empty' }
  for (const column of Object.values(chosen))
    if (!names.includes(column)) return { ok: false, why: 'column_missing', column, columns: names }
  const columns = columnsOf(names, chosen)
  if (!columns) return { ok: false, why: 'column_missing', column: 'date', columns: names }
  const at = (name: string | null) => (name === null ? -1 : names.indexOf(name))
  const [when, time, count] = [at(columns.when), at(columns.time), at(columns.count)]
  const zone = names.findIndex((name) => ZONE.test(plain(name)))
  const rows = lines.map((line) => ({
    when: (line[when] ?? '').trim(),
    time: time < 0 ? null : (line[time] ?? '').trim(),
    count: count < 0 ? null : (line[count] ?? '').trim(),
  }))
  const zones = zone < 0 ? [] : [...new Set(lines.map((line) => (line[zone] ?? '').trim()))]
  return { ok: true, columns, rows, zones }
}

type Table = { ok: true; lines: string[][] } | { ok: false; why: 'not_csv'; line: number }

function tableOf(text: string): Table {
  try {
    const lines = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    })
    return { ok: true, lines: lines as unknown as string[][] }
  } catch (error) {
    return { ok: false, why: 'not_csv', line: (error as { lines?: number }).lines ?? 1 }
  }
}

/** The separator that the heading has most of. */
function separatorOf(text: string): string {
  const heading = /^.*$/m.exec(text)?.[0] ?? ''
  const often = (separator: string) => heading.split(separator).length
  return [',', ';', '\t'].toSorted((a, b) => often(b) - often(a))[0] ?? ','
}

const plain = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')

function columnsOf(
  names: readonly string[],
  chosen: Partial<Record<'when' | 'time' | 'count', string>>,
): Columns | undefined {
  const like = (pattern: RegExp) => names.find((name) => pattern.test(plain(name)))
  const time = chosen.time ?? like(TIME) ?? null
  const when = chosen.when ?? like(WHEN)
  // A file with nothing but `time` and a count means the moment, not the time of a day.
  if (when === undefined) return time === null ? undefined : { when: time, time: null, count: countOf() }
  return { when, time: time === when ? null : time, count: countOf() }

  function countOf(): string | null {
    return chosen.count ?? like(COUNT) ?? null
  }
}
