import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { ServiceActor } from '../../accounts/contract.ts'
import { notify } from '../../agents/commands.ts'
import type { ActionDone } from '../contract.actions.ts'
import type { ConditionFound, RunOutcome } from '../contract.rules.ts'
import { ruleEvents } from '../contract.rules.ts'
import { valuesOf } from '../queries/values.ts'
import { foldedWords, judge } from '../rules.conditions.ts'
import type { Situation } from '../rules.conditions.ts'
import { MOST_DEPTH, MOST_FAILURES } from '../rules.ts'
import * as follow from '../store/follow.ts'
import type { EventRow, SituationRow } from '../store/follow.ts'
import * as store from '../store/rules.ts'
import type { RuleRow } from '../store/rules.ts'
import { act } from './act.ts'

/** Rules that failed with this event, and the code of why. */
export type Failures = Map<string, string>
type Line = { outcome: RunOutcome; conditions?: ConditionFound[]; actions?: ActionDone[] }

const SERVICE: ServiceActor = { kind: 'service' }

/**
 * Asks every rule about one event, in their order, and does what those say of which all holds. `trying`: which one is at it.
 * @returns false when another node has it.
 */
export async function runEvent(
  tx: Tx,
  waiting: EventRow,
  failures: Failures,
  trying: { ruleId?: string },
  now: Date,
): Promise<boolean> {
  const event = await tx.maybe(follow.take, waiting.seq, waiting.trigger)
  if (!event) return false
  let row = await situationOf(tx, event)
  for (const rule of await tx.all(follow.waitingFor, event.trigger, event.at)) {
    trying.ruleId = rule.id
    const line = await ask(tx, rule, event, row, failures, now)
    await log(tx, rule, event, row, line, now)
    if (line.outcome !== 'done') continue
    if (rule.stops) break
    // The next rule sees what this one has made of it.
    row = await situationOf(tx, event)
  }
  delete trying.ruleId
  await tx.run(follow.done, event.seq, event.trigger, now)
  return true
}

const situationOf = async (tx: Tx, event: EventRow): Promise<SituationRow> =>
  tx.one(follow.situations, [event.caseId], [event.contactId], [event.messageId], [event.at])

/** The situation as conditions look at it. */
export function readSituation(row: SituationRow, at: Date): Situation {
  const { zone, serviceId, departmentId, channel, stakes, waitingOn, tagIds } = row
  return {
    ...{ zone, serviceId, departmentId, channel, stakes, waitingOn, tagIds },
    at: at.getTime(),
    words: foldedWords(row.words),
    waitingSince: row.waitingSince?.getTime() ?? null,
  }
}

async function ask(
  tx: Tx,
  rule: RuleRow,
  event: EventRow,
  row: SituationRow,
  failures: Failures,
  now: Date,
): Promise<Line> {
  if (event.depth >= MOST_DEPTH) return { outcome: 'too_deep' }
  const { met, found: conditions } = judge(rule.conditions, readSituation(row, event.at))
  if (!met) return { outcome: 'not_met', conditions }
  const failed = failures.get(rule.id)
  if (failed !== undefined) {
    await fail(tx, rule, row, failed, now)
    return { outcome: 'failed', conditions, actions: [{ do: 'all', outcome: 'left', why: failed }] }
  }
  const actions = await doAll(tx, rule, row, now)
  if (!actions.some((one) => one.outcome === 'done')) return { outcome: 'nothing_to_do', conditions, actions }
  await tx.run(store.worked, rule.id)
  const facts = { ruleId: rule.id, trigger: rule.trigger, depth: event.depth + 1 }
  await record(tx, ruleEvents.did, about(row, now), facts)
  return { outcome: 'done', conditions, actions }
}

async function doAll(tx: Tx, rule: RuleRow, row: SituationRow, now: Date): Promise<ActionDone[]> {
  const { caseId, contactId } = row
  const values = async () => (caseId === null ? {} : valuesOf(tx, caseId, null))
  const acting = { actor: SERVICE, name: rule.name, caseId, contactId, values }
  const actions: ActionDone[] = []
  for (const action of rule.actions) actions.push(await act(tx, acting, action, now))
  return actions
}

const about = ({ caseId, contactId, serviceId }: SituationRow, now: Date) => ({
  ...madeBy(SERVICE, now),
  caseId,
  contactId,
  serviceId,
})

/** Counts a failure; after several in a row the rule rests, and its maker is told. */
async function fail(tx: Tx, rule: RuleRow, row: SituationRow, code: string, now: Date): Promise<void> {
  await record(tx, ruleEvents.failed, about(row, now), { ruleId: rule.id, code })
  const { failures } = await tx.one(store.failedAgain, rule.id)
  if (failures < MOST_FAILURES) return
  await tx.run(store.setState, rule.id, 'paused', null)
  await record(
    tx,
    ruleEvents.paused,
    { ...madeBy(SERVICE, now), agentId: rule.madeById },
    { ruleId: rule.id },
  )
  const facts = { name: rule.name, ruleId: rule.id }
  await notify(tx, { agentId: rule.madeById, kind: 'rule_paused', facts, at: now })
}

async function log(
  tx: Tx,
  rule: RuleRow,
  event: EventRow,
  { caseId, contactId }: SituationRow,
  { outcome, conditions = [], actions = [] }: Line,
  now: Date,
): Promise<void> {
  await tx.run(
    store.addRun,
    newId(now),
    rule.id,
    event.seq,
    event.kind,
    event.at,
    now,
    caseId,
    contactId,
    outcome,
    event.depth + 1,
    JSON.stringify(conditions),
    JSON.stringify(actions),
  )
}
