import { statement } from '#platform/database/statement.ts'
import type { Channel } from '../services/contract.ts'
import type { AccessNeed, FactSource, IdentifierKind } from './contract.ts'

export const country = statement<{ country: string }>('clients.country', `select country from organisations`)

export type ClientRow = {
  id: string
  name: string | null
  language: string
  accessNeeds: AccessNeed[]
  accessNote: string | null
  preferredChannel: Channel | null
  preferredTimes: string | null
  createdAt: Date
  version: number
}

const CLIENT = `select id, name, language, access_needs, access_note, preferred_channel, preferred_times, created_at, version
  from clients where id = $1 and erased_at is null and merged_into is null`

export const client = statement<ClientRow, [clientId: string]>('clients.get', CLIENT)
/** In whom somebody lives on who was put together with another; the one asked for where they were not. */
export const livesOn = statement<{ id: string }, [clientId: string]>(
  'clients.livesOn',
  `select coalesce(client_lives_on($1), $1) as id`,
)
export const lockClient = statement<ClientRow, [clientId: string]>(
  'clients.lock',
  `${CLIENT} for no key update`,
)

export const addClient = statement<never, [id: string, name: string | null, language: string, now: Date]>(
  'clients.add',
  `insert into clients (id, name, language, created_at) values ($1, $2, $3, $4)`,
)

export const changeClient = statement<
  never,
  [string, string | null, string, readonly AccessNeed[], string | null, Channel | null, string | null]
>(
  'clients.change',
  `update clients set name = $2, language = $3, access_needs = $4, access_note = $5, preferred_channel = $6,
     preferred_times = $7, version = version + 1 where id = $1`,
)

// ── identifiers ────────────────────────────────────────────────────────────────────────────────────────────────────
export type IdentifierRow = {
  id: string
  kind: IdentifierKind
  value: string
  shown: string
  source: string
  provedAt: Date | null
}

export const identifiers = statement<IdentifierRow, [clientId: string]>(
  'clients.identifiers',
  `select id, kind, value, shown, source, proved_at from client_identifiers where client_id = $1 order by created_at, array_position(array['phone','email','account'], kind), id`,
)

export const addIdentifier = statement<
  IdentifierRow,
  [
    id: string,
    clientId: string,
    kind: IdentifierKind,
    value: string,
    shown: string,
    source: string,
    now: Date,
  ]
>(
  'clients.addIdentifier',
  `insert into client_identifiers (id, client_id, kind, value, shown, source, created_at) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (client_id, kind, value) do nothing
   returning id, kind, value, shown, source, proved_at`,
)

export const removeIdentifier = statement<{ kind: IdentifierKind }, [clientId: string, identifierId: string]>(
  'clients.removeIdentifier',
  `delete from client_identifiers where client_id = $1 and id = $2 returning kind`,
)

export const proveIdentifier = statement<
  never,
  [clientId: string, kind: IdentifierKind, value: string, now: Date]
>(
  'clients.proveIdentifier',
  `update client_identifiers set proved_at = $4 where client_id = $1 and kind = $2 and value = $3`,
)

// ── finding ────────────────────────────────────────────────────────────────────────────────────────────────────────
type Found = { clientId: string }
const LIVING = `join clients c on c.id = i.client_id and c.erased_at is null`

export const byIdentifier = statement<Found, [kind: IdentifierKind, value: string]>(
  'clients.byIdentifier',
  `select i.client_id from client_identifiers i ${LIVING} where i.kind = $1 and i.value = $2 limit 50`,
)

export const byIdentifierPart = statement<Found, [pattern: string]>(
  'clients.byIdentifierPart',
  `select distinct i.client_id from (
     select client_id from client_identifiers where value like $1 limit 100) i ${LIVING}`,
  {
    underView: `select distinct i.client_id from (
     select client_id from all_identifiers where value like $1 limit 1000) i ${LIVING} limit 100`,
  },
)

export const byReference = statement<Found, [reference: string]>(
  'clients.byReference',
  `select i.client_id from cases i ${LIVING} where i.reference = $1`,
)

export const byWholeName = statement<Found, [name: string]>(
  'clients.byWholeName',
  `select id as client_id from clients
   where plain(coalesce(name, '')) = plain($1::text) and erased_at is null limit 50`,
  {
    underView: `select i.client_id from (select id as client_id from all_clients
     where plain(coalesce(name, '')) = plain($1::text) limit 1000) i ${LIVING} limit 50`,
  },
)

const PLACES = [1, 2, 3, 4] as const
const beginning = (count: number) =>
  PLACES.slice(0, count)
    .map((place) => `((' ' || plain(coalesce(name, ''))) like ('% ' || plain($${place}::text) || '%'))`)
    .join(' and ')
/** Names in which every word begins some word, one statement for each number of words. */
export const byWords = PLACES.map((count) =>
  statement<Found, readonly string[]>(
    `clients.byWords${count}`,
    `select id as client_id from clients where ${beginning(count)} and erased_at is null limit 100`,
    {
      underView: `select i.client_id from (select id as client_id from all_clients
        where ${beginning(count)} limit 1000) i ${LIVING} limit 100`,
    },
  ),
)

/** Names in a script of their own: all words whole, or the beginning of the name. */
export const byScript = statement<Found, [name: string]>(
  'clients.byScript',
  `select client_id from (
     (select id as client_id from clients where plain(name) ~ '[^ -~]' and erased_at is null
       and string_to_array(plain(name), ' ') @> string_to_array(plain($1::text), ' ') limit 50)
     union
     (select id from clients where plain(coalesce(name, '')) ~>=~ plain($1::text)
       and plain(coalesce(name, '')) ~<~ (plain($1::text) || chr(1114111)) and erased_at is null limit 50)) named`,
  {
    underView: `select i.client_id from (
     (select id as client_id from all_clients where plain(name) ~ '[^ -~]'
       and string_to_array(plain(name), ' ') @> string_to_array(plain($1::text), ' ') limit 500)
     union
     (select id from all_clients where plain(coalesce(name, '')) ~>=~ plain($1::text)
       and plain(coalesce(name, '')) ~<~ (plain($1::text) || chr(1114111)) limit 500)) i ${LIVING} limit 100`,
  },
)

/** Names spelt nearly so, the likest first. */
export const byLikeness = statement<Found, [name: string]>(
  'clients.byLikeness',
  `select i.client_id from clients_named_like($1) i ${LIVING} order by i.likeness desc, i.client_id limit 10`,
)

export const newest = statement<Found, [limit: number]>(
  'clients.newest',
  `select id as client_id from clients where erased_at is null and merged_into is null order by created_at desc, id desc limit $1`,
)

export type HitRow = {
  id: string
  name: string | null
  identifiers: { kind: IdentifierKind; shown: string }[]
  openCases: number
  lastContactAt: Date | null
}

export const hits = statement<HitRow, [ids: readonly string[], ranks: readonly number[], limit: number]>(
  'clients.hits',
  `select c.id, c.name,
     coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'shown', i.shown) order by i.created_at, i.id)
       from client_identifiers i where i.client_id = c.id), '[]') as identifiers,
     best.open_cases, best.last_contact_at
   from (
     select a.id, a.rank,
       (select count(*) from cases k where k.client_id = a.id and k.state = 'open') as open_cases,
       (select t.arrived_at from contacts t where t.client_id = a.id order by t.arrived_at desc limit 1) as last_contact_at
     from unnest($1::uuid[], $2::int[]) as a(id, rank)
     order by rank, last_contact_at desc nulls last, id limit $3) best
   join clients c on c.id = best.id
   order by best.rank, best.last_contact_at desc nulls last, c.id`,
)

export type CandidateRow = { clientId: string; name: string | null; kinds: IdentifierKind[] }

export const candidates = statement<CandidateRow, [phone: string | null, email: string | null]>(
  'clients.candidates',
  `select i.client_id, c.name, array_agg(distinct i.kind) as kinds
   from client_identifiers i ${LIVING}
   where (i.kind = 'phone' and i.value = $1::text) or (i.kind = 'email' and i.value = $2::text)
   group by i.client_id, c.name limit 50`,
)

// ── facts, representatives ─────────────────────────────────────────────────────────────────────────────────────────
export type FactRow = {
  id: string
  label: string
  value: string
  source: FactSource
  agentName: string | null
  contactId: string | null
  channel: Channel | null
  caseId: string | null
  toldAt: Date
}

const FACT = `select f.id, f.label, f.value, f.source, a.name as agent_name, f.contact_id, t.channel, f.case_id, f.told_at
  from client_facts f left join agents a on a.id = f.agent_id left join contacts t on t.id = f.contact_id`

export const facts = statement<FactRow, [clientId: string]>(
  'clients.facts',
  `${FACT} where f.client_id = $1 and f.replaced_by is null order by f.told_at desc, f.id desc`,
)

export const fact = statement<FactRow, [clientId: string, factId: string]>(
  'clients.fact',
  `${FACT} where f.client_id = $1 and f.id = $2`,
)

export const factByLabel = statement<FactRow, [clientId: string, label: string]>(
  'clients.factByLabel',
  `${FACT} where f.client_id = $1 and f.label = $2 and f.replaced_by is null`,
)

export const addFact = statement<
  never,
  [
    id: string,
    clientId: string,
    caseId: string | null,
    label: string,
    value: string,
    source: FactSource,
    contactId: string | null,
    agentId: string | null,
    now: Date,
  ]
>(
  'clients.addFact',
  `insert into client_facts (id, client_id, case_id, label, value, source, contact_id, agent_id, told_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

export const replaceFact = statement<never, [factId: string, byId: string]>(
  'clients.replaceFact',
  `update client_facts set replaced_by = $2 where id = $1`,
)

/** Whether a contact and a case, where given, are this client's. */
export const belongs = statement<
  { belongs: boolean },
  [clientId: string, contactId: string | null, caseId: string | null]
>(
  'clients.belongs',
  `select ($2::uuid is null or exists (select from contacts where id = $2::uuid and client_id = $1::uuid))
     and ($3::uuid is null or exists (select from cases where id = $3::uuid and client_id = $1::uuid)) as belongs`,
)

export type RepresentativeRow = {
  id: string
  name: string
  relation: string
  may: string
  phone: string | null
  email: string | null
  since: Date
  until: Date | null
}

export const representatives = statement<RepresentativeRow, [clientId: string]>(
  'clients.representatives',
  `select id, name, relation, may, phone, email, since, until from client_representatives
   where client_id = $1 order by since, id`,
)

export const addRepresentative = statement<
  RepresentativeRow,
  [string, string, string, string, string, string | null, string | null, Date, Date | null]
>(
  'clients.addRepresentative',
  `insert into client_representatives (id, client_id, name, relation, may, phone, email, since, until)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   returning id, name, relation, may, phone, email, since, until`,
)
