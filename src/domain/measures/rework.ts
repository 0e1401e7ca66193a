import type { Database } from '#platform/database/database.ts'
import { inTurn } from './rebuild.ts'
import * as store from './store/until.ts'

const FIRST_ID = '00000000-0000-0000-0000-000000000000'
/** Few at a time: whoever counts what is new waits for each of these. */
const CASES_AT_ONCE = 1_000
const ROWS_AT_ONCE = 4_000

/**
 * Counts anew what rests on a department or on levels that have changed since: cases in which an agent spoke, for these count
 * once for each department that a client dealt with, and all of a service. Everything else stays, and what is new is counted
 * meanwhile. Every step is a transaction of its own that leaves figures whole; an end in the middle does no harm: the next
 * one begins anew. `stop` ends it early, between two steps.
 */
export async function reworkChanged(database: Database, stop: () => boolean): Promise<void> {
  const { zone } = await database.read((tx) => tx.one(store.until))
  const changed = await database.read((tx) => tx.one(store.changedBasis))
  const { agentIds, serviceIds } = changed
  if (agentIds.length > 0) {
    const { caseIds } = await database.read((tx) => tx.one(store.casesOfAgents, agentIds))
    for (let at = 0; at < caseIds.length && !stop(); at += CASES_AT_ONCE)
      await inTurn(database, { caseIds: caseIds.slice(at, at + CASES_AT_ONCE), contactIds: [] }, zone, true)
  }
  if (serviceIds.length > 0) await reworkServices(database, serviceIds, zone, stop)
  if (!stop())
    await database.transact(async (tx) => {
      await tx.one(store.lock)
      await tx.run(store.takeBasis, changed.basis, changed.gone)
    })
}

/** First what cases are known to be of a service, then contacts, for one may be of another service than its case. */
async function reworkServices(
  database: Database,
  serviceIds: string[],
  zone: string,
  stop: () => boolean,
): Promise<void> {
  for (let after = FIRST_ID; !stop();) {
    const rows = await database.read((tx) => tx.all(store.needsOfServices, serviceIds, after, CASES_AT_ONCE))
    const last = rows.at(-1)
    if (!last) break
    await inTurn(database, { caseIds: rows.map(({ caseId }) => caseId), contactIds: [] }, zone, true)
    after = last.caseId
  }
  for (let after = FIRST_ID; !stop();) {
    const rows = await database.read((tx) =>
      tx.all(store.contactsOfServices, serviceIds, after, ROWS_AT_ONCE),
    )
    const last = rows.at(-1)
    if (!last) break
    const caseIds = [...new Set(rows.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])))]
    const contactIds = rows.filter(({ caseId }) => caseId === null).map(({ contactId }) => contactId)
    await inTurn(database, { caseIds, contactIds }, zone, true)
    after = last.contactId
  }
}
