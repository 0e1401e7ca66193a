import type { Tx } from '#platform/database/database.ts'
import type { Control } from '../contract.cost.ts'
import type { SaidInput } from '../contract.ts'
import { outcomeOf } from '../rules/controls.ts'
import * as store from '../store/controls.ts'
import type { ControlRow } from '../store/controls.ts'
import { getSettings } from './settings.ts'

export type ControlView = Omit<Control, 'changedAt'> & { readonly changedAt: Date }

/** All controls by name, each with what it prevents and costs, or with what has to be said first. */
export async function listControls(tx: Tx): Promise<ControlView[]> {
  const { clientPencePerHour } = await getSettings(tx)
  return (await tx.all(store.list)).map((row) => presentControl(row, clientPencePerHour))
}

/** One control as it was just kept. */
export async function presentKept(tx: Tx, row: ControlRow): Promise<ControlView> {
  return presentControl(row, (await getSettings(tx)).clientPencePerHour)
}

const presentControl = (row: ControlRow, clientRate: SaidInput | null): ControlView => ({
  ...row,
  ...outcomeOf(row.inputs, clientRate),
})
