import { expect, test } from 'vitest'
import { columnNames, formatOf, logName } from './columns.ts'

test.each([
  ['case,activity,time\n1,a,b', ['case', 'activity', 'time'], 'commas'],
  ['Vorgang;Tätigkeit;Zeit\r\n', ['Vorgang', 'Tätigkeit', 'Zeit'], 'semicolons'],
  [
    '\uFEFF"Case ID","What, exactly"',
    ['Case ID', 'What, exactly'],
    'a sign within quotation marks parts nothing',
  ],
  ['a\tb\ta', ['a', 'b'], 'tabs; a name that comes twice is one choice'],
  ['', [], 'nothing'],
])('the columns of %j are %j: %s', (text, expected, _why) => expect(columnNames(text)).toEqual(expected))

test.each([
  ['log.csv', 'case,activity', 'csv'],
  ['log.xes', '<?xml version="1.0"?>', 'xes'],
  ['log.txt', '\uFEFF <log>', 'xes'],
  ['log.xes.gz', '\u001f', 'packed'],
  ['log', '\u001f\ufffd', 'packed'],
])('%s, which begins with %j, is %s', (name, start, expected) => expect(formatOf(name, start)).toBe(expected))

test('a log is called like its file', () => {
  expect(logName('Helpdesk_2012.csv')).toBe('Helpdesk 2012')
  expect(logName('bpi.xes.xml')).toBe('bpi')
})
