import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import type { ClientActor } from '../accounts/contract.ts'
import { notify } from '../agents/commands.ts'
import { isTheirs } from './access.ts'
import { PAGE, aboutCase, lockCase, noteClientMessage, putOnUs, reopen, touchCase } from './commands.ts'
import type { LockedCase } from './commands.ts'
import { addMessage, answerQuestion } from './commands.work.ts'
import type { MessageView } from './commands.work.ts'
import { caseEvents } from './contract.events.ts'
import * as store from './store/cases.ts'
import * as work from './store/work.ts'

/** Other people's cases are not there for a client. */
async function lockTheirs(tx: Tx, actor: ClientActor, asked: string): Promise<LockedCase> {
  // What went into another case goes on there, from an old page too.
  const caseId = (await tx.one(store.livesOn, asked)).id
  const kase = await lockCase(tx, caseId)
  return isTheirs(actor, kase) ? kase : refuse(general.not_found)
}

/** The client writes to the owner; a closed case opens again, with the same owner (R10, R14). */
export async function reply(
  tx: Tx,
  actor: ClientActor,
  input: { caseId: string; body: string },
  now: Date,
): Promise<MessageView> {
  const kase = await lockTheirs(tx, actor, input.caseId)
  const { body } = input
  const message = await addMessage(
    tx,
    actor,
    kase,
    { kind: 'text', author: 'client', body, channel: PAGE },
    now,
  )
  if (kase.state === 'closed') await reopen(tx, actor, { caseId: kase.id, by: 'client' }, now)
  await noteClientMessage(tx, { caseId: kase.id }, now)
  return message
}

/** The client says "this is sorted" or "not yet"; "not yet" opens a closed case again, with the same owner (R14). */
export async function confirm(
  tx: Tx,
  actor: ClientActor,
  input: { caseId: string; sorted: boolean; note: string | null },
  now: Date,
): Promise<void> {
  const kase = await lockTheirs(tx, actor, input.caseId)
  const { sorted, note } = input
  await tx.run(store.setConfirmed, kase.id, sorted ? 'sorted' : 'not_yet', now)
  await record(tx, caseEvents.confirmed, aboutCase(actor, kase, now), { sorted })
  if (note !== null) {
    await addMessage(tx, actor, kase, { kind: 'text', author: 'client', body: note, channel: PAGE }, now)
  }
  if (!sorted && kase.state === 'closed') await reopen(tx, actor, { caseId: kase.id, by: 'client' }, now)
  if (!sorted && kase.state === 'open') await putOnUs(tx, kase, 'client', now)
  const kind = sorted ? ('client_confirmed' as const) : ('client_not_yet' as const)
  // Who owns it may have changed with the reopening.
  const { ownerId } = await tx.one(store.find, kase.id)
  await notify(tx, { agentId: ownerId, kind, caseId: kase.id, at: now })
  await touchCase(tx, kase.id, now)
}

/** The client answers a question that was asked of them. */
export async function answerMine(
  tx: Tx,
  actor: ClientActor,
  input: { questionId: string; answer: string },
  now: Date,
): Promise<void> {
  const question = (await tx.maybe(work.question, input.questionId)) ?? refuse(general.not_found)
  await lockTheirs(tx, actor, question.caseId)
  if (question.askedOf !== 'client') refuse(general.not_found)
  await answerQuestion(tx, actor, input, now)
}
