import { FIELDS } from './import/contacts/fields.ts'
import { CommandProblem } from './frame.ts'
import type { Command } from './frame.ts'
import { importAll } from './import/all.ts'
import { importContacts } from './import/contacts.ts'
import { importEventLog } from './import/event-log.ts'

/** `answerable import`: what other systems kept. */
export const importCommand: Command = {
  name: 'import',
  summary: 'Take over contacts of another system, read its event log, or bring an export back',
  usage: 'contacts | eventlog | all <file>',
  help: `
  answerable import contacts calls.csv --dry-run
  answerable import contacts requests.csv --zone America/New_York --owner ada@example.org --map service=Category
  answerable import contacts calls.csv --map channel==phone --map arrived=Start:dmy --value "service:Bins=waste"

Takes contacts over with their clients and cases, as if they had come here: lens and planner count them. Try it with
--dry-run: everything is read and nothing written. Columns are recognised by their names; --map says otherwise. Clients are
recognised by account, e-mail or phone, never by name. The same row again adds nothing.

  answerable import all export.zip

Brings an export of Answerable (answerable export) into an empty database.

  answerable import eventlog helpdesk.csv
  answerable import eventlog incidents.csv --activity "Status+Sub Status" --team "Involved ST" --zone Europe/Stockholm
  answerable import eventlog requests.csv --moments "Created Date+Closed Date"
  answerable import eventlog log.xes.gz --without-keeping

Reads an event log, CSV and XES, also packed by gzip, to be measured and nothing else. Columns are recognised by their names; what each was taken for is printed, and can
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
    map: { type: 'string', multiple: true },
    'map-file': { type: 'string' },
    value: { type: 'string', multiple: true },
    owner: { type: 'string' },
    channel: { type: 'string' },
    'closed-when': { type: 'string' },
    'dry-run': { type: 'boolean' },
    replace: { type: 'boolean' },
    yes: { type: 'boolean' },
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
    map: `contacts: field=column, field=#3, field=column:dmy (or mdy), field==the same for all, field= for none; fields: ${FIELDS.join(', ')}`,
    'map-file': 'contacts: a file with one field=column a line',
    value: 'contacts: what a text means here, e.g. "channel:MOBILE=form"; may be given more than once',
    owner: 'contacts: e-mail of whoever owns cases whose agent does not work here',
    channel: 'contacts: the channel where none is known (form)',
    'closed-when': 'contacts: activities that close a case, as a regular expression',
    'dry-run': 'contacts: read and report everything, write nothing',
    replace: 'all: what is in the database is lost and replaced; asks first',
    yes: 'all, with --replace: do not ask',
  },
  run: async (call) => {
    const [what, file] = call.words
    if (file === undefined || call.words.length > 2)
      throw new CommandProblem('Say what to import: contacts, eventlog or all, and one file.', 2)
    if (what === 'contacts') return importContacts(call, file)
    if (what === 'all') return importAll(call, file)
    if (what !== 'eventlog')
      throw new CommandProblem(`There is nothing to import that is called "${what}".`, 2)
    await importEventLog(call, file)
    return 0
  },
}
