import { closeSync, openSync, writeSync } from 'node:fs'

/** A file of rows that could not be used, each with its number and why. It is made with the first of them. */
export type AsideFile = {
  put(number: number, reason: string, cells: readonly string[]): void
  close(): void
}

const BUFFER_CHARACTERS = 65_536

/** Rows are written as they come, so that any number of them takes no memory. `heading` is that of the log itself. */
export function openAside(path: string, heading: readonly string[]): AsideFile {
  let file: number | undefined
  let waiting = ''
  const flush = () => {
    if (waiting === '') return
    file ??= openSync(path, 'w')
    writeSync(file, waiting)
    waiting = ''
  }
  return {
    put(number, reason, cells) {
      if (file === undefined && waiting === '') waiting = asLine(['row', 'reason', ...heading])
      waiting += asLine([String(number), reason, ...cells])
      if (waiting.length > BUFFER_CHARACTERS) flush()
    },
    close() {
      flush()
      if (file !== undefined) closeSync(file)
    },
  }
}

function asLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
  return `${quoted.join(',')}\n`
}
