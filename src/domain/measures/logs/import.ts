import { hash } from 'node:crypto'
import type { Finding } from '#core/event-log/findings.ts'
import { copiesOf } from '#core/process/copies.ts'
import type { EventTable } from '#core/process/types.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { measureEvents } from '../contract.ts'
import type { LensWarning } from '../contract.ts'
import type { EventLog } from '../contract.logs.ts'
import type { FileLog } from './read.ts'
import * as store from './store.ts'

/** Who imports: somebody signed in, or whoever is at the command line. */
export type Importer = { readonly agentId: string | null }

export type Imported =
  | { readonly ok: true; readonly log: store.LogRow; readonly imported: number; readonly known: number }
  /** A log of this name was read in another way: the same events would be taken for others. */
  | {
      readonly ok: false
      readonly why: 'read_otherwise'
      readonly zone: string
      readonly mapping: EventLog['mapping']
    }

/** Events in one statement. */
const BATCH = 5000

/**
 * Keeps the events of a log under a name. An event is known by its case, activity, instant, holder and number among
 * identical ones in its case: what is there already is not kept twice, so the same file adds nothing and one that goes on
 * adds what is new. One row of the ledger tells of it, where there is something new.
 */
export async function importLog(
  tx: Tx,
  by: Importer,
  { name, log }: { readonly name: string; readonly log: FileLog },
  now: Date,
): Promise<Imported> {
  const mapping = describeMapping(log)
  const added = await tx.maybe(
    store.add,
    newId(now),
    name,
    log.zone,
    JSON.stringify(mapping),
    by.agentId,
    now,
  )
  const { id, zone, mapping: kept } = await tx.one(store.lockNamed, name)
  if (!added && (zone !== log.zone || !sameMapping(kept, mapping)))
    return { ok: false, why: 'read_otherwise', zone, mapping: kept }
  const imported = await addEvents(tx, id, log.table, added === undefined)
  if (imported === 0 && !added)
    return { ok: true, log: await tx.one(store.find, id), imported, known: log.table.at.length }
  const row = await tx.one(store.count, id, log.aside, JSON.stringify(log.findings.map(asWarning)))
  await record(
    tx,
    measureEvents.logImported,
    { at: now, actor: by.agentId === null ? 'import' : 'agent', actorId: by.agentId },
    { logId: id, events: imported, keptAside: log.aside },
  )
  return { ok: true, log: row, imported, known: log.table.at.length - imported }
}

/** A finding as the contract tells it. */
export const asWarning = ({ code, count, examples }: Finding): LensWarning => ({
  code,
  facts: { count, ...(examples.length > 0 && { examples: examples.join(', ').slice(0, 500) }) },
})

/** Which column was taken for what, by name. */
export function describeMapping({
  columns,
  mapping,
}: Pick<FileLog, 'columns' | 'mapping'>): EventLog['mapping'] {
  const named = (column: number | null) => (column === null ? null : (columns[column] ?? null))
  const all = (list: readonly number[]) => list.flatMap((column) => columns[column] ?? [])
  const several = (list: readonly number[]) => (list.length > 1 ? all(list) : named(list[0] ?? null))
  return {
    case: several(mapping.case),
    activity: several(mapping.activity),
    resource: named(mapping.holder),
    team: named(mapping.team),
    time: several(mapping.times.map(({ column }) => column)),
    rows: mapping.wide ? 'cases' : 'events',
  }
}

/** Key by key: the database gives keys back in an order of its own. */
function sameMapping(one: EventLog['mapping'], other: EventLog['mapping']): boolean {
  return Object.keys({ ...one, ...other }).every(
    (key) => JSON.stringify(one[key]) === JSON.stringify(other[key]),
  )
}

type Batch = {
  readonly marks: string[]
  readonly cases: string[]
  readonly nths: number[]
  readonly ats: number[]
  readonly activities: string[]
  readonly holders: (string | null)[]
  readonly teams: (string | null)[]
}
const noEvents = (): Batch => ({
  marks: [],
  cases: [],
  nths: [],
  ats: [],
  activities: [],
  holders: [],
  teams: [],
})

/** How many were new. */
async function addEvents(tx: Tx, logId: string, table: EventTable, extend: boolean): Promise<number> {
  const there = new Map<string, number>()
  if (extend) for (const { caseKey, most } of await tx.all(store.mostNths, logId)) there.set(caseKey, most)
  let [batch, added] = [noEvents(), 0]
  const send = async () => {
    const { marks, cases, nths, ats, activities, holders, teams } = batch
    if (marks.length === 0) return
    batch = noEvents()
    added += await tx.run(store.addEvents, logId, marks, cases, nths, ats, activities, holders, teams)
  }
  for (let c = 0; c < table.cases.length; c += 1) {
    putCase(table, c, there, batch)
    if (batch.marks.length >= BATCH) await send()
  }
  await send()
  return added
}

/** What comes at one instant stands as it came; after what is there of the case already. */
function putCase(table: EventTable, which: number, there: ReadonlyMap<string, number>, batch: Batch): void {
  const [from = 0, to = 0] = [table.start[which], table.start[which + 1]]
  const caseKey = table.cases[which] ?? ''
  const first = (there.get(caseKey) ?? -1) + 1
  const copies = copiesOf(table, from, to)
  const text = (lens: keyof EventTable['places'], i: number) =>
    table.names[lens][table.places[lens][i] ?? -1] ?? null
  for (let i = from; i < to; i += 1) {
    const [at, activity, holder] = [table.at[i] ?? 0, text('activity', i) ?? '', text('holder', i)]
    batch.marks.push(markOf([caseKey, activity, at, holder, copies[i - from] ?? 0]))
    batch.cases.push(caseKey)
    batch.nths.push(first + i - from)
    batch.ats.push(at)
    batch.activities.push(activity)
    batch.holders.push(holder)
    batch.teams.push(text('team', i))
  }
}

/** Sixteen bytes in hexadecimal: two different events of ten billion share them less often than a disk fails. */
const markOf = (identity: readonly (string | number | null)[]) =>
  hash('sha256', JSON.stringify(identity), 'hex').slice(0, 32)
