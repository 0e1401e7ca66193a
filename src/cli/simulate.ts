import { readConfig } from '#platform/config.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/database/database.ts'
import { Refusal } from '#platform/refusal.ts'
import { catalogue } from '#domain/planning/queries/what-if.ts'
import { catalogueOf, completeInputs, wordsFor } from '#domain/planning/rules/what-if.ts'
import type { Catalogue, WhatIfFault } from '#domain/planning/rules/what-if.ts'
import { run as simulate } from '#domain/planning/simulate.what-if.ts'
import type { Lever, WhatIfInputs } from '#domain/planning/contract.what-if.ts'
import { withDatabase } from './data.ts'
import { type Call, type Command, CommandProblem } from './frame.ts'
import { readLever, readInputs, readSettings } from './simulate/read.ts'
import { asCsv, asTable } from './simulate/print.ts'

/** `answerable simulate`: two designs on the same needs, side by side. */
export const simulateCommand: Command = {
  name: 'simulate',
  summary:
    'Compare two ways of working on the same needs: by message and call-back, and at the golden moment',
  help: `
Without anything else it takes the worked example, in which every figure is assumed. Take your own figures from a file
(CSV with the columns name and value, or JSON), from what the installation has measured, or one by one:

  answerable simulate
  answerable simulate --measured
  answerable simulate --inputs ours.csv --set answered=0.3 --lever remove_cause=0.2
  answerable simulate --set needsPerHour=80 --lever staff:golden_moment:front=18 --format csv

Levers: remove_cause=SHARE, move_expertise_forward=SHARE, opening_hours=HOURS, patience=MINUTES and
staff:DESIGN:POOL=PEOPLE, with conventional or golden_moment, front or back. "answerable simulate --names" lists the inputs.`,
  options: {
    inputs: { type: 'string' },
    set: { type: 'string', multiple: true },
    lever: { type: 'string', multiple: true },
    measured: { type: 'boolean' },
    names: { type: 'boolean' },
    replications: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    format: { type: 'string', default: 'table' },
  },
  meaning: {
    inputs: 'a file with inputs, .csv or .json',
    set: 'name=value of one input; may be given more than once',
    lever: 'what you would change; may be given more than once',
    measured: 'begin with what the contacts of this installation tell',
    names: 'list the inputs with their units and values, and stop',
    replications: 'how often both designs are run, 2 to 200',
    seed: 'a whole number; the same gives the same result',
    format: 'table, csv or json',
  },
  run: async (call) => {
    if (call.words.length > 0)
      throw new CommandProblem(
        `"${call.words[0]}" is not understood: inputs are given by --inputs or --set.`,
        2,
      )
    const format = formatOf(call)
    const [replications, seed] = [
      wholeNumber(call, 'replications', 2, 200),
      wholeNumber(call, 'seed', 0, 2 ** 31 - 1),
    ]
    const levers = many(call, 'lever').map(readLever)
    const given = { ...(await fromFile(call)), ...readSettings(many(call, 'set')) }
    const items = call.options['measured'] === true ? await measuredHere(call) : catalogueOf({})
    const inputs = complete(items, given, levers)
    if (call.options['names'] === true) return listNames(call, items, inputs)
    const result = simulate({ inputs, levers, replications, seed }, progressTo(call))
    const text = { table: asTable, csv: asCsv, json: JSON.stringify }[format](result)
    call.answer({ inputs, levers, seed, ...result }, text)
    return 0
  },
}

const FORMATS = ['table', 'csv', 'json'] as const

function formatOf(call: Call): (typeof FORMATS)[number] {
  const found = FORMATS.find((one) => one === call.options['format'])
  if (!found) throw new CommandProblem('--format is table, csv or json.', 2)
  return found
}

function wholeNumber(call: Call, name: string, least: number, most: number): number {
  const text = String(call.options[name])
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new CommandProblem(`--${name} has to be a whole number from ${least} to ${most}.`, 2)
}

function many(call: Call, name: string): string[] {
  const found = call.options[name]
  return Array.isArray(found) ? found.map(String) : []
}

async function fromFile(call: Call): Promise<WhatIfInputs> {
  const file = call.options['inputs']
  return typeof file === 'string' ? readInputs(file) : {}
}

function measuredHere(call: Call): Promise<Catalogue> {
  return withDatabase(readConfig(process.env), call, async (url) => {
    const database = openDatabase(url, 2)
    try {
      return await database.read((tx) => catalogue(tx, systemClock.now()))
    } finally {
      await database.close()
    }
  })
}

/** The inputs complete; what cannot be is said in words, each with its name and value. */
function complete(items: Catalogue, given: WhatIfInputs, levers: readonly Lever[]): WhatIfInputs {
  try {
    return completeInputs(items, given, levers)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const faults = error.details['faults'] as readonly WhatIfFault[]
    const lines = faults.map((fault) => {
      const { input = 'the levers', value } = fault
      return `  ${input}${value === undefined ? '' : ` (${value})`} ${wordsFor(fault)}`
    })
    throw new CommandProblem(`These figures cannot be run:\n${lines.join('\n')}`, 2)
  }
}

function listNames(call: Call, items: Catalogue, inputs: WhatIfInputs): number {
  const rows = items.map(({ name, unit, least, most }) => {
    const { value, basis } = inputs[name] ?? { value: Number.NaN, basis: 'assumed' }
    return `${name.padEnd(24)}${String(value).padStart(10)}  ${unit.padEnd(15)}${basis.padEnd(10)}${least} to ${most}`
  })
  call.answer(items, rows.join('\n'))
  return 0
}

/** A line for each quarter that is done. */
function progressTo(call: Call): (share: number) => void {
  let told = 0
  return (share) => {
    const quarter = Math.floor(share * 4)
    if (quarter <= told || quarter === 4) return
    told = quarter
    call.progress(`${quarter * 25} % of the runs are done`)
  }
}
