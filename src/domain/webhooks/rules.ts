import { createHmac, randomBytes } from 'node:crypto'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** After the first attempt fails, the second follows after the first of these, and so on: some three days in all. */
const PAUSES = [
  5 * SECOND,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
]
/** A webhook to which nothing has got through for so long is switched off. */
export const FAILING_MS = 4 * DAY
/** How long the secret before signs along. */
export const OVERLAP_MS = DAY
/** How long deliveries are kept. */
export const KEPT_MS = 30 * DAY
/** How long one attempt may take. */
export const WITHIN_MS = 10 * SECOND
/** After this, an attempt of which nothing was heard is taken over: its node is gone. */
export const LEASE_MS = 2 * MINUTE
/** So many at once to one address: a slow one holds up itself, and nobody else. */
export const AT_ONCE = 4

/** How long to wait after the attempt of this number (from 1); undefined after the last. `chance`: 0 to 1, spreads it by a fifth either way. */
export function pauseAfter(attempt: number, chance: number): number | undefined {
  const pause = PAUSES[attempt - 1]
  return pause === undefined ? undefined : Math.round(pause * (0.8 + 0.4 * chance))
}

/** A new secret in the form of Standard Webhooks: 256 bits by chance. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

export type Signing = {
  readonly secret: string
  readonly earlierSecret: string | null
  readonly earlierUntil: Date | null
}

/** The headers of a message by Standard Webhooks 1.0.0: its id, the seconds at which it is sent, a signature for each secret that holds. */
export function signedHeaders(
  { messageId, body }: { readonly messageId: string; readonly body: string },
  { secret, earlierSecret, earlierUntil }: Signing,
  now: Date,
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000)
  const secrets = [
    secret,
    ...(earlierSecret !== null && earlierUntil !== null && earlierUntil > now ? [earlierSecret] : []),
  ]
  const signatures = secrets.map((one) => {
    const key = Buffer.from(one.replace(/^whsec_/, ''), 'base64')
    return `v1,${createHmac('sha256', key).update(`${messageId}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'content-type': 'application/json',
    'user-agent': 'Answerable-Webhooks/1',
    'webhook-id': messageId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  }
}

/** Whether a webhook that chose these is told of this kind. */
export function isChosen(kinds: readonly string[], kind: string): boolean {
  const [group = ''] = kind.split('.')
  return kinds.some((one) => one === '*' || one === kind || one === `${group}.*`)
}

/** Those of the chosen that name nothing that happens here. */
export function unknownKinds(chosen: readonly string[], known: readonly string[]): string[] {
  const groups = new Set(known.map((kind) => `${kind.split('.')[0]}.*`))
  return chosen.filter((one) => one !== '*' && !known.includes(one) && !groups.has(one))
}

/** What to do after an attempt: it arrived, it is tried again, it is given up; and whether the webhook is switched off. */
export type Verdict = {
  readonly state: 'delivered' | 'waiting' | 'failed'
  readonly nextAt: Date
  readonly off: 'gone' | 'failing' | undefined
}

export function judge(
  outcome: { readonly status: number | null },
  about: { readonly attempts: number; readonly failingSince: Date | null },
  now: Date,
  chance: number,
): Verdict {
  const { status } = outcome
  if (status !== null && status >= 200 && status < 300)
    return { state: 'delivered', nextAt: now, off: undefined }
  const pause = pauseAfter(about.attempts, chance)
  const isLong = about.failingSince !== null && now.getTime() - about.failingSince.getTime() >= FAILING_MS
  return {
    state: pause === undefined ? 'failed' : 'waiting',
    nextAt: new Date(now.getTime() + (pause ?? 0)),
    off: status === 410 ? 'gone' : isLong ? 'failing' : undefined,
  }
}
