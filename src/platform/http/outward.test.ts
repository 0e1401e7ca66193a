import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { isPublicAddress, sendOutward, whyNotOutward } from './outward.ts'

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.closeAllConnections()
  return Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?x=1`
}

const options = {
  headers: { 'content-type': 'application/json', 'x-one': '1' },
  body: '{"a":"é"}',
  within: 10_000,
  toPrivate: true,
}

describe('where nothing is sent to', () => {
  test.each([
    ['127.0.0.1', 'this machine'],
    ['0.0.0.0', 'this machine, by another name'],
    ['10.1.2.3', 'a private network'],
    ['172.31.255.255', 'a private network'],
    ['192.168.0.1', 'a private network'],
    ['100.64.0.1', 'behind a carrier'],
    ['169.254.169.254', 'where clouds keep their secrets'],
    ['224.0.0.1', 'a group'],
    ['255.255.255.255', 'everybody here'],
    ['::1', 'this machine'],
    ['::', 'this machine'],
    ['fe80::1', 'this link'],
    ['fd00::1', 'a private network'],
    ['::ffff:127.0.0.1', 'this machine, mapped'],
    ['::ffff:8.8.8.8', 'mapped: nobody gives such an address out'],
    ['64:ff9b::7f00:1', 'this machine, translated'],
    ['2002:7f00:1::', 'this machine, tunnelled'],
    ['::127.0.0.1', 'this machine, in an old form'],
    ['ff02::1', 'a group'],
    ['no address', 'no address'],
  ])('%s: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    '%s may be reached',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  test.each([
    ['https://example.org/hook', undefined, 'https to a name'],
    ['http://example.org/hook', 'not_https', 'no TLS'],
    ['https://127.0.0.1/', 'private', 'an address of ours'],
    ['https://2130706433/', 'private', 'the same as one number'],
    ['https://0x7f.1/', 'private', 'the same in other digits'],
    ['https://[::1]/', 'private', 'the same, newer'],
    ['https://[::ffff:127.0.0.1]/', 'private', 'the same, mapped'],
    ['https://localhost/', 'private', 'a name of this machine'],
    ['https://a.localhost/', 'private', 'below it'],
    ['https://metadata.google.internal/', 'private', 'a name inside a cloud'],
    ['https://user:pass@example.org/', 'unreadable', 'a password in it'],
    ['https://example.org/#x', 'unreadable', 'a part that is never sent'],
    ['ftp://example.org/', 'unreadable', 'another protocol'],
    ['file:///etc/passwd', 'unreadable', 'a file'],
    ['example.org', 'unreadable', 'no address'],
    ['', 'unreadable', 'nothing'],
  ])('%s → %s: %s', (address, expected, _why) => {
    expect(whyNotOutward(address, { toPrivate: false })).toBe(expected)
  })

  test('what a name leads to is looked at when sending: a name of this machine leads nowhere', async () => {
    let asked = 0
    const address = await serve((_request, response) => {
      asked += 1
      response.end()
    })
    const { port } = new URL(address)
    for (const name of [`https://127.0.0.1:${port}/`, `https://localhost:${port}/`, address]) {
      expect((await sendOutward(name, { ...options, toPrivate: false })).status).toBe(null)
    }
    expect(asked).toBe(0)
  })
})

describe('how it is sent', () => {
  test('headers and body arrive as they were given; of the answer, the first bytes come back', async () => {
    const seen: { headers?: unknown; method?: string | undefined; url?: string | undefined; body?: string } =
      {}
    const address = await serve((request, response) => {
      let body = ''
      request.setEncoding('utf8')
      request.on('data', (part: string) => (body += part))
      request.on('end', () => {
        Object.assign(seen, { headers: request.headers, method: request.method, url: request.url, body })
        response.statusCode = 202
        response.end(`${'x'.repeat(500)}\u0000${'y'.repeat(5_000)}`)
      })
    })
    const outcome = await sendOutward(address, options)
    expect(outcome).toMatchObject({ status: 202, error: null })
    expect(outcome.answer).toHaveLength(1024)
    expect(outcome.answer).not.toContain('\u0000')
    expect(seen).toMatchObject({
      method: 'POST',
      url: '/hook?x=1',
      body: '{"a":"é"}',
      headers: { 'x-one': '1', 'content-length': '10' },
    })
  })

  test('a redirect is an answer, and is not followed', async () => {
    let second = 0
    const elsewhere = await serve((_request, response) => {
      second += 1
      response.end()
    })
    const address = await serve((_request, response) =>
      response.writeHead(307, { location: elsewhere }).end(),
    )
    expect((await sendOutward(address, options)).status).toBe(307)
    expect(second).toBe(0)
  })

  test('one that does not answer, or does not come to an end, is left when its time is over', async () => {
    const silent = await serve(() => undefined)
    const endless = await serve((_request, response) => void response.writeHead(200).write('x'))
    for (const address of [silent, endless]) {
      expect(await sendOutward(address, { ...options, within: 150 })).toMatchObject({
        status: null,
        error: 'too_slow',
      })
    }
  })

  test('nobody there, no such name, cut off: a code, and nothing is thrown', async () => {
    const address = await serve((request) => request.socket.destroy())
    expect(await sendOutward(address, options)).toMatchObject({ status: null, error: 'cut_off' })
    expect(await sendOutward('http://127.0.0.1:1/', options)).toMatchObject({
      status: null,
      error: 'refused',
    })
    expect(await sendOutward('http://nowhere.invalid/', options)).toMatchObject({
      status: null,
      error: 'no_such_name',
    })
    const notTls = address.replace('http:', 'https:')
    expect((await sendOutward(notTls, options)).status).toBe(null)
  })
})
