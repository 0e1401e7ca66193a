import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { changeOwner, lockCase } from '../cases/commands.ts'
import { follow, give, setWaiting, snooze } from '../cases/commands.desk.ts'
import { addTag, removeTag } from '../cases/commands.tags.ts'
import { setCaseField } from '../fields/commands.ts'
import type { Act } from './contract.ts'
import * as store from './store.ts'
import type { Standing } from './store.ts'

/** What was there, and what was made of it; kept as JSON until it can no longer be undone. */
export type Made = { readonly before: unknown; readonly after: unknown }

/** One case of many, and who does it when. */
export type Doing = { readonly actor: AgentActor; readonly caseId: string; readonly now: Date }

type Handling<A extends Act, Before, After> = {
  /** Does it, and refuses as the command itself does; undefined where it was so already. */
  make(tx: Tx, act: A, doing: Doing): Promise<{ before: Before; after: After } | undefined>
  /** Whether it still is as it was made. */
  isStill(tx: Tx, after: After, act: A, doing: Doing): Promise<boolean>
  /** Puts back what was there before. */
  putBack(tx: Tx, made: { before: Before; after: After }, act: A, doing: Doing): Promise<unknown>
}
type Kind<K extends Act['do']> = Extract<Act, { do: K }>

const standingOf = async (tx: Tx, { caseId, actor }: Doing): Promise<Standing> =>
  (await tx.maybe(store.standing, caseId, actor.agentId)) ?? refuse(general.not_found)
const carries = async (tx: Tx, caseId: string, tagId: string): Promise<boolean> =>
  (await tx.maybe(store.carries, caseId, tagId)) !== undefined

const tag: Handling<Kind<'tag'>, null, string> = {
  async make(tx, { name }, { actor, caseId, now }) {
    const { id, added } = await addTag(tx, actor, { caseId, name }, now)
    return added ? { before: null, after: id } : undefined
  },
  isStill: (tx, tagId, _act, { caseId }) => carries(tx, caseId, tagId),
  putBack: (tx, { after: tagId }, _act, { actor, caseId, now }) =>
    removeTag(tx, actor, { caseId, tagId }, now),
}

const untag: Handling<Kind<'untag'>, string, null> = {
  async make(tx, { tagId }, { actor, caseId, now }) {
    const removed = await removeTag(tx, actor, { caseId, tagId }, now)
    return removed ? { before: tagId, after: null } : undefined
  },
  isStill: async (tx, _after, { tagId }, { caseId }) => !(await carries(tx, caseId, tagId)),
  putBack: (tx, { before: tagId }, _act, { actor, caseId, now }) => addTag(tx, actor, { caseId, tagId }, now),
}

const field: Handling<Kind<'field'>, string | null, string | null> = {
  async make(tx, { fieldId, value }, { actor, caseId, now }) {
    const { before, after } = await setCaseField(tx, actor, { caseId, fieldId, value }, now)
    return before === after ? undefined : { before, after }
  },
  async isStill(tx, after, { fieldId }, { caseId }) {
    return ((await tx.maybe(store.fieldNow, caseId, fieldId))?.value ?? null) === after
  },
  putBack: (tx, { before: value }, { fieldId }, { actor, caseId, now }) =>
    setCaseField(tx, actor, { caseId, fieldId, value }, now),
}

type Waiting = { on: Standing['waitingOn']; note: string | null }
type Resting = Waiting & { until: string | null }
const restingOf = ({ snoozedUntil, waitingOn, waitingNote }: Standing): Resting => ({
  until: snoozedUntil?.toISOString() ?? null,
  on: waitingOn,
  note: waitingNote,
})
const rest: Handling<Kind<'snooze'>, Resting, Resting> = {
  async make(tx, act, doing) {
    const { actor, caseId, now } = doing
    const before = restingOf(await standingOf(tx, doing))
    const until = act.until === null ? null : new Date(act.until)
    if ((until?.toISOString() ?? null) === before.until) return undefined
    await snooze(tx, actor, { caseId, until }, now)
    return { before, after: restingOf(await standingOf(tx, doing)) }
  },
  async isStill(tx, after, _act, doing) {
    const { until, on } = restingOf(await standingOf(tx, doing))
    return until === after.until && on === after.on
  },
  async putBack(tx, { before: { until, on, note } }, _act, doing) {
    const { actor, caseId, now } = doing
    const later = until !== null && new Date(until) > now ? new Date(until) : null
    await snooze(tx, actor, { caseId, until: later }, now)
    // Waking lets a case wait on us: what it waited on before is put back too.
    if ((await standingOf(tx, doing)).waitingOn !== on) await setWaiting(tx, actor, { caseId, on, note }, now)
  },
}

const following: Handling<Kind<'follow'>, boolean, boolean> = {
  async make(tx, act, doing) {
    const { actor, caseId, now } = doing
    const before = (await standingOf(tx, doing)).following
    if (before === act.following) return undefined
    await follow(tx, actor, { caseId, following: act.following }, now)
    return { before, after: act.following }
  },
  isStill: async (tx, after, _act, doing) => (await standingOf(tx, doing)).following === after,
  putBack: (tx, { before }, _act, { actor, caseId, now }) =>
    follow(tx, actor, { caseId, following: before }, now),
}

const hand: Handling<Kind<'give'>, string, string> = {
  async make(tx, { toAgentId, reason }, doing) {
    const { actor, caseId, now } = doing
    const { ownerId: before, state } = await standingOf(tx, doing)
    if (before === toAgentId && state === 'open') return undefined
    await give(tx, actor, { caseId, toAgentId, reason }, now)
    return { before, after: toAgentId }
  },
  isStill: async (tx, after, _act, doing) => (await standingOf(tx, doing)).ownerId === after,
  // Whoever gave it may take that back, although the case is no longer theirs.
  putBack: (tx, { before: toAgentId }, _act, { actor, caseId, now }) =>
    changeOwner(tx, actor, { caseId, toAgentId, why: 'given' }, now),
}

const waitingOf = ({ waitingOn: on, waitingNote: note }: Standing): Waiting => ({ on, note })
const wait: Handling<Kind<'wait'>, Waiting, Waiting> = {
  async make(tx, { on, note }, doing) {
    const { actor, caseId, now } = doing
    const before = waitingOf(await standingOf(tx, doing))
    if (before.on === on && before.note === note) return undefined
    await setWaiting(tx, actor, { caseId, on, note }, now)
    return { before, after: { on, note } }
  },
  async isStill(tx, after, _act, doing) {
    const { on, note } = waitingOf(await standingOf(tx, doing))
    return on === after.on && note === after.note
  },
  putBack: (tx, { before }, _act, { actor, caseId, now }) =>
    setWaiting(tx, actor, { caseId, ...before }, now),
}

const HANDLINGS = { tag, untag, field, snooze: rest, follow: following, give: hand, wait }
// Each kind of act has its own before and after; what was kept for an act goes back to the handling that made it.
const handlingOf = (act: Act) => HANDLINGS[act.do] as unknown as Handling<Act, unknown, unknown>

/** Does one act to one case; undefined where it was so already. Refuses as the command itself does. */
export async function doAct(tx: Tx, act: Act, doing: Doing): Promise<Made | undefined> {
  await lockCase(tx, doing.caseId)
  return handlingOf(act).make(tx, act, doing)
}

/** Puts one case back. @returns false when somebody has changed it since: then it stays. */
export async function undoAct(tx: Tx, act: Act, made: Made, doing: Doing): Promise<boolean> {
  await lockCase(tx, doing.caseId)
  const handling = handlingOf(act)
  if (!(await handling.isStill(tx, made.after, act, doing))) return false
  await handling.putBack(tx, made, act, doing)
  return true
}
