import { readMoment } from './moment.ts'
import { CLOSED, NAMES, OPENED, plain } from './names.ts'
import type { Role } from './names.ts'

/** What each column of a log is taken for, by place. */
export type Mapping = {
  /** Several are put together: an activity may be a state and a sub-state. */
  readonly case: readonly number[]
  readonly activity: readonly number[]
  readonly holder: number | null
  readonly team: number | null
  readonly lifecycle: number | null
  /** Each is an event of the row. `suffix` tells them apart where there are several. */
  readonly times: readonly { readonly column: number; readonly suffix: string | null }[]
  /** A row is a whole case: what happened is named by the columns of its times. */
  readonly wide: boolean
}

/** Columns as a person names them: by name, or by number as `#3`; several joined by `+`. */
export type Choices = {
  readonly case?: string | undefined
  readonly activity?: string | undefined
  readonly holder?: string | undefined
  readonly team?: string | undefined
  readonly time?: string | undefined
  readonly start?: string | undefined
  readonly complete?: string | undefined
  readonly lifecycle?: string | undefined
  /** Columns with times, each an event of its own: rows that are whole cases. */
  readonly moments?: string | undefined
}

export type MappingResult =
  | { readonly ok: true; readonly mapping: Mapping }
  | {
      readonly ok: false
      readonly why: 'column_missing'
      readonly column: string
      readonly columns: readonly string[]
    }
  | {
      readonly ok: false
      readonly why: 'role_unknown'
      readonly role: 'case' | 'time'
      readonly columns: readonly string[]
    }

/** Takes what was chosen and guesses the rest from the names of the columns and some rows. */
export function mappingOf(
  columns: readonly string[],
  sample: readonly (readonly string[])[],
  choices: Choices = {},
): MappingResult {
  const sheet = sheetOf(columns, sample)
  const chosen = chosenOf(columns, choices)
  if (!chosen.ok) return chosen
  const { at } = chosen
  const cases = at.case ?? one(sheet.guess('case') ?? sheet.idLike())
  if (!cases) return { ok: false, why: 'role_unknown', role: 'case', columns }
  const times = timesOf(sheet, at, cases)
  if (!times) return { ok: false, why: 'role_unknown', role: 'time', columns }
  return { ok: true, mapping: completed(sheet, at, cases, times) }
}

type Times = Pick<Mapping, 'times' | 'wide'>
type Chosen = { readonly [K in keyof Choices]?: readonly number[] }

function completed(sheet: Sheet, at: Chosen, cases: readonly number[], { times, wide }: Times): Mapping {
  const taken = [...cases, ...times.map(({ column }) => column)]
  const free = (column: number) => !taken.includes(column)
  const holder = at.holder?.[0] ?? sheet.guess('holder', free)
  const team = at.team?.[0] ?? sheet.guess('team', (column) => free(column) && column !== holder)
  const activity = at.activity ?? one(wide ? null : sheet.guess('activity', free))
  const lifecycle = at.lifecycle?.[0] ?? sheet.guess('lifecycle', free)
  return { case: cases, activity: activity ?? [], holder, team, lifecycle, times, wide }
}

function timesOf(sheet: Sheet, at: Chosen, cases: readonly number[]): Times | null {
  const { columns } = sheet
  const named = (column: number) => ({ column, suffix: columns[column] ?? '' })
  if (at.moments) return { times: at.moments.map(named), wide: !at.activity }
  if (at.time) return { times: at.time.slice(0, 1).map((column) => ({ column, suffix: null })), wide: false }
  const [start, complete] = [at.start?.[0], at.complete?.[0]]
  if (start !== undefined && complete !== undefined)
    return { times: [start, complete].map(named), wide: false }
  const single = start ?? complete
  if (single !== undefined) return { times: [{ column: single, suffix: null }], wide: false }
  return guessedTimes(sheet, cases, at.activity !== undefined)
}

/** Rows of cases that never come twice, with a time of coming and one of being done, are whole cases. */
function guessedTimes(sheet: Sheet, cases: readonly number[], named: boolean): Times | null {
  const readable = (column: number) => sheet.shareOfTimes(column) >= 0.5
  const [opened, closed] = [sheet.find(OPENED, readable), sheet.find(CLOSED, readable)]
  const whole = !named && opened !== null && closed !== null && sheet.allDifferent(cases)
  if (whole) {
    const times = [opened, closed].map((column) => ({ column, suffix: sheet.columns[column] ?? '' }))
    return { times, wide: true }
  }
  const read = sheet.guess('time', readable) ?? sheet.guess('start', readable) ?? sheet.onlyTimes() ?? opened
  // One that is called so and cannot be read is taken all the same: then each row says what is wrong with it.
  const column = read ?? sheet.guess('time')
  return column === null ? null : { times: [{ column, suffix: null }], wide: false }
}

type Sheet = {
  readonly columns: readonly string[]
  /** The first name of the list that a column has, and whose column will do. */
  find(names: readonly string[], fits?: (column: number) => boolean): number | null
  guess(role: Role, fits?: (column: number) => boolean): number | null
  shareOfTimes(column: number): number
  /** A column that might tell cases apart, where no name says so. */
  idLike(): number | null
  allDifferent(columns: readonly number[]): boolean
  /** The only column that holds times, where its name says nothing. */
  onlyTimes(): number | null
}

function sheetOf(columns: readonly string[], sample: readonly (readonly string[])[]): Sheet {
  const names = columns.map(plain)
  const cells = (column: number) =>
    sample.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
  const shareOfTimes = (column: number) => {
    const filled = cells(column)
    const read = filled.filter((cell) => readMoment(cell, 'day_first') ?? readMoment(cell, 'month_first'))
    return filled.length === 0 ? 0 : read.length / filled.length
  }
  const find: Sheet['find'] = (wanted, fits = () => true) => {
    const good = (name: string) => names.findIndex((one, column) => one === plain(name) && fits(column))
    return wanted.map(good).find((column) => column >= 0) ?? null
  }
  return {
    columns,
    find,
    shareOfTimes,
    guess: (role, fits = () => true) =>
      find(NAMES[role], (column) => fits(column) && (sample.length === 0 || cells(column).length > 0)),
    idLike: () => {
      const fits = (column: number) => recurs(cells(column)) && shareOfTimes(column) < 0.5
      const ends = names.findIndex(
        (name, column) => /(?:id|no|nr|number|nummer|key)$/.test(name) && fits(column),
      )
      // Nearly every log has its cases in the first column.
      return ends >= 0 ? ends : fits(0) ? 0 : null
    },
    allDifferent: (which) => {
      const keys = sample.map((row) => which.map((column) => row[column]).join('\n'))
      return keys.length > 1 && new Set(keys).size === keys.length
    },
    onlyTimes: () => {
      const worded = (column: number) => cells(column).some((cell) => /[-/.:]/.test(cell))
      const found = [...names.keys()].filter((column) => worded(column) && shareOfTimes(column) >= 0.9)
      return found.length === 1 ? (found[0] ?? null) : null
    },
  }
}

/** Whether values come more than once, as those of cases do, and are many, as those of activities are not. */
function recurs(values: readonly string[]): boolean {
  const different = new Set(values).size
  return different > 1 && different < values.length && different >= values.length / 50
}

const one = (column: number | null): readonly number[] | null => (column === null ? null : [column])

function chosenOf(
  columns: readonly string[],
  choices: Choices,
): { ok: true; at: Chosen } | Extract<MappingResult, { why: 'column_missing' }> {
  const at: Record<string, readonly number[]> = {}
  for (const [role, wanted] of Object.entries(choices)) {
    if (wanted === undefined) continue
    const found = columnsNamed(columns, wanted)
    if (!found) return { ok: false, why: 'column_missing', column: wanted, columns }
    at[role] = found
  }
  return { ok: true, at }
}

/** A column may itself have a plus in its name, so the whole is tried first. */
function columnsNamed(columns: readonly string[], wanted: string): readonly number[] | null {
  const whole = columnNamed(columns, wanted)
  if (whole !== null) return [whole]
  const parts = wanted.split('+').map((part) => columnNamed(columns, part.trim()))
  return parts.every((part) => part !== null) ? parts : null
}

function columnNamed(columns: readonly string[], wanted: string): number | null {
  const number = /^#(\d+)$/.exec(wanted)?.[1]
  if (number !== undefined)
    return Number(number) >= 1 && Number(number) <= columns.length ? Number(number) - 1 : null
  const exact = columns.indexOf(wanted)
  const like =
    exact >= 0 ? exact : columns.findIndex((name) => plain(name) !== '' && plain(name) === plain(wanted))
  return like >= 0 ? like : null
}
