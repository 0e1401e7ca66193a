import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import type { WantedAction, Action } from '../contract.actions.ts'
import { automationEvents, automationRefusals } from '../contract.ts'
import type { Macro, PreparedAnswer } from '../contract.ts'
import { macroActions, mustBeFillable } from '../rules.ts'
import * as store from '../store/answers.ts'

export type AnswerWords = { name: string; body: string; serviceId: string | null }
type Seen = { version: number | undefined }

/** Writes a prepared answer. Refuses wording_taken and unknown_placeholder. */
export async function addAnswer(
  tx: Tx,
  actor: AgentActor,
  { name, body, serviceId }: AnswerWords,
  now: Date,
): Promise<PreparedAnswer> {
  mustBeFillable(body)
  if (serviceId !== null) await mustBeThere(tx, [{ do: 'set_service', serviceId }], '/body/serviceId')
  const row = await tx.maybe(store.addAnswer, newId(now), name, body, serviceId)
  if (!row) return refuse(automationRefusals.wording_taken)
  await record(tx, automationEvents.answerSaved, madeBy(actor, now), { answerId: row.id })
  return row
}

/** Changes a prepared answer. Refuses stale_version, wording_taken and unknown_placeholder. */
export async function changeAnswer(
  tx: Tx,
  actor: AgentActor,
  input: AnswerWords & Seen & { answerId: string },
  now: Date,
): Promise<PreparedAnswer> {
  const { answerId, name, body, serviceId } = input
  mustBeFresh((await tx.maybe(store.lockAnswer, answerId)) ?? refuse(general.not_found), input)
  mustBeFillable(body)
  if (serviceId !== null) await mustBeThere(tx, [{ do: 'set_service', serviceId }], '/body/serviceId')
  const row = await tx.maybe(store.changeAnswer, answerId, name, body, serviceId)
  if (!row) return refuse(automationRefusals.wording_taken)
  await record(tx, automationEvents.answerSaved, madeBy(actor, now), { answerId })
  return row
}

/** Takes a prepared answer away. Refuses answer_in_use, with the macros that need it. */
export async function removeAnswer(tx: Tx, actor: AgentActor, answerId: string, now: Date): Promise<void> {
  ;(await tx.maybe(store.lockAnswer, answerId)) ?? refuse(general.not_found)
  const macros = await tx.all(store.macrosWithAnswer, answerId)
  if (macros.length > 0) refuse(automationRefusals.answer_in_use, { macros })
  await tx.run(store.removeAnswer, answerId)
  await record(tx, automationEvents.answerRemoved, madeBy(actor, now), { answerId })
}

export type MacroWords = { name: string; serviceId: string | null; actions: readonly WantedAction[] }

/** Makes a macro. Refuses never_by_itself, not_for_macros, wording_taken and unknown_placeholder. */
export async function addMacro(tx: Tx, actor: AgentActor, input: MacroWords, now: Date): Promise<Macro> {
  const { name, serviceId } = input
  const actions = await readMacro(tx, input)
  const row = await tx.maybe(
    store.addMacro,
    ...([newId(now), name, serviceId, JSON.stringify(actions), actor.agentId, now] as const),
  )
  if (!row) return refuse(automationRefusals.wording_taken)
  await record(tx, automationEvents.macroSaved, madeBy(actor, now), { macroId: row.id })
  return row
}

/** Changes a macro. Refuses as `addMacro`, and stale_version. */
export async function changeMacro(
  tx: Tx,
  actor: AgentActor,
  input: MacroWords & Seen & { macroId: string },
  now: Date,
): Promise<Macro> {
  const { macroId, name, serviceId } = input
  mustBeFresh((await tx.maybe(store.lockMacro, macroId)) ?? refuse(general.not_found), input)
  const actions = await readMacro(tx, input)
  const row = await tx.maybe(store.changeMacro, macroId, name, serviceId, JSON.stringify(actions))
  if (!row) return refuse(automationRefusals.wording_taken)
  await record(tx, automationEvents.macroSaved, madeBy(actor, now), { macroId })
  return row
}

async function readMacro(tx: Tx, { actions, serviceId }: MacroWords): Promise<Action[]> {
  const read = macroActions(actions)
  await mustBeThere(tx, read)
  if (serviceId !== null) await mustBeThere(tx, [{ do: 'set_service', serviceId }], '/body/serviceId')
  return read
}

/** Takes a macro away. */
export async function removeMacro(tx: Tx, actor: AgentActor, macroId: string, now: Date): Promise<void> {
  if ((await tx.run(store.removeMacro, macroId)) === 0) refuse(general.not_found)
  await record(tx, automationEvents.macroRemoved, madeBy(actor, now), { macroId })
}

/** Refuses what somebody else has changed since. */
export function mustBeFresh(row: { version: number }, { version }: Seen): void {
  if (version !== undefined && version !== row.version)
    refuse(general.stale_version, { version: row.version })
}

/** Refuses actions about services, colleagues, tags or prepared answers that are not there. */
export async function mustBeThere(tx: Tx, actions: readonly Action[], path = '/body/actions'): Promise<void> {
  const ids = (name: 'serviceId' | 'agentId' | 'answerId' | 'tagId') =>
    actions
      .map((one) => (name in one ? (one as unknown as Record<string, string | null>)[name] : null))
      .filter((id): id is string => typeof id === 'string')
  const gone = await tx.all(store.notThere, ids('serviceId'), ids('agentId'), ids('answerId'), ids('tagId'))
  if (gone.length === 0) return
  throw new Refusal(
    general.invalid_input,
    {},
    gone.map(({ id }) => ({ path, message: `${id} is none of ours` })),
  )
}
