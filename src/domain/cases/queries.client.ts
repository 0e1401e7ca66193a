import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { ClientActor } from '../accounts/contract.ts'
import { commitmentsOf } from '../commitments/queries.ts'
import type { CommitmentView } from '../commitments/queries.ts'
import { isTheirs } from './access.ts'
import { presentMessage, presentSummary, storyOf } from './queries.ts'
import { livesOn } from './store/cases.ts'
import * as views from './store/views.ts'
import type { WholeRow } from './store/views.ts'
import * as work from './store/work.ts'

/** A client's own page: their cases, and a conversation under way. A visitor whom we do not know yet has no cases. */
export async function myHome(tx: Tx, actor: ClientActor, now: Date) {
  const { clientId, sessionId } = actor
  const live = await tx.maybe(views.liveContact, sessionId, clientId)
  const rows = clientId === null ? [] : await tx.all(views.wholesOfClient, clientId, now)
  const client = clientId === null ? undefined : await tx.maybe(views.clientName, clientId)
  return {
    name: client?.name ?? null,
    known: clientId !== null,
    cases: rows.map((row) => atHome(row, now)),
    contactId: live?.id ?? null,
  }
}

function atHome(row: WholeRow, now: Date) {
  const { id, reference, service, state, need, openedAt, confirmed } = row
  const { owner } = presentSummary(row, now)
  return { id, reference, service, state, need, openedAt, confirmed, owner, next: nextFor(row) }
}

function nextFor({ nextWhat, nextDueAt, nextBy }: WholeRow) {
  return nextWhat === null || nextDueAt === null || nextBy === null
    ? null
    : { what: nextWhat, dueAt: nextDueAt, by: nextBy }
}

/** One case as its client sees it (R14): without colleagues' notes. Refuses what is not theirs as not there. */
export async function myCase(tx: Tx, actor: ClientActor, asked: string, now: Date) {
  const caseId = (await tx.one(livesOn, asked)).id
  const row = await tx.maybe(views.whole, caseId, now)
  if (!row || !isTheirs(actor, row)) refuse(general.not_found)
  const { closedAt, waitingOn, version } = row
  return {
    ...atHome(row, now),
    ...{ closedAt, waitingOn, version },
    ownerHere: row.ownerPresence === 'available' || row.ownerPresence === 'busy',
    cover: presentSummary(row, now).cover,
    story: storyOf(row),
    commitments: (await commitmentsOf(tx, caseId)).map(presentForClient),
    questions: (await tx.all(work.questions, caseId)).filter((one) => one.askedOf !== 'us'),
    helpers: (await tx.all(work.legs, caseId)).map(presentHelper),
    messages: (await tx.all(work.messages, caseId, false)).map(presentMessage),
    papers: await tx.all(views.papers, caseId),
  }
}

function presentForClient(one: CommitmentView) {
  const { id, kind, what, dueAt, fromAt, state, madeAt, endedAt, note, by } = one
  // What colleagues noted when they kept it is theirs; why it was changed is the client's to read.
  return {
    id,
    kind,
    what,
    dueAt,
    fromAt,
    state,
    madeAt,
    endedAt,
    note: state === 'kept' ? null : note,
    by: by.name,
  }
}

function presentHelper({ what, department, coOwnerName, dueAt, state }: work.LegRow) {
  return { what, department, who: coOwnerName, dueAt, state }
}
