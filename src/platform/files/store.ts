import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Database } from '../database/database.ts'
import { statement } from '../database/statement.ts'
import type { Log } from '../log.ts'
import { intact, sumOf, whole } from './intact.ts'
import type { Sum } from './intact.ts'
import { claimPlace, isOurs } from './claim.ts'
import { StoreProblem } from './place.ts'
import type { BucketAccess, Looked, Place } from './place.ts'
import { reachBy } from './reach.ts'

/** Where bytes are: in the row itself, or as an object in a place. */
type Where = { readonly placeId: string | null; readonly object: string | null }
/** What a row keeps of a file. Neither content nor object: its bytes were lost. */
export type Kept = Where & Sum & { readonly content: Buffer | null }

/** As columns of a row, to be selected by whoever keeps files. */
export const KEPT = 'content, place_id, object, bytes, sha256'

/** What doctor says of where new bytes go. `isOurs`: whether it is this service's yet; it is made so at the first use. */
export type Checked = Looked & { readonly isOurs: boolean }

/**
 * Keeps the bytes of files: in the database, in a folder or in a bucket. Every method throws `StoreProblem`.
 *
 * The order that loses nothing: `put`, then the row in its transaction. What has no row in the end is found by the sweep.
 * To take away: the row in its transaction (a trigger notes the object), then `remove`, by a timer that tries again.
 */
export type Store = {
  /** Keeps bytes where new ones go. Ask it before the transaction that keeps the row: a store may take seconds. */
  put(content: Buffer): Promise<Kept>
  /** The bytes of a row, held against its size and SHA-256: what is not what was put ends in an error before its end. */
  get(kept: Kept): Promise<Readable>
  /** As `get`, all of it. */
  read(kept: Kept): Promise<Buffer>
  /** Removes an object that no row names any more. */
  remove(where: Where): Promise<void>
  /** Looks whether new bytes can be kept; undefined: they go to the database. Changes nothing that stays. */
  check(): Promise<Checked | undefined>
  /** Where new bytes go; null: the database. */
  target(): Promise<string | null>
  /** Objects of one of our places, a few hundred at a time, that were there before `before`. */
  objectsBefore(placeId: string, before: Date): AsyncIterable<readonly string[]>
}

export type StoreSettings = {
  /** A folder or s3://bucket/prefix; the database unless given. */
  readonly to?: string | undefined
  readonly bucket?: BucketAccess | undefined
}

const addressOf = statement<{ address: string }, [id: string]>(
  'files.addressOf',
  'select address from file_places where id = $1',
)

const AT_ONCE = 500

/** Opens the store as it is configured. It asks no place anything until it is used, so the service starts without it. */
export function openStore(
  database: Pick<Database, 'each' | 'transact'>,
  settings: StoreSettings = {},
  { now = () => new Date(), log }: { readonly now?: () => Date; readonly log?: Pick<Log, 'warn'> } = {},
): Store {
  const reach = reachBy(settings.bucket)
  const places = new Map<string, Place>()
  let claimed: Promise<{ id: string; place: Place }> | undefined

  /** The place where new bytes go, made ours at the first use; tried again at the next one where it cannot be. */
  function current(to: string): Promise<{ id: string; place: Place }> {
    claimed ??= claimPlace(database, reach(to), now()).then((id) => {
      const place = reach(to)
      places.set(id, place)
      return { id, place }
    })
    claimed.catch(() => (claimed = undefined))
    return claimed
  }

  async function placeOf(id: string): Promise<Place> {
    const known = places.get(id)
    if (known) return known
    // Its mark may tell that the configured place is this one, moved to another address.
    if (settings.to !== undefined) await current(settings.to).catch(() => undefined)
    const { address } = await database.each.one(addressOf, id)
    const place = places.get(id) ?? reach(address)
    places.set(id, place)
    return place
  }

  async function get(kept: Kept): Promise<Readable> {
    const { content, placeId, object } = kept
    if (content) return intact({ bytes: content.length, stream: Readable.from([content]) }, kept)
    if (placeId === null || object === null) throw new StoreProblem('missing', 'its bytes were lost')
    const place = await placeOf(placeId)
    return intact(await place.get(object), kept)
  }

  /** Whoever asked hears it in their own words; these are for whoever operates the service. */
  async function logged<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      log?.warn({ err: error }, what)
      throw error
    }
  }

  async function put(content: Buffer): Promise<Kept> {
    const sum = sumOf(content)
    if (settings.to === undefined) return { ...sum, content, placeId: null, object: null }
    const { id, place } = await current(settings.to)
    const object = randomUUID()
    await place.put(object, content)
    return { ...sum, content: null, placeId: id, object }
  }

  return {
    put: (content) => logged('a file could not be kept', () => put(content)),
    get: (kept) => logged('a file could not be read', () => get(kept)),
    read: (kept) => logged('a file could not be read', async () => whole(await get(kept))),
    async remove({ placeId, object }) {
      if (placeId === null || object === null) return
      await (await placeOf(placeId)).remove(object)
    },
    check: async () => (settings.to === undefined ? undefined : probe(database, reach(settings.to))),
    target: async () => (settings.to === undefined ? null : (await current(settings.to)).id),
    async *objectsBefore(placeId, before) {
      const place = await placeOf(placeId)
      if ((await place.readMark()) !== placeId)
        throw new StoreProblem('foreign', `${place.address} is not, or no longer, this service’s`)
      await place.tidy(before)
      yield* inBatches(place, before)
    },
  }
}

async function* inBatches(place: Place, before: Date): AsyncGenerator<readonly string[]> {
  let batch: string[] = []
  for await (const { object, at } of place.list()) {
    if (at < before) batch.push(object)
    if (batch.length < AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Writes, reads and removes a few bytes, where the place is ours already. */
async function probe(database: Pick<Database, 'each'>, place: Place): Promise<Checked> {
  if (!(await isOurs(database, place))) return { ...(await place.look()), isOurs: false }
  const [object, content] = [randomUUID(), Buffer.from('a look whether this can be kept')]
  await place.put(object, content)
  try {
    await whole(intact(await place.get(object), sumOf(content)))
  } finally {
    await place.remove(object)
  }
  return { ...(await place.look()), isOurs: true }
}
