import type { Bind } from '../accounts/contract.ts'
import { addService, changeService, setServiceActive } from './commands.ts'
import { catalogueRoutes } from './contract.catalogue.ts'
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
  bindCatalogue(bind)
}

function bindCatalogue(bind: Bind): void {
  bind(catalogueRoutes.list, async (tx) => ({ items: await queries.listCatalogue(tx) }))
  bind(catalogueRoutes.add, (tx, { actor, body, now }) => addService(tx, actor, body, now))
  bind(catalogueRoutes.change, (tx, { actor, params, body, version, now }) =>
    changeService(tx, actor, { ...params, version, input: body }, now),
  )
  bind(catalogueRoutes.setActive, (tx, { actor, params, body, now }) =>
    setServiceActive(tx, actor, { ...params, ...body }, now),
  )
}
