import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { notify } from '../agents/commands.ts'
import { coverFor } from '../agents/queries.ts'
import { SERVICE, aboutCase, lockCase, putOnUs, tellAlongLine, writeTold } from '../cases/commands.ts'
import type { LockedCase } from '../cases/commands.ts'
import { timeWords } from '../cases/queries.ts'
import { commitmentEvents } from './contract.ts'
import { getCommitment } from './queries.ts'
import type { CommitmentView } from './queries.ts'
import * as store from './store.ts'
import { words } from './words.ts'

/** At most so many in one transaction; a sweep that comes back full is run again at once. */
/** So few that each transaction is short: after an outage the first are told at once, and a new failure undoes little. */
const BATCH = 10

/** Warns whoever promised, and the owner, of promises that may slip (R12). Safe on several nodes at once. @returns how many. */
export async function warnDue(tx: Tx, now: Date): Promise<number> {
  let warned = 0
  for (const { id, caseId } of await tx.all(store.warnable, now, BATCH)) {
    if (!(await tx.maybe(store.setWarned, id, now))) continue
    const kase = await lockCase(tx, caseId)
    const commitment = await getCommitment(tx, id)
    await notifyThose(tx, kase, commitment, 'commitment_warning', now)
    await record(tx, commitmentEvents.warned, aboutCase(SERVICE, kase, now), { commitmentId: id })
    warned += 1
  }
  return warned
}

/** Tells clients of promises that may slip, before they are missed (R12). @returns how many. */
export async function tellClientsDue(tx: Tx, now: Date): Promise<number> {
  const say = await timeWords(tx)
  let told = 0
  for (const { id, caseId } of await tx.all(store.tellable, now, BATCH)) {
    if (!(await tx.maybe(store.setClientWarned, id, now))) continue
    const kase = await lockCase(tx, caseId)
    const { what, dueAt } = await getCommitment(tx, id)
    const body = words.maySlip(await whoActs(tx, kase, now), what, say(dueAt))
    await writeTold(tx, { caseId, clientId: kase.clientId, body }, now)
    await record(tx, commitmentEvents.clientWarned, aboutCase(SERVICE, kase, now), { commitmentId: id })
    told += 1
  }
  return told
}

/**
 * Says honestly that a promise was not kept: it is broken, the case waits on us, everybody along the line is told, and
 * the client (who knew of the promise) reads an apology and who will agree a new time. @returns how many.
 */
export async function breakOverdue(tx: Tx, now: Date): Promise<number> {
  const say = await timeWords(tx)
  let broken = 0
  for (const { id, caseId } of await tx.all(store.overdue, now, BATCH)) {
    if (!(await tx.maybe(store.finish, id, 'broken', now, null))) continue
    await breakOne(tx, await lockCase(tx, caseId), await getCommitment(tx, id), say, now)
    broken += 1
  }
  return broken
}

async function breakOne(
  tx: Tx,
  kase: LockedCase,
  commitment: CommitmentView,
  say: (at: Date) => string,
  now: Date,
): Promise<void> {
  await record(tx, commitmentEvents.broken, aboutCase(SERVICE, kase, now), { commitmentId: commitment.id })
  if (kase.state === 'open') await putOnUs(tx, kase, 'time', now)
  const { what, dueAt, toldAt, by } = commitment
  const text = toldAt === null ? undefined : words.broken(await whoActs(tx, kase, now), what, say(dueAt))
  const about = { kind: 'commitment_broken' as const, facts: factsOf(commitment) }
  const line = { caseId: kase.id, exceptAgentId: by.id, ...about, clientText: text }
  await notify(tx, { agentId: by.id, ...about, caseId: kase.id, at: now })
  await tellAlongLine(tx, line, now)
}

async function notifyThose(
  tx: Tx,
  kase: LockedCase,
  commitment: CommitmentView,
  kind: 'commitment_warning',
  now: Date,
): Promise<void> {
  for (const agentId of new Set([kase.ownerId, commitment.by.id])) {
    await notify(tx, { agentId, kind, caseId: kase.id, facts: factsOf(commitment), at: now })
  }
}

function factsOf({ id, dueAt, kind }: CommitmentView) {
  return { commitmentId: id, dueAt: dueAt.toISOString(), commitment: kind }
}

/** The owner by name; while away, whoever covers. */
async function whoActs(tx: Tx, kase: LockedCase, now: Date): Promise<string> {
  const cover = await coverFor(tx, kase.ownerId, now)
  return cover === null ? kase.ownerName : `${cover.name}, who acts for ${kase.ownerName},`
}

/** The earliest instant at which any sweep here has work; undefined when nothing is promised. */
export async function nextDue(tx: Tx): Promise<Date | undefined> {
  return (await tx.one(store.nextDue)).at ?? undefined
}
