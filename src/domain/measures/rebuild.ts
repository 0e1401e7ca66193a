import type { Database } from '#platform/database/database.ts'
import { workOut } from './store/kinds.ts'
import { months, replaceMonth } from './store/months.ts'
import * as store from './store/until.ts'
import type { Until } from './store/until.ts'

const FIRST_ID = '00000000-0000-0000-0000-000000000000'
const CASES_AT_ONCE = 4_000
const CONTACTS_AT_ONCE = 20_000

export type RebuildStep = 'needs' | 'contacts' | 'roll-ups'
/** Told what is being worked out and how much of it is done so far. */
export type RebuildProgress = (step: RebuildStep, done: number) => void
export type Rebuilt = { readonly needs: number; readonly contacts: number; readonly changed: number }

/**
 * Works everything out again from the ledger: rows case by case, then the roll-ups month by month. Every step is a
 * transaction of its own that leaves figures whole, so whoever looks meanwhile sees figures, and an end in the middle does
 * no harm: the next one begins anew. What happens meanwhile is counted by whoever follows the ledger.
 * `stop` ends it early, between two steps.
 */
export async function rebuildAll(
  database: Database,
  now: Date,
  progress: RebuildProgress = () => undefined,
  stop: () => boolean = () => false,
): Promise<Rebuilt> {
  const before = await database.read((tx) => tx.one(store.until))
  const { basis } = await database.read((tx) => tx.one(store.basis))
  const needs = await everyCase(database, before, progress, stop)
  const contacts = await everyContact(database, before.zone, progress, stop)
  await everyMonth(database, progress, stop)
  if (!stop()) {
    await database.transact(async (tx) => {
      await tx.one(store.lock)
      const { point } = await tx.one(store.until)
      await tx.run(store.setUntil, laterOf(point ?? '0', before.horizon), now, before.zone, basis)
    })
  }
  return { needs: needs.done, contacts: contacts.done, changed: needs.changed + contacts.changed }
}

const laterOf = (a: string, b: string) => (BigInt(a) > BigInt(b) ? a : b)

type Done = { done: number; changed: number }

async function everyCase(
  database: Database,
  { zone, point }: Until,
  progress: RebuildProgress,
  stop: () => boolean,
): Promise<Done> {
  const total = { done: 0, changed: 0 }
  for (let after = FIRST_ID; !stop();) {
    const rows = await database.read((tx) => tx.all(store.nextCases, after, CASES_AT_ONCE))
    const last = rows.at(-1)
    if (!last) break
    const caseIds = rows.map((row) => row.caseId)
    // Where nothing was counted yet, roll-ups of single rows would only be made to be replaced.
    total.changed += await inTurn(database, { caseIds, contactIds: [] }, zone, point !== null)
    total.done += rows.length
    progress('needs', total.done)
    after = last.caseId
  }
  return total
}

async function everyContact(
  database: Database,
  zone: string,
  progress: RebuildProgress,
  stop: () => boolean,
): Promise<Done> {
  const total = { done: 0, changed: 0 }
  for (let after = FIRST_ID; !stop();) {
    const rows = await database.read((tx) => tx.all(store.nextContacts, after, CONTACTS_AT_ONCE))
    const last = rows.at(-1)
    if (!last) break
    const contactIds = rows.filter((row) => !row.counted).map((row) => row.contactId)
    total.changed += await inTurn(database, { caseIds: [], contactIds }, zone, false)
    total.done += rows.length
    progress('contacts', total.done)
    after = last.contactId
  }
  return total
}

/** Works out the rows of some cases and contacts in a transaction of its own, one after the other of all who do. */
export function inTurn(
  database: Database,
  whose: Parameters<typeof workOut>[1],
  zone: string,
  rollUp: boolean,
) {
  return database.transact(async (tx) => {
    await tx.one(store.lock)
    await tx.one(store.moreMemory)
    return workOut(tx, whose, zone, rollUp)
  })
}

async function everyMonth(database: Database, progress: RebuildProgress, stop: () => boolean): Promise<void> {
  let done = 0
  for (const { from, to } of await database.read((tx) => tx.all(months))) {
    if (stop()) return
    await database.transact(async (tx) => {
      await tx.one(store.lock)
      await tx.one(store.moreMemory)
      for (const statement of replaceMonth) await tx.run(statement, from, to)
    })
    done += 1
    progress('roll-ups', done)
  }
}
