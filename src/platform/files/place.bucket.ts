import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { sumOf } from './intact.ts'
import { isObject, MARK, markText, readMarkText, shardOf } from './names.ts'
import { StoreProblem } from './place.ts'
import type { BucketAccess, Looked, Opened, Place } from './place.ts'

/** How long a store may take until it begins to answer; a body then comes at its own pace. */
const PATIENCE_MS = 30_000
/** After the first; each waits longer than the one before, 0.7 s together. */
const TRIES_AGAIN = 3

type Ask = {
  readonly method: 'GET' | 'PUT' | 'DELETE'
  readonly key?: string
  readonly query?: Readonly<Record<string, string>>
  readonly content?: Buffer
}
type Sent = Pick<Ask, 'method' | 'content'>
type Bucket = {
  readonly address: string
  readonly prefix: string
  /** Answers with whatever status; throws where nobody answers. */
  readonly ask: (asked: Ask) => Promise<Response>
}

/** A bucket of an S3-compatible store, by path-style addresses, each request signed with what it carries (SigV4). */
export function openBucket(
  { address, bucket, prefix }: { readonly address: string; readonly bucket: string; readonly prefix: string },
  access: BucketAccess,
): Place {
  const { keyId: accessKeyId, keySecret: secretAccessKey, region, endpoint } = access
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 })
  const base = `${endpoint.replace(/\/+$/, '')}/${bucket}`
  const start = prefix === '' ? '' : `${prefix}/`
  const place: Bucket = {
    address,
    prefix: start,
    ask: ({ key, query, ...rest }) => {
      const path = key === undefined ? base : `${base}/${start}${key}`
      return send(client, `${path}${query ? `?${new URLSearchParams(query).toString()}` : ''}`, address, rest)
    },
  }
  const keyOf = (object: string) => `${shardOf(object)}/${object}`
  return {
    address,
    put: (object, content) => put(place, keyOf(object), content),
    get: (object) => get(place, keyOf(object)),
    remove: (object) => remove(place, keyOf(object)),
    list: () => objectsIn(place),
    // An object that was not sent to its end is none there.
    tidy: async () => undefined,
    readMark: () => readMark(place),
    writeMark: (id) => put(place, MARK, markText(id)),
    removeMark: () => remove(place, MARK),
    look: () => look(place, endpoint),
  }
}

/** Asks, and asks again where the store is busy or nobody answers: whatever is asked here may be done twice. */
async function send(client: AwsClient, url: string, address: string, asked: Sent): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const response = await sendOnce(client, url, asked).catch((error: unknown) => noAnswer(address, error))
    const last = tries > TRIES_AGAIN
    if (response instanceof StoreProblem) {
      if (last) throw response
    } else if (last || (response.status < 500 && response.status !== 429)) return response
    else await response.body?.cancel()
    await sleep(50 * 2 ** tries)
  }
}

async function sendOnce(client: AwsClient, url: string, { method, content }: Sent): Promise<Response> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(new Error('no answer')), PATIENCE_MS)
  const { sha256 } = sumOf(content ?? Buffer.alloc(0))
  try {
    return await client.fetch(url, {
      method,
      headers: { 'x-amz-content-sha256': sha256 },
      // A store that sends us elsewhere would be shown what it must not see.
      redirect: 'error',
      signal: patience.signal,
      ...(content && { body: new Uint8Array(content) }),
    })
  } finally {
    clearTimeout(timer)
  }
}

function noAnswer(address: string, error: unknown): StoreProblem {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } }
  const why = cause?.code ?? cause?.message ?? message
  return new StoreProblem('unreachable', `${address} does not answer (${why})`, { cause: error })
}

/** What the store says when it does not do what it was asked. */
async function refused({ address }: Bucket, response: Response): Promise<StoreProblem> {
  const code = codeIn(await response.text().catch(() => ''))
  const kind = response.status === 404 && code !== 'NoSuchBucket' ? 'missing' : 'unreachable'
  const words = kind === 'missing' ? 'an object is not there any more' : `it answers ${response.status}`
  return new StoreProblem(kind, `${address}: ${words}${code === undefined ? '' : ` (${code})`}`)
}

const codeIn = (xml: string): string | undefined => /<Code>(\w{1,60})<\/Code>/.exec(xml)?.[1]

async function put(place: Bucket, key: string, content: Buffer): Promise<void> {
  const response = await place.ask({ method: 'PUT', key, content })
  if (response.status !== 200) throw await refused(place, response)
  await response.body?.cancel()
}

async function get(place: Bucket, key: string): Promise<Opened> {
  const response = await place.ask({ method: 'GET', key })
  if (response.status !== 200 || !response.body) throw await refused(place, response)
  return {
    bytes: Number(response.headers.get('content-length') ?? -1),
    // The same stream under the other of its two type names.
    stream: Readable.fromWeb(response.body as WebStream),
  }
}

async function remove(place: Bucket, key: string): Promise<void> {
  const response = await place.ask({ method: 'DELETE', key })
  if (response.status === 204 || response.status === 200) {
    await response.body?.cancel()
    return
  }
  const problem = await refused(place, response)
  if (problem.kind !== 'missing') throw problem
}

async function readMark(place: Bucket): Promise<string | undefined> {
  const response = await place.ask({ method: 'GET', key: MARK })
  if (response.status === 200) return readMarkText(await response.text())
  const problem = await refused(place, response)
  if (problem.kind === 'missing') return undefined
  throw problem
}

/** ListObjectsV2, a thousand at a time. */
async function* objectsIn(place: Bucket): ReturnType<Place['list']> {
  for (let token: string | undefined = ''; token !== undefined;) {
    const query = {
      'list-type': '2',
      prefix: place.prefix,
      ...(token !== '' && { 'continuation-token': token }),
    }
    const response = await place.ask({ method: 'GET', query })
    if (response.status !== 200) throw await refused(place, response)
    const xml = await response.text()
    for (const [, one = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const object = tagIn(one, 'Key')?.slice(place.prefix.length + 3) ?? ''
      const at = new Date(tagIn(one, 'LastModified') ?? '')
      if (isObject(object) && !Number.isNaN(at.getTime())) yield { object, at }
    }
    token = tagIn(xml, 'IsTruncated') === 'true' ? tagIn(xml, 'NextContinuationToken') : undefined
  }
}

function tagIn(xml: string, tag: string): string | undefined {
  const text = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1]
  return text?.replace(/&(amp|lt|gt|quot|#34|apos|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
}
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"' },
  ...{ '#34': '"', apos: "'", '#39': "'" },
}

/** A bucket that keeps versions would keep what was erased; whether it does may be hidden from our keys. */
async function look(place: Bucket, endpoint: string): Promise<Looked> {
  const response = await place.ask({ method: 'GET', query: { versioning: '' } })
  const text = await response.text()
  const warnings: string[] = []
  if (response.status === 200 && tagIn(text, 'Status') === 'Enabled')
    warnings.push(
      'the bucket keeps versions: what is erased stays in them until a rule of the bucket removes old versions',
    )
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(endpoint)?.hostname ?? '')
  if (endpoint.startsWith('http:') && !local) warnings.push('papers travel to it without TLS: use https')
  return { free: undefined, warnings }
}
