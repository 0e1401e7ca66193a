import { fillIn } from '#core/text/placeholders.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { setCaseService, setFollower } from '../../cases/commands.classify.ts'
import { setWaiting, snooze } from '../../cases/commands.desk.ts'
import { lockOpenCase } from '../../cases/commands.ts'
import type { Action, ActionDone } from '../contract.actions.ts'
import { automationEvents, automationRefusals } from '../contract.ts'
import type { Proposed } from '../contract.ts'
import { valuesOf } from '../queries/values.ts'
import { isSame } from '../rules.same.ts'
import { isUndoable, UNDO_MS } from '../rules.ts'
import * as store from '../store/answers.ts'
import type { MacroRow, TargetRow } from '../store/answers.ts'
import { act } from './act.ts'

type OnCase = { readonly caseId: string; readonly macroId: string }

/** What a macro would do on a case now, and the text that it would propose. */
export async function previewMacro(tx: Tx, actor: AgentActor, { caseId, macroId }: OnCase) {
  const macro = (await tx.maybe(store.macro, macroId)) ?? refuse(general.not_found)
  const kase = (await tx.maybe(store.target, caseId)) ?? refuse(general.not_found)
  const steps = macro.actions.map((action) => ({
    action,
    undoable: isUndoable(action.do),
    same: isSame(action, kase),
  }))
  return { macro, steps, proposed: await proposal(tx, actor, macro, caseId) }
}

async function proposal(
  tx: Tx,
  actor: AgentActor,
  macro: MacroRow,
  caseId: string,
): Promise<Proposed | null> {
  const texts: string[] = []
  for (const action of macro.actions)
    if (action.do === 'propose') texts.push((await tx.maybe(store.answer, action.answerId))?.body ?? '')
  if (texts.length === 0) return null
  const { text, missing } = fillIn(texts.join('\n\n'), await valuesOf(tx, caseId, actor.name))
  return { text, missing: [...missing] }
}

/** Does all steps of a macro in one go, with the rights of whoever uses it. Refuses case_closed. */
export async function runMacro(tx: Tx, actor: AgentActor, input: OnCase, now: Date) {
  const macro = (await tx.maybe(store.macro, input.macroId)) ?? refuse(general.not_found)
  const kase = await lockOpenCase(tx, input.caseId)
  const proposed = await proposal(tx, actor, macro, kase.id)
  const { steps, undo } = await doAll(tx, actor, macro, kase.id, now)
  const runId = newId(now)
  await tx.run(
    store.addMacroRun,
    ...([runId, macro.id, kase.id, actor.agentId, now, JSON.stringify(undo)] as const),
  )
  const about = { ...madeBy(actor, now), caseId: kase.id, clientId: kase.clientId, serviceId: kase.serviceId }
  const done = steps.filter((one) => one.outcome === 'done').length
  await record(tx, automationEvents.macroUsed, about, { macroId: macro.id, runId, steps: done })
  const undoUntil = undo.length > 0 ? new Date(now.getTime() + UNDO_MS) : null
  return { runId, steps, proposed, undoUntil }
}

async function doAll(tx: Tx, actor: AgentActor, macro: MacroRow, caseId: string, now: Date) {
  const steps: ActionDone[] = []
  const undo: Back[] = []
  const values = () => valuesOf(tx, caseId, actor.name)
  for (const action of macro.actions) {
    const before = await tx.one(store.target, caseId)
    const acting = { actor, name: macro.name, caseId, contactId: null, values }
    const step = await act(tx, acting, action, now)
    steps.push(step)
    const back = step.outcome === 'done' ? backOf(action, before) : undefined
    if (back) undo.unshift(back)
  }
  return { steps, undo }
}

/** What undoes an action: what it made of the case, and what was before. */
type Back = {
  readonly do: Action['do']
  readonly made: string | null
  readonly before: string | null
  readonly note?: string | null
}

function backOf(action: Action, before: TargetRow): Back | undefined {
  switch (action.do) {
    case 'add_tag':
    case 'remove_tag':
      return { do: action.do, made: action.tagId, before: null }
    case 'follow':
      return { do: action.do, made: action.agentId, before: null }
    case 'set_stakes':
      return { do: action.do, made: action.stakes, before: before.stakes }
    case 'set_service':
      return { do: action.do, made: action.serviceId, before: before.serviceId }
    case 'wait_on':
      return { do: action.do, made: action.on, before: before.waitingOn, note: before.waitingNote }
    case 'snooze':
      return { do: action.do, made: null, before: before.snoozedUntil?.toISOString() ?? null }
    default:
      return undefined
  }
}

/** Undoes what a macro did, whatever has not changed since. Refuses macro_undo_over, and whoever did not use it. */
export async function undoMacro(tx: Tx, actor: AgentActor, runId: string, now: Date) {
  const run = (await tx.maybe(store.lockMacroRun, runId)) ?? refuse(general.not_found)
  if (run.agentId !== actor.agentId) refuse(general.not_yours)
  const isOver = now.getTime() - run.at.getTime() > UNDO_MS
  if (run.undoneAt !== null || isOver) refuse(automationRefusals.macro_undo_over)
  const kase = await lockOpenCase(tx, run.caseId)
  const steps: ActionDone[] = []
  for (const back of run.undo as unknown as Back[]) {
    const changed = await goBack(tx, actor, back, run.caseId, now)
    steps.push({ do: back.do, outcome: changed ? 'done' : 'left', why: changed ? null : 'changed_since' })
  }
  await tx.run(store.macroUndone, run.id, now)
  const about = { ...madeBy(actor, now), caseId: kase.id, clientId: kase.clientId, serviceId: kase.serviceId }
  const undone = steps.filter((one) => one.outcome === 'done').length
  await record(tx, automationEvents.macroUndone, about, { macroId: run.macroId, runId, undone })
  return { steps }
}

/** @returns false when somebody has changed it in the meantime: that stays. */
async function goBack(tx: Tx, actor: AgentActor, back: Back, caseId: string, now: Date): Promise<boolean> {
  const kase = await tx.one(store.target, caseId)
  const action = inverse(back)
  if (action) {
    const values = () => valuesOf(tx, caseId, actor.name)
    const acting = { actor, name: '', caseId, contactId: null, values }
    if (!stands(back, kase)) return false
    return (await act(tx, acting, action, now)).outcome === 'done'
  }
  if (!stands(back, kase)) return false
  if (back.do === 'follow')
    return setFollower(tx, actor, { caseId, agentId: back.made ?? '', following: false }, now)
  if (back.do === 'set_service') await setCaseService(tx, actor, { caseId, serviceId: back.before }, now)
  if (back.do === 'snooze') await unsnooze(tx, actor, back, kase, now)
  if (back.do === 'wait_on') {
    const on = back.before as TargetRow['waitingOn']
    await setWaiting(tx, actor, { caseId, on, note: back.note ?? null }, now)
  }
  return true
}

/** Waking a case lets it wait on us; on whom it waited before, it waits again. */
async function unsnooze(tx: Tx, actor: AgentActor, { before }: Back, kase: TargetRow, now: Date) {
  const caseId = kase.id
  const until = before !== null && new Date(before) > now ? new Date(before) : null
  await snooze(tx, actor, { caseId, until }, now)
  const { waitingOn: on, waitingNote: note } = kase
  if (until === null && on !== 'us') await setWaiting(tx, actor, { caseId, on, note }, now)
}

function inverse(back: Back): Action | undefined {
  if (back.do === 'add_tag') return { do: 'remove_tag', tagId: back.made ?? '' }
  if (back.do === 'remove_tag') return { do: 'add_tag', tagId: back.made ?? '' }
  if (back.do === 'set_stakes') return { do: 'set_stakes', stakes: back.before as TargetRow['stakes'] }
  return undefined
}

/** Whether what the macro made is still so. */
function stands({ do: kind, made }: Back, kase: TargetRow): boolean {
  if (kind === 'add_tag') return kase.tagIds.includes(made ?? '')
  if (kind === 'remove_tag') return !kase.tagIds.includes(made ?? '')
  if (kind === 'follow') return kase.followerIds.includes(made ?? '')
  if (kind === 'set_stakes') return kase.stakes === made
  if (kind === 'set_service') return kase.serviceId === made
  if (kind === 'wait_on') return kase.waitingOn === made
  return kase.snoozedUntil !== null
}
