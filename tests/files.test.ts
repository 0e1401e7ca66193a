import { mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paperForm } from './support/populated.ts'
import { startS3 } from './support/s3.ts'
import type { S3 } from './support/s3.ts'
import { startLiveService } from './support/service.ts'
import type { Caller, Service } from './support/service.ts'

let folder: string
let s3: S3
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'service-files-'))
  s3 = await startS3()
})
afterAll(async () => {
  await s3.close()
  rmSync(folder, { recursive: true })
})

describe.each(['folder', 'bucket'] as const)('the whole service, papers in a %s', (kind) => {
  let service: Service
  let admin: Caller
  let caseId: string
  let clientId: string
  const to = () => (kind === 'folder' ? join(folder, 'papers') : `s3://${s3.bucket}`)
  const objects = () =>
    kind === 'folder'
      ? readdirSync(to(), { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 36)
      : [...s3.objects.keys()].filter((key) => key.includes('/'))

  beforeAll(async () => {
    service = await startLiveService({ files: { to: to(), bucket: s3.access } })
    const { make } = service
    await make.organisation()
    admin = await service.staff((await make.agent({ roles: ['agent', 'lead', 'admin'] })).id)
    const one = await make.client({ name: 'Ada Marsh' })
    clientId = one.id
    caseId = (await make.case({ clientId, state: 'closed', outcome: 'met', closedAt: new Date() })).id
  })
  afterAll(() => service.close())

  const send = (words: string) => admin.ask('POST', '/papers', paperForm('letter.txt', words, { caseId }))
  const download = (id: string) =>
    fetch(`${service.url}/api/v1/papers/${id}/content`, { headers: { cookie: admin.cookie } })

  test('a paper comes back as it was sent, whole, as a download, in their own data too', async () => {
    const long = `Dear council, ${'it rains in. '.repeat(300_000)}`
    const { status, body } = await send(long)
    expect(status).toBe(201)
    const got = await download((body as { id: string }).id)
    expect(got.headers.get('content-disposition')).toContain('attachment')
    expect((await got.text()) === long).toBe(true)
    const data = await fetch(`${service.url}/api/v1/clients/${clientId}/data`, {
      headers: { cookie: admin.cookie },
    })
    expect([data.status, data.headers.get('content-type')]).toEqual([200, 'application/zip'])
    const zip = Buffer.from(await data.arrayBuffer()).toString('latin1')
    expect(zip).toContain('papers/1-letter.txt')
    expect(zip).not.toContain('(lost)')
    expect(objects()).toHaveLength(1)
  })

  test('while the place is away, papers wait and everything else works', async () => {
    const { body } = await send('kept')
    const away = `${folder}/away`
    if (kind === 'folder') renameSync(to(), away)
    else s3.trouble = () => 503
    expect((await send('not kept')).body).toMatchObject({ code: 'paper_not_kept', status: 503 })
    const answer = await download((body as { id: string }).id)
    expect(await answer.json()).toMatchObject({ code: 'paper_not_reached' })
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200)
    expect((await admin.ask('GET', `/clients/${clientId}`)).status).toBe(200)
    if (kind === 'folder') renameSync(away, to())
    s3.trouble = undefined
    expect((await download((body as { id: string }).id)).status).toBe(200)
  })

  test('whoever is erased leaves no byte there, by itself', async () => {
    expect(objects()).toHaveLength(2)
    const erased = await admin.ask('POST', `/clients/${clientId}/erasure`, { override: [], reason: null })
    expect(erased.status, JSON.stringify(erased.body)).toBeLessThan(300)
    await expect.poll(objects, { timeout: 20_000, interval: 100 }).toEqual([])
    if (kind === 'folder') expect(statSync(to()).mode & 0o777).toBe(0o700)
  }, 30_000)
})
