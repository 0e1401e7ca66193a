import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor, ServiceActor } from '../accounts/contract.ts'
import { coverFor } from '../agents/queries.ts'
import type { Channel } from '../services/contract.ts'
import { answersFor } from './access.ts'
import {
  PAGE,
  aboutCase,
  changeOwner,
  endCase,
  lockCase,
  lockOpenCase,
  putOnUs,
  touchCase,
} from './commands.ts'
import type { LockedCase } from './commands.ts'
import { tellFollowers } from './commands.followers.ts'
import { tellMentioned } from './commands.mentions.ts'
import { addMessage } from './commands.work.ts'
import type { MessageView } from './commands.work.ts'
import type { Story } from './contract.ts'
import { caseEvents } from './contract.events.ts'
import { storyOf } from './queries.ts'
import { mustBeLater, readOutcome } from './rules.ts'
import * as store from './store/cases.ts'
import * as work from './store/work.ts'
import { words } from './words.ts'

/** A part of the story; what is left out, or undefined, stays. */
export type StoryChange = { [Field in keyof Story]?: Story[Field] | undefined }

/** Changes the one living story (R8). Refuses stale_version, with the story as it is now. */
export async function changeStory(
  tx: Tx,
  actor: AgentActor,
  input: { caseId: string; version: number | undefined; change: StoryChange },
  now: Date,
): Promise<{ story: Story; version: number }> {
  const kase = await lockOpenCase(tx, input.caseId, input.version)
  const before = storyOf(kase)
  const given = Object.entries(input.change).filter(([, text]) => text !== undefined)
  const story: Story = { ...before, ...Object.fromEntries(given) }
  const fields = (Object.keys(before) as (keyof Story)[]).filter((field) => story[field] !== before[field])
  if (fields.length === 0) return { story, version: kase.version }
  const { need, situation, matters, works, doesNotWork, plan } = story
  await tx.run(store.setStory, kase.id, need, situation, matters, works, doesNotWork, plan)
  await record(tx, caseEvents.storyChanged, aboutCase(actor, kase, now), { fields })
  return { story, version: await touchCase(tx, kase.id, now) }
}

/** Writes to the client on their page, or a note among colleagues. Refuses stale_version when something has arrived since. */
export async function writeMessage(
  tx: Tx,
  actor: AgentActor,
  input: {
    caseId: string
    version: number | undefined
    kind: 'text' | 'note'
    body: string
    mentions: readonly string[]
  },
  now: Date,
): Promise<MessageView> {
  const kase = await lockOpenCase(tx, input.caseId, input.version)
  const { kind, body } = input
  const message = await addMessage(tx, actor, kase, { kind, author: 'agent', body, channel: PAGE }, now)
  const about = { caseId: kase.id, messageId: message.id, mentions: input.mentions }
  const mentioned = await tellMentioned(tx, actor, about, now)
  const change = kind === 'note' ? 'note' : 'written'
  await tellFollowers(tx, { caseId: kase.id, change, except: [actor.agentId, ...mentioned] }, now)
  await touchCase(tx, kase.id, now)
  return message
}

/** Refuses something the client asked for: with the reason, and what we do instead (R17). */
export async function decline(
  tx: Tx,
  actor: AgentActor,
  input: { caseId: string; what: string; reason: string; instead: string },
  now: Date,
): Promise<MessageView> {
  const kase = await lockOpenCase(tx, input.caseId)
  const body = words.declined(input.what, input.reason, input.instead)
  const message = await addMessage(
    tx,
    actor,
    kase,
    { kind: 'text', author: 'agent', body, channel: PAGE },
    now,
  )
  await record(tx, caseEvents.declined, aboutCase(actor, kase, now), {})
  await touchCase(tx, kase.id, now)
  return message
}

/** Says on whom the case waits. */
export async function setWaiting(
  tx: Tx,
  actor: AgentActor | ServiceActor,
  input: { caseId: string; on: LockedCase['waitingOn']; note: string | null },
  now: Date,
): Promise<void> {
  const kase = await lockOpenCase(tx, input.caseId)
  await tx.run(store.setWaiting, kase.id, input.on, input.note)
  await record(tx, caseEvents.waitingChanged, aboutCase(actor, kase, now), { on: input.on })
  await touchCase(tx, kase.id, now)
}

/** Lets the case rest until a time still to come; null wakes it now. */
export async function snooze(
  tx: Tx,
  actor: AgentActor | ServiceActor,
  input: { caseId: string; until: Date | null },
  now: Date,
): Promise<void> {
  const kase = await lockOpenCase(tx, input.caseId)
  if (input.until === null) {
    await putOnUs(tx, kase, 'agent', now)
  } else {
    mustBeLater(input.until, now, '/body/until')
    await tx.run(store.setSnooze, kase.id, input.until)
    const facts = { untilAt: input.until.toISOString() }
    await record(tx, caseEvents.snoozed, aboutCase(actor, kase, now), facts)
  }
  await touchCase(tx, kase.id, now)
}

/** Gives the case to another owner, with a reason that the client can read. By its owner, cover or a lead. */
export async function give(
  tx: Tx,
  actor: AgentActor,
  input: { caseId: string; toAgentId: string; reason: string },
  now: Date,
): Promise<void> {
  await mustAnswerFor(tx, actor, await lockOpenCase(tx, input.caseId), now)
  await changeOwner(tx, actor, { ...input, why: 'given' }, now)
}

async function mustAnswerFor(tx: Tx, actor: AgentActor, kase: LockedCase, now: Date): Promise<void> {
  const cover = await coverFor(tx, kase.ownerId, now)
  const answerable = { ownerId: kase.ownerId, coverId: cover?.id ?? null }
  if (!answersFor(actor, answerable)) refuse(general.not_yours)
}

/** Follows a case, or stops. */
export async function follow(
  tx: Tx,
  actor: AgentActor,
  input: { caseId: string; following: boolean },
  now: Date,
): Promise<void> {
  const kase = await lockCase(tx, input.caseId)
  const changed = input.following
    ? await tx.run(work.follow, kase.id, actor.agentId, now)
    : await tx.run(work.unfollow, kase.id, actor.agentId)
  if (changed === 0) return
  const about = { ...aboutCase(actor, kase, now), agentId: actor.agentId }
  await record(tx, caseEvents.followed, about, { following: input.following })
  await touchCase(tx, kase.id, now)
}

/** Records an outbound try at a time that the client had not chosen: waste, counted, and never a reason to close (R7). */
export async function recordAttempt(
  tx: Tx,
  actor: AgentActor,
  input: { caseId: string; channel: Channel; reached: boolean },
  now: Date,
): Promise<void> {
  const kase = await lockOpenCase(tx, input.caseId)
  const { channel, reached } = input
  await record(tx, caseEvents.attempted, aboutCase(actor, kase, now), { channel, reached })
  await touchCase(tx, kase.id, now)
}

/**
 * Ends a case, by its owner, cover or a lead. Refuses not_a_reason_to_close (R7), loose_ends with them (R11),
 * case_closed, and stale_version when something has arrived since.
 */
export async function closeCase(
  tx: Tx,
  actor: AgentActor,
  input: { caseId: string; version: number | undefined; outcome: string; note: string | null },
  now: Date,
): Promise<void> {
  const outcome = readOutcome(input.outcome)
  const kase = await lockOpenCase(tx, input.caseId, input.version)
  await mustAnswerFor(tx, actor, kase, now)
  await endCase(tx, actor, kase, { outcome, note: input.note }, now)
}
