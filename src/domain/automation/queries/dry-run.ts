import type { AnswerOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { readRule } from '../commands/rules.ts'
import type { RuleWords } from '../commands/rules.ts'
import { readSituation } from '../commands/run.ts'
import type { Action } from '../contract.actions.ts'
import type { ConditionFound, ruleRoutes } from '../contract.rules.ts'
import { judge } from '../rules.conditions.ts'
import { needsCase, needsOpenCase } from '../rules.ts'
import * as store from '../store/follow.ts'
import type { EventRow, SituationRow } from '../store/follow.ts'
import { signsOf } from '../triggers.ts'

type View = AnswerOf<typeof ruleRoutes.dryRun>
const MOST_LOOKED = 5_000
const AT_ONCE = 500
const SAMPLE = 20

/** What a rule would have done in the last days. Only reads: the records are those of now, messages those of then. */
export async function dryRun(
  tx: Tx,
  rule: Omit<RuleWords, 'name'> & { days: number },
  now: Date,
): Promise<View> {
  const actions = await readRule(tx, rule)
  const since = new Date(now.getTime() - rule.days * 86_400_000)
  const { kinds, facts } = signsOf([rule.trigger])
  const { count } = await tx.one(store.pastCount, since, kinds, facts)
  const events = await tx.all(store.past, since, kinds, facts, rule.trigger, MOST_LOOKED)
  const seen = await lookAt(tx, rule, actions, events)
  const matched = seen.filter((one) => one.met)
  return {
    ...{ days: rule.days, events: count, looked: events.length, matched: matched.length },
    nothingToDo: matched.filter((one) => one.nothingToDo).length,
    stoodInTheWay: rule.conditions.map((_, at) => seen.filter((one) => one.found[at]?.met === false).length),
    sample: matched.slice(0, SAMPLE).map(presentSample),
  }
}

type Seen = {
  readonly event: EventRow
  readonly row: SituationRow
  readonly met: boolean
  readonly found: ConditionFound[]
  readonly nothingToDo: boolean
}

async function lookAt(
  tx: Tx,
  rule: Omit<RuleWords, 'name'>,
  actions: readonly Action[],
  events: readonly EventRow[],
): Promise<Seen[]> {
  const seen: Seen[] = []
  for (let at = 0; at < events.length; at += AT_ONCE) {
    const some = events.slice(at, at + AT_ONCE)
    const rows = await tx.all(
      store.situations,
      some.map((one) => one.caseId),
      some.map((one) => one.contactId),
      some.map((one) => one.messageId),
      some.map((one) => one.at),
    )
    for (const [index, event] of some.entries()) {
      const row = rows[index]
      if (!row) continue
      const { met, found } = judge(rule.conditions, readSituation(row, event.at))
      seen.push({ event, row, met, found, nothingToDo: !actions.some((one) => isPossible(one, row)) })
    }
  }
  return seen
}

function isPossible(action: Action, row: SituationRow): boolean {
  if (row.caseId === null) return !needsCase(action)
  return row.caseState === 'open' || !needsOpenCase(action)
}

function presentSample({ event, row, found, nothingToDo }: Seen): View['sample'][number] {
  const { caseId, caseReference, clientName, contactId, service } = row
  return {
    ...{ at: event.at, caseId, caseReference, clientName, contactId, service },
    conditions: found,
    nothingToDo,
  }
}
