import type { Tx } from '#platform/database/database.ts'
import { RuleKind } from './contract.ts'
import { usualDays } from './rules.ts'
import { lastRun } from './store.kept.ts'
import * as store from './store.rules.ts'
import type { HoldRow, RuleRow } from './store.rules.ts'

/** The contract's form of a hold. */
export function presentHold({ byId, byName, ...row }: HoldRow) {
  return { ...row, placedBy: { id: byId, name: byName } }
}

/** The contract's form of a rule. */
export function presentRule({ byId, byName, ...row }: RuleRow) {
  return { ...row, changedBy: byId !== null && byName !== null ? { id: byId, name: byName } : null }
}

/** Every kind with how long it is kept; one that nobody has set is as it is by default, and off. */
export async function listRules(tx: Tx) {
  const rows = await tx.all(store.rules)
  const items = RuleKind.options.map((kind) => {
    const row = rows.find((one) => one.kind === kind)
    const usual = { kind, ...usualDays[kind], changedAt: null, changedBy: null, version: 0 }
    return row ? presentRule(row) : usual
  })
  return { items, lastRun: (await tx.maybe(lastRun)) ?? null }
}

export async function listHolds(tx: Tx, clientId: string | null) {
  return { items: (await tx.all(store.holds, clientId)).map(presentHold) }
}
