import { setTimeout as sleep } from 'node:timers/promises'

/** What became of a request: the answer of the service, or nothing within the time that was given. */
export type Answered = { readonly status: number; readonly body: Record<string, unknown> }

/** A caller with cookies, who knows both nodes and tries again until somebody answers. */
export type Person = {
  /** The answer to one request; undefined when none came within a minute. The same key is sent each time. */
  send(method: string, path: string, body?: unknown, key?: string): Promise<Answered | undefined>
  readonly cookie: () => string
}

const PATIENCE_MS = 240_000

/** Somebody who calls whichever node answers. `stopped`: gives up at once. */
export function newPerson(nodes: readonly string[], stopped: AbortSignal, first = 0): Person {
  const jar = new Map<string, string>()
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  let at = first
  const once = async (method: string, path: string, body: unknown, key: string | undefined) => {
    const answer = await fetch(`${nodes[at % nodes.length]}/api/v1${path}`, {
      method,
      headers: {
        cookie: cookie(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.any([stopped, AbortSignal.timeout(10_000)]),
    })
    const text = await answer.text()
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
  }
  return {
    cookie,
    async send(method, path, body, key) {
      const until = performance.now() + PATIENCE_MS
      while (performance.now() < until && !stopped.aborted) {
        const answer = await once(method, path, body, key).catch(() => undefined)
        if (answer && answer.status < 500) return answer
        at += 1
        await sleep(150 + Math.random() * 150)
      }
      return undefined
    },
  }
}
