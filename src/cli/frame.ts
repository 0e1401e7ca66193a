import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** What a command is given: its options and words, and ways to speak. */
export type Call = {
  options: Record<string, string | boolean | (string | boolean)[] | undefined>
  words: string[]
  json: boolean
  /** Prints the result: `text` for people, `value` with --json. */
  answer(value: unknown, text: string): void
  /** Says what is being done, on standard error, so that results can be piped on. Silent with --json. */
  progress(line: string): void
}

/** One command of the command line. `run` returns the exit status: 0 when all went well, which is also the default. */
export type Command = {
  name: string
  summary: string
  /** What follows the name, for the usage line, e.g. `list | add <name>`. */
  usage?: string
  /** Longer help: what it does, examples. */
  help?: string
  options?: ParseArgsOptionsConfig
  /** What each option means, for --help. */
  meaning?: Record<string, string>
  run(call: Call): Promise<number | void>
}

/** Something the person at the keyboard can put right; shown without a stack trace. Status 2 is a slip in the call. */
export class CommandProblem extends Error {
  readonly status: number

  constructor(message: string, status = 1) {
    super(message)
    this.name = 'CommandProblem'
    this.status = status
  }
}

/** A command that is loaded when it is called, so that `--help` need not load the whole service. */
export type Registered = { name: string; summary: string; load: () => Promise<Command> }

const shared = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig

/** Finds the command, reads its options, runs it, and returns the exit status. */
export async function runCommandLine(
  commands: readonly Registered[],
  args: readonly string[],
): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(overview(commands))
    return 0
  }
  const found = commands.find((command) => command.name === name)
  if (found) return runOne(await found.load(), rest)
  process.stderr.write(`There is no command named "${name}".\n\n${overview(commands)}`)
  return 2
}

async function runOne(command: Command, args: readonly string[]): Promise<number> {
  const json = args.includes('--json')
  try {
    const { values, positionals } = parse(command, args)
    if (values.help === true) {
      process.stdout.write(helpOf(command))
      return 0
    }
    return (await command.run(makeCall(values, positionals, json))) ?? 0
  } catch (error) {
    return explain(error, command, json)
  }
}

function parse(
  command: Command,
  args: readonly string[],
): { values: Call['options']; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options: { ...command.options, ...shared }, allowPositionals: true })
  } catch (error) {
    throw new CommandProblem((error as Error).message, 2)
  }
}

function makeCall(options: Call['options'], words: string[], json: boolean): Call {
  return {
    options,
    words,
    json,
    answer: (value, text) => void process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${text}\n`),
    progress: (line) => {
      if (!json) process.stderr.write(`${line}\n`)
    },
  }
}

/** Problems that explain themselves carry these names; anything else is a fault of ours and shows where. */
const explained = ['CommandProblem', 'ConfigProblem', 'EmbeddedProblem', 'Refusal']

function explain(error: unknown, command: Command, json: boolean): number {
  const fault = error instanceof Error ? error : new Error(String(error))
  const status = fault instanceof CommandProblem ? fault.status : 1
  const words = explained.includes(fault.name) ? fault.message : (fault.stack ?? fault.message)
  if (json) process.stdout.write(`${JSON.stringify({ error: fault.message })}\n`)
  process.stderr.write(`${words}\n`)
  if (status === 2) process.stderr.write(`See: answerable ${command.name} --help\n`)
  return status
}

const aligned = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}

function overview(commands: readonly Registered[]): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const)
  return `Usage: answerable <command> [options]\n\n${aligned(rows)}\n\nMore about one: answerable <command> --help\n`
}

function helpOf(command: Command): string {
  const own = Object.entries(command.options ?? {}).map(([name, option]) => {
    const short = option.short ? `-${option.short}, ` : ''
    const value = option.type === 'string' ? ' <value>' : ''
    return [`${short}--${name}${value}`, command.meaning?.[name] ?? ''] as const
  })
  const rows = [...own, ['--json', 'answer as JSON, for programs'], ['-h, --help', 'this page']] as const
  const usage = ['answerable', command.name, command.usage, '[options]'].filter(Boolean).join(' ')
  const more = command.help ? `\n${command.help.trim()}\n` : ''
  return `${command.summary}\n\nUsage: ${usage}\n${more}\n${aligned(rows)}\n`
}
