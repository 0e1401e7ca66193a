import { z } from 'zod'
import { general } from '#platform/contract/refusal.ts'
import { Id } from '#platform/contract/values.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import type { Task } from '#platform/jobs/jobs.ts'
import { record } from '#platform/ledger/record.ts'
import { seenBy } from '#platform/database/view.ts'
import { Refusal } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import { doAct, undoAct } from './acts.ts'
import { WORK } from './commands.ts'
import { bulkEvents, UNDO_MINUTES } from './contract.ts'
import * as store from './store.ts'
import type { RunRow } from './store.ts'

const Payload = z.object({ runId: Id })
/** One of which nothing was heard for so long was left by its worker. */
const SILENT_MS = 30_000
const KEPT_MS = 30 * 86_400_000

type Parts = { readonly database: Database; readonly now: () => Date }

/** Works on what was asked for, one case after another, each in a transaction of its own. */
export function bulkTask(parts: Parts): Task {
  return async (payload) => workOn(parts, Payload.parse(payload).runId)
}

async function workOn({ database, now }: Parts, runId: string): Promise<void> {
  const run = await database.transact((tx) => begin(tx, runId, now()))
  if (!run) return
  const step = run.state === 'undoing' ? undoNext : doNext
  // Seen as whoever asked sees: what is out of their sight stays untouched.
  await seenBy(run.view === null ? undefined : { facts: run.view }, async () => {
    while (await step(database, run, now())) await database.write((tx) => tx.run(store.beat, runId, now()))
  })
  await database.transact((tx) => end(tx, runId, now()))
}

async function begin(tx: Tx, runId: string, now: Date): Promise<RunRow | undefined> {
  const run = await tx.maybe(store.lockRun, runId)
  if (run?.state === 'waiting') {
    await tx.run(store.setState, runId, 'working', now, null, null)
    return { ...run, state: 'working' }
  }
  return run?.state === 'working' || run?.state === 'undoing' ? run : undefined
}

async function doNext(database: Database, run: RunRow, now: Date): Promise<boolean> {
  return nextItem(database, run, store.nextToDo, 'left', async (tx, { caseId }) => {
    const made = await doAct(tx, run.act, { actor: run.actor, caseId, now })
    if (!made) return tx.run(store.settle, run.id, caseId, 'same', null, null, null)
    const [before, after] = [JSON.stringify(made.before), JSON.stringify(made.after)]
    return tx.run(store.settle, run.id, caseId, 'done', null, before, after)
  })
}

async function undoNext(database: Database, run: RunRow, now: Date): Promise<boolean> {
  return nextItem(database, run, store.nextToUndo, 'kept', async (tx, { caseId, before, after }) => {
    const isBack = await undoAct(tx, run.act, { before, after }, { actor: run.actor, caseId, now })
    const [state, why] = isBack ? ['undone', null] : ['kept', 'changed_since']
    return tx.run(store.settle, run.id, caseId, state, why, null, null)
  })
}

/** Takes the next case, and does its work; a refusal leaves the case as it is and says why. @returns whether there was one. */
async function nextItem(
  database: Database,
  run: RunRow,
  next: typeof store.nextToDo,
  whenRefused: 'left' | 'kept',
  work: (tx: Tx, item: store.ItemRow) => Promise<unknown>,
): Promise<boolean> {
  let taken: string | undefined
  try {
    return await database.transact(async (tx) => {
      const item = await tx.maybe(next, run.id)
      if (!item) return false
      taken = item.caseId
      await work(tx, item)
      return true
    })
  } catch (error) {
    if (taken === undefined) throw error
    const caseId = taken
    // A fault of ours with one case does not keep the others from what was asked.
    const why = error instanceof Refusal ? error.definition.code : general.unexpected.code
    await database.write((tx) => tx.run(store.settle, run.id, caseId, whenRefused, why, null, null))
    return true
  }
}

async function end(tx: Tx, runId: string, now: Date): Promise<void> {
  const run = await tx.maybe(store.lockRun, runId)
  if (run?.state !== 'working' && run?.state !== 'undoing') return
  // Another worker may hold the last one still; it ends the run then.
  if (await tx.maybe(store.unsettled, runId, run.state === 'working' ? 'waiting' : 'done')) return
  const count = await countStates(tx, runId)
  const about = madeBy(run.actor, now)
  if (run.state === 'working') {
    const until = new Date(now.getTime() + UNDO_MINUTES * 60_000)
    await tx.run(store.setState, runId, 'done', now, now, until)
    await record(tx, bulkEvents.done, about, { runId, done: count('done'), left: count('left') })
  } else {
    await tx.run(store.setState, runId, 'undone', now, run.endedAt, run.undoUntil)
    await record(tx, bulkEvents.undone, about, { runId, undone: count('undone'), kept: count('kept') })
  }
}

async function countStates(tx: Tx, runId: string): Promise<(state: string) => number> {
  const rows = await tx.all(store.counted, runId)
  return (state) => rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.count, 0)
}

/** Takes up again what a worker has left; forgets what is long over. @returns how many were taken up. */
export async function recoverBulk(tx: Tx, now: Date): Promise<number> {
  const left = await tx.all(store.silent, new Date(now.getTime() - SILENT_MS), now)
  for (const { id } of left) await addJob(tx, WORK, { runId: id }, { tries: 5 })
  await tx.run(store.forget, new Date(now.getTime() - KEPT_MS))
  return left.length
}
