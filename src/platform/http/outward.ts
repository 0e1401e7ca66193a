import { lookup } from 'node:dns/promises'
import type { LookupAddress } from 'node:dns'
import { request as plain } from 'node:http'
import type { IncomingMessage, RequestOptions } from 'node:http'
import { request as encrypted } from 'node:https'
import { BlockList, isIP } from 'node:net'
import type { LookupFunction } from 'node:net'

/** What came of a request to somewhere outside. `status` is null when there was no answer; `error` says why, as a code. */
export type Outcome = {
  readonly status: number | null
  /** The first bytes of the answer, as text. */
  readonly answer: string
  readonly error: string | null
  /** Milliseconds. */
  readonly took: number
}

export type OutwardOptions = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** Milliseconds for all of it: finding the address, connecting, sending, the answer. */
  readonly within: number
  /** Also to addresses inside one's own network, and without TLS. */
  readonly toPrivate: boolean
}

const ANSWER_BYTES = 1024

/** What is nobody's public address: this machine, networks of one's own, links, tests, groups. */
const PRIVATE_4 = ranges('ipv4', [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
])
/** The translating ones (mapped, NAT64, 6to4, Teredo) carry an older address within, which may be any. */
const PRIVATE_6 = ranges('ipv6', [
  ...['::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
])

function ranges(family: 'ipv4' | 'ipv6', nets: readonly string[]): BlockList {
  const list = new BlockList()
  for (const [net = '', bits] of nets.map((one) => one.split('/'))) list.addSubnet(net, Number(bits), family)
  return list
}

/** Whether an IP address belongs to a machine that the whole world may reach. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !PRIVATE_4.check(address, 'ipv4')
  return family === 6 && !PRIVATE_6.check(address, 'ipv6')
}

/** Why an address can never be sent to; undefined where it may be tried. What a name leads to is looked at when sending. */
export function whyNotOutward(
  address: string,
  { toPrivate }: { readonly toPrivate: boolean },
): 'unreadable' | 'not_https' | 'private' | undefined {
  const url = URL.parse(address)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (!url || !isWeb || url.username !== '' || url.password !== '' || url.hash !== '') return 'unreadable'
  if (toPrivate) return undefined
  if (url.protocol !== 'https:') return 'not_https'
  const host = bare(url.hostname)
  const isOurs = isIP(host) !== 0 ? !isPublicAddress(host) : /(^|\.)(localhost|local|internal)\.?$/.test(host)
  return isOurs ? 'private' : undefined
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '')

/**
 * Sends a POST somewhere outside. The name is resolved once, every address it leads to is looked at, and the connection
 * goes to one of exactly those: a name that leads elsewhere a moment later leads nowhere. Redirects are not followed, the
 * answer is read as far as its first bytes. Never throws: what went wrong is a code in the outcome.
 */
export async function sendOutward(address: string, options: OutwardOptions): Promise<Outcome> {
  const started = performance.now()
  const took = () => Math.round(performance.now() - started)
  const signal = AbortSignal.timeout(options.within)
  try {
    const refused = whyNotOutward(address, options)
    if (refused) return { status: null, answer: '', error: refused, took: took() }
    const url = new URL(address)
    const found = await Promise.race([resolved(bare(url.hostname)), ended(signal)])
    const open = options.toPrivate ? found : found.filter((one) => isPublicAddress(one.address))
    // One address of ours among public ones is how a name is made to change its mind: none of them is taken.
    if (found.length === 0 || open.length < found.length) {
      return {
        status: null,
        answer: '',
        error: found.length === 0 ? 'no_such_name' : 'private',
        took: took(),
      }
    }
    const response = await post(url, open, options, signal)
    const answer = await firstBytes(response, signal)
    return { status: response.statusCode ?? null, answer, error: null, took: took() }
  } catch (error) {
    return { status: null, answer: '', error: signal.aborted ? 'too_slow' : codeOf(error), took: took() }
  }
}

async function resolved(host: string): Promise<LookupAddress[]> {
  const family = isIP(host)
  return family === 0 ? lookup(host, { all: true }) : [{ address: host, family }]
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
}

function post(
  url: URL,
  addresses: readonly LookupAddress[],
  { headers, body }: OutwardOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const known: LookupFunction = (_host, { all }, done) => {
    const [first = { address: '', family: 4 }] = addresses
    if (all) done(null, [...addresses])
    else done(null, first.address, first.family)
  }
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    lookup: known,
    signal,
    // A connection of its own: one that is kept could belong to an address that was looked at long ago.
    agent: false,
  }
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? encrypted : plain)(url, options, resolve)
    request.on('error', reject)
    request.end(body)
  })
}

async function firstBytes(response: IncomingMessage, signal: AbortSignal): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part)
      size += part.length
      if (size >= ANSWER_BYTES) break
    }
  } catch (error) {
    // The answer's first line is there; that the rest was cut off changes nothing about it.
    if (signal.aborted) throw error
  } finally {
    response.destroy()
  }
  return readable(Buffer.concat(parts).subarray(0, ANSWER_BYTES))
}

/** What a database can keep as text and a person can look at. */
const readable = (bytes: Buffer) =>
  bytes.toString('utf8').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, ' ')

const CODES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no_such_name',
  EAI_AGAIN: 'no_such_name',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'cut_off',
  EPIPE: 'cut_off',
  ETIMEDOUT: 'too_slow',
  EHOSTUNREACH: 'out_of_reach',
  ENETUNREACH: 'out_of_reach',
}

function codeOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (/CERT|TLS|SSL|SIGNATURE|ALTNAME/.test(code)) return 'certificate'
  return CODES[code] ?? 'no_answer'
}
