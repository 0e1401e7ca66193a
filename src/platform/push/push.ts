import webPush from 'web-push'
import { sendOutward, whyNotOutward } from '../http/outward.ts'
import type { PushKeys } from './keys.ts'

/** A browser that wants to be told, as it described itself (Push API). */
export type PushDevice = {
  /** Where the maker of the browser takes messages for it. */
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** `gone`: this browser takes nothing any more, and never will. `later`: it may, another time. */
export type PushOutcome =
  | { readonly state: 'told' | 'gone' }
  | { readonly state: 'later'; readonly status: number | null; readonly error: string | null }

export type Pusher = {
  /** What a browser has to name when it asks its maker for an endpoint. */
  readonly publicKey: string
  /** Whether an endpoint can be sent to at all. */
  accepts(endpoint: string): boolean
  /** Sends a few words of data, encrypted for this one browser (RFC 8291). Never throws. */
  send(device: PushDevice, data: object, options: PushOptions): Promise<PushOutcome>
}
export type PushOptions = {
  /** Seconds for which it is kept while the device is off. */
  readonly ttl: number
  readonly urgency: 'normal' | 'high'
  /** A later message of the same topic replaces one that still waits. Up to 32 letters of base64url. */
  readonly topic?: string
}

const WITHIN_MS = 15_000

/** Sends Web Push messages. `subject`: whom the maker of a browser may ask about us (`https:` or `mailto:`). */
export function createPusher(parts: {
  readonly keys: PushKeys
  readonly subject: string
  /** Also to addresses in one's own network, and without TLS: for tests. */
  readonly toPrivate: boolean
}): Pusher {
  const { keys, subject, toPrivate } = parts
  return {
    publicKey: keys.publicKey,
    accepts: (endpoint) => whyNotOutward(endpoint, { toPrivate }) === undefined,
    async send({ endpoint, p256dh, auth }, data, { ttl, urgency, topic }) {
      const details = prepared(() =>
        webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(data), {
          vapidDetails: { subject, ...keys },
          contentEncoding: 'aes128gcm',
          ...{ TTL: ttl, urgency },
          ...(topic !== undefined && { topic }),
        }),
      )
      // Keys that no browser can have made: nothing can ever be encrypted for it.
      if (details === undefined) return { state: 'gone' }
      const body = details.body ?? Buffer.alloc(0)
      return judged(
        await sendOutward(endpoint, { headers: details.headers, body, within: WITHIN_MS, toPrivate }),
      )
    },
  }
}

function prepared<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

/** RFC 8030, 7.3: 404 and 410 say that a subscription has ended. What we sent wrongly is not worth another try either. */
function judged({ status, error }: { status: number | null; error: string | null }): PushOutcome {
  if (status !== null && status >= 200 && status < 300) return { state: 'told' }
  if (status === 404 || status === 410 || error === 'private' || error === 'not_https')
    return { state: 'gone' }
  return { state: 'later', status, error }
}
