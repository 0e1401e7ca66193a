import { general } from '#platform/contract/refusal.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { widgetRoutes } from './contract.ts'
import * as store from './store.ts'

export type SiteView = AnswerOf<typeof widgetRoutes.addSite>

/** The sites on which the widget may be shown. */
export async function listSites(tx: Tx): Promise<SiteView[]> {
  return (await tx.all(store.sites)).map(presentSite)
}

export function presentSite({ serviceId, service, ...site }: store.SiteRow): SiteView {
  return {
    ...site,
    service: serviceId !== null && service !== null ? { id: serviceId, name: service } : null,
  }
}

/** Whether the widget may be shown on the site of this origin. */
export async function mayShow(tx: Tx, origin: string): Promise<boolean> {
  return (await tx.maybe(store.siteOf, origin)) !== undefined
}

/** What the client of a contact looks at. Refuses not_found. */
export async function pageOf(tx: Tx, contactId: string): Promise<AnswerOf<typeof widgetRoutes.page>> {
  const row = (await tx.maybe(store.pageOf, contactId)) ?? refuse(general.not_found)
  const { site = null, title, address, language = null, details = {}, at } = row
  // A left join without a match gives nulls.
  if (!title && !address) return { page: null }
  return { page: at ? { site, title: title ?? '', address: address ?? '', language, details, at } : null }
}
