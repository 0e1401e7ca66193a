import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

let lastMoment = 0
let inMoment = 0

/**
 * A new record id: UUID version 7 (RFC 9562 §5.7), so that ids made later sort later and indexes stay compact. Within one
 * millisecond of one process they sort as they were made (§6.2, method 1): messages of one moment keep their order.
 */
export function newId(now: Date): string {
  const moment = now.getTime()
  inMoment = moment > lastMoment ? 0 : (inMoment + 1) & 0x0fff
  lastMoment = Math.max(lastMoment, moment)
  const bytes = randomBytes(16)
  bytes.writeUIntBE(moment, 0, 6)
  bytes.writeUInt16BE(0x7000 | inMoment, 6)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Letters that people can read over the phone: no 0/O, 1/I/L, U (Crockford's base 32 without the digits that mislead). */
const SPOKEN = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A reference that a client can read out, `K7M-2QX9`: 30^7 ≈ 2·10^10 possibilities; the database refuses a double. */
export function newReference(): string {
  const letters = [...randomBytes(7)].map((byte) => SPOKEN[byte % SPOKEN.length]).join('')
  return `${letters.slice(0, 3)}-${letters.slice(3)}`
}

/** A secret that cannot be guessed: 256 bits, URL-safe. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** A one-time code of six digits. */
export function newCode(): string {
  return String(randomBytes(4).readUInt32BE() % 1_000_000).padStart(6, '0')
}

/** What we store of a secret: its SHA-256, so that a copy of the database opens nothing. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Signature of a text under a key (HMAC-SHA-256). */
export function sign(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

/** Compares two secrets without telling by its time how alike they are. */
export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
