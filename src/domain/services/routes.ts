import type { Bind } from '../accounts/contract.ts'
import { serviceRoutes } from './contract.ts'
import * as queries from './queries.ts'
import { createSuggest } from './suggestions.ts'

/** Binds the catalogue: the organisation, services, suggestions, departments. */
export function bindServices(bind: Bind): void {
  const suggest = createSuggest()
  bind(serviceRoutes.organisation, (tx) => queries.getOrganisation(tx))
  bind(serviceRoutes.list, async (tx, { now }) => ({ items: await queries.listServices(tx, now) }))
  bind(serviceRoutes.get, (tx, { params, now }) => queries.getService(tx, params.slug, now))
  bind(serviceRoutes.suggest, (tx, { query, now }) => suggest(tx, query.q, now))
  bind(serviceRoutes.departments, async (tx) => ({ items: await queries.listDepartments(tx) }))
}
