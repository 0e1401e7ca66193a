import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A small S3-compatible store on loopback: objects of one bucket, path-style addresses, ListObjectsV2 in pages, versioning as
 * it is asked for. It believes nobody: every request has to be signed (Signature Version 4, header form, as the vendor's
 * manual describes it), at about this time, and with the digest of exactly the bytes that came. Written from that manual
 * alone, with no code in common with what we sign by.
 */
export type S3 = {
  readonly url: string
  readonly access: { endpoint: string; region: string; keyId: string; keySecret: string }
  readonly bucket: string
  readonly objects: Map<string, { content: Buffer; at: Date }>
  /** Requests so far, as `GET key`. */
  readonly asked: string[]
  /** What becomes of a request: undefined: what should; else what it says. */
  trouble: ((method: string, key: string) => Trouble | undefined) | undefined
  versioning: '' | 'Enabled' | 'Suspended'
  /** How many keys a page of a list holds. */
  page: number
  close(): Promise<void>
}
/** A status instead; hang up before it is done; hang up after it is done; half of the body; other bytes of the same length. */
type Trouble = number | 'hang up' | 'done, then hang up' | 'cut' | 'turned'

const KEYS = { keyId: 'AKIDTESTS', keySecret: 'a/secret+of=tests', region: 'eu-test-1' }
const BUCKET = 'papers'

export async function startS3(): Promise<S3> {
  const server = createServer((request, response) => {
    answer(own, request, response).catch((error: unknown) => {
      if (!response.headersSent) sendError(response, 500, 'InternalError', String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const own: S3 = {
    url,
    access: { endpoint: url, ...KEYS },
    bucket: BUCKET,
    objects: new Map(),
    asked: [],
    trouble: undefined,
    versioning: '',
    page: 1000,
    close: () => close(server),
  }
  return own
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

async function answer(s3: S3, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET' } = request
  const url = new URL(request.url ?? '/', s3.url)
  const [, bucket = '', ...rest] = url.pathname.split('/')
  const key = rest.map(decodeURIComponent).join('/')
  s3.asked.push(`${method} ${key}`)
  const trouble = s3.trouble?.(method, key)
  if (trouble === 'hang up') return void request.socket.destroy()
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const body = Buffer.concat(parts)
  if (typeof trouble === 'number') return sendError(response, trouble, 'SlowDown', 'as the test asked')
  const wrong = refusalOf(request, body, KEYS)
  if (wrong !== undefined) return sendError(response, 403, wrong, 'not as it was signed')
  if (bucket !== s3.bucket) return sendError(response, 404, 'NoSuchBucket', bucket)
  if (key === '') return sendBucket(s3, url, response)
  if (trouble === 'done, then hang up') response.end = () => (request.socket.destroy(), response)
  sendObject(s3, { method, key, body, length: request.headers['content-length'] }, response, trouble)
}

function sendObject(
  s3: S3,
  asked: { method: string; key: string; body: Buffer; length: string | undefined },
  response: ServerResponse,
  trouble: Trouble | undefined,
): void {
  const { method, key, body } = asked
  if (method === 'PUT') {
    if (asked.length === undefined) return sendError(response, 411, 'MissingContentLength', key)
    s3.objects.set(key, { content: body, at: new Date() })
    return void response.writeHead(200, { etag: '"x"', 'content-length': '0' }).end()
  }
  if (method === 'DELETE') {
    s3.objects.delete(key)
    return void response.writeHead(204).end()
  }
  const found = s3.objects.get(key)
  if (!found) return sendError(response, 404, 'NoSuchKey', key)
  response.writeHead(200, { 'content-length': found.content.length })
  if (trouble === 'cut') {
    response.write(found.content.subarray(0, found.content.length >> 1), () => response.destroy())
  } else
    response.end(trouble === 'turned' ? Buffer.from(found.content.map((byte) => byte ^ 1)) : found.content)
}

function sendBucket(s3: S3, url: URL, response: ServerResponse): void {
  const { searchParams: query } = url
  const state = s3.versioning === '' ? '' : `<Status>${s3.versioning}</Status>`
  if (query.has('versioning'))
    return sendXml(response, 200, `<VersioningConfiguration>${state}</VersioningConfiguration>`)
  const after = query.get('continuation-token') ?? ''
  const keys = [...s3.objects.keys()]
    .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
    .sort()
  const page = keys.slice(0, s3.page)
  const more = keys.length > page.length
  const found = page.map((key) => {
    const { content, at } = s3.objects.get(key) ?? { content: Buffer.alloc(0), at: new Date() }
    return `<Contents><Key>${escaped(key)}</Key><LastModified>${at.toISOString()}</LastModified><Size>${content.length}</Size></Contents>`
  })
  const token = more ? `<NextContinuationToken>${escaped(page.at(-1) ?? '')}</NextContinuationToken>` : ''
  sendXml(
    response,
    200,
    `<ListBucketResult><IsTruncated>${String(more)}</IsTruncated>${token}${found.join('')}</ListBucketResult>`,
  )
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function sendXml(response: ServerResponse, status: number, xml: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>\n${xml}`)
}

const sendError = (response: ServerResponse, status: number, code: string, message: string) =>
  sendXml(response, status, `<Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`)

// ── Signature Version 4 ─────────────────────────────────────────────────────────────────────────────────────────────
const SKEW_MS = 15 * 60_000
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()

type Signed = { scope: string; keyId: string; names: string[]; signature: string; date: string }

function readAuthorization(header: string, date: string): Signed | undefined {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8}\/[\w-]+\/s3\/aws4_request), ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/
  const [, keyId = '', scope = '', names = '', signature = ''] = form.exec(header) ?? []
  return signature === '' ? undefined : { keyId, scope, names: names.split(';'), signature, date }
}

/** Why a request is not believed; undefined where it is. */
function refusalOf(request: IncomingMessage, body: Buffer, keys: typeof KEYS): string | undefined {
  const header = (name: string) => String(request.headers[name] ?? '')
  const signed = readAuthorization(header('authorization'), header('x-amz-date'))
  if (!signed) return 'AccessDenied'
  if (signed.keyId !== keys.keyId) return 'InvalidAccessKeyId'
  if (signed.scope !== `${signed.date.slice(0, 8)}/${keys.region}/s3/aws4_request`)
    return 'AuthorizationHeaderMalformed'
  const at = Date.parse(
    signed.date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  )
  if (!(Math.abs(Date.now() - at) < SKEW_MS)) return 'RequestTimeTooSkewed'
  const mustBeSigned = ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))]
  if (!mustBeSigned.every((name) => signed.names.includes(name))) return 'AccessDenied'
  if (header('x-amz-content-sha256') !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  const expected = signatureOf(
    { method: request.method ?? '', url: request.url ?? '', header },
    signed,
    keys.keySecret,
  )
  return timingSafeEqual(Buffer.from(expected), Buffer.from(signed.signature))
    ? undefined
    : 'SignatureDoesNotMatch'
}

/** The signature that a request should have, by the manual's four steps. */
export function signatureOf(
  request: { readonly method: string; readonly url: string; readonly header: (name: string) => string },
  { names, scope, date }: Pick<Signed, 'names' | 'scope' | 'date'>,
  keySecret: string,
): string {
  const [path = '/', query = ''] = request.url.split('?')
  const canonicalQuery = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`).replaceAll('+', '%20'))
    .sort()
    .join('&')
  const headers = names.map((name) => `${name}:${request.header(name).trim().replace(/ +/g, ' ')}\n`).join('')
  const canonical = [
    ...[request.method, path, canonicalQuery, headers, names.join(';')],
    request.header('x-amz-content-sha256'),
  ].join('\n')
  const [day = '', region = '', service = ''] = scope.split('/')
  const key = hmac(hmac(hmac(hmac(`AWS4${keySecret}`, day), region), service), 'aws4_request')
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')).toString('hex')
}
