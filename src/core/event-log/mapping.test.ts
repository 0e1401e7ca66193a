import { describe, expect, test } from 'vitest'
import { delimiterOf, headerOf } from './header.ts'
import { mappingOf } from './mapping.ts'
import type { Choices } from './mapping.ts'

/** The names that a mapping took, by role. */
function taken(columns: readonly string[], rows: readonly (readonly string[])[] = [], choices: Choices = {}) {
  const found = mappingOf(columns, rows, choices)
  if (!found.ok) return found
  const { mapping } = found
  const names = (list: readonly (number | null)[]) =>
    list.flatMap((at) => (at === null ? [] : (columns[at] ?? '')))
  return {
    case: names(mapping.case).join('+'),
    activity: names(mapping.activity).join('+'),
    holder: names([mapping.holder]).join(),
    team: names([mapping.team]).join(),
    time: names(mapping.times.map(({ column }) => column)).join('+'),
  }
}

/** Rows in which the columns at these places hold times and all others words. */
const rowsWith = (width: number, times: readonly number[]) =>
  [1, 2, 3].map((row) =>
    Array.from({ length: width }, (_, at) =>
      times.includes(at) ? `2016-02-0${row} 10:00:00` : `word ${at}`,
    ),
  )

describe('columns are recognised by their names', () => {
  test.each([
    [
      'Case ID,Activity,Resource,Complete Timestamp,Variant,Variant index,workgroup',
      [3],
      ['Case ID', 'Activity', 'Resource', 'workgroup', 'Complete Timestamp'],
      'a process mining tool',
    ],
    [
      'Case ID,Activity,Resource,Start Timestamp,Complete Timestamp',
      [3, 4],
      ['Case ID', 'Activity', 'Resource', '', 'Complete Timestamp'],
      'of two times the later one',
    ],
    [
      'SR Number,Change Date+Time,Status,Sub Status,Involved ST Function Div,Involved Org line 3,Involved ST,Owner First Name',
      [1],
      ['SR Number', 'Status', 'Owner First Name', 'Involved ST', 'Change Date+Time'],
      'a plus in a name is no join',
    ],
    [
      'number,incident_state,active,sys_mod_count,opened_by,opened_at,sys_updated_by,sys_updated_at,assignment_group,assigned_to,resolved_by,resolved_at,closed_at',
      [5, 7, 11, 12],
      ['number', 'incident_state', 'assigned_to', 'assignment_group', 'sys_updated_at'],
      'of many times the one of the change; who has it, not who typed it',
    ],
    [
      'Incident ID,DateStamp,IncidentActivity_Number,IncidentActivity_Type,Assignment Group,KM number',
      [1],
      ['Incident ID', 'IncidentActivity_Type', '', 'Assignment Group', 'DateStamp'],
      'no person',
    ],
    [
      'org:group,resource country,org:resource,org:role,concept:name,lifecycle:transition,time:timestamp,case:concept:name',
      [6],
      ['case:concept:name', 'concept:name', 'org:resource', 'org:group', 'time:timestamp'],
      'XES made into a table',
    ],
    [
      'eventID,case concept:name,event org:resource,event concept:name,event time:timestamp',
      [4],
      ['case concept:name', 'event concept:name', 'event org:resource', '', 'event time:timestamp'],
      'and in another way',
    ],
    [
      'Vorgangsnummer,Tätigkeit,Bearbeiter,Abteilung,Zeitstempel',
      [4],
      ['Vorgangsnummer', 'Tätigkeit', 'Bearbeiter', 'Abteilung', 'Zeitstempel'],
      'German',
    ],
    [
      'dossier,étape,utilisateur,équipe,horodatage',
      [4],
      ['dossier', 'étape', 'utilisateur', 'équipe', 'horodatage'],
      'French',
    ],
    [
      'case,what,whenever',
      [2],
      ['case', '', '', '', 'whenever'],
      'the only column with times, whatever it is called',
    ],
  ] as const)('%s', (header, times, [caseId, activity, holder, team, time], _why) => {
    const columns = header.split(',')
    expect(taken(columns, rowsWith(columns.length, times))).toEqual({
      case: caseId,
      activity,
      holder,
      team,
      time,
    })
  })

  test.each([
    [['whatever no', 'step', 'when'], 'whatever no', 'it ends like a number'],
    [['thing', 'step', 'when'], 'thing', 'the first column, whose values come again'],
  ])('of %j the case is %s: %s', (columns, expected, _why) => {
    const rows = ['k1', 'k1', 'k2', 'k3', 'k3'].map((id, at) => [id, 'look', `2016-02-0${at + 1} 10:00`])
    expect(taken(columns, rows)).toMatchObject({ case: expected, activity: 'step' })
  })

  test('rows that are whole cases become events of when they came and were done', () => {
    const columns = ['Unique Key', 'Created Date', 'Closed Date', 'Agency', 'Status', 'Due Date']
    const rows = [1, 2, 3].map((n) => [
      `k${n}`,
      '06/26/2018 10:58:54 AM',
      '06/27/2018 10:58:54 AM',
      'X',
      'Closed',
      '',
    ])
    expect(taken(columns, rows)).toMatchObject({
      case: 'Unique Key',
      time: 'Created Date+Closed Date',
      activity: '',
    })
    expect(mappingOf(columns, rows)).toMatchObject({ mapping: { wide: true } })
  })
})

describe('columns can be said', () => {
  const columns = ['a', 'b', 'c', 'd+e', 'f']
  test.each([
    [{ case: 'a', time: 'b', activity: 'c+f' }, { activity: 'c+f' }, 'several make one'],
    [{ case: 'a', time: 'b', activity: 'd+e' }, { activity: 'd+e' }, 'a plus in the name itself'],
    [{ case: '#5', time: '#2' }, { case: 'f', time: 'b' }, 'by number'],
    [{ case: 'A', time: ' B ' }, { case: 'a', time: 'b' }, 'without case'],
    [{ case: 'a', start: 'b', complete: 'c' }, { time: 'b+c' }, 'start and end are two events'],
    [{ case: 'a', time: 'z' }, { ok: false, why: 'column_missing', column: 'z', columns }, 'there is none'],
    [{ case: 'a', time: '#9' }, { ok: false, why: 'column_missing', column: '#9', columns }, 'nor so many'],
    [{ case: 'a' }, { ok: false, why: 'role_unknown', role: 'time', columns }, 'times cannot be guessed'],
    [{ time: 'a' }, { ok: false, why: 'role_unknown', role: 'case', columns }, 'cases cannot either'],
  ])('%j gives %j: %s', (choices, expected, _why) => {
    expect(taken(columns, [], choices)).toMatchObject(expected)
  })
})

describe('the header', () => {
  test.each([
    [
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      0,
      ['a', 'b'],
      [],
      'the first row',
    ],
    [[['Report of May'], [''], ['a', 'b', 'c'], ['1', '2', '3']], 2, ['a', 'b', 'c'], [], 'under a title'],
    [[['V', 'x', 'V', 'V', '']], 0, ['V', 'x', 'V (2)', 'V (3)', 'Column 5'], ['V'], 'names twice, and none'],
    [
      [['k1', '2012-10-09', 'A']],
      -1,
      ['Column 1', 'Column 2', 'Column 3'],
      [],
      'none: the first row holds a time',
    ],
    [[], -1, [], [], 'an empty file'],
  ] as const)('of %j stands at %i: %j', (rows, at, columns, twice, _why) => {
    expect(headerOf(rows)).toEqual({ at, columns, twice })
  })

  test.each([
    ['a;b;c\n1,5;2;3\n', ';', 'decimal commas'],
    ['a,b\n"x;y;z;w",2\n"x;y;z;w",3', ',', 'quoted cells do not count'],
    ['a\tb\n1\t2\n', '\t', 'tabs'],
    ['a|b|c\n1|2|3\n', '|', 'bars'],
    ['alone\n1\n2', ',', 'one column'],
  ])('%j is cut by %j: %s', (text, sign, _why) => {
    expect(delimiterOf(text)).toBe(sign)
  })
})
