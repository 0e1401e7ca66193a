import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLiveService } from '#tests/support/service.ts'
import type { Service } from '#tests/support/service.ts'
import { startTraces } from './traces.ts'
import type { Traces } from './traces.ts'

type SentSpan = { name: string; traceId: string; parentSpanId?: string; attributes?: { key: string }[] }

const heard: SentSpan[] = []
let collector: Server
let traces: Traces
let service: Service
beforeAll(async () => {
  collector = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()
      const sent = JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] }
      heard.push(...sent.resourceSpans.flatMap((one) => one.scopeSpans.flatMap(({ spans }) => spans)))
      answer.setHeader('content-type', 'application/json').end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const { port } = collector.address() as AddressInfo
  traces = await startTraces({ to: `http://127.0.0.1:${port}/v1/traces`, share: 1 })
  service = await startLiveService()
})
afterAll(async () => {
  await service.close()
  collector.close()
})

test('a request and its statements are one trace, that of the caller, and hold names only', async () => {
  const visitor = await service.visitor()
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  await visitor.ask(
    'POST',
    '/portal/contacts',
    { need: 'Nobody must read this elsewhere' },
    { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
  )
  await traces.close()
  const spans = heard.filter((span) => span.traceId === traceId)
  const request = spans.find((span) => span.name === 'POST /portal/contacts')
  expect(request?.parentSpanId).toBe('b7ad6b7169203331')
  const statements = spans.filter((span) => span !== request)
  expect(statements.length).toBeGreaterThan(3)
  expect(statements.map((span) => span.name).every((name) => /^[\w.]+$/.test(name))).toBe(true)
  expect(JSON.stringify(heard)).not.toContain('Nobody must read this')
})
