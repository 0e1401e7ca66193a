import type { Bind } from '../accounts/contract.ts'
import { flowRoutes } from './contract.flow.ts'
import { createFlows } from './queries/flow.ts'
import { getJourney } from './queries/journey.ts'
import { listJourneys, randomJourney } from './queries/journeys.ts'

/** Binds how needs flow through the service, and their journeys (R26, R28). */
export function bindFlow(bind: Bind): void {
  const r = flowRoutes
  const flows = createFlows()
  bind(r.flow, (tx, { query, now }) => flows.read(tx, query, now))
  bind(r.journeys, (tx, { query, now }) => listJourneys(tx, query, now))
  bind(r.randomJourney, (tx, { query, now }) => randomJourney(tx, query, now))
  bind(r.journey, (tx, { params }) => getJourney(tx, params.caseId))
}
