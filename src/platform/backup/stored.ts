import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { isTaken } from '../files/claim.ts'
import { intact, whole } from '../files/intact.ts'
import { StoreProblem } from '../files/place.ts'
import type { Place } from '../files/place.ts'
import type { Reach } from '../files/reach.ts'
import { newId } from '../ids.ts'
import { tablesOf } from './catalogue.ts'
import type { Table } from './catalogue.ts'
import { BackupProblem } from './format.ts'
import { quoted } from './names.ts'

/**
 * Some tables keep bytes: in their column `content`, or outside the database (`files/store.ts`). What lies outside goes into
 * a backup too, and comes back to wherever the service that is restored keeps such bytes.
 */
export type Stored = {
  readonly reach: Reach
  /** Where they come back to; the database unless given. */
  readonly to?: string | undefined
}

export type StoredRow = { id: string; address: string; object: string; bytes: number; sha256: string }

const MARKS = ['content', 'place_id', 'object']

/** Tables whose rows may have bytes outside; in a schema of an older release there are none. */
export const tablesOutside = (tables: readonly Table[]): string[] =>
  tables
    .filter(({ columns }) => MARKS.every((mark) => columns.some(({ name }) => name === mark)))
    .map(({ name }) => name)

const AT_ONCE = 200
export const FIRST = '00000000-0000-0000-0000-000000000000'

/** Rows whose bytes lie outside, by their ids. */
export async function* rowsOutside(client: pg.ClientBase, table: string): AsyncGenerator<StoredRow> {
  for (let after = FIRST; ;) {
    const { rows } = await client.query<StoredRow>(
      `select t.id, p.address, t.object, t.bytes, t.sha256 from ${quoted(table)} t join file_places p on p.id = t.place_id
       where t.id > $1 order by t.id limit ${AT_ONCE}`,
      [after],
    )
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

/**
 * The bytes of a row, held against its SHA-256; undefined where they are lost: one paper that is damaged must not keep all
 * the others out of every backup.
 *
 * @throws BackupProblem where their place does not answer
 */
export async function bytesOf(reach: Reach, row: StoredRow): Promise<Buffer | undefined> {
  try {
    return await whole(intact(await reach(row.address).get(row.object), row))
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error
    if (error.kind === 'missing' || error.kind === 'damaged') return undefined
    throw new BackupProblem(`Papers outside the database cannot be read: ${error.message}.`)
  }
}

/** Each as a line with its id and length, and its bytes. */
export async function* framed(
  client: pg.ClientBase,
  table: string,
  reach: Reach,
  tell: { kept(): void; lost(id: string): void },
): AsyncGenerator<Buffer> {
  for await (const row of rowsOutside(client, table)) {
    const content = await bytesOf(reach, row)
    if (!content) tell.lost(row.id)
    else {
      tell.kept()
      yield Buffer.concat([Buffer.from(`${row.id} ${content.length}\n`), content])
    }
  }
}

/** What `framed` wrote; one at a time in memory. */
export async function* unframed(
  bytes: AsyncIterable<Buffer>,
): AsyncGenerator<{ id: string; content: Buffer }> {
  let [parts, size, needed]: [Buffer[], number, number] = [[], 0, 1]
  for await (const some of bytes) {
    parts.push(some)
    size += some.length
    if (size < needed) continue
    let held = Buffer.concat(parts)
    let frame = first(held)
    for (; 'end' in frame; frame = first(held)) {
      yield frame
      held = held.subarray(frame.end)
    }
    needed = frame.needed
    parts = [held]
    size = held.length
  }
  if (size > 0) throw damaged()
}

const LONGEST_LINE = 60

/** What stands at the beginning, or how much it takes until that can be told. */
function first(held: Buffer): { id: string; content: Buffer; end: number } | { needed: number } {
  const at = held.subarray(0, LONGEST_LINE).indexOf(10)
  if (at < 0 && held.length < LONGEST_LINE) return { needed: held.length + 1 }
  const [, id, length] = /^([0-9a-f-]{36}) (\d{1,12})$/.exec(held.toString('latin1', 0, at)) ?? []
  if (id === undefined) throw damaged()
  const end = at + 1 + Number(length)
  return held.length < end ? { needed: end } : { id, content: held.subarray(at + 1, end), end }
}

const damaged = () =>
  new BackupProblem('The backup cannot be used: it is damaged: papers in it cannot be told apart.')

/** Where bytes go that a backup or an export brings. */
export type Returning = {
  put(table: string, id: string, content: Buffer): Promise<void>
  /** All rows are there: part of the transaction that brings them. */
  finish(): Promise<void>
  /** The schema is of this release. */
  afterwards(): Promise<void>
  /** Nothing of it came to be. */
  abandon(): Promise<void>
}

type PlaceRow = { id: string; address: string; since: Date; marked_at: Date | null }

/**
 * Prepares to bring bytes back, before anything of what was there is touched. What was there knows which places are its own;
 * they stay known, so that what lies there without a row is swept away.
 *
 * @throws BackupProblem where the place is another service's, or does not answer
 */
export async function openReturning(client: pg.Client, stored: Stored | undefined): Promise<Returning> {
  const own = await placesOf(client)
  const target = stored?.to === undefined ? undefined : await targetOf(stored.reach(stored.to), own)
  // A place that lost its mark is a new one at the old address.
  const staying = own.filter(({ address }) => target?.isNew !== true || address !== target.place.address)
  const state = { begun: false, marked: false, modern: true, objects: [] as string[] }

  async function begin(): Promise<void> {
    if (state.begun) return
    state.begun = true
    state.modern = await hasPlaces(client)
    if (!state.modern) return
    for (const table of tablesOutside(await tablesOf(client)))
      await client.query(
        `update ${quoted(table)} set place_id = null, object = null where object is not null`,
      )
    await client.query('delete from file_removals; delete from file_places')
    await keepPlaces(client, staying)
  }

  async function mark({ id, place, isNew }: Target): Promise<void> {
    if (state.marked) return
    state.marked = true
    if (!isNew) return
    await keepPlaces(client, [{ id, address: place.address, since: new Date(), marked_at: new Date() }])
    await place.writeMark(id)
  }

  async function where(content: Buffer): Promise<[Buffer | null, string | null, string | null]> {
    if (!target) return [content, null, null]
    await mark(target)
    const object = randomUUID()
    state.objects.push(object)
    await target.place.put(object, content)
    return [null, target.id, object]
  }

  return {
    async put(table, id, content) {
      await begin()
      const { rowCount } = state.modern
        ? await client.query(
            `update ${quoted(table)} set content = $2, place_id = $3, object = $4 where id = $1`,
            [id, ...(await where(content).catch(inWords))],
          )
        : await client.query(`update ${quoted(table)} set content = $2 where id = $1`, [id, content])
      if (rowCount !== 1) throw new BackupProblem(`There is no row in ${table} for a file of it.`)
    },
    finish: begin,
    async afterwards() {
      if (!state.modern) await keepPlaces(client, staying)
    },
    async abandon() {
      for (const object of state.objects) await target?.place.remove(object).catch(() => undefined)
      if (state.marked && target?.isNew === true) await target.place.removeMark().catch(() => undefined)
    },
  }
}

async function hasPlaces(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.file_places') is not null as there`,
  )
  return rows[0]?.there === true
}

async function placesOf(client: pg.Client): Promise<PlaceRow[]> {
  if (!(await hasPlaces(client))) return []
  return (await client.query<PlaceRow>('select id, address, since, marked_at from file_places')).rows
}

async function keepPlaces(client: pg.Client, places: readonly PlaceRow[]): Promise<void> {
  for (const { id, address, since, marked_at: marked } of places)
    await client.query(
      'insert into file_places (id, address, since, marked_at) values ($1, $2, $3, $4) on conflict do nothing',
      [id, address, since, marked],
    )
}

type Target = { readonly id: string; readonly place: Place; readonly isNew: boolean }

async function targetOf(place: Place, own: readonly PlaceRow[]): Promise<Target> {
  const marked = await place.readMark().catch(inWords)
  if (marked !== undefined && own.some(({ id }) => id === marked)) return { id: marked, place, isNew: false }
  if (marked !== undefined || (await isTaken(place).catch(inWords)))
    throw new BackupProblem(
      `${place.address} holds papers of another service, or of one that was here before. Set FILES_TO to an empty place: every paper is in the backup.`,
    )
  return { id: newId(new Date()), place, isNew: true }
}

function inWords(error: unknown): never {
  if (!(error instanceof StoreProblem)) throw error
  throw new BackupProblem(`Papers cannot be put where FILES_TO says: ${error.message}.`)
}
