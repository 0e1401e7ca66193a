import { statement } from '#platform/database/statement.ts'
import type { RuleKind } from './contract.ts'

export type RuleRow = {
  kind: RuleKind
  days: number
  active: boolean
  changedAt: Date
  byId: string | null
  byName: string | null
  version: number
}
const RULE = `select r.kind, r.days, r.active, r.changed_at, a.id as by_id, a.name as by_name, r.version
  from retention_rules r left join agents a on a.id = r.changed_by`

export const rules = statement<RuleRow>('retention.rules', `${RULE} order by r.kind`)
export const rule = statement<RuleRow, [kind: RuleKind]>('retention.rule', `${RULE} where r.kind = $1`)
export const setRule = statement<
  { version: number },
  [kind: RuleKind, days: number, active: boolean, by: string, at: Date, version: number | null]
>(
  'retention.setRule',
  `insert into retention_rules as r (kind, days, active, changed_by, changed_at) select $1, $2, $3, $4, $5
   where coalesce($6::int, 0) = 0 or exists (select from retention_rules where kind = $1)
   on conflict (kind) do update set days = excluded.days, active = excluded.active, changed_by = excluded.changed_by,
     changed_at = excluded.changed_at, version = r.version + 1 where $6::int is null or r.version = $6
   returning version`,
)

export type HoldRow = {
  id: string
  clientId: string
  clientName: string | null
  caseId: string | null
  caseReference: string | null
  reason: string
  byId: string
  byName: string
  placedAt: Date
  endedAt: Date | null
}
const HOLD = `select h.id, h.client_id, c.name as client_name, h.case_id, k.reference as case_reference, h.reason,
    a.id as by_id, a.name as by_name, h.placed_at, h.ended_at
  from retention_holds h join clients c on c.id = h.client_id left join cases k on k.id = h.case_id
  join agents a on a.id = h.placed_by`
export const holds = statement<HoldRow, [clientId: string | null]>(
  'retention.holds',
  `${HOLD} where h.ended_at is null and ($1::uuid is null or h.client_id = $1) order by h.placed_at desc limit 200`,
)
export const hold = statement<HoldRow, [id: string]>('retention.hold', `${HOLD} where h.id = $1`)
export const holdable = statement<{ id: string }, [clientId: string, caseId: string | null]>(
  'retention.holdable',
  `select c.id from clients c where c.id = $1 and c.erased_at is null and c.merged_into is null
     and ($2::uuid is null or exists (select from cases k where k.id = $2 and k.client_id = c.id)) for share`,
)
/** What holds a case and does not hold the other yet; it is to be held as a case of its own person. */
export const holdsToCopy = statement<
  { clientId: string; reason: string; placedBy: string },
  [fromCaseId: string, toCaseId: string]
>(
  'retention.holdsToCopy',
  `select k.client_id, h.reason, h.placed_by from retention_holds h join cases k on k.id = $2
   where h.case_id = $1 and h.ended_at is null and not exists (
     select from retention_holds o where o.case_id = $2 and o.ended_at is null and o.reason = h.reason) order by h.id`,
)
export const addHold = statement<
  never,
  [id: string, clientId: string, caseId: string | null, reason: string, by: string, at: Date]
>(
  'retention.addHold',
  `insert into retention_holds (id, client_id, case_id, reason, placed_by, placed_at) values ($1, $2, $3, $4, $5, $6)`,
)
export const endHold = statement<
  { clientId: string; caseId: string | null },
  [id: string, by: string, at: Date]
>(
  'retention.endHold',
  `update retention_holds set ended_by = $2, ended_at = $3 where id = $1 and ended_at is null returning client_id, case_id`,
)
