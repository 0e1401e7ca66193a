import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBackup } from '#platform/backup/read.ts'
import { makeLog } from '#platform/log.ts'
import { startPopulated } from '#tests/support/populated.ts'
import type { Populated } from '#tests/support/populated.ts'
import { createBackupTimer } from './jobs.ts'
import { inAndOut } from './queries.ts'

let populated: Populated
let folder: string
beforeAll(async () => {
  populated = await startPopulated()
  folder = mkdtempSync(join(tmpdir(), 'transfers-'))
}, 60_000)
afterAll(async () => {
  await populated.service.close()
  rmSync(folder, { recursive: true })
})

const log = makeLog({ level: 'silent', readable: false })
const timer = (to = folder) =>
  createBackupTimer({
    database: populated.service.app.database,
    url: populated.service.databaseUrl,
    schedule: { to, everyHours: 6, keep: 2, release: 'test' },
    now: () => populated.service.clock.now(),
    log,
  })

async function look(...timers: readonly ReturnType<typeof timer>[]): Promise<void> {
  const { app, clock } = populated.service
  await Promise.all(timers.map((one) => app.database.transact((tx) => one.run(tx, clock.now()))))
  await Promise.all(timers.map((one) => one.settle()))
}

/** As the page shows it; read past the door, as the clock goes on for days and sessions end. */
const overview = () => populated.service.app.database.read((tx) => inAndOut(tx, null))

async function taken(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const answer = await fetch(`${populated.service.url}/api/v1${path}`, {
    headers: { cookie: populated.admin.cookie },
  })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

describe('exports of one kind', () => {
  test('clients leave as a file, cells that a spreadsheet would run are defused, and it is kept who took them', async () => {
    const { app } = populated.service
    await app.database.pool.query(
      `update clients set name = '=HYPERLINK("http://x")' where id = (select id from clients limit 1)`,
    )
    const answer = await taken('/exports/clients?format=csv')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toContain('clients-')
    expect(answer.text).toContain(`"'=HYPERLINK(""http://x"")"`)
    const { rows } = await app.database.pool.query(
      `select facts from ledger where kind = 'transfer.exported' order by seq desc limit 1`,
    )
    expect(rows).toEqual([{ facts: { what: 'clients', format: 'csv', from: null, to: null } }])
    const reads = await app.database.pool.query(
      `select count(*)::int as n from sensitive_reads where what = 'export'`,
    )
    expect(reads.rows[0]).toEqual({ n: 1 })
  })

  test.each(['clients', 'cases', 'contacts', 'messages', 'commitments', 'ledger'])(
    '%s as JSON, of a period',
    async (what) => {
      const all = await taken(`/exports/${what}?format=json&from=2000-01-01`)
      expect(all.status).toBe(200)
      const none = await taken(`/exports/${what}?format=json&to=2000-01-01`)
      expect([none.status, none.text]).toEqual([200, ''])
      for (const line of all.text.trim().split('\n'))
        expect(JSON.parse(line)).toHaveProperty(what === 'ledger' ? 'seq' : 'id')
    },
  )

  test('somebody who sees a part of the service is told who can; a period that runs backwards is turned round', async () => {
    const backwards = await populated.admin.ask('GET', '/exports/cases?from=2026-02-01&to=2026-01-01')
    expect(backwards).toMatchObject({ status: 422, body: { code: 'span_backwards' } })
    expect((await populated.agent.ask('GET', '/exports/cases')).status).toBe(403)
  })
})

describe('backups by the clock', () => {
  test('one of two nodes makes one, reads it to its end, and the next when it is due; the oldest goes', async () => {
    const [one, two] = [timer(), timer()]
    await look(one, two)
    expect(readdirSync(folder)).toHaveLength(1)
    const { backups } = await overview()
    expect(backups).toMatchObject([{ state: 'made', scheduled: true, why: null, removed: false }])
    expect(backups[0]?.readAt).not.toBeNull()
    await look(one, two)
    expect(readdirSync(folder)).toHaveLength(1)
    for (const hours of [6, 6]) {
      populated.service.clock.advance(hours * 3_600_000)
      await look(one, two)
    }
    const left = readdirSync(folder)
    expect(left).toHaveLength(2)
    expect((await overview()).backups.map(({ removed }) => removed)).toEqual([false, false, true])
    expect((await readBackup(join(folder, left[0] ?? ''))).header.release).toBe('test')
    await Promise.all([one.close(), two.close()])
  })

  test('one that cannot be made says why, and is tried again after half an hour', async () => {
    populated.service.clock.advance(6 * 3_600_000)
    writeFileSync(join(folder, 'a-file'), '')
    const broken = timer(join(folder, 'a-file', 'below'))
    await look(broken)
    const [first] = (await overview()).backups
    expect(first).toMatchObject({ state: 'failed' })
    expect(first?.why).toMatch(/ENOTDIR|EEXIST/)
    rmSync(join(folder, 'a-file'))
    await look(timer())
    expect((await overview()).backups[0]?.state).toBe('failed')
    populated.service.clock.advance(31 * 60_000)
    await look(timer())
    expect((await overview()).backups[0]?.state).toBe('made')
  })

  test('what a node that went away had begun is given up, and another node begins anew', async () => {
    const { app, clock } = populated.service
    clock.advance(6 * 3_600_000)
    await app.database.pool.query(
      `insert into backups (id, scheduled, file, began_at, alive_at) values (gen_random_uuid(), true, 'lost', $1, $1)`,
      [clock.now()],
    )
    await look(timer())
    expect((await overview()).backups[0]?.state).toBe('running')
    clock.advance(11 * 60_000)
    await look(timer())
    expect((await overview()).backups[0]?.state).toBe('failed')
    clock.advance(20 * 60_000)
    await look(timer())
    expect((await overview()).backups.slice(0, 2).map(({ state, why }) => [state, why])).toEqual([
      ['made', null],
      ['failed', 'The node that made it went away.'],
    ])
  })

  test('metrics say when the last was made and read', async () => {
    const answer = await fetch(`${populated.service.url}/metrics`)
    expect(await answer.text()).toMatch(
      /answerable_backup_made_seconds \d+[\s\S]*answerable_backup_read_seconds \d+/,
    )
  })
})
