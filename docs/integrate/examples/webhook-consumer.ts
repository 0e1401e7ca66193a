/**
 * Takes webhooks, with nothing but Node 24: node webhook-consumer.ts
 * WEBHOOK_SECRET is what was shown when the webhook was made; PORT where to listen.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const secret = process.env['WEBHOOK_SECRET'] ?? ''
const TOLERANCE_S = 5 * 60
const MOST_BYTES = 64 * 1024

/** Whether a message is from whoever holds the secret, and of these minutes. `body` is the text exactly as it came. */
function isGenuine(headers: Readonly<Record<string, string | string[] | undefined>>, body: string): boolean {
  const id = String(headers['webhook-id'])
  const timestamp = String(headers['webhook-timestamp'])
  // An old message that somebody has kept and sends again is not taken.
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= TOLERANCE_S)) return false
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
  // While a secret is being replaced there are two signatures: one of them is ours.
  return String(headers['webhook-signature'])
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice(3), 'base64'))
    .some((one) => one.length === expected.length && timingSafeEqual(one, expected))
}

/** Messages may come twice; their id is the same then. Keep ids where your other data are, for a day or more. */
const seen = new Set<string>()

const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (part: string) => {
    body += part
    if (body.length > MOST_BYTES) request.destroy()
  })
  request.on('end', () => {
    if (!isGenuine(request.headers, body)) return response.writeHead(401).end()
    // Answer at once, within ten seconds; do what takes longer afterwards.
    response.writeHead(204).end()
    const id = String(request.headers['webhook-id'])
    if (seen.has(id)) return
    seen.add(id)
    const { type, data } = JSON.parse(body) as { type: string; data: { caseId?: string | null } }
    console.log(`${type} ${data.caseId ?? ''}`.trim())
  })
})
server.listen(Number(process.env['PORT'] ?? 8080), '127.0.0.1', () => console.log('Listening'))
