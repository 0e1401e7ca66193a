import type { Call } from './frame.ts'
import { CommandProblem } from './frame.ts'
import { alignedTable, asCsv } from './table.ts'
import type { Table } from './table.ts'

export const formatOption = { format: { type: 'string' } } as const
export const formatMeaning = { format: 'table, csv or json (table)' }

/** Prints a result as asked: aligned columns with words around them, rows alone as CSV, or all of it as JSON. */
export function print(call: Call, value: unknown, table: Table, above: string): void {
  const format = call.json ? 'json' : (call.options['format'] ?? 'table')
  if (format === 'json') process.stdout.write(`${JSON.stringify(value)}\n`)
  else if (format === 'csv') process.stdout.write(`${asCsv(table)}\n`)
  else process.stdout.write(`${[above, '', alignedTable(table)].join('\n')}\n`)
}

/** Looked at before anything is worked out. */
export function checkFormat(call: Call): void {
  const format = call.options['format']
  if (format !== undefined && !['table', 'csv', 'json'].includes(String(format)))
    throw new CommandProblem('--format has to be table, csv or json.', 2)
}
