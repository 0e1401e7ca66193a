import { CommandProblem } from './frame.ts'
import type { Command } from './frame.ts'
import { importEventLog } from './import/event-log.ts'

/** `answerable import`: what other systems kept. */
export const importCommand: Command = {
  name: 'import',
  summary: 'Read the event log of another system, and measure it as the lens does',
  usage: 'eventlog <file>',
  help: `
  answerable import eventlog helpdesk.csv
  answerable import eventlog incidents.csv --activity "Status+Sub Status" --team "Involved ST" --zone Europe/Stockholm
  answerable import eventlog requests.csv --moments "Created Date+Closed Date"
  answerable import eventlog log.xes.gz --without-keeping

Reads CSV and XES, also packed by gzip. Columns are recognised by their names; what each was taken for is printed, and can
be said: by name, by number (#3), or several joined by +. Rows that cannot be used are kept aside in a file with their
number and the reason; the rest is imported. The same file again adds nothing, one that goes on adds what is new. Nothing
is ever told about single people.`,
  options: {
    case: { type: 'string' },
    activity: { type: 'string' },
    resource: { type: 'string' },
    team: { type: 'string' },
    time: { type: 'string' },
    start: { type: 'string' },
    complete: { type: 'string' },
    moments: { type: 'string' },
    lifecycle: { type: 'string' },
    only: { type: 'string' },
    zone: { type: 'string' },
    'day-first': { type: 'boolean' },
    'month-first': { type: 'boolean' },
    empty: { type: 'string', multiple: true },
    name: { type: 'string' },
    format: { type: 'string' },
    aside: { type: 'string' },
    'without-keeping': { type: 'boolean' },
  },
  meaning: {
    case: 'the column that says which case a row belongs to',
    activity: 'the column that says what happened',
    resource: 'the column with the person who did it',
    team: 'the column with their team',
    time: 'the column with the time',
    start: 'with --complete: two columns, each an event of the row',
    complete: 'the column with the time at which it was done',
    moments: 'columns with times, joined by +, where each row is a whole case',
    lifecycle: 'the column with the transition (start, complete …)',
    only: 'only events of this transition, e.g. complete',
    zone: 'zone of times that name none, e.g. Europe/London (UTC)',
    'day-first': '03/04 is the third of April',
    'month-first': '03/04 is the fourth of March',
    empty: 'a text that means nobody, e.g. "System"; may be given more than once',
    name: 'what the log is called here (the name of the file)',
    format: 'csv or xes (found out)',
    aside: 'where rows that cannot be used are kept (beside the file)',
    'without-keeping': 'only measure: needs no database',
  },
  run: async (call) => {
    const [what, file] = call.words
    if (what !== 'eventlog' || file === undefined || call.words.length > 2)
      throw new CommandProblem('Say what to import: eventlog, and one file.', 2)
    await importEventLog(call, file)
  },
}
