import { createTableBuilder } from '../process/table.ts'
import type { EventTable } from '../process/types.ts'
import { createTally, findInTable } from './findings.ts'
import type { AsideReason, Finding } from './findings.ts'
import type { Mapping } from './mapping.ts'
import { readMoment } from './moment.ts'
import type { DateOrder, Moment } from './moment.ts'
import { zoneClock } from './zone.ts'
import type { ZoneClock } from './zone.ts'

/** How a log is read, once its columns are known. */
export type ReadOptions = {
  readonly columns: readonly string[]
  readonly mapping: Mapping
  /** For times that name no zone. */
  readonly zone: string
  readonly order: DateOrder
  /** Further texts that mean nobody, or nothing. */
  readonly empty?: readonly string[]
  /** Only events of this transition, such as complete. */
  readonly transition?: string | undefined
  /** Epoch milliseconds; events after it are counted. */
  readonly now: number
}

/** A log that was read. */
export type ReadLog = {
  readonly table: EventTable
  readonly rows: number
  /** Rows of which nothing could be used. */
  readonly aside: number
  readonly findings: readonly Finding[]
}

/** Reads a log row by row; holds what was read as numbers, so a row costs the same however many came before. */
export type LogReader = {
  /** Takes one row. Says why where nothing of it can be used. `number` is what a spreadsheet shows beside it. */
  row(cells: readonly string[], number: number): AsideReason | null
  /** Notes a row that could not even be cut into cells. */
  broken(number: number): void
  done(): ReadLog
}

export type ReaderResult =
  | { readonly ok: true; readonly reader: LogReader }
  | { readonly ok: false; readonly why: 'zone_unknown'; readonly zone: string }

/** Texts that stand for nothing, in exports of many systems. */
const NOTHING = new Set([
  '',
  '?',
  '-',
  '–',
  'na',
  'n/a',
  '#n/a',
  '#na',
  '<na>',
  'nan',
  '-nan',
  'null',
  '(null)',
  'none',
  '(none)',
  '(blank)',
])
/** Beyond these years a time is a default that somebody left, not when something happened. */
const EARLIEST = Date.UTC(1950, 0, 1)
const LATEST = Date.UTC(2200, 0, 1)

/** A reader for these columns; or that there is no such zone. */
export function createLogReader(options: ReadOptions): ReaderResult {
  const clock = zoneClock(options.zone)
  if (!clock) return { ok: false, why: 'zone_unknown', zone: options.zone }
  const state = stateOf(options, clock)
  const reader: LogReader = {
    row(cells, number) {
      state.rows += 1
      const reason = takeRow(state, cells, number)
      if (reason) {
        state.aside += 1
        state.tally.note(reason, number)
      }
      return reason
    },
    broken(number) {
      state.rows += 1
      state.aside += 1
      state.tally.note('row_broken', number)
    },
    done: () => {
      const table = state.builder.done()
      findInTable(table, state.tally)
      return { table, rows: state.rows, aside: state.aside, findings: state.tally.all() }
    },
  }
  return { ok: true, reader }
}

type State = ReturnType<typeof stateOf>
function stateOf(options: ReadOptions, clock: ZoneClock) {
  const nothing = new Set([...NOTHING, ...(options.empty ?? []).map((text) => text.trim().toLowerCase())])
  const tally = createTally()
  const { mapping, columns } = options
  if (mapping.wide) tally.note('whole_cases', mapping.times.map(({ suffix }) => suffix).join(', '))
  const clocks = new Map<string, ZoneClock | null>()
  const builder = createTableBuilder()
  return {
    ...options,
    mapping,
    width: columns.length,
    nothing,
    tally,
    clock,
    clocks,
    builder,
    rows: 0,
    aside: 0,
  }
}

function takeRow(state: State, cells: readonly string[], number: number): AsideReason | null {
  const { mapping, tally, width, transition } = state
  if (cells.length < width) tally.note('cells_missing', number)
  if (cells.length > width) tally.note('cells_too_many', number)
  if (transition !== undefined && !isTransition(state, cells, transition)) {
    tally.note('transition_left_out', textAt(state, cells, mapping.lifecycle) ?? '')
    return null
  }
  const caseId = textOf(state, cells, mapping.case)
  if (caseId === null) return 'case_missing'
  return takeTimes(state, cells, number, caseId)
}

const isTransition = (state: State, cells: readonly string[], wanted: string) =>
  textAt(state, cells, state.mapping.lifecycle)?.toLowerCase() === wanted.toLowerCase()

/** Every time of the row that can be read is an event; a row is put aside where none can. */
function takeTimes(
  state: State,
  cells: readonly string[],
  number: number,
  caseId: string,
): AsideReason | null {
  const activity = state.mapping.wide ? null : textOf(state, cells, state.mapping.activity)
  const holder = textAt(state, cells, state.mapping.holder)
  const team = textAt(state, cells, state.mapping.team)
  let [taken, reason] = [0, 'time_missing' as AsideReason]
  for (const { column, suffix } of state.mapping.times) {
    const found = instantOf(state, cells[column] ?? '', number)
    if (typeof found === 'string') {
      if (found !== 'time_missing' || state.mapping.times.length === 1) reason = found
      if (state.mapping.times.length > 1) noteMoment(state, found, suffix, number)
      continue
    }
    taken += 1
    const named = [activity, suffix].filter((part) => part !== null).join(': ')
    state.builder.add({ caseId, at: found, activity: named, holder, team })
    noteEvent(state, { named, holder, team, at: found }, number)
  }
  return taken > 0 ? null : reason
}

/** Of a row that is used otherwise: a time that is empty is usual (not closed yet), one that cannot be read is not. */
function noteMoment(state: State, reason: AsideReason, suffix: string | null, number: number): void {
  if (reason === 'time_missing') state.tally.note('moment_empty', suffix ?? '')
  else state.tally.note(reason, number)
}

function noteEvent(
  { tally, mapping, now }: State,
  event: { named: string; holder: string | null; team: string | null; at: number },
  number: number,
): void {
  if (event.named === '') tally.note('activity_missing', number)
  if (mapping.holder !== null && event.holder === null) tally.note('holder_missing', number)
  if (mapping.team !== null && event.team === null) tally.note('team_missing', number)
  if (event.at > now) tally.note('in_future', number)
}

/** Epoch milliseconds, or why there are none. */
function instantOf(state: State, written: string, number: number): number | AsideReason {
  if (state.nothing.has(written.trim().toLowerCase())) return 'time_missing'
  const moment = readMoment(written, state.order)
  if (!moment) return 'time_unreadable'
  const at = inZone(state, moment, number)
  if (at === null) return 'zone_unknown'
  return at >= EARLIEST && at < LATEST ? at : 'time_out_of_range'
}

function inZone(state: State, { local, offset }: Moment, number: number): number | null {
  if (typeof offset === 'number') return local - offset * 60_000
  const clock = offset === null ? state.clock : clockNamed(state, offset)
  if (!clock) return null
  // Beyond these years a zone has no changes to look up.
  if (local < EARLIEST || local > LATEST) return local
  if (offset === null) state.tally.note('zone_assumed', state.zone)
  const { at, change } = clock(local)
  if (change !== 'none') state.tally.note(change === 'twice' ? 'time_twice' : 'time_skipped', number)
  return at
}

function clockNamed(state: State, zone: string): ZoneClock | null {
  const known = state.clocks.get(zone)
  if (known !== undefined) return known
  const made = zoneClock(zone)
  state.clocks.set(zone, made)
  return made
}

function textAt(state: State, cells: readonly string[], column: number | null): string | null {
  if (column === null) return null
  const text = cells[column]?.replaceAll('\u0000', '').trim() ?? ''
  return text === '' ||
    (text.length <= 8 && state.nothing.has(text.toLowerCase())) ||
    isNamedEmpty(state, text)
    ? null
    : text
}

const isNamedEmpty = ({ empty }: State, text: string) => empty?.includes(text) === true

/** Several columns as one text; null where all are empty. */
function textOf(state: State, cells: readonly string[], columns: readonly number[]): string | null {
  if (columns.length === 1) return textAt(state, cells, columns[0] ?? null)
  const parts = columns.flatMap((column) => textAt(state, cells, column) ?? [])
  return parts.length === 0 ? null : parts.join(' / ')
}
