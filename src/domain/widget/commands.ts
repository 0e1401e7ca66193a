import { general } from '#platform/contract/refusal.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { startVisit } from '../accounts/commands.ts'
import { madeBy } from '../accounts/contract.ts'
import type { AgentActor, Anyone, ClientActor } from '../accounts/contract.ts'
import { widgetEvents, widgetRefusals } from './contract.ts'
import type { widgetRoutes } from './contract.ts'
import { presentSite } from './queries.ts'
import type { SiteView } from './queries.ts'
import * as store from './store.ts'

/** The origin as browsers say it: lower case, without the port that goes without saying. Refuses what is none. */
function originOf(text: string): string {
  const origin = URL.parse(text)?.origin
  if (origin !== undefined && origin !== 'null') return origin
  throw new Refusal(general.invalid_input, {}, [
    { path: '/body/origin', message: 'is no origin, such as https://www.example.org' },
  ])
}

/** Begins a visit in the widget, or goes on with the one there is. Refuses site_unknown. */
export async function openVisit(
  tx: Tx,
  actor: Anyone,
  origin: string,
  now: Date,
): Promise<AnswerOf<typeof widgetRoutes.open> & { readonly secret: string | null }> {
  const site = (await tx.maybe(store.siteOf, originOf(origin))) ?? refuse(widgetRefusals.site_unknown)
  const visit = await startVisit(tx, actor, now)
  const going = await tx.maybe(store.openContact, visit.sessionId)
  const { name: organisation = '', zone = 'UTC' } = (await tx.maybe(store.organisation)) ?? {}
  const { service, keepsQuery } = presentSite(site)
  return {
    sessionId: visit.sessionId,
    secret: visit.secret,
    organisation,
    zone,
    service,
    keepsQuery,
    contactId: going?.id ?? null,
  }
}

export type PageTold = {
  readonly origin: string
  readonly title: string
  readonly address: string
  readonly language: string | null
  readonly details: Readonly<Record<string, string>>
}

/**
 * Keeps what the client looks at while they are in contact, for whoever answers; of the address, no more than the site
 * allows. Without a contact nothing is kept. Refuses site_unknown.
 */
export async function tellPage(tx: Tx, actor: ClientActor, page: PageTold, now: Date): Promise<void> {
  const site = (await tx.maybe(store.siteOf, originOf(page.origin))) ?? refuse(widgetRefusals.site_unknown)
  const address = addressOf(page.address, site)
  const details = JSON.stringify(Object.fromEntries(Object.entries(page.details).slice(0, 20)))
  const contact = await tx.maybe(store.openContact, actor.sessionId)
  if (!contact) return
  const title = plain(page.title)
  await tx.run(store.tellPage, contact.id, site.id, site.origin, title, address, page.language, details, now)
  const about = { contactId: contact.id, caseId: contact.caseId, clientId: contact.clientId }
  await record(tx, widgetEvents.pageTold, { ...madeBy(actor, now), ...about }, {})
}

function addressOf(text: string, site: store.SiteRow): string {
  const url = URL.parse(text)
  if (url?.origin !== site.origin) {
    throw new Refusal(general.invalid_input, {}, [{ path: '/body/address', message: 'is on another site' }])
  }
  return `${url.origin}${url.pathname}${site.keepsQuery ? url.search : ''}`
}

const plain = (text: string) => text.replace(/[\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, ' ').trim()

export type SetSite = {
  readonly origin: string
  readonly name: string
  readonly serviceId: string | null
  readonly keepsQuery: boolean
}

/** Lets a site show the widget. Refuses site_there. */
export async function addSite(tx: Tx, actor: AgentActor, input: SetSite, now: Date): Promise<SiteView> {
  const origin = originOf(input.origin)
  await mustBeService(tx, input.serviceId)
  const id = newId(now)
  const { name, serviceId, keepsQuery } = input
  const added = await tx.maybe(store.addSite, id, origin, name, serviceId, keepsQuery, actor.agentId, now)
  if (!added) refuse(widgetRefusals.site_there)
  await record(tx, widgetEvents.siteAdded, { ...madeBy(actor, now), serviceId }, { siteId: id })
  return presentSite(await tx.one(store.site, id))
}

/** Changes what holds for a site. Refuses site_there. */
export async function changeSite(
  tx: Tx,
  actor: AgentActor,
  siteId: string,
  input: SetSite,
  now: Date,
): Promise<SiteView> {
  if (!(await tx.maybe(store.site, siteId))) refuse(general.not_found)
  await mustBeService(tx, input.serviceId)
  const { name, serviceId, keepsQuery } = input
  const changed = await tx.maybe(
    store.changeSite,
    siteId,
    originOf(input.origin),
    name,
    serviceId,
    keepsQuery,
  )
  if (!changed) refuse(widgetRefusals.site_there)
  await record(tx, widgetEvents.siteChanged, { ...madeBy(actor, now), serviceId }, { siteId })
  return presentSite(await tx.one(store.site, siteId))
}

/** A site shows the widget no more. */
export async function removeSite(tx: Tx, actor: AgentActor, siteId: string, now: Date): Promise<void> {
  if (!(await tx.maybe(store.removeSite, siteId))) refuse(general.not_found)
  await record(tx, widgetEvents.siteRemoved, madeBy(actor, now), { siteId })
}

async function mustBeService(tx: Tx, serviceId: string | null): Promise<void> {
  if (serviceId === null || (await tx.maybe(store.serviceThere, serviceId))) return
  throw new Refusal(general.invalid_input, {}, [
    { path: '/body/serviceId', message: 'is no service of ours' },
  ])
}
