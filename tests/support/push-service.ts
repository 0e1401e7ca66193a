import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'

/** A message as the service of a browser's maker takes it, opened by the browser that it is for. */
export type Pushed = {
  readonly browser: string
  readonly data: Record<string, unknown>
  readonly headers: IncomingMessage['headers']
  /** What the token says of the sender, its signature checked. */
  readonly sender: { readonly aud: string; readonly sub: string; readonly exp: number; readonly key: string }
}

/** A browser with keys of its own. */
export type Browser = { readonly endpoint: string; readonly p256dh: string; readonly auth: string }

/** The service of a browser's maker (RFC 8030), on this machine: it takes messages, and its browsers decrypt them (RFC 8291). */
export async function startPushService() {
  const browsers = new Map<string, { pair: ReturnType<typeof createECDH>; auth: Buffer }>()
  const taken: Pushed[] = []
  const answers = new Map<string, number>()
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const name = (request.url ?? '').slice(1)
      const browser = browsers.get(name)
      const status = answers.get(name) ?? (browser ? 201 : 404)
      if (status === 201 && browser) {
        const data = JSON.parse(decrypt(body, browser).toString('utf8')) as Record<string, unknown>
        taken.push({ browser: name, data, headers: request.headers, sender: senderOf(request) })
      }
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    /** Everything that arrived, in order. */
    taken,
    /** A browser that lets itself be told. */
    subscribe(name: string): Browser {
      const pair = createECDH('prime256v1')
      const auth = randomBytes(16)
      const p256dh = pair.generateKeys('base64url')
      browsers.set(name, { pair, auth })
      return { endpoint: `http://127.0.0.1:${port}/${name}`, p256dh, auth: auth.toString('base64url') }
    },
    /** From now on a message for this browser is answered with this status; undefined: taken again. */
    answer(name: string, status: number | undefined): void {
      if (status === undefined) answers.delete(name)
      else answers.set(name, status)
    },
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts)
}

/** RFC 8188, 2 and RFC 8291, 3: one record, encrypted for the keys of one browser. */
function decrypt(
  body: Buffer,
  { pair, auth }: { pair: ReturnType<typeof createECDH>; auth: Buffer },
): Buffer {
  const salt = body.subarray(0, 16)
  const sender = body.subarray(21, 21 + (body[20] ?? 0))
  const record = body.subarray(21 + sender.length)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender])
  const derive = (key: Buffer, from: Buffer, about: string | Buffer, bytes: number): Buffer =>
    Buffer.from(hkdfSync('sha256', key, from, about, bytes))
  const shared = derive(pair.computeSecret(sender), auth, info, 32)
  const key = derive(shared, salt, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = derive(shared, salt, 'Content-Encoding: nonce\0', 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2))
}

/** RFC 8292: who sends, by a token that only the holder of the key can have signed. */
function senderOf(request: IncomingMessage): Pushed['sender'] {
  const [, token = '', key = ''] =
    /^vapid t=([^,]+), ?k=(.+)$/.exec(request.headers.authorization ?? '') ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    ...{ kty: 'EC', crv: 'P-256' },
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const publicKey = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const
  const isGenuine = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    publicKey,
    Buffer.from(signature, 'base64url'),
  )
  if (!isGenuine) throw new Error('The token of the sender is not genuine')
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Omit<Pushed['sender'], 'key'>
  return { ...said, key }
}
