import { basename } from 'node:path'
import type { Finding } from '#core/event-log/findings.ts'
import { circlesOf } from '#core/process/circles.ts'
import { describeMapping, importLog } from '#domain/measures/logs/import.ts'
import { measureInThread } from '#domain/measures/logs/queries.ts'
import { readLog } from '#domain/measures/logs/read.ts'
import type { FileLog, ReadAsked } from '#domain/measures/logs/read.ts'
import { fileSource } from '#domain/measures/logs/source.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { withDatabase } from '../data.ts'
import { CommandProblem } from '../frame.ts'
import type { Call } from '../frame.ts'
import { measureTables } from './tables.ts'
import { ASIDE, findingWords, refusalWords } from './words.ts'

/** `answerable import eventlog <file>`: reads, keeps and measures a log of another system. */
export async function importEventLog(call: Call, file: string): Promise<void> {
  const begun = performance.now()
  const asked = askedOf(call, file)
  const log = await readLog(asked, systemClock.now()).catch((error) => asideFault(error, asked.aside))
  if (!log.ok) throw new CommandProblem(`${file}: ${refusalWords(log)}`)
  const [kept, measures] = await Promise.all([
    call.options['without-keeping'] === true ? null : keep(call, log, text(call, 'name') ?? nameOf(file)),
    measureInThread(log.table, log.mapping.wide),
  ])
  const circles = circlesOfLog(log)
  const seconds = (performance.now() - begun) / 1000
  const { rows, aside, format, zone, order, findings } = log
  const keptAside = { rows: aside, file: aside > 0 ? asked.aside : null }
  const value = { file, format, zone, order, rows, mapping: describeMapping(log), keptAside, findings, kept }
  const told = [takenWords(file, log), foundWords(log, asked.aside ?? ''), measureTables(measures, circles)]
  call.answer(
    { ...value, seconds, measures, circles },
    [...told, `${keptWords(kept, log)} ${seconds.toFixed(1)} s.`].join('\n\n'),
  )
}

/** The folder of a log is often one that may only be read. */
function asideFault(error: unknown, aside: string): never {
  const { path, syscall, message } = error as NodeJS.ErrnoException
  if (path !== aside || syscall !== 'open') throw error
  throw new CommandProblem(
    `Rows that cannot be used would be kept in ${aside}, which cannot be written: ${message}. Say --aside.`,
  )
}

function askedOf(call: Call, file: string): ReadAsked & { aside: string } {
  const order = orderChosen(call)
  const names = ['case', 'activity', 'team', 'time', 'start', 'complete', 'moments', 'lifecycle'] as const
  const chosen = Object.fromEntries(names.map((name) => [name, text(call, name)]))
  const given = call.options['empty']
  return {
    source: fileSource(file),
    format: formatOf(call),
    choices: { ...chosen, holder: text(call, 'resource') },
    zone: text(call, 'zone'),
    order,
    empty: Array.isArray(given) ? given.map(String) : [],
    transition: text(call, 'only'),
    aside: text(call, 'aside') ?? `${file}.kept-aside.csv`,
  }
}

function text(call: Call, name: string): string | undefined {
  const given = call.options[name]
  return typeof given === 'string' && given !== '' ? given : undefined
}

function formatOf(call: Call): 'csv' | 'xes' | undefined {
  const format = text(call, 'format')
  if (format === undefined || format === 'csv' || format === 'xes') return format
  throw new CommandProblem('--format has to be csv or xes.', 2)
}

function orderChosen(call: Call): ReadAsked['order'] {
  const [day, month] = [call.options['day-first'] === true, call.options['month-first'] === true]
  if (day && month) throw new CommandProblem('Say --day-first or --month-first, not both.', 2)
  return day ? 'day_first' : month ? 'month_first' : undefined
}

const nameOf = (file: string) =>
  basename(file)
    .replace(/(\.(csv|tsv|txt|xes|xml|gz))+$/i, '')
    .slice(0, 120)

type Kept = {
  readonly id: string
  readonly name: string
  readonly imported: number
  readonly known: number
  readonly events: number
}

function keep(call: Call, log: FileLog, name: string): Promise<Kept> {
  return withDatabase(readConfig(process.env), call, async (url) => {
    await migrate(url)
    const database = openDatabase(url, 2)
    try {
      const now = systemClock.now()
      const done = await database.transact((tx) => importLog(tx, { agentId: null }, { name, log }, now))
      if (done.ok)
        return { id: done.log.id, name, imported: done.imported, known: done.known, events: done.log.events }
      throw new CommandProblem(otherwiseWords(name, done))
    } finally {
      await database.close()
    }
  })
}

function otherwiseWords(name: string, { zone, mapping }: { zone: string; mapping: object }): string {
  const columns = Object.entries(mapping).map(([role, column]) => `${role}: ${column ?? '–'}`)
  return [
    `There is a log "${name}" already that was read in another way (zone ${zone}; ${columns.join('; ')}).`,
    'Its events would be taken for others, so nothing was imported. Read it in that way, or give another --name.',
  ].join('\n')
}

/** By team where the log names them, and by activity; never by person, which would show people beside each other. */
function circlesOfLog({ table, mapping }: FileLog) {
  const teams = mapping.wide || mapping.team === null ? [] : [{ of: 'teams', ...circlesOf(table, 'team') }]
  return [...teams, { of: 'activities', ...circlesOf(table, 'activity') }]
}

function takenWords(file: string, log: FileLog): string {
  const { columns, mapping } = log
  const all = (list: readonly number[]) => list.map((column) => columns[column] ?? '').join(' + ') || '–'
  const one = (column: number | null) => (column === null ? '–' : all([column]))
  const times = mapping.times.map(({ column }) => column)
  const rows = [
    ['case', all(mapping.case)],
    ['activity', mapping.wide ? '(the names of the columns with times)' : all(mapping.activity)],
    ['person', one(mapping.holder)],
    ['team', one(mapping.team)],
    ['time', all(times)],
  ]
  const lines = rows.map(([role = '', column = '']) => `  ${role.padEnd(9)} ${column}`)
  return [`${file} (${log.format.toUpperCase()}, ${log.rows} rows). Taken for:`, ...lines].join('\n')
}

function foundWords({ findings, aside }: FileLog, path: string): string {
  const used = findings.filter(({ code }) => !ASIDE.has(code))
  const lost = findings.filter(({ code }) => ASIDE.has(code))
  const lines = (list: readonly Finding[]) => list.map((finding) => `  ${findingWords(finding)}`)
  const kept =
    aside === 0 ? 'Every row could be used.' : `Kept aside in ${path}: ${aside} rows, each with its reason.`
  return [kept, ...lines(lost), ...(used.length > 0 ? ['Found, and used:', ...lines(used)] : [])].join('\n')
}

function keptWords(kept: Kept | null, log: FileLog): string {
  if (!kept) return `Measured ${log.table.at.length} events and kept none.`
  const known = kept.known > 0 ? `; ${kept.known} were there already` : ''
  return `Imported ${kept.imported} events into "${kept.name}"${known}. It holds ${kept.events}.`
}
