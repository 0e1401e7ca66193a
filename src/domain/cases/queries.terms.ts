import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import { publishedTerms } from '../services/queries.ts'
import type { TermTold } from './contract.terms.ts'
import * as cases from './store/cases.ts'
import * as store from './store/terms.ts'

/** What was told of a published term, its instant still a Date. */
export type TermToldView = Omit<TermTold, 'at'> & { at: Date }

/** What the service of a case has published, and what its client was told of it, the newest first. */
export async function termsOfCase(tx: Tx, caseId: string) {
  const kase = (await tx.maybe(cases.find, caseId)) ?? refuse(general.not_found)
  const published = kase.serviceId === null ? [] : await publishedTerms(tx, kase.serviceId)
  return { caseId, published, told: (await tx.all(store.toldOf, caseId)).map(presentTermTold) }
}

/** The contract's form of what was told. */
export function presentTermTold({ byId, byName, ...row }: store.TermToldRow): TermToldView {
  return { ...row, differs: row.told !== row.published, by: { id: byId, name: byName } }
}
