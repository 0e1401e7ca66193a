import { deserialize, serialize } from 'node:v8'
import type { Model } from '#core/text/classify/types.ts'

/** A model as it is stored: Node's own form of plain data with typed arrays. */
export const packModel = (model: Model): Uint8Array => serialize(model)

/** A stored model; undefined when it is not one, or of another version: then it is learnt anew. */
export function unpackModel(bytes: Uint8Array): Model | undefined {
  try {
    const model: unknown = deserialize(bytes)
    return isModel(model) ? model : undefined
  } catch {
    return undefined
  }
}

function isModel(value: unknown): value is Model {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1
}
