import { readFile } from 'node:fs/promises'
import { plain } from '#core/event-log/names.ts'
import { CommandProblem } from '../../frame.ts'

/** What a row of another system can tell of a contact. */
export const FIELDS = [
  'external',
  'case',
  'arrived',
  'answered',
  'ended',
  'closed',
  'channel',
  'direction',
  'service',
  'department',
  'agent',
  'name',
  'phone',
  'email',
  'account',
  'need',
  'outcome',
  'activity',
] as const
export type Field = (typeof FIELDS)[number]

export const MEANING: Readonly<Record<Field, string>> = {
  external: 'its number there',
  case: 'the case it belongs to',
  arrived: 'when it came',
  answered: 'when a person was there',
  ended: 'when the conversation ended',
  closed: 'when the need was closed',
  channel: 'channel',
  direction: 'in or out',
  service: 'service',
  department: 'department',
  agent: 'who helped',
  name: 'the client’s name',
  phone: 'the client’s phone',
  email: 'the client’s e-mail',
  account: 'the client’s account',
  need: 'what was needed, in words',
  outcome: 'what came of it',
  activity: 'what happened (a row is a step of a case)',
}

/** A column by its place, or a text that holds for every row; how its times are written. */
export type Source =
  | { readonly column: number; readonly format?: Format | undefined }
  | { readonly always: string }
export type Format = 'day_first' | 'month_first'
export type FieldMap = {
  readonly sources: { readonly [F in Field]?: Source }
  /** What a text of a column means here: `channel` `MOBILE` → `form`. */
  readonly values: ReadonlyMap<string, string>
}

/** How other systems call it, the most telling first; compared without case and signs. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  external: [
    'external id',
    'contact id',
    'interaction id',
    'interaction number',
    'call id',
    'conversation id',
    'unique key',
    'request id',
    'request number',
    'message id',
    'reference number',
    'reference',
    'number',
    'id',
    'key',
  ],
  case: [
    'case id',
    'case number',
    'case',
    'ticket id',
    'ticket number',
    'ticketid',
    'ticket',
    'incident id',
    'incident',
    'issue key',
    'issue id',
  ],
  arrived: [
    'arrived',
    'arrived at',
    'arrival',
    'created date',
    'created at',
    'created',
    'date created',
    'opened at',
    'opened',
    'open date',
    'received',
    'received at',
    'start time',
    'started at',
    'start',
    'call start',
    'complete timestamp',
    'timestamp',
    'date time',
    'datetime',
    'date',
    'time',
  ],
  answered: ['answered', 'answered at', 'answer time', 'first response', 'first reply', 'picked up'],
  ended: ['ended', 'ended at', 'end time', 'end', 'call end', 'finished at', 'hung up'],
  closed: [
    'closed date',
    'closed at',
    'closed',
    'close date',
    'resolved at',
    'resolved',
    'resolution date',
    'date closed',
    'completed at',
  ],
  channel: [
    'channel',
    'open data channel type',
    'channel type',
    'source channel',
    'contact type',
    'medium',
    'via',
    'origin',
    'method received',
  ],
  direction: ['direction', 'inbound outbound', 'call direction'],
  service: [
    'service',
    'service name',
    'complaint type',
    'category',
    'request type',
    'case type',
    'topic',
    'queue',
    'service type',
    'product',
  ],
  department: [
    'department',
    'agency',
    'team',
    'group',
    'assigned group',
    'workgroup',
    'division',
    'support section',
  ],
  agent: [
    'agent email',
    'agent',
    'agent name',
    'assigned to',
    'assignee',
    'owner',
    'handled by',
    'resource',
    'operator',
    'user',
  ],
  name: [
    'client name',
    'customer name',
    'contact name',
    'requester name',
    'requester',
    'caller',
    'full name',
    'name',
  ],
  phone: ['phone', 'phone number', 'telephone', 'mobile', 'caller number', 'customer phone', 'tel'],
  email: ['email', 'e mail', 'email address', 'customer email', 'requester email', 'contact email'],
  account: [
    'account',
    'account number',
    'customer id',
    'client id',
    'customer number',
    'customer',
    'member number',
  ],
  need: [
    'need',
    'subject',
    'summary',
    'description',
    'descriptor',
    'title',
    'question',
    'message',
    'short description',
    'details',
  ],
  outcome: [
    'outcome',
    'resolution description',
    'resolution',
    'result',
    'close notes',
    'status',
    'disposition',
  ],
  activity: ['activity', 'activity name', 'event', 'event name', 'action'],
}

/** Takes what is said (`--map`, a file, `--value`) and guesses the rest by the names of the columns. */
export async function mapFields(
  columns: readonly string[],
  said: {
    readonly map: readonly string[]
    readonly values: readonly string[]
    readonly file: string | undefined
  },
): Promise<FieldMap & { readonly guessed: readonly Field[] }> {
  const given = [...(await fromFile(said.file)), ...said.map]
  const sources: { [F in Field]?: Source } = {}
  const off = new Set<Field>()
  for (const one of given) readOne(one, columns, sources, off)
  const guessed: Field[] = []
  const taken = new Set(
    Object.values(sources).flatMap((source) => ('column' in source ? [source.column] : [])),
  )
  for (const field of FIELDS) {
    if (sources[field] || off.has(field)) continue
    const column = guess(field, columns, taken)
    if (column === undefined) continue
    sources[field] = { column }
    taken.add(column)
    guessed.push(field)
  }
  return { sources, values: valuesOf(said.values), guessed }
}

function guess(field: Field, columns: readonly string[], taken: ReadonlySet<number>): number | undefined {
  const plainly = columns.map(plain)
  for (const name of NAMES[field]) {
    const at = plainly.findIndex((column, index) => column === plain(name) && !taken.has(index))
    if (at >= 0) return at
  }
  return undefined
}

/** A file of the same: one `field=column` a line, `#` begins a remark. */
async function fromFile(path: string | undefined): Promise<string[]> {
  if (path === undefined) return []
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandProblem(`--map-file ${path} cannot be read (${error.code ?? error.message}).`)
  })
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

const FORMATS: Readonly<Record<string, Format>> = { dmy: 'day_first', mdy: 'month_first', ymd: 'day_first' }

/** `field=column`, `field=#3`, `field=column:mdy`, `field==always this`, `field=` for none. */
function readOne(
  said: string,
  columns: readonly string[],
  sources: { [F in Field]?: Source },
  off: Set<Field>,
): void {
  const at = said.indexOf('=')
  const field = FIELDS.find((one) => one === said.slice(0, at).trim())
  if (at < 0 || !field)
    throw new CommandProblem(`--map ${said}: say field=column, with a field of ${FIELDS.join(', ')}.`, 2)
  const wanted = said.slice(at + 1).trim()
  if (wanted === '') off.add(field)
  else if (wanted.startsWith('=')) sources[field] = { always: wanted.slice(1).trim() }
  else sources[field] = columnNamed(wanted, columns)
}

function columnNamed(wanted: string, columns: readonly string[]): Source {
  const [, name = wanted, format] = /^(.*):(dmy|mdy|ymd)$/.exec(wanted) ?? []
  const number = /^#(\d+)$/.exec(name)?.[1]
  const exact = number === undefined ? columns.indexOf(name) : Number(number) - 1
  const column = exact >= 0 ? exact : columns.findIndex((one) => plain(one) === plain(name))
  if (columns[column] === undefined)
    throw new CommandProblem(`There is no column "${name}". There are: ${columns.join(', ')}.`)
  return { column, format: FORMATS[format ?? ''] }
}

/** `field:text=meaning`. */
function valuesOf(said: readonly string[]): Map<string, string> {
  const values = new Map<string, string>()
  for (const one of said) {
    const [, field, text, meaning] = /^([a-z]+):(.*)=([^=]*)$/.exec(one) ?? []
    if (field === undefined || text === undefined || meaning === undefined)
      throw new CommandProblem(`--value ${one}: say field:text=meaning, for example channel:MOBILE=form.`, 2)
    values.set(valueKey(field, text), meaning.trim())
  }
  return values
}

export const valueKey = (field: string, text: string): string => `${field}:${text.trim().toLowerCase()}`
