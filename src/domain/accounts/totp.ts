import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { encode } from 'uqr'
import type { AppKey } from './contract.sign-in.ts'

const STEP_MS = 30_000
const DIGITS = 6
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new key for an authenticator app: 160 bits (RFC 4226 §4, R6). */
export function newKey(): Buffer {
  return randomBytes(20)
}

/** Which half minute it is (RFC 6238 §4.2). */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / STEP_MS)
}

/** The six digits of one half minute (RFC 4226 §5.3, RFC 6238 §4). */
export function codeAt(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', key).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 0x0f
  return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

/**
 * The half minute that a code belongs to: this one, or one before or after for clocks that differ (RFC 6238 §5.2), and
 * later than the last that was used, so that a code works once. Undefined when it fits none.
 */
export function stepOf(key: Buffer, code: string, now: Date, lastStep: number): number | undefined {
  const here = stepAt(now)
  return [here - 1, here, here + 1]
    .filter((step) => step > lastStep)
    .find((step) => codeAt(key, step) === code)
}

/** What an app is given; `address` follows the key URI format that authenticator apps read. */
export function appKey(key: Buffer, email: string, organisation: string): AppKey {
  const text = base32(key)
  const label = `${encodeURIComponent(organisation)}:${encodeURIComponent(email)}`
  const address = `otpauth://totp/${label}?secret=${text}&issuer=${encodeURIComponent(organisation)}&digits=6&period=30`
  return { key: text, address, picture: pictureOf(address) }
}

function pictureOf(text: string): AppKey['picture'] {
  const { data, size } = encode(text, { border: 4 })
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
  return { size, path: squares.join('') }
}

/** RFC 4648 §6, without padding. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** The bytes of a key in base 32, as an app reads it. */
export function fromBase32(text: string): Buffer {
  const bits = [...text].map((one) => BASE32.indexOf(one).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)))
}

const sealKey = (secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, 'answerable', 'keys of the second step', 32))

/** Encrypts a key for the database (AES-256-GCM), bound to whose it is: a copy of the tables makes no codes. */
export function seal(key: Buffer, userId: string, secret: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealKey(secret), nonce).setAAD(Buffer.from(userId))
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

/** The key again; undefined under another secret, or when it was sealed for somebody else. */
export function unseal(sealed: string, userId: string, secret: string): Buffer | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', sealKey(secret), bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(userId)).setAuthTag(bytes.subarray(-16))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
  } catch {
    return undefined
  }
}
