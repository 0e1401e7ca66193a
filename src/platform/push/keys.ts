import { createECDH, hkdfSync } from 'node:crypto'

/** The pair of keys by which the makers of browsers know who sends (VAPID, RFC 8292), as base64url. */
export type PushKeys = { readonly publicKey: string; readonly privateKey: string }

/** The order of the curve P-256 (FIPS 186-5, D.1.2.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * The pair that belongs to a secret: the same secret gives the same pair on every node. The private key is 48 bytes of
 * HKDF (RFC 5869) reduced into 1 … order − 1 (FIPS 186-5, A.2.1), so that no key is likelier than another.
 */
export function pushKeys(secret: string): PushKeys {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'answerable push keys', 48))
  const scalar = (BigInt(`0x${bytes.toString('hex')}`) % (ORDER - 1n)) + 1n
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(scalar.toString(16).padStart(64, '0'), 'hex')
  return {
    publicKey: pair.getPublicKey('base64url'),
    privateKey: Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').toString('base64url'),
  }
}
