import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { CommandProblem } from '../frame.ts'

export type Utterances = { readonly texts: string[]; readonly badRows: number }

const LONGEST = 5_000

/**
 * Reads the column `text` of a CSV file, up to `limit` rows: quotes, line breaks in fields and a byte order mark are
 * understood. Rows without words, or with more than 5,000 characters, are counted and left out.
 *
 * @throws CommandProblem when the file cannot be read or has no such column
 */
export async function readUtterances(file: string, limit: number): Promise<Utterances> {
  const texts: string[] = []
  let badRows = 0
  const parser = createReadStream(file)
    .on('error', (error) => parser.destroy(error))
    .pipe(
      parse({
        bom: true,
        columns: true,
        relax_column_count: true,
        skip_empty_lines: true,
        relax_quotes: true,
      }),
    )
  try {
    for await (const row of parser as AsyncIterable<Record<string, string | undefined>>) {
      if (!('text' in row) && texts.length === 0 && badRows === 0) throw new NoColumn()
      const text = (row['text'] ?? '').replaceAll('\u0000', '').trim()
      if (text === '' || text.length > LONGEST) badRows += 1
      else texts.push(text)
      if (texts.length >= limit) break
    }
  } catch (error) {
    throw new CommandProblem(explained(file, error), 2)
  }
  return { texts, badRows }
}

class NoColumn extends Error {}

function explained(file: string, error: unknown): string {
  if (error instanceof NoColumn)
    return `${file} has no column named "text". The first line of the file names its columns.`
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return `There is no file ${file}.`
  return `${file} cannot be read: ${message}`
}
