import type { Finding, FindingCode } from '#core/event-log/findings.ts'
import type { ReadRefusal } from '#domain/measures/logs/read.ts'

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
const rows = (count: number) => counted(count, 'row', 'rows')
const events = (count: number) => counted(count, 'event', 'events')
const cases = (count: number) => counted(count, 'case', 'cases')

/** What each finding means for whoever imports. */
const WORDS: Readonly<Record<FindingCode, (count: number, examples: string) => string>> = {
  case_missing: (n, at) => `${rows(n)} without a case, e.g. row ${at}`,
  time_missing: (n, at) => `${rows(n)} without a time, e.g. row ${at}`,
  time_unreadable: (n, at) => `${rows(n)} with a time that cannot be read, e.g. row ${at}`,
  time_out_of_range: (n, at) =>
    `${rows(n)} with a time before 1950 or after 2199, which is a default that somebody left, e.g. row ${at}`,
  zone_unknown: (n, at) => `${rows(n)} with a time in a zone that nobody knows, e.g. row ${at}`,
  row_broken: (n, at) =>
    `${rows(n)} that cannot be cut into cells (a quotation mark is not closed), e.g. row ${at}`,
  columns_twice: (_, names) => `Column names that come more than once are told apart by number: ${names}`,
  order_assumed: (_, order) =>
    `No date tells whether the day or the month comes first; read as ${order === 'month_first' ? 'month first. Say --day-first' : 'day first. Say --month-first'} if that is wrong`,
  order_contradicted: (n, order) =>
    `${counted(n, 'date contradicts', 'dates contradict')} the rest, which has the ${order === 'month_first' ? 'month' : 'day'} first`,
  zone_assumed: (n, zone) =>
    `${counted(n, 'time names', 'times name')} no zone; read as ${zone}. Say --zone if that is wrong`,
  time_skipped: (n, at) =>
    `${counted(n, 'time', 'times')} in an hour that the clocks left out; taken as far after it, e.g. row ${at}`,
  time_twice: (n, at) =>
    `${counted(n, 'time', 'times')} in an hour that the clocks showed twice; taken as the first, e.g. row ${at}`,
  activity_missing: (n, at) => `${events(n)} without an activity, used all the same, e.g. row ${at}`,
  holder_missing: (n, at) => `${events(n)} without a person; hand-offs are counted past them, e.g. row ${at}`,
  team_missing: (n, at) => `${events(n)} without a team; hand-offs are counted past them, e.g. row ${at}`,
  cells_missing: (n, at) => `${rows(n)} with fewer cells than there are columns, e.g. row ${at}`,
  cells_too_many: (n, at) => `${rows(n)} with more cells than there are columns, e.g. row ${at}`,
  moment_empty: (n, names) =>
    `${counted(n, 'time is', 'times are')} empty (${names}): not happened yet, or not kept`,
  case_unnamed: (n) => `${cases(n)} without a name; they are called by their number`,
  transition_left_out: (n, names) => `${events(n)} of other transitions left out: ${names}`,
  whole_cases: (_, names) =>
    `Each row is a whole case, with ${names} as its events. Who had it in between is not in this file, so hand-offs and returns cannot be measured`,
  in_future: (n, at) => `${events(n)} later than now, e.g. row ${at}`,
  same_instant: (n, at) =>
    `${events(n)} at the same instant as the one before; kept in the order of the file, e.g. in ${at}`,
  clock_back: (n, at) =>
    `${events(n)} written after a later one of the same case (the clock went back, or the file is in another order); sorted by time, e.g. in ${at}`,
  identical_events: (n, at) => `${events(n)} that repeat another in every respect; counted, e.g. in ${at}`,
  one_event_cases: (n, at) => `${cases(n)} of one event, which last no time at all, e.g. ${at}`,
  open_cases: (n, at) =>
    `${cases(n)} that stop at an activity from which most others go on: perhaps still open, e.g. ${at}`,
}

/** One finding in a sentence. */
export function findingWords({ code, count, examples }: Finding): string {
  return `${WORDS[code](count, examples.join(', '))}.`
}

/** Findings for which a row was kept aside. */
export const ASIDE: ReadonlySet<FindingCode> = new Set([
  'case_missing',
  'time_missing',
  'time_unreadable',
  'time_out_of_range',
  'zone_unknown',
  'row_broken',
])

/** A few dozen names will do, and what is no text at all is not printed. */
function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 40).map((name) => name.replaceAll(/\p{C}/gu, '').slice(0, 60))
  return [
    ...shown,
    ...(columns.length > shown.length ? [`and ${columns.length - shown.length} more`] : []),
  ].join(', ')
}

/** Why a log cannot be read, and what to do. */
export function refusalWords(refusal: ReadRefusal): string {
  switch (refusal.why) {
    case 'column_missing':
      return `there is no column "${refusal.column}". There are: ${listed(refusal.columns)}. A column can be named by number too: #3.`
    case 'role_unknown': {
      const what = refusal.role === 'case' ? 'says which case a row belongs to' : 'holds the times'
      const option = refusal.role === 'case' ? '--case' : '--time'
      return `we cannot tell which column ${what}. Name it with ${option}. There are: ${listed(refusal.columns)}.`
    }
    case 'zone_unknown':
      return `"${refusal.zone}" is no time zone. Zones are named like Europe/London.`
    case 'file_unreadable':
      return refusal.code === 'ENOENT' ? 'there is no such file.' : `it cannot be read: ${refusal.message}`
    case 'empty':
      return 'it is empty.'
    case 'not_xml':
      return `it is no well-formed XML: ${refusal.message}`
    case 'nothing_usable':
      return [
        'no row of it can be used. Nothing was imported.',
        ...refusal.findings.map((finding) => `  ${findingWords(finding)}`),
        `Columns: ${listed(refusal.columns)}. Say which is which with --case, --activity, --time.`,
      ].join('\n')
    default:
      return 'it cannot be read.'
  }
}
