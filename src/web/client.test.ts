import { afterEach, expect, test, vi } from 'vitest'
import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { OfflineError, ProblemError, addressOf, call } from './client.ts'

let server: Server | undefined

afterEach(() => {
  server?.close()
  vi.unstubAllGlobals()
})

/** A service that answers each request in turn; 'cut' breaks the connection off. */
async function serviceThat(answers: readonly ('cut' | { status: number; body: unknown; type?: string })[]) {
  const asked: IncomingMessage[] = []
  const next = [...answers]
  server = createServer((request, response) => {
    asked.push(request)
    const answer = next.shift()
    if (answer === 'cut' || !answer) return void request.socket.destroy()
    response.writeHead(answer.status, { 'content-type': answer.type ?? 'application/json' })
    response.end(JSON.stringify(answer.body))
  })
  await new Promise<void>((settle) => server?.listen(0, '127.0.0.1', settle))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const real = fetch
  vi.stubGlobal('fetch', (path: string, options: RequestInit) =>
    real(`http://127.0.0.1:${port}${path}`, options),
  )
  vi.stubGlobal('navigator', { onLine: true })
  return asked
}

test('an address gets its parameters and query, encoded', () => {
  expect(addressOf(serviceRoutes.get, { params: { slug: 'a/b c' } })).toBe('/services/a%2Fb%20c')
  expect(addressOf(serviceRoutes.suggest, { query: { q: 'bin & box', none: undefined } })).toBe(
    '/suggestions?q=bin+%26+box',
  )
})

test('a command is tried again with the same idempotency key when the connection breaks', async () => {
  const asked = await serviceThat(['cut', { status: 202, body: { done: true } }])
  await expect(call(accountRoutes.askCode, { body: { to: 'x@y.example' } })).resolves.toEqual({ done: true })
  const keys = asked.map((request) => request.headers['idempotency-key'])
  expect(keys).toHaveLength(2)
  expect(keys[0]).toMatch(/^[0-9a-f-]{32,36}$/)
  expect(keys[1]).toBe(keys[0])
})

test('the version that was seen goes along as If-Match', async () => {
  const asked = await serviceThat([{ status: 201, body: {} }])
  const params = { contactId: '01900000-0000-7000-8000-000000000000' }
  await call(contactRoutes.write, { params, body: { kind: 'text', body: 'Hello' } }, { version: 7 })
  expect(asked[0]?.headers['if-match']).toBe('"7"')
})

test('a refusal arrives with its words; it is not tried again', async () => {
  const problem = { code: 'link_ended', status: 410, title: 'Ended', detail: 'why', instead: 'do this' }
  const asked = await serviceThat([{ status: 410, body: problem, type: 'application/problem+json' }])
  const refused = await call(accountRoutes.openLink, { body: { token: 't' } }).catch(
    (error: unknown) => error,
  )
  expect(refused).toBeInstanceOf(ProblemError)
  expect(refused).toMatchObject({ code: 'link_ended', instead: 'do this', status: 410 })
  expect(asked).toHaveLength(1)
})

test('a gateway without the service behind it counts as not reachable', async () => {
  await serviceThat(
    Array.from({ length: 4 }, () => ({ status: 502, body: 'Bad gateway', type: 'text/html' })),
  )
  await expect(call(serviceRoutes.organisation)).rejects.toBeInstanceOf(OfflineError)
}, 15_000)
