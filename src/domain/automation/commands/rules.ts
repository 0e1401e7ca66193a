import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import type { Action, WantedAction } from '../contract.actions.ts'
import { automationRefusals } from '../contract.ts'
import { ruleEvents } from '../contract.rules.ts'
import type { Condition, Trigger } from '../contract.rules.ts'
import { presentRule } from '../queries/rules.ts'
import type { RuleView } from '../queries/rules.ts'
import { foldedWords } from '../rules.conditions.ts'
import { ruleActions } from '../rules.ts'
import * as store from '../store/rules.ts'
import { mustBeFresh, mustBeThere } from './answers.ts'

export type RuleWords = {
  name: string
  trigger: Trigger
  conditions: readonly Condition[]
  actions: readonly WantedAction[]
  stops: boolean
}

/** What a rule says, read: refuses never_by_itself, not_for_rules, unknown_placeholder, and what is not there. */
export async function readRule(tx: Tx, rule: Omit<RuleWords, 'name'>): Promise<Action[]> {
  const actions = ruleActions(rule.actions)
  await mustBeThere(tx, actions)
  mustHaveWords(rule.conditions)
  return actions
}

/** Words without a letter or figure would never be found. */
function mustHaveWords(conditions: readonly Condition[]): void {
  const empty = conditions.some(
    (one) => one.about === 'words' && one.is.some((word) => foldedWords(word) === ''),
  )
  if (!empty) return
  throw new Refusal(general.invalid_input, {}, [
    { path: '/body/conditions', message: 'has words without any letter or figure' },
  ])
}

/** Makes a rule, off and last in the order. */
export async function addRule(tx: Tx, actor: AgentActor, input: RuleWords, now: Date): Promise<RuleView> {
  const actions = await readRule(tx, input)
  const { name, trigger, conditions, stops } = input
  const words = [name, trigger, JSON.stringify(conditions), JSON.stringify(actions), stops] as const
  const row = await tx.maybe(store.add, newId(now), ...words, actor.agentId, now)
  if (!row) return refuse(automationRefusals.wording_taken)
  await record(tx, ruleEvents.saved, madeBy(actor, now), { ruleId: row.id })
  return presentRule(tx, row.id, now)
}

/** Changes a rule. Refuses stale_version. */
export async function changeRule(
  tx: Tx,
  actor: AgentActor,
  input: RuleWords & { ruleId: string; version: number | undefined },
  now: Date,
): Promise<RuleView> {
  mustBeFresh((await tx.maybe(store.lock, input.ruleId)) ?? refuse(general.not_found), input)
  const actions = await readRule(tx, input)
  const { ruleId, name, trigger, conditions, stops } = input
  const words = [name, trigger, JSON.stringify(conditions), JSON.stringify(actions), stops] as const
  if (!(await tx.maybe(store.change, ruleId, ...words))) refuse(automationRefusals.wording_taken)
  await record(tx, ruleEvents.saved, madeBy(actor, now), { ruleId })
  return presentRule(tx, ruleId, now)
}

/** Takes a rule away, with its log. */
export async function removeRule(tx: Tx, actor: AgentActor, ruleId: string, now: Date): Promise<void> {
  if ((await tx.run(store.remove, ruleId)) === 0) refuse(general.not_found)
  await record(tx, ruleEvents.removed, madeBy(actor, now), { ruleId })
}

/** Switches a rule on, for what happens from now on, or off. */
export async function switchRule(
  tx: Tx,
  actor: AgentActor,
  { ruleId, on }: { ruleId: string; on: boolean },
  now: Date,
): Promise<RuleView> {
  const rule = (await tx.maybe(store.lock, ruleId)) ?? refuse(general.not_found)
  if ((rule.state === 'on') !== on || rule.state === 'paused') {
    await tx.run(store.setState, ruleId, on ? 'on' : 'off', on ? now : null)
    await record(tx, ruleEvents.switched, madeBy(actor, now), { ruleId, on })
  }
  return presentRule(tx, ruleId, now)
}

/** Puts rules into this order; those not named come after, as they were. */
export async function orderRules(
  tx: Tx,
  actor: AgentActor,
  ruleIds: readonly string[],
  now: Date,
): Promise<void> {
  const once = [...new Set(ruleIds)]
  await tx.run(store.order, once)
  await record(tx, ruleEvents.ordered, madeBy(actor, now), { rules: once.length })
}
