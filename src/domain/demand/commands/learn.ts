import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { record } from '#platform/ledger/record.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { ServiceActor } from '../../accounts/contract.ts'
import { demandEvents } from '../contract.ts'
import * as store from '../store/models.ts'
import type { KeptReport } from '../store/models.ts'

/** The job that learns the suggestions again. */
export const LEARN = 'demand.learn'

const service: ServiceActor = { kind: 'service' }

/** Asks for learning again; one job however often it is asked for. */
export function askToLearn(tx: Tx): Promise<void> {
  return addJob(tx, LEARN, {}, { key: LEARN, tries: 3 })
}

/** Keeps a model that was learnt from what was known at `asOf`; every node takes it over from the ledger. */
export async function keepModel(
  tx: Tx,
  learnt: { model: Uint8Array; examples: number; report: KeptReport; asOf: Date },
  now: Date,
): Promise<void> {
  const { model, examples, report, asOf } = learnt
  await tx.run(store.addModel, newId(now), model, examples, JSON.stringify(report), asOf)
  await tx.run(store.dropOldModels)
  await record(tx, demandEvents.modelTrained, madeBy(service, now), { examples })
}
