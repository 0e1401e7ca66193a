import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import * as store from './store.ts'

/** Every field in its order, with how many cases or clients have it. */
export async function listFields(tx: Tx, all: boolean) {
  return (await tx.all(store.list, all)).map(presentField)
}

/** One field; refuses what does not exist. */
export async function getField(tx: Tx, fieldId: string) {
  return presentField((await tx.maybe(store.find, fieldId)) ?? refuse(general.not_found))
}

/** The fields of a case: those asked for on its service, and those that have something. */
export async function fieldsOfCase(tx: Tx, caseId: string) {
  return (await tx.all(store.ofCase, caseId)).map(presentFact)
}

/** The fields of a client, filled in or not. */
export async function fieldsOfClient(tx: Tx, clientId: string) {
  return (await tx.all(store.ofClient, clientId)).map(presentFact)
}

function presentField({ place: _place, ...field }: store.FieldRow) {
  return field
}

/** The contract's form of a fact. */
export function presentFact({ setById, setByName, ...fact }: store.FactRow) {
  return {
    ...fact,
    setBy: setById !== null && setByName !== null ? { id: setById, name: setByName } : null,
  }
}
