import { statement } from '#platform/database/statement.ts'

export type SiteRow = {
  id: string
  origin: string
  name: string
  serviceId: string | null
  service: string | null
  keepsQuery: boolean
  madeAt: Date
}
const SITE = `w.id, w.origin, w.name, w.service_id, v.name as service, w.keeps_query, w.made_at`
const SITES = `widget_sites w left join services v on v.id = w.service_id`

export const sites = statement<SiteRow>('widget.sites', `select ${SITE} from ${SITES} order by w.name, w.id`)
export const site = statement<SiteRow, [id: string]>(
  'widget.site',
  `select ${SITE} from ${SITES} where w.id = $1`,
)
export const siteOf = statement<SiteRow, [origin: string]>(
  'widget.siteOf',
  `select ${SITE} from ${SITES} where w.origin = $1`,
)
export const serviceThere = statement<{ id: string }, [id: string]>(
  'widget.serviceThere',
  `select id from services where id = $1 and active`,
)

type Set = [id: string, origin: string, name: string, serviceId: string | null, keepsQuery: boolean]
export const addSite = statement<{ id: string }, [...Set, madeBy: string, now: Date]>(
  'widget.addSite',
  `insert into widget_sites (id, origin, name, service_id, keeps_query, made_by, made_at)
   values ($1, $2, $3, $4, $5, $6, $7) on conflict (origin) do nothing returning id`,
)
export const changeSite = statement<{ id: string }, Set>(
  'widget.changeSite',
  `update widget_sites set origin = $2, name = $3, service_id = $4, keeps_query = $5
   where id = $1 and not exists (select from widget_sites o where o.origin = $2 and o.id <> $1) returning id`,
)
export const removeSite = statement<{ id: string }, [id: string]>(
  'widget.removeSite',
  `delete from widget_sites where id = $1 returning id`,
)

export const organisation = statement<{ name: string; zone: string }>(
  'widget.organisation',
  `select name, zone from organisations limit 1`,
)

/** The conversation of a visit that is not over. */
export const openContact = statement<
  { id: string; caseId: string | null; clientId: string | null },
  [sessionId: string]
>(
  'widget.openContact',
  `select id, case_id, client_id from contacts where session_id = $1 and state <> 'ended' order by arrived_at desc limit 1`,
)

export const tellPage = statement<
  never,
  [
    contactId: string,
    siteId: string,
    origin: string,
    title: string,
    address: string,
    language: string | null,
    details: string,
    now: Date,
  ]
>(
  'widget.tellPage',
  `insert into contact_pages (contact_id, site_id, origin, title, address, language, details, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (contact_id) do update set site_id = excluded.site_id, origin = excluded.origin, title = excluded.title,
     address = excluded.address, language = excluded.language, details = excluded.details, at = excluded.at`,
)

export type PageRow = {
  site: string | null
  title: string
  address: string
  language: string | null
  details: Record<string, string>
  at: Date
}
/** A row for a contact that is there; its page, if it has one. */
export const pageOf = statement<{ there: string } & Partial<PageRow>, [contactId: string]>(
  'widget.pageOf',
  `select c.id as there, w.name as site, p.title, p.address, p.language, p.details, p.at
   from contacts c left join contact_pages p on p.contact_id = c.id left join widget_sites w on w.id = p.site_id
   where c.id = $1`,
)
