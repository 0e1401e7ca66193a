import { expect, test } from 'vitest'
import { makeLog } from '../log.ts'
import { createServer } from './server.ts'

const EVENTS = { accept: 'text/event-stream' }

/** A server that lets everybody read five times and do something five times; a program twice in all. */
async function limited() {
  const app = await createServer({
    ...{ log: makeLog({ level: 'silent', readable: false }), trustProxy: false, secure: false, perMinute: 5 },
    countedBy: (request) => String(request.headers['x-who']),
    limitOf: (counted) => (counted === 'program' ? 2 : undefined),
    onFault: () => undefined,
  })
  app.get('/list', async () => 'read')
  app.post('/accept', async () => 'done')
  app.get('/live', async () => 'stream')
  const ask = async (method: 'GET' | 'POST', url: string, who: string, headers = {}) =>
    (await app.inject({ method, url, headers: { 'x-who': who, ...headers } })).statusCode
  return { app, ask }
}

test('a page that has read all it may still accepts an offer and hears what happens', async () => {
  const { app, ask } = await limited()
  for (let n = 0; n < 5; n += 1) expect(await ask('GET', '/list', 'ann')).toBe(200)
  expect(await ask('GET', '/list', 'ann')).toBe(429)
  expect(await ask('POST', '/accept', 'ann')).toBe(200)
  expect(await ask('GET', '/live', 'ann', EVENTS)).toBe(200)
  for (let n = 0; n < 3; n += 1) expect(await ask('POST', '/accept', 'ann')).toBe(200)
  expect(await ask('POST', '/accept', 'ann')).toBe(429)
  await app.close()
})

test('a program with a measure of its own keeps to it with reads and commands together', async () => {
  const { app, ask } = await limited()
  expect(await ask('GET', '/list', 'program')).toBe(200)
  expect(await ask('POST', '/accept', 'program')).toBe(200)
  expect(await ask('POST', '/accept', 'program')).toBe(429)
  await app.close()
})
