import type { Database, Tx } from '../database/database.ts'
import { statement } from '../database/statement.ts'
import { newId } from '../ids.ts'
import { StoreProblem } from './place.ts'
import type { Place } from './place.ts'

type PlaceRow = { id: string; address: string; markedAt: Date | null }

const lock = statement<never>('files.lockPlaces', `select pg_advisory_xact_lock(hashtext('file_places'))`)
const byId = statement<PlaceRow, [id: string]>(
  'files.placeById',
  'select id, address, marked_at from file_places where id = $1',
)
const byAddress = statement<PlaceRow, [address: string]>(
  'files.placeByAddress',
  'select id, address, marked_at from file_places where address = $1 order by since desc limit 1',
)
const add = statement<never, [id: string, address: string, now: Date]>(
  'files.addPlace',
  'insert into file_places (id, address, since) values ($1, $2, $3)',
)
const setAddress = statement<never, [id: string, address: string]>(
  'files.placeMoved',
  'update file_places set address = $2 where id = $1',
)
const setMarked = statement<never, [id: string, now: Date]>(
  'files.placeMarked',
  'update file_places set marked_at = $2 where id = $1',
)

/**
 * Makes a place this service's, or finds that it is. A place that is another service's, or was never empty, is refused: two
 * services in one place would take each other's objects for left-overs. So is one that has lost its mark since: a disk
 * that is not mounted looks like that.
 *
 * @returns its id
 */
export async function claimPlace(
  database: Pick<Database, 'transact'>,
  place: Place,
  now: Date,
): Promise<string> {
  const marked = await place.readMark()
  if (marked !== undefined) {
    await database.transact((tx) => findMarked(tx, marked, place, now))
    return marked
  }
  const taken = await isTaken(place)
  // The row first: a mark without a row would be another service's.
  const { id, markedAt } = await database.transact((tx) => findUnmarked(tx, place, taken, now))
  if (markedAt !== null) {
    // Another node may have marked it just now.
    if ((await place.readMark()) === id) return id
    throw markLost(place.address)
  }
  await place.writeMark(id)
  await database.transact((tx) => tx.run(setMarked, id, now))
  return id
}

async function findMarked(tx: Tx, id: string, { address }: Place, now: Date): Promise<void> {
  const known = await tx.maybe(byId, id)
  if (!known) throw foreign(address)
  if (known.address !== address) await tx.run(setAddress, id, address)
  // A crash came between the mark and this.
  if (known.markedAt === null) await tx.run(setMarked, id, now)
}

async function findUnmarked(tx: Tx, { address }: Place, taken: boolean, now: Date): Promise<PlaceRow> {
  await tx.run(lock)
  const known = await tx.maybe(byAddress, address)
  if (known) return known
  if (taken) throw foreign(address)
  const id = newId(now)
  await tx.run(add, id, address, now)
  return { id, address, markedAt: null }
}

/** Whether a place is this service's already; false where it may become so. Throws where it may not. */
export async function isOurs(database: Pick<Database, 'each'>, place: Place): Promise<boolean> {
  const marked = await place.readMark()
  const known = await (marked === undefined
    ? database.each.maybe(byAddress, place.address)
    : database.each.maybe(byId, marked))
  if (marked !== undefined && !known) throw foreign(place.address)
  if (marked === undefined && known && known.markedAt !== null) throw markLost(place.address)
  if (!known && (await isTaken(place))) throw foreign(place.address)
  return marked !== undefined
}

/** Whether objects lie in a place already. */
export async function isTaken(place: Place): Promise<boolean> {
  for await (const _ of place.list()) return true
  return false
}

const foreign = (address: string) =>
  new StoreProblem(
    'foreign',
    `${address} holds papers of another service, or of one that was here before. Set FILES_TO to a place of its own that is empty`,
  )

const markLost = (address: string) =>
  new StoreProblem(
    'foreign',
    `${address} has lost its mark (answerable-files.json): it is not what it was. Is its disk mounted? If all of it is lost, restore a backup, or set FILES_TO to another place that is empty`,
  )
