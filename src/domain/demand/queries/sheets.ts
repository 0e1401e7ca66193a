import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { agreementOf } from '../rules/agreement.ts'
import * as store from '../store/sheets.ts'

/** Check sheets, newest first. */
export async function listSheets(tx: Tx, actor: AgentActor) {
  return { items: await tx.all(store.sheets, actor.agentId) }
}

/** A sheet as this agent sees it: the own marks; what others said only once it is closed. Refuses not_found. */
export async function getSheet(tx: Tx, actor: AgentActor, sheetId: string) {
  const sheet = (await tx.maybe(store.findSheet, actor.agentId, sheetId)) ?? refuse(general.not_found)
  return {
    sheet,
    items: await tx.all(store.items, sheetId, actor.agentId),
    result: sheet.closedAt === null ? null : agreementOf(await tx.all(store.marksOf, sheetId)),
  }
}
