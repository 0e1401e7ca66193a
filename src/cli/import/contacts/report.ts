import type { Counts } from './write.ts'
import { FIELDS, MEANING } from './fields.ts'
import type { Field, FieldMap } from './fields.ts'
import type { Reason, Remark } from './row.ts'

export type Code = Reason | Remark | 'row_broken' | 'columns_twice' | 'order_assumed' | 'cells_missing'

/** How often something was found, with the first examples. */
export class Findings {
  readonly #found = new Map<Code, { count: number; examples: string[] }>()

  add(code: Code, example: string, count = 1): void {
    const one = this.#found.get(code) ?? { count: 0, examples: [] }
    one.count += count
    if (one.examples.length < 5 && !one.examples.includes(example)) one.examples.push(example.slice(0, 80))
    this.#found.set(code, one)
  }

  list(): { code: Code; count: number; examples: readonly string[] }[] {
    return [...this.#found].map(([code, one]) => ({ code, ...one })).sort((a, b) => b.count - a.count)
  }
}

const ASIDE: Readonly<Partial<Record<Code, string>>> = {
  id_missing: 'have no number or no case',
  arrival_missing: 'do not say when they came',
  time_unreadable: 'have a time that cannot be read',
  zone_unknown: 'name a time zone that is not known',
  in_the_future: 'lie in the future',
  long_ago: 'lie before 1970',
  answered_before_arrival: 'were answered before they came',
  end_before_start: 'ended before they began',
  closed_before_arrival: 'were closed before they came',
  client_erased: 'belong to a case of somebody who was erased: nothing more is kept of them',
  loose_ends: 'say that a case is closed which has promises, work of others or questions open here',
  reopened_here: 'say that a case is closed which was opened again here',
  row_broken: 'have a quotation mark that is never closed',
}
const USED: Readonly<Partial<Record<Code, string>>> = {
  columns_twice: 'column names come more than once; the second is called "Name (2)"',
  order_assumed: 'dates can be read both ways; taken as written here: ',
  clock_twice: 'times come twice, as the clocks went back: the first of the two was taken',
  clock_skipped: 'times never were, as the clocks went forward: taken as an hour later',
  channel_unknown: 'channels are not known here; say --value channel:TEXT=form, or --channel for all',
  phone_unreadable: 'phone numbers cannot be read and were left out',
  email_unreadable: 'e-mail addresses cannot be read and were left out',
  words_cut: 'needs are longer than 2,000 letters and were cut',
}

export type Report = {
  readonly file: string
  readonly encoding: string
  readonly columns: readonly string[]
  readonly map: FieldMap
  readonly guessed: readonly Field[]
  readonly zone: string
  readonly dry: boolean
  readonly rows: number
  readonly aside: { readonly rows: number; readonly file: string }
  readonly counts: Counts
  readonly findings: Findings
  readonly oldestOpen: number | null
  readonly seconds: number
  readonly peakMegabytes: number
}

/** What was taken for what, what came of it, and what the lens can show of it. */
export function reportWords(report: Report): string {
  return [
    taken(report),
    brought(report),
    bad(report),
    found(report),
    nobody(report),
    lens(report),
    speed(report),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const number = (value: number) => value.toLocaleString('en-GB')

function taken({ file, encoding, columns, map, guessed, zone }: Report): string {
  const lines = FIELDS.map((field) => {
    const source = map.sources[field]
    const said =
      source === undefined
        ? '–'
        : 'always' in source
          ? `always "${source.always}"`
          : (columns[source.column] ?? '')
    const how = source === undefined ? '' : guessed.includes(field) ? ' (guessed)' : ''
    return `  ${field.padEnd(10)} ${said}${how}${source === undefined ? '' : `: ${MEANING[field]}`}`
  })
  return [`${file}, written in ${encoding}; times without a zone are of ${zone}. Taken for:`, ...lines].join(
    '\n',
  )
}

function brought({ counts, rows, dry, oldestOpen }: Report): string {
  const would = dry ? 'Nothing was written. It would bring' : 'Brought'
  const lines = [
    `${number(rows)} rows read. ${would} ${number(counts.contacts)} contacts, ${number(counts.cases)} cases (${number(counts.open)} open), ${number(counts.clients)} new clients.`,
  ]
  if (counts.known > 0)
    lines.push(`${number(counts.known)} rows were here already, or came twice in the file: taken once.`)
  if (counts.steps > 0)
    lines.push(
      `${number(counts.steps)} rows are further steps of their cases, and no contacts. answerable import eventlog measures these.`,
    )
  if (oldestOpen !== null)
    lines.push(
      `The oldest case that is still open began on ${new Date(oldestOpen).toISOString().slice(0, 10)}. Each has an owner, who will see it on the desk.`,
    )
  return lines.join('\n')
}

function bad({ aside, findings }: Report): string {
  if (aside.rows === 0) return 'Every row could be used.'
  const lines = findings.list().flatMap(({ code, count, examples }) => {
    const words = ASIDE[code]
    return words === undefined ? [] : [`  ${number(count)} ${words} (${examples.join('; ')})`]
  })
  return [
    `Kept aside in ${aside.file}, each with its line and reason: ${number(aside.rows)} rows.`,
    ...lines,
  ].join('\n')
}

function found({ findings }: Report): string {
  const lines = findings.list().flatMap(({ code, count, examples }) => {
    const words = USED[code]
    return words === undefined ? [] : [`  ${number(count)} ${words} (${examples.join('; ')})`]
  })
  return lines.length === 0 ? '' : ['Found, and used all the same:', ...lines].join('\n')
}

function nobody({ counts }: Report): string {
  const words = (names: ReadonlyMap<string, number>) =>
    [...names]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 8)
      .map(([name, count]) => `${name} (${number(count)})`)
      .join(', ')
  const { service, agent } = counts.nobody
  const lines: string[] = []
  if (service.size > 0)
    lines.push(
      `Services that are not here, so these contacts have none: ${words(service)}.`,
      '  Add them, or say --value "service:TEXT=name here".',
    )
  if (agent.size > 0)
    lines.push(
      `People who do not work here, so the owner given has their cases: ${words(agent)}.`,
      '  Say --value "agent:TEXT=e-mail here".',
    )
  return lines.join('\n')
}

function lens({ map, counts }: Report): string {
  const has = (field: Field) => map.sources[field] !== undefined
  const can = ['how many came when, by channel and hour', 'forecasts and the people needed']
  const cannot: string[] = ['what was value and what failure demand, until somebody marks it']
  const split = (shows: boolean, words: string) => (shows ? can : cannot).push(words)
  split(has('answered'), 'how long clients waited')
  split(has('ended'), 'how long conversations took')
  split(has('closed') || has('activity'), 'the time from first contact to the end of a need')
  split(has('case') && !has('activity'), 'contacts for a need, and who came back')
  split(has('service') && counts.nobody.service.size === 0, 'figures by service')
  split(has('agent') && counts.nobody.agent.size === 0, 'people spoken to')
  split(has('phone') || has('email') || has('account'), 'all that one client has had with us')
  const lines = [
    `The lens and the planner can show of this: ${can.join('; ')}.`,
    `They cannot show: ${cannot.join('; ')}.`,
  ]
  if (!has('answered') && has('ended'))
    lines.push(
      'No column says when somebody was there: calls, chats and visits are taken to begin on arrival.',
    )
  return lines.join('\n')
}

const speed = ({ rows, seconds, peakMegabytes }: Report) =>
  `${seconds.toFixed(1)} s, ${number(Math.round(rows / Math.max(seconds, 0.001)))} rows a second, at most ${Math.round(peakMegabytes)} MB of memory.`
