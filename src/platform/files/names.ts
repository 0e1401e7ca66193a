/** Objects are named by chance alone: a name tells nothing of whose it is, and no two are ever the same. */
const OBJECT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** What a place is marked with. */
export const MARK = 'answerable-files.json'
export const SHARD = /^[0-9a-f]{2}$/

export const isObject = (name: string): boolean => OBJECT.test(name)

/** The part of a place that an object lies in, by the beginning of its name: 256 of them. Throws for any other name. */
export function shardOf(object: string): string {
  if (!isObject(object)) throw new Error('no name of an object')
  return object.slice(0, 2)
}

export const markText = (id: string): Buffer =>
  Buffer.from(`${JSON.stringify({ answerable: 'files', id })}\n`)

/** The id in a mark; undefined where it is none. */
export function readMarkText(text: string): string | undefined {
  try {
    const { id } = JSON.parse(text) as { id?: unknown }
    return typeof id === 'string' && isObject(id) ? id : undefined
  } catch {
    return undefined
  }
}
