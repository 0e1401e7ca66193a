import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isRoot } from './identity.ts'
import { findRunning, startEmbedded } from './launcher.ts'
import { isAlive } from './processes.ts'

const launcher = join(import.meta.dirname, 'launcher.ts')
let home: string
let data: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'embedded-'))
  chmodSync(home, 0o755)
  data = join(home, 'data')
})

afterEach(() => {
  const elsewhere = lstatSync(join(data, 'postgres'), { throwIfNoEntry: false })?.isSymbolicLink()
  if (elsewhere) rmSync(dirname(realpathSync(join(data, 'postgres'))), { recursive: true })
  rmSync(home, { recursive: true })
})

async function ask<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

/** A start in a process of its own that writes one row and then waits to be killed. */
async function startInChild(): Promise<{ pid: number; kill: () => Promise<void> }> {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(launcher)})
    const pg = (await import('pg')).default
    const { url } = await startEmbedded({ dataDirectory: ${JSON.stringify(data)} })
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('CREATE TABLE kept (word text)')
    await client.query("INSERT INTO kept VALUES ('here')")
    console.log('written')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { pid: child.pid ?? 0, kill }
}

describe('the built-in PostgreSQL', () => {
  test('starts in a new folder, keeps its files private, and starts again on what is there', async () => {
    const lines: string[] = []
    const first = await startEmbedded({ dataDirectory: data, progress: (line) => lines.push(line) })
    await ask(first.url, "CREATE TABLE kept AS SELECT 'here' AS word")
    expect(lines[0]).toContain('Creating the database')
    expect(statSync(join(data, 'postgres.password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(data, 'run')).mode & 0o777).toBe(0o700)
    await first.stop()
    await first.stop()
    expect(existsSync(join(data, 'answerable.lock'))).toBe(false)

    const second = await startEmbedded({ dataDirectory: data, progress: (line) => lines.push(line) })
    expect(lines).toHaveLength(1)
    expect(await ask(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'here' }])
    const [port] = await ask<{ listen_addresses: string }>(second.url, 'SHOW listen_addresses')
    expect(port).toEqual({ listen_addresses: '' })
    const [durable] = await ask(
      second.url,
      "SELECT current_setting('fsync') || current_setting('synchronous_commit') AS it",
    )
    expect(durable).toEqual({ it: 'onon' })
    await second.stop()
  })

  test('refuses a second start on the same folder, naming the process and what to do', async () => {
    const first = await startEmbedded({ dataDirectory: data, durable: false })
    await expect(startEmbedded({ dataDirectory: data })).rejects.toMatchObject({
      code: 'already-running',
      message: expect.stringMatching(
        new RegExp(`process ${process.pid}.*kill ${process.pid}.*ANSWERABLE_DATA.*DATABASE_URL`, 's'),
      ),
    })
    expect(await findRunning(data)).toBe(first.url)
    await first.stop()
    expect(await findRunning(data)).toBeUndefined()
  })

  test('after kill -9 of its process the orphan is stopped and every row is there', async () => {
    const child = await startInChild()
    expect(await findRunning(data)).toContain('postgresql://')
    await child.kill()
    const orphan = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    expect(isAlive(orphan)).toBe(true)
    expect(await findRunning(data)).toBeUndefined()

    const next = await startEmbedded({ dataDirectory: data })
    expect(next.notes.join()).toContain(`process ${orphan}`)
    expect(isAlive(orphan)).toBe(false)
    expect(await ask(next.url, 'SELECT word FROM kept')).toEqual([{ word: 'here' }])
    await next.stop()
  })

  test('after kill -9 of the server too, it recovers', async () => {
    const child = await startInChild()
    const server = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(server, 'SIGKILL')
    await child.kill()
    const next = await startEmbedded({ dataDirectory: data })
    expect(await ask(next.url, 'SELECT word FROM kept')).toEqual([{ word: 'here' }])
    await next.stop()
  })

  test('a folder closed to others: root’s cluster goes to a place that its user can reach, and says so', async () => {
    chmodSync(home, 0o700)
    const started = await startEmbedded({ dataDirectory: data, durable: false })
    expect(started.notes).toHaveLength(isRoot() ? 1 : 0)
    expect(lstatSync(join(data, 'postgres')).isSymbolicLink()).toBe(isRoot())
    await ask(started.url, 'CREATE TABLE kept ()')
    await started.stop()
    const again = await startEmbedded({ dataDirectory: data, durable: false })
    expect(again.notes).toEqual([])
    expect(await ask(again.url, 'SELECT * FROM kept')).toEqual([])
    await again.stop()
  })

  test('a path too long for a socket gets a short private folder, removed at the end', async () => {
    data = join(home, 'a'.repeat(60), 'b'.repeat(60), 'data')
    mkdirSync(dirname(data), { recursive: true, mode: 0o755 })
    const { url, stop } = await startEmbedded({ dataDirectory: data, durable: false })
    const folder = decodeURIComponent(new URL(url).hostname)
    expect(folder).toMatch(/^\/tmp\/answerable-/)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    await stop()
    expect(existsSync(folder)).toBe(false)
  })

  test('a lost password file is replaced: who owns the files owns the data', async () => {
    const first = await startEmbedded({ dataDirectory: data, durable: false })
    await first.stop()
    rmSync(join(data, 'postgres.password'))
    const second = await startEmbedded({ dataDirectory: data, durable: false })
    expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await second.stop()
  })

  test('a server that ends by itself is reported', async () => {
    const { lost, stop } = await startEmbedded({ dataDirectory: data, durable: false })
    const server = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(server, 'SIGQUIT')
    expect(await lost).toContain('postgres.log')
    await stop()
  })

  test('a server that was killed is not waited for: there is nothing left to stop', async () => {
    const { lost, stop } = await startEmbedded({ dataDirectory: data, durable: false })
    const server = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(server, 'SIGKILL')
    expect(await lost).toContain('SIGKILL')
    expect(await Promise.race([stop(), sleep(15_000, 'still waiting')])).toBeUndefined()
  })
})
