import { statement } from '#platform/database/statement.ts'
import type { Action, ActionDone } from '../contract.actions.ts'
import type { Condition, ConditionFound, RunOutcome, Trigger } from '../contract.rules.ts'

export type RuleRow = {
  id: string
  name: string
  trigger: Trigger
  conditions: Condition[]
  actions: Action[]
  stops: boolean
  state: 'off' | 'on' | 'paused'
  activeSince: Date | null
  failures: number
  madeById: string
  madeBy: string
  madeAt: Date
  version: number
}
const RULE = `r.id, r.name, r.trigger, r.conditions, r.actions, r.stops, r.state, r.active_since, r.failures,
  r.made_by as made_by_id, a.name as made_by, r.made_at, r.version`
const JOINED = 'rules r join agents a on a.id = r.made_by'

export type Listed = RuleRow & { done: number; failed: number }
const COUNTED = `(select count(*)::int from rule_runs u where u.rule_id = r.id and u.outcome = 'done' and u.at > $1) as done,
  (select count(*)::int from rule_runs u where u.rule_id = r.id and u.outcome = 'failed' and u.at > $1) as failed`
export const list = statement<Listed, [since: Date]>(
  'automation.rules',
  `select ${RULE}, ${COUNTED} from ${JOINED} order by r.place, r.made_at, r.id`,
)
export const find = statement<Listed, [since: Date, id: string]>(
  'automation.rule',
  `select ${RULE}, ${COUNTED} from ${JOINED} where r.id = $2`,
)
export const lock = statement<RuleRow, [id: string]>(
  'automation.lockRule',
  `select ${RULE} from ${JOINED} where r.id = $1 for update of r`,
)

type Words = [id: string, name: string, trigger: Trigger, conditions: string, actions: string, stops: boolean]
export const add = statement<{ id: string }, [...Words, madeBy: string, now: Date]>(
  'automation.addRule',
  `insert into rules (id, name, trigger, conditions, actions, stops, place, made_by, made_at)
   values ($1, $2, $3, $4, $5, $6, (select coalesce(max(place), 0) + 1 from rules), $7, $8)
   on conflict (name) do nothing returning id`,
)
export const change = statement<{ id: string }, Words>(
  'automation.changeRule',
  `update rules set name = $2, trigger = $3, conditions = $4, actions = $5, stops = $6, version = version + 1, failures = 0
   where id = $1 and not exists (select from rules where name = $2 and id <> $1) returning id`,
)
export const remove = statement<never, [id: string]>(
  'automation.removeRule',
  `delete from rules where id = $1`,
)
export const setState = statement<never, [id: string, state: RuleRow['state'], since: Date | null]>(
  'automation.setRuleState',
  `update rules set state = $2, active_since = $3, failures = 0 where id = $1`,
)
export const failedAgain = statement<{ failures: number }, [id: string]>(
  'automation.ruleFailedAgain',
  `update rules set failures = failures + 1 where id = $1 returning failures`,
)
export const worked = statement<never, [id: string]>(
  'automation.ruleWorked',
  `update rules set failures = 0 where id = $1 and failures > 0`,
)
// Those that are not named come after, in the order that they had.
export const order = statement<never, [ids: readonly string[]]>(
  'automation.orderRules',
  `update rules r set place = o.place from (
     select r.id, row_number() over (order by n.nth nulls last, r.place, r.made_at, r.id)::int as place
     from rules r left join unnest($1::uuid[]) with ordinality as n (id, nth) on n.id = r.id) o where o.id = r.id`,
)

// ── the log ─────────────────────────────────────────────────────────────────────────────────────────────────────────
type NewRun = [
  id: string,
  ruleId: string,
  seq: number,
  kind: string,
  eventAt: Date,
  now: Date,
  caseId: string | null,
  contactId: string | null,
  outcome: RunOutcome,
  depth: number,
  conditions: string,
  actions: string,
]
export const addRun = statement<never, NewRun>(
  'automation.addRuleRun',
  `insert into rule_runs (id, rule_id, event_seq, event_kind, event_at, at, case_id, contact_id, outcome, depth, conditions, actions)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
)

export type RunRow = {
  id: string
  ruleId: string
  rule: string
  at: Date
  trigger: Trigger
  caseId: string | null
  caseReference: string | null
  clientName: string | null
  contactId: string | null
  outcome: RunOutcome
  depth: number
  conditions: ConditionFound[]
  actions: ActionDone[]
}
export const runs = statement<
  RunRow,
  [ruleId: string | null, caseId: string | null, outcome: string | null, before: string | null, limit: number]
>(
  'automation.ruleRuns',
  `select u.id, u.rule_id, r.name as rule, u.at, r.trigger, u.case_id, c.reference as case_reference,
     k.name as client_name, u.contact_id, u.outcome, u.depth, u.conditions, u.actions
   from rule_runs u join rules r on r.id = u.rule_id left join cases c on c.id = u.case_id
   left join clients k on k.id = c.client_id
   where ($1::uuid is null or u.rule_id = $1) and ($2::uuid is null or u.case_id = $2)
     and ($3::text is null or u.outcome = $3) and ($4::uuid is null or u.id < $4)
   order by u.id desc limit $5`,
)

export const forgetRuns = statement<never, [before: Date]>(
  'automation.forgetRuleRuns',
  `delete from rule_runs where id in (select id from rule_runs where at < $1 order by at limit 20000)`,
)
