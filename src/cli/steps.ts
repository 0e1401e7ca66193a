/** Says what is being done, step by step, with the time each took. */
export type Steps = {
  /** Does one step; what it returns, or `say` of it, is shown when it is done. */
  step<T>(name: string, work: () => Promise<T>, say?: (result: T) => string): Promise<T>
  /** A line in between. */
  note(this: void, line: string): void
  /** How far a long step is, shown in place on a terminal and left out elsewhere. */
  progress(this: void, line: string): void
  readonly sinceStart: () => number
}

/** Steps on standard output. */
export function createSteps(): Steps {
  const tty = process.stdout.isTTY
  const write = (text: string) => void process.stdout.write(text)
  const clear = () => tty && write('\r\u001B[K')
  return {
    async step(name, work, say) {
      if (tty) write(`  … ${name}`)
      const start = performance.now()
      const result = await work()
      clear()
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      const said = say
        ? say(result)
        : typeof result === 'object' || result === undefined
          ? ''
          : String(result)
      write(`  ✓ ${name}${said ? ` (${said})` : ''} ${seconds} s\n`)
      return result
    },
    note(line) {
      clear()
      write(`    ${line}\n`)
    },
    progress(line) {
      if (tty) write(`\r\u001B[K  … ${line}`)
    },
    // Counted from the start of the process: loading the program is part of the wait.
    sinceStart: () => performance.now() / 1000,
  }
}
