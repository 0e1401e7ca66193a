import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import type { CommitmentRow } from './store.ts'
import * as store from './store.ts'

/** A commitment as the contract has it, with instants still as Date. */
export type CommitmentView = Omit<CommitmentRow, 'byId' | 'byName'> & { by: { id: string; name: string } }

/** What the time promised to a call takes of a person. */
export type BookedCall = { agentId: string; from: Date; until: Date }

/** One commitment; refuses when there is none. */
export async function getCommitment(tx: Tx, id: string): Promise<CommitmentView> {
  return present((await tx.maybe(store.find, id)) ?? refuse(general.not_found))
}

/** Every commitment of a case, in the order in which they were made. */
export async function commitmentsOf(tx: Tx, caseId: string): Promise<CommitmentView[]> {
  return (await tx.all(store.ofCase, caseId)).map(present)
}

/** Open commitments that may slip, the next due first. */
export async function atRisk(tx: Tx, now: Date, limit: number): Promise<CommitmentView[]> {
  return (await tx.all(store.atRisk, now, limit)).map(present)
}

/** Calls promised by these people that touch [from, to). */
export async function bookedCalls(
  tx: Tx,
  agentIds: readonly string[],
  from: Date,
  to: Date,
): Promise<BookedCall[]> {
  return tx.all(store.booked, agentIds, from, to)
}

export type ListAsked = {
  agentId: string
  whose: 'mine' | 'all'
  atRisk: boolean
  cursor?: string | undefined
  limit: number
}

/** Open commitments by due time: of mine and of those I cover, or everybody's. */
export async function listCommitments(
  tx: Tx,
  asked: ListAsked,
  now: Date,
): Promise<{ items: CommitmentView[]; next: string | null }> {
  const [due, id] = readCursor(asked.cursor)
  const risk = asked.atRisk ? now : null
  const rows =
    asked.whose === 'all'
      ? await tx.all(store.page, null, risk, due, id, asked.limit + 1)
      : await tx.all(
          store.pageOfMine,
          await actingFor(tx, asked.agentId, now),
          risk,
          due,
          id,
          asked.limit + 1,
        )
  const items = rows.slice(0, asked.limit).map(present)
  const last = items.at(-1)
  return { items, next: rows.length > asked.limit && last ? writeCursor(last) : null }
}

/** The agent and everybody whom the agent covers now. */
export async function actingFor(tx: Tx, agentId: string, now: Date): Promise<string[]> {
  return [agentId, ...(await tx.all(store.covered, agentId, now)).map((one) => one.id)]
}

function present({ byId, byName, ...row }: CommitmentRow): CommitmentView {
  return { ...row, by: { id: byId, name: byName } }
}

function writeCursor(last: CommitmentView): string {
  return Buffer.from(`${last.dueAt.toISOString()} ${last.id}`).toString('base64url')
}

const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function readCursor(cursor: string | undefined): [due: Date | string, id: string] {
  if (cursor === undefined) return ['-infinity', '00000000-0000-0000-0000-000000000000']
  const found = CURSOR.exec(Buffer.from(cursor, 'base64url').toString())
  const due = new Date(found?.[1] ?? Number.NaN)
  if (!found?.[2] || Number.isNaN(due.getTime())) {
    throw new Refusal(general.invalid_input, {}, [{ path: '/query/cursor', message: 'is none of ours' }])
  }
  return [due, found[2]]
}
