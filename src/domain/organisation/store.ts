import { statement } from '#platform/database/statement.ts'
import type { OrganisationSettings } from './contract.ts'

export const settings = statement<OrganisationSettings>(
  'organisation.settings',
  `select name, zone, locale, country, phone, email, address, example, languages, version,
     (select count(*)::int from calendars k where k.zone = o.zone) as calendars_in_zone
   from organisations o`,
)

export const lock = statement<{ version: number }>(
  'organisation.lock',
  `select version from organisations for no key update`,
)

type Details = [
  name: string,
  zone: string,
  locale: string,
  country: string,
  languages: readonly string[],
  phone: string | null,
  email: string | null,
  address: string | null,
]

export const add = statement<{ name: string }, [...Details, now: Date]>(
  'organisation.add',
  `insert into organisations (name, zone, locale, country, languages, phone, email, address, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (only_one) do nothing returning name`,
)

export const change = statement<never, Details>(
  'organisation.change',
  `update organisations set name = $1, zone = $2, locale = $3, country = $4, languages = $5, phone = $6, email = $7,
     address = $8, version = version + 1`,
)

/** Opening hours stay at their clock times; whoever goes by the organisation’s zone goes with it. */
export const moveCalendars = statement<never, [from: string, to: string]>(
  'organisation.moveCalendars',
  `update calendars set zone = $2, version = version + 1 where zone = $1`,
)

// ── set-up ─────────────────────────────────────────────────────────────────────────────────────────────────────────
/** Whether anybody could administer the service: from then on set-up is closed. */
export const adminThere = statement<{ there: boolean }>(
  'organisation.adminThere',
  `select exists (select from organisations) or exists (select from agents where 'admin' = any(roles)) as there`,
)

export const keepLink = statement<never, [fingerprint: string, now: Date]>(
  'organisation.keepLink',
  `insert into set_ups (fingerprint, made_at) values ($1, $2)
   on conflict (only_one) do update set fingerprint = $1, made_at = $2`,
)

export const link = statement<{ fingerprint: string }>('organisation.link', `select fingerprint from set_ups`)

/** Held until the set-up is done: of two at once the second finds it done. */
export const lockLink = statement<{ fingerprint: string }>(
  'organisation.lockLink',
  `select fingerprint from set_ups for update`,
)

export const endLink = statement<never>('organisation.endLink', `delete from set_ups`)

// ── who holds open work ────────────────────────────────────────────────────────────────────────────────────────────
export const openWork = statement<
  { cases: number; legs: number; covering: number; talking: number },
  [agentId: string]
>(
  'organisation.openWork',
  `select (select count(*)::int from cases where owner_id = $1 and state = 'open') as cases,
     (select count(*)::int from legs where co_owner_id = $1 and state = 'open') as legs,
     (select count(*)::int from agents where cover_id = $1 and active) as covering,
     (select count(*)::int from contacts c where c.state = 'talking' and (c.agent_id = $1
       or exists (select from participants p where p.contact_id = c.id and p.agent_id = $1 and p.left_at is null)))
       as talking`,
)

export const agentThere = statement<{ id: string; name: string }, [agentId: string]>(
  'organisation.agentThere',
  `select id, name from agents where id = $1`,
)

export const openCases = statement<{ id: string }, [ownerId: string]>(
  'organisation.openCases',
  `select id from cases where owner_id = $1 and state = 'open' order by id`,
)

export const openLegs = statement<{ id: string; caseId: string }, [coOwnerId: string]>(
  'organisation.openLegs',
  `select id, case_id from legs where co_owner_id = $1 and state = 'open' order by case_id, id`,
)

/** Cases of others in which somebody has promised something that is still open. */
export const promisedIn = statement<{ caseId: string }, [agentId: string]>(
  'organisation.promisedIn',
  `select distinct m.case_id from commitments m where m.by_agent_id = $1 and m.state = 'open' and m.leg_id is null
   order by m.case_id`,
)
