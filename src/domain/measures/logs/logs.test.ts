import { mkdtempSync, readFileSync, rmSync, existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chanceFrom } from '#core/chance.ts'
import { measuresOf } from '#core/process/measures.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { freshDatabase } from '#tests/support/database.ts'
import type { FreshDatabase } from '#tests/support/database.ts'
import { importLog } from './import.ts'
import { createLogs, loadTable } from './queries.ts'
import { readLog } from './read.ts'
import type { ReadAsked } from './read.ts'
import { fileSource, textSource } from './source.ts'

const NOW = new Date('2026-05-04T10:00:00Z')
let fresh: FreshDatabase
let database: Database
let folder: string
beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase(fresh.url, 4)
  folder = mkdtempSync(join(tmpdir(), 'logs-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
  await fresh.drop()
})

async function read(text: string, asked: Omit<ReadAsked, 'source'> = {}) {
  const log = await readLog({ source: textSource(text), ...asked }, NOW)
  if (!log.ok) throw new Error(JSON.stringify(log))
  return log
}

async function keep(name: string, text: string) {
  const log = await read(text)
  const kept = await database.transact((tx) => importLog(tx, { agentId: null }, { name, log }, NOW))
  if (!kept.ok) throw new Error(kept.why)
  return kept
}

const HEADER = 'case,activity,resource,team,timestamp'

/** Rows of a log whose cases are passed about; every row differs from every other. */
function generated(cases: number, seed: string): string[] {
  const chance = chanceFrom(seed)
  const of = (list: string) => list[Math.floor(chance.uniform() * list.length)] ?? ''
  const rows = Array.from({ length: cases }, (_, c) =>
    Array.from({ length: 1 + Math.floor(chance.uniform() * 8) }, (_, n) => {
      // Two to the minute, so that many stand at one instant in the order of the file.
      const at = new Date(Date.parse('2025-03-03T08:00:00Z') + (c * 10 + Math.floor(n / 2)) * 60_000)
      return `c${c},step ${n} ${of('abc')},${of('PQR')},${of('TU')},${at.toISOString()}`
    }),
  )
  return rows.flat()
}

const csvOf = (rows: readonly string[]) => [HEADER, ...rows].join('\n')

async function measuredOf(logId: string) {
  const found = measuresOf(await loadTable(database.each, logId))
  if (!found.ok) throw new Error(found.why)
  return found.measures
}

describe('keeping', () => {
  test('what is kept gives the measures of the file, and the same file again adds nothing', async () => {
    const text = csvOf(generated(300, 'kept'))
    const log = await read(text)
    const first = await keep('twice', text)
    const again = await keep('twice', text)
    expect(first).toMatchObject({ imported: log.table.at.length, known: 0 })
    expect(again).toMatchObject({ imported: 0, known: log.table.at.length })
    const direct = measuresOf(log.table)
    if (!direct.ok) throw new Error(direct.why)
    const { endToEndDays, person, team, ...counts } = await measuredOf(first.log.id)
    expect(counts).toMatchObject({
      cases: 300,
      events: log.table.at.length,
      repeatedActivities: direct.measures.repeatedActivities,
    })
    expect(person?.returnsTotal).toBe(direct.measures.person?.returnsTotal)
    expect(team?.backAndForthTotal).toBe(direct.measures.team?.backAndForthTotal)
    expect(endToEndDays.median).toBe(direct.measures.endToEndDays.median)
  })

  test.each([
    ['in the middle of cases', (rows: readonly string[], at: number) => at < rows.length / 2],
    [
      'every other case',
      (rows: readonly string[], at: number) => Number(/c(\d+)/.exec(rows[at] ?? '')?.[1]) % 2 === 0,
    ],
  ])('two parts, parted %s, give what the whole gives', async (name, isFirst) => {
    const rows = generated(120, name)
    const whole = await keep(`whole ${name}`, csvOf(rows))
    await keep(`parts ${name}`, csvOf(rows.filter((_, at) => isFirst(rows, at))))
    const parts = await keep(`parts ${name}`, csvOf(rows.filter((_, at) => !isFirst(rows, at))))
    expect(parts.log).toMatchObject({ cases: whole.log.cases, events: whole.log.events })
    expect(await measuredOf(parts.log.id)).toEqual(await measuredOf(whole.log.id))
  })

  test('a file that goes on adds what is new', async () => {
    const rows = generated(50, 'longer')
    await keep('longer', csvOf(rows.slice(0, 100)))
    const kept = await keep('longer', csvOf(rows))
    expect(kept).toMatchObject({ imported: rows.length - 100, known: 100 })
  })

  test('events that are alike in every respect are kept each, and not once more', async () => {
    const same = 'x,look,P,T,2025-03-03T08:00:00Z'
    expect(await keep('alike', csvOf([same, same, same]))).toMatchObject({ imported: 3 })
    expect(await keep('alike', csvOf([same, same, same, same]))).toMatchObject({ imported: 1, known: 3 })
  })

  test('a log that was read in another way is refused: its events would be taken for others', async () => {
    await keep('zones', csvOf(['x,look,P,T,2025-03-03 08:00']))
    const log = await read(csvOf(['x,look,P,T,2025-03-03 08:00']), { zone: 'Europe/Rome' })
    const kept = await database.transact((tx) =>
      importLog(tx, { agentId: null }, { name: 'zones', log }, NOW),
    )
    expect(kept).toMatchObject({ ok: false, why: 'read_otherwise', zone: 'UTC' })
  })

  test('R24: each import that adds something is one row of the ledger, with ids and counts alone', async () => {
    const { log } = await keep('ledger', csvOf(generated(5, 'ledger')))
    await keep('ledger', csvOf(generated(5, 'ledger')))
    const { rows } = await database.pool.query(
      `select facts from ledger where kind = 'measures.log_imported' and facts->>'logId' = $1`,
      [log.id],
    )
    expect(rows).toEqual([{ facts: { logId: log.id, events: log.events, keptAside: 0 } }])
  })

  test('a log is listed and measured; what was worked out is kept until it grows', async () => {
    const rows = generated(20, 'listed')
    const { log } = await keep('listed', csvOf(rows.slice(0, -1)))
    const logs = createLogs({ database })
    const [one, other] = await Promise.all([logs.measured(log.id), logs.measured(log.id)])
    expect(other.measures).toBe(one.measures)
    await keep('listed', csvOf(rows))
    expect((await logs.measured(log.id)).measures.events).toBe(rows.length)
    expect((await logs.list(database.each)).map(({ name }) => name)).toContain('listed')
  })
})

/** How often something was found, by code. */
const counts = (findings: readonly { code: string; count: number }[]) =>
  Object.fromEntries(findings.map(({ code, count }) => [code, count]))

describe('bad input', () => {
  test('what cannot be used is kept aside with its row and why; the rest is used', async () => {
    const aside = join(folder, 'aside.csv')
    const text = csvOf([
      'a,new,P,T,2025-03-03 08:00',
      ',new,P,T,2025-03-03 08:00',
      'b,new,P,T,',
      'b,new,P,T,yesterday',
      '"c,new,P,T,2025-03-03 08:00',
      'd,new,P,T,2025-03-03 08:00 Nowhere/City',
      'e,new,P,T,1900-01-01 00:00',
      'f,new,?,,2025-03-03 09:00',
      'f,"new, and ""more""",null,T,2025-03-03 08:30',
      'g,,P,T,2035-03-03 08:30,too,many',
      'a,done,P,T,2025-03-03 08:00',
    ])
    const log = await read(text, { aside })
    expect(counts(log.findings)).toEqual({
      ...{ case_missing: 1, time_missing: 1, time_unreadable: 1, row_broken: 1, zone_unknown: 1 },
      ...{ time_out_of_range: 1, holder_missing: 2, team_missing: 1, cells_too_many: 1, activity_missing: 1 },
      ...{ in_future: 1, same_instant: 1, clock_back: 1, one_event_cases: 1, zone_assumed: 5 },
    })
    expect({ rows: log.rows, aside: log.aside, events: log.table.at.length }).toEqual({
      rows: 11,
      aside: 6,
      events: 5,
    })
    const lines = readFileSync(aside, 'utf8').trim().split('\n')
    expect(lines.map((line) => line.split(',').slice(0, 2).join(' '))).toEqual([
      'row reason',
      '3 case_missing',
      '4 time_missing',
      '5 time_unreadable',
      '6 row_broken',
      '7 zone_unknown',
      '8 time_out_of_range',
    ])
  })

  test('a log without a fault leaves no file', async () => {
    const aside = join(folder, 'none.csv')
    await read(csvOf(['a,new,P,T,2025-03-03 08:00']), { aside })
    expect(existsSync(aside)).toBe(false)
  })

  test.each([
    ['', 'empty', 'an empty file'],
    ['a,b\n1,2', 'role_unknown', 'columns that say nothing'],
    [csvOf(['a,new,P,T,never', 'b,new,P,T,never']), 'nothing_usable', 'no row that can be used'],
    ['<log><trace><event></trace></log>', 'not_xml', 'broken XML'],
  ])('%j is refused as %s: %s', async (text, why, _what) => {
    expect(await readLog({ source: textSource(text) }, NOW)).toMatchObject({ ok: false, why })
  })

  test('a file that is not there, and a zone that nobody knows, are refused', async () => {
    const missing = await readLog({ source: fileSource(join(folder, 'nowhere.csv')) }, NOW)
    expect(missing).toMatchObject({ ok: false, why: 'file_unreadable', code: 'ENOENT' })
    const text = csvOf(['a,new,P,T,2025-03-03 08:00'])
    const zone = await readLog({ source: textSource(text), zone: 'Nowhere/City' }, NOW)
    expect(zone).toEqual({ ok: false, why: 'zone_unknown', zone: 'Nowhere/City' })
  })

  test('times in the hours when clocks change are counted', async () => {
    const text = csvOf(['a,x,P,T,2012-03-25 02:30', 'a,x,P,T,2012-10-28 02:30', 'a,x,P,T,2012-10-28 03:30'])
    const { findings } = await read(text, { zone: 'Europe/Rome' })
    expect(counts(findings)).toMatchObject({ time_skipped: 1, time_twice: 1 })
  })

  test.each([
    ['good,"two, with\n a comma",P,T,2025-03-03 08:00', 0, 'a cell may have several lines'],
    ['good,"one, two, three, four,\n five",P,T,2025-03-03 08:00', 0, 'and any number of commas'],
    ['good,"""said"", twice\n""so""",P,T,2025-03-03 08:00', 0, 'and marks of its own'],
    ['"bad,new,P,T,2025-03-03 08:00\ngood,"new",P,T,2025-03-03 08:00', 1, 'swallows to the next mark'],
    ['bad,"new,P,T,2025-03-03 08:00\ngood,"new",P,T,2025-03-03 08:00', 1, 'in the same column'],
    ['"bad,new,P,T,2025-03-03 08:00\n"good",new,P,T,2025-03-03 08:00', 1, 'in the first'],
    ['bad,new,P,"T,2025-03-03 08:00\n"good",new,P,T,2025-03-03 08:00', 1, 'in an earlier one'],
    ['bad,"new,P,T,2025-03-03 08:00\ngood,new,P,T,2025-03-03 08:00', 1, 'to the end of the file'],
    ['good,5" pipe,P,T,2025-03-03 08:00', 0, 'a mark inside a cell is one of its signs'],
  ])('%j: rows broken: %i: %s', async (rows, broken, _why) => {
    const before = 'a,new,P,T,2025-03-03 08:00'
    const { findings, table } = await read(csvOf([before, rows, 'z,new,P,T,2025-03-03 08:00']))
    expect(counts(findings)['row_broken'] ?? 0).toBe(broken)
    expect(table.cases).toEqual(['a', 'good', 'z'])
  })
})

describe('what a file is written in', () => {
  const rows = ['Fall;Tätigkeit;Zeitstempel', 'a;Prüfen;26.06.2018 10:58', 'a;Schließen;27.06.2018 10:58']
  const utf8 = Buffer.from(rows.join('\r\n'))
  test.each([
    ['utf8.csv', utf8, 'UTF-8'],
    ['mark.csv', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]), 'with a mark'],
    [
      'utf16.csv',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rows.join('\r\n'), 'utf16le')]),
      'UTF-16',
    ],
    ['latin.csv', Buffer.from(rows.join('\r\n'), 'latin1'), 'as Western offices wrote'],
    ['packed.csv.gz', gzipSync(utf8), 'packed'],
    ['mac.csv', Buffer.from(rows.join('\r')), 'old line ends'],
  ])('%s is read: %s', async (name, bytes, _what) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    const log = await readLog({ source: fileSource(path) }, NOW)
    if (!log.ok) throw new Error(JSON.stringify(log))
    expect(log.table.names.activity).toEqual(['Prüfen', 'Schließen'])
    expect(log.table.at[0]).toBe(Date.parse('2018-06-26T10:58:00Z'))
  })

  test('XES: attributes of traces and events, without those inside others', async () => {
    const event = (name: string, who: string, at: string) =>
      `<event><string key="concept:name" value="${name}"><string key="concept:name" value="inside"/></string>
       <string key="org:resource" value="${who}"/><date key="time:timestamp" value="${at}"/>
       <string key="lifecycle:transition" value="${name === 'A' ? 'START' : 'COMPLETE'}"/></event>`
    const text = `<?xml version="1.0"?><log xmlns="http://www.xes-standard.org/"><global scope="event"><string key="concept:name" value="none"/></global>
      <trace><string key="concept:name" value="173688"/><int key="AMOUNT" value="1"/>
        ${event('A', '112', '2011-10-01T00:38:44.546+02:00')}${event('B &amp; C', '', '2011-10-01T00:39:44.546+02:00')}</trace>
      <trace>${event('A', '9', '2011-10-02T00:00:00Z')}</trace></log>`
    const log = await read(text)
    expect(log.format).toBe('xes')
    expect(log.table.cases).toEqual(['173688', 'trace 2'])
    expect(log.table.names).toEqual({ activity: ['A', 'B & C'], holder: ['112', '9'], team: [] })
    expect(log.table.at[0]).toBe(Date.parse('2011-09-30T22:38:44.546Z'))
    expect(counts(log.findings)).toMatchObject({ case_unnamed: 1, holder_missing: 1, one_event_cases: 1 })
    const complete = await read(text, { transition: 'complete' })
    expect(counts(complete.findings)).toMatchObject({ transition_left_out: 2 })
    expect(complete.table.at).toHaveLength(1)
  })

  test.each([
    ['<!ENTITY x SYSTEM "file:///etc/hostname">', 'a file of this machine'],
    ['<!ENTITY x SYSTEM "http://127.0.0.1/">', 'another address'],
    ['<!ENTITY y "much"><!ENTITY x "&y;&y;&y;&y;">', 'more and more of itself'],
  ])('XES: what a file declares of its own is not read: %s, %s', async (declared) => {
    const event =
      '<event><string key="concept:name" value="&x;"/><date key="time:timestamp" value="2020-01-01"/></event>'
    const text = `<?xml version="1.0"?><!DOCTYPE log [${declared}]><log><trace>${event}</trace></log>`
    expect(await readLog({ source: textSource(text) }, NOW)).toMatchObject({ ok: false, why: 'not_xml' })
  })

  test('a column whose first thousands of dates can be read both ways is decided by its last', async () => {
    const rows = Array.from({ length: 2500 }, (_, n) => `c${n},look,P,T,03/04/2016 10:00`)
    const { order, findings } = await read(csvOf([...rows, 'last,look,P,T,03/14/2016 10:00']))
    expect(order).toBe('month_first')
    expect(counts(findings)).not.toHaveProperty('order_assumed')
  })
})
