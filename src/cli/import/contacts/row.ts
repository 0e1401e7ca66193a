import { readMoment } from '#core/event-log/moment.ts'
import { zoneClock } from '#core/event-log/zone.ts'
import type { ZoneClock } from '#core/event-log/zone.ts'
import { normaliseIdentifier, readPhone } from '#domain/clients/rules.ts'
import type { Normalised } from '#domain/clients/rules.ts'
import { CommandProblem } from '../../frame.ts'
import { valueKey } from './fields.ts'
import type { Field, FieldMap, Format } from './fields.ts'

export const CHANNELS = ['chat', 'phone', 'visit', 'letter', 'email', 'web_voice', 'sms', 'form'] as const
export type Channel = (typeof CHANNELS)[number]

/** A contact as a row tells it. Instants are epoch milliseconds. */
export type Incoming = {
  readonly row: number
  readonly line: number
  /** What it is known by: its number there, or all that its row says. */
  readonly key: string
  readonly caseKey: string | null
  readonly arrived: number
  readonly answered: number | null
  readonly ended: number | null
  readonly closed: number | null
  readonly channel: Channel
  readonly direction: 'in' | 'out'
  readonly service: string
  readonly department: string
  readonly agent: string
  readonly name: string
  readonly identifiers: readonly Normalised[]
  readonly need: string
  readonly outcome: string
  /** Only a step of a case: its first row is the contact. */
  readonly step: boolean
  /** The file says when somebody was there; where it does not say so of a row, nobody was. */
  readonly tellsAnswers: boolean
  /** The row as it stands in the file. */
  readonly cells: readonly string[]
}

/** Why a row cannot be used. */
export type Reason =
  | 'id_missing'
  | 'arrival_missing'
  | 'time_unreadable'
  | 'in_the_future'
  | 'long_ago'
  | 'answered_before_arrival'
  | 'end_before_start'
  | 'closed_before_arrival'
  | 'zone_unknown'
  /** What is here already stands against it. */
  | 'client_erased'
  | 'loose_ends'
  | 'reopened_here'

/** What was found and used all the same. */
export type Remark =
  | 'clock_twice'
  | 'clock_skipped'
  | 'channel_unknown'
  | 'phone_unreadable'
  | 'email_unreadable'
  | 'words_cut'

export type RowOptions = {
  readonly map: FieldMap
  readonly zone: string
  readonly order: Format
  readonly country: string
  /** Where the column of channels says nothing that is known. */
  readonly channel: Channel
  readonly closing: RegExp
  readonly now: number
  readonly remark: (remark: Remark, example: string) => void
}

export type RowReader = (cells: readonly string[], row: number, line: number) => Incoming | Reason

const DAY_MS = 86_400_000
const LONGEST_NEED = 2_000

/** Reads rows by a map of columns. */
export function createRowReader(options: RowOptions): RowReader {
  const { map, remark } = options
  const moment = momentReader(options)
  const text = (cells: readonly string[], field: Field): string => {
    const source = map.sources[field]
    if (source === undefined) return ''
    const said = 'always' in source ? source.always : tidy(cells[source.column] ?? '')
    return map.values.get(valueKey(field, said)) ?? said
  }
  const has = (field: Field) => map.sources[field] !== undefined
  const steps = has('activity')
  return (cells, row, line) => {
    const external = text(cells, 'external')
    const caseKey = text(cells, 'case') || (steps ? external : '')
    if (has('external') && external === '') return 'id_missing'
    if (steps && caseKey === '') return 'id_missing'
    const times = timesIn((field) => moment(text(cells, field), formatOf(map, field)), options.now)
    if (typeof times === 'string') return times
    const activity = text(cells, 'activity')
    const closed = times.closed ?? (steps && options.closing.test(activity) ? times.arrived : null)
    const channel = channelOf(text(cells, 'channel'), options)
    // Without a column for it, a conversation is taken to begin on arrival.
    const atOnce = !has('answered') && times.ended !== null && LIVE.has(channel)
    const need = text(cells, 'need')
    if (need.length > LONGEST_NEED) remark('words_cut', String(row))
    return {
      ...{
        row,
        line,
        cells,
        arrived: times.arrived,
        answered: atOnce ? times.arrived : times.answered,
        ended: times.ended,
        closed,
      },
      key: steps ? caseKey : external !== '' ? external : cells.join('\u001F'),
      caseKey: caseKey === '' ? null : caseKey,
      channel,
      direction: /^(out|outbound|outgoing|ausgehend|sortant)/i.test(text(cells, 'direction')) ? 'out' : 'in',
      service: text(cells, 'service'),
      department: text(cells, 'department'),
      agent: text(cells, 'agent'),
      name: text(cells, 'name').slice(0, 200),
      identifiers: identifiersOf((field) => text(cells, field), options),
      need: need.slice(0, LONGEST_NEED),
      outcome: text(cells, 'outcome').slice(0, LONGEST_NEED),
      step: steps,
      tellsAnswers: has('answered'),
    }
  }
}

/** Where two people speak at once. */
const LIVE: ReadonlySet<Channel> = new Set<Channel>(['phone', 'chat', 'visit', 'web_voice'])

const tidy = (cell: string) => {
  const text = cell.trim().replaceAll('\u0000', '').toWellFormed()
  return /^(?:null|n\/a|-|none|unspecified)$/i.test(text) ? '' : text
}

function formatOf({ sources }: FieldMap, field: Field): Format | undefined {
  const source = sources[field]
  return source && 'column' in source ? source.format : undefined
}

type Times = { arrived: number; answered: number | null; ended: number | null; closed: number | null }

function timesIn(read: (field: Field) => number | null | Reason, now: number): Times | Reason {
  const [arrived, answered, ended, closed] = [
    read('arrived'),
    read('answered'),
    read('ended'),
    read('closed'),
  ]
  for (const time of [arrived, answered, ended, closed]) if (typeof time === 'string') return time
  if (typeof arrived !== 'number') return 'arrival_missing'
  const times = { arrived, answered: numberOf(answered), ended: numberOf(ended), closed: numberOf(closed) }
  return wrongIn(times, now) ?? times
}

const numberOf = (time: number | null | Reason) => (typeof time === 'number' ? time : null)

function wrongIn({ arrived, answered, ended, closed }: Times, now: number): Reason | null {
  if (Math.max(arrived, answered ?? 0, ended ?? 0, closed ?? 0) > now + DAY_MS) return 'in_the_future'
  if (arrived < 0) return 'long_ago'
  if (answered !== null && answered < arrived) return 'answered_before_arrival'
  if (ended !== null && ended < (answered ?? arrived)) return 'end_before_start'
  return closed !== null && closed < arrived ? 'closed_before_arrival' : null
}

function momentReader({ zone, order, remark }: RowOptions) {
  const clocks = new Map<string, ZoneClock | null>()
  const clockOf = (name: string) => {
    if (!clocks.has(name)) clocks.set(name, zoneClock(name))
    return clocks.get(name) ?? null
  }
  if (!clockOf(zone)) throw new CommandProblem(`"${zone}" is no time zone. Say one such as Europe/London.`)
  return (written: string, format: Format | undefined): number | null | Reason => {
    if (written === '') return null
    const moment = readMoment(written, format ?? order)
    if (!moment) return 'time_unreadable'
    if (typeof moment.offset === 'number') return moment.local - moment.offset * 60_000
    const clock = clockOf(moment.offset ?? zone)
    if (!clock) return 'zone_unknown'
    const { at, change } = clock(moment.local)
    if (change !== 'none') remark(change === 'twice' ? 'clock_twice' : 'clock_skipped', written)
    return at
  }
}

const CHANNEL_WORDS: readonly (readonly [RegExp, Channel])[] = [
  [/web.?voice|voip|web.?call/i, 'web_voice'],
  [/chat|messenger|whats.?app|live/i, 'chat'],
  [/sms|text message/i, 'sms'],
  [/phone|call|telef|voice|tel\b/i, 'phone'],
  [/mail|correo|e-?post/i, 'email'],
  [/visit|walk|counter|person|desk|branch|office/i, 'visit'],
  [/letter|post|fax|brief|paper/i, 'letter'],
  [/form|web|online|portal|mobile|app|internet|self/i, 'form'],
]

function channelOf(said: string, { channel, remark }: RowOptions): Channel {
  const exact = CHANNELS.find((one) => one === said.toLowerCase())
  if (exact || said === '') return exact ?? channel
  const found = CHANNEL_WORDS.find(([words]) => words.test(said))
  if (!found) remark('channel_unknown', said)
  return found ? found[1] : channel
}

function identifiersOf(text: (field: Field) => string, { country, remark }: RowOptions): Normalised[] {
  const found: Normalised[] = []
  const [account, email, phone] = [text('account'), text('email'), text('phone')]
  if (account !== '') found.push(normaliseIdentifier('account', account, country))
  if (/^[^\s@]+@[^\s@]+$/.test(email)) found.push(normaliseIdentifier('email', email, country))
  else if (email !== '') remark('email_unreadable', 'e-mail')
  const number = phone === '' ? undefined : readPhone(phone, country)
  if (number) found.push(number)
  else if (phone !== '') remark('phone_unreadable', 'phone')
  return found
}
