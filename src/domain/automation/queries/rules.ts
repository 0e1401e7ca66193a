import { general } from '#platform/contract/refusal.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { ruleRoutes } from '../contract.rules.ts'
import * as store from '../store/rules.ts'

export type RuleView = AnswerOf<typeof ruleRoutes.add>
const COUNTED_DAYS = 30

const since = (now: Date) => new Date(now.getTime() - COUNTED_DAYS * 86_400_000)

function present({ id, name, trigger, conditions, actions, stops, state, ...row }: store.Listed): RuleView {
  const { madeBy, madeAt, done, failed, version } = row
  return {
    ...{ id, name, trigger, conditions, actions, stops, state },
    ...{ madeBy, madeAt, done, failed, version },
  }
}

/** Rules in their order, with how often they did something in the last 30 days. */
export async function listRules(tx: Tx, now: Date): Promise<RuleView[]> {
  return (await tx.all(store.list, since(now))).map(present)
}

/** One rule. */
export async function presentRule(tx: Tx, ruleId: string, now: Date): Promise<RuleView> {
  return present((await tx.maybe(store.find, since(now), ruleId)) ?? refuse(general.not_found))
}

export type LogAsked = {
  ruleId?: string | undefined
  caseId?: string | undefined
  outcome?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Why rules did something or did not, newest first. */
export async function ruleLog(tx: Tx, asked: LogAsked) {
  const { ruleId = null, caseId = null, outcome = null, cursor = null, limit } = asked
  const rows = await tx.all(store.runs, ruleId, caseId, outcome, cursor, limit + 1)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
