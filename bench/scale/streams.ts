import { Agent, request } from 'node:http'
import type { ClientRequest } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { at, tenth } from './spread.ts'

/** Opens so many live streams on one node, lets things happen, and gives the milliseconds from the request that changes something to each stream. */
export async function timeStreams(parts: {
  readonly url: string
  readonly cookies: readonly string[]
  readonly streams: number
  /** Lets a contact arrive and gives its id. */
  readonly arrive: () => Promise<string>
  readonly times: number
}) {
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  const heard: { contactId: string; at: number }[] = []
  const sent = new Map<string, number>()
  const open: ClientRequest[] = []
  let there = 0
  let counting = false
  const one = (cookie: string) =>
    new Promise<void>((resolve, reject) => {
      const asked = request(`${parts.url}/api/v1/live`, { agent, headers: { cookie } }, (answer) => {
        there += 1
        answer.setEncoding('utf8')
        answer.on('data', (text: string) => {
          if (!counting) return
          for (const [, data] of text.matchAll(/event: happened\ndata: (.*)\n/g)) {
            const { kind, contactId } = JSON.parse(data ?? '{}') as { kind?: string; contactId?: string }
            if (kind === 'contact.arrived' && contactId) heard.push({ contactId, at: performance.now() })
          }
        })
        answer.on('error', () => undefined)
        resolve()
      })
      asked.on('error', reject)
      asked.end()
      open.push(asked)
    })
  for (let index = 0; index < parts.streams; index += 50) {
    const batch = Array.from({ length: Math.min(50, parts.streams - index) }, (_, turn) =>
      one(parts.cookies[(index + turn) % parts.cookies.length] ?? ''),
    )
    await Promise.all(batch)
  }
  await sleep(2_000)
  counting = true
  for (let turn = 0; turn < parts.times; turn += 1) {
    const began = performance.now()
    sent.set(await parts.arrive(), began)
    await sleep(1_000)
  }
  await sleep(2_000)
  for (const asked of open) asked.destroy()
  const delays = heard.flatMap((one) => {
    const began = sent.get(one.contactId)
    return began === undefined ? [] : [one.at - began]
  })
  return {
    streams: there,
    changes: parts.times,
    heard: delays.length,
    'p50 ms': tenth(at(delays, 0.5)),
    'p99 ms': tenth(at(delays, 0.99)),
    'limit p99 ms': 300,
  }
}
