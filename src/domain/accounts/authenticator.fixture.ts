import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { PasskeyAnswer } from './contract.sign-in.ts'

const base64url = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()

/** CBOR (RFC 8949) of what an authenticator sends: whole numbers, bytes, texts and maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  const entries = [...(value as Map<unknown, unknown>)]
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, one]) => [cbor(key), cbor(one)])])
}
function head(major: number, length: number): Buffer {
  const first = major << 5
  if (length < 24) return Buffer.from([first | length])
  if (length < 256) return Buffer.from([first | 24, length])
  return Buffer.from([first | 25, length >> 8, length & 255])
}

type Options = { options: Record<string, any> } // oxlint-disable-line typescript/no-explicit-any -- WebAuthn's options as they came over HTTP

/** An authenticator made of software: one passkey on P-256, with a counter (WebAuthn level 3 §6). */
export function createAuthenticator(given: { origin?: string; verifies?: boolean } = {}) {
  const { origin = 'http://localhost', verifies = true } = given
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0
  let userHandle = ''

  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const data = (rpId: string, flags: number, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE((counter += 1))
    const verified = verifies ? 0x04 : 0
    return Buffer.concat([sha256(rpId), Buffer.from([0x01 | verified | flags]), count, more])
  }
  const publicKey = () => {
    const { x = '', y = '' } = keys.publicKey.export({ format: 'jwk' })
    return cbor(
      new Map<number, unknown>([
        ...([
          [1, 2],
          [3, -7],
          [-1, 1],
        ] as const),
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    )
  }
  return {
    /** Answers `navigator.credentials.create`. */
    create({ options }: Options): PasskeyAnswer {
      userHandle = String(options['user'].id)
      const length = Buffer.from([0, id.length])
      const more = Buffer.concat([Buffer.alloc(16), length, id, publicKey()])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data(String(options['rp'].id), 0x40, more)],
      ])
      return {
        ...{ id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} },
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', String(options['challenge']))),
          attestationObject: base64url(cbor(attestation)),
          transports: ['internal'],
        },
      }
    },
    /** Answers `navigator.credentials.get`. */
    get({ options }: Options): PasskeyAnswer {
      const client = clientData('webauthn.get', String(options['challenge']))
      const authenticatorData = data(String(options['rpId']), 0)
      const signed = Buffer.concat([authenticatorData, sha256(client)])
      return {
        ...{ id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} },
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(authenticatorData),
          signature: base64url(createSign('sha256').update(signed).sign(keys.privateKey)),
          userHandle,
        },
      }
    },
    /** As a copy of it would, that was made earlier. */
    runBack(by: number): void {
      counter -= by
    },
  }
}
