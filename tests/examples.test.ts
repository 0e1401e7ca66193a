import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyRoutes } from '#domain/accounts/contract.keys.ts'
import { webhookRoutes } from '#domain/webhooks/contract.ts'
import { startLiveService } from './support/service.ts'
import type { Caller, Service } from './support/service.ts'

const docs = join(import.meta.dirname, '../docs/integrate')
const example = (name: string) => join(docs, 'examples', name)
const run = promisify(execFile)

let service: Service
let admin: Caller
let env: Record<string, string>
const children: ChildProcess[] = []

beforeAll(async () => {
  service = await startLiveService({ webhooksToPrivate: true })
  await service.make.organisation()
  const offered = await service.make.service({})
  const agent = await service.make.agent({
    name: 'Priya Nair',
    departmentId: offered.departmentId,
    roles: ['agent', 'admin'],
    skills: [(await service.make.skill({ name: 'First point', general: true })).id],
  })
  admin = await service.staff(agent.id)
  const scopes = ['contacts:read', 'contacts:write', 'cases:read', 'cases:write'] as const
  const { key } = await admin.call(keyRoutes.make, { body: { name: 'Examples', scopes: [...scopes] } })
  env = { PATH: process.env['PATH'] ?? '', ANSWERABLE_URL: service.url, ANSWERABLE_KEY: key }
})
afterAll(async () => {
  for (const child of children) child.kill()
  await service.close()
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}

/** Starts a program and gives its lines as they come. */
async function start(path: string, more: Record<string, string>): Promise<string[]> {
  const child = spawn(process.execPath, [path], { env: { ...env, ...more } })
  children.push(child)
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => lines.push(...part.toString().trim().split('\n')))
  await expect.poll(() => lines, { timeout: 20_000 }).toContain('Listening')
  return lines
}

describe('the examples run against the real service', () => {
  test('get-started.ts: who it is, one contact however often it is sent, its case, every page, live', async () => {
    const { stdout } = await run(process.execPath, [example('get-started.ts')], { env })
    const [who, one, kase, count, live] = stdout.trim().split('\n')
    expect([who, one, live]).toEqual(['Acting for Priya Nair', 'One contact: true', 'Live'])
    expect(kase).toMatch(/^Case [A-Z0-9]{3}-[A-Z0-9]{4} is owned by Priya Nair$/)
    expect(count).toBe('Cases: 1')
  })

  test('get-started.ts with a key that does not reach far enough says which scope is missing, in words', async () => {
    const { key } = await admin.call(keyRoutes.make, { body: { name: 'Little', scopes: ['cases:read'] } })
    const failed = run(process.execPath, [example('get-started.ts')], {
      env: { ...env, ANSWERABLE_KEY: key },
    })
    await expect(failed).rejects.toThrow('403 key_lacks_scope')
  })

  test('get-started.sh: the same with curl', async () => {
    const { stdout } = await run('sh', [example('get-started.sh')], { env })
    expect(stdout).toContain('"name":"Priya Nair"')
    expect(stdout).toContain('"need":"I would like a second bin"')
  })

  test('webhook-consumer.ts: takes what is signed, once, and nothing else', async () => {
    const port = await freePort()
    const address = `http://127.0.0.1:${port}/hook`
    const body = { name: 'Example', url: address, kinds: ['case.*'] }
    const { webhook, secret } = await admin.call(webhookRoutes.add, { body })
    const lines = await start(example('webhook-consumer.ts'), { WEBHOOK_SECRET: secret, PORT: String(port) })
    const params = { webhookId: webhook.id }
    const { id } = await admin.call(webhookRoutes.test, { params, body: {} })
    await expect.poll(() => lines, { timeout: 20_000 }).toContain('webhook.test')
    const isThere = async () =>
      (await admin.call(webhookRoutes.delivery, { params: { deliveryId: id } })).status
    await expect.poll(isThere).toBe(204)
    // Once more, and under a new secret that it does not know: the old one signs along.
    await admin.call(webhookRoutes.replaceSecret, { params, body: {} })
    await admin.call(webhookRoutes.replay, { params: { deliveryId: id }, body: {} })
    await service.app.webhooks()
    expect((await admin.call(webhookRoutes.delivery, { params: { deliveryId: id } })).status).toBe(204)
    expect(lines.filter((one) => one === 'webhook.test')).toHaveLength(1)
    const forged = await fetch(address, { method: 'POST', body: '{"type":"case.opened","data":{}}' })
    expect(forged.status).toBe(401)
  })
})

describe('the pages show the examples as they are', () => {
  test.each([
    ['get-started.md', 'get-started.ts', 'ts'],
    ['get-started.md', 'get-started.sh', 'sh'],
    ['webhooks.md', 'webhook-consumer.ts', 'ts'],
    ['widget.md', 'widget.html', 'html'],
  ])('%s has %s', (page, file, language) => {
    const shown = readFileSync(join(docs, page), 'utf8')
    expect(shown).toContain(`\`\`\`${language}\n${readFileSync(example(file), 'utf8').trimEnd()}\n\`\`\`\n`)
  })
})
