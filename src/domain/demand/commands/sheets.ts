import { chanceFrom } from '#core/chance.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { getOrganisation } from '../../services/queries.ts'
import { demandEvents, demandRefusals } from '../contract.ts'
import type { DemandFilter, DemandKind } from '../contract.ts'
import type { CheckSheet, CheckSheetResult } from '../contract.sheets.ts'
import { agreementOf } from '../rules/agreement.ts'
import { periodOf } from '../rules/period.ts'
import * as store from '../store/sheets.ts'

const FEWEST = 10
/** A sheet is drawn from at most so many contacts, the newest of its period. */
const DRAWN_FROM = 5_000

/**
 * Draws a check sheet: contacts with words, each as likely as the others. Refuses named_already, too_few_contacts, and
 * invalid_input for days that cannot be.
 */
export async function addSheet(
  tx: Tx,
  actor: AgentActor,
  given: { name: string; contacts: number; filter: DemandFilter },
  now: Date,
): Promise<store.SheetRow> {
  const { zone } = await getOrganisation(tx)
  const { start, end, serviceId, departmentId, channel } = periodOf(given.filter, zone, now)
  const there = await tx.all(store.drawable, start, end, serviceId, departmentId, channel, DRAWN_FROM)
  if (there.length < FEWEST)
    refuse(demandRefusals.too_few_contacts, { contacts: there.length, needed: FEWEST })
  const id = newId(now)
  if (!(await tx.maybe(store.addSheet, id, given.name, actor.agentId, now)))
    refuse(demandRefusals.named_already)
  // By its id, so that the same sheet could be drawn again from the same contacts.
  const drawn = chanceFrom(id).shuffle(there).slice(0, given.contacts)
  await tx.run(
    store.addContacts,
    id,
    drawn.map((one) => one.id),
  )
  await record(tx, demandEvents.sheetMade, madeBy(actor, now), { sheetId: id, contacts: drawn.length })
  return tx.one(store.findSheet, actor.agentId, id)
}

/** Marks one contact of a sheet; whoever marks it again corrects the own mark. Refuses not_found, sheet_closed. */
export async function markSheet(
  tx: Tx,
  actor: AgentActor,
  given: { sheetId: string; contactId: string; demand: DemandKind },
  now: Date,
): Promise<void> {
  const { sheetId, contactId, demand } = given
  mustBeOpen(await tx.maybe(store.shareSheet, sheetId))
  if (!(await tx.one(store.isOnSheet, sheetId, contactId)).any) refuse(general.not_found)
  const changed = await tx.maybe(store.markItem, sheetId, contactId, actor.agentId, demand, now)
  if (changed) await record(tx, demandEvents.sheetMarked, { ...madeBy(actor, now), contactId }, { sheetId })
}

/** Closes a sheet and tells how far people agreed. Refuses not_found, sheet_closed. */
export async function closeSheet(
  tx: Tx,
  actor: AgentActor,
  sheetId: CheckSheet['id'],
  now: Date,
): Promise<CheckSheetResult> {
  mustBeOpen(await tx.maybe(store.lockSheet, sheetId))
  await tx.run(store.closeSheet, sheetId, now)
  await record(tx, demandEvents.sheetClosed, madeBy(actor, now), { sheetId })
  return agreementOf(await tx.all(store.marksOf, sheetId))
}

function mustBeOpen(sheet: { closedAt: Date | null } | undefined): void {
  const found = sheet ?? refuse(general.not_found)
  if (found.closedAt !== null) refuse(demandRefusals.sheet_closed)
}
