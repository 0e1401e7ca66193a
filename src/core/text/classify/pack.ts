/** A model as bytes, to be stored: a length, a description as JSON, then its numbers. Low byte first on any machine. */
import type { Model, Quality } from '#core/text/classify/types.ts'

type Head = {
  readonly version: 1
  readonly labels: readonly string[]
  readonly examples: readonly number[]
  readonly features: number
  readonly temperature: number
  readonly leastScore: number
  readonly quality: Quality
}

export type Unpacked =
  | { readonly ok: true; readonly model: Model }
  /** Not a model, or of another version: train it anew. */
  | { readonly ok: false; readonly why: 'not_a_model' }

/** "NEED" in ASCII. */
const MAGIC = 0x4445454e
const HEAD_AT = 8

/** The model as bytes; `unpackModel` gives back an equal one. */
export function packModel(model: Model): Uint8Array<ArrayBuffer> {
  const { version, labels, examples, temperature, leastScore, quality } = model
  const features = model.keys.length
  const head: Head = { version, labels, examples, features, temperature, leastScore, quality }
  const text = asciiOf(JSON.stringify(head))
  const bytes = new Uint8Array(HEAD_AT + text.length + numbersLength(features, labels.length))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, text.length, true)
  bytes.set(text, HEAD_AT)
  let at = HEAD_AT + text.length
  for (const key of model.keys) at = (view.setInt32(at, key, true), at + 4)
  for (const numbers of [model.rarity, model.scale, model.bias])
    for (const value of numbers) at = (view.setFloat32(at, value, true), at + 4)
  for (const weight of model.weights) at = (view.setInt16(at, weight, true), at + 2)
  return bytes
}

/** The model that was packed. Bytes that are not one: `{ ok: false, why: 'not_a_model' }`. */
export function unpackModel(bytes: Uint8Array): Unpacked {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = headOf(bytes, view)
  if (!head) return { ok: false, why: 'not_a_model' }
  const { features, version, labels, examples, temperature, leastScore, quality } = head
  let at = HEAD_AT + view.getUint32(4, true)
  const four = () => (at += 4) - 4
  const floats = (length: number) => new Float32Array(length).map(() => view.getFloat32(four(), true))
  const keys = new Int32Array(features).map(() => view.getInt32(four(), true))
  const rarity = floats(features)
  const scale = floats(labels.length)
  const bias = floats(labels.length)
  const weights = new Int16Array(features * labels.length)
  for (let i = 0; i < weights.length; i++) weights[i] = view.getInt16(at + 2 * i, true)
  const numbers = { keys, rarity, weights, scale, bias }
  return { ok: true, model: { version, labels, examples, ...numbers, temperature, leastScore, quality } }
}

const numbersLength = (features: number, labels: number) => features * 8 + labels * 8 + features * labels * 2

function headOf(bytes: Uint8Array, view: DataView): Head | undefined {
  if (bytes.length < HEAD_AT || view.getUint32(0, true) !== MAGIC) return undefined
  const length = view.getUint32(4, true)
  const head = parseHead(bytes.subarray(HEAD_AT, HEAD_AT + length))
  if (head?.version !== 1) return undefined
  const expected = HEAD_AT + length + numbersLength(head.features, head.labels.length)
  return bytes.length === expected ? head : undefined
}

function parseHead(bytes: Uint8Array): Head | undefined {
  try {
    return JSON.parse(textOf(bytes)) as Head
  } catch {
    return undefined
  }
}

// Core knows no TextEncoder, which comes from the platform: escapes keep the text within ASCII.
function asciiOf(text: string): Uint8Array {
  const ascii = text.replace(
    /[\u0080-\uFFFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return Uint8Array.from(ascii, (character) => character.charCodeAt(0))
}

function textOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
