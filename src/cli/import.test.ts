import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import type { FreshDatabase } from '#tests/support/database.ts'

const program = resolve(import.meta.dirname, '../../bin/answerable')
let folder: string
let fresh: FreshDatabase
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'import-'))
  fresh = await freshDatabase()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await fresh.drop()
})

function file(name: string, rows: readonly string[]): string {
  writeFileSync(join(folder, name), rows.join('\n'))
  return join(folder, name)
}

function imported(args: string[]): Promise<{ status: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: fresh.url }
  return new Promise((done) => {
    execFile(process.execPath, [program, 'import', 'eventlog', ...args], { env }, (error, out, err) =>
      done({ status: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}

const GOOD = [
  'Case ID,Activity,Resource,Complete Timestamp,Variant,Variant',
  'a,ask,Ada,2025/03/03 08:00:00.000,1,1',
  'a,look,Ben,2025/03/03 20:00:00.000,1,1',
  'a,ask,Ada,2025/03/04 08:00:00.000,1,1',
  'b,ask,Ada,2025/03/03 08:00:00.000,2,2',
]

describe('answerable import eventlog', () => {
  test('says what it took, what it found and the measures; the second time nothing is new', async () => {
    const path = file('good.csv', GOOD)
    const first = await imported([path])
    expect(first).toMatchObject({ status: 0, err: '' })
    expect(first.out).toContain('time      Complete Timestamp')
    expect(first.out).toContain('Column names that come more than once are told apart by number: Variant.')
    expect(first.out).toMatch(/hand-offs +2 +–/)
    expect(first.out).toMatch(/ask → look → ask +1 +1 +24 +24\.0/)
    expect(first.out).toContain('Imported 4 events into "good". It holds 4.')
    const second = await imported([path])
    expect(second.out).toContain('Imported 0 events into "good"; 4 were there already. It holds 4.')
  })

  test('rows that cannot be used lie beside the file; figures come as JSON', async () => {
    const path = file('bad.csv', [...GOOD, ',ask,Ada,2025/03/03 08:00:00.000,2,2'])
    const { out } = await imported([path, '--without-keeping', '--json'])
    const told = JSON.parse(out) as {
      kept: null
      keptAside: { rows: number; file: string }
      measures: object
    }
    expect(told).toMatchObject({
      kept: null,
      keptAside: { rows: 1 },
      measures: { cases: 2, person: { handoffsTotal: 2 } },
    })
    expect(readFileSync(told.keptAside.file, 'utf8')).toContain('6,case_missing,,ask,Ada')
    expect(existsSync(join(folder, 'good.csv.kept-aside.csv'))).toBe(false)
  })

  test('whole cases are told so, and no hand-offs are made up', async () => {
    const path = file('whole.csv', [
      'Unique Key,Created Date,Closed Date,Agency',
      '1,06/26/2018 10:58:54 AM,06/27/2018 10:58:54 AM,X',
      '2,06/26/2018 11:58:54 AM,,X',
    ])
    const { out } = await imported([path, '--without-keeping'])
    expect(out).toContain('Each row is a whole case, with Created Date, Closed Date as its events.')
    expect(out).toContain('Hand-offs and returns cannot be measured')
  })

  test.each([
    [['nowhere.csv'], 1, 'there is no such file', 'no file'],
    [['good.csv', '--zone', 'Nowhere/City'], 1, '"Nowhere/City" is no time zone', 'no zone'],
    [['good.csv', '--time', 'When'], 1, 'there is no column "When"', 'no column'],
    [['good.csv', '--zone', 'Europe/Rome'], 1, 'was read in another way', 'the log is of another zone'],
    [['good.csv', '--format', 'pdf'], 2, '--format has to be csv or xes', 'no format'],
    [['good.csv', '--day-first', '--month-first'], 2, 'not both', 'both orders'],
    [[], 2, 'Say what to import', 'no name'],
  ])('%j ends with %i: %s (%s)', async (args, status, words, _why) => {
    file('good.csv', GOOD)
    const [name, ...rest] = args
    const outcome = await imported(name === undefined ? [] : [join(folder, name), ...rest])
    expect(outcome.status).toBe(status)
    expect(outcome.err).toContain(words)
  })
})
