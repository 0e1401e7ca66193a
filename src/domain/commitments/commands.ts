import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import type { Actor } from '../accounts/contract.ts'
import {
  aboutCase,
  agentOf,
  lockCase,
  lockOpenCase,
  tellAlongLine,
  touchCase,
  writeTold,
} from '../cases/commands.ts'
import type { LockedCase } from '../cases/commands.ts'
import { caseRefusals } from '../cases/contract.refusals.ts'
import { timeWords } from '../cases/queries.ts'
import { commitmentEvents, commitmentRefusals } from './contract.ts'
import type { CommitmentKind, ToldHow } from './contract.ts'
import { getCommitment } from './queries.ts'
import type { CommitmentView } from './queries.ts'
import { checkTimes, mayChange, mayKeep, mayRenegotiate, warningsFor } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

export type MakeCommitmentInput = {
  caseId: string
  kind: CommitmentKind
  what: string
  dueAt: Date
  /** For a call or a visit at a time that the client chose: when it begins. */
  fromAt: Date | null
  /** The owner of the case, unless given. */
  byAgentId?: string | undefined
  legId?: string | null | undefined
  /** How the client was told; null: not yet. `page` also writes it to the client. */
  told: ToldHow | null
}

/**
 * Promises something: what, by when, by whom (R12). Refuses due_in_the_past, case_closed, owner_not_able (nobody active
 * has that id), time_taken (that person has promised this time to somebody else).
 */
export async function makeCommitment(
  tx: Tx,
  actor: Actor,
  input: MakeCommitmentInput,
  now: Date,
): Promise<CommitmentView> {
  const kase = await lockOpenCase(tx, input.caseId)
  checkTimes(input, now)
  await checkPeople(tx, kase, input)
  const made = await add(tx, actor, kase, { ...input, replacesId: null }, now)
  if (input.told === 'page') await writeMade(tx, kase, made, now)
  await touchCase(tx, kase.id, now)
  return made
}

async function checkPeople(tx: Tx, kase: LockedCase, input: MakeCommitmentInput): Promise<void> {
  const { byAgentId, legId } = input
  if (byAgentId !== undefined && !(await tx.maybe(store.activeAgent, byAgentId))) {
    refuse(caseRefusals.owner_not_able)
  }
  if (legId && !(await tx.maybe(store.openLeg, legId, kase.id))) refuse(general.not_found)
}

type Adding = MakeCommitmentInput & { replacesId: string | null }

async function add(
  tx: Tx,
  actor: Actor,
  kase: LockedCase,
  input: Adding,
  now: Date,
): Promise<CommitmentView> {
  const { kind, what, dueAt, fromAt, told, replacesId, legId = null, byAgentId = kase.ownerId } = input
  const id = newId(now)
  const warnings = warningsFor({ madeAt: now, dueAt, fromAt })
  const place = [id, kase.id, legId, kind, what, byAgentId, now, dueAt, fromAt] as const
  const toldAt = told === null ? null : now
  const added = await tx.maybe(
    store.add,
    ...place,
    ...([toldAt, told, replacesId, warnings.warnAt, warnings.tellClientAt] as const),
  )
  if (!added) refuse(commitmentRefusals.time_taken)
  const about = aboutCase(actor, kase, now)
  const facts = { commitmentId: id, kind, dueAt: dueAt.toISOString(), told: told !== null }
  await record(tx, commitmentEvents.made, about, facts)
  if (told !== null) await record(tx, commitmentEvents.told, about, { commitmentId: id, how: told })
  return getCommitment(tx, id)
}

async function writeMade(tx: Tx, kase: LockedCase, made: CommitmentView, now: Date): Promise<void> {
  const say = await timeWords(tx)
  const from = made.fromAt === null ? null : say(made.fromAt)
  const body = words.made(made.by.name, made.what, say(made.dueAt), from)
  await writeTold(tx, { caseId: kase.id, clientId: kase.clientId, body }, now)
}

/** Takes hold of the case first, as every change does, then reads the commitment as it stands. */
async function hold(tx: Tx, commitmentId: string): Promise<{ kase: LockedCase; commitment: CommitmentView }> {
  const { caseId } = (await tx.maybe(store.caseOf, commitmentId)) ?? refuse(general.not_found)
  const kase = await lockCase(tx, caseId)
  return { kase, commitment: await getCommitment(tx, commitmentId) }
}

/** Records that the client knows of the promise; `page` writes it to them. */
export async function tellCommitment(
  tx: Tx,
  actor: Actor,
  input: { commitmentId: string; how: ToldHow },
  now: Date,
): Promise<CommitmentView> {
  const { kase, commitment } = await hold(tx, input.commitmentId)
  if (commitment.state !== 'open') refuse(commitmentRefusals.commitment_ended)
  await tx.run(store.setTold, commitment.id, now, input.how)
  const facts = { commitmentId: commitment.id, how: input.how }
  await record(tx, commitmentEvents.told, aboutCase(actor, kase, now), facts)
  if (input.how === 'page') await writeMade(tx, kase, commitment, now)
  await touchCase(tx, kase.id, now)
  return getCommitment(tx, commitment.id)
}

/** It is done as promised. Until the moment it is due; later it is broken, and stays so. */
export async function keepCommitment(
  tx: Tx,
  actor: Actor,
  input: { commitmentId: string; note?: string | null },
  now: Date,
): Promise<CommitmentView> {
  const { kase, commitment } = await hold(tx, input.commitmentId)
  mayKeep(commitment, now)
  await tx.run(store.finish, commitment.id, 'kept', now, input.note ?? null)
  const facts = { commitmentId: commitment.id, early: now < (commitment.fromAt ?? commitment.dueAt) }
  await record(tx, commitmentEvents.kept, aboutCase(actor, kase, now), facts)
  await touchCase(tx, kase.id, now)
  return getCommitment(tx, commitment.id)
}

export type Renegotiation = {
  commitmentId: string
  dueAt: Date
  fromAt: Date | null
  what?: string | undefined
  reason: string
  told?: ToldHow | undefined
}

/**
 * Agrees a new promise with the client in place of this one, before it is due and with the client told (R12); told along
 * the line (R13). @returns the new commitment. Refuses past_due, client_not_told, due_in_the_past, commitment_ended.
 */
export async function renegotiateCommitment(
  tx: Tx,
  actor: Actor,
  input: Renegotiation,
  now: Date,
): Promise<CommitmentView> {
  const { kase, commitment: old } = await hold(tx, input.commitmentId)
  const told = mayRenegotiate(old, input.told, now)
  checkTimes(input, now)
  await tx.run(store.finish, old.id, 'renegotiated', now, input.reason)
  const { kind, legId, by } = old
  const { what = old.what, dueAt, fromAt } = input
  const terms = { caseId: kase.id, kind, legId, what, dueAt, fromAt, told, byAgentId: by.id }
  const made = await add(tx, actor, kase, { ...terms, replacesId: old.id }, now)
  const facts = { commitmentId: old.id, newId: made.id, dueAt: dueAt.toISOString() }
  await record(tx, commitmentEvents.renegotiated, aboutCase(actor, kase, now), facts)
  const say = await timeWords(tx)
  const text = words.renegotiated(by.name, what, say(fromAt ?? dueAt), input.reason)
  await passOnChange(
    tx,
    actor,
    kase,
    { change: 'renegotiated', ...facts },
    told === 'page' ? text : undefined,
    now,
  )
  return made
}

/** Takes back a promise that is no longer needed, before it is due; the client reads why and what we do instead (R17). */
export async function withdrawCommitment(
  tx: Tx,
  actor: Actor,
  input: { commitmentId: string; reason: string; instead: string; told?: ToldHow },
  now: Date,
): Promise<CommitmentView> {
  const { kase, commitment } = await hold(tx, input.commitmentId)
  mayChange(commitment, now)
  await tx.run(store.finish, commitment.id, 'withdrawn', now, `${input.reason}\n\n${input.instead}`)
  const facts = { commitmentId: commitment.id }
  await record(tx, commitmentEvents.withdrawn, aboutCase(actor, kase, now), facts)
  const text = words.withdrawn(commitment.what, input.reason, input.instead)
  const written = (input.told ?? 'page') === 'page' ? text : undefined
  await passOnChange(tx, actor, kase, { change: 'withdrawn', ...facts }, written, now)
  return getCommitment(tx, commitment.id)
}

async function passOnChange(
  tx: Tx,
  actor: Actor,
  kase: LockedCase,
  facts: Record<string, unknown>,
  clientText: string | undefined,
  now: Date,
): Promise<void> {
  const line = {
    caseId: kase.id,
    exceptAgentId: agentOf(actor),
    kind: 'case_changed' as const,
    facts,
    clientText,
  }
  await tellAlongLine(tx, line, now)
}
