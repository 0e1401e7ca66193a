import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts'

const program = resolve(import.meta.dirname, '../../bin/answerable')
let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(async () => database.drop())

type Outcome = { status: number; out: string; err: string }

/** Runs the program as a person would, with the given settings only. */
function answerable(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  const surroundings = { PATH: process.env.PATH ?? '', DATABASE_URL: database.url, ...env }
  return new Promise((done) => {
    execFile(process.execPath, [program, ...args], { env: surroundings }, (error, out, err) =>
      done({ status: error ? Number(error.code) : 0, out, err }),
    )
  })
}

describe('the command line', () => {
  test.each([
    [['--help'], 0, 'Usage: answerable <command>'],
    [[], 0, 'doctor'],
    [['doctor', '--help'], 0, 'Usage: answerable doctor'],
    [['migrate', '--help'], 0, '--pending'],
    [['user', '-h'], 0, '--department <value>'],
    [['serve', '--help'], 0, 'Ctrl-C'],
    [['fly'], 2, 'no command named "fly"'],
    [['doctor', '--loudly'], 2, 'answerable doctor --help'],
    [['user'], 2, 'list, add, link or reset'],
    [['user', 'add', '--name', 'Ada'], 2, '--email'],
    [['user', 'link', 'nobody@example.org'], 1, 'Nobody here'],
  ])('%j ends with %i and says %s', async (args, status, words) => {
    const outcome = await answerable(args)
    expect(outcome.status).toBe(status)
    expect(outcome.out + outcome.err).toContain(words)
    expect(outcome.err).not.toContain('    at ')
  })

  test('a wrong setting is explained without a stack trace, also to programs', async () => {
    const { status, out, err } = await answerable(['migrate', '--json'], { PORT: 'x', HOST: 'a b' })
    expect(status).toBe(1)
    expect((JSON.parse(out) as { error: string }).error).toMatch(/PORT[^]*HOST|HOST[^]*PORT/)
    expect(err).not.toContain('    at ')
  })

  test('migrate is done once, and says so', async () => {
    expect(JSON.parse((await answerable(['migrate', '--json'])).out)).toEqual({ applied: [] })
    expect((await answerable(['migrate', '--pending'])).out).toContain('up to date')
  })

  test('somebody is added, gets a link that works once, and is listed', async () => {
    const { default: pg } = await import('pg')
    const own = await freshDatabase()
    const client = new pg.Client({ connectionString: own.url })
    await client.connect()
    await client.query(`WITH c AS (INSERT INTO calendars (id, name, zone, hours)
      VALUES (gen_random_uuid(), 'Always', 'Europe/London', '{"weekly":{},"exceptions":{}}') RETURNING id)
      INSERT INTO departments (id, name, calendar_id) SELECT gen_random_uuid(), 'Housing', id FROM c`)
    await client.end()
    const env = { DATABASE_URL: own.url, PUBLIC_URL: 'https://help.example.org' }
    const person = [
      '--name',
      'Ada Marsh',
      '--email',
      'Ada@example.org',
      '--department',
      'housing',
      '--role',
      'lead',
    ]
    const added = await answerable(['user', 'add', ...person], env)
    expect(added).toMatchObject({
      status: 0,
      out: expect.stringContaining('https://help.example.org/enter#'),
    })
    expect((await answerable(['user', 'list'], env)).out).toContain('Ada Marsh <ada@example.org>  lead')
    expect((await answerable(['user', 'link', 'ada@example.org', '--json'], env)).out).toContain(
      '"url":"https://',
    )
    const twice = await answerable(['user', 'add', ...person], env)
    expect(twice.status).toBe(1)
    expect(twice.err).toContain('already an account')
    const nowhere = await answerable(['user', 'add', ...person.with(5, 'Moon')], env)
    expect(nowhere.err).toContain('There are: Housing')
    await own.drop()
  })

  test('doctor finds a migrated database healthy, and an unreachable one not', async () => {
    const well = await answerable(['doctor', '--json'])
    expect(JSON.parse(well.out)).toMatchObject({ healthy: true })
    expect(well.status).toBe(0)
    const ill = await answerable(['doctor'], { DATABASE_URL: `postgresql://nobody@127.0.0.1:9/none` })
    expect(ill.status).toBe(1)
    expect(ill.out).toContain('DATABASE_URL')
  })

  test('doctor sees a schema that was changed by hand', async () => {
    const { default: pg } = await import('pg')
    const changed = await freshDatabase()
    const client = new pg.Client({ connectionString: changed.url })
    await client.connect()
    await client.query('CREATE TABLE by_hand (id int)')
    await client.end()
    expect((await answerable(['doctor'], { DATABASE_URL: changed.url })).out).toContain(
      'added: table by_hand',
    )
    await changed.drop()
  })

  test('with nothing configured a command starts its own database and stops it again', async () => {
    const { mkdtempSync, rmSync, chmodSync, existsSync } = await import('node:fs')
    const { tmpdir } = await import('node:os')
    const folder = mkdtempSync(join(tmpdir(), 'cli-'))
    chmodSync(folder, 0o755)
    const env = { DATABASE_URL: '', ANSWERABLE_DATA: join(folder, 'data') }
    const outcome = await answerable(['migrate'], env)
    expect(outcome, outcome.err).toMatchObject({
      status: 0,
      out: expect.stringContaining('Applied') as string,
    })
    expect(existsSync(join(folder, 'data', 'answerable.lock'))).toBe(false)
    rmSync(folder, { recursive: true })
  })
})
