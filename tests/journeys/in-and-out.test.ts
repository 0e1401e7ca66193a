import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { inOrder } from './support/in-order.ts'
import { tabTo } from './support/keyboard.ts'
import { sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'
import { WIDE, problemsOf, resize } from './support/screens.ts'

const program = resolve(import.meta.dirname, '../../bin/answerable')
let place: Place
let admin: Page
let folder: string

beforeAll(async () => {
  place = await openPlace()
  const { waste } = await foundCouncil(place)
  const lena = await place.make.agent({
    ...{ name: 'Lena Fischer', email: 'lena@harbour.example', roles: ['agent', 'admin'] },
    departmentId: waste.departmentId,
  })
  admin = await place.desk(lena.id)
  folder = mkdtempSync(join(tmpdir(), 'in-and-out-'))
})
afterAll(async () => {
  await place.close()
  rmSync(folder, { recursive: true })
})
inOrder(() => place)

/** What somebody does at the command line of the server, with the lines it prints. */
function typed(...args: string[]): Promise<string> {
  const env = { ...process.env, DATABASE_URL: place.databaseUrl }
  return new Promise((done, fail) => {
    execFile(process.execPath, [program, ...args], { env, cwd: folder }, (error, out, err) =>
      error ? fail(new Error(`${out}${err}`)) : done(out),
    )
  })
}

const opened = async (): Promise<void> => {
  await resize(admin, WIDE)
  await admin.goto(`${place.url}/admin/in-and-out`)
  await admin.getByRole('heading', { level: 1, name: 'In and out' }).waitFor()
}

const HEADING = 'id,arrived,answered,closed,channel,service,name,phone,need'
const ROWS = [
  'A1,2026-03-02 09:00:00,2026-03-02 09:04:00,2026-03-02 09:20:00,phone,garden-waste,Rosa Vance,020 7946 0991,The bin was missed',
  'A2,2026-03-02 10:00:00,2026-03-02 10:01:00,2026-03-02 10:09:00,phone,garden-waste,Otto Brand,020 7946 0992,=HYPERLINK("x")',
  'A3,2026-03-03 11:00:00,,,form,garden-waste,Ines Duarte,020 7946 0993,A second bin please',
]
const BAD = [
  'A4,not a time,,,phone,garden-waste,Nobody,,When was this',
  ',2026-03-04 09:00:00,,,phone,,,,Without a number',
]

describe('a history is brought in', () => {
  test('before anything was: what will be here, and how it is done', async () => {
    await opened()
    await sees(admin, 'Nothing was brought in yet')
    await sees(admin, 'No backup was made yet')
    expect(await problemsOf(admin)).toEqual([])
  })

  test('a dry run tells what would come, names each row that cannot be used, and writes nothing', async () => {
    writeFileSync(join(folder, 'requests.csv'), [HEADING, ...ROWS, ...BAD].join('\n'))
    const report = await typed('import', 'contacts', 'requests.csv', '--dry-run', '--zone', 'Europe/London')
    expect(report).toMatch(/3 contacts/)
    expect(report).toMatch(/time/i)
    expect(report).not.toMatch(/undefined|NaN|\[object/)
    const { rows } = await place.app.database.pool.query(
      `select from contacts where need like 'The bin was%'`,
    )
    expect(rows).toEqual([])
    await opened()
    await sees(admin, 'Nothing was brought in yet')
  })

  test('done: listed with what it brought, by whom, and what was kept aside with the reason', async () => {
    await typed(
      'import',
      'contacts',
      'requests.csv',
      '--zone',
      'Europe/London',
      '--owner',
      'lena@harbour.example',
    )
    expect(existsSync(join(folder, 'requests.csv.kept-aside.csv'))).toBe(true)
    expect(readFileSync(join(folder, 'requests.csv.kept-aside.csv'), 'utf8')).toContain('not a time')
    await opened()
    await sees(admin, '3 contacts, 3 cases, 3 new clients')
    await sees(admin, /with a time that cannot be read/)
    expect(await problemsOf(admin)).toEqual([])
  })

  test('the same once more brings nothing twice', async () => {
    await typed(
      'import',
      'contacts',
      'requests.csv',
      '--zone',
      'Europe/London',
      '--owner',
      'lena@harbour.example',
    )
    await opened()
    await sees(admin, '3 rows were here already')
    const { rows } = await place.app.database.pool.query<{ count: number }>(
      `select count(*) from contacts where arrived_at < '2026-03-05'`,
    )
    expect(rows[0]?.count).toBe(3)
  })
})

describe('it can leave again', () => {
  test('with the keyboard alone: contacts as CSV, formulas defused', async () => {
    await opened()
    await tabTo(admin, /Download/)
    const coming = admin.waitForEvent('download')
    await admin.keyboard.press('Enter')
    const download = await coming
    expect(download.suggestedFilename()).toMatch(/contacts.*\.csv$/)
    const text = readFileSync((await download.path()) ?? '', 'utf8')
    expect(text).toContain('The bin was missed')
    expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m)
  })

  test('as JSON, of some days; a period that ends before it begins is not asked for', async () => {
    await admin.getByRole('button', { name: /As$/ }).click()
    await admin.getByRole('option', { name: /JSON/ }).click()
    await admin.getByLabel(/First day/).fill('2026-03-03')
    await admin.getByLabel(/Last day/).fill('2026-03-02')
    await sees(admin, 'It lies before the first day.')
    expect(await admin.getByRole('link', { name: 'Download' }).count()).toBe(0)
    expect(await problemsOf(admin)).toEqual([])
    await resize(admin, WIDE)
    await admin.getByLabel(/Last day/).fill('2026-03-03')
    const coming = admin.waitForEvent('download')
    await admin.getByRole('link', { name: 'Download' }).click()
    const download = await coming
    expect(download.suggestedFilename()).toMatch(/contacts.*\.json/)
    const lines = readFileSync((await download.path()) ?? '', 'utf8')
      .trim()
      .split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { need: string }).need)).toEqual(['A second bin please'])
  })
})

describe('backups', () => {
  test('one that was made by hand is listed with its size', async () => {
    await typed('backup', join(folder, 'now.backup'))
    await opened()
    await sees(admin, /^Made: /)
    await sees(admin, /now\.backup/)
    expect(await problemsOf(admin)).toEqual([])
  })

  test('one that could not be made is told in plain words', async () => {
    await place.app.database.pool.query(
      `insert into backups (id, scheduled, file, state, began_at, alive_at, ended_at, why)
       values (gen_random_uuid(), true, 'nightly.backup', 'failed', now(), now(), now(), 'the disk is full')`,
    )
    await opened()
    await sees(admin, 'The last backup could not be made')
    await sees(admin, 'Could not be made: the disk is full')
    expect(await problemsOf(admin)).toEqual([])
    expect(place.faults).toEqual([])
  })
})
