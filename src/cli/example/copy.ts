import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { TABLES } from './book.ts'
import type { Row, TableName, Value } from './book.ts'

const ROWS_AT_ONCE = 1_000

/** Writes rows into a table by COPY, in the transaction that the connection is in. `done` is told of every thousand. */
export async function copyRows(
  connection: pg.PoolClient,
  table: TableName,
  rows: readonly Row[],
  done: (count: number) => void,
): Promise<void> {
  const columns: readonly string[] = TABLES[table]
  const target = connection.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
  await pipeline(Readable.from(chunks(columns, rows, done)), target)
}

function* chunks(
  columns: readonly string[],
  rows: readonly Row[],
  done: (count: number) => void,
): Generator<string> {
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
    const some = rows.slice(first, first + ROWS_AT_ONCE)
    yield some.map((row) => columns.map((column) => field(row[column] ?? null)).join('\t') + '\n').join('')
    done(some.length)
  }
}

/** One field in the text format of COPY (PostgreSQL documentation, COPY, "Text Format"). */
export function field(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`
  if ('json' in value) return value.json === null ? '\\N' : escaped(JSON.stringify(value.json))
  return escaped(`{${value.map((one) => `"${one.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
}

const SPECIAL = /[\\\t\n\r]/
const escaped = (text: string): string =>
  SPECIAL.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : text
