import { parse } from 'csv-parse/sync'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { PlanInput } from '#domain/planning/contract.ts'
import { Lever } from '#domain/planning/contract.what-if.ts'
import type { WhatIfInputs } from '#domain/planning/contract.what-if.ts'
import { CommandProblem } from '../frame.ts'

/** Inputs from a file: CSV with name and value (low, high, basis and count if known), or JSON by name. */
export async function readInputs(file: string): Promise<WhatIfInputs> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandProblem(`${file} cannot be read: ${(error as Error).message}`)
  })
  return /^\s*[{[]/.test(text) ? fromJson(file, text) : fromCsv(file, text)
}

const JsonInputs = z.record(z.string(), z.union([z.number().finite(), PlanInput]))

function fromJson(file: string, text: string): WhatIfInputs {
  const data = parsed(file, text)
  // What the service exports holds its inputs beside its results.
  const given = z.object({ inputs: z.unknown() }).safeParse(data)
  const read = JsonInputs.safeParse(given.success ? given.data.inputs : data)
  if (!read.success) throw notInputs(file, read.error)
  return Object.fromEntries(
    Object.entries(read.data).map(([name, one]) => [name, typeof one === 'number' ? entered(one) : one]),
  )
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandProblem(`${file} is not JSON that can be read: ${(error as Error).message}`)
  }
}

const entered = (value: number): PlanInput => ({
  value,
  low: null,
  high: null,
  basis: 'assumed',
  count: null,
})

const Cell = z.string().trim()
const Figure = Cell.min(1, 'is empty').transform(Number).pipe(z.number().finite())
const Maybe = Cell.transform((text) => (text === '' ? null : Number(text))).pipe(
  z.number().finite().nullable(),
)
const CsvRow = z.object({
  name: Cell.min(1),
  value: Figure,
  low: Maybe.nullish().transform((one) => one ?? null),
  high: Maybe.nullish().transform((one) => one ?? null),
  count: Maybe.nullish().transform((one) => one ?? null),
  basis: z
    .enum(['measured', 'assumed', ''])
    .nullish()
    .transform((one) => (one === 'measured' ? ('measured' as const) : ('assumed' as const))),
})

function fromCsv(file: string, text: string): WhatIfInputs {
  const rows = csvRows(file, text)
  if (rows.length === 0) throw new CommandProblem(`${file} holds no inputs.`)
  const inputs = rows.map((row, index): [string, PlanInput] => {
    const read = CsvRow.safeParse(row)
    if (!read.success) throw notInputs(`${file}, row ${index + 2}`, read.error)
    const { name, ...input } = read.data
    return [name, input]
  })
  const twice = inputs.find(([name], index) => inputs.findIndex(([other]) => other === name) < index)
  if (twice) throw new CommandProblem(`${file} holds "${twice[0]}" twice: which of them is meant?`)
  return Object.fromEntries(inputs)
}

function csvRows(file: string, text: string): Record<string, string>[] {
  try {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true })
  } catch (error) {
    throw new CommandProblem(`${file} is not a CSV that can be read: ${(error as Error).message}`)
  }
}

function notInputs(where: string, error: z.ZodError): CommandProblem {
  const lines = error.issues.slice(0, 5).map(({ path, message }) => `  ${path.join(' ')}: ${message}`)
  return new CommandProblem(`${where} does not hold inputs as they are needed:\n${lines.join('\n')}`)
}

/** Inputs from `name=value` on the command line. */
export function readSettings(settings: readonly string[]): WhatIfInputs {
  return Object.fromEntries(
    settings.map((text) => {
      const [name, value] = pairOf(text, '--set looks like name=value, for instance --set answered=0.3')
      return [name, entered(value)]
    }),
  )
}

const KINDS: Readonly<Record<string, (value: number) => unknown>> = {
  remove_cause: (share) => ({ kind: 'remove_cause', share, name: 'A cause' }),
  move_expertise_forward: (toShare) => ({ kind: 'move_expertise_forward', toShare }),
  opening_hours: (hours) => ({ kind: 'opening_hours', hours }),
  patience: (minutes) => ({ kind: 'patience', minutes }),
}

/** A lever from `remove_cause=0.2`, `staff:golden_moment:front=14` and the like. */
export function readLever(text: string): Lever {
  const [name, value] = pairOf(text, '--lever looks like remove_cause=0.2 or staff:golden_moment:front=14')
  const [kind = '', design, pool] = name.split(':')
  const given = kind === 'staff' ? { kind, design, pool, people: value } : KINDS[kind]?.(value)
  if (given === undefined)
    throw new CommandProblem(
      `There is no lever "${kind}". There are ${Object.keys(KINDS).join(', ')} and staff.`,
      2,
    )
  const read = Lever.safeParse(given)
  if (read.success) return read.data
  throw new CommandProblem(
    `--lever ${text}: ${read.error.issues.map(({ message }) => message).join('; ')}`,
    2,
  )
}

function pairOf(text: string, how: string): [name: string, value: number] {
  const [, name, value] = /^([\w:]+)=(.+)$/.exec(text.trim()) ?? []
  const number = value === undefined || value.trim() === '' ? Number.NaN : Number(value)
  if (name === undefined || value === undefined) throw new CommandProblem(`${how}.`, 2)
  if (!Number.isFinite(number)) throw new CommandProblem(`${name}: "${value}" is not a number.`, 2)
  return [name, number]
}
