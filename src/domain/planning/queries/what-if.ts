import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import { measuredInputs } from '../measured.what-if.ts'
import { catalogueOf } from '../rules/what-if.ts'
import type { Catalogue } from '../rules/what-if.ts'
import * as store from '../store/what-if.ts'
import type { ScenarioRow } from '../store/what-if.ts'

/** One what-if; refuses when there is none. */
export async function getScenario(tx: Tx, id: string): Promise<ScenarioRow> {
  return (await tx.maybe(store.find, id)) ?? refuse(general.not_found)
}

/** Saved what-ifs, latest first. */
export async function listScenarios(tx: Tx): Promise<ScenarioRow[]> {
  return tx.all(store.list)
}

/** Every input of the two designs, as measured here where the contacts tell, else as assumed in the worked example. */
export async function catalogue(tx: Tx, now: Date): Promise<Catalogue> {
  return catalogueOf(await measuredInputs(tx, now))
}
