import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor, AgentActor, ServiceActor } from '../accounts/contract.ts'
import { notify } from '../agents/commands.ts'
import { actingFor } from '../commitments/queries.ts'
import { hoursOf } from '../services/queries.ts'
import { mayChangeLeg } from './access.ts'
import { aboutCase, agentOf, lockCase, lockOpenCase, putOnUs, tellAlongLine, touchCase } from './commands.ts'
import type { LockedCase } from './commands.ts'
import { caseRefusals } from './contract.refusals.ts'
import { caseEvents } from './contract.events.ts'
import { presentLeg, timeWords } from './queries.ts'
import type { presentMessage } from './queries.ts'
import { dueByStandard, mustBeLater } from './rules.ts'
import * as store from './store/cases.ts'
import * as work from './store/work.ts'
import { words } from './words.ts'

export type LegView = ReturnType<typeof presentLeg>
export type MessageView = ReturnType<typeof presentMessage>

/** Asks somebody for their part of the work, due by the standard of the department or as agreed (R11). */
export async function openLeg(
  tx: Tx,
  actor: AgentActor,
  input: {
    caseId: string
    what: string
    coOwnerId: string
    standardId: string | null
    dueAt?: Date | undefined
  },
  now: Date,
): Promise<LegView> {
  const kase = await lockOpenCase(tx, input.caseId)
  const person = await ableCoOwner(tx, input.coOwnerId, now)
  const { dueAt, departmentId = person.departmentId } = await legTerms(tx, input, now)
  const id = newId(now)
  await tx.run(work.addLeg, id, kase.id, input.what, departmentId, person.id, input.standardId, dueAt, now)
  const facts = { legId: id, coOwnerId: person.id, dueAt: dueAt.toISOString() }
  await record(tx, caseEvents.legOpened, { ...aboutCase(actor, kase, now), departmentId }, facts)
  if (person.id !== actor.agentId) {
    await notify(tx, { agentId: person.id, kind: 'leg_given', caseId: kase.id, facts, at: now })
  }
  await touchCase(tx, kase.id, now)
  return presentLeg(await tx.one(work.leg, id))
}

async function ableCoOwner(tx: Tx, id: string, now: Date): Promise<store.Person> {
  const person = await tx.maybe(store.person, id, now)
  if (!person?.active || person.absent) refuse(caseRefusals.owner_not_able)
  return person
}

async function legTerms(
  tx: Tx,
  input: { standardId: string | null; dueAt?: Date | undefined },
  now: Date,
): Promise<{ dueAt: Date; departmentId?: string }> {
  const found = input.standardId === null ? undefined : await tx.maybe(work.standard, input.standardId)
  if (input.standardId !== null && !found) refuse(general.not_found)
  if (input.dueAt) mustBeLater(input.dueAt, now, '/body/dueAt')
  if (!found) {
    return { dueAt: input.dueAt ?? refuse(general.invalid_input, { needed: ['dueAt', 'standardId'] }) }
  }
  const { departmentId, workingMinutes, zone, hours } = found
  return { departmentId, dueAt: input.dueAt ?? dueByStandard(hoursOf(zone, hours), now, workingMinutes) }
}

export type ChangeLeg = { legId: string } & (
  | { to: 'done' | 'withdrawn'; result: string }
  | { to: 'open'; dueAt?: Date | undefined; coOwnerId?: string | undefined; reason: string }
)

/** Finishes, withdraws or moves a leg; told along the line (R13). */
export async function changeLeg(tx: Tx, actor: AgentActor, input: ChangeLeg, now: Date): Promise<LegView> {
  const { caseId } = (await tx.maybe(work.leg, input.legId)) ?? refuse(general.not_found)
  const kase = await lockCase(tx, caseId)
  const leg = await tx.one(work.leg, input.legId)
  const people = { ownerId: kase.ownerId, coOwnerId: leg.coOwnerId }
  if (!mayChangeLeg(actor, people, await actingFor(tx, actor.agentId, now))) refuse(general.not_yours)
  if (leg.state !== 'open') refuse(caseRefusals.leg_ended)
  if (input.to === 'open') await moveLeg(tx, actor, kase, leg, input, now)
  else await endLeg(tx, actor, kase, leg, input, now)
  return presentLeg(await tx.one(work.leg, leg.id))
}

async function endLeg(
  tx: Tx,
  actor: AgentActor,
  kase: LockedCase,
  leg: work.LegRow,
  input: { to: 'done' | 'withdrawn'; result: string },
  now: Date,
): Promise<void> {
  await tx.run(work.endLeg, leg.id, input.to, input.result, now)
  const about = { ...aboutCase(actor, kase, now), departmentId: leg.departmentId }
  await record(tx, caseEvents.legEnded, about, { legId: leg.id, state: input.to, late: now > leg.dueAt })
  const kind = input.to === 'done' ? ('leg_done' as const) : ('leg_changed' as const)
  const facts = { legId: leg.id, state: input.to }
  const told = { caseId: kase.id, exceptAgentId: actor.agentId, kind, facts }
  const clientText = input.to === 'withdrawn' ? words.legWithdrawn(leg.what, input.result) : undefined
  // Its co-owner is no longer on the line once the leg has ended.
  if (leg.coOwnerId !== actor.agentId && leg.coOwnerId !== kase.ownerId) {
    await notify(tx, { agentId: leg.coOwnerId, kind, caseId: kase.id, facts, at: now })
  }
  await tellAlongLine(tx, { ...told, clientText }, now)
}

async function moveLeg(
  tx: Tx,
  actor: AgentActor,
  kase: LockedCase,
  leg: work.LegRow,
  input: { dueAt?: Date | undefined; coOwnerId?: string | undefined; reason: string },
  now: Date,
): Promise<void> {
  const dueAt = input.dueAt ?? leg.dueAt
  if (input.dueAt) mustBeLater(input.dueAt, now, '/body/dueAt')
  const moved = input.coOwnerId !== undefined && input.coOwnerId !== leg.coOwnerId
  const person = moved ? await ableCoOwner(tx, input.coOwnerId ?? leg.coOwnerId, now) : undefined
  const coOwnerId = person?.id ?? leg.coOwnerId
  const departmentId = person?.departmentId ?? leg.departmentId
  await tx.run(work.moveLeg, leg.id, coOwnerId, departmentId, dueAt)
  const facts = { legId: leg.id, coOwnerId, dueAt: dueAt.toISOString() }
  await record(tx, caseEvents.legChanged, { ...aboutCase(actor, kase, now), departmentId }, facts)
  if (moved && leg.coOwnerId !== actor.agentId) {
    await notify(tx, { agentId: leg.coOwnerId, kind: 'leg_changed', caseId: kase.id, facts, at: now })
  }
  const say = await timeWords(tx)
  const clientText = words.legMoved(leg.what, person?.name ?? leg.coOwnerName, say(dueAt), input.reason)
  const line = {
    caseId: kase.id,
    exceptAgentId: actor.agentId,
    kind: 'leg_changed' as const,
    facts,
    clientText,
  }
  await tellAlongLine(tx, line, now)
}

/** Notes an open question; it blocks closing until it is answered (R11). */
export async function askQuestion(
  tx: Tx,
  actor: AgentActor | ServiceActor,
  input: { caseId: string; askedOf: work.QuestionRow['askedOf']; question: string },
  now: Date,
) {
  const kase = await lockOpenCase(tx, input.caseId)
  const id = newId(now)
  await tx.run(work.addQuestion, id, kase.id, input.askedOf, input.question, now)
  await record(tx, caseEvents.questionAsked, aboutCase(actor, kase, now), {
    questionId: id,
    of: input.askedOf,
  })
  await touchCase(tx, kase.id, now)
  return tx.one(work.question, id)
}

/** Answers an open question. An answer that is there already is corrected. Its owner is told when a client answers. */
export async function answerQuestion(
  tx: Tx,
  actor: Actor,
  input: { questionId: string; answer: string },
  now: Date,
) {
  const { caseId } = (await tx.maybe(work.question, input.questionId)) ?? refuse(general.not_found)
  const kase = await lockCase(tx, caseId)
  await tx.run(work.answerQuestion, input.questionId, input.answer, now)
  const facts = { questionId: input.questionId }
  await record(tx, caseEvents.questionAnswered, aboutCase(actor, kase, now), facts)
  if (actor.kind === 'client') {
    if (kase.state === 'open') await putOnUs(tx, kase, 'client', now)
    await notify(tx, { agentId: kase.ownerId, kind: 'client_wrote', caseId, facts, at: now })
  }
  await touchCase(tx, caseId, now)
  return tx.one(work.question, input.questionId)
}

export type Writing = {
  contactId?: string | null
  kind: 'text' | 'note'
  author: 'client' | 'agent'
  body: string
  channel: work.MessageRow['channel']
}

/** Puts a message on a case that the caller holds. */
export async function addMessage(
  tx: Tx,
  actor: Actor,
  kase: LockedCase,
  writing: Writing,
  now: Date,
): Promise<MessageView> {
  const { contactId = null, kind, author, body, channel } = writing
  const id = newId(now)
  const agentId = author === 'agent' ? agentOf(actor) : null
  await tx.run(
    work.addMessage,
    id,
    contactId,
    kase.id,
    kase.clientId,
    kind,
    author,
    agentId,
    body,
    now,
    channel,
  )
  const about = { ...aboutCase(actor, kase, now), ...madeBy(actor, now), contactId }
  await record(tx, caseEvents.messageSent, about, { messageId: id, author, note: kind === 'note' })
  const agent = actor.kind === 'agent' ? { id: actor.agentId, name: actor.name } : null
  return { id, contactId, caseId: kase.id, kind, author, agent, body, channel, at: now }
}
