import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/database/database.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { createFactories, OFFICE_HOURS } from '#tests/support/factories.ts'
import { addContacts, csvOf, workingWeeks } from '#tests/support/planning.ts'
import { asCsv, alignedTable } from './table.ts'

const program = resolve(import.meta.dirname, '../../bin/answerable')
let folder: string
let good: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'forecast-'))
  good = file(
    'good.csv',
    csvOf('2026-01-05', 84, (date) => 20 + (Number(date.slice(-2)) % 7)),
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

/** Counts from nine to four on so many days from a Monday on, without weekends. */
function hoursOf(first: string, days: number): string {
  const rows = Array.from({ length: days }, (_, n) => new Date(Date.parse(first) + n * 86_400_000))
    .filter((day) => day.getUTCDay() % 6 !== 0)
    .flatMap((day) => Array.from({ length: 8 }, (_, h) => [day.toISOString().slice(0, 10), h + 9]))
  return rows.map(([day, hour], n) => `${day},${String(hour).padStart(2, '0')}:00,${8 + (n % 5)}`).join('\n')
}

type Outcome = { status: number; out: string; err: string }
function answerable(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((done) => {
    const given = { env: { PATH: process.env.PATH ?? '', ...env } }
    execFile(process.execPath, [program, ...args], given, (error, out, err) =>
      done({ status: error ? Number(error.code) : 0, out, err }),
    )
  })
}

describe('R33: answerable forecast', () => {
  test('R33: a file without any database, as a table, CSV and JSON', async () => {
    const table = await answerable(['forecast', '--csv', good, '--days', '7'])
    expect(table.status).toBe(0)
    expect(table.out).toMatch(/it missed by \d+\.\d % of contacts/)
    expect(
      table.out
        .trim()
        .split('\n')
        .slice(-5)
        .map((line) => line.split(/\s+/)[0]),
    ).toEqual([...['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02', '2026-04-03']])
    const hourly = file('hourly.csv', `date,time,count\n${hoursOf('2026-01-05', 40)}`)
    const byDay = await answerable(['forecast', '--csv', hourly, '--days', '7'])
    expect(byDay, 'days are made of the hours that were counted').toMatchObject({ status: 0 })
    const weekend = await answerable([
      ...['forecast', '--csv', good, '--by', '60'],
      ...['--from', '2026-03-28', '--days', '2'],
    ])
    expect(weekend.out).toContain('Nobody is there on any of these days')
    const csv = await answerable([
      'forecast',
      '--csv',
      good,
      '--days',
      '1',
      '--by',
      '30',
      '--from',
      '2026-03-30',
      '--format',
      'csv',
    ])
    expect(
      csv.out
        .split('\n')
        .slice(0, 2)
        .map((line) => line.split(',').slice(0, 2).join()),
    ).toEqual(['day,time', '2026-03-30,09:00'])
    const json = await answerable(['forecast', '--csv', good, '--by', 'month', '--days', '30', '--json'])
    expect(JSON.parse(json.out)).toMatchObject({
      by: 'month',
      zone: 'UTC',
      points: [{ day: '2026-03-28' }, { day: '2026-04-01' }],
    })
  })

  const BAD: [reason: string, args: () => string[], status: number, words: string][] = [
    ['a file that is not there', () => ['--csv', join(folder, 'none.csv')], 2, 'There is no file'],
    [
      'counts below nothing',
      () => ['--csv', file('a.csv', 'date,time,calls\n2026-03-02,09:00,4\n2026-03-02,09:30,-4')],
      1,
      'row 2 holds a count below 0',
    ],
    [
      'half a contact',
      () => ['--csv', file('b.csv', 'date,time,calls\n2026-03-02,09:00,0.5')],
      1,
      'row 1 holds something else than a whole number',
    ],
    [
      'two weeks too few',
      () => [
        '--csv',
        file(
          'c.csv',
          csvOf('2026-01-05', 8, () => 9),
        ),
      ],
      1,
      'at least 10 usual days; there are 6',
    ],
    [
      'nobody ever came',
      () => [
        '--csv',
        file(
          'd.csv',
          csvOf('2026-01-05', 40, () => 0),
        ),
      ],
      1,
      'nobody came',
    ],
    [
      'an unknown column',
      () => ['--csv', good, '--count', 'visits'],
      1,
      'no column "visits". There are: date, time, calls',
    ],
    ['a zone of another world', () => ['--csv', good, '--zone', 'Mars'], 1, '"Mars" is no time zone'],
    ['shorter than it was counted', () => ['--csv', good, '--by', '15'], 2, '--by can be 30 or longer'],
    [
      'ten years',
      () => ['--csv', good, '--days', '3650'],
      2,
      '--days has to be a whole number from 1 to 400',
    ],
    ['a day that is none', () => ['--csv', good, '--from', '2026-02-30'], 2, '--from has to be a day'],
    ['an unknown format', () => ['--csv', good, '--format', 'xml'], 2, '--format has to be'],
    ['an unknown length', () => ['--csv', good, '--by', 'year'], 2, '--by has to be one of'],
  ]
  test.each(BAD)('R33: %s is said in words', async (_reason, args, status, words) => {
    const outcome = await answerable(['forecast', ...args()])
    expect({ status: outcome.status, out: outcome.out }).toEqual({ status, out: '' })
    expect(outcome.err).toContain(words)
    expect(outcome.err).not.toMatch(/NaN|undefined| at .*\.ts:/)
  })

  test('R33: from the database of the installation, and clear words where nothing came yet', async () => {
    const { url, drop } = await freshDatabase()
    const database = openDatabase(url, 2)
    const make = createFactories(database)
    await make.organisation()
    const env = { DATABASE_URL: url }
    const none = await answerable(['forecast'], env)
    expect(none).toMatchObject({ status: 1, out: '' })
    expect(none.err).toContain('No contacts fall into this')
    const calendar = await make.calendar({ hours: OFFICE_HOURS })
    const { id: serviceId } = await make.service({ calendarId: calendar.id })
    const from = new Date(systemClock.now().getTime() - 70 * 86_400_000).toISOString().slice(0, 10)
    await addContacts(database, workingWeeks({ from, weeks: 10, perHour: 5, serviceId }))
    const some = await answerable(['forecast', '--by', 'week', '--days', '14', '--json'], env)
    expect(some.status).toBe(0)
    expect((JSON.parse(some.out) as { totals: { expected: number } }).totals.expected).toBeGreaterThan(200)
    await database.close()
    await drop()
  })
})

describe('R34: answerable staff', () => {
  const LEAST: [reason: string, args: string[], agents: number][] = [
    ['clients who give up', ['--per-hour', '1000', '--talk', '180', '--patience', '180'], 52],
    ['nobody gives up', ['--per-hour', '1000', '--talk', '180'], 56],
    ['a large group', ['--per-hour', '5000', '--talk', '360', '--patience', '360'], 493],
  ]
  test.each(LEAST)('R34: the least people, %s', async (_reason, args, agents) => {
    const { out, status } = await answerable(['staff', ...args, '--offer', '80% in 20 s', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ agents, offer: { kind: 'answered_within', level: 'of_all' } })
  })

  test('R34: by interval from a file; the offer is named, certainty and shrinkage count', async () => {
    const args = ['staff', '--csv', good, '--talk', '240', '--days', '7', '--offer', 'waiting 20%']
    const read = async (...more: string[]) =>
      JSON.parse((await answerable([...args, ...more, '--json'])).out) as {
        agentHours: number
        intervals: { needed: number; neededSafely: number; toRoster: number }[]
      }
    const [middle, sure] = [
      await read('--certainty', '0.5'),
      await read('--certainty', '0.95', '--shrinkage', '0.3'),
    ]
    expect(sure.agentHours).toBeGreaterThanOrEqual(middle.agentHours)
    expect(sure.intervals).toHaveLength(5 * 16)
    expect(
      sure.intervals.every((one) => one.toRoster > one.neededSafely && one.neededSafely >= one.needed),
    ).toBe(true)
    expect((await answerable(args)).out).toContain('at most 20.0 % wait')
  })

  const BAD: [reason: string, args: string[], words: string][] = [
    ['an offer in other words', ['--per-hour', '10', '--offer', 'quickly'], '--offer looks like'],
    ['more than all', ['--per-hour', '10', '--offer', '100% in 20 s'], 'at most 99.9 %'],
    ['lost without patience', ['--per-hour', '10', '--offer', 'lost 3%'], '--patience'],
    ['talks of no time', ['--per-hour', '10', '--talk', '0'], '--talk has to be a number from 1'],
    ['a negative volume', ['--per-hour=-3'], '--per-hour has to be a number from 0'],
    [
      'a level of another name',
      ['--per-hour', '10', '--level', 'best'],
      'of_all, without_short_abandons, of_served',
    ],
    ['both at once', ['--per-hour', '10', '--csv', 'x.csv'], 'Give either'],
  ]
  test.each(BAD)('R34: %s is a slip that is explained', async (_reason, args, words) => {
    const outcome = await answerable(['staff', ...args])
    expect({ status: outcome.status, out: outcome.out }).toEqual({ status: 2, out: '' })
    expect(outcome.err).toContain(words)
  })
})

test('tables: words to the left, numbers to the right; CSV quotes what needs it', () => {
  const table = {
    columns: ['who', 'n'],
    rows: [
      ['a, b', 1],
      ['say "c"', 12.25],
      [null, null],
    ],
  }
  expect(alignedTable(table).split('\n')).toEqual([
    'who         n',
    'a, b        1',
    'say "c"  12.3',
    '–           –',
  ])
  expect(asCsv(table)).toBe('who,n\n"a, b",1\n"say ""c""",12.25\n,')
})
